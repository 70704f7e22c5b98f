"""The colours of the net: a measure's steps, from nothing to a lot, in light and dark.

Only what is late or owed grows warm. Silence is a tone of grey and never red.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor

from gridapp.reports import net
from gridapp.reports.net import Cell
from gridapp.ui.theme import Theme

_WARM, _AMBER, _BLUE, _GREEN, _GREY = "warm", "amber", "blue", "green", "grey"

RAMPS: Final[Mapping[tuple[str, str], Sequence[str]]] = MappingProxyType(
    {
        (_WARM, "light"): ("#FDE8C8", "#FBC98A", "#F5955B", "#C9402C", "#8E1420"),
        (_AMBER, "light"): ("#FFF1CF", "#FFDF97", "#F7C04A", "#E09A1E", "#8A5200"),
        (_BLUE, "light"): ("#DCE9FC", "#B5D2FA", "#82B4F6", "#2F6FD0", "#1A4690"),
        (_GREEN, "light"): ("#DCF2E4", "#B2E2C4", "#7ACB9B", "#1F8049", "#0F5230"),
        (_GREY, "light"): ("#D5DBE3", "#BAC4D0", "#9AA6B5", "#5A6675", "#3A4552"),
        (_WARM, "dark"): ("#4A341C", "#6B431F", "#9A4F1F", "#E06A55", "#FF9A8C"),
        (_AMBER, "dark"): ("#46350F", "#634A12", "#866312", "#D9A032", "#FFC766"),
        (_BLUE, "dark"): ("#1C335A", "#254678", "#2F5EA0", "#5E9BFF", "#A5C9FF"),
        (_GREEN, "dark"): ("#173D2A", "#1D5236", "#226B45", "#4FB782", "#9BE5BD"),
        (_GREY, "dark"): ("#36404C", "#48535F", "#5A6673", "#9AA7B6", "#CBD4DF"),
    }
)
"""Five steps each; what is nothing has the colour of what is quiet."""

STEPS = 6
"""Nothing, and the five."""
_BY_MEASURE = {
    net.OVERDUE: _WARM,
    net.OWED: _AMBER,
    net.COVERED: _GREEN,
    net.SILENT: _GREY,
}
_COUNTS = (2, 5, 9, 19)
_DAYS = (3, 6, 13, 29)
_SHARES = (24, 49, 74, 99)
_FACTORS = (1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000)
_MOST = 40
"""So many times the factor is told apart well."""
INK, WHITE = "#10161E", "#FFFFFF"
HIGH = 7.0
"""The contrast that is promised where it is to be high."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the steps of a measure end, for what there is now."""

    measure: str
    ends: tuple[int, ...]

    @property
    def steps(self) -> list[tuple[int, int | None]]:
        """From and to of each step after nothing; the last has no end."""
        begins = [self._least, *(end + 1 for end in self.ends)]
        return list(zip(begins, [*self.ends, None], strict=True))

    @property
    def _least(self) -> int:
        return 2 if self.measure == net.SILENT else 1

    def step(self, cell: Cell) -> int:
        """0 for nothing, else 1 to 5."""
        if self.measure == net.COVERED:
            found = cell.percent or 0
            return 0 if not cell.number else self._above(found)
        if self.measure == net.SILENT:
            return 0 if not cell.number else 5 if cell.never else self._above(cell.days)
        return self._above(cell.number) if cell.number else 0

    def _above(self, value: int) -> int:
        return 1 + sum(value > end for end in self.ends)


def scale(measure: str, cells: Sequence[Cell]) -> Scale:
    """Steps that tell these numbers apart."""
    if measure == net.COVERED:
        return Scale(measure, _SHARES)
    if measure == net.SILENT:
        return Scale(measure, _DAYS)
    most = max((cell.number for cell in cells), default=0)
    factor = next((one for one in _FACTORS if most <= _MOST * one), _FACTORS[-1])
    return Scale(measure, tuple(end * factor for end in _COUNTS))


def ground(measure: str, step: int, look: Theme) -> QColor:
    """The colour of a tile."""
    if not step:
        return look.colour("grey_bg" if measure != net.SILENT else "surface2")
    ramp = RAMPS[_BY_MEASURE.get(measure, _BLUE), look.tokens.ground]
    colour = QColor(ramp[step - 1])
    return _clearer(colour) if look.tokens.name.startswith("contrast") else colour


def _clearer(colour: QColor) -> QColor:
    """The same, but so light or so dark that what stands on it has high contrast."""
    on_it = ink(colour)
    while contrast(colour, on_it) < HIGH:
        colour = colour.darker(106) if on_it == QColor(WHITE) else colour.lighter(106)
    return colour


def ink(colour: QColor) -> QColor:
    """Black or white, whichever can be read on it."""
    black, white = QColor(INK), QColor(WHITE)
    return white if contrast(colour, white) > contrast(colour, black) else black


def contrast(one: QColor, other: QColor) -> float:
    """How well two colours are told apart, 1 to 21 (WCAG)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    """How light it is to the eye, 0 to 1 (WCAG)."""
    parts = [
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4
        for one in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
