"""Short facts as two columns: what they are called, and what they say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.label import label, wrapped


class Facts(QWidget):
    """Facts that say nothing are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme.follow(self, self._dress)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these (name, words)."""
        said = [(name, words) for name, words in facts if words]
        while len(self._pairs) < len(said):
            self._add()
        for at, (name, words) in enumerate(self._pairs):
            name.setVisible(at < len(said))
            words.setVisible(at < len(said))
        for (name, words), (is_called, says) in zip(self._pairs, said, strict=False):
            name.setText(is_called)
            words.setText(says)

    def _add(self) -> None:
        name, words = label("", "muted"), wrapped()
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._pairs)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)
        self._pairs.append((name, words))

    def _dress(self, look: theme.Theme) -> None:
        self._grid.setHorizontalSpacing(look.px(theme.M))
        self._grid.setVerticalSpacing(look.px(6))
