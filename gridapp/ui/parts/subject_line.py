"""What a visit is about: the box that finds it, then the line that shows it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.subject_box import Subject, SubjectBox, subject_of
from gridapp.ui.session import Session


class SubjectLine(QWidget):
    """Either asks or shows, never both.

    Signals:
        chosen: something was found, or is to be found anew.
    """

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.subject: Subject | None = None
        self.key = ""
        self.name = label("", "strong")
        self.box = SubjectBox(session)
        self.problem = label("", "caption", tone="red")
        self.problem.hide()
        self.shown = QWidget()
        self.disc = Disc("house", "blue", 32)
        self.title = wrapped("", "heading")
        self.where = wrapped("", "muted")
        self.other = Button(look="quiet")
        self._lay_out()
        self.box.picked.connect(self._on_picked)
        self.other.clicked.connect(self._on_other)
        theme.follow(self, self._dress)

    def show_key(self, key: str) -> None:
        """Show the household, spot or place with this id or code; ask where there is none."""
        self.subject = self._find(key) if key else None
        self.key = key if self.subject else ""
        self.box.clear()
        self.problem.hide()
        self.box.setVisible(self.subject is None)
        self.name.setVisible(self.subject is None)
        self.shown.setVisible(self.subject is not None)
        if self.subject is not None:
            self.disc.show_icon(self.subject.icon, "blue")
            self.title.setText(self.subject.name)
            self.where.setText(self.subject.where)
            self.where.setVisible(bool(self.subject.where))

    def _find(self, key: str) -> Subject | None:
        return subject_of(self._session.conn, key, self._session.me.place)

    def read(self) -> Subject | None:
        """What was chosen; None when nothing was, and then the box has the keyboard."""
        if self.subject is None:
            self.problem.setText(self.tr("先找到走访的是哪一户，或者哪个单元、点位"))
            self.problem.show()
            self.box.setFocus()
        return self.subject

    def say(self) -> None:
        """Say every word again, in the language of now."""
        self.name.setText(self.tr("走访了哪里"))
        self.other.setText(self.tr("换一户"))
        if self.key:
            self.show_key(self.key)

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        self.show_key(key)
        self.chosen.emit()

    @Slot()
    def _on_other(self) -> None:
        self.show_key("")
        self.box.setFocus()
        self.chosen.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.where)
        self._row = QHBoxLayout(self.shown)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.disc)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.other)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.XS)
        for part in (self.name, self.box, self.problem, self.shown):
            self._column.addWidget(part)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(theme.M))
        self.box.setMaximumWidth(look.px(560))
