"""One net: every grid below as a tile on one screen, and the way down to the rows behind it."""

from __future__ import annotations

import sqlite3
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridapp.reports import net
from gridapp.reports.net import Cell, Net
from gridapp.ui import theme
from gridapp.ui.leads import rows_behind
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.crumbs import Crumbs
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.net_colours import STEPS, Scale, ground, ink, scale
from gridapp.ui.parts.net_legend import NetLegend
from gridapp.ui.parts.net_panel import NetPanel, Told
from gridapp.ui.parts.net_tiles import Group, NetTiles, Shown
from gridapp.ui.parts.net_words import MONTH, QUARTER, NetWords, asks_days, period_of
from gridapp.ui.parts.paint_later import paint_later
from gridapp.ui.session import Session

SETTLED = 150
"""Milliseconds that one stays at a tile before all its figures are looked up."""
GRID, UNIT = net.TIERS["grid"], net.TIERS["unit"]


class NetPage(Page):
    """Chips choose what is counted and which places; arrows, Enter, + and - do the rest."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.measures, self.tiers, self.periods = Chips(""), Chips(""), Chips("")
        self.crumbs = Crumbs()
        self.tiles, self.panel, self.legend = NetTiles(), NetPanel(), NetLegend()
        self.total, self.said = wrapped("", "caption"), wrapped("", "strong")
        self.empty = Empty("net", "grey")
        self.words = NetWords(self)
        self.root = session.me.place
        self._net: Net | None = None
        self._cells: dict[str, Cell] = {}
        self._none = Cell()
        self._asked = 0
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self.periods.choose(QUARTER)
        self._offer_tiers(GRID)
        self.refresh()

    def title(self) -> str:
        return self.tr("一张网")

    @property
    def measure(self) -> str:
        """What is counted."""
        return self.measures.current()

    @property
    def tier(self) -> int:
        """Digits of the codes of the places that are shown."""
        return int(self.tiers.current() or GRID)

    def open(self, goto: Goto) -> None:
        if goto.act in self.measures.buttons:
            self.measures.choose(goto.act)
            self._on_asked()
        self.tiles.setFocus()

    def step_back(self) -> bool:
        if self.root == self.session.me.place:
            return False
        self._on_outward()
        return True

    def refresh(self) -> None:
        self._asked += 1
        me, now_ms, asked = self.session.me, self.session.now_ms(), self._asked
        period = period_of(self.periods.current() or MONTH, self.session.today())
        place, measure = me.place, self.measure

        def look(conn: sqlite3.Connection) -> tuple[int, Net]:
            return asked, net.net(conn, me, place, period, (measure,), now_ms=now_ms)

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        self.measures.setAccessibleName(self.tr("看什么"))
        self.tiers.setAccessibleName(self.tr("看到哪一级"))
        self.periods.setAccessibleName(self.tr("哪些日子"))
        words = self.words
        self.measures.show_chips([Chip(code, words.measure(code)) for code in net.MEASURES])
        self.periods.show_chips([Chip(code, said) for code, said in words.periods().items()])
        self.tiles.say(self.tr("方向键换一格，回车看这个数后面的，加号看下一级，减号回上一级。"))
        self.empty.say(
            self.tr("这里还没有网格"),
            self.tr("网格和单元可以从 Excel 一次建好。"),
            self.tr("导入网格和单元"),
        )
        self._offer_tiers(self.tier)
        self._show()

    def _offer_tiers(self, wanted: int) -> None:
        """The tiers below where one is; the wanted one, else the widest."""
        deeper = self._deeper()
        self.tiers.show_chips([Chip(str(one), self.words.tier(one)) for one in deeper])
        self.tiers.choose(str(wanted if wanted in deeper else deeper[0]))

    def _deeper(self) -> tuple[int, ...]:
        """The tiers below where one is, without units where these are too many to be seen.

        Of unit leaders' devices nothing is told.
        """
        deeper = net.deeper(self.root)
        units = len(self.root) > net.TIERS["county"] and self.measure != net.SILENT
        return deeper if units else deeper[:-1]

    def _on_looked(self, looked: tuple[int, Net]) -> None:
        asked, self_net = looked
        if asked == self._asked:  # else what was asked since is on its way
            self._net = self_net
            self._show()

    def _show(self) -> None:
        paint_later(self)  # as a whole: the legend may leave more room or less to the tiles
        found, measure, tier = self._net, self.measure, self.tier
        self.periods.setVisible(asks_days(measure))
        if found is None or measure not in found.found:
            return
        self._cells, self._none = found.cells(measure, tier), net.none_of(measure)
        places = found.tiles(self.root, tier)
        steps = scale(measure, [self._cell(one.code) for one in places])
        groups: dict[str, list[Shown]] = {}
        for one in places:
            group = net.group_of(one.code, self.root)
            groups.setdefault(group, []).append(self._shown(one, steps))
        colours = [ground(measure, step, theme.of(self)) for step in range(STEPS)]
        # What stands around the tiles first: they are as large as there is room between it.
        self.total.setText(self.words.total(found, measure, self.root, tier, len(places)))
        self.crumbs.show_way(self._way())
        self.stack.setCurrentIndex(0 if places else 1)
        self._say_legend(steps)
        self.tiles.show_groups(
            [
                Group(code=code, title=f"{self._name(code)}  {len(tiles)}", tiles=tiles)
                for code, tiles in groups.items()
            ],
            [(colour, ink(colour)) for colour in colours],
            self._tell,
        )
        self._fit()

    def _cell(self, code: str) -> Cell:
        return self._cells.get(code, self._none)

    def _shown(self, tile: net.Tile, steps: Scale) -> Shown:
        measure, cell = steps.measure, self._cell(tile.code)
        return Shown(
            code=tile.code,
            name=tile.name,
            figure=self.words.figure(measure, cell),
            long=self.words.figure(measure, cell, named=True),
            step=steps.step(cell),
            empty=cell.of == 0,
        )

    def _tell(self, code: str) -> str:
        """A tile by its name, where it is and what there is."""
        found = self._net
        if found is None:
            return ""
        name, where = self._name(code), self.words.where(found, code, self.root)
        place = f"{name}  {where}" if where else name
        return f"{place}\n{self.words.sentence(self.measure, self._cell(code))}"

    def _name(self, code: str) -> str:
        return (self._net.names.get(code) if self._net else "") or code[-3:]

    def _say_legend(self, steps: Scale) -> None:
        look, measure = theme.of(self), self.measure
        words = self.words.steps(steps)
        colours = [ground(measure, step, look) for step in range(STEPS)]
        self.legend.show_steps(self.words.legend(measure), list(zip(colours, words, strict=True)))

    def _way(self) -> list[tuple[str, str]]:
        """Every place from one's own to where one is, with its name."""
        top = len(self.session.me.place)
        ends = range(top, len(self.root) + 1, 3)
        codes = [self.root[:end] for end in ends]
        return [(code, self._name(code)) for code in codes]

    @Slot(str)
    def _on_tile(self, code: str) -> None:
        found = self._net
        if found is None or not code:
            return
        self.area.ensureVisible(*self._middle(code))
        cell = self._cell(code)
        sentence = self.words.sentence(self.measure, cell)
        devices = [] if self.tier == UNIT else found.devices_at(code)
        self.panel.tell(
            Told(
                name=self._name(code),
                where=self.words.where(found, code, self.session.me.place),
                figure=sentence,
                up_to=self.words.up_to(devices),
                opens=self.words.opens(self.measure, cell),
            ),
            deeper=bool(self._below(code)),
        )
        self.said.setText(f"{self._name(code)}  {sentence}")
        self._settled.start()

    def _middle(self, code: str) -> tuple[int, int, int, int]:
        rect = self.tiles.rect_of(code)
        return rect.center().x(), rect.center().y(), rect.width(), rect.height()

    @Slot()
    def _on_settled(self) -> None:
        """Look up every figure of the tile that one stayed at."""
        found, code = self._net, self.tiles.code()
        if found is None or not code:
            return
        look = partial(
            net.at,
            place=code,
            period=found.period,
            devices=found.devices,
            now_ms=self.session.now_ms(),
        )

        def looked(cells: dict[str, Cell]) -> None:
            if code == self.tiles.code():
                self.panel.list_all(self.words.facts(cells))

        self.session.look(look, looked)

    @Slot()
    def _on_asked(self) -> None:
        if not self._deeper():
            self.root = net.outwards(self.root, self.session.me.place)
        self._offer_tiers(self.tier)
        self.refresh()

    @Slot()
    def _on_tier(self) -> None:
        self._show()

    @Slot(str)
    def _on_inward(self, code: str) -> None:
        below = self._below(code)
        if below:
            self._go_to(below, self.tier)

    def _below(self, code: str) -> str:
        """The place that one comes to on the way to a tile; empty at the end of the way."""
        below = net.inwards(code, self.root)
        silent = self.measure == net.SILENT and len(below) == GRID
        return "" if silent or below == self.root else below

    @Slot()
    def _on_outward(self) -> None:
        above = net.outwards(self.root, self.session.me.place)
        if above != self.root:
            self._go_to(above, self.tier if self.tier != UNIT else GRID)

    @Slot(str)
    def _on_crumb(self, code: str) -> None:
        if code != self.root:
            self._go_to(code, self.tier)

    def _go_to(self, root: str, tier: int) -> None:
        """Show what is below another place, and keep the tile that one was at."""
        at, self.root = self.tiles.code(), root
        self._offer_tiers(tier)
        self._show()
        self.tiles.choose(at if at.startswith(root) else root)
        self.tiles.setFocus()

    @Slot()
    def _on_rows(self) -> None:
        self._on_opened(self.tiles.code())

    @Slot(str)
    def _on_opened(self, code: str) -> None:
        if code and self.words.opens(self.measure, self._cell(code)):
            self.go.emit(rows_behind(self.measure, code, self._net.period if self._net else None))

    @Slot()
    def _on_empty(self) -> None:
        self.go.emit(Goto(page="load", subject=self.session.me.place))

    def _lay_out(self) -> None:
        row, self._left, self._card = QHBoxLayout(self), QVBoxLayout(), Card()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        row.addWidget(self.panel)
        self._first = QHBoxLayout()
        self._left.addLayout(self._first)
        self._left.addWidget(self.measures)
        self._left.addWidget(self._card, 1)
        self._first.addWidget(self.crumbs)
        self._first.addStretch()
        self._first.addWidget(self.periods)
        self._first.addWidget(self.tiers)
        self.area = _scrolled(self.tiles)
        self.area.viewport().installEventFilter(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        nothing = FormArea()
        self.empty.setProperty("look", "bare")
        nothing.setWidget(self.empty)
        self.stack.addWidget(nothing)
        self._card.body.addWidget(self.stack, 1)
        self._last = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._last.addWidget(self.legend, 2)
        self._last.addWidget(self.total, 1)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._card.body.addWidget(self.said)
        self._card.body.addLayout(self._last)

    def _connect(self) -> None:
        self.measures.chosen.connect(self._on_asked)
        self.periods.chosen.connect(self._on_asked)
        self.tiers.chosen.connect(self._on_tier)
        self.crumbs.chosen.connect(self._on_crumb)
        self.tiles.chosen.connect(self._on_tile)
        self.tiles.opened.connect(self._on_opened)
        self.tiles.inward.connect(self._on_inward)
        self.tiles.outward.connect(self._on_outward)
        self.panel.opened.connect(self._on_rows)
        self.panel.inward.connect(self._on_deeper)
        self.empty.acted.connect(self._on_empty)
        self._settled.timeout.connect(self._on_settled)

    @Slot()
    def _on_deeper(self) -> None:
        self._on_inward(self.tiles.code())

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.L), look.px(theme.M)
        self._left.setContentsMargins(wide, tall, wide, tall)
        self._left.setSpacing(look.px(theme.S))
        self._first.setSpacing(look.px(theme.M))
        self._last.setSpacing(look.px(theme.M))
        self._last.setDirection(look.beside())
        self.panel.setFixedWidth(look.px(240))
        self._show()

    def _fit(self) -> None:
        """Tiles as large as there is room; with large text the panel gives way to a line."""
        look = theme.of(self)
        roomy = look.percent < theme.SIDE_BY_SIDE
        self.panel.setVisible(roomy)
        self.said.setVisible(not roomy)
        for chips in (self.measures, self.tiers):
            chips.keep_to_one_line(one_line=not roomy)
        self.tiles.fill(self.area.viewport().size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)


def _scrolled(tiles: NetTiles) -> QScrollArea:
    """The tiles in what scrolls them where not all of them fit."""
    area, inside = QScrollArea(), bare()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(tiles)
    column.addStretch()
    area.setWidget(inside)
    return area
