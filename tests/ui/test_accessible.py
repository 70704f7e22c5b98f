"""What a screen reader is told of every page, and where Tab leads on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gridapp.models.role import Role as Rank
from gridapp.paths import Home
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto, Page
from gridapp.ui.pages.activities import ActivitiesPage
from gridapp.ui.pages.activity import ActivityPage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.disputes import DisputesPage
from gridapp.ui.pages.force import ForcePage
from gridapp.ui.pages.help import HelpPage
from gridapp.ui.pages.help_plan import HelpPlanPage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.pages.net import NetPage
from gridapp.ui.pages.order import OrderPage
from gridapp.ui.pages.project import ProjectPage
from gridapp.ui.pages.request import RequestPage
from gridapp.ui.pages.round import RoundPage
from gridapp.ui.pages.rounds import RoundsPage
from gridapp.ui.pages.survey import SurveyPage
from gridapp.ui.pages.survey_answer import SurveyAnswerPage
from gridapp.ui.pages.surveys import SurveysPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.rows import ICON_ROLE
from tests.ui.desk import Desk
from tests.ui.test_page_layout import (
    batch,
    bulletin,
    dispatching,
    joining_forces,
    life,
    ordering,
    printing,
    reviewing,
    transferring,
    warned,
)
from tests.ui.together import force_of, help_for, order_of, project_of, quarrel, round_of, survey_of
from tests.ui.village_desk import PAGES, Key, VillageDesk
from tests.village import Village

Role = QAccessible.Role


def shown(desk: VillageDesk) -> Iterator[tuple[str, Page]]:
    """Every page of a worker and of a centre, one after the other, with its forms unfolded."""
    homes = desk.village.households
    told = desk.village.matters["想问低保什么时候复核"]
    case, helped, bamboo, winter = quarrel(desk), help_for(desk), project_of(desk), round_of(desk)
    asked = survey_of(desk)
    show: Mapping[str, Callable[[], Page]] = {
        "households": lambda: desk.go(HouseholdsPage),
        "household": lambda: desk.go(HouseholdPage, subject=homes[3]),
        "edit": lambda: desk.go(HouseholdPage, subject=homes[3], act="edit"),
        "life": lambda: life(desk, homes[3]),
        "request": lambda: desk.go(RequestPage, subject=homes[3]),
        "twice": lambda: warned(desk, homes[3]),
        "review": lambda: reviewing(desk),
        "matters": lambda: desk.go(MattersPage),
        "matter": lambda: desk.go(MatterPage, subject=told, act="told"),
        "disputes": lambda: desk.go(DisputesPage),
        "dispute": lambda: desk.go(DisputePage, subject=case),
        "agree": lambda: desk.go(DisputePage, subject=case, act="agree"),
        "quarrel": lambda: desk.go(DisputePage),
        "help": lambda: desk.go(HelpPage),
        "plan": lambda: desk.go(HelpPlanPage, subject=helped, act="measure"),
        "begin": lambda: desk.go(HelpPlanPage),
        "activities": lambda: desk.go(ActivitiesPage, act="projects"),
        "together": lambda: desk.go(ActivityPage),
        "project": lambda: desk.go(ProjectPage, subject=bamboo, act="report"),
        "rounds": lambda: desk.go(RoundsPage),
        "round": lambda: desk.go(RoundPage, subject=winter),
        "surveys": lambda: desk.go(SurveysPage),
        "survey": lambda: desk.go(SurveyPage, subject=asked),
        "survey_answer": lambda: desk.go(SurveyAnswerPage, subject=asked),
        "print": lambda: printing(desk, homes[3]),
        "visit": lambda: desk.go(VisitPage, subject=homes[0], act="hazard"),
        "activity": lambda: desk.go(VisitPage, subject=homes[1], act="publicity"),
        "batch": lambda: batch(desk),
        "net": lambda: desk.go(NetPage, act="covered"),
        "dispatch": lambda: dispatching(desk),
        "bulletin": lambda: bulletin(desk),
        "orders": lambda: ordering(desk),
        "order": lambda: desk.go(OrderPage, subject=order_of(desk), act="reply"),
        "forces": lambda: joining_forces(desk),
        "force": lambda: desk.go(ForcePage, subject=force_of(desk), act="task"),
        "transfer": lambda: transferring(desk, homes[5]),
    }
    for name, page in show.items():
        yield name, page()


KEYBOARD = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox)
ROLES = {
    QAbstractButton: {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu},
    QLineEdit: {Role.EditableText},
    QPlainTextEdit: {Role.EditableText},
    QAbstractItemView: {Role.Table, Role.List, Role.Tree},
    QComboBox: {Role.ComboBox},
}
"""What a part of a page is, by which a screen reader says what can be done with it."""
MOST_TABS = 300


def takes_keys(page: QWidget) -> list[QWidget]:
    """What on the page takes the keyboard by Tab."""
    every = [part for kind in KEYBOARD for part in page.findChildren(kind)]
    return [
        part
        for part in every
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled()
    ]


def heard(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """The name and the role by which a screen reader knows a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    name, role = told.text(QAccessible.Text.Name), told.role()
    Shiboken.invalidate(told)  # Qt keeps it: Python must not take it apart
    return name, role


def unheard(page: QWidget) -> list[str]:
    """What on the page has no name, or is something else than it looks like."""
    wrong = []
    for part in takes_keys(page):
        name, role = heard(part)
        roles = next(ROLES[kind] for kind in KEYBOARD if isinstance(part, kind))
        if not name.strip() or role not in roles:
            wrong.append(f"{type(part).__name__} {name!r} {role.name}")
    return wrong


def unlabelled(page: QWidget) -> list[str]:
    """Fields that are called otherwise than what stands beside them."""
    labels = " ".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())
    fields = [part for part in takes_keys(page) if isinstance(part, QLineEdit | QPlainTextEdit)]
    return [
        part.accessibleName()
        for part in fields
        if part.accessibleName().split(" · ")[0] not in labels and not part.placeholderText()
    ]


def silent_cells(page: QWidget) -> list[str]:
    """Columns without a heading, and cells that show a picture and say nothing."""
    wrong = []
    for view in page.findChildren(QTableView):
        model = view.model()
        if not view.isVisible():
            continue
        for column in range(model.columnCount()):
            if not model.headerData(column, Qt.Orientation.Horizontal):
                wrong.append(f"{view.accessibleName()}: column {column}")
            for row in range(min(model.rowCount(), 20)):
                cell = model.index(row, column)
                said = cell.data() or cell.data(Qt.ItemDataRole.AccessibleTextRole)
                if cell.data(ICON_ROLE) and not said:
                    wrong.append(f"{view.accessibleName()}: {row}, {column}")
    return wrong


def tabbed(press: Callable[[], QWidget], began: QWidget, page: QWidget) -> list[QWidget]:
    """Where Tab leads on the page, all the way round the window."""
    way: list[QWidget] = []
    while not way or way[-1] is not began:
        way.append(press())
        assert len(way) < MOST_TABS, [heard(at) for at in way[-6:]]
    inside = [page.isAncestorOf(at) for at in way]
    first = next((n for n, here in enumerate(inside) if here and not inside[n - 1]), 0)
    return [at for at in way[first:] + way[:first] if page.isAncestorOf(at)]


def stands(part: QWidget, page: QWidget) -> tuple[QWidget, QRect]:
    """Where a part is, on the sheet that is scrolled where there is one."""
    ground = next((sheet for sheet in sheets(page) if sheet.isAncestorOf(part)), page)
    return ground, QRect(part.mapTo(ground, QPoint(0, 0)), part.size())


def sheets(page: QWidget) -> list[QWidget]:
    """What is scrolled on the page, the innermost first."""
    areas = page.findChildren(QScrollArea)
    return [inside for area in reversed(areas) if (inside := area.widget()) is not None]


def jumps(page: QWidget, way: Sequence[QWidget]) -> list[str]:
    """Where Tab goes back up in the same column, or to the left of it."""
    found = []
    for one, other in pairwise(way):
        (ground, before), (same, after) = stands(one, page), stands(other, page)
        if ground is same and after.bottom() <= before.top() and after.left() <= before.left():
            found.append(f"{heard(one)[0]} -> {heard(other)[0]}")
    return found


def in_choice(part: QWidget) -> bool:
    """Whether it is one of several buttons of which one holds."""
    group: QButtonGroup | None = part.group() if isinstance(part, QAbstractButton) else None
    return group is not None


def missed(page: QWidget, way: Sequence[QWidget]) -> list[str]:
    """What Tab never reaches: of a choice of one it is enough to reach the chosen one."""
    reached = {id(at) for at in way}
    return [
        heard(part)[0]
        for part in takes_keys(page)
        if id(part) not in reached and not in_choice(part)
    ]


def found_wrong(press: Callable[[], QWidget], began: QWidget, page: QWidget) -> list[str]:
    """Everything that somebody who does not see, or uses no mouse, would stumble over."""
    way = tabbed(press, began, page)
    return [
        *(f"unheard {said}" for said in unheard(page)),
        *(f"unlabelled {said}" for said in unlabelled(page)),
        *(f"silent {said}" for said in silent_cells(page)),
        *(f"jumps {said}" for said in jumps(page, way)),
        *(f"missed {said}" for said in missed(page, way)),
    ]


def test_every_page_of_records_is_heard_and_gone_through_by_tab(desk: VillageDesk) -> None:
    wrong: dict[str, list[str]] = {}
    for name, page in shown(desk):
        found = found_wrong(lambda: desk.press(Key.Key_Tab).focused(), desk.focused(), page)
        if found:
            wrong[name] = found

    assert wrong == {}


@pytest.fixture
def whole(
    qtbot: QtBot,
    app: QApplication,
    languages: Languages,
    village_file: tuple[Village, Path],
    tmp_path: Path,
) -> Iterator[Desk]:
    """The desk with every page that the program has."""
    village, file = village_file
    home = Home(tmp_path)
    shutil.copyfile(file, home.register)
    desk = Desk(qtbot, app, home, village.desk.now_ms)
    desk.session.me = replace(desk.session.me, role=Rank.TOWN)  # who sees the pages of all
    yield desk
    desk.close()


def test_every_other_page_and_the_window_are_heard_and_gone_through_by_tab(whole: Desk) -> None:
    def press() -> QWidget:
        whole.press_only("Tab")
        return focused()

    def focused() -> QWidget:
        at = whole.window.focusWidget()
        assert at is not None
        return at

    wrong: dict[str, list[str]] = {}
    large = ("simple", "simple_more", "simple_tell", "simple_round", "simple_files")
    of_records = {*PAGES, *large, "simple_answers", "simple_survey", "print"}
    for name in (*(code for code in whole.window.makers if code not in of_records), *large):
        if name in large:
            whole.preferences.change(simple="on")
            whole.window.be_simple(simple=True)
        whole.window.go(Goto(page=name))
        whole.settle()
        if found := found_wrong(press, focused(), whole.page()):
            wrong[name] = found
    around = unheard(whole.window)

    assert (wrong, around) == ({}, [])


class Opened(QObject):
    """Notes what is shown as a window of its own: a part that stands in nothing yet, mostly."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def eventFilter(self, of: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(of, QWidget) and of.isWindow():
            self.parts.append(type(of).__name__)
        return False


def test_no_part_of_a_page_is_a_window_while_the_page_is_made(
    whole: Desk, app: QApplication
) -> None:
    wrong: dict[str, list[str]] = {}
    for name, make in whole.window.makers.items():
        opened = Opened()
        app.installEventFilter(opened)
        page = make(whole.session, parent=whole.window.pages)
        app.removeEventFilter(opened)
        page.setParent(whole.window)
        if opened.parts:
            wrong[name] = opened.parts

    assert wrong == {}
