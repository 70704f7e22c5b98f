"""The desk over a filled village: each method is one thing a worker does with the keyboard."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gridapp.register import audit
from gridapp.register.audit import Act
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Goto, Page
from gridapp.ui.pages.activities import ActivitiesPage
from gridapp.ui.pages.activity import ActivityPage
from gridapp.ui.pages.audit import AuditPage
from gridapp.ui.pages.batch import BatchPage
from gridapp.ui.pages.bulletin import BulletinPage
from gridapp.ui.pages.callbacks import CallbacksPage
from gridapp.ui.pages.circuit import CircuitPage
from gridapp.ui.pages.decide import DecidePage
from gridapp.ui.pages.dispatch import DispatchPage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.disputes import DisputesPage
from gridapp.ui.pages.docket import DocketPage
from gridapp.ui.pages.duty import DutyPage
from gridapp.ui.pages.erase import ErasePage
from gridapp.ui.pages.force import ForcePage
from gridapp.ui.pages.forces import ForcesPage
from gridapp.ui.pages.help import HelpPage
from gridapp.ui.pages.help_plan import HelpPlanPage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.life import LifePage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.pages.net import NetPage
from gridapp.ui.pages.order import OrderPage
from gridapp.ui.pages.orders import OrdersPage
from gridapp.ui.pages.people import PeoplePage
from gridapp.ui.pages.place import PlacePage
from gridapp.ui.pages.print import PrintPage
from gridapp.ui.pages.project import ProjectPage
from gridapp.ui.pages.removed import RemovedPage
from gridapp.ui.pages.request import RequestPage
from gridapp.ui.pages.retention import RetentionPage
from gridapp.ui.pages.review import ReviewPage
from gridapp.ui.pages.round import RoundPage
from gridapp.ui.pages.rounds import RoundsPage
from gridapp.ui.pages.survey import SurveyPage
from gridapp.ui.pages.survey_answer import SurveyAnswerPage
from gridapp.ui.pages.surveys import SurveysPage
from gridapp.ui.pages.transfer import TransferPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.routes import Maker
from gridapp.ui.session import Session
from tests.ui.patience import all_answered, answered
from tests.village import Village

P = TypeVar("P", bound=Page)
PAGES: dict[str, Maker] = {
    "households": HouseholdsPage,
    "household": HouseholdPage,
    "life": LifePage,
    "request": RequestPage,
    "visit": VisitPage,
    "batch": BatchPage,
    "matters": MattersPage,
    "matter": MatterPage,
    "disputes": DisputesPage,
    "dispute": DisputePage,
    "circuit": CircuitPage,
    "help": HelpPage,
    "help_plan": HelpPlanPage,
    "activities": ActivitiesPage,
    "activity": ActivityPage,
    "project": ProjectPage,
    "rounds": RoundsPage,
    "round": RoundPage,
    "surveys": SurveysPage,
    "survey": SurveyPage,
    "survey_answer": SurveyAnswerPage,
    "transfer": TransferPage,
    "dispatch": DispatchPage,
    "callbacks": CallbacksPage,
    "docket": DocketPage,
    "net": NetPage,
    "bulletin": BulletinPage,
    "orders": OrdersPage,
    "order": OrderPage,
    "forces": ForcesPage,
    "force": ForcePage,
    "people": PeoplePage,
    "place": PlacePage,
    "review": ReviewPage,
    "print": PrintPage,
    "removed": RemovedPage,
    "duty": DutyPage,
    "erase": ErasePage,
    "retention": RetentionPage,
    "audit": AuditPage,
    "decide": DecidePage,
}
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class VillageDesk:
    """Counts the keys that were pressed, so that a test can say how few are enough."""

    def __init__(self, qtbot: QtBot, session: Session, village: Village) -> None:
        self.qtbot, self.session, self.village = qtbot, session, village
        self.keys = 0
        self._begin()

    def _begin(self) -> None:
        self.window = MainWindow()
        self.window.begin(self.session, PAGES)
        self.window.resize(1366, 768)
        self.window.go(Goto(page="households"))
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()

    def start_again(self) -> None:
        """A new window over the same register: nothing is there but what the disk holds."""
        self.window.close()
        self.let_go(self.window)
        self._begin()

    def close(self) -> None:
        """Close the window, let go of the register, and of every widget at once."""
        self.window.close()
        self.session.close()
        self.let_go(self.window)
        self.let_go(self.session)

    @staticmethod
    def let_go(gone: QObject) -> None:
        """Delete at once what would otherwise hear of the next test."""
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)

    def go(self, page: type[P], subject: str = "", act: str = "") -> P:
        """Be on a page."""
        code = next(code for code, made in PAGES.items() if made is page)
        self.window.go(Goto(page=code, subject=subject, act=act))
        self.settle()
        return self.on(page)

    def settle(self) -> VillageDesk:
        """Wait until every save and every look that is under way has been answered."""
        all_answered(self.session)
        return self

    def on(self, page: type[P]) -> P:
        """The page that is shown, which has to be of this class."""
        shown = self.window.page()
        assert isinstance(shown, page)
        return shown

    def focused(self) -> QWidget:
        """What has the keyboard."""
        focused = self.window.focusWidget()
        assert focused is not None
        return focused

    def press(
        self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> VillageDesk:
        """Press keys where the keyboard is."""
        for key in keys:
            self.keys += 1
            self.qtbot.keyClick(self.focused(), key, modifier)
        return self

    def type(self, text: str) -> VillageDesk:
        """Type into the field that has the keyboard; Chinese comes as from an input method."""
        self.keys += len(text)
        focused = self.focused()
        if text.isascii():
            self.qtbot.keyClicks(focused, text)
        elif isinstance(focused, QLineEdit):
            focused.insert(text)
        elif isinstance(focused, QPlainTextEdit):
            focused.insertPlainText(text)
        else:
            raise AssertionError(focused)
        return self

    def save(self) -> VillageDesk:
        """Ctrl+Enter, and wait until it is on disk."""
        with self.qtbot.waitSignal(self.session.changed):
            self.press(Key.Key_Return, modifier=CONTROL)
        return self.settle()

    def noted(self) -> list[Act]:
        """What the access log holds, once everything given to the writer is done."""
        answered(self.session.after_saves)
        return audit.acts(self.session.conn)

    def count(self, table: str) -> int:
        """How many records of a kind stand in the register."""
        statements = {
            "visit": "SELECT count(*) FROM visit WHERE gone IS NULL",
            "matter": "SELECT count(*) FROM matter WHERE gone IS NULL",
            "reporter": "SELECT count(*) FROM reporter WHERE gone IS NULL",
            "step": "SELECT count(*) FROM step WHERE gone IS NULL",
            "household": "SELECT count(*) FROM household WHERE gone IS NULL",
        }
        (number,) = self.session.conn.execute(statements[table]).fetchone()
        return int(number)
