from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp import settings
from gridapp.register import log
from gridapp.register.log import Entry
from gridapp.ui import schemes, theme
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.settings import SettingsPage
from tests.ui.desk import Desk, home_of
from tests.world import World


@pytest.fixture
def desk(qtbot: QtBot, app: QApplication, languages: Languages, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, app, home_of(World().device("520381003004002"), tmp_path))
    desk.window.go(Goto(page="settings"))
    yield desk
    desk.preferences.change(language="zh", scheme="light", text_percent=100)
    desk.close()


def page_of(desk: Desk) -> SettingsPage:
    page = desk.page()
    assert isinstance(page, SettingsPage)
    return page


def test_language_changes_at_once_and_is_kept(desk: Desk) -> None:
    page_of(desk).language.buttons["en"].click()
    desk.settle()

    assert desk.title() == "Settings"
    assert desk.window.rail.buttons["today"].text() == "Today"
    assert settings.load(desk.session.home.settings).language == "en"


def test_text_grows_at_once(desk: Desk) -> None:
    page_of(desk).text_size.buttons["150"].click()

    assert theme.of(desk.window).percent == 150
    assert settings.load(desk.session.home.settings).text_percent == 150


def test_dark_is_dark_at_once(desk: Desk) -> None:
    page_of(desk).scheme.buttons["dark"].click()

    assert theme.of(desk.window).tokens is schemes.DARK


def test_choices_go_by_keys_alone(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(desk)
    assert page.language.buttons["zh"].hasFocus()

    qtbot.keyClick(page.language.buttons["zh"], Qt.Key.Key_2)

    assert desk.preferences.language() == "en"


def test_folder_is_kept(desk: Desk, tmp_path: Path) -> None:
    page_of(desk).export_folder.chosen.emit(str(tmp_path))

    assert settings.load(desk.session.home.settings).export_folder == str(tmp_path)


def test_page_says_that_nobody_saw_a_whole_number_yet(desk: Desk) -> None:
    desk.settle()
    card = page_of(desk).access_card

    assert card.nobody.isVisible()
    assert card.whole.said.text() == "记录一条接一条，没有人改过。"


def test_newest_looks_at_whole_numbers_stand_in_a_list(desk: Desk) -> None:
    session = desk.session
    home = Entry(kind="household", place="520381003004002001", fields={"head": "罗桂花"})
    ids: list[str] = []
    session.write(
        lambda conn: log.save(conn, session.me, [home], now_ms=session.now_ms()), ids.extend
    )
    desk.settle()
    for number in range(60):
        session.note_shown(ids[0], "identity" if number == 59 else "")
    desk.today_page().stop("settings")
    page = page_of(desk)

    assert page.access.rowCount() == 50
    row = [page.access.index(0, column).data() for column in range(2, 5)]
    assert row == ["看全号", "住户 罗桂花", "核对身份"]
    assert page.access.index(1, 4).data() is None
    assert not page.access_card.nobody.isVisible()


def test_log_that_was_tampered_with_is_said(desk: Desk) -> None:
    conn = desk.session.conn
    desk.session.note_shown("0" * 32, "")
    desk.settle()
    conn.execute("DROP TRIGGER audit_stays")
    conn.execute("UPDATE audit SET reason = 'aid'")

    desk.today_page().stop("settings")

    assert "动过" in page_of(desk).access_card.whole.said.text()


def test_page_says_what_this_device_is(desk: Desk) -> None:
    said = page_of(desk).device.text()

    assert "金华街道综治中心" in said
    assert "网格员" in said
