"""Long work leaves the window free for whoever goes on typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.register import log
from gridapp.register.log import Entry
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.sync import SyncPage
from tests.morning import Morning, wall_clock_ms
from tests.ui.desk import Desk
from tests.ui.pulse import Pulse

UNIT = "520381003001001001"
FILES, ROWS = 40, 25
LONG = 60_000


def fill_the_stick(township: Morning) -> None:
    """Many evenings' files of the worker, none of them imported."""
    for file in range(FILES):
        homes = [
            Entry(kind="household", place=UNIT, fields={"head": f"第{file}-{row}户"})
            for row in range(ROWS)
        ]
        township.worker.does(lambda conn, me, now, new=homes: log.save(conn, me, new, now_ms=now))  # type: ignore[misc]  # a default binds the loop's value
        township.worker.exports(township.stick)


def test_typing_goes_on_while_many_files_are_imported(
    qtbot: QtBot,
    app: QApplication,
    languages: Languages,
    township: Morning,
    record_property: Callable[[str, object], None],
) -> None:
    fill_the_stick(township)
    desk = Desk(qtbot, app, township.centre.home, wall_clock_ms())
    try:
        desk.window.go(Goto(page="sync"))
        desk.settle()
        page = desk.page()
        assert isinstance(page, SyncPage)
        typed = 0
        pulse = Pulse(desk.window)

        page.take([str(township.stick)])
        desk.press_only("Ctrl+K")
        while page.runner.busy:
            desk.type("z")
            typed += 1
            qtbot.wait(30)
        stall, work = pulse.longest, pulse.busiest
        desk.settle()

        record_property("longest_stall_ms", round(stall))
        assert f"收进 {FILES * ROWS + 79 + 40} 条" in desk.heard_back(), desk.heard_back()
        assert desk.window.bar.search.text() == "z" * typed
        assert typed > 5
        assert work < 500
    finally:
        desk.close()
