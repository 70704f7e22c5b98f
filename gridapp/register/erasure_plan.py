"""What an order of erasure would do, said in words: for whoever has to decide it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gridapp.models.declare import Value
from gridapp.models.household import Resident
from gridapp.models.kinds import KINDS
from gridapp.models.request import Request
from gridapp.register import erasure_order, locks, records, requests, retention, rows
from gridapp.register.erasure_order import Kept, Mention
from gridapp.register.erasure_parts import Part
from gridapp.register.retention import ARCHIVE, Due

DUE = "due-"
"""What the subject of an order begins with that is about a year, and not about a resident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text in which the name stands: somebody has to read whether it speaks of the person."""

    mention: Mention
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would go, what the law keeps, and what has to be read.

    Attributes:
        labels: what each record is about, by its id.
        request: the resident's own request, where there is one.
        due: what was kept long enough, where the order is about a year.
        new_head: households of which somebody else has to be entered as head afterwards.
    """

    parts: Sequence[Part]
    kept: Sequence[Kept] = ()
    read: Sequence[Read] = ()
    labels: dict[str, str]
    request: Request | None = None
    due: Sequence[Due] = ()

    @property
    def new_head(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.parts if one.kind == "household" and one.changes)


def of(conn: sqlite3.Connection, subject: str, place: str) -> Proposal:
    """What an order about a resident, or about what is due by the end of a year, would do.

    Raises UnknownRecord.
    """
    if subject.startswith(DUE):
        due = list(retention.due(conn, int(subject.removeprefix(DUE)), place))
        parts = [part for one in due for part in erasure_order.of_due(conn, one)]
        return Proposal(parts=parts, labels=_labels(conn, parts), due=due)
    plan = erasure_order.of_person(conn, subject)
    read = [Read(mention=one, text=_text(conn, one)) for one in plan.mentions]
    return Proposal(
        parts=plan.parts,
        kept=plan.kept,
        read=read,
        labels=_labels(conn, [*plan.parts, *plan.kept]),
        request=requests.to_delete(conn, subject),
    )


def people(conn: sqlite3.Connection, household: str) -> list[Resident]:
    """Whom an order may be about: those of a household, who asked for it first, gone ones last.

    Who asked is locked and shown nowhere else. Nobody where it is no household.
    """
    if records.kind_of_id(conn, household) is not KINDS["household"]:
        return []
    ids = records.ids(conn, KINDS["resident"], where={"household": household}, gone=True)
    found = [one for one in records.get_many(conn, Resident, ids).values() if one.name]
    locked = locks.residents(conn)
    return sorted(found, key=lambda one: (one.id not in locked, one.gone is not None))


def with_texts(conn: sqlite3.Connection, proposal: Proposal, also: Iterable[Mention]) -> list[Part]:
    """What goes, with the texts that somebody read and found to speak of the person."""
    texts = [
        erasure_order.text(conn, KINDS[one.kind], one.id, one.field, before=False) for one in also
    ]
    return [*proposal.parts, *texts]


def listed(conn: sqlite3.Connection, due: Sequence[Due]) -> dict[str, str]:
    """What each record that is due is about, by its id."""
    return rows.labels(conn, [(one.id, KINDS[one.rule.kind].number) for one in due])


def erasable(due: Sequence[Due]) -> bool:
    """Whether any of it is erased, and not handed to an archive."""
    return any(one.rule.then != ARCHIVE for one in due)


def _labels(conn: sqlite3.Connection, found: Iterable[Part | Kept]) -> dict[str, str]:
    return rows.labels(conn, [(one.id, KINDS[one.kind].number) for one in found])


def _text(conn: sqlite3.Connection, one: Mention) -> str:
    record = records.get(conn, KINDS[one.kind].record, one.id)
    value: Value = getattr(record, one.field, None)
    return str(value or "")
