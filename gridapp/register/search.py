"""Finding records by what somebody remembers: names, initials, words, the tail of a number."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gridapp.models.checks import hidden_character
from gridapp.models.declare import InvalidRecord, Record
from gridapp.models.household import Household
from gridapp.models.kinds import BY_NUMBER
from gridapp.register import records
from gridapp.register.records import every_kind
from gridapp.register.search_docs import Doc, docs, normal, searched, words
from gridapp.register.search_index import drain, rebuild

__all__ = ["Found", "Hit", "drain", "find", "rebuild"]

_EXACT, _BEGINS, _SOUNDS, _NAMED, _NUMBERED, _SAID = range(6)
"""The best first; inside each the newest first."""

_SOUNDED_FRESH = 500
_WHOLE_ID = re.compile(r"\d{14,17}[\dx]")
_LAST = "\U0010ffff"


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
    asked = _Asked(normal(text).strip(), place)
    if not asked.text:
        return Found(total=0, rows=[])
    fresh = _fresh(conn, asked)
    ranked = dict(fresh)
    for rank, statement, values in _searches(asked):
        if sum(known <= rank for known in ranked.values()) >= limit:
            break
        for (rec,) in conn.execute(f"{statement} LIMIT :limit", {**values, "limit": limit}):
            ranked.setdefault(rec, rank)
    best = sorted(ranked, key=lambda rec: (ranked[rec], -rec))[:limit]
    return Found(total=_count(conn, asked) + len(fresh), rows=_hits(conn, best))


class _Asked:
    """What was typed, taken apart."""

    def __init__(self, text: str, place: str) -> None:
        self.text = text
        self.place = place
        self.parts = text.split()
        joined = re.sub(r"[\s'·.-]", "", text)
        self.sound = joined if re.fullmatch(r"[a-z]+", joined) else ""
        number = re.sub(r"\s", "", text)
        is_number = re.fullmatch(r"[0-9a-z+-]{3,}", number) and re.search(r"\d", number)
        self.number = number if is_number else ""
        self.whole_id = number.upper() if _WHOLE_ID.fullmatch(number) else ""
        self.phrases = [phrase for part in self.parts if (phrase := _phrase(part))]

    @property
    def values(self) -> dict[str, Any]:
        """What the statements ask with."""
        return {
            "text": self.text,
            "after": self.text + _LAST,
            "sound": self.sound,
            "sound_after": self.sound + "{",
            "any": " AND ".join(self.phrases),
            "named": f"name : ({' AND '.join(self.phrases)})",
            "number": '"' + self.number.replace('"', "") + '"',
            "id": self.whole_id,
            "low": self.place,
            "high": self.place + ":",
        }


def _phrase(part: str) -> str:
    """One word as it stands in the index; what ends in a letter or digit may go on."""
    tokens = words(part)
    if not tokens:
        return ""
    star = "*" if tokens[-1].isascii() else ""
    return f'"{" ".join(tokens)}"{star}'


def _searches(asked: _Asked) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Statements that give record numbers, the best rank first."""
    values = asked.values
    yield _EXACT, _from("search_doc f", "f.rec", "f.name = :text", asked), values
    yield (
        _BEGINS,
        _from("search_doc f", "f.rec", "f.name >= :text AND f.name < :after", asked),
        values,
    )
    if asked.sound:
        where = "f.sound >= :sound AND f.sound < :sound_after"
        yield _SOUNDS, _from("search_sound f", "f.rec", where, asked), values
    if asked.phrases:
        where = "search_words MATCH :named"
        yield _NAMED, _from("search_words f", "f.rowid", where, asked), values
    if asked.number:
        where = "search_digits MATCH :number"
        yield _NUMBERED, _from("search_digits f", "f.rowid", where, asked), values
    if asked.whole_id:
        yield _NUMBERED, _from("resident f", "f.id", "f.id_number = :id", asked), values
    if asked.phrases:
        where = "search_words MATCH :any"
        yield _SAID, _from("search_words f", "f.rowid", where, asked), values


def _from(table: str, number: str, where: str, asked: _Asked, *, ordered: bool = True) -> str:
    """Record numbers from one index, newest first, in the place asked for, none that waits."""
    area = ""
    if asked.place:
        table += f" CROSS JOIN search_doc d ON d.rec = {number}"
        area = " AND d.place >= :low AND d.place < :high"
    order = f" ORDER BY {number} DESC" if ordered else ""
    return (
        f"SELECT {number} FROM {table} WHERE {where}{area}"  # noqa: S608  all of it is written here
        f" AND {number} NOT IN (SELECT rec FROM dirty){order}"
    )


def _count(conn: sqlite3.Connection, asked: _Asked) -> int:
    """How many records the index knows, each once."""
    parts = [_from("search_doc f", "f.rec", "f.name = :text", asked, ordered=False)]
    if asked.phrases:
        where = "search_words MATCH :any"
        parts = [_from("search_words f", "f.rowid", where, asked, ordered=False)]
    if asked.sound:
        where = "f.sound >= :sound AND f.sound < :sound_after"
        parts.append(_from("search_sound f", "f.rec", where, asked, ordered=False))
    if asked.number:
        where = "search_digits MATCH :number"
        parts.append(_from("search_digits f", "f.rowid", where, asked, ordered=False))
    if asked.whole_id:
        parts.append(_from("resident f", "f.id", "f.id_number = :id", asked, ordered=False))
    (total,) = conn.execute(
        f"SELECT count(*) FROM ({' UNION '.join(parts)})",  # noqa: S608  written above
        asked.values,
    ).fetchone()
    return int(total)


def _fresh(conn: sqlite3.Connection, asked: _Asked) -> dict[int, int]:
    """Records that the index has yet to see, with their rank."""
    (waiting,) = conn.execute("SELECT count(*) FROM dirty").fetchone()
    if not waiting:
        return {}
    alike: set[int] = set()
    for kind in every_kind():
        if how := searched(kind):
            found = [
                {rec for (rec,) in conn.execute(how.alike, (_like(part),))} for part in asked.parts
            ]
            alike |= set.intersection(*found)
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
            if any(sound.startswith(asked.sound) for sound in doc.sounds())
        }
    return {
        doc.rec: _rank(doc, asked)
        for doc in docs(conn, alike)
        if not asked.place or doc.place.startswith(asked.place)
    }


def _like(part: str) -> str:
    escaped = re.sub(r"[!%_]", r"!\g<0>", part)
    return f"%{escaped}%"


def _rank(doc: Doc, asked: _Asked) -> int:
    if doc.name == asked.text:
        return _EXACT
    if doc.name.startswith(asked.text):
        return _BEGINS
    if asked.sound:
        return _SOUNDS
    if all(part in doc.name for part in asked.parts):
        return _NAMED
    return _NUMBERED if asked.number else _SAID


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
    def said(*names: str) -> list[str]:
        return [value for name in names if (value := getattr(record, name, None))]

    home = homes.get(getattr(record, "household", None) or "")
    title = said("head", "name", "title", "note")[:1] or [""]
    subtitle = said("address", "number", "spot_text", "code", "happened_on")
    if home is not None and not subtitle:
        subtitle = [home.address or ""]
    return Hit(
        id=record.id,
        kind=kind,
        title=title[0][:80],
        subtitle=" · ".join(subtitle),
        place=record.place,
    )
