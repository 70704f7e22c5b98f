"""The people of a household as a small table, telephone and identity number masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models import id_number, phone
from gridapp.models.age import age, is_child
from gridapp.models.declare import Sensitivity
from gridapp.models.household import Resident
from gridapp.register import codes
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import capital, label
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.rows import Index, RowsView
from gridapp.ui.parts.why import Why

_NOTHING = QModelIndex()
_NUMBERS = ("phone", "id_number")
_FIELDS = ("name", "relation", "sex", "age", "phone", "id_number")

MOST = 12
"""Rows that are shown without scrolling."""


class MembersTable(QAbstractTableModel):
    """One row a person; `open` holds the row whose numbers are shown whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: Sequence[Resident] = ()
        self.open = -1
        self._language, self._today = "zh", ""

    def show(self, people: Sequence[Resident], language: str, today: str) -> None:
        """Show these people, all numbers masked."""
        self.beginResetModel()
        self.people, self.open, self._language, self._today = people, -1, language, today
        self.endResetModel()

    def reveal(self, row: int) -> None:
        """Show the numbers of this row whole, and no others; -1 masks all."""
        self.open = row
        last = self.index(len(self.people) - 1, len(_FIELDS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(_FIELDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        if _FIELDS[section] == "age":
            return self.tr("年龄")
        if _FIELDS[section] == "relation":
            return self.tr("关系")
        if _FIELDS[section] == "id_number":
            return self.tr("身份证号")
        return capital(Resident.declaration.field(_FIELDS[section]).label(self._language))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        person, whole = self.people[index.row()], index.row() == self.open
        number, reached = person.id_number or "", person.phone or ""
        return (
            person.name or "",
            codes.label("relation", person.relation, self._language),
            codes.label("sex", person.sex, self._language),
            age_of(person, self._today),
            reached if whole else phone.mask(reached),
            number if whole else id_number.mask(number),
        )[index.column()]


class Members(QWidget):
    """Enter or the button shows the numbers of one person; sensitive ones after saying why.

    Signals:
        seen: somebody's whole numbers were looked at (resident's id, why).
    """

    seen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MembersTable(self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.set_widths({0: 96, 1: 136, 2: 76, 3: 56, 4: 124}, stretch=5)
        self.nobody = label("", "muted")
        self.show_whole = Button(icon="show", look="quiet")
        self.why = Why()
        self._language, self._today, self._asked = "zh", "", -1
        foot = QHBoxLayout()
        foot.addWidget(self.show_whole)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nobody)
        column.addWidget(self.view)
        column.addWidget(self.why)
        column.addLayout(foot)
        column.addStretch()
        self.why.answered.connect(self._on_answered)
        self.why.cancelled.connect(self.view.setFocus)
        self.view.activated.connect(self._on_activated)
        self.show_whole.clicked.connect(self._on_clicked)
        theme.follow(self, self._dress, self._say)

    def show_members(self, people: Sequence[Resident], language: str, today: str) -> None:
        """Show these people."""
        self._language, self._today = language, today
        self.why.hide()
        self.table.show(people, language, today)
        self.nobody.setVisible(not people)
        self.view.setVisible(bool(people))
        self.show_whole.setVisible(bool(people))
        if people:
            self.view.setCurrentIndex(self.table.index(0, 0))
        self._dress(theme.of(self))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self._reveal(index.row())

    @Slot()
    def _on_clicked(self) -> None:
        self._reveal(self.view.currentIndex().row())

    @Slot(str)
    def _on_answered(self, reason: str) -> None:
        self._show(self._asked, reason)
        self.view.setFocus()

    def _reveal(self, row: int) -> None:
        if row < 0 or self.table.open == row:
            self.table.reveal(-1)
        elif is_sensitive(self.table.people[row], self._today):
            self._asked = row
            self.why.ask(self.table.people[row].name or "", self._language)
            put_in_order(self)
        else:
            self._show(row, "")

    def _show(self, row: int, reason: str) -> None:
        person = self.table.people[row]
        self.table.reveal(row)
        if any(getattr(person, field) for field in _NUMBERS):
            self.seen.emit(person.id, reason)

    def _say(self) -> None:
        self.view.setAccessibleName(self.tr("家庭成员"))
        self.nobody.setText(self.tr("还没有登记家庭成员"))
        self.show_whole.setText(self.tr("看这一位的全号"))

    def _dress(self, look: theme.Theme) -> None:
        rows = min(max(2, len(self.table.people)), MOST)
        self.view.setFixedHeight(look.px(theme.HEADER + rows * theme.ROW + theme.L))


def is_sensitive(person: Resident, today: str) -> bool:
    """Whether one has to say why the numbers are wanted: an identity number, or a child's."""
    numbers = [Resident.declaration.field(name) for name in _NUMBERS if getattr(person, name)]
    if is_child(person.birth, person.id_number, today):
        return bool(numbers)
    return any(number.sensitivity is Sensitivity.SENSITIVE for number in numbers)


def age_of(person: Resident, today: str) -> str:
    """A person's age in years; empty when unknown."""
    years = age(person.birth, person.id_number, today)
    return "" if years is None else str(years)
