"""A register that was found damaged opens to be looked at, and the window says what to do."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.register import log
from gridapp.register.database import is_read_only, note_damage
from gridapp.register.log import Entry
from gridapp.ui.language import Languages
from tests.ui.desk import Desk, home_of
from tests.world import World


def test_desk_shows_what_can_be_read_saves_nothing_and_says_how_to_go_on(
    qtbot: QtBot, app: QApplication, languages: Languages, tmp_path: Path
) -> None:
    device = World().device("520381003004002")
    household = Entry(
        kind="household", place="520381003004002001", fields={"head": "罗桂花", "address": "老街"}
    )
    device.save(household)
    home = home_of(device, tmp_path)
    note_damage(home.register)
    before = home.register.read_bytes()

    desk = Desk(qtbot, app, home)
    try:
        assert is_read_only(desk.session.conn)
        qtbot.waitUntil(lambda: "只能看" in desk.window.banner.said.text())
        (count,) = desk.session.conn.execute("SELECT count(*) FROM household").fetchone()
        assert count == 1
        session = desk.session
        session.write(lambda conn: log.save(conn, session.me, [household], now_ms=session.now_ms()))
        desk.settle()
        assert "只能看" in desk.window.banner.said.text()
    finally:
        desk.close()
    assert home.register.read_bytes() == before
