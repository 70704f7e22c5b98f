"""A notebook's page, with all its lines."""

from __future__ import annotations

from gridapp.ui.pages.batch import BatchPage
from tests.ui.village_desk import VillageDesk
from tests.village import UNITS

UNIT = next(iter(UNITS))


def page_of(desk: VillageDesk, unit: str = UNIT) -> BatchPage:
    """The page of a unit, with all its lines."""
    desk.go(BatchPage, subject=unit)
    return made(desk)


def made(desk: VillageDesk) -> BatchPage:
    """The page that is shown, once all its lines are there."""
    page = desk.on(BatchPage)
    desk.qtbot.waitUntil(lambda: bool(page.sheet.rows) and page.sheet.ready)
    desk.settle()
    return page
