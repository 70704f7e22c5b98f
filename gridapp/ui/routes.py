"""Which pages there are, and which of them the rail leads to: a page is a few lines here.

A page's module, called like the page, is loaded when the page is first wanted, so that the first
one is soon there; `load` loads the others while the person reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from gridapp.ui import pages
from gridapp.ui.page import Page
from gridapp.ui.parts.rail import Stop
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session

Maker = Callable[[Session], Page]

UNDER = {
    "household": "households",
    "life": "households",
    "request": "households",
    "load": "households",
    "matter": "matters",
    "order": "orders",
    "force": "forces",
    "dispute": "disputes",
    "batch": "visit",
    "print": "",
    "backups": "settings",
    "removed": "settings",
    "duty": "settings",
    "erase": "households",
    "retention": "settings",
    "help_plan": "help",
    "activity": "activities",
    "project": "activities",
    "round": "rounds",
    "transfer": "households",
    "callbacks": "dispatch",
    "worker": "people",
    "place": "people",
    "handout": "people",
    "docket": "today",
}
"""Pages that the rail does not lead to, and the stop of the rail they belong to."""


def makers(preferences: Preferences) -> dict[str, Maker]:
    """Code of a page to what makes it."""
    return {
        "today": _today,
        "households": _households,
        "household": _household,
        "life": _life,
        "request": _request,
        "load": _load,
        "visit": _visit,
        "matters": lambda session: _matters(session, preferences),
        "batch": _batch,
        "matter": _matter,
        "disputes": lambda session: _disputes(session, preferences),
        "dispute": _dispute,
        "help": lambda session: _help(session, preferences),
        "help_plan": _help_plan,
        "activities": lambda session: _activities(session, preferences),
        "activity": _activity,
        "project": _project,
        "rounds": lambda session: _rounds(session, preferences),
        "round": _round,
        "transfer": _transfer,
        "net": _net,
        "inbox": lambda session: _inbox(session, preferences),
        "bulletin": lambda session: _bulletin(session, preferences),
        "review": _review,
        "ledgers": _ledgers,
        "simple": _simple,
        "simple_more": _simple_more,
        "simple_tell": _simple_tell,
        "simple_round": _simple_round,
        "simple_answers": _simple_answers,
        "simple_files": lambda session: _simple_files(session, preferences),
        "dispatch": lambda session: _dispatch(session, preferences),
        "orders": lambda session: _orders(session, preferences),
        "order": _order,
        "forces": lambda session: _forces(session, preferences),
        "force": _force,
        "callbacks": _callbacks,
        "people": lambda session: _people(session, preferences),
        "worker": lambda session: _worker(session, preferences),
        "place": _place,
        "handout": lambda session: _handout(session, preferences),
        "docket": _docket,
        "sync": lambda session: _sync(session, preferences),
        "print": _print,
        "settings": lambda session: _settings(session, preferences),
        "removed": _removed,
        "duty": _duty,
        "erase": _erase,
        "retention": _retention,
        "backups": lambda session: _backups(session, preferences),
        "handbook": _handbook,
    }


def early(session: Session, preferences: Preferences) -> tuple[str, ...]:
    """Pages that work before anybody looks at them: an inbox folder is watched from the start."""
    watched = session.me.role.is_centre and preferences.current.inbox_folder
    return ("inbox",) if watched else ()


def load(codes: Iterable[str]) -> None:
    """Load what these pages need, on any thread: where one is wanted, it is built at once."""
    for code in codes:
        import_module(f"{pages.__name__}.{code}")


def stops() -> list[Stop]:
    """What stands in the rail, top to bottom, in the language of now."""
    return [
        Stop("today", "today", QCoreApplication.translate("Rail", "今日")),
        Stop("households", "households", QCoreApplication.translate("Rail", "住户")),
        Stop("visit", "visit", QCoreApplication.translate("Rail", "走访")),
        Stop(
            "dispatch",
            "dispatch",
            QCoreApplication.translate("Rail", "派单"),
            apart=True,
            centre=True,
        ),
        Stop("net", "net", QCoreApplication.translate("Rail", "一张网"), centre=True),
        Stop("inbox", "inbox", QCoreApplication.translate("Rail", "收件"), centre=True),
        Stop("orders", "orders", QCoreApplication.translate("Rail", "12345"), centre=True),
        Stop("forces", "people", QCoreApplication.translate("Rail", "专班"), centre=True),
        Stop("bulletin", "bulletin", QCoreApplication.translate("Rail", "通报"), centre=True),
        Stop("people", "people", QCoreApplication.translate("Rail", "人员设备"), centre=True),
        Stop("matters", "matters", QCoreApplication.translate("Rail", "事项"), apart=True),
        Stop("disputes", "dispute", QCoreApplication.translate("Rail", "纠纷")),
        Stop("help", "help", QCoreApplication.translate("Rail", "联帮")),
        Stop("activities", "activities", QCoreApplication.translate("Rail", "活动")),
        Stop("rounds", "neighbour", QCoreApplication.translate("Rail", "大走访")),
        Stop("sync", "sync", QCoreApplication.translate("Rail", "同步"), apart=True),
        Stop("ledgers", "ledgers", QCoreApplication.translate("Rail", "台账")),
        Stop("review", "review", QCoreApplication.translate("Rail", "待核")),
        Stop("settings", "settings", QCoreApplication.translate("Rail", "设置"), at_end=True),
    ]


def _today(session: Session) -> Page:
    from gridapp.ui.pages.today import TodayPage

    return TodayPage(session)


def _households(session: Session) -> Page:
    from gridapp.ui.pages.households import HouseholdsPage

    return HouseholdsPage(session)


def _household(session: Session) -> Page:
    from gridapp.ui.pages.household import HouseholdPage

    return HouseholdPage(session)


def _life(session: Session) -> Page:
    from gridapp.ui.pages.life import LifePage

    return LifePage(session)


def _request(session: Session) -> Page:
    from gridapp.ui.pages.request import RequestPage

    return RequestPage(session)


def _load(session: Session) -> Page:
    from gridapp.ui.pages.load import LoadPage

    return LoadPage(session)


def _visit(session: Session) -> Page:
    from gridapp.ui.pages.visit import VisitPage

    return VisitPage(session)


def _batch(session: Session) -> Page:
    from gridapp.ui.pages.batch import BatchPage

    return BatchPage(session)


def _matters(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.matters import MattersPage

    return MattersPage(session, preferences)


def _matter(session: Session) -> Page:
    from gridapp.ui.pages.matter import MatterPage

    return MatterPage(session)


def _disputes(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.disputes import DisputesPage

    return DisputesPage(session, preferences)


def _dispute(session: Session) -> Page:
    from gridapp.ui.pages.dispute import DisputePage

    return DisputePage(session)


def _help(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.help import HelpPage

    return HelpPage(session, preferences)


def _help_plan(session: Session) -> Page:
    from gridapp.ui.pages.help_plan import HelpPlanPage

    return HelpPlanPage(session)


def _activities(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.activities import ActivitiesPage

    return ActivitiesPage(session, preferences)


def _activity(session: Session) -> Page:
    from gridapp.ui.pages.activity import ActivityPage

    return ActivityPage(session)


def _project(session: Session) -> Page:
    from gridapp.ui.pages.project import ProjectPage

    return ProjectPage(session)


def _rounds(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.rounds import RoundsPage

    return RoundsPage(session, preferences)


def _round(session: Session) -> Page:
    from gridapp.ui.pages.round import RoundPage

    return RoundPage(session)


def _transfer(session: Session) -> Page:
    from gridapp.ui.pages.transfer import TransferPage

    return TransferPage(session)


def _net(session: Session) -> Page:
    from gridapp.ui.pages.net import NetPage

    return NetPage(session)


def _inbox(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.inbox import InboxPage

    return InboxPage(session, preferences)


def _bulletin(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.bulletin import BulletinPage

    return BulletinPage(session, preferences)


def _review(session: Session) -> Page:
    from gridapp.ui.pages.review import ReviewPage

    return ReviewPage(session)


def _ledgers(session: Session) -> Page:
    from gridapp.ui.pages.ledgers import LedgersPage

    return LedgersPage(session)


def _handbook(session: Session) -> Page:
    from gridapp.ui.pages.handbook import HandbookPage

    return HandbookPage(session)


def _docket(session: Session) -> Page:
    from gridapp.ui.pages.docket import DocketPage

    return DocketPage(session)


def _callbacks(session: Session) -> Page:
    from gridapp.ui.pages.callbacks import CallbacksPage

    return CallbacksPage(session)


def _dispatch(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.dispatch import DispatchPage

    return DispatchPage(session, preferences)


def _orders(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.orders import OrdersPage

    return OrdersPage(session, preferences)


def _order(session: Session) -> Page:
    from gridapp.ui.pages.order import OrderPage

    return OrderPage(session)


def _forces(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.forces import ForcesPage

    return ForcesPage(session, preferences)


def _force(session: Session) -> Page:
    from gridapp.ui.pages.force import ForcePage

    return ForcePage(session)


def _people(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.people import PeoplePage

    return PeoplePage(session, preferences)


def _worker(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.worker import WorkerPage

    return WorkerPage(session, preferences)


def _place(session: Session) -> Page:
    from gridapp.ui.pages.place import PlacePage

    return PlacePage(session)


def _handout(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.handout import HandOutPage

    return HandOutPage(session, preferences)


def _sync(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.sync import SyncPage

    return SyncPage(session, preferences)


def _print(session: Session) -> Page:
    from gridapp.ui.pages.print import PrintPage

    return PrintPage(session)


def _settings(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.settings import SettingsPage

    return SettingsPage(session, preferences)


def _duty(session: Session) -> Page:
    from gridapp.ui.pages.duty import DutyPage

    return DutyPage(session)


def _erase(session: Session) -> Page:
    from gridapp.ui.pages.erase import ErasePage

    return ErasePage(session)


def _retention(session: Session) -> Page:
    from gridapp.ui.pages.retention import RetentionPage

    return RetentionPage(session)


def _removed(session: Session) -> Page:
    from gridapp.ui.pages.removed import RemovedPage

    return RemovedPage(session)


def _backups(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.backups import BackupsPage

    return BackupsPage(session, preferences)


def _simple(session: Session) -> Page:
    from gridapp.ui.pages.simple import SimplePage

    return SimplePage(session)


def _simple_more(session: Session) -> Page:
    from gridapp.ui.pages.simple_more import SimpleMorePage

    return SimpleMorePage(session)


def _simple_tell(session: Session) -> Page:
    from gridapp.ui.pages.simple_tell import SimpleTellPage

    return SimpleTellPage(session)


def _simple_round(session: Session) -> Page:
    from gridapp.ui.pages.simple_round import SimpleRoundPage

    return SimpleRoundPage(session)


def _simple_answers(session: Session) -> Page:
    from gridapp.ui.pages.simple_answers import SimpleAnswersPage

    return SimpleAnswersPage(session)


def _simple_files(session: Session, preferences: Preferences) -> Page:
    from gridapp.ui.pages.simple_files import SimpleFilesPage

    return SimpleFilesPage(session, preferences)
