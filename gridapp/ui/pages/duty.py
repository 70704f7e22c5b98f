"""Duty numbers (值班电话): whom to telephone in danger besides 119, 110 and 120."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import kind_of
from gridapp.models.office import DutyNumber
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.register import duty, places
from gridapp.ui import theme
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.act_form import Act, Said
from gridapp.ui.parts.act_slot import ActSlot
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.session import Session
from gridapp.ui.tables.duty import DutyTable

FIELDS = ("name", "number", "sort", "area")
SHOWN = 9
"""Rows that are seen without scrolling."""

Found = tuple[Sequence[DutyNumber], Mapping[str, str]]


class DutyPage(Page):
    """A centre adds, changes and takes away; everybody else may read."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._may = may_write(session.me.role, "duty_number")
        self._subject = ""
        self.table = DutyTable(session, self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.set_widths(DutyTable.WIDTHS, stretch=DutyTable.STRETCH)
        self.hint, self.nothing = wrapped("", "muted"), wrapped("", "muted")
        self.new, self.edit = Button(icon="plus", look="primary"), Button(icon="edit")
        self.take_away = Button(icon="remove")
        self.slot, self.card, self.form_card = ActSlot(), Card(), Card()
        self._keeper = DraftKeeper(session.drafts, "duty", self.slot.typed, self._named, self)
        self._lay_out()
        self.view.activated.connect(self._on_edit)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.new.clicked.connect(self._on_new)
        self.edit.clicked.connect(self._on_edit)
        self.take_away.clicked.connect(self._on_take_away)
        self.slot.submitted.connect(self._on_submitted)
        self.slot.cancelled.connect(self._on_cancelled)
        self.slot.changed.connect(self._keeper.touch)
        self.say()
        theme.follow(self, self._dress)

    def title(self) -> str:
        return self.tr("值班电话")

    def _named(self) -> str:
        return " · ".join(filter(None, (self.title(), self.slot.called()[1])))

    def open(self, goto: Goto) -> None:
        """The list; and the form that was left half typed, where it is asked for."""
        self._fold()
        self.refresh()
        if self._may and self.session.drafts.load("duty", goto.subject) is not None:
            self._unfold(goto.subject, {})

    def leave(self) -> None:
        self._keeper.flush()

    def refresh(self) -> None:
        place = self.session.me.place

        def look(conn: sqlite3.Connection) -> Found:
            return duty.numbers(conn, place), places.names(conn)

        self.session.look(look, self._on_looked)

    def step_back(self) -> bool:
        unfolded = self.slot.form is not None
        self._keeper.flush()
        self._fold()
        return unfolded

    def say(self) -> None:
        self.table.say_columns()
        self.view.setAccessibleName(self.tr("值班电话"))
        self.hint.setText(
            self.tr(
                "说到险情时，这里的电话和 119、110、120 一起摆出来，先打电话再登记；"
                "离得近的、专管这种险情的排在前面，最多三个。"
            )
        )
        self.nothing.setText(self.tr("中心还没有定值班电话。"))
        self.new.setText(self.tr("加一个"))
        self.edit.setText(self.tr("改"))
        self.take_away.setText(self.tr("去掉"))

    def _on_looked(self, found: Found) -> None:
        numbers, self.table.where = found
        row = max(self.view.currentIndex().row(), 0)
        self.table.show(numbers)
        self.view.setVisible(bool(numbers))
        self.nothing.setVisible(not numbers)
        if numbers:
            self.view.setCurrentIndex(self.table.index(min(row, len(numbers) - 1), 0))
        self._dress(theme.of(self))
        self._on_current()
        if self.slot.form is None:
            self._begin()

    @Slot()
    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, *_rows: QModelIndex) -> None:
        """What a centre above has set is its own to change."""
        one = self._chosen()
        mine = self._may and one is not None and covers(self.session.me.place, one.area or "")
        for button in (self.edit, self.take_away):
            button.setVisible(mine)
        self.new.setVisible(self._may)

    def _chosen(self) -> DutyNumber | None:
        row = self.view.currentIndex().row()
        return self.table.row(row) if row >= 0 else None

    @Slot()
    def _on_new(self) -> None:
        self._unfold("", {"area": self.session.me.place})

    @Slot()
    @Slot(QModelIndex)
    def _on_edit(self, *_rows: QModelIndex) -> None:
        one = self._chosen()
        if one is not None and self.edit.isVisible():
            self._unfold(one.id, {name: getattr(one, name) for name in FIELDS})

    def _unfold(self, subject: str, usual: Mapping[str, object]) -> None:
        session, self._subject = self.session, subject
        act = Act(
            code="duty",
            label=self.tr("改值班电话") if subject else self.tr("加一个值班电话"),
            kind=kind_of(DutyNumber),
            fields=FIELDS,
            offered={"area": places.choices(session.conn, session.me.place)},
            usual=usual,
        )
        typed = self._keeper.begin(subject)
        self.slot.unfold(act, session.language(), session.today(), typed)
        self._keeper.rest()
        self.form_card.show()
        put_in_order(self)
        if self.slot.form is not None:
            self.slot.form.begin()

    @Slot()
    def _on_cancelled(self) -> None:
        self._keeper.throw_away()
        self._fold()

    def _fold(self) -> None:
        self.slot.drop()
        self.form_card.hide()
        self._begin()

    def _begin(self) -> None:
        """Give the keyboard to the list, or to what begins one."""
        self.lend((self.view if self.table.rowCount() else self.new).setFocus)

    @Slot(str, object)
    def _on_submitted(self, _act: str, said: Said) -> None:
        me, now_ms, id_ = self.session.me, self.session.now_ms(), self._subject
        fields = said.whole()

        def work(conn: sqlite3.Connection) -> str:
            return duty.enter(conn, me, fields, id_, now_ms=now_ms)

        named = self.tr("值班电话已定下：{name}").format(name=said.fields.get("name", ""))
        self._keeper.rest()
        self.session.write(
            work, lambda _id: self._fold(), self._on_failed, said=named, draft=self._keeper.key
        )

    @Slot()
    def _on_take_away(self) -> None:
        one, me, now_ms = self._chosen(), self.session.me, self.session.now_ms()
        if one is None:
            return
        id_, said = one.id, self.tr("值班电话已去掉：{name}").format(name=one.name or "")
        self.session.write(
            lambda conn: duty.remove(conn, me, id_, now_ms=now_ms), said=said, once=("remove", id_)
        )

    def _on_failed(self, problem: Exception) -> None:
        self._keeper.touch()
        if self.slot.form is not None:
            self.slot.form.show_problem(problem)

    def _lay_out(self) -> None:
        self._acts = QHBoxLayout()
        for act in (self.new, self.edit, self.take_away):
            self._acts.addWidget(act)
        self._acts.addStretch()
        for part in (self.hint, self.nothing, self.view):
            self.card.body.addWidget(part)
        self.card.body.addLayout(self._acts)
        self.form_card.body.addWidget(self.slot)
        self.form_card.hide()
        inner = bare()
        fill(self, inner)
        self._column = QVBoxLayout(inner)
        for card in (self.card, self.form_card):
            self._column.addWidget(card)
        self._column.addStretch()

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column)
        self.form_card.setMaximumWidth(look.px(720))
        rows = min(max(self.table.rowCount(), 1), SHOWN)
        self.view.setFixedHeight(look.px(theme.HEADER + rows * theme.ROW) + 6)
        self._acts.setDirection(look.beside())
        self._acts.setSpacing(look.px(theme.S))
        self._acts.setAlignment(Qt.AlignmentFlag.AlignLeft)
