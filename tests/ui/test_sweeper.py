"""Widgets in circles of references are taken apart on the window's thread, whoever makes more."""

from __future__ import annotations

import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui.background import Lane


class Circle(QObject):
    """Refers to itself; tells on which thread it goes."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def makes_much() -> list[list[int]]:
    """Enough for Python to collect, were it left to itself."""
    return [[number] for number in range(200_000)]


def test_a_lane_that_makes_much_takes_no_widget_apart(qapp: QApplication, qtbot: QtBot) -> None:
    gone_on: list[str] = []
    circle = Circle()
    weakref.finalize(circle, lambda: gone_on.append(threading.current_thread().name))
    del circle
    lane = Lane("busy")
    done: list[int] = []
    lane.run(makes_much, lambda made: done.append(len(made)))
    qtbot.waitUntil(lambda: bool(done))

    assert gone_on == []
    made = makes_much()
    qtbot.waitUntil(lambda: bool(gone_on))
    assert gone_on == [threading.main_thread().name]
    assert made
    lane.close()
