"""Ordering an erasure: what would go, what the law keeps, what a person still has to read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gridapp.models.declare import GONE, InvalidRecord, Kind, Record, Shape, Value
from gridapp.models.erasure import ERASED, erasable, may_order, personal
from gridapp.models.household import Household, Resident
from gridapp.models.kinds import KINDS
from gridapp.models.worker import Worker
from gridapp.register import (
    archives,
    erasure_masks,
    history,
    log,
    person_print,
    records,
    retention,
    streams,
)
from gridapp.register.archives import ArchiveLost
from gridapp.register.erasure_parts import Part, encode
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight
from gridapp.register.retention import ARCHIVE, ERASE, Due, Rule
from gridapp.register.tables import name

_MOST_BYTES: Final = 60_000
_PROOF = ("request", "same_as", "erasure")
"""What is kept as proof of how a request was answered, or holds nothing but ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record that speaks of the person and stays, with the rule that keeps it."""

    kind: str
    id: str
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A text in which the person's name stands; whether it is his, somebody has to read."""

    kind: str
    id: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an order about one person would do."""

    parts: Sequence[Part]
    kept: Sequence[Kept]
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """On what an erasure is ordered.

    Attributes:
        basis: the law.
        second: the worker who stands for it beside whoever orders it.
        request: the request that it answers, if any.
    """

    basis: str
    second: str
    request: str = ""


def of_person(conn: sqlite3.Connection, id_: str) -> Plan:
    """What speaks of a resident. Raises UnknownRecord; one who is gone may be erased too."""
    person = records.get(conn, Resident, id_)
    if person is None:
        raise log.UnknownRecord("resident", id_)
    parts: list[Part] = []
    kept: list[Kept] = []
    for kind, record, of_home in person_print.concerned(conn, person):
        rule = _rule(kind)
        if kind.name in _PROOF:
            continue
        if rule is not None and rule.then == ARCHIVE:
            kept.append(Kept(kind=kind.name, id=record, rule=rule))
        elif part := _part(conn, person, kind, record, of_home=of_home):
            parts.append(part)
    parts = [left for part in parts if (left := _not_yet(conn, part))]
    known = {one.id for one in parts} | {one.id for one in kept}
    mentions = [one for one in _mentions(conn, person.name) if one.id not in known]
    return Plan(parts=parts, kept=kept, mentions=mentions)


def of_due(conn: sqlite3.Connection, due: Due) -> list[Part]:
    """What goes of a record whose time is over: all of it, or what tells of a person."""
    kind = KINDS[due.rule.kind]
    if due.rule.then == ARCHIVE:
        return []
    if due.rule.then == ERASE:
        return [_whole(kind, due.id)]
    below = [(kind, due.id)]
    for child in records.kinds_below(kind):
        below += [(child, id_) for id_ in records.ids(conn, child, where={child.owner: due.id})]
    parts = [_personal(conn, each, id_) for each, id_ in below]
    return [part for part in parts if part]


def text(conn: sqlite3.Connection, kind: Kind, id_: str, field: str, *, before: bool) -> Part:
    """One field of one record: for ever, or the values that the one now shown has replaced.

    Raises UnknownRecord; InvalidRecord where no order may name the field.
    """
    if records.get(conn, kind.record, id_) is None:
        raise log.UnknownRecord(kind.name, id_)
    if field not in {one.name for one in erasable(kind)}:
        raise InvalidRecord(kind.name, field, "kept")
    changes = _earlier(conn, kind, id_, field) if before else ()
    if before and not changes:
        raise InvalidRecord(kind.name, field, "nothing_earlier")
    return Part(kind=kind.name, id=id_, fields=(field,), changes=changes)


def order(
    conn: sqlite3.Connection,
    me: Identity,
    parts: Sequence[Part],
    ground: Ground,
    *,
    today: str,
    now_ms: int,
) -> list[str]:
    """Order these erased; return the orders' ids. Needs a transaction; cannot be taken back.

    Raises NoRight for whoever may not order; InvalidRecord without a legal basis, or where
    nobody else stands for it.
    """
    if not may_order(me.role):
        raise NoRight("kind", "erasure")
    if not ground.basis.strip():
        raise InvalidRecord("erasure", "basis", "required")
    second = ground.second
    if second == me.worker.hex() or records.get(conn, Worker, second) is None:
        raise InvalidRecord("erasure", "second", "second_person")
    usual: dict[str, Value] = {"basis": ground.basis.strip(), "ordered_on": today}
    usual |= {"second": second, "by": me.worker.hex(), "request": ground.request or None}
    going = [entry for part in parts if (entry := _gone(conn, part))]
    orders = [
        Entry(kind="erasure", fields={**usual, "what": encode(some)}) for some in _portions(parts)
    ]
    made = log.save(conn, me, [*going, *orders], now_ms=now_ms)
    return made[len(going) :]


def _part(
    conn: sqlite3.Connection, person: Resident, kind: Kind, id_: str, *, of_home: bool
) -> Part | None:
    if kind.name == "resident":
        return _whole(kind, id_)
    if kind.name == "household":
        return _of_household(conn, person, id_)
    answered = kind.name == "survey_answer" and _alone(conn, person, person.household or "")
    if answered or not of_home:
        return _personal(conn, kind, id_)
    record = records.get(conn, kind.record, id_)
    his = [f.name for f in erasable(kind) if person.name and getattr(record, f.name) == person.name]
    return Part(kind=kind.name, id=id_, fields=tuple(his)) if his else None


def _of_household(conn: sqlite3.Connection, person: Resident, id_: str) -> Part | None:
    """All of it when nobody else lives there; else where he stands as its head."""
    kind = KINDS["household"]
    if _alone(conn, person, id_):
        return _whole(kind, id_)
    home = records.get(conn, Household, id_)
    if home is None or home.head != person.name:
        return None
    changes = tuple(
        dot for field in ("head", "phone") for dot in _dots(conn, kind, id_, field, home)
    )
    return Part(kind=kind.name, id=id_, fields=("head", "phone"), changes=changes)


def _alone(conn: sqlite3.Connection, person: Resident, home: str) -> bool:
    """Whether nobody else lives in his household: then all that is said of it is said of him."""
    members = records.ids(conn, KINDS["resident"], where={"household": home})
    return not set(members) - {person.id}


def _not_yet(conn: sqlite3.Connection, part: Part) -> Part | None:
    """What of it no earlier order has named; None where that is nothing."""
    gone = erasure_masks.for_ever(conn, bytes.fromhex(part.id), KINDS[part.kind].number)
    fields = tuple(name for name in part.fields if name not in gone)
    return replace(part, fields=fields) if fields else None


def _whole(kind: Kind, id_: str) -> Part:
    return Part(kind=kind.name, id=id_, fields=tuple(field.name for field in erasable(kind)))


def _personal(conn: sqlite3.Connection, kind: Kind, id_: str) -> Part | None:
    """The filled fields of a record that tell of a person."""
    record = records.get(conn, kind.record, id_)
    fields = [
        field.name
        for field in erasable(kind)
        if personal(kind, field) and getattr(record, field.name) is not None
    ]
    return Part(kind=kind.name, id=id_, fields=tuple(fields)) if fields else None


def _gone(conn: sqlite3.Connection, part: Part) -> Entry | None:
    """Of what is erased whole the record itself goes too, if it still stands."""
    kind = KINDS[part.kind]
    if part.changes or set(part.fields) != {field.name for field in kind.fields}:
        return None
    row = conn.execute(
        f"SELECT t.gone FROM {name(kind.name)} t JOIN rec r USING (id) WHERE r.uid = ?",  # noqa: S608  checked name
        (bytes.fromhex(part.id),),
    ).fetchone()
    if row is None or row[0] is not None:
        return None
    return Entry(kind=kind.name, id=part.id, fields={GONE: ERASED})


def _earlier(
    conn: sqlite3.Connection, kind: Kind, id_: str, field: str
) -> tuple[tuple[bytes, int], ...]:
    return tuple(_dots(conn, kind, id_, field, records.get(conn, kind.record, id_), earlier=True))


def _dots(
    conn: sqlite3.Connection,
    kind: Kind,
    id_: str,
    field: str,
    shown: Record | None,
    *,
    earlier: bool = False,
) -> Iterator[tuple[bytes, int]]:
    """The changes by which a field got its values; `earlier` leaves the value now shown."""
    for year in archives.missing_of(conn, id_):
        raise ArchiveLost(year)  # an order must name all of it
    keys = streams.Keys(conn)
    now = getattr(shown, field, None)
    for one in history.of(conn, kind, id_):
        value = one.value.hex() if isinstance(one.value, bytes) else one.value
        if one.field == field and value is not None and not (earlier and value == now):
            yield keys[one.dot[0]], one.dot[1]


def _mentions(conn: sqlite3.Connection, said: str | None) -> Iterator[Mention]:
    """The texts in which a name stands now."""
    for kind in KINDS.values() if said else ():
        for field in erasable(kind):
            if field.shape not in (Shape.TEXT, Shape.LONG_TEXT):
                continue
            rows = conn.execute(
                f"SELECT r.uid FROM {name(kind.name)} t JOIN rec r USING (id)"  # noqa: S608  checked names
                f" WHERE instr(t.{name(field.name)}, ?) AND r.home IS NOT NULL ORDER BY r.uid",
                (said,),
            )
            yield from (
                Mention(kind=kind.name, id=uid.hex(), field=field.name)
                for (uid,) in rows.fetchall()
            )


def _rule(kind: Kind) -> Rule | None:
    """How long a kind is kept: by its own rule, or by that of what it belongs to."""
    owner = kind.field(kind.owner).kind if kind.owner else ""
    by_kind = {rule.kind: rule for rule in retention.rules()}
    return by_kind.get(kind.name) or by_kind.get(owner)


def _portions(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """So many parts at a time as fit one order."""
    portion: list[Part] = []
    for part in parts:
        if portion and len(encode([*portion, part])) > _MOST_BYTES:
            yield portion
            portion = []
        portion.append(part)
    if portion:
        yield portion
