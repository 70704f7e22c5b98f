"""The one search box: asks shortly after each keystroke and shows what was found below itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.clipboard import is_for_the_page

if TYPE_CHECKING:  # what shows lists is loaded with the first list, not with the window
    from gridapp.ui.parts.found_list import FoundList

PAUSE = 120  # milliseconds after the last keystroke
SHARP = 2  # points of the picture for each point of the screen


class Found(NamedTuple):
    """One thing that was found."""

    id: str
    icon: str
    title: str
    subtitle: str = ""


class SearchBox(QLineEdit):
    """Arrows go through what was found, Enter opens it, Esc closes the list, then empties the box.

    Enter pressed before anything was found for the text takes the first thing once it comes;
    typing on forgets it.

    Signals:
        asked: what to look for, 120 ms after the last keystroke.
        picked: the id the person chose.
    """

    asked = Signal(str)
    picked = Signal(str)

    opens_list = True
    """Whether what it asks for is shown below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = self._open = self._hasty = False
        self._lens = QLabel(self)
        self._wipe = QToolButton(self)
        self._wipe.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wipe.setCursor(Qt.CursorShape.ArrowCursor)
        self._wipe.clicked.connect(self.clear)
        self._wipe.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)
        self.textChanged.connect(self._on_text_changed)
        theme.follow(self, self._dress, self._say)

    @cached_property
    def found(self) -> FoundList:
        """The list below the box, made with the first thing that is found: many find nothing."""
        from gridapp.ui.parts.found_list import FoundList

        # A plain child of the window: a popup window would take the input method away.
        found = FoundList(self)
        found.picked.connect(self._on_picked)
        return found

    @property
    def lists(self) -> bool:
        """Whether the list below the box is shown."""
        return "found" in vars(self) and self.found.isVisible()

    def holds(self) -> bool:
        """Whether what it shows was chosen, and stays as what any field holds does."""
        return False

    def _fold(self) -> None:
        """Hide the list below the box."""
        if "found" in vars(self):
            self.found.hide()

    def show_results(self, results: Sequence[Found]) -> None:
        """Show what was found for the text in the box; only while one is typing in it."""
        hasty, self._open, self._hasty = self._hasty, False, False
        if not self.text().strip() or not self.hasFocus():
            self._fold()
            return
        if hasty and results:
            self._on_picked(results[0].id)
            return
        window = self.window()
        self.found.show_found(results, self.text().strip())
        self.found.place(window, self.mapTo(window, QPoint(0, self.height())), self.width())

    def show_text(self, text: str) -> None:
        """Hold this text without looking for it."""
        self.setText(text)
        self._pause.stop()
        self._open, self._hasty = False, False
        self._fold()

    @Slot()
    def ask_again(self) -> None:
        """Look anew, once, for what is shown or awaited: it may have changed by now."""
        if self.lists or self._open:
            self._pause.start()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._open, self._hasty = bool(text.strip()), False
        self._wipe.setVisible(bool(text))
        if not text.strip():
            self._fold()
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self.asked.emit(self.text().strip())

    @Slot(str)
    def _on_picked(self, id_: str) -> None:
        self._fold()
        self.picked.emit(id_)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("搜索"))
        self._wipe.setAccessibleName(self.tr("清空"))
        self.setPlaceholderText(self.tr("搜姓名、拼音首字母、地址、电话尾号  (Ctrl+K)"))

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(16)
        self._lens.setPixmap(icons.pixmap("search", look.code("text2"), side, SHARP))
        self._wipe.setIcon(icons.icon("close", look.code("text2"), side))
        self._wipe.setIconSize(QSize(side, side))
        self.setTextMargins(side, 0, side, 0)
        # Does not grow with the text: at twice its size the bar has other things to hold.
        self.setMinimumWidth(180)
        self._arrange(look)

    def _arrange(self, look: theme.Theme) -> None:
        """Set lens and cross into the two ends of the box."""
        side, inset = look.px(20), look.px(theme.S)
        top = (self.height() - side) // 2
        self._lens.setGeometry(inset, top, side, side)
        self._wipe.setGeometry(self.width() - side - inset, top, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(theme.of(self))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While pinyin is being composed every key belongs to the input method.
        if self._composing or not (self._list_key(event) or is_for_the_page(event)):
            super().keyPressEvent(event)

    def _list_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._open and self.opens_list and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hasty = True
            return True
        if self.lists:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.found.move_by(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.found.pick()
                return True
            if key == Qt.Key.Key_Escape:
                self._fold()
                return True
        elif key == Qt.Key.Key_Escape and self.text() and not self.holds():
            self.clear()
            return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # The candidate window of an input method may take the focus for a moment.
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self._hasty = False
            self._fold()
        super().focusOutEvent(event)
