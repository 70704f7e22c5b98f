"""The signed segments kept here, one after another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from gridapp.register.authors import Tags
from gridapp.register.streams import ERASED


def every(conn: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """(device tag, place and range; the segment) of all whose payload is still here."""
    tags = Tags(conn)
    rows = conn.execute(
        "SELECT s.sid, t.place, s.first, s.last, s.body FROM segment s JOIN stream t USING (sid)"
        " WHERE s.state <> ? ORDER BY s.sid, s.first",
        (ERASED,),
    )
    for sid, place, first, last, body in rows:
        yield f"{tags[sid] or 'C'} {place} {first}-{last}", bytes(body)
