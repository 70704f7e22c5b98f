"""What was pressed: keys of the number pad are keys like the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_plain(event: QKeyEvent) -> bool:
    """Whether neither Shift nor Ctrl, Alt or Meta was held."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.NoModifier


def is_held(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta was held: such a key writes nothing."""
    shift = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    return bool(event.modifiers() & ~shift)


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter and nothing was held."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain(event)
