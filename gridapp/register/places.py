"""Places by name, and the tree they make."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gridapp.models.declare import UNDONE, InvalidRecord, Value
from gridapp.models.place import LEVELS, parent
from gridapp.paths import resource
from gridapp.register import belongings

_DEPARTMENTS = 900
"""From here on the last three digits of a code are those of a department."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One place of the tree.

    Attributes:
        households: how many stand here and below.
    """

    code: str
    name: str
    households: int


@cache
def official() -> tuple[tuple[str, str], ...]:
    """Code and name of the county, its townships and its villages, as officially listed."""
    with resource("centres/chishui.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["code"], row["short_name"]) for row in csv.DictReader(lines))


def names(conn: sqlite3.Connection) -> dict[str, str]:
    """Place code to name, for every place whose record is here."""
    rows = conn.execute(
        "SELECT t.code, t.name FROM place t CROSS JOIN rec r USING (id)"
        " WHERE t.code IS NOT NULL AND t.name IS NOT NULL AND t.gone IS NULL ORDER BY r.uid"
    )
    return dict(rows.fetchall())


class Called(Mapping[str, str]):
    """The same, each name read when it is first asked for: a county has thousands of them.

    For the thread of the connection alone, and for as long as what is shown stays as it is.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._known: dict[str, str | None] = {}

    def __getitem__(self, code: str) -> str:
        if code not in self._known:
            found = self._conn.execute(
                "SELECT t.name FROM place t JOIN rec r USING (id)"
                " WHERE t.code = ? AND t.name IS NOT NULL AND t.gone IS NULL"
                " ORDER BY r.uid DESC LIMIT 1",
                (code,),
            ).fetchone()
            self._known[code] = found[0] if found else None
        name = self._known[code]
        if name is None:
            raise KeyError(code)
        return name

    def __iter__(self) -> Iterator[str]:
        return iter(names(self._conn))

    def __len__(self) -> int:
        return len(names(self._conn))


def codes(conn: sqlite3.Connection, area: str) -> list[str]:
    """The codes of the places at and below `area` that have a record, closed ones too."""
    found = conn.execute(
        "SELECT DISTINCT code FROM place WHERE code LIKE ? || '%' AND gone IS NULL", (area,)
    )
    return [str(code) for (code,) in found if str(code).isdecimal()]


class ClosedPlace(Exception):
    """The place was closed; nothing new begins there, and its code is never used again."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.value = place


def open_ones(conn: sqlite3.Connection) -> set[str]:
    """The codes of all places with a record that are not closed."""
    rows = conn.execute(
        "SELECT t.code FROM place t WHERE t.code IS NOT NULL AND t.gone IS NULL"
        " GROUP BY t.code HAVING max(t.closed_on) IS NULL"
    )
    return {code for (code,) in rows}


def check_open(conn: sqlite3.Connection, code: str) -> None:
    """Raise ClosedPlace where this place, or one that it lies in, is closed."""
    found = conn.execute(
        "SELECT t.code FROM place t WHERE t.closed_on IS NOT NULL AND t.gone IS NULL"
        " AND t.code IS NOT NULL AND ?1 GLOB t.code || '*'",
        (code,),
    ).fetchone()
    if found:
        raise ClosedPlace(str(found[0]))


def check_homes(conn: sqlite3.Connection, kind: str, homes: Iterable[str]) -> None:
    """Nothing new begins at a closed place, nor below one. Raises InvalidRecord."""
    closed = tuple(
        code
        for (code,) in conn.execute(
            "SELECT code FROM place WHERE closed_on IS NOT NULL AND gone IS NULL"
            " AND code IS NOT NULL"
        )
    )
    for home in homes if closed else ():
        if home.startswith(closed):
            raise InvalidRecord(kind, "place", "closed", home)


def check_bounds(
    conn: sqlite3.Connection, uid: bytes, fields: Mapping[str, Value], *, new: bool
) -> None:
    """A place is never another one later: what stands in its way is begun and closed, not edited.

    Raises InvalidRecord for a code that was used before, for another code or another predecessor
    of a place that there is, for opening one again, and for closing one where something stands.
    """
    code = fields.get("code")
    if new:
        used = conn.execute(
            "SELECT 1 FROM place WHERE code = ? AND gone IS NOT ?", (code, UNDONE)
        ).fetchone()
        if used:
            raise InvalidRecord("place", "code", "used", code)
        return
    was = conn.execute(
        "SELECT t.code, t.succeeds, t.closed_on FROM rec r JOIN place t USING (id)"
        " WHERE r.uid = ? AND r.kind = 1",
        (uid,),
    ).fetchone()
    for name, before in zip(("code", "succeeds", "closed_on"), was, strict=True):
        if before is not None and name in fields and fields[name] != before:
            raise InvalidRecord("place", name, "fixed", fields[name])
    if fields.get("closed_on") and was[2] is None and belongings.stands(conn, str(was[0])):
        raise InvalidRecord("place", "closed_on", "in_use", was[0])


def path(known: Mapping[str, str], code: str, below: str = "") -> str:
    """The names that lead to `code`, the widest first, leaving out `below` and what is above it.

    A place without a record is called by its own last three digits.
    """
    said: list[str] = []
    while code and len(code) > len(below):
        said.append(known.get(code) or code[-3:])
        code = parent(code)
    return " ".join(reversed(said))


def choices(conn: sqlite3.Connection, area: str, levels: int = 2) -> list[tuple[str, str]]:
    """The open places at `area` and so many levels below, as (code, the names that lead there)."""
    known, standing = names(conn), open_ones(conn)
    deepest = len(area) + 3 * levels
    codes = sorted(code for code in standing if code.startswith(area) and len(code) <= deepest)
    here = known.get(area) or area[-3:]
    found = [(code, path(known, code, area) or here) for code in codes]
    return found if area in standing else [(area, here), *found]


def tree(conn: sqlite3.Connection, root: str) -> list[Branch]:
    """The places at and below `root` that have a record or a household, parents first."""
    known = names(conn)
    counts = Counter[str]()
    rows = conn.execute(
        "SELECT t.place, count(*) FROM household t WHERE t.gone IS NULL AND t.place >= ?"
        " AND t.place < ? AND t.id NOT IN (SELECT id FROM rec WHERE home IS NULL)"
        " AND t.id NOT IN (SELECT rec FROM merged)"
        " GROUP BY t.place",
        (root, root + ":"),
    )
    for place, households in rows.fetchall():
        while len(place) >= len(root):
            counts[place] += households
            place = parent(place)
    codes = {code for code in known if code.startswith(root)} | set(counts) | {root}
    return [
        Branch(code=code, name=known.get(code) or code[-3:], households=counts[code])
        for code in sorted(codes)
    ]


def free_codes(conn: sqlite3.Connection, above: str) -> list[str]:
    """The codes right below a place that were never used, the next one first, then the gaps.

    None where a place has none below it; 900 and on are departments'.
    """
    size = len(above) + 3
    if size > LEVELS[-1]:
        return []
    used = {int(code[-3:]) for code in codes(conn, above) if len(code) == size}
    highest = max((one for one in used if one < _DEPARTMENTS), default=0)
    numbers = [*range(highest + 1, _DEPARTMENTS), *range(1, highest)]
    return [f"{above}{number:03d}" for number in numbers if number not in used]
