"""What holds of every part: it is let go of, shows no markup, and cuts no word."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner, PracticeBand
from gridapp.ui.parts.card import StatCard
from gridapp.ui.parts.chip import ReceiptChip
from gridapp.ui.parts.label import label
from gridapp.ui.parts.undo_bar import UndoBar
from tests.ui.parts.seen import (
    Shown,
    a_rail,
)


def test_a_part_nobody_holds_is_gone_at_once(app: QApplication) -> None:
    part = StatCard("待办", "matters")
    gone = weakref.ref(part)
    del part

    assert gone() is None


def test_labels_show_what_was_typed_and_no_markup(app: QApplication) -> None:
    assert label("<b>张三</b>").textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_cut(
    app: QApplication, shown: Shown, scheme: theme.Scheme, percent: int
) -> None:
    theme.apply(app, scheme, percent)
    banner, undo, chip = Banner(), UndoBar(), ReceiptChip()
    window = shown(PracticeBand(), banner, undo, chip, StatCard("待办", "matters"), a_rail())
    banner.tell("钟快了两天", "amber", "看看")
    undo.offer("已办结")
    window.resize(900, 900)
    window.grab()

    cut = [
        button.text()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert cut == []
