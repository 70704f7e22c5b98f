"""The care tags of a household: ordinary ones stand open, sensitive ones after saying why."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.register import codes
from gridapp.ui import theme
from gridapp.ui.parts.badges import Badges
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.why import Why

LIST = "household_tag"


def sensitive(tags: str | None) -> list[str]:
    """Those of a household's tags that are masked until somebody says why he has to see them."""
    return [tag for tag in (tags or "").split() if codes.is_sensitive(LIST, tag)]


class CareTags(QWidget):
    """Badges, and a button where there is more than may be read in passing.

    Signals:
        seen: the sensitive ones were looked at (why).
    """

    seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._ordinary: list[str] = []
        self._sensitive: list[str] = []
        self._whose, self._language = "", "zh"
        self.badges = Badges()
        self.button = Button(icon="show", look="quiet")
        self.why = Why("tags")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.badges)
        self._column.addWidget(self.button)
        self._column.addWidget(self.why)
        self.button.clicked.connect(self._on_clicked)
        self.why.answered.connect(self._on_answered)
        self.why.cancelled.connect(self.button.setFocus)
        theme.follow(self, self._dress, self._say)

    def show_tags(self, tags: str | None, whose: str, language: str) -> None:
        """Hold these tags (codes), the sensitive ones masked."""
        self._open, self._whose, self._language = False, whose, language
        self._sensitive = sensitive(tags)
        self._ordinary = [tag for tag in (tags or "").split() if tag not in self._sensitive]
        self.why.hide()
        self.setVisible(bool(tags))
        self._say()

    @Slot()
    def _on_clicked(self) -> None:
        if self._open:
            self._open = False
            self._say()
        else:
            self.why.ask(self._whose, self._language)
            put_in_order(self)

    @Slot(str)
    def _on_answered(self, reason: str) -> None:
        self._open = True
        self._say()
        self.button.setFocus()
        self.seen.emit(reason)

    def _say(self) -> None:
        shown = [*self._ordinary, *(self._sensitive if self._open else [])]
        self.badges.show_badges(
            [(codes.label(LIST, tag, self._language), "amber") for tag in sorted(shown)]
        )
        self.button.setVisible(bool(self._sensitive))
        self.button.show_icon("hide" if self._open else "show")
        masked = self.tr("看 %n 个敏感的关爱标签", "", len(self._sensitive))
        self.button.setText(self.tr("遮住敏感的关爱标签") if self._open else masked)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.XS))
