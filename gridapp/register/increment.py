"""New segments folded on top of the state that stands."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.declare import Kind
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import derive, dirty, refold, same, streams
from gridapp.register.bindings import bases
from gridapp.register.fold import Batch, Change, fold
from gridapp.register.segment import Header, Payload
from gridapp.register.spread import Spread, spread
from gridapp.register.tables import table_of

Numbers = Mapping[str, Mapping[bytes, int]]
"""Kind name and id to local number."""

Fresh = dict[int, tuple[bytes, str]]
"""Local number to (id, kind name) of records that are new here."""

_AT_ONCE = 500
_NUMBERS = f"SELECT uid, kind, id FROM rec WHERE uid IN ({', '.join('?' * _AT_ONCE)})"  # noqa: S608


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


def number_records(conn: sqlite3.Connection, payloads: Iterable[Payload]) -> tuple[Numbers, Fresh]:
    """Local numbers for every record of a known kind; and those that are new, still to be entered.

    They are entered by `fold_in`, which knows where they were born.
    """
    wanted: dict[str, dict[bytes, int]] = {name: {} for name in KINDS}
    for payload in payloads:
        asked = [wanted.get(name, {}) for name in payload.kinds]
        for uid, kind in zip(payload.records, payload.kind_of, strict=True):
            asked[kind][uid] = 0
    uids = list(dict.fromkeys(uid for named in wanted.values() for uid in named))
    by_number = {KINDS[name].number: named for name, named in wanted.items()}
    for first in range(0, len(uids), _AT_ONCE):
        portion = uids[first : first + _AT_ONCE]
        portion += [b""] * (_AT_ONCE - len(portion))
        for uid, number, rec in conn.execute(_NUMBERS, portion):
            if uid in by_number[number]:
                by_number[number][uid] = rec
    (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM rec").fetchone()
    new = ((uid, name) for name, named in wanted.items() for uid, rec in named.items() if not rec)
    fresh = dict(enumerate(new, start=last + 1))
    for rec, (uid, name) in fresh.items():
        wanted[name][uid] = rec
    return wanted, fresh


def read_again(
    conn: sqlite3.Connection, read: Sequence[tuple[int, int, Role, Header, Payload]]
) -> tuple[list[Stored], Fresh]:
    """Segments that lie here already, as (number, stream, role, header, payload), to be folded."""
    numbers, fresh = number_records(conn, [payload for *_rest, payload in read])
    stored = [
        Stored(
            header=header,
            payload=payload,
            gid=gid,
            sid=sid,
            role=role,
            records=records_of(payload, numbers),
        )
        for gid, sid, role, header, payload in read
    ]
    return stored, fresh


def records_of(payload: Payload, numbers: Numbers) -> list[int]:
    """The local number of each record that a payload names, 0 where its kind is unknown."""
    by_kind = [numbers.get(name, {}) for name in payload.kinds]
    return [
        by_kind[kind].get(uid, 0)
        for uid, kind in zip(payload.records, payload.kind_of, strict=True)
    ]


def fold_in(
    conn: sqlite3.Connection, stored: Sequence[Stored], again: set[int], fresh: Fresh
) -> None:
    """Fold segments never folded before; records that cannot simply go on are folded afresh.

    `again` are records known to need that already, `fresh` those still to be entered.
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
    homes = _homes(conn, said, again, fresh)
    by_kind: dict[Kind, dict[int, list[Change]]] = defaultdict(dict)
    forked = streams.forked(conn)
    for one, made in said:
        _group(one, made, homes, by_kind, again, forked)
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
        owned = derive.owners(conn, kind, changes)
        fold(conn, kind, batch)
        derive.refresh(conn, owned | derive.owners(conn, kind, changes))
        again |= batch.again
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
    fresh: Fresh,
) -> dict[int, str]:
    """Where each record was born, as far as known; new records and births are noted.

    A birth that comes after other changes of its record may overturn them: folded afresh.
    """
    known = {rec for one, _made in said for rec in one.records if rec and rec not in fresh}
    homes: dict[int, str] = dict(
        conn.execute(
            "SELECT r.id, r.home FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value"
            " WHERE r.home IS NOT NULL",
            (json.dumps(sorted(known)),),
        ).fetchall()
    )
    late: dict[str, list[int]] = defaultdict(list)
    for one, made in said:
        for rec in made.births:
            if rec not in homes:
                homes[rec] = one.place
                if rec in known:
                    late[one.payload.kinds[one.payload.kind_of[one.records.index(rec)]]].append(rec)
    conn.executemany(
        "INSERT INTO rec (id, uid, kind, home) VALUES (?, ?, ?, ?)",
        [(rec, uid, KINDS[kind].number, homes.get(rec)) for rec, (uid, kind) in fresh.items()],
    )
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
        if fork or strange or homes.get(rec, place) != place or rec in made.moved:
            again.add(rec)
        into = by_kind[kind]
        if rec in into:
            into[rec] += changes
        else:
            into[rec] = changes
