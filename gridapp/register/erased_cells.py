"""What the orders that count have erased: worked out anew when one comes or goes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from gridapp.models.erasure import erasable, may_order
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import dirty
from gridapp.register.admission import Trust
from gridapp.register.erasure_masks import hide_all
from gridapp.register.erasure_parts import decode
from gridapp.register.payload import Payload
from gridapp.register.segment import Header
from gridapp.register.stamps import stamp

TO_WIPE = "to_wipe"
"""In `meta` until the file has been made anew."""

_Cell = tuple[bytes, int, str, str, bytes, int]
"""(record id, kind, field, area, stream, n), as `erased` keeps it."""


def refresh(conn: sqlite3.Connection) -> set[int]:
    """Bring `erased` up to date; return the records of which more or less is erased now.

    Own changes that wait for the next file are emptied at once: nobody has seen them.
    """
    now = set(_ordered(conn))
    before = {tuple(row) for row in conn.execute("SELECT * FROM erased").fetchall()}
    conn.executemany(
        "DELETE FROM erased WHERE uid = ? AND kind = ? AND field = ? AND area = ? AND stream = ?"
        " AND n = ?",
        before - now,
    )
    conn.executemany("INSERT INTO erased VALUES (?, ?, ?, ?, ?, ?)", now - before)
    changed = {(uid, kind) for uid, kind, *_rest in now ^ before}
    records: set[int] = set()
    for uid, kind in changed:
        rows = conn.execute("SELECT id FROM rec WHERE uid = ? AND kind = ?", (uid, kind))
        records.update(rec for (rec,) in rows.fetchall())
    conn.executemany(
        "INSERT OR IGNORE INTO to_empty SELECT gid FROM touch WHERE rec = ?",
        [(rec,) for rec in records],
    )
    _empty_outbox(conn, now - before)
    if records:
        # Also what was in no segment yet lies in free pages.
        to_wipe(conn)
    dirty.note(conn, {}, records)
    return records


def to_wipe(conn: sqlite3.Connection) -> None:
    """The file still holds what was erased, and is to be made anew."""
    conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, 1)", (TO_WIPE,))


def note(conn: sqlite3.Connection, gids: Iterable[int]) -> None:
    """These segments came with values that are erased."""
    conn.executemany("INSERT OR IGNORE INTO to_empty (gid) VALUES (?)", [(gid,) for gid in gids])


def may_restate(conn: sqlite3.Connection, trust: Trust, header: Header, payload: Payload) -> bool:
    """Whether a segment may come emptied: a centre that may order says what is left of it.

    It has to be empty exactly where orders that are here have erased something.
    """
    if header.emptied is None:
        return True
    place = str(header.place or "")
    if not any(
        may_order(right.role) and place.startswith(str(right.place))
        for right in trust.rights(header.emptied.by)
    ):
        return False
    (shown,) = hide_all(conn, [(header, payload)])
    return shown is payload and _is_named(conn, header, payload)


def _is_named(conn: sqlite3.Connection, header: Header, payload: Payload) -> bool:
    return any(
        header.place and str(header.place).startswith(area)
        for uid in payload.records
        for (area,) in conn.execute("SELECT area FROM erased WHERE uid = ?", (uid,)).fetchall()
    )


def _ordered(conn: sqlite3.Connection) -> Iterator[_Cell]:
    """Every cell that an order names which its author had the right to give."""
    for what, stamps in conn.execute("SELECT what, st FROM erasure ORDER BY id").fetchall():
        role, area = _author(conn, stamps)
        if not may_order(role):
            continue
        for part in decode(what):
            kind = KINDS.get(part.kind)
            known = {field.name for field in erasable(kind)} if kind else set()
            for field in known.intersection(part.fields):
                for stream, n in part.changes or ((b"", 0),):
                    assert kind is not None
                    yield bytes.fromhex(part.id), kind.number, field, area, stream, n


def _author(conn: sqlite3.Connection, stamps: bytes) -> tuple[Role, str]:
    """Role and area of whoever gave an order: by his certificate, not by his word."""
    _at, sid, n = stamp(stamps)
    found = conn.execute(
        "SELECT role, area FROM segment WHERE sid = ? AND last >= ? AND first <= ? AND role > 0",
        (sid, n, n),
    ).fetchone()
    if found is None:
        own = conn.execute("SELECT name, value FROM meta WHERE name IN ('role', 'place')")
        me = dict(own.fetchall())
        found = me["role"], me["place"]
    return Role(found[0]), str(found[1])


def _empty_outbox(conn: sqlite3.Connection, cells: Iterable[_Cell]) -> None:
    by_record: dict[tuple[bytes, int], list[_Cell]] = defaultdict(list)
    for cell in cells:
        by_record[cell[0], cell[1]].append(cell)
    if not conn.execute("SELECT 1 FROM outbox LIMIT 1").fetchone():
        return
    columns = {kind.number: kind.columns for kind in KINDS.values()}
    for (uid, kind), named in by_record.items():
        for _uid, _kind, field, area, stream, n in named:
            conn.execute(
                "UPDATE outbox SET value = NULL WHERE rec = (SELECT id FROM rec WHERE uid = ?1"
                " AND kind = ?2) AND col = ?3 AND sid IN (SELECT sid FROM stream WHERE place"
                " LIKE ?4 || '%' AND (?5 = x'' OR (skey = ?5 AND outbox.n = ?6)))",
                (uid, kind, columns[kind].index(field), area, stream, n),
            )
