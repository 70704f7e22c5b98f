"""Records that the search index has yet to see, looked through one by one."""

from __future__ import annotations

import re
import sqlite3

from gridapp.register.pinyin_index import WHOLE
from gridapp.register.records import every_kind
from gridapp.register.search_docs import Doc, docs, sources
from gridapp.register.search_query import BEGINS, EXACT, NAMED, NUMBERED, SAID, SOUNDS, Asked

_SOUNDED_FRESH = 500


def unseen(conn: sqlite3.Connection, asked: Asked) -> dict[int, int]:
    """Records that the index has yet to see, with their rank."""
    (waiting,) = conn.execute("SELECT count(*) FROM dirty").fetchone()
    if not waiting:
        return {}
    every_source = [source for kind in every_kind() for source in sources(kind)]
    alike = set.intersection(
        *(
            {
                rec
                for source in every_source
                for (rec,) in conn.execute(source.alike, (_like(part),))
            }
            for part in asked.parts
        )
    )
    if asked.whole_id:
        alike |= {
            rec
            for (rec,) in conn.execute(
                "SELECT f.id FROM dirty d CROSS JOIN resident f ON f.id = d.rec"
                " WHERE f.id_number = ?",
                (asked.whole_id,),
            )
        }
    if asked.sound and waiting <= _SOUNDED_FRESH:
        every = [rec for (rec,) in conn.execute("SELECT rec FROM dirty")]
        alike |= {
            doc.rec
            for doc in docs(conn, every)
            if any(sound.lstrip(WHOLE).startswith(asked.sound) for sound in doc.sounds())
        }
    return {
        doc.rec: _rank(doc, asked)
        for doc in docs(conn, alike)
        if not asked.place or doc.place.startswith(asked.place)
    }


def _like(part: str) -> str:
    escaped = re.sub(r"[!%_]", r"!\g<0>", part)
    return f"%{escaped}%"


def _rank(doc: Doc, asked: Asked) -> int:
    if doc.name == asked.text:
        return EXACT
    if doc.name.startswith(asked.text):
        return BEGINS
    if asked.sound:
        return SOUNDS
    if all(part in doc.name for part in asked.parts):
        return NAMED
    return NUMBERED if asked.number else SAID
