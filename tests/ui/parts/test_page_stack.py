"""A page that comes to the front has the keyboard at once, and is painted a turn later."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.page_stack import PageStack
from tests.ui.parts.seen import Painted, Shown


def test_page_takes_keys_at_once_and_is_painted_a_turn_later(shown: Shown, qtbot: QtBot) -> None:
    pages, bar, first, second = PageStack(), QLabel(), QLineEdit(), QLineEdit()
    pages.addWidget(first)
    pages.addWidget(second)
    shown(bar, pages)
    painted = Painted(pages, page=second)

    def bring() -> None:
        pages.bring(second, bar)
        second.setFocus()
        QTest.keyClicks(second, "ab")
        painted.order.append(second.text())

    QTimer.singleShot(1, bring)  # in a turn of its own, as a key
    qtbot.waitUntil(painted.all)

    assert painted.in_turns() == ["ab", "page"]
    assert pages.updatesEnabled()
    assert bar.updatesEnabled()


def test_page_in_front_already_is_painted_as_it_changes(shown: Shown) -> None:
    pages, bar, page = PageStack(), QLabel(), QLineEdit()
    pages.addWidget(page)
    shown(bar, pages)

    pages.bring(page, bar)

    assert pages.updatesEnabled()
    assert bar.updatesEnabled()
