"""What the desk says of archives of past years: where they are, what is missing without them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import archiving
from gridapp.register.archives import in_folder
from gridapp.register.database import connect
from gridapp.register.log import Entry
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.settings import SettingsPage
from gridapp.ui.parts.timeline import EVENT_ROLE
from tests.ui.desk import Desk, home_of
from tests.world import NOW_MS, World

UNIT = "520381003004002001"


@pytest.fixture
def archived(tmp_path: Path) -> tuple[Home, str]:
    """A home with a household entered in a past year, which lies in an archive."""
    device = World().device(UNIT[:15], Role.GRID)
    fields = {"head": "张艳", "address": "老街"}
    (id_,) = device.save(Entry(kind="household", place=UNIT, fields=fields))
    device.pack()
    home = home_of(device, tmp_path / "home")
    conn = connect(home.register)
    done = archiving.archive(conn, device.me, now_ms=NOW_MS + 366 * 86_400_000)
    conn.close()
    assert done.segments
    return home, id_


@pytest.fixture
def desk(
    qtbot: QtBot, app: QApplication, languages: Languages, archived: tuple[Home, str]
) -> Iterator[Desk]:
    desk = Desk(qtbot, app, archived[0])
    yield desk
    desk.close()


def settings_say(desk: Desk) -> str:
    desk.window.go(Goto(page="settings"))
    desk.settle()
    page = desk.page()
    assert isinstance(page, SettingsPage)
    return page.backed_up.text()


def events(desk: Desk, id_: str) -> list[str]:
    desk.window.go(Goto(page="household", subject=id_))
    desk.settle()
    page = desk.page()
    assert isinstance(page, HouseholdPage)
    model = page.view.timeline.model()
    return [model.index(row, 0).data(EVENT_ROLE).what for row in range(model.rowCount())]


def test_past_years_are_named_and_their_history_shown(
    desk: Desk, archived: tuple[Home, str]
) -> None:
    assert "历年档案里：2026" in settings_say(desk)
    told = events(desk, archived[1])
    assert told
    assert not any("档案" in what for what in told)


def test_a_lost_archive_is_told_where_its_history_is_missing(
    qtbot: QtBot, app: QApplication, languages: Languages, archived: tuple[Home, str]
) -> None:
    home, id_ = archived
    for _year, file in in_folder(home.root):
        file.unlink()
    desk = Desk(qtbot, app, home)
    try:
        assert "2026 年的档案读不到" in settings_say(desk)
        assert "2026 年的档案读不到" in events(desk, id_)[-1]
    finally:
        desk.close()
