"""Who wrote a change: the device's tag behind a stream, the worker's name behind an id."""

from __future__ import annotations

import sqlite3

from gridapp.models.declare import Kind
from gridapp.register import birth, streams
from gridapp.register.identity import Identity
from gridapp.register.stamps import stamp
from gridapp.register.tables import table_of


class Tags(dict[int, str]):
    """Stream number to the tag of the device that writes it; a centre's own is empty."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        super().__init__()
        self._conn, self._keys = conn, streams.Keys(conn)

    def __missing__(self, sid: int) -> str:
        # This device knows its own tag, also where its certificate has yet to come.
        found = self._conn.execute(
            "SELECT t.value FROM meta t JOIN meta k ON k.name = 'key' AND k.value = ?1"
            " WHERE t.name = 'tag'"
            " UNION ALL"
            " SELECT * FROM (SELECT tag FROM credential WHERE key = ?1 AND issuer <> key"
            " ORDER BY tag DESC)",
            (self._keys[sid][:32],),
        ).fetchone()
        self[sid] = str(found[0]) if found else ""
        return self[sid]


class Names(dict[str, str]):
    """Worker's id to his name; empty where his card is not here."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        super().__init__()
        self._conn = conn

    def __missing__(self, id_: str) -> str:
        found = self._conn.execute(
            "SELECT t.name FROM worker t JOIN rec r USING (id) WHERE r.uid = ? AND r.kind = 2",
            (bytes.fromhex(id_),),
        ).fetchone()
        self[id_] = str(found[0] or "") if found else ""
        return self[id_]


def wrote(conn: sqlite3.Connection, me: Identity, kind: Kind, id_: str) -> bool:
    """Whether the record with this id was made on this device."""
    stream = _stream_of(conn, kind, id_)
    return stream is not None and stream[:32] == me.key


def device_of(conn: sqlite3.Connection, kind: Kind, id_: str) -> str:
    """The tag of the device on which a record was made; empty for a centre's own."""
    stream = _stream_of(conn, kind, id_) or b""
    row = conn.execute("SELECT sid FROM stream WHERE skey = ?", (stream,)).fetchone()
    return Tags(conn)[row[0]] if row else ""


def _stream_of(conn: sqlite3.Connection, kind: Kind, id_: str) -> bytes | None:
    """In which stream a record was born, also where a transfer has told of it again."""
    found = conn.execute(
        "SELECT id FROM rec WHERE uid = ? AND kind = ?", (bytes.fromhex(id_), kind.number)
    ).fetchone()
    row = conn.execute(table_of(kind).read, (f"[{found[0]}]",)).fetchone() if found else None
    if row is None:
        return None
    _at, sid, n = stamp(row[-1])
    born = birth.told(row[1])
    return born.stream if born else streams.Keys(conn)[sid] if n else b""
