"""A page that comes to the front has the keyboard at once, and is painted a turn later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.page_stack import PageStack
from tests.ui.parts.seen import Shown


class Field(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.happened: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.happened.append("painted")
        super().paintEvent(event)


def test_page_takes_keys_at_once_and_is_painted_a_turn_later(shown: Shown, qtbot: QtBot) -> None:
    pages, first, second = PageStack(), Field(), Field()
    pages.addWidget(first)
    pages.addWidget(second)
    shown(pages)
    turns = QTimer(pages, interval=0)
    turns.timeout.connect(partial(second.happened.append, "turn"))
    turns.start()

    pages.bring(second)
    second.setFocus()
    QTest.keyClicks(second, "ab")
    assert second.text() == "ab"

    qtbot.waitUntil(lambda: "painted" in second.happened)
    turns.stop()
    assert second.happened[0] == "turn"
    assert pages.updatesEnabled()


def test_page_in_front_already_is_painted_as_it_changes(shown: Shown) -> None:
    pages, page = PageStack(), Field()
    pages.addWidget(page)
    shown(pages)

    pages.bring(page)

    assert pages.updatesEnabled()
