"""State from changes: a pure function of the set of changes, however they arrive.

A cell (record, column) has heads: the changes that no other change of the cell names as a base.
The greatest head by (at, stream key, n) is shown; the others are the conflict, kept whole.
A base that has not arrived yet waits in `pend`, so that a child may come before its parent.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from gridapp.models.declare import Kind, Value
from gridapp.register.stamps import NO_STAMP, Stamp, decode, encode
from gridapp.register.tables import PLACE_COLUMN, Table, table_of, update_of

Change = tuple[int, int, int, int, int, int, Value]
"""(stream, n, column, at, base stream, base n, value); a change with k bases stands k times."""

Head = tuple[int, int, int, Value]
"""(at, stream, n, value)"""

ANY_TIME = 2**63 - 1
"""In `pend`: the child is another device's, so its base falls whatever the clocks said."""

_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(dict[int, list[tuple[int, int, int, Any]]]).decode
_PendKey = tuple[int, int, int, int]
_Row = tuple[Any, ...]


@dataclass(slots=True, kw_only=True)
class Batch:
    """What the fold needs to know of the changes it is handed.

    Attributes:
        changes: local record number to its changes, each list in any order.
        homes: local record number to the place it was born in, as text.
        keys: stream number to stream key (the tie-break, and whose device it is).
        arrived: whether (stream, n) is folded, before or with this batch.
        spans: (stream, first, last) of what this batch brings.
        new: records of which nothing stands in the state.
        again: filled with the records whose changes may follow one another in a circle.
    """

    changes: dict[int, list[Change]]
    homes: Mapping[int, str]
    keys: Mapping[int, bytes]
    arrived: Callable[[int, int], bool]
    spans: list[tuple[int, int, int]]
    new: Collection[int] = ()
    again: set[int] = field(default_factory=set)
    late: dict[_PendKey, int] = field(default_factory=dict)
    waiting: dict[_PendKey, int] = field(default_factory=dict)
    met: list[_PendKey] = field(default_factory=list)


def fold(conn: sqlite3.Connection, kind: Kind, batch: Batch) -> None:
    """Fold one kind's changes into its table. Must run inside a transaction."""
    table = table_of(kind)
    listed = json.dumps(sorted(batch.changes.keys() - batch.new))
    rows = {row[0]: row for row in conn.execute(table.read, (listed,))}
    losers = _losers(conn, listed)
    _load_waiting(conn, batch)
    fresh, known, conflicts = [], defaultdict(list), []
    for rec, changes in batch.changes.items():
        row = rows.get(rec)
        values, stamps = _standing(table, row)
        lost = losers.get(rec, {})
        _fold_record(batch, rec, changes, values, stamps, lost)
        if values[PLACE_COLUMN] is None:
            values[PLACE_COLUMN] = batch.homes.get(rec, "")
        written = (rec, *values, encode(stamps))
        if row is None:
            fresh.append(written)
        else:
            known[tuple([i for i in table.indexed if written[i] != row[i]])].append(written)
        if lost:
            conflicts.append((rec, _ENCODE(lost)))
    conn.executemany(table.insert, fresh)
    for changed, again in known.items():
        conn.executemany(update_of(kind, changed), again)
    conn.executemany("DELETE FROM multi WHERE rec = ?", [(rec,) for rec in losers])
    conn.executemany("INSERT INTO multi (rec, heads) VALUES (?, ?)", conflicts)
    _store_waiting(conn, batch)


def _standing(table: Table, row: _Row | None) -> tuple[list[Value], dict[int, Stamp]]:
    """A record's values and stamps as they stand; its place only where somebody has set it."""
    if row is None:
        return [None] * table.width, {}
    values, stamps = list(row[1:-1]), decode(row[-1])
    if PLACE_COLUMN not in stamps:
        values[PLACE_COLUMN] = None
    return values, stamps


def _fold_record(
    batch: Batch,
    rec: int,
    changes: list[Change],
    values: list[Value],
    stamps: dict[int, Stamp],
    lost: dict[int, list[Head]],
) -> None:
    """Fold one record's changes into `values`, `stamps` and the losing heads by column."""
    keys, late, waiting = batch.keys, batch.late, batch.waiting
    for change in changes:
        sid, n, column, at, base_sid, base_n, value = change
        win_at, win_sid, win_n = stamps.get(column, NO_STAMP)
        if (
            column not in lost
            and (not late or (sid, n, rec, column) not in late)
            and (not waiting or (sid, n, rec, column) not in waiting)
        ):
            if win_n == base_n and win_sid == base_sid:
                if not base_n or win_at < at or keys[base_sid][:32] != keys[sid][:32]:
                    # The first value of the cell, or one that follows its only head.
                    stamps[column] = (at, sid, n)
                    values[column] = value
                    continue
            elif not base_n and win_sid != sid:
                # Nobody's successor: it and the only head were written at once.
                if (at, keys[sid]) > (win_at, keys[win_sid]):
                    lost[column] = [(win_at, win_sid, win_n, values[column])]
                    stamps[column] = (at, sid, n)
                    values[column] = value
                else:
                    lost[column] = [(at, sid, n, value)]
                continue
        heads: list[Head] = [(win_at, win_sid, win_n, values[column])] if win_n else []
        heads += lost.pop(column, ())
        heads = _add(batch, rec, heads, change)
        _show(batch, column, heads, values, stamps, lost)


def _show(
    batch: Batch,
    column: int,
    heads: list[Head],
    values: list[Value],
    stamps: dict[int, Stamp],
    lost: dict[int, list[Head]],
) -> None:
    """The greatest head of a cell shows, the others lose."""
    keys = batch.keys
    heads.sort(key=lambda head: (head[0], keys[head[1]], head[2], _order(head[3])))
    if not heads:
        # A circle may leave nothing; such a record is folded afresh.
        stamps.pop(column, None)
        values[column] = None
        return
    *stamp, values[column] = heads.pop()
    stamps[column] = (stamp[0], stamp[1], stamp[2])
    if heads:
        heads.reverse()
        lost[column] = heads


def _add(batch: Batch, rec: int, heads: list[Head], change: Change) -> list[Head]:
    """The heads of a cell once `change` is in: itself, unless superseded, less what it follows."""
    sid, n, column, at, base_sid, base_n, value = change
    dot = (sid, n, rec, column)
    fallen = -1
    if dot in batch.late:
        fallen = batch.late[dot]
        batch.met.append(dot)
    fallen = max(fallen, batch.waiting.get(dot, -1))
    head = (at, sid, n, value)
    if fallen <= at and head not in heads:
        heads.append(head)
    if fallen >= 0 and base_n:
        batch.again.add(rec)
    if base_n:
        foreign = batch.keys[base_sid][:32] != batch.keys[sid][:32]
        kept = [
            other
            for other in heads
            if other[1] != base_sid or other[2] != base_n or not (foreign or other[0] < at)
        ]
        if len(kept) == len(heads):
            base = (base_sid, base_n, rec, column)
            batch.waiting[base] = max(ANY_TIME if foreign else at, batch.waiting.get(base, -1))
        heads = kept
    return heads


def _order(value: Value) -> tuple[int, float | str | bytes]:
    """A total order over values of every type, for heads that are equal in all else."""
    if value is None:
        return (0, 0)
    if isinstance(value, str):
        return (2, value)
    return (3, value) if isinstance(value, bytes) else (1, value)


def losers_of(blob: bytes) -> dict[int, list[Head]]:
    """The losing heads by column, as `multi` keeps them."""
    return _DECODE(blob)


def _losers(conn: sqlite3.Connection, listed: str) -> dict[int, dict[int, list[Head]]]:
    if not conn.execute("SELECT 1 FROM multi LIMIT 1").fetchone():
        return {}
    found = conn.execute(
        "SELECT m.rec, m.heads FROM json_each(?) j CROSS JOIN multi m ON m.rec = j.value",
        (listed,),
    )
    return {rec: _DECODE(heads) for rec, heads in found}


def _load_waiting(conn: sqlite3.Connection, batch: Batch) -> None:
    """Bases named earlier that this batch may bring."""
    if not conn.execute("SELECT 1 FROM pend LIMIT 1").fetchone():
        return
    for span in batch.spans:
        for sid, n, rec, column, at in conn.execute(
            "SELECT sid, n, rec, col, at FROM pend WHERE sid = ? AND n BETWEEN ? AND ?", span
        ):
            if rec in batch.changes:
                batch.late[sid, n, rec, column] = at


def _store_waiting(conn: sqlite3.Connection, batch: Batch) -> None:
    """Keep the bases that have not arrived, drop those that have."""
    conn.executemany("DELETE FROM pend WHERE sid = ? AND n = ? AND rec = ? AND col = ?", batch.met)
    arrived = batch.arrived
    conn.executemany(
        "INSERT INTO pend (sid, n, rec, col, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
        [(*dot, at) for dot, at in batch.waiting.items() if not arrived(dot[0], dot[1])],
    )
