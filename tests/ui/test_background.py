import threading
import time
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gridapp.ui.background import Lane
from gridapp.ui.errand_runner import ErrandRunner


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    lane.close()
    lane.deleteLater()


def test_work_is_done_elsewhere_and_answered_on_the_windows_thread(
    qtbot: QtBot, lane: Lane
) -> None:
    seen: list[tuple[threading.Thread, threading.Thread]] = []

    lane.run(threading.current_thread, lambda at: seen.append((at, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))

    ((worked, answered),) = seen
    assert worked is not threading.main_thread()
    assert answered is threading.main_thread()


def test_pieces_of_work_keep_their_order(qtbot: QtBot, lane: Lane) -> None:
    done: list[int] = []
    seen: list[int] = []
    numbers = iter(range(50))

    def work() -> int:
        done.append(next(numbers))
        return done[-1]

    for _ in range(50):
        lane.run(work, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)

    assert done == seen == list(range(50))


def test_answers_wait_for_turns_of_their_own(qtbot: QtBot, lane: Lane) -> None:
    seen: list[int] = []
    for number in range(3):
        lane.run(partial(int, number), seen.append)
    worked = threading.Event()
    lane.run(worked.set)
    assert worked.wait(5)

    QApplication.sendPostedEvents()  # with what is laid out and painted, none comes

    assert not seen
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [0, 1, 2]


def test_an_answer_that_stays_in_a_window_holds_up_no_other(qtbot: QtBot, lane: Lane) -> None:
    seen: list[str] = []
    asked = QEventLoop()

    def ask(_: object) -> None:
        asked.exec()
        seen.append("closed")

    def answer(_: object) -> None:
        seen.append("answered")
        asked.quit()

    lane.run(lambda: None, ask)
    lane.run(lambda: None, answer)

    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["answered", "closed"]


def test_failure_reaches_whoever_asked_and_the_lane_goes_on(qtbot: QtBot, lane: Lane) -> None:
    told: list[Exception] = []
    seen: list[str] = []

    def fail() -> str:
        raise OSError("stick pulled out")

    lane.run(fail, otherwise=told.append)
    lane.run(lambda: "after", seen.append)
    qtbot.waitUntil(lambda: seen == ["after"])

    assert str(told[0]) == "stick pulled out"


def test_failure_that_nobody_answers_to_is_a_signal(qtbot: QtBot, lane: Lane) -> None:
    def fail() -> None:
        raise OSError("stick pulled out")

    with qtbot.waitSignal(lane.failed) as told:
        lane.run(fail)

    assert str(told.args[0]) == "stick pulled out"


def test_closing_finishes_the_work_and_drops_the_answers(qtbot: QtBot, qapp: QApplication) -> None:
    lane = Lane("test")
    done: list[int] = []
    seen: list[object] = []

    lane.run(lambda: done.append(1), seen.append)
    lane.close()
    qapp.processEvents()

    assert done == [1]
    assert seen == []


def test_a_part_that_is_gone_by_then_gets_no_answer(qtbot: QtBot, lane: Lane) -> None:
    field, seen = QLineEdit(), list[int]()
    go_on = threading.Event()

    def later() -> str:
        go_on.wait(60)
        return "words"

    lane.run(later, field.setText)
    lane.run(lambda: 1, partial(field.setSelection, 0))
    lane.run(lambda: 1, seen.append)

    Shiboken.delete(field)
    go_on.set()
    qtbot.waitUntil(lambda: seen == [1])  # and nothing was raised meanwhile


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_of_the_window_is_taken_apart_on_a_lane(
    qtbot: QtBot, lane: Lane, *, fails: bool
) -> None:
    died: list[threading.Thread] = []
    go_on, done = threading.Event(), threading.Event()

    class Part(QLineEdit):
        def ask(self) -> str:
            go_on.wait(60)
            if fails:
                raise OSError("stick pulled out")
            return ""

        def show_problem(self, _problem: Exception) -> None: ...

    def ask() -> None:
        part = Part()
        weakref.finalize(part, lambda: died.append(threading.current_thread()))
        lane.run(part.ask, part.setText, part.show_problem)
        Shiboken.delete(part)  # and what is left of it lives by what was asked alone

    ask()
    go_on.set()
    qtbot.wait(50)  # it was answered, and the lane knows nothing new yet
    lane.run(done.set)
    qtbot.waitUntil(lambda: done.is_set() and bool(died))

    assert died == [threading.main_thread()]


def test_closing_waits_no_longer_for_a_share_that_hangs(qtbot: QtBot, qapp: QApplication) -> None:
    lane, comes_back = Lane("share", patience=0.05), threading.Event()
    part, died, seen = QLineEdit(), list[threading.Thread](), list[object]()
    weakref.finalize(part, lambda: died.append(threading.current_thread()))
    lane.run(partial(comes_back.wait, 60), seen.append)
    lane.run(lambda: "", part.setText)

    ended = lane.close()

    assert not ended  # as it would be if it had been waited for
    (hanging,) = (one for one in threading.enumerate() if one.name == "share")
    assert hanging.daemon  # nor does the program wait for it
    Shiboken.delete(part)
    Shiboken.delete(lane)
    del part, lane
    comes_back.set()
    hanging.join(60)
    qapp.processEvents()
    assert seen == []
    assert died == []  # least of all over there


def test_what_is_saved_in_the_home_is_waited_for(qtbot: QtBot) -> None:
    lane, done = Lane("writer", patience=None), list[int]()
    for number in range(3):
        lane.run(partial(time.sleep, 0.05))
        lane.run(partial(done.append, number))

    assert lane.close()
    assert done == [0, 1, 2]
    lane.deleteLater()


def test_an_errand_that_hangs_is_ended(qtbot: QtBot) -> None:
    class Hanging:
        def __init__(self) -> None:
            self.killed = threading.Event()

        def kill(self) -> None:
            self.killed.set()

    runner, process = ErrandRunner(), Hanging()
    runner._lane.patience = 0.05
    runner._process = process  # type: ignore[assignment]
    runner._lane.run(partial(process.killed.wait, 60))

    runner.close()

    assert process.killed.is_set()
    runner.deleteLater()
