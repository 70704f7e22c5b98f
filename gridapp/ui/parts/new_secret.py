"""A new passphrase or PIN, typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.secret_field import SecretField


class NewSecret(QWidget):
    """Two fields, and a word below where they do not do."""

    def __init__(self, *, pin: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pin = pin
        self.first, self.second = SecretField(), SecretField()
        for field in (self.first, self.second):
            field.edit.setMaxLength(6 if pin else 200)
        self.warning = wrapped("", "caption", tone="red")
        self.warning.hide()
        self.first.edit.returnPressed.connect(self.second.edit.setFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.first, self.second, self.warning):
            self._column.addWidget(part)
        theme.follow(self, self._dress, self._say)

    def value(self) -> str | None:
        """What was typed twice alike; None, and said why, where it was not."""
        typed, again = self.first.edit.text(), self.second.edit.text()
        if typed and typed == again:
            self.warn("")
            return typed
        self.warn(self.tr("两次输的不一样，请再输一遍。") if typed else self.tr("还没有输。"))
        self.first.edit.setFocus()
        return None

    def warn(self, words: str) -> None:
        """Say below the fields why it does not do; empty words take it back."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.first, self.second):
            field.edit.clear()
        self.warn("")

    def _say(self) -> None:
        if self._pin:
            self.first.say(self.tr("新的 PIN（六位数字）"))
        else:
            self.first.say(self.tr("新口令（至少十个字符）"))
        self.second.say(self.tr("再输一遍"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))
