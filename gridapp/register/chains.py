"""Typed numbers, and all that belongs to each: what an auditor draws at random and reads whole.

A number that is not here is told with its reason. The digest of a chain says whether what is drawn
again later, or on another device, is the same; what people have only looked at does not change it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gridapp.models.declare import Kind
from gridapp.models.household import Resident
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.models.loops import LOOPS
from gridapp.register import belongings, conflicts, person_print, records, same
from gridapp.register.identity import Identity
from gridapp.register.log import UnknownRecord

MOST = 200
"""Numbers that are looked up at once: nobody reads more, and a file of them could not be opened."""

_APART = re.compile(r"[\s,;、，；]+")
_ID = re.compile(r"[0-9a-f]{32}")
_MATTER = re.compile(r"(\d{3})\d{2}-\w+")
_LONGEST = 64
_NUMBERED = (*LOOPS, "help_plan")
"""Kinds that are drawn: those with a number, and help, which goes by its id or its matter."""
_SHARED = ("visit",)
"""What was only written at the same door is not of the matter: a survey's answers least of all."""
_BESIDE = (
    ("order", "matter"),
    ("order_step", "order"),
    ("docket", "matter"),
    ("docket_step", "docket"),
    ("callback", "matter"),
)
"""What stands beside a matter and does not go where it goes: kind, and the field that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One number as it was typed, and what it is here.

    Attributes:
        id, kind: empty where it is nothing here.
        reason: why there is nothing: unknown, elsewhere (another township's number), unfit (no
            number at all); or several, of one that more than one record has, all of them drawn;
            or again, of one that was typed before; or gone, of one that was taken back.
    """

    typed: str
    id: str = ""
    kind: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A record with all that belongs to it.

    Attributes:
        parts: kind and id of each record of it, itself first.
        digest: of everything that these records say, in hex digits.
    """

    id: str
    kind: str
    parts: tuple[tuple[str, str], ...]
    digest: str


class TooManyNumbers(Exception):
    """More numbers than are looked up at once."""

    def __init__(self, found: int) -> None:
        super().__init__(found)
        self.found, self.most = found, MOST


def numbers(text: str) -> list[str]:
    """The numbers in a pasted text, one a line or with commas between them; wide digits are read.

    Raises TooManyNumbers.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\x00", " ")
    found = [part for part in _APART.split(plain) if part]
    if len(found) > MOST:
        raise TooManyNumbers(len(found))
    return found


def drawn(conn: sqlite3.Connection, me: Identity, typed: Iterable[str]) -> list[Drawn]:
    """What each number is, in the order in which they were typed; none is left out."""
    found: list[Drawn] = []
    seen: set[str] = set()
    for said in typed:
        ids = _ids(conn, said)
        fresh = [(kind, id_) for kind, id_ in ids if id_ not in seen]
        if not ids:
            found.append(Drawn(typed=said[:_LONGEST], reason=_why_not(conn, me, said)))
        elif not fresh:
            found.append(Drawn(typed=said, reason="again"))
        seen |= {id_ for _kind, id_ in fresh}
        reason = "several" if len(ids) > 1 else ""
        found += [Drawn(typed=said, id=id_, kind=kind, reason=reason) for kind, id_ in fresh]
    return found


def of(conn: sqlite3.Connection, kind: str, id_: str) -> Chain:
    """What belongs to this record: where a matter stands behind it, that matter's chain too."""
    roots = {id_: ""} | dict.fromkeys(_matters(conn, kind, id_), "")
    recs = belongings.below(conn, roots, without=_SHARED)
    found = {(kind, id_)} | {(named, each) for each in roots for named in _kind(conn, each)}
    found |= _named(conn, recs)
    for below, field in _BESIDE:
        owners = [each for _kind_, each in sorted(found)]
        for owner in owners:
            ids = records.ids(conn, KINDS[below], where={field: owner})
            found |= {(below, each) for each in ids}
    found |= _attached(conn, found)
    others = sorted(found - {(kind, id_)}, key=lambda one: (KINDS[one[0]].number, one[1]))
    parts = ((kind, id_), *others)
    return Chain(id=id_, kind=kind, parts=parts, digest=_digest(conn, parts))


def meant(conn: sqlite3.Connection, said: str) -> list[str]:
    """The records that a number, an id or the name of a person or household may mean."""
    said = unicodedata.normalize("NFKC", said).strip()
    if not said:
        return []
    if _ID.fullmatch(said.lower()):
        return [said.lower()] if records.kind_of_id(conn, said.lower()) else []
    found = [id_ for _kind_, id_ in _called(conn, said, gone=False)]
    found += records.ids(conn, KINDS["resident"], where={"name": said})
    return found + records.ids(conn, KINDS["household"], where={"head": said})


def concerning(conn: sqlite3.Connection, *ids: str) -> frozenset[str]:
    """The records by which somebody may have seen one of these.

    Of a person: his own, his household's, whatever names him. Of a household: its people. Of what
    has a number: its whole chain. Raises UnknownRecord.
    """
    return frozenset(each for id_ in ids for each in _concerning(conn, id_))


def _concerning(conn: sqlite3.Connection, id_: str) -> frozenset[str]:
    kind = records.kind_of_id(conn, id_)
    if kind is None:
        raise UnknownRecord("record", id_)
    if kind.name in _NUMBERED:
        return frozenset(each for _kind_, each in of(conn, kind.name, id_).parts)
    group = same.group(conn, id_)
    if kind.name == "household":
        living = (records.ids(conn, KINDS["resident"], where={"household": one}) for one in group)
        return frozenset([*group, *(each for ids in living for each in ids)])
    if kind.name == "resident":
        people = records.get_many(conn, Resident, group).values()
        return frozenset(
            each for one in people for _kind_, each, _home in person_print.concerned(conn, one)
        )
    return frozenset(group)


def _ids(conn: sqlite3.Connection, said: str) -> list[tuple[str, str]]:
    if _ID.fullmatch(said.lower()):
        return _by_id(conn, said.lower(), gone=False)
    return _called(conn, said, gone=False)


def _by_id(conn: sqlite3.Connection, id_: str, *, gone: bool) -> list[tuple[str, str]]:
    kind = records.kind_of_id(conn, id_)
    if kind is None or kind.name not in _NUMBERED:
        return []
    record = records.get(conn, kind.record, id_)
    return [(kind.name, id_)] if record is not None and bool(record.gone) == gone else []


def _called(conn: sqlite3.Connection, number: str, *, gone: bool) -> list[tuple[str, str]]:
    asked = dict.fromkeys((number, number.upper(), number.lower()))
    every = (
        (kind, id_)
        for kind in LOOPS
        for each in asked
        for id_ in records.ids(conn, KINDS[kind], where={"number": each}, gone=gone)
    )
    return list(dict.fromkeys(every))


def _why_not(conn: sqlite3.Connection, me: Identity, said: str) -> str:
    if _called(conn, said, gone=True) or (
        _ID.fullmatch(said.lower()) and _by_id(conn, said.lower(), gone=True)
    ):
        return "gone"
    matter = _MATTER.fullmatch(said)
    town = me.place[6:9]
    if matter and town and matter[1] != town:
        return "elsewhere"
    return "unknown" if any(letter.isdecimal() for letter in said) else "unfit"


def _matters(conn: sqlite3.Connection, kind: str, id_: str) -> Sequence[str]:
    if kind == "matter":
        return ()
    record = records.get(conn, KINDS[kind].record, id_)
    matter = getattr(record, "matter", None)
    return (matter,) if matter else ()


def _kind(conn: sqlite3.Connection, id_: str) -> list[str]:
    kind = records.kind_of_id(conn, id_)
    return [kind.name] if kind else []


def _named(conn: sqlite3.Connection, recs: Iterable[int]) -> set[tuple[str, str]]:
    rows = conn.execute(
        "SELECT r.kind, r.uid FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value",
        (json.dumps(sorted(recs)),),
    )
    return {(BY_NUMBER[number].name, uid.hex()) for number, uid in rows if number in BY_NUMBER}


def _attached(conn: sqlite3.Connection, found: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    kind: Kind = KINDS["attachment"]
    return {
        (kind.name, each)
        for _kind_, owner in found
        for each in records.ids(conn, kind, where={"subject": owner})
    }


def _digest(conn: sqlite3.Connection, parts: Sequence[tuple[str, str]]) -> str:
    """SHA-256 over what each record says; a value in which two people differ counts with both."""
    told: list[object] = [parts[0][1]]
    for kind, id_ in sorted(parts):
        record = records.get(conn, KINDS[kind].record, id_)
        said = {} if record is None else records.as_dict(record)
        both = [
            [one.field, [choice.value for choice in one.choices]]
            for one in conflicts.conflicts(conn, id_)
        ]
        told.append([kind, id_, said, both])
    plain = json.dumps(told, ensure_ascii=True, sort_keys=True, default=_hex)
    return hashlib.sha256(plain.encode()).hexdigest()


def _hex(value: object) -> str:
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(type(value).__name__)
