"""New segments folded on top of the state that stands."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gridapp.models.declare import Kind
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import derive, dirty, erased_cells, erasure_masks, refold, same, streams
from gridapp.register.bindings import bases
from gridapp.register.fold import Batch, Change, fold
from gridapp.register.numbering import Numbers, enter, number_records
from gridapp.register.payload import Payload
from gridapp.register.segment import Header
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


def read_again(
    conn: sqlite3.Connection, read: Sequence[tuple[int, int, Role, Header, Payload]]
) -> tuple[list[Stored], Numbers]:
    """Segments that lie here already, as (number, stream, role, header, payload), to be folded."""
    numbers = number_records(conn, [payload for *_rest, payload in read])
    stored = [
        Stored(
            header=header,
            payload=payload,
            gid=gid,
            sid=sid,
            role=role,
            records=numbers.records_of(payload),
        )
        for gid, sid, role, header, payload in read
    ]
    return stored, numbers


def fold_in(
    conn: sqlite3.Connection, stored: Sequence[Stored], again: set[int], numbers: Numbers
) -> None:
    """Fold segments never folded before; records that cannot simply go on are folded afresh.

    `again` are records known to need that already, `numbers` say which are still to be entered.
    """
    shown = erasure_masks.hide_all(conn, [(one.header, one.payload) for one in stored])
    said = [
        (
            one,
            spread(
                one.header,
                payload,
                sid=one.sid,
                records=one.records,
                bases=bases(conn, one.gid, one.payload),
                role=one.role,
            ),
        )
        for one, payload in zip(stored, shown, strict=True)
    ]
    for one, made in said:
        refold.note(conn, one.gid, made)
    erased_cells.note(
        conn,
        [one.gid for one, left in zip(stored, shown, strict=True) if left is not one.payload],
    )
    homes = _homes(conn, said, again, numbers)
    by_kind: dict[Kind, dict[int, list[Change]]] = defaultdict(dict)
    forked = streams.forked(conn)
    for one, made in said:
        _group(one, made, homes, by_kind, again, forked)
    spans = [(one.sid, one.header.first, one.header.last) for one in stored]
    keys = streams.Keys(conn)
    keys.update((one.sid, one.header.stream) for one in stored)
    for kind, changes in by_kind.items():
        for rec in again & changes.keys():
            del changes[rec]
        batch = Batch(
            changes=changes,
            homes=homes,
            keys=keys,
            arrived=lambda sid, n: streams.arrived(conn, sid, n),
            spans=spans,
            new=numbers.new,
        )
        owned = derive.owners(conn, kind, changes)
        fold(conn, kind, batch)
        derive.refresh(conn, owned | derive.owners(conn, kind, changes))
        again |= batch.again
    if KINDS["erasure"] in by_kind:
        again |= erased_cells.refresh(conn)
    refold.records(conn, again)
    touched = again.union(*by_kind.values())
    same.refresh(conn, touched)
    dirty.note(conn, by_kind, again)
    if conn.execute("SELECT 1 FROM pend LIMIT 1").fetchone():
        conn.executemany("DELETE FROM pend WHERE sid = ? AND n BETWEEN ? AND ?", spans)


def _homes(
    conn: sqlite3.Connection,
    said: Sequence[tuple[Stored, Spread]],
    again: set[int],
    numbers: Numbers,
) -> dict[int, str]:
    """Where each record was born, as far as known; new records and births are noted.

    A birth that comes after other changes of its record may overturn them: folded afresh.
    """
    homes, new = dict(numbers.homes), numbers.new
    late: dict[str, list[int]] = defaultdict(list)
    for one, made in said:
        for rec in made.births:
            if rec not in homes:
                homes[rec] = one.place
                if rec not in new:
                    late[one.payload.kinds[one.payload.kind_of[one.records.index(rec)]]].append(rec)
    enter(conn, numbers, homes)
    for kind, born in late.items():
        conn.executemany("UPDATE rec SET home = ? WHERE id = ?", [(homes[r], r) for r in born])
        standing = conn.execute(table_of(KINDS[kind]).standing, (json.dumps(born),))
        again.update(rec for (rec,) in standing)
    return homes


def _group(
    one: Stored,
    made: Spread,
    homes: dict[int, str],
    by_kind: dict[Kind, dict[int, list[Change]]],
    again: set[int],
    forked: set[int],
) -> None:
    """Sort one segment's changes by kind and record; pick out what must be folded afresh."""
    place = one.place
    fork = one.sid in forked
    kinds = [KINDS.get(name) for name in one.payload.kinds]
    for rec, kind_index in zip(one.records, one.payload.kind_of, strict=True):
        changes = made.changes.pop(rec, None)
        kind = kinds[kind_index]
        if not changes or kind is None:
            continue
        strange = kind.central and rec not in made.births
        if fork or strange or homes.get(rec, place) != place or rec in made.moved | made.retold:
            again.add(rec)
        into = by_kind[kind]
        if rec in into:
            into[rec] += changes
        else:
            into[rec] = changes
