"""Two digests of the state: full (every head) and visible (what people see)."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from gridapp.models.declare import PLACE, Kind
from gridapp.register import stamps, streams
from gridapp.register.fold import losers_of
from gridapp.register.records import every_kind
from gridapp.register.tables import table_of

_ENCODE = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """`full` covers every head with its stamp, `visible` the shown values; `records` counted."""

    full: str
    visible: str
    records: int


def digest(conn: sqlite3.Connection, place: str = "") -> Digest:
    """The digests over all records at `place` and below; without a place, the logs too.

    A record whose birth has not arrived is in the full digest only without a place.
    """
    full, visible = hashlib.sha256(), hashlib.sha256()
    number = 0
    for row in rows(conn, place):
        number += 1
        full.update(_ENCODE(row))
        shown = _shown(row)
        if shown is not None:
            visible.update(_ENCODE(shown))
    return Digest(full=full.hexdigest(), visible=visible.hexdigest(), records=number)


def rows(conn: sqlite3.Connection, place: str = "") -> Iterator[list[Any]]:
    """Each record as [kind, id, home, place, [[column, heads], ...]], ordered; no local numbers.

    A head is [at, stream key, n, value]; the first is the one that shows.
    """
    keys = streams.Keys(conn)
    for kind in every_kind():
        table = table_of(kind)
        for row in conn.execute(table.canonical, (place, place + ":")):
            uid, home, lost, *values, st = row
            yield [kind.name, uid, home, values[1], _cells(kind, keys, values, st, lost)]


def _cells(
    kind: Kind, keys: streams.Keys, values: list[Any], st: bytes, lost: bytes | None
) -> list[list[Any]]:
    losers = losers_of(lost) if lost else {}
    cells = []
    for column, (at, sid, n) in stamps.decode(st).items():
        heads = [[at, keys[sid], n, values[column]]]
        heads += [[a, keys[s], m, value] for a, s, m, value in losers.get(column, ())]
        cells.append([kind.columns[column], heads])
    return sorted(cells)


def _shown(row: list[Any]) -> list[Any] | None:
    kind, uid, home, place, cells = row
    # Where it stands is said once: a record that was moved and moved back shows as before.
    shown = [[n, heads[0][3]] for n, heads in cells if n != PLACE and heads[0][3] is not None]
    gone = any(name == "gone" for name, _value in shown)
    return None if gone or home is None else [kind, uid, place, shown]
