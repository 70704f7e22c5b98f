"""Households as lists show them: which ones, in what order, and what stands in each row."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gridapp.models.figure import Period
from gridapp.models.household import Resident
from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds
from gridapp.register import locks, records, search
from gridapp.register.locks import LOCKED_HEADS

_ALONE = "= r.uid"
_JOINED = (
    "IN (SELECT r.uid UNION ALL SELECT o.uid FROM merged g JOIN rec o ON o.id = g.rec"
    " WHERE g.kept = r.id)"
)
_PEOPLE = """
    (SELECT count(*) FROM resident m WHERE m.household {own} AND m.gone IS NULL
        AND m.id NOT IN (SELECT rec FROM merged))"""
_VISITED = """
    (SELECT max(v.happened_on) FROM visit v WHERE v.household {own} AND v.gone IS NULL)"""
_OPEN = """
    (SELECT count(*) FROM matter m WHERE m.household {own} AND m.gone IS NULL
        AND (m.state NOT IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED') OR m.owed > 0))"""
_LISTED = f"""
SELECT r.uid, CASE :sort
    WHEN 'head' THEN t.head
    WHEN 'phone' THEN t.phone
    WHEN 'people' THEN {_PEOPLE}
    WHEN 'visited' THEN {_VISITED}
    WHEN 'open' THEN {_OPEN}
    ELSE t.address END AS key
FROM household t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.id NOT IN (SELECT rec FROM merged)
    AND (:first = '' OR NOT EXISTS (SELECT 1 FROM visit v WHERE v.household {{own}}
        AND v.gone IS NULL AND v.result IS NOT '4' AND v.happened_on BETWEEN :first AND :last))
    AND (:text = '' OR instr(t.address, :text)
        OR ((instr(t.head, :text) OR instr(t.phone, :text)) AND r.uid NOT IN ({LOCKED_HEADS}))
        OR r.uid IN (SELECT unhex_(value) FROM json_each(:recalled)))
ORDER BY key, t.place, t.address, r.uid
"""  # noqa: S608  all of it is written here
_IDS, _IDS_JOINED = (_LISTED.replace("{own}", own) for own in (_ALONE, _JOINED))
"""The second where some records are merged: what belongs to them is counted with those kept."""

_ROWS = f"""
SELECT r.uid, t.place,
    CASE WHEN r.uid IN ({LOCKED_HEADS}) THEN '***' ELSE t.head END,
    t.address, CASE WHEN r.uid IN ({LOCKED_HEADS}) THEN NULL ELSE t.phone END, t.tags,
    {_PEOPLE}, {_VISITED}, {_OPEN}
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN household t ON t.id = r.id
""".replace("{own}", _JOINED)  # noqa: S608  all of it is written here
_ANY_DAYS = {"first": "", "last": ""}
_RECALLED = 300
_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")}
_NUMBER = re.compile(r"(\d+|[一二三四五六七八九十]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdRow:
    """One household as a list shows it.

    Attributes:
        people: how many members are registered.
        visited_on: the day of the last visit; empty when there was none.
        open: matters not yet ended, or whose reporter is still to be told.
    """

    id: str
    place: str
    head: str
    address: str
    phone: str
    tags: tuple[str, ...]
    people: int
    visited_on: str
    open: int


def ids(
    conn: sqlite3.Connection,
    *,
    place: str = "",
    text: str = "",
    not_met: Period | None = None,
    sort: str = "address",
    descending: bool = False,
) -> list[str]:
    """The households at `place` and below that hold `text`, in the order of `sort`.

    With `not_met` only those at which nobody was met in these days.
    """
    wanted = "".join(filter(str.isprintable, text)).strip()
    asked = {"sort": sort, **bounds(place), "text": wanted}
    asked |= {"first": not_met.first, "last": not_met.last} if not_met else _ANY_DAYS
    asked["recalled"] = json.dumps(recalled(conn, wanted, place) if wanted else [])
    some = conn.execute("SELECT 1 FROM merged LIMIT 1").fetchone()
    found = [(uid.hex(), key) for uid, key in conn.execute(_IDS_JOINED if some else _IDS, asked)]
    if sort in ("head", "address"):
        order = spoken_keys([key or "" for _id, key in found])
        found = [found[i] for i in sorted(range(len(found)), key=order.__getitem__)]
    if descending:
        found.reverse()
    return [id_ for id_, _key in found]


def recalled(conn: sqlite3.Connection, text: str, place: str) -> list[str]:
    """The households that `text` brings to mind: initials, members, the end of a number."""
    hits = search.find(conn, text, place, limit=_RECALLED).rows
    people = [hit.id for hit in hits if hit.kind == "resident"]
    homes = (person.household for person in records.get_many(conn, Resident, people).values())
    found = [hit.id for hit in hits if hit.kind == "household"]
    return list(dict.fromkeys([*found, *filter(None, homes)]))


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, HouseholdRow]:
    """These households as rows, by id; one query however many."""
    asked = records.listed(wanted)
    found = conn.execute(_ROWS, (asked, KINDS["household"].number))
    return {row.id: row for row in map(_row, found)}


def _row(values: Sequence[Any]) -> HouseholdRow:
    uid, place, head, address, phone, tags, people, visited_on, open_ = values
    return HouseholdRow(
        id=uid.hex(),
        place=place,
        head=head or "",
        address=address or "",
        phone=phone or "",
        tags=tuple((tags or "").split()),
        people=people,
        visited_on=visited_on or "",
        open=open_,
    )


def members(conn: sqlite3.Connection, household: str, *, locked: bool = False) -> list[Resident]:
    """The people of a household: the head first, then by relation.

    Whoever is locked to storage is left out unless asked for.
    """
    found = records.ids(conn, KINDS["resident"], where={"household": household})
    if not locked:
        kept = locks.residents(conn)
        found = [id_ for id_ in found if id_ not in kept]
    people = records.get_many(conn, Resident, found)
    order = {id_: at for at, id_ in enumerate(found)}
    return sorted(people.values(), key=lambda one: (one.relation or "z", order[one.id]))


def spoken_order(text: str) -> tuple[tuple[int, bytes], ...]:
    """A key that sorts names by their sound and numbers by their size: 二组 9 号 before 十组.

    GB 18030 lists the common characters by pinyin, which is how people expect names to stand.
    """
    parts = []
    for part in _NUMBER.split(text):
        number = _value(part)
        parts.append((-1, part.encode("gb18030")) if number is None else (number, b""))
    return tuple(parts)


def spoken_keys(texts: Sequence[str]) -> list[bytes]:
    """Keys that sort many texts as `spoken_order` does: a county's addresses are one long text."""
    if not texts:
        return []
    parts = _NUMBER.split("\n".join(text.replace("\n", " ") for text in texts))
    parts[1::2] = map(_number_key, parts[1::2])
    return "".join(parts).encode("gb18030").split(b"\n")


@lru_cache(maxsize=4_096)
def _number_key(said: str) -> str:
    """A number as text that sorts by its size, and before anything that may stand in its place."""
    digits = str(_value(said))
    return f"\x01{len(digits):04d}{digits}"


def _value(part: str) -> int | None:
    """The number a piece of text writes, in figures or in Chinese numerals up to 99."""
    if part.isdecimal():
        return int(part)
    if not part or part[0] not in _NUMERALS:
        return None
    if "十" not in part:
        return int("".join(str(_NUMERALS[numeral]) for numeral in part))
    tens, _, ones = part.partition("十")
    return _NUMERALS.get(tens[:1], 1) * 10 + _NUMERALS.get(ones[:1], 0)
