"""Words that are hidden until somebody says why he has to read them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.why import Why


class BehindWhy(QWidget):
    """A name, and below it the words or the button that asks why.

    Signals:
        seen: they were read (why).
    """

    seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._whose = ""
        self._language, self._open = "zh", False
        self.name = label("", "muted")
        self.words = wrapped()
        self.button = Button(icon="show", look="quiet")
        self.why = Why("need")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.name, self.words, self.why):
            self._column.addWidget(part)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._on_clicked)
        self.why.answered.connect(self._on_answered)
        self.why.cancelled.connect(self.button.setFocus)
        theme.follow(self, self._dress)

    def show_words(self, name: str, words: str, whose: str, language: str) -> None:
        """Hold these words, called `name`, of the home of `whose`; hidden when they are others."""
        if (words, whose) != (self._words, self._whose):
            self._open = False
            self.why.hide()
        self._words, self._whose, self._language = words, whose, language
        self.name.setText(name)
        self._show()

    @Slot()
    def _on_clicked(self) -> None:
        if self._open:
            self._open = False
            self._show()
        else:
            self.why.ask(self._whose, self._language)

    @Slot(str)
    def _on_answered(self, reason: str) -> None:
        self._open = True
        self._show()
        self.button.setFocus()
        self.seen.emit(reason)

    def _show(self) -> None:
        self.words.setText(self._words if self._open else "***" if self._words else "—")
        self.button.setVisible(bool(self._words))
        self.button.setText(self.tr("遮住") if self._open else self.tr("看一看"))
        self.button.setAccessibleName(f"{self.button.text()} {self.name.text()}")
        self.button.show_icon("hide" if self._open else "show")

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.XS))
