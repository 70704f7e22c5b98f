"""What of a record is searched, read from its declaration: its name, other words, digits."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from gridapp.models.declare import Kind, Sensitivity, Shape
from gridapp.models.kinds import BY_NUMBER
from gridapp.models.same import MERGED
from gridapp.register.dirty import found_by_owner
from gridapp.register.locks import speaks
from gridapp.register.pinyin_index import sounds
from gridapp.register.tables import name

NAMES = ("head", "name", "caller", "helper")
_TAIL = 6
_STANDS = "t.gone IS NULL AND r.home IS NOT NULL"
_OPENLY = {"reporter": " AND t.kind = 'named'"}
"""Who told of a matter in confidence is found by nobody ."""

_DIGITS = (Shape.PHONE, Shape.ID_NUMBER, Shape.PLACE, Shape.CREDIT_CODE)


@dataclass(slots=True, kw_only=True)
class Doc:
    """One record as the search knows it, with the words of those that are found as it.

    Attributes:
        rec: the record's local number.
        digits: telephone, number, and the tail of an identity number; a blank between.
        called: names by whose sound it is found, each with how its owner reads it, if he said so.
    """

    rec: int
    place: str
    name: str = ""
    body: str = ""
    digits: str = ""
    called: list[tuple[str, str]] = field(default_factory=list)

    def sounds(self) -> set[str]:
        """What may be typed for the names."""
        return {sound for called, spelled in self.called for sound in sounds(called, spelled)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Records that lend their words to a document: itself, what belongs to it, what it stands for.

    Attributes:
        read: the statement that gives the document's number, a place, and the fields.
        alike: the statement for documents that wait and hold some text in these fields.
        own: the document's own record.
    """

    kind: Kind
    fields: tuple[str, ...]
    read: str
    alike: str
    own: bool


_THEMSELVES = ("household", "resident", "enterprise")


@cache
def sources(kind: Kind) -> tuple[Source, ...]:
    """Where the words of a document of `kind` come from; none where it is not searched."""
    below = [one for one in found_by_owner() if one.field(one.owner).kind == kind.name]
    if kind.owner or not (below or _searched(kind)):
        return ()
    own = f"{{first}} JOIN {name(kind.name)} t ON t.id = {{rec}} JOIN rec r ON r.id = t.id"
    alone = f"{own} WHERE t.id NOT IN (SELECT rec FROM merged) AND {_STANDS}"  # noqa: S608  checked names
    found = [_source(kind, "t.id", alone, own=True)]
    for one in below:
        belonging = (
            f"{{first}} JOIN rec o ON o.id = {{rec}} AND o.kind = {kind.number}"
            f" JOIN {name(one.name)} t ON t.{name(one.owner)} = o.uid JOIN rec r ON r.id = t.id"
            f" WHERE {_STANDS}{_OPENLY.get(one.name, '')}"
        )
        found.append(_source(one, "o.id", belonging))
    if kind.name in MERGED:
        merged = (
            f"{{first}} JOIN merged m ON m.kept = {{rec}} JOIN {name(kind.name)} t ON t.id = m.rec"
            f" JOIN rec r ON r.id = t.id WHERE {_STANDS}"
        )
        found.append(_source(kind, "m.kept", merged))
    return tuple(found)


def _searched(kind: Kind) -> tuple[str, ...]:
    return tuple(field.name for field in kind.fields if field.searched)


def _source(kind: Kind, rec: str, rows: str, *, own: bool = False) -> Source:
    fields = _searched(kind)
    extra = ("pinyin",) if any(field.name == "pinyin" for field in kind.fields) else ()
    listed = "".join(f", {_open(kind, field)}" for field in fields + extra)
    joined = " || ' ' || ".join(_compared(kind, field) for field in fields) or "''"
    given = rows.format(first="FROM json_each(?1) j CROSS", rec="j.value")
    waiting = rows.format(first="FROM dirty d CROSS", rec="d.rec")
    return Source(
        kind=kind,
        fields=fields + extra,
        read=f"SELECT {rec}, t.place{listed} {given}",
        alike=f"SELECT {rec} {waiting} AND ({joined}) LIKE ? ESCAPE '!'",
        own=own,
    )


def _compared(kind: Kind, field: str) -> str:
    """A field as the text in which LIKE looks: of an identity number its tail."""
    column = _open(kind, field)
    if kind.field(field).shape is Shape.ID_NUMBER:
        column = f"substr({column}, -{_TAIL})"
    return f"coalesce({column}, '')"


def _open(kind: Kind, field: str) -> str:
    """A field of a record; of one that speaks of somebody locked nothing personal.

    Whoever is locked himself is left out of what is found.
    """
    column = f"t.{name(field)}"
    if kind.name in _THEMSELVES or field == "pinyin":
        return column
    guarded = kind.field(field).sensitivity is not Sensitivity.ORDINARY
    return f"CASE WHEN {speaks(kind)} THEN NULL ELSE {column} END" if guarded else column


def docs(conn: sqlite3.Connection, records: Collection[int]) -> Iterator[Doc]:
    """The records with these numbers as documents; those that are gone or not searched left out.

    What belongs to another record or is merged into one is found as that other.
    """
    listed = json.dumps(sorted(records))
    kinds = conn.execute(
        "SELECT DISTINCT r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value", (listed,)
    ).fetchall()
    for (number,) in kinds:
        known: dict[int, Doc] = {}
        for source in sources(BY_NUMBER[number]) if number in BY_NUMBER else ():
            for rec, place, *values in conn.execute(source.read, (listed,)):
                if source.own:
                    known[rec] = Doc(rec=rec, place=place)
                if rec in known:
                    _add(known[rec], source, dict(zip(source.fields, values, strict=True)))
        yield from known.values()


def _add(doc: Doc, source: Source, values: dict[str, str | None]) -> None:
    """Add the words of one record to the document that they lead to."""
    kind, parts = source.kind, {"name": [doc.name], "body": [doc.body], "digits": [doc.digits]}
    for field_, value in values.items():
        if field_ == "pinyin" or not value:
            continue
        part = _part(kind, field_)
        if part == "name":
            doc.called.append((normal(value), values.get("pinyin") or ""))
            part = part if source.own else "body"
        parts[part].append(normal(_cut(kind, field_, value)))
        if field_ == "code" and kind.name == "place":
            # A place lies at its own code, though its record belongs to the centre's log.
            doc.place = value
    doc.name, doc.body, doc.digits = (
        " ".join(filter(None, parts[part])) for part in ("name", "body", "digits")
    )


def _part(kind: Kind, field: str) -> str:
    if field in NAMES:
        return "name"
    shape = kind.field(field).shape
    digits = shape in _DIGITS or field == "number"
    return "digits" if digits else "body"


def _cut(kind: Kind, field: str, value: str) -> str:
    return value[-_TAIL:] if kind.field(field).shape is Shape.ID_NUMBER else value


def normal(text: str) -> str:
    """Text as it is compared: half-width, small letters."""
    return unicodedata.normalize("NFKC", text).casefold()
