"""Lays a paper out on pages of A4, and puts the pages on whatever can be painted on.

Everything is laid out in tenths of a point, whatever it is painted on: what the screen shows, a PDF
and a printer differ in nothing. It runs on any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QBuffer, QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from gridapp.ui import chart, leaf_foot
from gridapp.ui.paper import (
    Align,
    Block,
    Chart,
    Column,
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
    held,
)
from gridapp.ui.strokes import (
    GREY,
    INK,
    POINT,
    SPACING,
    Drawn,
    Ground,
    Line,
    Piece,
    Text,
    paint,
    paint_mark,
    text_at,
    width_of,
    wrap,
)
from gridapp.ui.table_rows import Row

A4: Final = (595 * POINT, 842 * POINT)
MARGIN: Final = 45 * POINT
PLAIN, LARGE, DENSE = 10.5 * POINT, 16 * POINT, 8 * POINT
"""Running text: as in print, for old eyes, and where there are many columns."""

_TITLE, _HEADING, _SMALL = 1.65, 1.15, 0.8
_RESOLUTION = 1200
_CHART_LINES = 13


class PrinterRefuses(Exception):
    """The printer, or what stands for one, cannot be begun."""


@dataclass(slots=True)
class Sheets:
    """The pages of one paper, laid out.

    Attributes:
        size: of a page, in tenths of a point.
        left_out: rows for which there was no room where everything has to stand on one page.
        leaves: of each page what it is of, where pages come back signed.
        starts: pages with which what goes to somebody else begins.
    """

    paper: Paper
    size: tuple[float, float]
    pages: list[list[Piece]] = field(default_factory=list)
    left_out: int = 0
    leaves: list[Leaf | None] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])

    def number(self, page: int) -> tuple[int, int]:
        """Which page this is, from 1, and of how many, of what goes to the same person."""
        first = max(start for start in self.starts if start <= page)
        after = [start for start in self.starts if start > page]
        return page - first + 1, min(after, default=len(self.pages)) - first

    def leaf_page(self, page: int) -> tuple[int, int]:
        """Which page of its leaf this is, from 1, and of how many."""
        leaf = self.leaves[page]
        return self.leaves[: page + 1].count(leaf), self.leaves.count(leaf)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint this page, counted from 0, in units of a tenth of a point."""
        paint_mark(painter, self.paper.mark, self.size, _base(self.paper) * 1.5)
        for part in sorted(self.pages[page], key=lambda one: not isinstance(one, Ground)):
            paint(painter, part)

    def image(self, page: int, width: int) -> QImage:
        """A picture of this page, so many pixels wide."""
        across, down = self.size
        picture = QImage(width, round(width * down / across), QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.scale(width / across, width / across)
        self.paint(painter, page)
        painter.end()
        return picture

    def text(self, page: int) -> str:
        """Every word on this page."""
        return "\n".join(part.words for part in self.pages[page] if isinstance(part, Text))


def lay_out(paper: Paper) -> Sheets:
    """The pages of this paper."""
    return _Setter(paper).run()


def pdf(sheets: Sheets) -> bytes:
    """The pages as a PDF whose words can be searched and copied. Raises PrinterRefuses."""
    made = QBuffer()
    made.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(sheets.paper.name)
    writer.setCreator("gridapp")
    put_on(sheets, writer)
    del writer  # it writes its end now
    return bytes(made.data().data())


def page_words(number: int, total: int) -> str:
    """Which page it is, of how many."""
    said = QCoreApplication.translate("Papers", "第 {n} 页 / 共 {total} 页")
    return said.format(n=number, total=total)


def page_layout(sheets: Sheets) -> QPageLayout:
    """A4 as these pages want it, without margins: ours are laid out."""
    way = QPageLayout.Orientation
    turned = way.Landscape if sheets.paper.landscape else way.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF())


def put_on(sheets: Sheets, device: QPagedPaintDevice, pages: Sequence[int] | None = None) -> None:
    """Put the pages, or these of them, on a printer or into a PDF. Raises PrinterRefuses."""
    device.setPageLayout(page_layout(sheets))
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterRefuses
    try:
        across = device.width() / sheets.size[0]
        for number, page in enumerate(range(len(sheets.pages)) if pages is None else pages):
            if number:
                device.newPage()
            painter.save()
            painter.scale(across, across)
            sheets.paint(painter, page)
            painter.restore()
    finally:
        painter.end()


class _Setter:
    """Puts one block after another onto pages."""

    def __init__(self, paper: Paper) -> None:
        across, down = A4[::-1] if paper.landscape else A4
        self.sheets = Sheets(paper, (across, down))
        self.base = _base(paper)
        self.width = across - 2 * MARGIN
        self.bottom = down - MARGIN - 2 * self._step(_SMALL)
        self.leaf = paper.leaf
        if self.leaf is not None:
            self.bottom = down - leaf_foot.height()
        self.y = 0.0
        self._began: list[int] = []
        self._listed: list[tuple[int, float]] = []

    def run(self) -> Sheets:
        paper = self.sheets.paper
        self._begin_page()
        self._title(paper.title, paper.below)
        for at, block in enumerate(paper.blocks):
            if below := held(paper.blocks, at):
                self._need(self._step() * (below + 1.4))
            self._put(block)
        for at, page in enumerate(self.sheets.pages):
            leaf = self.sheets.leaves[at]
            page.extend(
                self._foot(*self.sheets.number(at)) if leaf is None else self._leaf_foot(leaf, at)
            )
        for (page_at, y), began in zip(self._listed, self._began, strict=False):
            right = QPointF(MARGIN + self.width - width_of(str(began), self.base), y)
            self.sheets.pages[page_at].append(text_at(str(began), right, self.base))
        return self.sheets

    def _leaf_foot(self, leaf: Leaf, page: int) -> Iterator[Piece]:
        number, total = self.sheets.leaf_page(page)
        words = f"{leaf.name}  {page_words(number, total)}"
        foot = self.sheets.paper.foot
        return leaf_foot.pieces(leaf, number, words, foot, self.sheets.size, MARGIN)

    @property
    def page(self) -> list[Piece]:
        return self.sheets.pages[-1]

    def _put(self, block: Block) -> None:
        puts: dict[type, Callable[[Any], None]] = {
            NewPage: self._new_page,
            Table: self._table,
            Facts: self._facts,
            Chart: self._chart,
            Said: self._said,
            Contents: self._contents,
            Picture: self._picture,
            Ruled: self._ruled,
            Signs: self._signs,
        }
        puts[type(block)](block)

    def _new_page(self, block: NewPage) -> None:
        self.leaf = block.leaf
        if block.anew:
            self.sheets.starts.append(len(self.sheets.pages))
        self._begin_page()
        if block.title:
            self._began.append(len(self.sheets.pages))
            self._title(block.title, "")

    def _begin_page(self) -> None:
        self.sheets.pages.append([])
        self.sheets.leaves.append(self.leaf)
        self.y = MARGIN

    def _step(self, scale: float = 1) -> float:
        return self.base * scale * SPACING

    def _need(self, room: float) -> None:
        """Go on to the next page where there is not so much room left on this one."""
        if self.y + room > self.bottom and self.y > MARGIN:
            self._begin_page()

    def _title(self, title: str, below: str) -> None:
        for words in wrap(title, self.base * _TITLE, self.width, bold=True):
            self._words(words, MARGIN, _TITLE, bold=True)
            self.y += self._step(_TITLE)
        for words in wrap(below, self.base, self.width):
            self._words(words, MARGIN, 1, ink=GREY)
            self.y += self._step()
        self.y += self._step(0.4)

    def _heading(self, heading: str, with_it: float) -> None:
        """A heading, on the same page as so much of what it stands over."""
        if not heading:
            self._need(with_it)
            return
        lines = wrap(heading, self.base * _HEADING, self.width, bold=True)
        self._need(self._step(_HEADING * len(lines) + 0.6) + with_it)
        self.y += self._step(0.4)
        for words in lines:
            self._words(words, MARGIN, _HEADING, bold=True)
            self.y += self._step(_HEADING)
        self.y += self._step(0.2)

    def _words(
        self, words: str, x: float, scale: float, *, bold: bool = False, ink: str = INK
    ) -> None:
        self.page.append(text_at(words, QPointF(x, self.y), self.base * scale, bold=bold, ink=ink))

    def _said(self, block: Said) -> None:
        if not block.text.strip() and self.y + self._step(block.size) > self.bottom:
            return  # room between two things; at the end of a page there is enough
        self._heading(block.heading, self._step(2))
        size, bold = self.base * block.size, block.strong
        for words in wrap(block.text, size, self.width, bold=bold):
            self._need(self._step(block.size))
            free = 0.0 if block.align == "left" else self.width - width_of(words, size, bold=bold)
            x = MARGIN + (free / 2 if block.align == "centre" else free)
            self._words(words, x, block.size, bold=bold)
            self.y += self._step(block.size)
        self.y += self._step(0.3)

    def _facts(self, block: Facts) -> None:
        pairs = [(name, value) for name, value in block.pairs if value]
        if not pairs:
            return
        widest = max(width_of(name, self.base) for name, _value in pairs)
        left = min(widest + self.base, self.width * 0.4)
        self._heading(block.heading, self._step())
        for name, value in pairs:
            names = wrap(name, self.base, left - self.base / 2)
            values = wrap(value, self.base, self.width - left)
            self._need(min(len(values), 20) * self._step())
            for row in range(max(len(names), len(values))):
                self._need(self._step())
                if row < len(names):
                    self._words(names[row], MARGIN, 1, ink=GREY)
                if row < len(values):
                    self._words(values[row], MARGIN + left, 1)
                self.y += self._step()
        self.y += self._step(0.3)

    def _chart(self, block: Chart) -> None:
        tall = self._step(_CHART_LINES)
        self._need(tall)
        box = QRectF(MARGIN, self.y, self.width, tall)
        self.page.extend(chart.pieces(block, box, self.base * _SMALL))
        self.y += tall + self._step(0.6)

    def _contents(self, block: Contents) -> None:
        """A line for each title; the pages are put beside them once these are known."""
        titles = [one.title for one in self.sheets.paper.blocks if isinstance(one, NewPage)]
        self._heading(block.heading, self._step())
        for title in filter(None, titles):
            self._need(self._step(1.3))
            self._words(wrap(title, self.base, self.width - 4 * self.base)[0], MARGIN, 1)
            self._listed.append((len(self.sheets.pages) - 1, self.y))
            self.y += self._step(1.15)
            self._rule(MARGIN, MARGIN + self.width)
            self.y += self._step(0.15)
        self.y += self._step(0.3)

    def _picture(self, block: Picture) -> None:
        image = QImage.fromData(block.data)
        room = self.bottom - MARGIN - self._step(2)
        size = image.size().toSizeF() * (0.5 * POINT)
        if image.isNull() or size.isEmpty():
            self._said(Said(text=block.below))
            return
        fit = min(1.0, self.width / size.width(), room / 2 / size.height())
        tall = size.height() * fit
        self._need(tall + self._step(1.3))
        box = QRectF(MARGIN, self.y, size.width() * fit, tall)
        self.page.append(Drawn(box, image))
        self.y += tall + self._step(0.1)
        self._words(wrap(block.below, self.base * _SMALL, self.width)[0], MARGIN, _SMALL, ink=GREY)
        self.y += self._step(1.2)

    def _ruled(self, block: Ruled) -> None:
        gap = self._step(1.6)
        self._heading(block.heading, gap)
        for _line in range(block.lines):
            self._need(gap)
            self.y += gap
            self._rule(MARGIN, MARGIN + self.width)
        self.y += self._step(0.5)

    def _signs(self, block: Signs) -> None:
        self._need(self._step(3))
        self.y += self._step(1.2)
        widths = [width_of(label, self.base) for label in block.labels]
        gap = self.base * 1.5
        room = (self.width - sum(widths)) / len(widths) - gap
        foot, x = self.y + self._step(0.9), float(MARGIN)
        for label, width in zip(block.labels, widths, strict=True):
            self._words(label, x, 1)
            start = x + width + self.base / 2
            x = start + room
            self.page.append(Line(QPointF(start, foot), QPointF(x, foot)))
            x += gap - self.base / 2
        self.y += self._step(1.4)

    def _table(self, table: Table) -> None:
        rows = list(self._set_rows(table))
        headings = [one.heading for one in table.columns]
        head = self._row(table.columns, headings, bold=True, least=1) if any(headings) else None
        first = rows[0].height if rows else self._step()
        self._heading(table.heading, (head.height if head else 0) + first)
        if not rows:
            self._words(table.empty, MARGIN, 1, ink=GREY)
            self.y += self._step(1.4)
            return
        self._draw_head(head)
        for number, row in enumerate(rows):
            if table.rest and self._full(row, last=number == len(rows) - 1):
                self.sheets.left_out = len(rows) - number
                self._words(table.rest.format(n=len(rows) - number), MARGIN, 1, ink=GREY)
                self.y += self._step(1.2)
                return
            if self.y + row.height > self.bottom:
                self._begin_page()
                self._draw_head(head)
            self._draw_row(row)
        self.y += self._step(0.6)

    def _full(self, row: Row, *, last: bool) -> bool:
        """Whether this row, and a line that counts the rest, have no room on the page."""
        return self.y + row.height + (0 if last else self._step(1.2)) > self.bottom

    def _set_rows(self, table: Table) -> Iterator[Row]:
        most = int((self.bottom - MARGIN - self._step(3)) / self._step())
        for cells in table.rows:
            whole = self._row(table.columns, cells, bold=False, least=table.lines)
            for start in range(0, max(map(len, whole.cells), default=0) or 1, most):
                yield whole.part(start, start + most, self._step(), self._pad)

    @property
    def _pad(self) -> float:
        return self.base * 0.4

    def _row(
        self, columns: Sequence[Column], cells: Sequence[str], *, bold: bool, least: float
    ) -> Row:
        shares = sum(one.share for one in columns)
        x, found = float(MARGIN), []
        for column, words in zip(columns, cells, strict=True):
            width = self.width * column.share / shares
            room = width - 2 * self._pad
            found.append(wrap(words, self.base, room, bold=bold) or [""])
            x += width
        return Row(found, columns, bold=bold, least=least).part(
            0, max(map(len, found)), self._step(), self._pad
        )

    def _draw_head(self, head: Row | None) -> None:
        if head is None:
            self._rule(MARGIN, MARGIN + self.width)
            return
        self.page.append(Ground(QRectF(MARGIN, self.y, self.width, head.height)))
        self._rule(MARGIN, MARGIN + self.width)
        self._draw_row(head)

    def _draw_row(self, row: Row) -> None:
        shares = sum(one.share for one in row.columns)
        x = float(MARGIN)
        for column, lines in zip(row.columns, row.cells, strict=True):
            width = self.width * column.share / shares
            for number, words in enumerate(lines):
                if words:
                    at = self._across(words, x, width, column.align, bold=row.bold)
                    down = self.y + self._pad + number * self._step()
                    self.page.append(text_at(words, QPointF(at, down), self.base, bold=row.bold))
            x += width
        if not any(one.heading for one in row.columns):
            self._fence(row)
        self.y += row.height
        self._rule(MARGIN, MARGIN + self.width)

    def _fence(self, row: Row) -> None:
        """Lines between the columns, where no heading keeps them apart."""
        shares = sum(one.share for one in row.columns)
        x = float(MARGIN)
        for share in (0.0, *(one.share for one in row.columns)):
            x += self.width * share / shares
            self.page.append(Line(QPointF(x, self.y), QPointF(x, self.y + row.height)))

    def _across(self, words: str, x: float, width: float, align: Align, *, bold: bool) -> float:
        if align == "left":
            return x + self._pad
        free = width - width_of(words, self.base, bold=bold)
        return x + free / 2 if align == "centre" else x + free - self._pad

    def _rule(self, start: float, end: float) -> None:
        self.page.append(Line(QPointF(start, self.y), QPointF(end, self.y)))

    def _foot(self, number: int, total: int) -> Iterator[Text | Line]:
        across, down = self.sheets.size
        y = down - MARGIN - self._step(_SMALL)
        size = self.base * _SMALL
        count = page_words(number, total)
        wide = width_of(count, size)
        room = self.width - wide - size
        yield Line(QPointF(MARGIN, y - size * 0.4), QPointF(MARGIN + self.width, y - size * 0.4))
        for words in wrap(self.sheets.paper.foot, size, room)[:2]:
            yield text_at(words, QPointF(MARGIN, y), size, ink=GREY)
            y += size * SPACING
        y = down - MARGIN - self._step(_SMALL)
        yield text_at(count, QPointF(across - MARGIN - wide, y), size, ink=GREY)


def _base(paper: Paper) -> float:
    usual = paper.points * POINT or PLAIN
    if paper.dense:  # larger, its many columns would hold less than a letter each
        return PLAIN if paper.large else DENSE
    return LARGE if paper.large else usual
