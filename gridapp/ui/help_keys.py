"""F1 and Shift+F1 where no desk is open: at the start, at a passphrase, on a locked screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import chapters, theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.help_line import HelpLine
from gridapp.ui.parts.key_card import KeyCard
from gridapp.ui.reader import Reader

WIDE, TALL = 1100, 700


class HelpKeys(QObject):
    """Lives as long as what it stands over; `page` is what that is called in the handbook.

    Attributes:
        line: names both keys, and may be shown wherever there is room.
    """

    def __init__(self, over: QWidget, language: Callable[[], str], page: str) -> None:
        super().__init__(over)
        self._over, self._language, self._page = over, language, page
        self.line = HelpLine()
        for keys, button, wanted in (
            ("F1", self.line.handbook, self._on_handbook),
            ("Shift+F1", self.line.card, self._on_card),
        ):
            QShortcut(QKeySequence(keys), over).activated.connect(wanted)
            button.clicked.connect(wanted)

    @Slot()
    def _on_handbook(self) -> None:
        _show(HandbookDialog(self._language, chapters.about(self._page), self._over))

    @Slot()
    def _on_card(self) -> None:
        _show(KeyCard(self._language(), self._over, self._page, alone=True))


class HandbookDialog(QDialog):
    """The handbook over what cannot be left; Esc leads back to it."""

    def __init__(self, language: Callable[[], str], chapter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("使用手册"))
        self.setAccessibleName(self.windowTitle())
        self.reader = Reader(language)
        self.back = Button(self.tr("返回  Esc"), look="quiet", icon="arrow-left")
        self.back.clicked.connect(self.reject)
        ends = QHBoxLayout()
        ends.addWidget(self.back)
        ends.addStretch()
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.reader, 1)
        self._whole.addLayout(ends)
        theme.follow(self, self._dress)
        self.reader.open(chapter)

    def _dress(self, look: theme.Theme) -> None:
        wide = look.px(theme.S)
        self._whole.setContentsMargins(0, 0, 0, wide)
        room = self.screen().availableSize() * 0.95
        self.resize(QSize(look.px(WIDE), look.px(TALL)).boundedTo(room))


def _show(dialog: QDialog) -> None:
    """Show it until it is closed; it is not kept, whatever stands below it."""
    dialog.exec()
    dialog.deleteLater()
