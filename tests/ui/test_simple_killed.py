"""What a leader had half told is there after the program was killed."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

from PySide6.QtWidgets import QApplication

from gridapp.paths import Home
from gridapp.ui.drafts import Drafts
from tests.simple_world import LedUnit
from tests.ui.patience import PATIENCE

TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from gridapp.paths import Home
from gridapp.practice.homes import Act
from gridapp.ui import app
from gridapp.ui.page import Goto
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session

application = app.application()
home = Home(Path(sys.argv[1]))
preferences = Preferences(application, home.settings)
window = app.open_window(Session(home, language=preferences.language), preferences)
window.show()
window.go(Goto(page="simple_tell", subject="lamp"))
page = window.page()
page.who.chosen.emit("self")
typing = QTimer(interval=50)
typing.timeout.connect(lambda: QTest.keyClicks(page.what.words.edit, "x"))
typing.start()
print("begun", flush=True)
application.exec()
"""


def test_half_told_words_survive_a_killed_program(unit: LedUnit, qapp: QApplication) -> None:
    home = unit.leader.home
    typing = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(home.root)], stdout=subprocess.PIPE, text=True
    )
    assert typing.stdout is not None
    try:
        assert typing.stdout.readline() == "begun\n"
        until = time.monotonic() + PATIENCE / 1_000
        while time.monotonic() < until and not _kept(home, 10):
            time.sleep(0.2)
    finally:
        typing.send_signal(signal.SIGKILL)
        typing.wait()
        typing.stdout.close()

    assert _kept(home, 10)


def _kept(home: Home, letters: int) -> bool:
    if not home.drafts.exists():
        return False
    drafts = Drafts(home.drafts, lambda: 2)
    kept = drafts.load("simple_tell", "lamp")
    drafts.close()
    return kept is not None and len(str(kept.fields.get("words", ""))) >= letters


def test_nothing_is_damaged_by_a_killed_program(unit: LedUnit) -> None:
    with closing(sqlite3.connect(unit.leader.home.register)) as conn:
        assert conn.execute("PRAGMA quick_check").fetchone() == ("ok",)
