"""Where every tile of the net lies: under their headings, in columns, as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from gridapp.ui.theme import Theme

GAP, HEAD, ASIDE, BELOW = 3, 20, 16, 10
CLOSE, LOW, LITTLE = 2, 16, 5
"""The gap, the height of a heading and the room below a group where tiles are small."""
EDGE = 4
"""Pixels around all of it, for the frame of the tile one is at."""
NAMED = (QSize(124, 46), QSize(100, 44), QSize(80, 42))
LARGEST, SMALLEST, SCROLLED = 44, 14, 24
"""Sides of square tiles; the last where not all fit anyway and the rest is scrolled to."""
_NARROWEST = 76
_MOST_COLUMNS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A layout.

    Attributes:
        heads: where each heading stands.
        tiles: where each tile lies, group after group.
        height: how much room it takes, which may be more than there is.
        named: tiles have room for their names.
    """

    heads: tuple[QRect, ...]
    tiles: tuple[QRect, ...]
    height: int
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """The room there is, and the sizes of what is put into it."""

    width: int
    height: int
    tile: QSize
    gap: int
    head: int
    aside: int
    below: int
    narrowest: int

    def across(self, columns: int) -> int:
        """How many tiles lie side by side in each of so many columns; 0 for too narrow."""
        wide = self.column(columns)
        if columns > 1 and wide < self.narrowest:
            return 0
        return (wide + self.gap) // (self.tile.width() + self.gap)

    def column(self, columns: int) -> int:
        return (self.width - (columns - 1) * self.aside) // columns


def plan(counts: Sequence[int], width: int, height: int, look: Theme) -> Plan:
    """Groups of so many tiles each, in the order given; as large as all of them fit."""
    named = [QSize(look.px(size.width()), look.px(size.height())) for size in NAMED]
    sides = dict.fromkeys(look.px(side) for side in range(LARGEST, SMALLEST - 1, -1))
    width, height = width - 2 * EDGE, height - 2 * EDGE
    for tile in [*named, *(QSize(side, side) for side in sides)]:
        room = _room(width, height, tile, look)
        for columns in range(1, _MOST_COLUMNS + 1):
            if (across := room.across(columns)) < 1:
                break
            if _fits(counts, room, columns, across, height):
                least = _lowest(counts, room, columns, across)
                return _placed(counts, room, columns, across, least, named=tile in named)
    side = look.px(SCROLLED)
    room = _room(width, height, QSize(side, side), look)
    across = max(room.across(1), 1)
    return _placed(counts, room, 1, across, _tall(counts, room, across), named=False)


def _room(width: int, height: int, tile: QSize, look: Theme) -> _Room:
    small = tile.width() < look.px(SCROLLED)
    return _Room(
        width=width,
        height=height,
        tile=tile,
        gap=CLOSE if small else look.px(GAP),
        head=look.px(LOW if small else HEAD),
        aside=look.px(ASIDE),
        below=look.px(LITTLE if small else BELOW),
        narrowest=look.px(_NARROWEST),
    )


def _high(count: int, room: _Room, across: int) -> int:
    """How high a group is with its heading."""
    rows = -(-count // across)
    return room.head + rows * (room.tile.height() + room.gap)


def _tall(counts: Sequence[int], room: _Room, across: int) -> int:
    return sum(_high(one, room, across) + room.below for one in counts)


def _columns_used(counts: Sequence[int], room: _Room, across: int, limit: int) -> int:
    """How many columns of a height they take; more than there can be where one is too high."""
    used, y = 1, 0
    for count in counts:
        high = _high(count, room, across)
        if high > limit:
            return _MOST_COLUMNS + 1
        if y and y + high > limit:
            used, y = used + 1, 0
        y += high + room.below
    return used


def _fits(counts: Sequence[int], room: _Room, columns: int, across: int, limit: int) -> bool:
    return _columns_used(counts, room, across, limit) <= columns


def _lowest(counts: Sequence[int], room: _Room, columns: int, across: int) -> int:
    """The least height of columns, so that they end at about the same line."""
    low, high = 0, room.height
    while low < high:
        middle = (low + high) // 2
        if _fits(counts, room, columns, across, middle):
            high = middle
        else:
            low = middle + 1
    return high


def _placed(
    counts: Sequence[int], room: _Room, columns: int, across: int, limit: int, *, named: bool
) -> Plan:
    wide = room.column(columns)
    heads, tiles = [], []
    x = y = EDGE
    lowest = 0
    for count in counts:
        high = _high(count, room, across)
        if y > EDGE and y + high > limit + EDGE:
            x, y = x + wide + room.aside, EDGE
        heads.append(QRect(x, y, wide, room.head))
        for at in range(count):
            left = x + at % across * (room.tile.width() + room.gap)
            top = y + room.head + at // across * (room.tile.height() + room.gap)
            tiles.append(QRect(left, top, room.tile.width(), room.tile.height()))
        lowest = max(lowest, y + high)
        y += high + room.below
    return Plan(heads=tuple(heads), tiles=tuple(tiles), height=lowest + EDGE, named=named)
