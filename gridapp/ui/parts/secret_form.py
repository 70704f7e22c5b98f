"""A PIN or a passphrase typed: the old one where it is changed, and the new one twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.new_secret import NewSecret
from gridapp.ui.parts.secret_field import SecretField


class SecretForm(QWidget):
    """For one purpose at a time: "pin", "encrypt" or "change".

    Signals:
        submitted: what was typed is to be taken.
        cancelled: nothing is to be changed.
    """

    submitted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bare")
        self._purpose = ""
        self.old, self.new_pin, self.new = SecretField(), NewSecret(pin=True), NewSecret()
        self.save, self.cancel = Button(look="primary"), Button(look="quiet")
        ends = QHBoxLayout()
        ends.addWidget(self.save)
        ends.addWidget(self.cancel)
        ends.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.old, self.new_pin, self.new):
            self._column.addWidget(part)
        self._column.addLayout(ends)
        self.save.clicked.connect(self.submitted)
        self.new_pin.second.edit.returnPressed.connect(self.submitted)
        self.new.second.edit.returnPressed.connect(self.submitted)
        self.cancel.clicked.connect(self.cancelled)
        theme.follow(self, self._dress, self._say)

    def begin(self, purpose: str) -> None:
        """Ask for what this purpose needs."""
        self.clear()
        self._purpose = purpose
        self.old.setVisible(purpose == "change")
        self.new_pin.setVisible(purpose == "pin")
        self.new.setVisible(purpose != "pin")
        self._say()
        self.show()
        first = self.old if purpose == "change" else self._secret.first
        first.edit.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.old.edit.clear()
        for part in (self.new, self.new_pin):
            part.clear()

    def value(self) -> str | None:
        """The new one; None where it does not do, which is said."""
        return self._secret.value()

    def warn(self, words: str) -> None:
        """Say why what was typed does not do."""
        self._secret.warn(words)

    @property
    def _secret(self) -> NewSecret:
        return self.new_pin if self._purpose == "pin" else self.new

    def _say(self) -> None:
        self.old.say(self.tr("现在的口令"))
        self.save.setText(self.tr("加密") if self._purpose == "encrypt" else self.tr("定下"))
        self.cancel.setText(self.tr("不改了"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self.setMaximumWidth(look.px(420))
