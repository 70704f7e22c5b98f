"""One question of simple mode, with what answers it: tiles, and whatever else stands between."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.tiles import Tiles


class Question(QWidget):
    """Its tiles answer to numbers while it is shown.

    Attributes:
        asked: the question in words, as it stands over it.
    """

    def __init__(self, *tiles: Tiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bare")
        self.asked = ""
        self.tiles = tiles
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        theme.follow(self, self._dress_column)

    def begin(self) -> None:
        """Give the keyboard to what comes first."""
        if self.tiles:
            self.tiles[0].begin()

    def press(self, key: str) -> bool:
        """Press the tile with this number; whether there was one."""
        return any(tiles.isVisible() and tiles.press(key) for tiles in self.tiles)

    def write(self, words: str) -> bool:
        """Take what was typed while a tile had the keyboard; whether there is a field for it."""
        return False

    def _dress_column(self, look: theme.Theme) -> None:
        self.column.setSpacing(look.px(5))
