"""Finding records by what somebody remembers: names, initials, words, the tail of a number."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from gridapp.models.checks import hidden_character
from gridapp.models.declare import InvalidRecord, Record
from gridapp.models.household import Household
from gridapp.models.kinds import BY_NUMBER
from gridapp.register import locks, records
from gridapp.register.pinyin_index import WHOLE
from gridapp.register.records import every_kind
from gridapp.register.search_docs import Doc, docs, normal, sources
from gridapp.register.search_query import (
    BEGINS,
    EXACT,
    NAMED,
    NUMBERED,
    SAID,
    SOUNDS,
    Asked,
    counting,
    narrow,
    said,
)

_SOUNDED_FRESH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record that was found, as a list shows it."""

    id: str
    kind: str
    title: str
    subtitle: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many there are in all, and the best of them."""

    total: int
    rows: list[Hit]


def find(conn: sqlite3.Connection, text: str, place: str = "", limit: int = 50) -> Found:
    """The records at `place` and below that `text` calls to mind.

    Records touched since the index was last filled are looked through one by one. Raises
    InvalidRecord for text with hidden characters.
    """
    if hidden_character(text, line_breaks=False):
        raise InvalidRecord("find", "text", "characters", text)
    asked = Asked(normal(text).strip(), place)
    if not asked.text:
        return Found(total=0, rows=[])
    ranked = _fresh(conn, asked)
    fresh = len(ranked)
    complete = _look(conn, asked, limit, ranked)
    for rec in locks.records_of(conn):
        ranked.pop(rec, None)
    best = sorted(ranked, key=lambda rec: (ranked[rec], -rec))[:limit]
    if complete:
        total = len(ranked)
    else:
        total = fresh + conn.execute(counting(asked), asked.values).fetchone()[0]
    return Found(total=total, rows=_hits(conn, best))


def asks_for_number(text: str) -> bool:
    """Whether somebody is looked for by a whole identity number: the access log notes that."""
    return bool(Asked(normal(text).strip(), "").whole_id)


def _look(conn: sqlite3.Connection, asked: Asked, limit: int, ranked: dict[int, int]) -> bool:
    """Add to `ranked` what the index knows, `limit` of each rank; whether that was all of it."""
    values = {**asked.values, "limit": limit + 1}

    def ask(statement: str) -> list[int]:
        return [rec for (rec,) in conn.execute(f"{statement} LIMIT :limit", values)]

    complete = True
    for rank, statement in narrow(asked):
        found = ask(statement)
        complete &= len(found) <= limit
        for rec in found:
            ranked[rec] = min(rank, ranked.get(rec, rank))
    if not asked.phrases:
        return complete
    anywhere = ask(said(asked, "any"))
    if len(anywhere) > limit:
        # Too many to rank one by one: those whose name says it are asked for by themselves.
        complete = False
        for rec in ask(said(asked, "named")):
            ranked.setdefault(rec, NAMED)
    named = _named(conn, asked, [rec for rec in anywhere if rec not in ranked])
    for rec in anywhere:
        ranked.setdefault(rec, NAMED if rec in named else SAID)
    return complete


def _named(conn: sqlite3.Connection, asked: Asked, records_: list[int]) -> set[int]:
    """Those of the records whose name holds every word."""
    rows = conn.execute(
        "SELECT d.rec, d.name FROM json_each(?) j CROSS JOIN search_doc d ON d.rec = j.value",
        (json.dumps(records_),),
    )
    return {rec for rec, name in rows if all(part in name for part in asked.parts)}


def _fresh(conn: sqlite3.Connection, asked: Asked) -> dict[int, int]:
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


def _hits(conn: sqlite3.Connection, best: list[int]) -> list[Hit]:
    """The records with these numbers as a list shows them, in this order."""
    rows = conn.execute(
        "SELECT r.id, r.uid, r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value",
        (json.dumps(best),),
    ).fetchall()
    ids: dict[int, list[str]] = {}
    for _rec, uid, number in rows:
        ids.setdefault(number, []).append(uid.hex())
    here: dict[tuple[int, str], Record] = {}
    for number, wanted in ids.items():
        found = records.get_many(conn, BY_NUMBER[number].record, wanted)
        here |= {(number, id_): record for id_, record in found.items()}
    homes = _households(conn, here.values())
    numbered = {rec: (number, uid.hex()) for rec, uid, number in rows}
    return [
        _hit(BY_NUMBER[numbered[rec][0]].name, here[numbered[rec]], homes)
        for rec in best
        if numbered.get(rec) in here
    ]


def _households(conn: sqlite3.Connection, found: Iterable[Record]) -> dict[str, Household]:
    wanted = {getattr(record, "household", None) or "" for record in found}
    return records.get_many(conn, Household, wanted)


def _hit(kind: str, record: Record, homes: dict[str, Household]) -> Hit:
    def filled(*names: str) -> list[str]:
        return [value for name in names if (value := getattr(record, name, None))]

    home = homes.get(getattr(record, "household", None) or "")
    title = filled("head", "name", "title", "content", "note")[:1] or [
        home.head or "" if home else ""
    ]
    subtitle = filled("address", "number", "spot_text", "code", "happened_on")
    if home is not None and not subtitle:
        subtitle = [home.address or ""]
    return Hit(
        id=record.id,
        kind=kind,
        title=title[0][:80],
        subtitle=" · ".join(subtitle),
        place=record.place,
    )
