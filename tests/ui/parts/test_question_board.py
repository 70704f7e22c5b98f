"""What there is to answer, or that there is nothing, is seen as a whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.question_board import QuestionBoard
from tests.ui.parts.seen import Painted, Shown


def test_after_the_last_answer_it_is_not_empty_before_it_says_so(
    shown: Shown, qtbot: QtBot
) -> None:
    board = QuestionBoard(QStandardItemModel(0, 2), {0: 100}, 1)
    board.say({}, {})
    board.show_list(some=True)
    painted = Painted(board, ground=shown(board), nothing=board.empty, heading=board.heading)
    qtbot.waitUntil(painted.nothing_more)
    painted.order.clear()

    QTimer.singleShot(1, partial(board.show_list, some=False))  # in a turn of its own
    qtbot.waitUntil(lambda: "nothing" in painted.order)

    assert painted.in_turns() == ["ground nothing"]
