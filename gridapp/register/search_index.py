"""The search index: filled from the queue of touched records, made anew at any time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from gridapp.register.search_docs import Doc, docs
from gridapp.register.search_tokens import of_beginnings, of_place, of_sounds, of_text


def refresh(conn: sqlite3.Connection, touched: Collection[int]) -> None:
    """Bring these records into the index as they are now. In a transaction."""
    _drop(conn, touched)
    _add(conn, list(docs(conn, touched)))


def empty(conn: sqlite3.Connection) -> None:
    """Leave nothing in the index. In a transaction."""
    conn.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    conn.execute("INSERT INTO search_names (search_names) VALUES ('delete-all')")
    conn.execute("INSERT INTO search_digits (search_digits) VALUES ('delete-all')")
    conn.execute("DELETE FROM search_doc")


def _drop(conn: sqlite3.Connection, records: Collection[int]) -> None:
    old = conn.execute(
        "SELECT d.rec, d.place, d.name, d.body, d.digits, d.heard FROM json_each(?) j"
        " CROSS JOIN search_doc d ON d.rec = j.value",
        (json.dumps(list(records)),),
    ).fetchall()
    # An index without content of its own has to be told what it held.
    conn.executemany(
        "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', ?, ?)",
        [(rec, _words(place, f"{name} {body}", heard)) for rec, place, name, body, _, heard in old],
    )
    conn.executemany(
        "INSERT INTO search_names (search_names, rowid, words) VALUES ('delete', ?, ?)",
        [(rec, _named(place, name)) for rec, place, name, *_more in old if name],
    )
    conn.executemany(
        "INSERT INTO search_digits (search_digits, rowid, digits) VALUES ('delete', ?, ?)",
        [(rec, digits) for rec, _place, _name, _body, digits, _heard in old if digits],
    )
    conn.executemany("DELETE FROM search_doc WHERE rec = ?", [(row[0],) for row in old])


def _add(conn: sqlite3.Connection, fresh: list[Doc]) -> None:
    heard = {doc.rec: " ".join(sorted(of_sounds(doc.sounds()))) for doc in fresh}
    conn.executemany(
        "INSERT INTO search_doc (rec, place, name, body, digits, heard) VALUES (?, ?, ?, ?, ?, ?)",
        [(doc.rec, doc.place, doc.name, doc.body, doc.digits, heard[doc.rec]) for doc in fresh],
    )
    conn.executemany(
        "INSERT INTO search_words (rowid, words) VALUES (?, ?)",
        [(doc.rec, _words(doc.place, f"{doc.name} {doc.body}", heard[doc.rec])) for doc in fresh],
    )
    conn.executemany(
        "INSERT INTO search_names (rowid, words) VALUES (?, ?)",
        [(doc.rec, _named(doc.place, doc.name)) for doc in fresh if doc.name],
    )
    conn.executemany(
        "INSERT INTO search_digits (rowid, digits) VALUES (?, ?)",
        [(doc.rec, doc.digits) for doc in fresh if doc.digits],
    )


def _words(place: str, text: str, heard: str = "") -> str:
    """The tokens of one document."""
    return " ".join([*sorted(of_text(text) | of_place(place)), heard])


def _named(place: str, name: str) -> str:
    """The tokens of one name."""
    return " ".join(sorted(of_text(name) | of_beginnings(name) | of_place(place)))
