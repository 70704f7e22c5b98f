"""Where a row of a list belongs, by the names or codes of township, village, grid and unit."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.exchange.fill_matching import alike
from gridapp.exchange.unit_places import alike_named, number_in
from gridapp.models.place import covers
from gridapp.register import places

_COUNTY, _SERIAL = 6, 3
_TIERS = (9, 12, 15, 18)
_OF_UNITS = ("单元", "联户", "十户")
_WIDER = len("贵州省遵义市")


class PlaceFinder:
    """The places at one place and below; `add` makes known those that are being loaded."""

    def __init__(self, conn: sqlite3.Connection, place: str) -> None:
        self._place = place
        known = places.names(conn)
        self._names = {code: name for code, name in known.items() if covers(place, code)}
        listed = places.official()
        named = dict(listed)
        self._county = named.get(place[:_COUNTY], "")
        self._town = named.get(place[: _TIERS[0]], "") if len(place) > _COUNTY else ""
        self._others = tuple(name for code, name in listed if _is_beside(place, code))

    def find(self, said: Sequence[str]) -> tuple[str, str]:
        """(the narrowest place that these words, wide to narrow, name; words that name none)."""
        at = self._place
        for words in filter(None, said):
            found = self._one(at, words)
            if found is None:
                return at, words
            at = found
        return at, ""

    def elsewhere(self, said: Sequence[str]) -> str:
        """Those of these words that name another township or village; empty where none do."""
        return next((words for words in said if words and self._is_elsewhere(words)), "")

    def _is_elsewhere(self, words: str) -> bool:
        if words.isdigit() and len(words) in _TIERS:
            return not _along(self._place, words)
        return self._within(words).startswith(self._others)

    def _within(self, words: str) -> str:
        """Words for a place without the county and the township that it is in before them."""
        before, county, after = words.partition(self._county) if self._county else (words, "", "")
        words = after if county and len(before) <= _WIDER else words
        return words.strip().removeprefix(self._town).strip()

    def named_in(self, words: str) -> str:
        """The one village whose whole name stands in these words; empty where none or several do.

        Where they name townships too, only villages of those are meant.
        """
        said = [code for code, name in self._names.items() if name and name in words]
        towns = tuple(code for code in said if len(code) == _TIERS[0])
        villages = [code for code in said if len(code) == _TIERS[1]]
        meant = [code for code in villages if code.startswith(towns)] if towns else villages
        return meant[0] if len(meant) == 1 else ""

    def code_for(self, parent: str, name: str) -> str:
        """The code of the place of this name under `parent`, else the next that is free."""
        under = {code: one for code, one in self._names.items() if code[:-_SERIAL] == parent}
        for code, one in under.items():
            if alike_named(name, one):
                return code
        serials = [int(code[-_SERIAL:]) for code in under] or [0]
        return f"{parent}{max(serials) + 1:03d}"

    def add(self, code: str, name: str) -> None:
        """A place that is being loaded."""
        self._names[code] = name

    def _one(self, at: str, words: str) -> str | None:
        words = self._within(words)
        if not words:
            return at
        if words.isdigit() and len(words) in _TIERS:
            return words if covers(at, words) else None
        if alike(self._names.get(at, ""), words):
            return at
        below = {code: name for code, name in self._names.items() if covers(at, code)}
        named = [code for code, name in below.items() if alike_named(words, name)]
        named = named or [code for code, name in below.items() if alike(name, words)]
        if len(named) > 1:  # every grid has a first unit: the words may name the grid as well
            named = [code for code in named if self._parent_in(code, words)]
        return named[0] if len(named) == 1 else self._numbered(at, words)

    def _parent_in(self, code: str, words: str) -> bool:
        return (self._names.get(code[:-_SERIAL]) or words + words) in words

    def _numbered(self, at: str, words: str) -> str | None:
        """The grid or unit right below `at` whose number these words name."""
        code = f"{at}{number_in(words):03d}"
        if code not in self._names or len(code) < _TIERS[2]:
            return None
        of_unit = any(said in words for said in _OF_UNITS)
        fits = not of_unit if len(code) == _TIERS[2] else of_unit or "网格" not in words
        return code if fits else None


def _is_beside(place: str, code: str) -> bool:
    """Whether it is another township, or for a village and below another village of the same."""
    town = _TIERS[0]
    if len(code) == town or (len(place) > town and code.startswith(place[:town])):
        return not _along(place, code)
    return False


def _along(place: str, code: str) -> bool:
    """Whether one of the two lies in the other."""
    return covers(place, code) or covers(code, place)
