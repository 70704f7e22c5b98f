"""Lays a paper out on pages of A4: block after block, contents and feet once pages are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QPointF

from gridapp.ui import leaf_foot, set_blocks, set_table
from gridapp.ui.flow import SMALL, Flow, flow_over
from gridapp.ui.paper import (
    Block,
    Chart,
    Contents,
    Facts,
    Leaf,
    NewPage,
    Paper,
    Picture,
    Ruled,
    Said,
    Signs,
    Table,
    bound,
)
from gridapp.ui.sheets import A4, MARGIN, Sheets, base_of, page_words
from gridapp.ui.strokes import GREY, SPACING, Line, Piece, Text, text_at, width_of, wrap

_PUTS: Mapping[type, Callable[[Flow, Any], None]] = MappingProxyType(
    {
        Table: set_table.table,
        Facts: set_blocks.facts,
        Chart: set_blocks.drawn,
        Said: set_blocks.said,
        Picture: set_blocks.picture,
        Ruled: set_blocks.ruled,
        Signs: set_blocks.signs,
    }
)
_ENOUGH: Final = MappingProxyType({Said: 2.0, Facts: 2.0, Table: 4.0, Ruled: 9.6})
"""Lines of a block that are enough of it below what is kept with it; of others it is the whole."""
_LONG: Final = (Table, Facts, Ruled)
_MOST: Final = 0.8
"""How much of a page may be kept together."""
_SHORT: Final = 4
"""Lines of a paragraph that goes whole with what is above and below it."""


def lay_out(paper: Paper) -> Sheets:
    """The pages of this paper."""
    return _Setter(paper).run()


class _Setter:
    """Puts one block after another onto pages."""

    def __init__(self, paper: Paper) -> None:
        across, down = A4[::-1] if paper.landscape else A4
        self.sheets = Sheets(paper, (across, down))
        foot = MARGIN + 2 * base_of(paper) * SMALL * SPACING
        bottom = down - (foot if paper.leaf is None else leaf_foot.height())
        self.flow = flow_over(self.sheets, bottom, paper.leaf)
        self._began: list[int] = []
        self._listed: list[tuple[int, float]] = []

    def run(self) -> Sheets:
        paper = self.sheets.paper
        self.flow.begin_page()
        self.flow.title(paper.title, paper.below)
        rooms = self._rooms()
        for at, block in enumerate(paper.blocks):
            self.flow.below = rooms[at]
            self._put(block)
        for at, page in enumerate(self.sheets.pages):
            leaf = self.sheets.leaves[at]
            page.extend(
                self._foot(*self.sheets.number(at)) if leaf is None else self._leaf_foot(leaf, at)
            )
        self._number_contents()
        return self.sheets

    def _put(self, block: Block) -> None:
        if isinstance(block, NewPage):
            self._new_page(block)
        elif isinstance(block, Contents):
            self._contents(block)
        else:
            _PUTS[type(block)](self.flow, block)

    def _rooms(self) -> list[float]:
        """How much room below each block what is kept with it takes.

        Where all of it is more than a page holds it is parted, but not after its first block.
        """
        blocks, most = self.sheets.paper.blocks, _MOST * self.flow.room
        rooms = [0.0] * (len(blocks) + 1)
        for at in range(len(blocks) - 2, -1, -1):
            if not bound(blocks[at], blocks[at + 1]):
                continue
            tall, whole = self._enough(blocks[at + 1])
            rooms[at] = tall + (rooms[at + 1] if whole else 0)
            if rooms[at] > most and at and bound(blocks[at - 1], blocks[at]):
                rooms[at] = 0.0
            elif rooms[at] > most:
                rooms[at], rooms[at + 1] = tall, 0.0
        return rooms

    def _enough(self, block: Block) -> tuple[float, bool]:
        """How much of a block is enough of it below what is kept with it, and whether all."""
        flow = self.flow.endless()
        began = flow.y
        if type(block) in _PUTS:
            _PUTS[type(block)](flow, block)
        tall = flow.y - began
        if not isinstance(block, _LONG) and tall <= flow.step(_SHORT):
            return tall, True
        return min(tall, flow.step(_ENOUGH.get(type(block), _SHORT))), False

    def _new_page(self, block: NewPage) -> None:
        self.flow.leaf = block.leaf
        if block.anew:
            self.sheets.starts.append(len(self.sheets.pages))
        self.flow.begin_page()
        if block.title:
            self._began.append(len(self.sheets.pages))
            self.flow.title(block.title, "")

    def _contents(self, block: Contents) -> None:
        """A line for each title; the pages are put beside them once these are known."""
        flow = self.flow
        titles = [one.title for one in self.sheets.paper.blocks if isinstance(one, NewPage)]
        flow.heading(block.heading, flow.step())
        for title in filter(None, titles):
            flow.need(flow.step(1.3))
            flow.words(wrap(title, flow.base, flow.width - 4 * flow.base)[0], MARGIN, 1)
            self._listed.append((len(self.sheets.pages) - 1, flow.y))
            flow.y += flow.step(1.15)
            flow.rule()
            flow.y += flow.step(0.15)
        flow.y += flow.step(0.3)

    def _number_contents(self) -> None:
        flow = self.flow
        for (page_at, y), began in zip(self._listed, self._began, strict=False):
            right = QPointF(MARGIN + flow.width - width_of(str(began), flow.base), y)
            self.sheets.pages[page_at].append(text_at(str(began), right, flow.base))

    def _leaf_foot(self, leaf: Leaf, page: int) -> Iterator[Piece]:
        number, total = self.sheets.leaf_page(page)
        words = f"{leaf.name}  {page_words(number, total)}"
        foot = self.sheets.paper.foot
        return leaf_foot.pieces(leaf, number, words, foot, self.sheets.size, MARGIN)

    def _foot(self, number: int, total: int) -> Iterator[Text | Line]:
        across, down = self.sheets.size
        width = self.flow.width
        top = y = down - MARGIN - self.flow.step(SMALL)
        size = self.flow.base * SMALL
        count = page_words(number, total)
        wide = width_of(count, size)
        yield Line(QPointF(MARGIN, y - size * 0.4), QPointF(MARGIN + width, y - size * 0.4))
        for words in wrap(self.sheets.paper.foot, size, width - wide - size)[:2]:
            yield text_at(words, QPointF(MARGIN, y), size, ink=GREY)
            y += size * SPACING
        yield text_at(count, QPointF(across - MARGIN - wide, top), size, ink=GREY)
