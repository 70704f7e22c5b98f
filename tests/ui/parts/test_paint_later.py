"""A part that is held has the keyboard at once, and is painted a turn later."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.page_stack import PageStack
from gridapp.ui.parts.paint_later import paint_later
from tests.ui.parts.seen import Painted, Shown


def test_page_takes_keys_at_once_and_is_painted_a_turn_later(shown: Shown, qtbot: QtBot) -> None:
    pages, first, second = PageStack(), QLineEdit(), QLineEdit()
    pages.addWidget(first)
    pages.addWidget(second)
    painted = Painted(pages, ground=shown(pages), page=second)
    qtbot.waitUntil(painted.nothing_more)

    def bring() -> None:
        paint_later(pages)
        pages.setCurrentWidget(second)
        second.setFocus()
        QTest.keyClicks(second, "ab")
        painted.order[:] = [second.text()]

    QTimer.singleShot(1, bring)  # in a turn of its own, as a key
    qtbot.waitUntil(painted.all)

    # Were the ground painted before, there would be nothing on it for that turn.
    assert painted.in_turns() == ["ab", "ground page"]
    assert pages.updatesEnabled()


def test_what_is_due_is_painted_before_it_is_held(shown: Shown, qtbot: QtBot) -> None:
    page = QLineEdit()
    painted = Painted(page, ground=shown(page), page=page)
    qtbot.waitUntil(painted.nothing_more)
    painted.order.clear()

    page.update()
    paint_later(page)

    assert painted.order == ["ground", "page"]
