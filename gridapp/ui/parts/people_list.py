"""The persons of a shared computer, one large row each; what is practice stands apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.deadlines import CHINA
from gridapp.models.role import Role
from gridapp.register.homes import Kept
from gridapp.ui import theme
from gridapp.ui.language import locale
from gridapp.ui.parts.badge import Badge
from gridapp.ui.parts.big_choice import BigChoice
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label


class PersonRow(BigChoice):
    """One person: name, role, place, and when he was last here."""

    def __init__(self, one: Kept, number: int, parent: QWidget | None = None) -> None:
        super().__init__("person", "amber" if one.card.practice else "blue", parent)
        self.one = one
        self._number = number
        self.badge = Badge()
        if not one.card.practice:
            self.badge.hide()
        self._row.addWidget(self.badge)

    def say_in(self, language: str) -> None:
        """Show who it is, in this language."""
        card = self.one.card
        role = Role[card.role] if card.role else None
        day = datetime.fromtimestamp(self.one.used_ms / 1000, UTC).astimezone(CHINA)
        used = locale("zh" if language == "zh" else "en").toString(
            QDate(day.year, day.month, day.day), self.tr("M月d日")
        )
        parts = [
            (role.zh if language == "zh" else role.en) if role else "",
            card.place_name or card.centre,
            self.tr("最近用：{day}").format(day=used),
        ]
        name = card.worker or self.tr("第 {name} 份台账").format(name=self.one.name)
        self.say(f"{self._number}  {name}", " · ".join(part for part in parts if part))
        self.badge.show_state(self.tr("演练"), "amber")


class PeopleList(QWidget):
    """Enter opens one, and so does its number.

    Signals:
        picked: the home of the person who was chosen.
        deleted: what is practice is to be deleted.
    """

    picked = Signal(object)
    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PersonRow] = []
        self._language = "zh"
        self.who = label("", "heading")
        self.practice = label("", "heading")
        self.delete = Button(look="quiet", icon="remove")
        self.delete.clicked.connect(self.deleted)
        self.more = label("", "heading")
        head = QHBoxLayout()
        head.addWidget(self.practice)
        head.addStretch()
        head.addWidget(self.delete)
        self._real, self._practice = QVBoxLayout(), QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.who)
        self._column.addLayout(self._real)
        self._column.addLayout(head)
        self._column.addLayout(self._practice)
        self._column.addWidget(self.more)
        theme.follow(self, self._dress, self._say)

    def show_people(self, kept: Sequence[Kept], language: str) -> None:
        """Show these, the real ones first."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self._language = language
        self.rows = [PersonRow(one, number) for number, one in enumerate(kept, 1)]
        for row in self.rows:
            row.clicked.connect(self._on_clicked)
            (self._practice if row.one.card.practice else self._real).addWidget(row)
        practised = any(row.one.card.practice for row in self.rows)
        self.who.setVisible(any(not row.one.card.practice for row in self.rows))
        self.practice.setVisible(practised)
        self.delete.setVisible(practised)
        self.setVisible(bool(self.rows))
        self._say()

    def say_in(self, language: str) -> None:
        """Show everybody in this language."""
        self._language = language
        self._say()

    def focus_last_used(self) -> None:
        """Let Enter open what was used last; a real one before any practice."""
        rows = [row for row in self.rows if not row.one.card.practice] or self.rows
        max(rows, key=lambda row: row.one.used_ms).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PersonRow):
            self.picked.emit(row.one.home)

    def _say(self) -> None:
        self.who.setText(self.tr("谁来用？"))
        self.practice.setText(self.tr("演练"))
        self.delete.setText(self.tr("删掉演练…"))
        self.more.setText(self.tr("再加一个人"))
        for row in self.rows:
            row.say_in(self._language)

    def _dress(self, look: theme.Theme) -> None:
        for column in (self._column, self._real, self._practice):
            column.setSpacing(look.px(theme.S))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        number = key - int(Qt.Key.Key_1)
        if 0 <= number < min(len(self.rows), 9):
            self.picked.emit(self.rows[number].one.home)
        else:
            super().keyPressEvent(event)
