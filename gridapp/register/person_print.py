"""Everything that is held about one person, from every kind, with its source and who received it.

The copy that a resident may ask for (PIPL 45). Which kinds can speak of a person follows from
their declarations, so that a new kind is in the copy without being added here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gridapp.models.declare import Kind, Shape
from gridapp.models.household import Household, Resident
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Reporter
from gridapp.register import access, authors, events, locks, log, peers, records, veils
from gridapp.register.access import Access, Sought
from gridapp.register.event import CREATED, STEP, Event
from gridapp.register.identity import Identity

_HOME_KINDS = (
    *("visit", "help_plan", "participant", "project_household"),
    *("notice", "life_event", "survey_answer"),
)
"""Kinds that speak of a whole household, and so of each of its members."""

_RECEIVED = """
SELECT DISTINCT k.peer FROM rec r JOIN touch t ON t.rec = r.id JOIN segment s ON s.gid = t.gid
    JOIN ack k ON k.sid = s.sid AND k.hi >= s.last
WHERE r.uid = ? AND r.kind = ? ORDER BY k.peer
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One record that speaks of the person.

    Attributes:
        values: its filled fields, whole.
        of_home: it speaks of the household.
        source: how it came to be: who entered it, when, on which device.
        later: what was changed since, with the value that stood before.
    """

    kind: Kind
    id: str
    values: Mapping[str, Any]
    of_home: bool
    source: Event | None
    later: Sequence[Event]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A device that has confirmed that it holds the person's record."""

    place: str
    role: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPrint:
    """Everything about one person that this register holds.

    Attributes:
        looked: who looked at whole numbers of the person here, when and why.
    """

    person: Resident
    held: Sequence[Held]
    received: Sequence[Received]
    looked: Sequence[Access]


def of(conn: sqlite3.Connection, me: Identity, id_: str, *, now_ms: int) -> PersonPrint:
    """The copy for one resident. What he told another in confidence is not told here either.

    Raises UnknownRecord.
    """
    person = records.get(conn, Resident, id_)
    if person is None:
        raise log.UnknownRecord("resident", id_)
    found = [
        (kind, record, home)
        for kind, record, home in concerned(conn, person)
        if not _in_confidence(conn, me, kind, record)
    ]
    veil = id_ not in locks.residents(conn)
    return PersonPrint(
        person=person,
        held=[_held(conn, kind, record, of_home=home, veil=veil) for kind, record, home in found],
        received=list(_received(conn, me, id_, now_ms)),
        looked=access.acts(conn, Sought(records=frozenset([id_]))),
    )


def concerned(conn: sqlite3.Connection, person: Resident) -> Iterator[tuple[Kind, str, bool]]:
    """Kind and id of each record about him, and whether it speaks of his whole household."""
    yield KINDS["resident"], person.id, False
    home = person.household or ""
    if home and records.get(conn, Household, home) is not None:
        yield KINDS["household"], home, True
    told: set[str] = set()
    for kind, field in _speaks_of_a_resident():
        for id_ in records.ids(conn, kind, where={field: person.id}):
            if id_ not in told:
                told.add(id_)
                yield kind, id_, False
    for name in _HOME_KINDS:
        for id_ in records.ids(conn, KINDS[name], where={"household": home}) if home else ():
            if id_ not in told:
                yield KINDS[name], id_, True


def _speaks_of_a_resident() -> Iterator[tuple[Kind, str]]:
    """Each kind with a field that names a resident."""
    for kind in records.every_kind():
        for field in kind.fields:
            if field.shape is Shape.REF and field.kind == "resident":
                yield kind, field.name


def _in_confidence(conn: sqlite3.Connection, me: Identity, kind: Kind, id_: str) -> bool:
    """Whether somebody told it in confidence to another than whoever prints."""
    record = records.get(conn, kind.record, id_)
    told = isinstance(record, Reporter) and record.kind == "confidential"
    return told and not authors.wrote(conn, me, kind, id_)


def _held(conn: sqlite3.Connection, kind: Kind, id_: str, *, of_home: bool, veil: bool) -> Held:
    """One record; whoever asks for a copy of his own is shown to himself, locked or not."""
    record = records.get(conn, kind.record, id_)
    values = records.as_dict(record) if record is not None else {}
    (values,) = veils.veil(conn, kind, [values]) if veil and values else [values]
    past = events.history_of(conn, id_, unmask=True, veil=veil)
    own = [event for event in past if event.kind != STEP]
    created = [event for event in own if event.kind == CREATED]
    return Held(
        kind=kind,
        id=id_,
        values=values,
        of_home=of_home,
        source=created[0] if created else None,
        later=[event for event in own if event.kind != CREATED],
    )


def _received(conn: sqlite3.Connection, me: Identity, id_: str, now_ms: int) -> Iterator[Received]:
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms)
    asked = (bytes.fromhex(id_), KINDS["resident"].number)
    for (key,) in conn.execute(_RECEIVED, asked).fetchall():
        device = who.get(bytes(key))
        if device is not None:
            yield Received(place=device.place, role=device.role.name, tag=device.tag)
