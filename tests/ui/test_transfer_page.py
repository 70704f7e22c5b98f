"""A centre hands a household to another place, having read on the button that it is for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.household import Household
from gridapp.register import records
from gridapp.ui.page import Goto
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.transfer import TransferPage
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.named import Named
from tests.ui.desk import Desk, home_of
from tests.ui.village_desk import VillageDesk
from tests.village import UNITS, Village


@pytest.fixture
def centre(
    qtbot: QtBot, app: QApplication, village_file: tuple[Village, Path], tmp_path: Path
) -> Iterator[Desk]:
    village, _file = village_file
    desk = Desk(qtbot, app, home_of(village.centre, tmp_path / "centre"), village.desk.now_ms)
    yield desk
    desk.close()


def test_household_goes_with_all_it_has_and_cannot_be_taken_back(
    centre: Desk, village_file: tuple[Village, Path]
) -> None:
    village, _file = village_file
    home, units = village.households[0], list(UNITS)
    centre.window.go(Goto(page="household", subject=home))
    centre.settle().reach("划转").press("Return")
    page = centre.page()
    assert isinstance(page, TransferPage)
    counted = {line.what: int(line.word) for line in page.along.lines}
    assert counted["住户"] == 1
    assert counted["事项"] >= 1
    page.card.buttons["transfer"].setFocus()
    centre.press("Return")
    form = page.slot.form
    assert form is not None
    assert form.save.text() == "划转过去，不能撤销"

    named = form.fields.parts["place"]
    assert isinstance(named, Named)
    assert isinstance(named.part, Choice | CodeBox)
    named.part.choose(units[1])
    centre.press("Ctrl+Return")

    moved = records.standing(centre.session.conn, Household, home)
    assert moved.place == units[1]
    assert not centre.window.undo_bar.isVisible()
    assert centre.window.banner.isVisible()


def test_worker_sees_no_such_button(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])

    assert not page.view.card.transfer.isVisible()
    assert page.view.card.help.isVisible()
