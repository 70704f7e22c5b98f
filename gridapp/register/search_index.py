"""The search index: filled from the queue of touched records, made anew at any time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from gridapp.register.search_docs import Doc, docs, spaced


def refresh(conn: sqlite3.Connection, touched: Collection[int]) -> None:
    """Bring these records into the index as they are now. In a transaction."""
    _drop(conn, touched)
    _add(conn, list(docs(conn, touched)))


def empty(conn: sqlite3.Connection) -> None:
    """Leave nothing in the index. In a transaction."""
    conn.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    conn.execute("INSERT INTO search_digits (search_digits) VALUES ('delete-all')")
    conn.execute("DELETE FROM search_doc")
    conn.execute("DELETE FROM search_sound")


def _drop(conn: sqlite3.Connection, records: Collection[int]) -> None:
    listed = json.dumps(list(records))
    old = conn.execute(
        "SELECT d.rec, d.name, d.body, d.digits FROM json_each(?) j"
        " CROSS JOIN search_doc d ON d.rec = j.value",
        (listed,),
    ).fetchall()
    # An index without content of its own has to be told what it held.
    conn.executemany(
        "INSERT INTO search_words (search_words, rowid, name, body) VALUES ('delete', ?, ?, ?)",
        [(rec, spaced(name), spaced(body)) for rec, name, body, _digits in old],
    )
    conn.executemany(
        "INSERT INTO search_digits (search_digits, rowid, digits) VALUES ('delete', ?, ?)",
        [(rec, digits) for rec, _name, _body, digits in old if digits],
    )
    numbers = [(row[0],) for row in old]
    conn.executemany("DELETE FROM search_sound WHERE rec = ?", numbers)
    conn.executemany("DELETE FROM search_doc WHERE rec = ?", numbers)


def _add(conn: sqlite3.Connection, fresh: list[Doc]) -> None:
    conn.executemany(
        "INSERT INTO search_doc (rec, place, name, body, digits) VALUES (?, ?, ?, ?, ?)",
        [(doc.rec, doc.place, doc.name, doc.body, doc.digits) for doc in fresh],
    )
    conn.executemany(
        "INSERT INTO search_words (rowid, name, body) VALUES (?, ?, ?)",
        [(doc.rec, spaced(doc.name), spaced(doc.body)) for doc in fresh],
    )
    conn.executemany(
        "INSERT INTO search_digits (rowid, digits) VALUES (?, ?)",
        [(doc.rec, doc.digits) for doc in fresh if doc.digits],
    )
    conn.executemany(
        "INSERT INTO search_sound (sound, rec) VALUES (?, ?)",
        [(sound, doc.rec) for doc in fresh for sound in doc.sounds()],
    )
