"""What of a record is searched, read from its declaration: its name, other words, digits."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from gridapp.models.declare import Kind, Shape
from gridapp.models.kinds import BY_NUMBER
from gridapp.register.pinyin_index import CHINESE, sounds
from gridapp.register.tables import name as sql_name

NAMES = ("head", "name")
_TAIL = 6
_DIGITS = (Shape.PHONE, Shape.ID_NUMBER, Shape.PLACE, Shape.CREDIT_CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """One record as the search knows it.

    Attributes:
        rec: the record's local number.
        digits: telephone, number, and the tail of an identity number; a blank between.
        spelled: how the name is read, where its owner said so.
    """

    rec: int
    place: str
    name: str
    body: str
    digits: str
    spelled: str = ""

    def sounds(self) -> set[str]:
        """What may be typed for the name."""
        return sounds(self.name, self.spelled) if self.name else set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The fields of a kind by their part in the search, and how they are read."""

    kind: Kind
    fields: tuple[str, ...]
    read: str
    alike: str


@cache
def searched(kind: Kind) -> Searched | None:
    """How `kind` is searched; None when it is not."""
    fields = tuple(field.name for field in kind.fields if field.searched)
    if not fields:
        return None
    extra = ("pinyin",) if any(field.name == "pinyin" for field in kind.fields) else ()
    listed = ", ".join(f"t.{sql_name(field)}" for field in fields + extra)
    own = sql_name(kind.name)
    here = (
        f"FROM json_each(?1) j CROSS JOIN {own} t ON t.id = j.value"
        " JOIN rec r ON r.id = t.id WHERE t.gone IS NULL AND r.home IS NOT NULL"
    )
    joined = " || ' ' || ".join(_compared(kind, field) for field in fields)
    fresh = (
        f"FROM dirty d CROSS JOIN {own} t ON t.id = d.rec"
        " JOIN rec r ON r.id = t.id WHERE t.gone IS NULL AND r.home IS NOT NULL"
    )
    return Searched(
        kind=kind,
        fields=fields + extra,
        read=f"SELECT t.id, t.place, {listed} {here}",
        alike=f"SELECT t.id {fresh} AND ({joined}) LIKE ? ESCAPE '!'",
    )


def _compared(kind: Kind, field: str) -> str:
    """A field as the text in which LIKE looks: of an identity number its tail."""
    column = f"t.{sql_name(field)}"
    if kind.field(field).shape is Shape.ID_NUMBER:
        column = f"substr({column}, -{_TAIL})"
    return f"coalesce({column}, '')"


def docs(conn: sqlite3.Connection, records: Collection[int]) -> Iterator[Doc]:
    """The records with these numbers as documents; those that are gone or not searched left out."""
    listed = json.dumps(sorted(records))
    kinds = conn.execute(
        "SELECT DISTINCT r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value", (listed,)
    ).fetchall()
    for (number,) in kinds:
        how = searched(BY_NUMBER[number]) if number in BY_NUMBER else None
        if how is not None:
            for rec, place, *values in conn.execute(how.read, (listed,)):
                yield _doc(how, rec, place, dict(zip(how.fields, values, strict=True)))


def _doc(how: Searched, rec: int, place: str, values: dict[str, str | None]) -> Doc:
    parts: dict[str, list[str]] = {"name": [], "body": [], "digits": []}
    for field in how.fields:
        value = values[field]
        if field == "pinyin" or not value:
            continue
        parts[_part(how.kind, field)].append(_cut(how.kind, field, value))
    return Doc(
        rec=rec,
        # A place lies at its own code, though its record belongs to the centre's log.
        place=(values.get("code") or place) if how.kind.name == "place" else place,
        name=normal(" ".join(parts["name"])),
        body=normal(" ".join(parts["body"])),
        digits=normal(" ".join(parts["digits"])),
        spelled=values.get("pinyin") or "",
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


def spaced(text: str) -> str:
    """Text with a blank around every Chinese character, so that each is a word of its own."""
    return CHINESE.sub(r" \g<0> ", text)


def words(text: str) -> list[str]:
    """The words of spaced text: runs of letters and digits, single Chinese characters."""
    return re.findall(r"[^\W_]+", spaced(text))
