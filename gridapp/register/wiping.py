"""Erased values taken out of the bytes that lie here: out of segments, then out of the file.

What the log says is the same before and after; only nobody can read it from the disk any more.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from gridapp.models.certificate import CertificateType
from gridapp.models.erasure import may_order
from gridapp.models.role import Role
from gridapp.register import archives, archiving, attachments, draft_file, touched
from gridapp.register.database import transaction
from gridapp.register.erased_cells import TO_WIPE, to_wipe
from gridapp.register.erasure_masks import hide_all
from gridapp.register.erasure_proof import NOBODY, Emptied
from gridapp.register.identity import Identity
from gridapp.register.payload import Payload, pack_payload, read_payload
from gridapp.register.segment import HEADER_SIZE, identity, read_header

Sign = Callable[[bytes], bytes]
"""Makes the 64-byte signature of this device over some bytes."""

_PROVED, _HERE = 1, 2
_MAY_ORDER = json.dumps([int(role) for role in Role if may_order(role)])


def finish(
    conn: sqlite3.Connection, me: Identity, sign: Sign, *, drafts: Path | None = None
) -> int:
    """Empty what can be emptied now, then clean the file; how many segments were emptied.

    Half-typed forms about records that were erased go from `drafts`.

    A device keeps the bytes until a centre that may order has confirmed them: until then they
    are the only copy of whatever else stands in them. Cheap where nothing was ordered.
    """
    if not conn.execute("SELECT 1 FROM to_empty LIMIT 1").fetchone():
        count = 0
    else:
        with transaction(conn):
            count = _empty(conn, me, sign)
    attachments.sweep(conn)
    if archiving.is_to_wipe(conn):
        archiving.wipe(conn)
    if _wipe(conn) and drafts is not None and drafts.exists():
        named = conn.execute("SELECT DISTINCT uid FROM erased WHERE stream = x''")
        draft_file.forget(drafts, {uid.hex() for (uid,) in named})
    return count


def _empty(conn: sqlite3.Connection, me: Identity, sign: Sign) -> int:
    emptied = 0
    waiting = conn.execute("SELECT s.gid, s.body FROM to_empty JOIN whole s USING (gid)")
    for gid, body in waiting.fetchall():
        if body is None:
            continue  # once its archive is back
        header = read_header(body)
        payload = read_payload(header, body)
        (left,) = hide_all(conn, [(header, payload)])
        if left is not payload:
            proves = may_order(me.role) and str(header.place).startswith(me.place)
            if not (proves or _confirmed(conn, gid)):
                continue
            _replace(conn, gid, body, left, *((me.key, sign) if proves else (NOBODY, None)))
            emptied += 1
        elif header.emptied:
            # Of an older register, whose archive was emptied since.
            made = _HERE if header.emptied.by == NOBODY else _PROVED
            conn.execute("UPDATE segment SET emptied = ? WHERE gid = ?", (made, gid))
        conn.execute("DELETE FROM to_empty WHERE gid = ?", (gid,))
    if emptied:
        to_wipe(conn)
    return emptied


def _confirmed(conn: sqlite3.Connection, gid: int) -> bool:
    """Whether a centre that may order has said that it holds this segment, or wrote it."""
    return bool(
        conn.execute(
            "SELECT 1 FROM segment s JOIN stream t USING (sid) JOIN credential c ON c.sound"
            " AND c.type IN (?, ?) AND c.role IN (SELECT value FROM json_each(?))"
            " AND (c.key = substr(t.skey, 1, 32) OR EXISTS (SELECT 1 FROM ack a"
            " WHERE a.peer = c.key AND a.sid = s.sid AND a.hi >= s.last)) WHERE s.gid = ? LIMIT 1",
            (CertificateType.CENTRE, CertificateType.STAFF, _MAY_ORDER, gid),
        ).fetchone()
    )


def _replace(
    conn: sqlite3.Connection,
    gid: int,
    whole: bytes,
    left: Payload,
    by: bytes,
    sign: Sign | None,
) -> None:
    """Put what is left in the segment's place; without its salt nobody can try out a guess."""
    header = read_header(whole)
    body, raw_size = pack_payload(msgspec.structs.replace(left, salt=bytes(16)))
    made = Emptied(by=by, digest=hashlib.sha256(body).digest(), raw_size=raw_size, size=len(body))
    said = made.signed(header.domain, identity(header.signed()))
    proof = sign(said) if sign else bytes(64)
    data = whole[:HEADER_SIZE] + made.block(header.domain) + proof + body
    read_payload(replace(header, emptied=made), data)
    archives.to_register(conn, identity(header.signed()), data)
    conn.execute("UPDATE segment SET emptied = ? WHERE gid = ?", (_PROVED if sign else _HERE, gid))


def _wipe(conn: sqlite3.Connection) -> bool:
    """Make file and archives anew, so that no free page and no index keeps what was erased.

    A disk too full for that is no failure: it is tried again at the next import or export.
    """
    if not conn.execute("SELECT 1 FROM meta WHERE name = ?", (TO_WIPE,)).fetchone():
        return False
    with transaction(conn):
        while touched.drain(conn):
            pass
    with suppress(sqlite3.OperationalError):
        _rewrite(conn)
        archiving.wipe(conn)
        conn.execute("DELETE FROM meta WHERE name = ?", (TO_WIPE,))
        return True
    return False


def _rewrite(conn: sqlite3.Connection) -> None:
    for (table,) in conn.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    ).fetchall():
        conn.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608  own tables
    conn.execute("VACUUM")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    for _seq, _name, file in conn.execute("PRAGMA database_list").fetchall():
        for old in Path(file).parent.glob(f"{Path(file).stem}.v*.bak") if file else ():
            old.unlink(missing_ok=True)
