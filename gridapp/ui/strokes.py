"""What a laid-out page is made of: words, lines and grounds, in tenths of a point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
    QTransform,
)

from gridapp.ui import fonts

POINT: Final = 10
"""Units in a point."""
INK: Final = "#111827"
GREY: Final = "#4B5563"
RULE: Final = "#9CA3AF"
HEAD: Final = "#EEF1F5"
_MARK: Final = "#E3E7EC"
GAP: Final = "   "
"""Between parts of a line that are not broken, such as boxes to tick with their words."""
SPACING: Final = 1.35
"""Height of a line against its letters."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a line; `at` is where the line begins."""

    at: QPointF
    words: str
    size: float
    bold: bool = False
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, so many points wide."""

    start: QPointF
    end: QPointF
    ink: str = RULE
    wide: float = 0.6


@dataclass(frozen=True, slots=True)
class Ground:
    """A filled box, under everything else."""

    box: QRectF
    ink: str = HEAD


@dataclass(frozen=True, slots=True)
class Code:
    """A code for machines: squares in a box, line by line, # being dark."""

    box: QRectF
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in its box."""

    box: QRectF
    image: QImage


Piece = Text | Line | Ground | Code | Drawn


def text_at(words: str, top: QPointF, size: float, *, bold: bool = False, ink: str = INK) -> Text:
    """Words whose upper left corner is here."""
    base = top + QPointF(0, metrics(size, bold=bold).ascent() * SPACING / 1.6)
    return Text(base, words, size, bold, ink)


def font_of(size: float, *, bold: bool) -> QFont:
    """What papers are written in."""
    font = QFont(fonts.paper_families())
    font.setPixelSize(round(size))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def metrics(size: float, *, bold: bool) -> QFontMetricsF:
    """The measures of it."""
    return QFontMetricsF(font_of(size, bold=bold))


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide words are."""
    return metrics(size, bold=bold).horizontalAdvance(words)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines that are no wider; none for no text. Parts between gaps stay whole."""
    found: list[str] = []
    measured = metrics(size, bold=bold)
    for paragraph in text.splitlines():
        if measured.horizontalAdvance(paragraph) <= width:
            found.append(paragraph)
            continue
        if GAP in paragraph:
            parts = _gathered(paragraph.split(GAP), measured, width)
            found += [line for part in parts for line in wrap(part, size, width, bold=bold)]
            continue
        layout = QTextLayout(paragraph, font_of(size, bold=bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, length = line.textStart(), line.textLength()
            found.append(_slice(paragraph, start, length).rstrip())
        layout.endLayout()
    return found


def _gathered(parts: Sequence[str], measured: QFontMetricsF, width: float) -> list[str]:
    """As many parts a line as find room; one that finds none has its line alone."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{GAP}{part}" if lines else part
        if lines and measured.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _slice(text: str, start: int, length: int) -> str:
    """A part of a text that Qt counts in halves of rare characters."""
    if len(text) == len(text.encode("utf-16-le")) // 2:
        return text[start : start + length]
    whole = text.encode("utf-16-le")
    return whole[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def paint(painter: QPainter, part: Piece) -> None:
    """Paint one piece."""
    if isinstance(part, Text):
        painter.setFont(font_of(part.size, bold=part.bold))
        painter.setPen(QColor(part.ink))
        painter.drawText(part.at, part.words)
    elif isinstance(part, Line):
        painter.setPen(QPen(QColor(part.ink), part.wide * POINT))
        painter.drawLine(part.start, part.end)
    elif isinstance(part, Code):
        _paint_code(painter, part)
    elif isinstance(part, Drawn):
        painter.drawImage(part.box, part.image)
    else:
        painter.fillRect(part.box, QColor(part.ink))


def _paint_code(painter: QPainter, code: Code) -> None:
    """Dark runs as wide bars, a little into one another: no light shows between two lines."""
    painter.fillRect(code.box, QColor("white"))
    dot = code.box.width() / len(code.rows)
    over = dot / 50
    for y, row in enumerate(code.rows):
        for run in re.finditer("#+", row):
            left, top = code.box.left() + run.start() * dot, code.box.top() + y * dot
            bar = QRectF(left, top, (run.end() - run.start()) * dot, dot)
            painter.fillRect(bar.adjusted(-over, -over, over, over), QColor("black"))


def paint_mark(painter: QPainter, mark: str, size: tuple[float, float], letters: float) -> None:
    """Who printed it and when, slanting across the page under everything else."""
    if not mark:
        return
    painter.save()
    painter.setFont(font_of(letters, bold=False))
    painter.setPen(QColor(_MARK))
    across, down = size
    for x, y in ((0.12, 0.3), (0.5, 0.45), (0.12, 0.65), (0.5, 0.82)):
        painter.save()
        painter.setTransform(QTransform.fromTranslate(across * x, down * y), combine=True)
        painter.rotate(-25)
        painter.drawText(QPointF(0, 0), mark)
        painter.restore()
    painter.restore()
