"""Bars and lines on paper, drawn of the same pieces as everything else on a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, log10

from PySide6.QtCore import QPointF, QRectF

from gridapp.ui.paper import Chart
from gridapp.ui.strokes import GREY, INK, RULE, SPACING, Ground, Line, Piece, text_at, width_of

_COLOUR, _GRID = "#2563EB", "#E5E7EB"
_GRID_WIDE = 5
_STEPS = 5
_BAR = 0.6
"""Part of its place that a bar takes."""


def pieces(chart: Chart, box: QRectF, size: float) -> list[Piece]:
    """The chart in this box, its words in letters of this size."""
    top = axis_end(chart)
    line = size * SPACING
    left = max(width_of(number(top), size), width_of("0", size)) + size
    plot = QRectF(
        box.left() + left,
        box.top() + 2.6 * line,
        box.width() - left,
        box.height() - 4.4 * line,
    )
    drawn: list[Piece] = [
        _centred(chart.title, box.center().x(), box.top(), size * 1.15, bold=True)
    ]
    drawn += _grid(plot, top, _steps(chart, top), size)
    drawn += _names(chart, plot, size)
    drawn += _bars(chart, plot, top, size) if chart.shape == "bars" else _line(chart, plot, top)
    return drawn


def axis_end(chart: Chart) -> float:
    """Where the axis ends: a round number that no value is above."""
    if chart.most is not None:
        return chart.most
    most = max((value for value in chart.values if value is not None), default=0) or 1
    step = 10.0 ** floor(log10(most))
    return next(n * step for n in (1, 2, 5, 10) if n * step >= most)


def number(value: float) -> str:
    """A number without needless noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _steps(chart: Chart, top: float) -> int:
    """How many lines there are above the ground: none at half a matter."""
    counts = all(value is None or value == int(value) for value in chart.values)
    return int(top) if counts and 1 <= top < _STEPS else _STEPS


def _grid(plot: QRectF, top: float, steps: int, size: float) -> Iterator[Piece]:
    for step in range(steps + 1):
        y = plot.bottom() - plot.height() * step / steps
        if step:  # under the bars
            yield Ground(QRectF(plot.left(), y, plot.width(), _GRID_WIDE), _GRID)
        else:
            yield Line(QPointF(plot.left(), y), QPointF(plot.right(), y), RULE)
        words = number(top * step / steps)
        x = plot.left() - size / 2 - width_of(words, size)
        yield text_at(words, QPointF(x, y - size * SPACING / 2), size, ink=GREY)


def _names(chart: Chart, plot: QRectF, size: float) -> Iterator[Piece]:
    """What each stands for: as many as there is room for, long ones cut."""
    place = plot.width() / max(len(chart.names), 1)
    widest = max((width_of(name, size) for name in chart.names), default=0)
    every = max(1, ceil((min(widest, size * 6) + size / 2) / place))
    for at, name in enumerate(chart.names):
        if at % every == 0:
            words = _cut(name, size, place * every)
            x = plot.left() + place * (at + 0.5)
            yield _centred(words, x, plot.bottom() + size * 0.3, size, ink=GREY)


def _cut(name: str, size: float, room: float) -> str:
    words = name
    while len(words) > 1 and width_of(words, size) > room:
        words = words[:-1]
    return words if words == name or len(words) < 2 else f"{words[:-1]}…"


def _bars(chart: Chart, plot: QRectF, top: float, size: float) -> Iterator[Piece]:
    place = plot.width() / max(len(chart.values), 1)
    for at, value in enumerate(chart.values):
        if value is None:
            continue
        tall = plot.height() * value / top
        x = plot.left() + place * (at + (1 - _BAR) / 2)
        yield Ground(QRectF(x, plot.bottom() - tall, place * _BAR, tall), _COLOUR)
        y = plot.bottom() - tall - size * SPACING
        yield _centred(number(value), x + place * _BAR / 2, y, size)


def _line(chart: Chart, plot: QRectF, top: float) -> Iterator[Piece]:
    place = plot.width() / max(len(chart.values), 1)
    points = [
        None
        if value is None
        else QPointF(plot.left() + place * (at + 0.5), plot.bottom() - plot.height() * value / top)
        for at, value in enumerate(chart.values)
    ]
    for before, after in pairwise(points):
        if before is not None and after is not None:
            yield Line(before, after, _COLOUR, 1.2)


def _centred(
    words: str, x: float, y: float, size: float, *, bold: bool = False, ink: str = INK
) -> Piece:
    at = QPointF(x - width_of(words, size, bold=bold) / 2, y)
    return text_at(words, at, size, bold=bold, ink=ink)
