"""Which household unit a ledger's words mean: 第1联户单元, 3单元, a name or a code."""

from __future__ import annotations

import re
import sqlite3

from gridapp.exchange.parsed import ParsedHousehold
from gridapp.models.declare import kind_of
from gridapp.models.place import Place, covers
from gridapp.register import records

_GRID, _UNIT = 15, 18
_DIGITS = re.compile(r"\d+")
_CHINESE = {c: n for n, c in enumerate("零一二三四五六七八九")}


class UnitPlaces:
    """The grids and units known at a place and below, by what a sheet may call them."""

    def __init__(self, conn: sqlite3.Connection, place: str) -> None:
        self._place = place
        self._known: dict[tuple[str | None, str | None], tuple[str, str]] = {}
        found = records.get_many(conn, Place, records.ids(conn, kind_of(Place)))
        known = [
            one
            for one in found.values()
            if one.code and covers(place, one.code) and not one.closed_on
        ]
        self._units = {
            one.code or "": one.name or "" for one in known if len(one.code or "") == _UNIT
        }
        self._grids = {
            one.code or "": one.name or "" for one in known if len(one.code or "") == _GRID
        }

    def of(self, parsed: ParsedHousehold) -> tuple[str, str]:
        """(place, rule): where the household belongs, and what there is to say about it."""
        said = parsed.grid_label, parsed.unit_label
        if said not in self._known:
            self._known[said] = self._of(*said)
        return self._known[said]

    def _of(self, grid_label: str | None, unit_label: str | None) -> tuple[str, str]:
        if len(self._place) == _UNIT:
            return self._place, ""
        if unit_label in self._units:
            return unit_label or "", ""
        grid = self._grid(grid_label)
        if not grid:
            return "", "grid_unknown"
        if not unit_label:
            return grid, "unit_missing"
        unit = self._unit(grid, unit_label)
        return (unit, "") if unit else (grid, "unit_unknown")

    def _grid(self, label: str | None) -> str:
        if len(self._place) == _GRID:
            return self._place
        if label in self._grids:
            return label or ""
        named = [code for code, name in self._grids.items() if label and alike_named(label, name)]
        return named[0] if len(named) == 1 else ""

    def _unit(self, grid: str, label: str) -> str:
        inside = {code: name for code, name in self._units.items() if code.startswith(grid)}
        named = [code for code, name in inside.items() if alike_named(label, name)]
        if len(named) == 1:
            return named[0]
        number = number_in(label)
        code = f"{grid}{number:03d}" if number else ""
        return code if code in inside else ""


def number_in(label: str) -> int:
    """The number in words like 第3联户单元 or 第十二单元; 0 when there is not just one."""
    digits = _DIGITS.findall(label)
    if digits:
        return int(digits[0]) if len(digits) == 1 and len(digits[0]) <= 3 else 0
    return _chinese_number("".join(c for c in label if c in "零一二三四五六七八九十"))


def _chinese_number(text: str) -> int:
    """Up to ninety-nine: 三, 十, 十二, 二十, 二十三."""
    if not text:
        return 0
    if "十" not in text:
        return _CHINESE[text] if len(text) == 1 else 0
    tens, _, ones = text.partition("十")
    return (_CHINESE.get(tens, 1) if tens else 1) * 10 + (_CHINESE.get(ones, 0) if ones else 0)


def alike_named(label: str, name: str) -> bool:
    """Whether a sheet's words are a place's name, blanks aside."""
    return bool(name) and label.replace(" ", "") == name.replace(" ", "")
