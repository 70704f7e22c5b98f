"""Puts what is not a table onto pages: paragraphs, facts, lines to write and sign on, pictures."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from gridapp.ui import chart
from gridapp.ui.flow import SMALL, Flow
from gridapp.ui.paper import Chart, Facts, Picture, Ruled, Said, Signs
from gridapp.ui.sheets import MARGIN
from gridapp.ui.strokes import GREY, POINT, Drawn, Line, width_of, wrap

_CHART_LINES: Final = 13
_TAIL: Final = 2
"""Lines of a paragraph that go along with what has to stay below it."""


def said(flow: Flow, block: Said) -> None:
    """A paragraph; its last lines stay with what is kept below it."""
    if not block.text.strip() and (
        flow.y == MARGIN or flow.y + flow.step(block.size) > flow.bottom
    ):
        return  # room between two things; at either end of a page there is enough
    size, bold = flow.base * block.size, block.strong
    lines = wrap(block.text, size, flow.width, bold=bold)
    flow.heading(block.heading, flow.step(block.size * min(_TAIL, len(lines))))
    tail = max(0, len(lines) - _TAIL)
    for number, words in enumerate(lines):
        with_it = flow.step(block.size * (len(lines) - tail) + 0.3) + flow.below
        flow.need(with_it if flow.below and number == tail else flow.step(block.size))
        free = 0.0 if block.align == "left" else flow.width - width_of(words, size, bold=bold)
        x = MARGIN + (free / 2 if block.align == "centre" else free)
        flow.words(words, x, block.size, bold=bold)
        flow.y += flow.step(block.size)
    flow.y += flow.step(0.3)


def facts(flow: Flow, block: Facts) -> None:
    """Names in grey, and beside them what they are."""
    pairs = [(name, value) for name, value in block.pairs if value]
    if not pairs:
        return
    widest = max(width_of(name, flow.base) for name, _value in pairs)
    left = min(widest + flow.base, flow.width * 0.4)
    flow.heading(block.heading, flow.step())
    for at, (name, value) in enumerate(pairs, 1):
        names = wrap(name, flow.base, left - flow.base / 2)
        values = wrap(value, flow.base, flow.width - left)
        below = flow.below if at == len(pairs) else 0
        flow.need(min(len(values), 20) * flow.step() + below)
        for row in range(max(len(names), len(values))):
            flow.need(flow.step())
            if row < len(names):
                flow.words(names[row], MARGIN, 1, ink=GREY)
            if row < len(values):
                flow.words(values[row], MARGIN + left, 1)
            flow.y += flow.step()
    flow.y += flow.step(0.3)


def ruled(flow: Flow, block: Ruled) -> None:
    """Lines to write on, with room for a hand above each."""
    gap = flow.step(1.6)
    flow.heading(block.heading, gap)
    for line in range(1, block.lines + 1):
        flow.need(gap + (flow.below if line == block.lines else 0))
        flow.y += gap
        flow.rule()
    flow.y += flow.step(0.5)


def signs(flow: Flow, block: Signs) -> None:
    """Who signs, each with a line beside it."""
    flow.need(flow.step(3))
    flow.y += flow.step(1.2)
    widths = [width_of(label, flow.base) for label in block.labels]
    gap = flow.base * 1.5
    room = (flow.width - sum(widths)) / len(widths) - gap
    foot, x = flow.y + flow.step(0.9), float(MARGIN)
    for label, width in zip(block.labels, widths, strict=True):
        flow.words(label, x, 1)
        start = x + width + flow.base / 2
        x = start + room
        flow.page.append(Line(QPointF(start, foot), QPointF(x, foot)))
        x += gap - flow.base / 2
    flow.y += flow.step(1.4)


def drawn(flow: Flow, block: Chart) -> None:
    """A chart from edge to edge."""
    tall = flow.step(_CHART_LINES)
    flow.need(tall)
    box = QRectF(MARGIN, flow.y, flow.width, tall)
    flow.page.extend(chart.pieces(block, box, flow.base * SMALL))
    flow.y += tall + flow.step(0.6)


def picture(flow: Flow, block: Picture) -> None:
    """A picture no larger than it is, and below it what it is."""
    image = QImage.fromData(block.data)
    room = flow.room - flow.step(2)
    size = image.size().toSizeF() * (0.5 * POINT)
    if image.isNull() or size.isEmpty():
        said(flow, Said(text=block.below))
        return
    fit = min(1.0, flow.width / size.width(), room / 2 / size.height())
    tall = size.height() * fit
    flow.need(tall + flow.step(1.3))
    box = QRectF(MARGIN, flow.y, size.width() * fit, tall)
    flow.page.append(Drawn(box, image))
    flow.y += tall + flow.step(0.1)
    flow.words(wrap(block.below, flow.base * SMALL, flow.width)[0], MARGIN, SMALL, ink=GREY)
    flow.y += flow.step(1.2)
