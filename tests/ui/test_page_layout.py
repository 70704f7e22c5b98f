"""Nothing is cut on a small screen, in both languages and at twice the text size."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from gridapp.models.role import Role
from gridapp.register import log
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.ui import theme
from gridapp.ui.language import Language, Languages
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
from tests.ui.patience import left_wrong
from tests.ui.test_review_answers import asked
from tests.ui.test_review_page import twin_of, two_hands
from tests.ui.together import force_of, help_for, order_of, project_of, quarrel, round_of, survey_of
from tests.ui.village_desk import CONTROL, VillageDesk
from tests.village import GRID, UNITS

WIDE, TALL = 1366 - theme.RAIL, 768 - 66


def narrow(page: QWidget) -> list[str]:
    """The words on the page that have less room than they need."""
    parts: list[QLabel | QAbstractButton] = [*page.findChildren(QLabel)]
    parts += page.findChildren(QAbstractButton)
    shown = [part for part in parts if part.isVisible() and part.text()]
    return [
        part.text()
        for part in shown
        if part.width() < part.minimumSizeHint().width()
        and not (isinstance(part, QLabel) and part.wordWrap())
    ]


def cut(page: QWidget) -> list[str]:
    """Forms that are wider than the window that scrolls them."""
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    found = [(area, area.widget()) for area in areas]
    return [
        type(inside).__name__
        for area, inside in found
        if inside is not None and inside.minimumSizeHint().width() > area.viewport().width()
    ]


def faults(page: QWidget) -> list[object]:
    """What the page asks for beyond the small screen, and what has no room on it."""
    least = page.minimumSizeHint()
    too_large = least.width() > WIDE - theme.RAIL or least.height() > TALL
    return [*([least.toTuple()] if too_large else []), *narrow(page), *cut(page)]


def asked_why(desk: VillageDesk, household: str, language: Language) -> HouseholdPage:
    """The page of a household that asks why a number is wanted."""
    page = desk.go(HouseholdPage, subject=household)
    page.view.members.why.ask("罗桂花", language)
    return page


def life(desk: VillageDesk, household: str) -> LifePage:
    """The form of a life event with as much of it unfolded as any verb asks for."""
    page = desk.go(LifePage, subject=household)
    page.form.fill({"verb": "move"}, desk.session.today())
    return page


def requesting(desk: VillageDesk, household: str) -> RequestPage:
    """What a resident asks, with the button that only a centre has."""
    page = desk.go(RequestPage, subject=household)
    page.form.erase.show()
    return page


def batch(desk: VillageDesk) -> BatchPage:
    """A notebook page with a wrong line, one who told by name, and danger."""
    page = desk.go(BatchPage, subject=next(iter(UNITS)))
    desk.qtbot.waitUntil(lambda: bool(page.sheet.rows) and page.sheet.ready)
    first, second, third = page.sheet.rows[:3]
    first.fill({"teller": "resident", "words": "家里没人，楼道里堆着柴火"})
    second.fill({"words": "厨房煤气泄漏"})
    second.focus("words")
    desk.type("x")
    third.tell("words", "打了勾说没事，又写了别的，只能留一样")
    page.problem.tell("有 2 行要改，写在那一行下面。", "red")
    return page


def asked_who(desk: VillageDesk) -> VisitPage:
    """A visit that a pasted message began, which asks who wrote it."""
    page = desk.go(VisitPage, subject="message-1")
    page.wrote.ask(("河边单元-罗桂花", "袁站长"))
    desk.settle()
    return page


def warned(desk: VillageDesk, household: str) -> HouseholdPage:
    """The form of a household that may be another."""
    page = desk.go(HouseholdPage, subject=household, act="edit")
    page.form.warn("罗桂花", "户主一样、电话一样、在同一个联户单元")
    return page


def reviewing(desk: VillageDesk) -> ReviewPage:
    """A pair to be looked at: two households of one head and one address."""
    twin_of(desk)
    page = desk.go(ReviewPage)
    desk.qtbot.waitUntil(lambda: page.chosen() is not None)
    return page


def settling(desk: VillageDesk) -> ReviewPage:
    """Two long values for one field, at a centre, which may choose."""
    two_hands(desk, "金华街道滨东社区第一网格的网格员写下的户主姓名")
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    page = desk.go(ReviewPage)
    desk.qtbot.waitUntil(lambda: "conflict" in page.board.chips.buttons)
    page.board.chips.buttons["conflict"].click()
    return page


def printing(desk: VillageDesk, household: str) -> PrintPage:
    """What can be printed of a household, and the question why with whole numbers."""
    desk.go(HouseholdPage, subject=household)
    desk.press(Qt.Key.Key_P, modifier=CONTROL).settle()
    page = desk.on(PrintPage)
    desk.qtbot.waitUntil(lambda: page.view.sheets is not None)
    page.why.ask("罗桂花", "zh")
    return page


def dispatching(desk: VillageDesk) -> DispatchPage:
    """A centre is about to accept a matter, in the form beside the list."""
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    page = desk.go(DispatchPage)
    page.panel.taker.ask("accept")
    return page


def bulletin(desk: VillageDesk) -> BulletinPage:
    """A village centre is about to sign last month's bulletin."""
    desk.session.me = replace(desk.session.me, role=Role.VILLAGE, place=GRID[:12])
    page = desk.go(BulletinPage)
    desk.qtbot.waitUntil(lambda: page.view.sheets is not None)
    return page


def ordering(desk: VillageDesk) -> OrdersPage:
    """A centre looks at the hotline's orders, one of them chosen."""
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    order_of(desk)
    return desk.go(OrdersPage)


def joining_forces(desk: VillageDesk) -> ForcesPage:
    """A centre looks at its task forces, one of them chosen."""
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    force_of(desk)
    return desk.go(ForcesPage)


def calling(desk: VillageDesk) -> CallbacksPage:
    """Everybody who was told this year is to be called back."""
    page = desk.go(CallbacksPage)
    page.period.choose("year")
    page.share.choose("100")
    page.refresh()
    desk.settle()
    return page


def handed_over(desk: VillageDesk) -> DocketPage:
    """A handler is about to say how he did it."""
    session = desk.session
    me = session.me.worker.hex()
    told = {
        "title": "村口第 14 号路灯不亮，晚上老人出门看不见路",
        "where": "红岩村 第一网格 · 村口",
    }
    fields = {"matter": desk.village.matters["村口第 14 号路灯不亮"], **told, "to": me, "by": me}
    entry = Entry(
        kind="docket", place=session.me.place, fields={**fields, "given_on": session.today()}
    )
    with transaction(session.conn):
        (id_,) = log.save(
            session.conn, replace(session.me, role=Role.TOWN), [entry], now_ms=session.now_ms()
        )
    return desk.go(DocketPage, subject=id_, act="finish")


def transferring(desk: VillageDesk, household: str) -> TransferPage:
    """A centre is about to hand a household to another place."""
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    return desk.go(TransferPage, subject=household, act="transfer")


def erasing(desk: VillageDesk, household: str) -> ErasePage:
    """A centre is about to order an erasure."""
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    page = desk.go(ErasePage, subject=household)
    next(iter(page.members.buttons.values())).click()
    desk.qtbot.waitUntil(lambda: page.slot.form is not None)
    return page


def deciding(desk: VillageDesk) -> DecidePage:
    """A correction that is granted, with the fields that may be put right."""
    _person, request = asked(desk, "correct", detail="电话错了")
    page = desk.go(DecidePage, subject=request)
    page.form.choice.buttons["granted"].click()
    return page


def drawing(desk: VillageDesk) -> AuditPage:
    """Numbers drawn, one of which is nothing here."""
    page = desk.go(AuditPage)
    page.draw.numbers.set_text(f"{desk.village.matters['化粪池满了，污水流到路上']}\n99926-1A0001")
    page.draw.look_up.click()
    desk.settle()
    return page


def telephoning(desk: VillageDesk) -> DutyPage:
    """A duty number is being entered."""
    page = desk.go(DutyPage)
    page.new.click()
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_word_has_its_room(
    desk: VillageDesk, app: QApplication, languages: Languages, language: Language, percent: int
) -> None:
    theme.apply(app, "light", percent)
    languages.speak(language)
    households = desk.village.households
    told = desk.village.matters["想问低保什么时候复核"]
    between, helped, bamboo = quarrel(desk), help_for(desk), project_of(desk)
    winter, asked = round_of(desk), survey_of(desk)
    problems: dict[str, object] = {}
    for name, show in (
        ("households", lambda: desk.go(HouseholdsPage)),
        ("household", lambda: desk.go(HouseholdPage, subject=households[3])),
        ("why", lambda: asked_why(desk, households[3], language)),
        ("edit", lambda: desk.go(HouseholdPage, subject=households[3], act="edit")),
        ("life", lambda: life(desk, households[3])),
        ("request", lambda: requesting(desk, households[3])),
        ("twice", lambda: warned(desk, households[3])),
        ("review", lambda: reviewing(desk)),
        ("settle", lambda: settling(desk)),
        ("matters", lambda: desk.go(MattersPage)),
        ("matter", lambda: desk.go(MatterPage, subject=told, act="told")),
        ("disputes", lambda: desk.go(DisputesPage)),
        ("dispute", lambda: desk.go(DisputePage, subject=between)),
        ("circuit", lambda: desk.go(CircuitPage, subject=between)),
        ("mediate", lambda: desk.go(DisputePage, subject=between, act="mediate")),
        ("agree", lambda: desk.go(DisputePage, subject=between, act="agree")),
        ("help", lambda: desk.go(HelpPage)),
        ("plan", lambda: desk.go(HelpPlanPage, subject=helped)),
        ("measure", lambda: desk.go(HelpPlanPage, subject=helped, act="measure")),
        ("begin", lambda: desk.go(HelpPlanPage)),
        ("activities", lambda: desk.go(ActivitiesPage, act="projects")),
        ("together", lambda: desk.go(ActivityPage)),
        ("project", lambda: desk.go(ProjectPage, subject=bamboo, act="report")),
        ("build", lambda: desk.go(ProjectPage)),
        ("rounds", lambda: desk.go(RoundsPage)),
        ("surveys", lambda: desk.go(SurveysPage)),
        ("survey", lambda: desk.go(SurveyPage, subject=asked)),
        ("survey_new", lambda: desk.go(SurveyPage)),
        ("survey_answer", lambda: desk.go(SurveyAnswerPage, subject=asked)),
        ("people", lambda: desk.go(PeoplePage)),
        ("place", lambda: desk.go(PlacePage, subject=desk.session.me.place, act="begin_place")),
        ("net", lambda: desk.go(NetPage, act="covered")),
        ("round", lambda: desk.go(RoundPage, subject=winter)),
        ("quarrel", lambda: desk.go(DisputePage)),
        ("print", lambda: printing(desk, households[3])),
        ("visit", lambda: desk.go(VisitPage, subject=households[0], act="hazard")),
        ("activity", lambda: desk.go(VisitPage, subject=households[1], act="publicity")),
        ("batch", lambda: batch(desk)),
        ("message", lambda: asked_who(desk)),
        ("either", lambda: desk.go(VisitPage, subject=households[2], act="environment")),
        ("dispatch", lambda: dispatching(desk)),
        ("callbacks", lambda: calling(desk)),
        ("docket", lambda: handed_over(desk)),
        ("bulletin", lambda: bulletin(desk)),
        ("orders", lambda: ordering(desk)),
        ("order", lambda: desk.go(OrderPage, subject=order_of(desk), act="extend")),
        ("forces", lambda: joining_forces(desk)),
        ("force", lambda: desk.go(ForcePage, subject=force_of(desk), act="task")),
        ("force_new", lambda: desk.go(ForcePage, subject=told)),
        ("transfer", lambda: transferring(desk, households[5])),
        ("erase", lambda: erasing(desk, households[3])),
        ("retention", lambda: desk.go(RetentionPage)),
        ("removed", lambda: desk.go(RemovedPage)),
        ("duty", lambda: telephoning(desk)),
        ("draw", lambda: drawing(desk)),
        ("decide", lambda: deciding(desk)),
        ("seen", lambda: desk.go(AuditPage, subject=desk.village.households[3])),
    ):
        page = show()
        if wrong := left_wrong(desk.qtbot, partial(faults, page)):
            problems[name] = wrong

    assert problems == {}
