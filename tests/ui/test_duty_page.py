"""A centre edits the numbers that the visit form shows in danger; a worker reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.danger import calls_for
from gridapp.register import duty
from gridapp.ui.page import Goto
from gridapp.ui.pages.duty import DutyPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.act_form import ActForm
from gridapp.ui.parts.text_field import TextField
from tests.ui.desk import Desk, home_of
from tests.ui.village_desk import VillageDesk
from tests.village import Village


@pytest.fixture
def centre(
    qtbot: QtBot, app: QApplication, village_file: tuple[Village, Path], tmp_path: Path
) -> Iterator[Desk]:
    village, _file = village_file
    desk = Desk(qtbot, app, home_of(village.centre, tmp_path / "centre"), village.desk.now_ms)
    desk.window.go(Goto(page="settings"))
    desk.settle().reach("值班电话").press("Return").settle()
    yield desk
    desk.close()


def page_of(desk: Desk) -> DutyPage:
    page = desk.page()
    assert isinstance(page, DutyPage)
    return page


def shown(page: DutyPage) -> ActForm:
    """The form that is unfolded."""
    assert page.slot.form is not None
    return page.slot.form


def told(desk: Desk) -> list[str]:
    calls = duty.beside(desk.session.conn, calls_for("The kitchen caught fire"), "520381003001001")
    return [call.number for call in calls]


def test_a_centre_adds_changes_and_takes_away_a_number_by_keys(centre: Desk) -> None:
    page = page_of(centre)
    assert page.view.hasFocus()
    assert told(centre) == ["119", "02328601234"]

    centre.reach("加一个").press("Return")
    centre.type("镇卫生院").press("Return").type("0851-23456789").press("Ctrl+Return")
    assert told(centre) == ["119", "02328601234", "085123456789"]
    assert page.slot.form is None
    assert page.table.rowCount() == 2

    page.view.setFocus()
    centre.press("Home").press("Return")
    form = shown(page)
    assert form.fields.typed()["name"] == "街道应急值班室"
    number = form.fields.parts["number"]
    assert isinstance(number, TextField)
    number.set_text("120")
    centre.press("Ctrl+Return")
    assert number.warning.text()
    assert shown(page) is form
    centre.press("Esc")
    assert page.slot.form is None
    (draft,) = centre.session.drafts.all()
    centre.window.go(Goto(page="duty", subject=draft.subject))  # as Today leads back to it
    assert shown(page).fields.typed()["number"] == "120"
    shown(page).cancel.click()
    assert centre.session.drafts.all() == []

    page.view.setFocus()
    centre.press("Home").reach("去掉").press("Return")
    assert told(centre) == ["119", "085123456789"]
    centre.window.undo_bar.undone.emit()
    centre.settle()
    assert told(centre) == ["119", "02328601234", "085123456789"]


def test_a_worker_reads_them_and_the_visit_form_shows_them_in_english_danger(
    desk: VillageDesk,
) -> None:
    page = desk.go(DutyPage)
    assert page.table.index(0, 1).data() == "02328601234"
    assert not page.new.isVisible()
    assert not page.edit.isVisible()

    visit = desk.go(VisitPage, subject=desk.village.households[0])
    visit.form.note.edit.setFocus()
    desk.type("kitchen on fire")
    desk.settle()
    calls = [number for number, button in visit.danger.buttons.items() if button.isVisible()]
    assert calls == ["119", "02328601234"]
