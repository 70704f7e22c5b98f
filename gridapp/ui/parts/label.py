"""A line of text in one of the looks of the style sheet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gridapp.ui.theme import Tone

Look = Literal["", "title", "heading", "strong", "number", "caption", "muted"]


def label(text: str = "", look: Look = "", *, tone: Tone | Literal[""] = "") -> QLabel:
    """A label that shows plain text, never mark-up: what people typed is shown as typed."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("look", look)
    result.setProperty("tone", tone)
    return result


def wrapped(text: str = "", look: Look = "", *, tone: Tone | Literal[""] = "") -> QLabel:
    """A label that breaks its text into lines."""
    result = label(text, look, tone=tone)
    result.setWordWrap(True)
    return result


def capital(name: str) -> str:
    """A name of a field or an act as it stands alone: its first letter large, if it has one."""
    return name[:1].upper() + name[1:]


def restyle(widget: QWidget, **properties: str) -> None:
    """Give `widget` another look or tone, and have the style sheet see it."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
