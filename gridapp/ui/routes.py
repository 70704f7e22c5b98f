"""Which pages there are, and which of them the rail leads to: a page is one line here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gridapp.ui.page import Page
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.rail import Stop
from gridapp.ui.session import Session

Maker = Callable[[Session], Page]

PAGES: dict[str, Maker] = {
    "today": TodayPage,
    "households": HouseholdsPage,
    "household": HouseholdPage,
    "visit": VisitPage,
    "matters": MattersPage,
    "matter": MatterPage,
}
"""Code of a page to what makes it (its class); Settings is added by whoever has the settings."""


def stops() -> list[Stop]:
    """What stands in the rail, top to bottom, in the language of now."""
    return [
        Stop("today", "today", QCoreApplication.translate("Rail", "今日")),
        Stop("households", "households", QCoreApplication.translate("Rail", "住户")),
        Stop("visit", "visit", QCoreApplication.translate("Rail", "走访")),
        Stop("matters", "matters", QCoreApplication.translate("Rail", "事项")),
        Stop("sync", "sync", QCoreApplication.translate("Rail", "同步")),
        Stop("settings", "settings", QCoreApplication.translate("Rail", "设置"), at_end=True),
    ]
