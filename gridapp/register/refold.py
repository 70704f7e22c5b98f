"""Records folded afresh from everything held of them: the exact and slower way.

Used where the set of what counts has changed behind a record: a binding proved false, a birth
that came late, a move, a fork, a cut. Folding a record afresh from its changes gives the same as
folding them as they came; the tests hold one against the other.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from gridapp.models.declare import Kind
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.register import derive, dirty, erased_cells, put_off, same, streams
from gridapp.register.database import transaction
from gridapp.register.fold import Batch, fold
from gridapp.register.heads import heads
from gridapp.register.parts import Part, admitted, gather
from gridapp.register.spread import Spread
from gridapp.register.tables import table_of


def touched(conn: sqlite3.Connection, gid: int) -> set[int]:
    """The records that segment `gid` speaks of."""
    return {rec for (rec,) in conn.execute("SELECT rec FROM touch WHERE gid = ?", (gid,))}


def note(conn: sqlite3.Connection, gid: int, made: Spread) -> None:
    """Keep what of a segment could not be folded: single changes refused, words not yet known."""
    conn.executemany(
        "INSERT OR IGNORE INTO refused_change (gid, n, reason) VALUES (?, ?, ?)",
        [(gid, n, reason) for n, reason in made.refused],
    )
    if made.unknown:
        conn.execute("UPDATE segment SET unknown = 1 WHERE gid = ?", (gid,))


def records(conn: sqlite3.Connection, wanted: Iterable[int]) -> None:
    """Fold these records afresh; those of which an archive is lost stay as they are until then."""
    listed = sorted(put_off.put_off(conn, set(wanted)))
    if not listed:
        return
    kinds = {
        rec: BY_NUMBER[kind]
        for rec, kind in conn.execute(
            "SELECT r.id, r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value",
            (json.dumps(listed),),
        )
    }
    parts = gather(conn, listed)
    owned = _owners(conn, kinds)
    _forget(conn, listed, kinds)
    homes = _homes(conn, listed, parts)
    keys, lines = streams.Keys(conn), _Lines(conn)
    by_kind: dict[Kind, Batch] = {}
    for rec in listed:
        counted = admitted(conn, kinds[rec], rec, parts[rec], homes.get(rec))
        standing, missing = heads([(part.line, part.changes) for part in counted], lines, keys)
        if standing:
            batch = by_kind.setdefault(kinds[rec], _blank(conn, listed, homes, keys))
            batch.changes[rec] = standing
            batch.waiting |= {(sid, n, rec, column): at for (sid, n, column), at in missing.items()}
    for kind, batch in by_kind.items():
        fold(conn, kind, batch)
    derive.refresh(conn, owned | _owners(conn, kinds))
    same.refresh(conn, listed)
    if KINDS["erasure"] in kinds.values():
        records(conn, erased_cells.refresh(conn))


def catch_up(conn: sqlite3.Connection) -> int:
    """Fold what waited for an archive that is back; how many records. Cheap otherwise.

    Must run outside a transaction.
    """
    ready = put_off.ready(conn)
    if ready:
        with transaction(conn):
            put_off.forget(conn, ready)
            records(conn, ready)
            dirty.note(conn, {}, ready)
    return len(ready)


def _owners(conn: sqlite3.Connection, kinds: Mapping[int, Kind]) -> set[derive.Owner]:
    """What is derived from these records, as they stand now."""
    by_kind: dict[Kind, list[int]] = defaultdict(list)
    for rec, kind in kinds.items():
        by_kind[kind].append(rec)
    return {owner for kind, found in by_kind.items() for owner in derive.owners(conn, kind, found)}


def _blank(
    conn: sqlite3.Connection,
    listed: list[int],
    homes: Mapping[int, str],
    keys: Mapping[int, bytes],
) -> Batch:
    return Batch(
        changes={},
        homes=homes,
        keys=keys,
        arrived=lambda sid, n: streams.arrived(conn, sid, n),
        spans=[],
        new=listed,
    )


def _homes(
    conn: sqlite3.Connection, listed: list[int], parts: Mapping[int, list[Part]]
) -> dict[int, str]:
    """Where each record was born, by the births that count now; noted anew."""
    homes = {
        rec: home
        for rec in listed
        for part in parts[rec]
        if (home := part.tells_birth) is not None  # a log without a place is one, too
    }
    conn.executemany(
        "UPDATE rec SET home = ?2 WHERE id = ?1 AND home IS NOT ?2",
        [(rec, homes.get(rec)) for rec in listed],
    )
    return homes


class _Lines(dict[int, set[int]]):
    """Segment to the segments of its own history, itself included: for streams that forked."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        super().__init__()
        self._conn = conn

    def __missing__(self, gid: int) -> set[int]:
        line: set[int] = set()
        before: tuple[int] | None = (gid,)
        while before:
            line.add(before[0])
            before = self._conn.execute(
                "SELECT p.gid FROM segment s JOIN segment p ON p.id = s.previous WHERE s.gid = ?",
                before,
            ).fetchone()
        self[gid] = line
        return line


def _forget(conn: sqlite3.Connection, listed: list[int], kinds: Mapping[int, Kind]) -> None:
    for rec in listed:
        conn.execute(table_of(kinds[rec]).forget, (rec,))
    for statement in (
        "DELETE FROM multi WHERE rec = ?",
        "DELETE FROM pend WHERE rec = ?",
        "DELETE FROM foreign_edit WHERE rec = ?",
    ):
        conn.executemany(statement, [(rec,) for rec in listed])
