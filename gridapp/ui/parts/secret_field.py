"""A field for a passphrase or a PIN: dots, and a button that shows what was typed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.label import label, restyle, wrapped
from gridapp.ui.parts.tool_button import ToolButton
from gridapp.ui.theme import Tone


class SecretField(QWidget):
    """Never kept as a draft, and no input method learns it.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "strong")
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.textChanged.connect(self.changed)
        self.name.setBuddy(self.edit)
        self.warning = wrapped("", "caption")
        self.warning.hide()
        self.shows = ToolButton()
        self.shows.setCheckable(True)
        self.shows.toggled.connect(self._on_shows)
        row = QHBoxLayout()
        row.addWidget(self.edit, 1)
        row.addWidget(self.shows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.name)
        column.addLayout(row)
        column.addWidget(self.warning)
        theme.follow(self, self._dress, self._say)

    def say(self, name: str, placeholder: str = "") -> None:
        """Show this name."""
        self.name.setText(name)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def warn(self, words: str, tone: Tone = "red") -> None:
        """Say below the field what is wrong about it; empty words take it back."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)
        for part in (self.warning, self.edit):
            restyle(part, tone=tone if words else "")

    @Slot(bool)
    def _on_shows(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._dress(theme.of(self))

    def _say(self) -> None:
        self.shows.setAccessibleName(self.tr("看一眼输了什么"))
        self.shows.setToolTip(self.tr("看一眼输了什么"))

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(18)
        icon = "hide" if self.shows.isChecked() else "show"
        self.shows.setIconSize(QSize(side, side))
        self.shows.setIcon(icons.icon(icon, look.code("text2"), side))
