"""The pages of a paper once it is laid out, and how they get onto whatever can be painted on.

Everything stands in tenths of a point, whatever it is painted on: what the screen shows, a PDF
and a printer differ in nothing. It runs on any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QMarginsF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from gridapp.ui.paper import Leaf, Paper
from gridapp.ui.strokes import POINT, Ground, Piece, Text, paint, paint_mark

A4: Final = (595 * POINT, 842 * POINT)
MARGIN: Final = 45 * POINT
PLAIN, LARGE, DENSE = 10.5 * POINT, 16 * POINT, 8 * POINT
"""Running text: as in print, for old eyes, and where there are many columns."""

_RESOLUTION = 1200


class PrinterRefuses(Exception):
    """The printer, or what stands for one, cannot be begun."""


def base_of(paper: Paper) -> float:
    """The size of its running text."""
    usual = paper.points * POINT or PLAIN
    if paper.dense:  # larger, its many columns would hold less than a letter each
        return PLAIN if paper.large else DENSE
    return LARGE if paper.large else usual


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
        paint_mark(painter, self.paper.mark, self.size, base_of(self.paper) * 1.5)
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
