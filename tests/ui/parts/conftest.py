"""A window to show parts in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.parts.seen import Shown


@pytest.fixture
def shown(app: QApplication, qtbot: QtBot) -> Shown:
    """A window that holds the given parts below each other and has the keyboard."""
    kept: list[QWidget] = []

    def show(*parts: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for part in parts:
            layout.addWidget(part)
        window.resize(640, 480)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show
