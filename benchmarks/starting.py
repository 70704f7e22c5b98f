"""The desk on screen, on the register of a town, against a bare window of the same Qt."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import Figure, side_by_side
from gridapp.paths import Home
from gridapp.register import touched
from gridapp.register.database import transaction
from gridapp.sync.keys import save

_TELL = """
import json, os, time
def tell(into, shown):
    into[shown] = time.time(), int(open("/proc/self/statm").read().split()[1]) / 256
"""
_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("九联"))
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
told = {}
tell(told, "window")
print(json.dumps(told))
"""
_DESK = """
import sys
from pathlib import Path
from gridapp.paths import Home
from gridapp.ui.app import application, begin, main_window, show_drawn
from gridapp.ui.preferences import Preferences
app, home, told = application(), Home(Path(sys.argv[1])), {}
preferences = Preferences(app, home.settings, None)
window = main_window()
show_drawn(window)
tell(told, "window")
from gridapp.ui.session import Session
session = Session(home, language=preferences.language)
begin(window, session, preferences)
session.look(lambda conn: None, lambda _: app.quit())
app.exec()
window.repaint()
tell(told, "today")
session.close()
print(json.dumps(told))
"""


def run() -> list[Figure]:
    """From the start of the process to the first frame, and to Today filled; warm."""
    made = workload.work()
    # As an installation leaves it, even where Python is told to keep no bytecode.
    compileall.compile_dir("gridapp", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        home.root.mkdir()
        with closing(workload.found(home.register, made)) as conn:
            workload.take(conn, made.days[0], made)
            with transaction(conn):
                touched.rebuild(conn)
        save(home.keys, made.ring)
        sizes: dict[str, float] = {}
        found = side_by_side(
            {
                "bare": lambda: _start(_BARE, home, sizes, "window"),
                "window": lambda: _start(_DESK, home, sizes, "window"),
                "today": lambda: _start(_DESK, home, sizes, "today"),
            }
        )
    bare, size = found["bare"], sizes[_BARE]
    return [
        Figure("the desk's window on screen", "a bare window", found["window"], bare, 1.5),
        Figure("Today filled in it", "a bare window", found["today"], bare, 0),
        Figure("memory of the desk showing Today", "a bare window", sizes[_DESK], size, 1.4, "MB"),
    ]


def _start(script: str, home: Home, sizes: dict[str, float], shown: str) -> float:
    """Milliseconds until `shown` is on screen; `sizes` gets what the process holds at its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    start = time.time()
    ended = subprocess.run(
        [sys.executable, "-c", _TELL + script, str(home.root)],
        check=True,
        env=environment,
        capture_output=True,
        text=True,
    )
    told = json.loads(ended.stdout)
    sizes[script] = list(told.values())[-1][1]
    return float(told[shown][0] - start) * 1000


if __name__ == "__main__":
    from benchmarks.measure import machine, table

    print(machine())
    print(table(run()))
