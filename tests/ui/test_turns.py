"""What a page shows a turn later comes one a turn, and never after something newer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from gridapp.ui.turns import Turns


class Desk(QObject):
    closing = Signal()


def test_something_else_comes_between_two_of_them(qtbot: QtBot) -> None:
    done: list[str] = []
    desk = Desk()
    turns = Turns(desk.closing, desk)
    pressed = QTimer(desk, interval=0)
    pressed.timeout.connect(partial(done.append, "key"))
    pressed.start()

    turns.begin(partial(done.append, "head"), partial(done.append, "card"))
    assert not done
    qtbot.waitUntil(lambda: not turns.waiting)
    pressed.stop()

    assert "key" in done[: done.index("head")]
    assert "key" in done[done.index("head") : done.index("card")]


def test_what_is_newer_takes_the_place_of_what_is_left(qtbot: QtBot) -> None:
    done: list[str] = []
    desk = Desk()
    turns = Turns(desk.closing, desk)

    turns.begin(partial(done.append, "old"))
    turns.begin(partial(done.append, "new"))
    qtbot.waitUntil(lambda: not turns.waiting)
    assert done == ["new"]

    turns.begin(partial(done.append, "first"), partial(done.append, "second"))
    turns.finish()
    assert done == ["new", "first", "second"]


def test_a_desk_that_closes_is_shown_nothing_more(qtbot: QtBot) -> None:
    done: list[str] = []
    desk = Desk()
    turns = Turns(desk.closing, desk)

    turns.begin(partial(done.append, "late"))
    desk.closing.emit()
    qtbot.wait(20)

    assert not turns.waiting
    assert not done
