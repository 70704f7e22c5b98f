"""The foot of a page that comes back signed: which page of what it is, for people and machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from gridapp.ui.paper import Leaf
from gridapp.ui.strokes import GREY, POINT, SPACING, Code, Piece, text_at, wrap

_MILLIMETRE: Final = 72 / 25.4 * POINT
_DOT: Final = 0.7 * _MILLIMETRE
"""A square of the code: on a photo of a whole page that WeChat made small it is three pixels."""
_BELOW: Final = 8 * _MILLIMETRE
"""Below the code: what printers leave white."""
_AROUND: Final = 4 * _DOT


def pieces(
    leaf: Leaf, number: int, words: str, foot: str, size: tuple[float, float], margin: float
) -> Iterator[Piece]:
    """The code in the corner; left of it the case, the form and the page, and who printed it."""
    from gridapp.register import page_marks  # only when wanted: it loads what draws codes

    across, down = size
    rows = page_marks.drawn(leaf.marks[number - 1])
    side = len(rows) * _DOT
    box = QRectF(across - margin - side, down - _BELOW - side, side, side)
    yield Code(box, tuple(rows))
    letters = 9 * POINT
    room = box.left() - _AROUND - margin
    y = box.top() + side / 3
    for said, scale, ink in ((words, 1.0, "#111827"), (foot, 0.85, GREY)):
        for line in wrap(said, letters * scale, room):
            yield text_at(line, QPointF(margin, y), letters * scale, ink=ink)
            y += letters * scale * SPACING


def height(rows: int = 25) -> float:
    """How much of a page, from its end, a code with the white around it takes."""
    return _BELOW + rows * _DOT + _AROUND
