"""A field for a file that is typed, or picked in a window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.file_field import FileField
from tests.ui.parts.seen import Shown


def test_a_window_closed_without_a_choice_gives_the_keyboard_to_the_field(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_told: ("", ""))
    file = FileField()
    shown(file)
    file.pick.setFocus()

    with qtbot.assertNotEmitted(file.picked):
        file.pick.click()

    assert file.field.edit.hasFocus()
