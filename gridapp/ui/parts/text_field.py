"""A named field for text, with room below it for a word about what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gridapp.ui import theme
from gridapp.ui.clipboard import is_for_the_page
from gridapp.ui.parts.label import label, restyle, wrapped
from gridapp.ui.parts.pressed import is_enter
from gridapp.ui.theme import Tone


class TextField(QWidget):
    """Name above, text, and a soft warning below; Enter goes to the next field.

    Where each line is a thing of its own (`listed`) Enter begins the next, and in an empty line
    goes on.

    Signals:
        changed: the text as it is after each keystroke, for the draft.
        left: the person went on to something else in the window; look at the text now.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        *,
        lines: int = 1,
        width: int = 0,
        optional: bool = False,
        listed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._width, self._listed = lines, width, listed
        self.name = label(name, "strong")
        self.optional = label("", "caption")
        if not optional:  # to show it before it stands in a window would make it one
            self.optional.hide()
        self.warning = wrapped("", "caption")
        self.warning.hide()
        self.edit = self._line_edit() if lines == 1 else self._plain_edit()
        self.edit.installEventFilter(self)
        self.name.setBuddy(self.edit)
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addWidget(self.optional)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addWidget(self.warning)
        self.say(name)
        theme.follow(self, self._dress, self._say)

    def text(self) -> str:
        """What stands in the field, as typed."""
        edit = self.edit
        return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put text into the field."""
        if text == self.text():
            return
        if isinstance(self.edit, QLineEdit):
            self.edit.setText(text)
        else:
            self.edit.setPlainText(text)

    def write(self, words: str) -> bool:
        """Take the keyboard and write on; whether there is anything to write."""
        if not words.strip() or not words.isprintable():
            return False
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.edit, QLineEdit):
            self.edit.setCursorPosition(len(self.edit.text()))
            self.edit.insert(words)
        else:
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
            self.edit.insertPlainText(words)
        return True

    def say(self, name: str, placeholder: str = "") -> None:
        """Show this name, after a change of language."""
        self.name.setText(name)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)

    def propose(self, words: Sequence[str]) -> None:
        """Offer these while typing; Down shows all that hold what was typed, Enter takes one."""
        if not isinstance(self.edit, QLineEdit):
            return
        known = QCompleter(list(words), self.edit)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(known)

    def warn(self, words: str, tone: Tone = "amber") -> None:
        """Say below the field what is odd ("red": wrong) about it; empty words take it back."""
        shown = tone if words else ""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)
        restyle(self.warning, tone=shown)
        restyle(self.edit, tone=shown)

    def _line_edit(self) -> QLineEdit:
        edit = QLineEdit(self)
        edit.textChanged.connect(self.changed)
        return edit

    def _plain_edit(self) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setTabChangesFocus(True)
        edit.textChanged.connect(self._on_plain_changed)
        return edit

    @Slot()
    def _on_plain_changed(self) -> None:
        self.changed.emit(self.text())

    def _say(self) -> None:
        self.optional.setText(self.tr("选填"))

    def _dress(self, look: theme.Theme) -> None:
        metrics = QFontMetrics(look.font(self.font()))
        if self._width:
            # Wide characters, plus what stands at both ends of the field.
            self.edit.setMaximumWidth(metrics.horizontalAdvance("国") * self._width + look.px(30))
        if self._lines > 1:
            self.edit.setFixedHeight(metrics.lineSpacing() * self._lines + look.px(26))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and _really(event.reason()):
            self.left.emit()
        if isinstance(event, QKeyEvent) and watched is self.edit:
            self._open_proposals(event)
            return self._goes_on(event) or is_for_the_page(event)
        return False

    def _open_proposals(self, event: QKeyEvent) -> None:
        known = self.edit.completer() if isinstance(self.edit, QLineEdit) else None
        down = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if known is not None and down:
            known.setCompletionPrefix(self.text())
            known.complete()

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether the key leads on: Enter does, in many lines too; Shift+Enter begins a line."""
        if is_enter(event) and not self._begins_a_line():
            if event.type() == QEvent.Type.KeyPress:
                self.focusNextChild()
            return True
        return False

    def _begins_a_line(self) -> bool:
        edit = self.edit
        if not self._listed or not isinstance(edit, QPlainTextEdit):
            return False
        return bool(edit.textCursor().block().text().strip())


def _really(reason: Qt.FocusReason) -> bool:
    """Whether the person went on, and not just the window or an input method."""
    return reason not in (
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
    )
