"""The cells of a notebook page: Enter and the arrows go down and up, wherever one is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.pressed import is_enter, is_plain
from gridapp.ui.parts.subject_box import Subject, SubjectBox, subject_of
from gridapp.ui.session import Session


def way(event: QKeyEvent, *, arrows: bool) -> int:
    """Where a key leads: 1 down, -1 up, 0 nowhere."""
    arrow = event.key() if arrows and is_plain(event) else None
    if is_enter(event) or arrow == Qt.Key.Key_Down:
        return 1
    return -1 if arrow == Qt.Key.Key_Up else 0


class LineCell(QLineEdit):
    """A line of text.

    Signals:
        moved: one line down (1) or up (-1) is wanted.
        ticked: a blank was typed where nothing stands yet.
    """

    moved = Signal(int)
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While pinyin is being composed every key belongs to the input method.
        if self._composing:
            super().keyPressEvent(event)
        elif step := way(event, arrows=True):
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Space and not self.text():
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


class CodeCell(CodeBox):
    """A code of a list; the first line says what holds where nothing is chosen.

    Signals:
        moved: one line down (1) is wanted; the arrows choose.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := way(event, arrows=False):
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose("")
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)


class TickCell(QCheckBox):
    """Nothing to report, ticked by hand.

    Signals:
        moved: one line down (1) or up (-1) is wanted.
    """

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := way(event, arrows=True):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class HouseCell(SubjectBox):
    """Finds a household, a unit or a spot, and then shows its name.

    Signals:
        moved: one line down (1) or up (-1) is wanted.
        found_one: something was chosen, or is no longer.
    """

    moved = Signal(int)
    found_one = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._session = session
        self.subject: Subject | None = None
        self.picked.connect(self._on_picked_one)
        self.textEdited.connect(self._on_edited)

    def holds(self) -> bool:
        return self.subject is not None

    @Slot()
    def clear(self) -> None:
        """Hold nothing; the cross at the end of the box does this too."""
        super().clear()
        self._on_edited("")

    def show_key(self, key: str, text: str = "") -> None:
        """Show what has this id or place code; the text that was typed where there is none."""
        conn, place = self._session.conn, self._session.me.place
        self.subject = subject_of(conn, key, place) if key else None
        self.show_text(self.subject.name if self.subject else text)
        self.setToolTip(self.subject.where if self.subject else "")
        self.setCursorPosition(0)

    @Slot(str)
    def _on_picked_one(self, key: str) -> None:
        self.show_key(key)
        self.found_one.emit()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        if self.subject is not None:
            self.subject = None
            self.setToolTip("")
        self.found_one.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asking = self.lists or (self.text().strip() and self.subject is None)
        step = 0 if asking else way(event, arrows=True)
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)
