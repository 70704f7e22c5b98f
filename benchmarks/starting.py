"""The desk on screen, on the register of a town, against a bare window of the same Qt."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import Figure, side_by_side, timed
from gridapp.paths import Home
from gridapp.sync.keys import save

_BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("九联"))
window.resize(1200, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

_DESK = """
import sys
from pathlib import Path
import gridapp.cli.opening
from gridapp.cli.commands import build_parser
build_parser("zh", ["desk"])
from PySide6.QtCore import QTimer
from gridapp.paths import Home
from gridapp.ui.app import application, open_window
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
app = application()
home = Home(Path(sys.argv[1]))
preferences = Preferences(app, home.settings, None)
session = Session(home, language=preferences.language)
window = open_window(session, preferences)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
session.close()
"""


def run() -> list[Figure]:
    """From the start of the process to the first frame and out again; warm."""
    made = workload.work()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        home.root.mkdir()
        with closing(workload.found(home.register, made)) as conn:
            workload.take(conn, made.days[0], made)
        save(home.keys, made.ring)
        found = side_by_side(
            {
                "bare": lambda: _process(_BARE, home),
                "desk": lambda: _process(_DESK, home),
            }
        )
    return [Figure("the desk on screen", "a bare window", found["desk"], found["bare"], 1.5)]


def _process(script: str, home: Home) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    # Warm means compiled too, as on every start but the first.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def start() -> None:
        subprocess.run(
            [sys.executable, "-c", script, str(home.root)],
            check=True,
            env=environment,
            capture_output=True,
        )

    return timed(start)
