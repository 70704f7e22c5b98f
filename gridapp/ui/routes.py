"""Which pages there are, and which of them the rail leads to: a page is a few lines here.

A page's module, called like the page, is loaded when the page is first wanted, so that the first
one is soon there; `load` loads the others while the person reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridapp.models.role import Role
from gridapp.ui import pages
from gridapp.ui.parts.rail import Stop
from gridapp.ui.preferences import Preferences

if TYPE_CHECKING:  # the window is on screen before a register is opened
    from gridapp.ui.page import Page
    from gridapp.ui.session import Session


class Maker(Protocol):
    """Makes one page."""

    def __call__(self, session: Session, /, *, parent: QWidget) -> Page: ...


UNDER = {
    "household": "households",
    "life": "households",
    "request": "households",
    "decide": "review",
    "load": "households",
    "matter": "matters",
    "order": "orders",
    "force": "forces",
    "dispute": "disputes",
    "circuit": "disputes",
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
    "survey": "surveys",
    "survey_answer": "surveys",
    "transfer": "households",
    "callbacks": "dispatch",
    "worker": "people",
    "place": "people",
    "handout": "people",
    "docket": "today",
}
"""Pages that the rail does not lead to, and the stop of the rail they belong to."""

PAGES = {
    "today": "TodayPage",
    "households": "HouseholdsPage",
    "household": "HouseholdPage",
    "life": "LifePage",
    "request": "RequestPage",
    "load": "LoadPage",
    "visit": "VisitPage",
    "matters": "MattersPage",
    "batch": "BatchPage",
    "matter": "MatterPage",
    "disputes": "DisputesPage",
    "dispute": "DisputePage",
    "circuit": "CircuitPage",
    "help": "HelpPage",
    "help_plan": "HelpPlanPage",
    "activities": "ActivitiesPage",
    "activity": "ActivityPage",
    "project": "ProjectPage",
    "rounds": "RoundsPage",
    "round": "RoundPage",
    "surveys": "SurveysPage",
    "survey": "SurveyPage",
    "survey_answer": "SurveyAnswerPage",
    "transfer": "TransferPage",
    "net": "NetPage",
    "inbox": "InboxPage",
    "bulletin": "BulletinPage",
    "review": "ReviewPage",
    "ledgers": "LedgersPage",
    "simple": "SimplePage",
    "simple_more": "SimpleMorePage",
    "simple_tell": "SimpleTellPage",
    "simple_round": "SimpleRoundPage",
    "simple_survey": "SimpleSurveyPage",
    "simple_answers": "SimpleAnswersPage",
    "simple_given": "SimpleGivenPage",
    "simple_files": "SimpleFilesPage",
    "dispatch": "DispatchPage",
    "orders": "OrdersPage",
    "order": "OrderPage",
    "forces": "ForcesPage",
    "force": "ForcePage",
    "callbacks": "CallbacksPage",
    "people": "PeoplePage",
    "worker": "WorkerPage",
    "place": "PlacePage",
    "handout": "HandOutPage",
    "docket": "DocketPage",
    "audit": "AuditPage",
    "decide": "DecidePage",
    "sync": "SyncPage",
    "print": "PrintPage",
    "settings": "SettingsPage",
    "removed": "RemovedPage",
    "duty": "DutyPage",
    "erase": "ErasePage",
    "retention": "RetentionPage",
    "backups": "BackupsPage",
    "handbook": "HandbookPage",
}
"""Code of a page, which is its module too, and the class there."""

KEEPS_CHOICES = frozenset(
    {
        "matters",
        "disputes",
        "help",
        "activities",
        "rounds",
        "surveys",
        "inbox",
        "bulletin",
        "simple_files",
        "dispatch",
        "orders",
        "forces",
        "people",
        "worker",
        "handout",
        "sync",
        "settings",
        "backups",
    }
)
"""Pages that remember how a person left them, or that change what is remembered."""


def makers(preferences: Preferences) -> dict[str, Maker]:
    """Code of a page to what makes it."""
    return {code: partial(_make, code, preferences) for code in PAGES}


def _make(code: str, preferences: Preferences, session: Session, /, *, parent: QWidget) -> Page:
    """A page, from the start in the window: taken in later, it would be dressed twice."""
    made = getattr(import_module(f"{pages.__name__}.{code}"), PAGES[code])
    kept = (preferences,) if code in KEEPS_CHOICES else ()
    page: Page = made(session, *kept, parent=parent)
    return page


def early(session: Session, preferences: Preferences) -> tuple[str, ...]:
    """Pages that work before anybody looks at them: an inbox folder is watched from the start."""
    watched = session.me.role.is_centre and preferences.current.inbox_folder
    return ("inbox",) if watched else ()


def ahead(session: Session) -> tuple[str, ...]:
    """Pages that are made in a pause before they are wanted, the likeliest first.

    Those of every day, and of a centre those that take longest: their many parts need half of a
    first opening. None of them reads anything until it is opened.
    """
    if session.me.role is Role.AUDIT:
        return ()
    daily = (*(("visit",) if session.visits else ()), "household", "matter")
    centre = ("dispute", "order", "ledgers", "bulletin", "load", "settings")
    return (*daily, *centre) if session.me.role.is_centre else daily


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
        Stop("audit", "history", QCoreApplication.translate("Rail", "查阅"), centre=True),
        Stop("matters", "matters", QCoreApplication.translate("Rail", "事项"), apart=True),
        Stop("disputes", "dispute", QCoreApplication.translate("Rail", "纠纷")),
        Stop("help", "help", QCoreApplication.translate("Rail", "联帮")),
        Stop("activities", "activities", QCoreApplication.translate("Rail", "活动")),
        Stop("rounds", "neighbour", QCoreApplication.translate("Rail", "大走访")),
        Stop("surveys", "opinion", QCoreApplication.translate("Rail", "问卷")),
        Stop("sync", "sync", QCoreApplication.translate("Rail", "同步"), apart=True),
        Stop("ledgers", "ledgers", QCoreApplication.translate("Rail", "台账")),
        Stop("review", "review", QCoreApplication.translate("Rail", "待核")),
        Stop("settings", "settings", QCoreApplication.translate("Rail", "设置"), at_end=True),
    ]
