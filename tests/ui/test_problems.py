import errno
import logging
import sqlite3
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gridapp.register.database import RegisterTooNew
from gridapp.register.log import UnknownRecord
from gridapp.register.steps import NotAllowed
from gridapp.ui import problems
from gridapp.ui.language import Languages
from gridapp.ui.problems import Net


@pytest.fixture
def net(qapp: QApplication) -> Iterator[Net]:
    net = Net()
    yield net
    net.let_go()
    net.deleteLater()


def test_known_problem_is_said_in_the_language_of_the_desk() -> None:
    assert "版本" in problems.words(RegisterTooNew(9, 1), "zh")
    assert "version" in problems.words(RegisterTooNew(9, 1), "en")


def test_window_names_a_key_of_the_window() -> None:
    for language in ("zh", "en"):
        assert "Ctrl+K" in problems.words(UnknownRecord("matter", "00"), language)


def test_no_code_of_an_action_is_shown_at_the_desk() -> None:
    said = problems.words(NotAllowed("finish", "ASSIGNED", ("sign", "decline")), "zh")

    assert "签收、退单" in said
    assert "sign" not in said


def test_unforeseen_problem_is_called_ours_and_no_traceback_is_shown(languages: Languages) -> None:
    said = problems.words(ZeroDivisionError("division by zero"), "zh")

    assert "没料到" in said
    assert "division" not in said


def test_exception_of_a_slot_reaches_the_window(qtbot: QtBot, net: Net) -> None:
    with qtbot.waitSignal(net.caught) as caught:
        sys.excepthook(OSError, OSError("gone"), None)

    assert str(caught.args[0]) == "gone"


def test_exception_of_a_thread_reaches_the_window(qtbot: QtBot, net: Net) -> None:
    def fail() -> None:
        raise OSError("gone")

    with qtbot.waitSignal(net.caught) as caught:
        threading.Thread(target=fail).start()

    assert str(caught.args[0]) == "gone"


def test_the_log_says_where_it_went_wrong(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        try:
            _ = 1 // 0
        except ZeroDivisionError as problem:
            problems.note(problem)

    assert "test_problems.py" in caplog.text
    assert "by zero" in caplog.text


def test_nobody_is_named_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    wrong = (
        KeyError("张三"),
        ValueError("13800000000"),
        FileNotFoundError(errno.ENOENT, "not there", "张三的台账.xlsx"),
        sqlite3.OperationalError('fts5: syntax error near "张三"'),
    )

    with caplog.at_level(logging.ERROR):
        for problem in wrong:
            problem.__cause__ = LookupError("张三")
            problems.note(problem)

    assert "张三" not in caplog.text
    assert "13800000000" not in caplog.text
    assert "LookupError\nFileNotFoundError ENOENT" in caplog.text


@pytest.mark.parametrize(
    ("problem", "words", "traces"),
    [(RegisterTooNew(9, 1), "版本", 0), (LookupError("x"), "没料到", 1)],
)
def test_without_a_window_a_box_says_it_and_where_only_of_a_defect(
    app: QApplication,
    caplog: pytest.LogCaptureFixture,
    problem: Exception,
    words: str,
    traces: int,
) -> None:
    said: list[str] = []

    def read_and_close() -> None:
        (box,) = [w for w in app.topLevelWidgets() if isinstance(w, QMessageBox)]
        said.append(box.text())
        box.accept()

    QTimer.singleShot(50, read_and_close)
    with caplog.at_level(logging.ERROR):
        problems.tell(problem, "zh")

    assert words in said[0]
    assert len(caplog.records) == traces
