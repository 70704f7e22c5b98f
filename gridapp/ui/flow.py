"""Where the next thing on a page goes, and when a page is full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF

from gridapp.ui.paper import Leaf
from gridapp.ui.sheets import MARGIN, Sheets, base_of
from gridapp.ui.strokes import GREY, INK, SPACING, Line, Piece, text_at, wrap

_TITLE, _HEADING = 1.65, 1.15
SMALL: Final = 0.8
"""Feet, and what is said of pictures and charts, against running text."""


@dataclass(slots=True, kw_only=True)
class Flow:
    """The page that is being filled, and how far.

    Attributes:
        bottom: where a page is full.
        below: room that has to be left on the page where the block that is put now ends.
        leaf: what the page is of, where pages come back signed.
    """

    sheets: Sheets
    base: float
    width: float
    bottom: float
    y: float = MARGIN
    below: float = 0.0
    leaf: Leaf | None = None

    @property
    def page(self) -> list[Piece]:
        """What stands on the page so far."""
        return self.sheets.pages[-1]

    @property
    def room(self) -> float:
        """How much a page holds."""
        return self.bottom - MARGIN

    def endless(self) -> Flow:
        """The same on one page that is never full, to measure on."""
        sheets = Sheets(self.sheets.paper, self.sheets.size, pages=[[]], leaves=[None])
        # Not at the top: what has no room above it there has some here.
        return Flow(
            sheets=sheets, base=self.base, width=self.width, bottom=float("inf"), y=MARGIN + 1
        )

    def begin_page(self) -> None:
        """Go on to the next page."""
        self.sheets.pages.append([])
        self.sheets.leaves.append(self.leaf)
        self.y = MARGIN

    def step(self, scale: float = 1) -> float:
        """The height of a line."""
        return self.base * scale * SPACING

    def need(self, room: float) -> None:
        """Go on to the next page where there is not so much room left on this one."""
        if self.y + room > self.bottom and self.y > MARGIN:
            self.begin_page()

    def title(self, title: str, below: str) -> None:
        """What stands on top of a page, and in grey what is said of it."""
        for words in wrap(title, self.base * _TITLE, self.width, bold=True):
            self.words(words, MARGIN, _TITLE, bold=True)
            self.y += self.step(_TITLE)
        for words in wrap(below, self.base, self.width):
            self.words(words, MARGIN, 1, ink=GREY)
            self.y += self.step()
        self.y += self.step(0.4)

    def heading(self, heading: str, with_it: float) -> None:
        """A heading, on the same page as so much of what it stands over."""
        if not heading:
            self.need(with_it)
            return
        lines = wrap(heading, self.base * _HEADING, self.width, bold=True)
        self.need(self.step(_HEADING * len(lines) + 0.6) + with_it)
        self.y += self.step(0.4)
        for words in lines:
            self.words(words, MARGIN, _HEADING, bold=True)
            self.y += self.step(_HEADING)
        self.y += self.step(0.2)

    def words(
        self, words: str, x: float, scale: float, *, bold: bool = False, ink: str = INK
    ) -> None:
        """Words at this height, which stays as it is."""
        self.page.append(text_at(words, QPointF(x, self.y), self.base * scale, bold=bold, ink=ink))

    def rule(self) -> None:
        """A line from edge to edge."""
        left, right = QPointF(MARGIN, self.y), QPointF(MARGIN + self.width, self.y)
        self.page.append(Line(left, right))


def flow_over(sheets: Sheets, bottom: float, leaf: Leaf | None) -> Flow:
    """From the top of the first page of these sheets, which has none yet."""
    width = sheets.size[0] - 2 * MARGIN
    return Flow(sheets=sheets, base=base_of(sheets.paper), width=width, bottom=bottom, leaf=leaf)
