import logging
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gridapp.paths import Home
from gridapp.register.database import DiskFull
from gridapp.ui import app as desk
from gridapp.ui.kept_log import kept_log
from gridapp.ui.language import Languages
from gridapp.ui.main_window import MainWindow
from gridapp.ui.only_desk import AlreadyOpen, only_desk
from gridapp.ui.pages.first_run import FirstRunPage
from gridapp.ui.pages.mending import MendingPage
from gridapp.ui.pages.today import TodayPage
from tests.read_only import run_locked
from tests.ui.desk import home_of
from tests.ui.patience import PATIENCE
from tests.world import World

GRID = "520381003004002"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_of(World().device(GRID), tmp_path)


def when_shown(app: QApplication, kind: type, act: Callable[[object], None]) -> QTimer:
    """Do something with the first widget of this kind as soon as it is shown."""
    timer = QTimer(app, interval=30)

    def look() -> None:
        for widget in app.allWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                timer.stop()
                act(widget)
                return

    timer.timeout.connect(look)
    timer.start()
    return timer


def test_desk_opens_on_a_register_and_closes_cleanly(app: QApplication, home: Home) -> None:
    titles: list[str] = []

    def close(page: object) -> None:
        assert isinstance(page, TodayPage)
        titles.append(page.title())
        page.window().close()

    when_shown(app, TodayPage, close)

    assert desk.run(home) == 0
    assert titles == ["今日"]


def test_window_is_drawn_before_a_register_is_opened(app: QApplication, qtbot: QtBot) -> None:
    window = desk.main_window()
    qtbot.addWidget(window)

    desk.show_drawn(window)

    assert window.isVisible()
    assert window.bar.title.text() == "今日"
    assert window.rail.buttons["today"].isChecked()
    assert window.pages.count() == 0


def test_window_closed_before_the_register_is_open_ends_the_desk(
    app: QApplication, home: Home
) -> None:
    def close(window: object) -> None:
        assert isinstance(window, MainWindow)
        window.close()

    when_shown(app, MainWindow, close)

    assert desk.run(home) == 0


def test_language_of_the_command_line_holds_for_this_time_only(
    app: QApplication, home: Home, languages: Languages
) -> None:
    titles: list[str] = []

    def close(page: object) -> None:
        assert isinstance(page, TodayPage)
        titles.append(page.title())
        page.window().close()

    for language in ("en", None):
        when_shown(app, TodayPage, close)
        assert desk.run(home, language) == 0

    assert titles == ["Today", "今日"]


def test_second_desk_on_the_same_home_says_so(app: QApplication, home: Home) -> None:
    said: list[str] = []

    def read(box: object) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    when_shown(app, QMessageBox, read)
    with only_desk(home):
        assert desk.run(home) == 1

    assert "另一个窗口" in said[0]


SAY = """
import sys
from pathlib import Path
from gridapp.paths import Home
from gridapp.register.database import DiskFull
from gridapp.ui import app, problems
app.problems.tell = lambda problem, language: print(problems.words(problem, language))
sys.exit(app.run(Home(Path(sys.argv[1]))))
"""


@pytest.mark.end
def test_home_that_cannot_be_written_is_told_in_words(home: Home) -> None:
    answer = run_locked(home.root, "-c", SAY, home.root)

    assert answer.code == 1
    assert "复制到本机磁盘" in answer.out


def test_folder_of_the_program_that_cannot_be_made_is_told_in_a_window(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").touch()
    for folder in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(folder, str(tmp_path / "taken"))
    said: list[str] = []

    def read(box: object) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    when_shown(app, QMessageBox, read)

    assert desk.run(None) == 1
    assert "taken" in said[0]


def test_home_without_a_register_asks_how_to_begin(app: QApplication, tmp_path: Path) -> None:
    def close(page: object) -> None:
        assert isinstance(page, FirstRunPage)
        page.close()

    when_shown(app, FirstRunPage, close)

    assert desk.run(Home(tmp_path / "new")) == 0


def test_damaged_register_is_told_in_words(app: QApplication, home: Home) -> None:
    home.register.write_bytes(b"not a register" * 1000)
    said: list[str] = []

    def read(page: object) -> None:
        assert isinstance(page, MendingPage)
        said.append(page.heading.text())
        page.close()

    when_shown(app, MendingPage, read)

    assert desk.run(home) == 1
    assert said == ["台账坏了，打不开"]


def test_what_went_wrong_is_in_the_log_of_the_home(home: Home) -> None:
    with kept_log(home.log):
        logging.getLogger("gridapp.ui.problems").error("disk full")

    assert "disk full" in home.log.read_text(encoding="utf-8")


OPEN = """
import sys
from pathlib import Path
from gridapp.paths import Home
from gridapp.register.database import DiskFull
from gridapp.ui.app import run
sys.exit(run(Home(Path(sys.argv[1]))))
"""


@pytest.mark.end
def test_home_of_a_killed_desk_opens_again(app: QApplication, home: Home) -> None:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    first = subprocess.Popen([sys.executable, "-c", OPEN, str(home.root)], env=environ)
    until = time.monotonic() + PATIENCE / 1_000
    while not (home.root / "desk.lock").exists() and time.monotonic() < until:
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.wait()

    with only_desk(home):
        pass


def test_on_a_full_disk_nobody_is_told_that_another_window_is_open(home: Home) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        with pytest.raises(DiskFull), only_desk(home):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    with only_desk(home):
        pass


@pytest.mark.parametrize("left", [b"", bytes(40)])
def test_lock_that_a_power_cut_left_empty_shuts_nobody_out(home: Home, left: bytes) -> None:
    (home.root / "desk.lock").write_bytes(left)

    with only_desk(home), pytest.raises(AlreadyOpen), only_desk(home):
        pass


def test_lanes_hand_over_to_the_window_before_it_is_felt(app: QApplication) -> None:
    before = sys.getswitchinterval()
    try:
        assert desk.application() is app
        turn = sys.getswitchinterval()
    finally:
        sys.setswitchinterval(before)

    assert turn == pytest.approx(desk.TURN)


def test_the_window_waits_for_nothing_that_it_does_not_show() -> None:
    told = """if True:
        import sys, gridapp.ui.app
        print(*sys.modules)
        import gridapp.ui.searching, gridapp.ui.pages.today
        print(*sys.modules)
    """
    window, today = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    ).stdout.splitlines()

    late = ("gridapp.sync.", "gridapp.exchange.", "gridapp.practice.", "gridapp.reports.")
    heavy = ("cryptography.", "PIL.", "multiprocessing")
    writing = ("gridapp.models.kinds", "gridapp.register.log", "msgspec")
    # What comes with the register, which is opened behind the window that is there already.
    behind = (
        *("gridapp.ui.session", "gridapp.ui.locker", "gridapp.ui.keeper", "gridapp.ui.errands"),
        *("gridapp.ui.tables.", "gridapp.register.life", "concurrent", "decimal", "csv"),
    )
    early = (*late, *heavy, *writing, *behind)
    assert [name for name in window.split() if name.startswith(early)] == []
    assert [name for name in today.split() if name.startswith((*late, *heavy))] == []
