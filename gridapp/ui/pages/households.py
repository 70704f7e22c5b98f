"""Households: the tree of places beside the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridapp.models.figure import Period
from gridapp.models.rights import may_write
from gridapp.register import places
from gridapp.register.places import Branch
from gridapp.ui import theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.filter_box import FilterBox
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.label import label
from gridapp.ui.parts.place_tree import PlaceTree
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.session import Session
from gridapp.ui.tables.households import HouseholdTable


class HouseholdsPage(Page):
    """Arrows in the tree choose a place; Enter in the list opens a household, N makes one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._side, self._card = Card(parent=self), Card(parent=self)
        self.stack = QStackedWidget(self._card)
        self._rows, self._nothing = QWidget(self.stack), FormArea(self.stack)
        self.tree = PlaceTree(self._side)
        self.filter = FilterBox(self._card)
        self.count = label("", "caption")
        self.held = Button(icon="close", look="quiet")
        self.new = Button(icon="plus", look="primary")
        self.load = Button(icon="sheet")
        self.table = HouseholdTable(session, self)
        self.view = RowsView("", self._rows)
        self.view.setModel(self.table)
        self.view.set_widths(HouseholdTable.WIDTHS, stretch=HouseholdTable.STRETCH)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(HouseholdTable.STRETCH, Qt.SortOrder.AscendingOrder)
        self.empty = Empty("house")
        self._chosen = self._wanted = ""
        self._not_met: Period | None = None
        self._lay_out()
        for act in (self.load, self.new):
            act.setVisible(may_write(session.me.role, "household"))
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self.refresh()

    def title(self) -> str:
        return self.tr("住户")

    def open(self, goto: Goto) -> None:
        not_met = goto.within.period if goto.within else None
        if not_met != self._not_met:
            self._not_met = not_met
            self._say_held()
            self._show()
        if goto.subject and not self.tree.choose(goto.subject):
            self._wanted = goto.subject  # the tree is still being looked for
        nothing = self.table.known and not self.table.rowCount()
        (self.filter if nothing else self.view).setFocus()

    def refresh(self) -> None:
        place = self.session.me.place
        self.session.look(lambda conn: places.tree(conn, place), self._on_tree)

    def papers(self) -> tuple[Wanted, ...]:
        place, (sort, descending) = self.tree.current(), self.table.order()
        text = self.filter.text().strip()
        return (
            Wanted(code="households", subject=place, text=text, sort=sort, descending=descending),
            Wanted(code="notebook", subject=place),
        )

    def _on_tree(self, branches: Sequence[Branch]) -> None:
        self.tree.show_branches(branches)
        self.tree.choose(self._wanted)
        self._wanted = ""
        self._show()

    def say(self) -> None:
        self.table.say_columns()
        self.view.setAccessibleName(self.tr("住户名单"))
        self.filter.say(self.tr("筛选住户"), self.tr("按姓名、住址、电话筛选"))
        self.load.setText(self.tr("导入台账"))
        self.load.setToolTip(self.tr("从 Excel 导入住户台账"))
        self.new.setText(self.tr("新登一户"))
        self.new.setToolTip(self.tr("新登一户  N"))
        self._say_held()
        self._say_count()

    def _say_held(self) -> None:
        """Say of which days the list shows who was not visited; pressing that shows all."""
        days = self._not_met
        self.held.setVisible(days is not None)
        if days is not None:
            said = self.tr("只看 {first}–{last} 没走访到的")
            self.held.setText(said.format(first=days.first[5:], last=days.last[5:]))
            self.held.setToolTip(self.tr("按一下看全部"))

    @Slot()
    def _on_held(self) -> None:
        self._not_met = None
        self._say_held()
        self._show()
        self.view.setFocus()

    @Slot()
    def _show(self) -> None:
        place = self.tree.current() or self.session.me.place
        self.table.show(place, self.filter.text().strip(), self._not_met)

    @Slot()
    def _on_looked(self) -> None:
        rows = self.table.rowCount()
        if rows:
            row = max(self.table.row_of(self._chosen), 0)
            self.view.setCurrentIndex(self.table.index(row, 0))
        elif self.view.hasFocus():
            self.filter.setFocus()
        self._say_count()

    @Slot()
    def _on_current(self) -> None:
        self._chosen = self.table.id_at(self.view.currentIndex().row()) or self._chosen

    def _say_count(self) -> None:
        rows = self.table.rowCount()
        self.count.setText(self.tr("共 %n 户", "", rows) if self.table.known else "")
        self.stack.setCurrentIndex(1 if self.table.known and not rows else 0)
        if self._not_met and not self.filter.text().strip():
            self.empty.say(self.tr("这些天每一户都走访到了"), self.tr("按上面的“只看”看全部。"))
        elif self.filter.text().strip():
            self.empty.say(self.tr("没有找到这样的住户"), self.tr("换一个字试试，或者清空筛选。"))
        elif may_write(self.session.me.role, "household"):
            self.empty.say(
                self.tr("这里还没有住户"),
                self.tr("把手里的花名册 Excel 导进来，或者先登一户。"),
                self.tr("导入花名册"),
            )
        else:
            self.empty.say(self.tr("这里还没有住户"), self.tr("住户由网格员登记。"))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.go.emit(Goto(page="household", subject=self.table.id_at(index.row())))

    @Slot()
    def _on_new(self) -> None:
        if may_write(self.session.me.role, "household"):
            place = self.tree.current() or self.session.me.place
            self.go.emit(Goto(page="household", subject=place, act="new"))

    @Slot()
    def _on_load(self) -> None:
        self.go.emit(Goto(page="load", subject=self.tree.current() or self.session.me.place))

    @Slot()
    def _on_narrowed(self) -> None:
        self.view.setFocus()

    def _lay_out(self) -> None:
        self._side.body.addWidget(self.tree)
        self._bar, acts = QHBoxLayout(), QHBoxLayout()
        self._bar.addWidget(self.held)
        self._bar.addWidget(self.filter, 1)
        self._bar.addLayout(acts)
        acts.addStretch()
        acts.addWidget(self.load)
        acts.addWidget(self.new)
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addWidget(self.count)
        self.stack.addWidget(self._rows)
        self._nothing.setWidget(self.empty)
        self.stack.addWidget(self._nothing)
        self._card.body.addLayout(self._bar)
        self._card.body.addWidget(self.stack, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._side)
        self._row.addWidget(self._card, 1)

    def _connect(self) -> None:
        self.table.looked.connect(self._on_looked)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.tree.chosen.connect(self._show)
        self.tree.activated.connect(self._on_narrowed)
        self.filter.asked.connect(self._show)
        self.filter.returnPressed.connect(self._on_narrowed)
        self.view.activated.connect(self._on_activated)
        self.new.clicked.connect(self._on_new)
        self.held.clicked.connect(self._on_held)
        self.load.clicked.connect(self._on_load)
        self.empty.acted.connect(self._on_load)
        self.view.on_key("N", self._on_new)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._row)
        self._bar.setDirection(look.beside())
        self._side.setFixedWidth(min(look.px(250), 340))
