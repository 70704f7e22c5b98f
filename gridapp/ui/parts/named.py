"""A part with its name above it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.label import label, restyle, wrapped
from gridapp.ui.theme import Tone


class Named(QWidget):
    """Name above, and below it whatever is named."""

    def __init__(
        self, part: QWidget, parent: QWidget | None = None, *, optional: bool = False
    ) -> None:
        super().__init__(parent)
        self.part = part
        self.name = label("", "strong")
        self.name.setBuddy(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        self.optional = label("", "caption")
        if not optional:  # to show it before it stands in a window would make it one
            self.optional.hide()
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addWidget(self.optional)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(part)
        self.warning = wrapped("", "caption")
        self.warning.hide()
        column.addWidget(self.warning)

    def warn(self, words: str, tone: Tone = "amber") -> None:
        """Say below the part what is odd or wrong about it; empty words take it back."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.part.setAccessibleDescription(words)
        restyle(self.warning, tone=tone if words else "")

    def say(self, name: str) -> None:
        """Show this name, and give it to the part."""
        self.name.setText(name)
        self.part.setAccessibleName(name)
        self.optional.setText(self.tr("选填"))
