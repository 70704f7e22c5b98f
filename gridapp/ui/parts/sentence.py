"""One sentence with a picture before it: what is so, and whether that is well."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts import long_words
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import wrapped
from gridapp.ui.theme import Tone


class Sentence(QWidget):
    """Picture and sentence change together, and come together: until then neither is seen."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.disc = Disc(icon, "grey", 28)
        room = self.disc.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.disc.setSizePolicy(room)
        self.disc.hide()
        self.said = wrapped()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.disc)
        self._row.addWidget(self.said, 1)
        theme.follow(self, self._dress)

    def tell(self, text: str, icon: str, tone: Tone) -> None:
        """Say this."""
        self.disc.show_icon(icon, tone)
        self.disc.setVisible(bool(text))
        long_words.show(self.said, text)
        self.setAccessibleName(text)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(theme.M))
