"""The words of a bulletin, a field for each part; what is made of the figures can be put back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gridapp.reports.bulletin import Bulletin
from gridapp.reports.bulletin_sections import CODES
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.text_field import TextField

_LINES = 4


class BulletinText(QWidget):
    """Enter goes on to the next part, Shift+Enter begins a line.

    Signals:
        edited: a person wrote something, or took it back.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {code: TextField("", lines=_LINES) for code in CODES}
        self.restore = Button(look="quiet")
        self._made: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for field in self.fields.values():
            self._column.addWidget(field)
            field.changed.connect(self._on_changed)
        self._column.addWidget(self.restore)
        self.restore.clicked.connect(self._on_restore)
        theme.follow(self, self._dress, self._say)

    def show_words(self, one: Bulletin, words: Mapping[str, str], *, signed: bool) -> None:
        """Show what the figures say, and what was written instead; what is signed only shows."""
        self._made = {section.code: section.text for section in one.sections}
        for section in one.sections:
            field = self.fields[section.code]
            field.say(section.heading)
            with QSignalBlocker(field):
                field.set_text(words.get(section.code, section.text))
            if isinstance(field.edit, QPlainTextEdit):
                field.edit.setReadOnly(signed)
        self._offer(signed=signed)

    def words(self) -> dict[str, str]:
        """What a person wrote instead of what the figures say."""
        return {
            code: field.text()
            for code, field in self.fields.items()
            if field.text().strip() and field.text() != self._made.get(code)
        }

    def _offer(self, *, signed: bool) -> None:
        self.restore.setVisible(bool(self.words()) and not signed)

    @Slot()
    def _on_changed(self) -> None:
        self._offer(signed=False)
        self.edited.emit()

    @Slot()
    def _on_restore(self) -> None:
        """Put back what the figures say, in every part."""
        for code, field in self.fields.items():
            with QSignalBlocker(field):
                field.set_text(self._made.get(code, ""))
        self._offer(signed=False)
        self.edited.emit()

    def _say(self) -> None:
        self.restore.setText(self.tr("都用自动写的"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))
