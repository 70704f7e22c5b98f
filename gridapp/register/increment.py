"""New segments folded on top of the state that stands."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gridapp.models.declare import Kind
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.models.role import Role
from gridapp.register import derive, refold, streams
from gridapp.register.bindings import bases
from gridapp.register.fold import Batch, Change, fold
from gridapp.register.segment import Header, Payload
from gridapp.register.spread import Spread, spread
from gridapp.register.tables import table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A segment that lies in the register: `records` are the local numbers of its records."""

    header: Header
    payload: Payload
    gid: int
    sid: int
    role: Role
    records: list[int]

    @property
    def place(self) -> str:
        """Where its stream stands; empty for a device's own log."""
        return str(self.header.place) if self.header.place else ""


def number_records(
    conn: sqlite3.Connection, payloads: Iterable[Payload]
) -> dict[tuple[bytes, str], int]:
    """Local numbers for every record of a known kind, given now where they are new."""
    wanted = {
        (uid, KINDS[kind].number)
        for payload in payloads
        for uid, kind in named_records(payload)
        if kind in KINDS
    }
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS asked (uid BLOB, kind INTEGER)")
    conn.execute("DELETE FROM asked")
    conn.executemany("INSERT INTO asked VALUES (?, ?)", wanted)
    conn.execute("INSERT OR IGNORE INTO rec (uid, kind) SELECT uid, kind FROM asked")
    rows = conn.execute(
        "SELECT a.uid, a.kind, r.id FROM asked a CROSS JOIN rec r USING (uid, kind)"
    )
    return {(uid, BY_NUMBER[kind].name): id_ for uid, kind, id_ in rows}


def named_records(payload: Payload) -> list[tuple[bytes, str]]:
    """(id, kind name) of each record a payload names."""
    return [
        (uid, payload.kinds[kind])
        for uid, kind in zip(payload.records, payload.kind_of, strict=True)
    ]


def fold_in(conn: sqlite3.Connection, stored: Sequence[Stored], again: set[int]) -> None:
    """Fold segments never folded before; records that cannot simply go on are folded afresh.

    `again` are records known to need that already.
    """
    said = [
        (
            one,
            spread(
                one.header,
                one.payload,
                sid=one.sid,
                records=one.records,
                bases=bases(conn, one.gid, one.payload),
                role=one.role,
            ),
        )
        for one in stored
    ]
    for one, made in said:
        refold.note(conn, one.gid, made)
    homes = _homes(conn, said, again)
    by_kind: dict[Kind, dict[int, list[Change]]] = defaultdict(dict)
    for one, made in said:
        _group(conn, one, made, homes, by_kind, again)
    spans = [(one.sid, one.header.first, one.header.last) for one in stored]
    keys = streams.Keys(conn)
    for kind, changes in by_kind.items():
        for rec in again & changes.keys():
            del changes[rec]
        batch = Batch(
            changes=changes,
            homes=homes,
            keys=keys,
            arrived=lambda sid, n: streams.arrived(conn, sid, n),
            spans=spans,
        )
        matters = derive.owners(conn, kind, changes)
        fold(conn, kind, batch)
        derive.refresh(conn, matters | derive.owners(conn, kind, changes))
        again |= batch.again
    refold.records(conn, again)
    touched = again.union(*by_kind.values())
    conn.executemany("INSERT OR IGNORE INTO dirty (rec) VALUES (?)", [(rec,) for rec in touched])
    conn.executemany("DELETE FROM pend WHERE sid = ? AND n BETWEEN ? AND ?", spans)


def _homes(
    conn: sqlite3.Connection, said: Sequence[tuple[Stored, Spread]], again: set[int]
) -> dict[int, str]:
    """Where each record was born, as far as known; new births are noted.

    A birth that comes after other changes of its record may overturn them: folded afresh.
    """
    records = sorted({rec for one, _ in said for rec in one.records if rec})
    homes = dict(
        conn.execute(
            "SELECT r.id, r.home FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value"
            " WHERE r.home IS NOT NULL",
            (json.dumps(records),),
        ).fetchall()
    )
    born: dict[str, list[int]] = defaultdict(list)
    for one, made in said:
        kinds = dict(zip(one.records, one.payload.kind_of, strict=True))
        for rec in made.births - homes.keys():
            homes[rec] = one.place
            born[one.payload.kinds[kinds[rec]]].append(rec)
    for kind, fresh in born.items():
        rows = conn.execute(table_of(KINDS[kind]).standing, (json.dumps(fresh),))
        again.update(rec for (rec,) in rows)
        conn.executemany(
            "UPDATE rec SET home = ? WHERE id = ?", [(homes[rec], rec) for rec in fresh]
        )
    return homes


def _group(
    conn: sqlite3.Connection,
    one: Stored,
    made: Spread,
    homes: dict[int, str],
    by_kind: dict[Kind, dict[int, list[Change]]],
    again: set[int],
) -> None:
    """Sort one segment's changes by kind and record; pick out what must be folded afresh."""
    place = one.place
    (forked,) = conn.execute("SELECT forked FROM stream WHERE sid = ?", (one.sid,)).fetchone()
    kinds = [KINDS.get(name) for name in one.payload.kinds]
    for rec, kind_index in zip(one.records, one.payload.kind_of, strict=True):
        changes = made.changes.pop(rec, None)
        kind = kinds[kind_index]
        if not changes or kind is None:
            continue
        strange = kind.central and rec not in made.births
        if forked or strange or homes.get(rec, place) != place or _moves(changes):
            again.add(rec)
        into = by_kind[kind]
        if rec in into:
            into[rec] += changes
        else:
            into[rec] = changes


def _moves(changes: list[Change]) -> bool:
    """Whether the record gets another place: its homes change, so all its edits are looked at."""
    return any(change[2] == 1 for change in changes)
