"""A page that comes to the front has the keyboard at once, and is painted a turn later."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.page_stack import PageStack
from tests.ui.parts.seen import Shown


class Field(QLineEdit):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_page_takes_keys_at_once_and_is_painted_a_turn_later(shown: Shown, qtbot: QtBot) -> None:
    pages, first, second = PageStack(), Field(), Field()
    pages.addWidget(first)
    pages.addWidget(second)
    shown(pages)

    pages.bring(second)
    second.setFocus()
    QTest.keyClicks(second, "ab")
    QCoreApplication.sendPostedEvents()  # all that belongs to the same turn
    assert (second.text(), second.painted) == ("ab", 0)

    qtbot.waitUntil(lambda: second.painted > 0)
    assert pages.updatesEnabled()


def test_page_in_front_already_is_painted_as_it_changes(shown: Shown) -> None:
    pages, page = PageStack(), Field()
    pages.addWidget(page)
    shown(pages)

    pages.bring(page)

    assert pages.updatesEnabled()
