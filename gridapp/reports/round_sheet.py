"""A round of visits as Excel: how far it has come at each place, and everybody who is left."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gridapp.paths import check_free
from gridapp.register import codes, places, round_left
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.rounds import Count, Progress
from gridapp.reports.sheets import Sheets
from gridapp.reports.write_ledger import Made, Written, check_place, hand_over
from gridapp.words import say

_ALL: Final = "both"


def write(
    conn: sqlite3.Connection,
    me: Identity,
    far: Progress,
    out: Path,
    *,
    now_ms: int,
    language: str,
) -> Written:
    """Write a round into `out`, which must not exist yet, and note it."""
    check_free(out)
    check_place(me, me.place)
    made = make(conn, far, language)
    with transaction(conn):
        return hand_over(conn, made, out, "", now_ms=now_ms)


def make(conn: sqlite3.Connection, far: Progress, language: str) -> Made:
    """The workbook in memory."""
    data = io.BytesIO()
    workbook = Workbook(data, {"strings_to_formulas": False, "strings_to_urls": False})
    sheets, names = _Sheets(workbook, far, language), places.names(conn)
    sheets.numbers()
    sheets.places(names)
    left = round_left.of(conn, far, far.remaining)
    sheets.left(left, names)
    workbook.close()
    return Made(title=say("round_title", language), data=data.getvalue(), rows=len(left))


class _Sheets(Sheets):
    """The sheets of one round."""

    def __init__(self, workbook: Workbook, far: Progress, language: str) -> None:
        super().__init__(workbook, far.round.name or "")
        self.far, self.language = far, language

    def numbers(self) -> None:
        """Households, enterprises, and both together where it covers both."""
        keys = ("whom", "total", "visited", "declined", "left", "found", "solved")
        sheet = self._sheet("numbers", keys, (18, *([12] * 6)))
        far = self.far
        every: list[tuple[str, Count | Progress, int]] = [
            (kind, one, one.left) for kind, one in far.kinds.items()
        ]
        if len(every) > 1:
            every.append((_ALL, far, len(far.remaining)))
        for row, (kind, one, left) in enumerate(every, 2):
            numbers = (one.total, one.visited, one.declined, left, one.found, one.solved)
            self.row(sheet, row, (self._kind(kind), *numbers))

    def places(self, names: Mapping[str, str]) -> None:
        """How many are left at each place right below, and which share is done."""
        sheet = self._sheet(
            "places", ("place", "whom", "total", "left", "done"), (26, 18, 12, 12, 12)
        )
        kinds = {kind: one.places for kind, one in self.far.kinds.items()}
        if len(kinds) > 1:
            kinds[_ALL] = self.far.places
        row = 2
        for place in self.far.places:
            for kind, of_kind in kinds.items():
                if place in of_kind:
                    left, total = of_kind[place]
                    where = names.get(place, place)
                    self.row(sheet, row, (where, self._kind(kind), total, left))
                    self.share(sheet, row, 4, (total - left) / total)
                    row += 1

    def left(self, left: Sequence[round_left.Left], names: Mapping[str, str]) -> None:
        """Everybody who is left, in the order of the way, with room for what comes of it."""
        keys = ("whom", "name", "address", "place", "tried", "result")
        sheet = self._sheet("left_sheet", keys, (10, 18, 34, 26, 14, 24))
        for row, one in enumerate(left, 2):
            where = places.path(names, one.place, "")
            said = (self._kind(one.kind), one.name, one.address, where, one.tried, "")
            self.row(sheet, row, said)

    def _kind(self, kind: str) -> str:
        return codes.label("round_subject", kind, self.language)

    def _sheet(self, key: str, headings: Sequence[str], widths: Sequence[int]) -> Worksheet:
        said = [say(f"round_col_{heading}", self.language) for heading in headings]
        return self.add(say(f"round_sheet_{key}", self.language), said, widths)
