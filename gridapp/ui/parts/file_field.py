"""A field for a file that is typed or picked: Enter in the empty one opens the file window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from gridapp.ui.parts.button import Button
from gridapp.ui.parts.pressed import is_enter
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.where import looking_from


class FileField(QWidget):
    """Where a file is named already Enter goes on, past the button.

    Signals:
        picked: a file was chosen in the window.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField("")
        self.pick = Button(icon="folder")
        self.pick.clicked.connect(self._on_pick)
        self.field.edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.pick)
        row.setAlignment(self.pick, Qt.AlignmentFlag.AlignBottom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not is_enter(event):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self.pick.setFocus()
            if self.field.text().strip():
                self.focusNextChild()
            else:
                self.pick.click()
        return True

    @Slot()
    def _on_pick(self) -> None:
        named = self.field.text().strip()
        begin = looking_from(str(Path(named).parent) if named else "")
        found, _ = QFileDialog.getOpenFileName(self, self.field.name.text(), begin)
        if found:
            self.field.set_text(found)
            self.picked.emit()
        else:
            self.field.edit.setFocus()  # to type it instead
