"""What residents ask about their own data, and what becomes of it (PIPL 44-50)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.household import Resident
from gridapp.models.kinds import KINDS
from gridapp.models.request import Request
from gridapp.register import erasure_masks, limits, locks, log, records, touched
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight

GRANTED, PARTLY, REFUSED = "granted", "partly", "refused"
_LONGEST: Final = timedelta(days=30)
"""Where no limit is set: GB/T 35273-2020 asks for an answer within thirty days."""


class Decided(Exception):
    """The request was decided already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A request that waits for its answer.

    Attributes:
        name: the resident's, for whoever has to answer.
        locked: nothing but storing is done with his data now.
    """

    request: Request
    name: str
    locked: bool

    def overdue(self, today: str) -> bool:
        """Whether the answer is late."""
        return bool(self.request.due_on) and str(self.request.due_on) < today


def enter(
    conn: sqlite3.Connection,
    me: Identity,
    resident: str,
    asked: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Enter what a resident asks for; return the request's id. Needs a transaction.

    From now on whoever asks for deletion or objects is locked.
    """
    person = records.get(conn, Resident, resident)
    if person is None:
        raise log.UnknownRecord("resident", resident)
    if "name" in erasure_masks.for_ever(conn, bytes.fromhex(resident), KINDS["resident"].number):
        raise InvalidRecord("request", "resident", "erased")
    asked_on = str(fields.get("asked_on") or today)
    if asked_on > today:
        raise InvalidRecord("request", "asked_on", "future", asked_on)
    usual: dict[str, Value] = {"resident": resident, "asked": asked, "asked_on": asked_on}
    usual["due_on"] = due_on(conn, asked_on)
    entry = Entry(kind="request", place=person.place, fields={**usual, **fields})
    id_ = log.save(conn, me, [entry], now_ms=now_ms)[0]
    touched.drain_small(conn, [resident])
    return id_


def due_on(conn: sqlite3.Connection, asked_on: str) -> str:
    """By when a request of this day is to be answered."""
    due = limits.due(conn, "request", asked_on)
    if due is None:
        return (date.fromisoformat(asked_on) + _LONGEST).isoformat()
    return due.text[: len("2026-12-14")]


def decide(
    conn: sqlite3.Connection,
    me: Identity,
    id_: str,
    decision: str,
    *,
    basis: str = "",
    correct: Mapping[str, Value] | None = None,
    today: str,
    now_ms: int,
) -> str:
    """Decide a request; a correction is made in the same save. Needs a transaction.

    A refusal, whole or in part, gives its legal basis. What was written before a correction
    stays in the history. Erasure itself is ordered by the centre apart from this.
    """
    request = get(conn, id_)
    if not me.role.is_centre:
        raise NoRight("kind", "request")
    if request.decision:
        raise Decided(id_)
    if decision != GRANTED and not basis.strip():
        raise InvalidRecord("request", "basis", "required")
    fields: dict[str, Value] = {"decision": decision, "decided_on": today}
    fields["basis"] = basis.strip() or None
    entries = [Entry(kind="request", id=id_, fields=fields)]
    if correct and decision != REFUSED:
        entries.append(Entry(kind="resident", id=request.resident or "", fields=correct))
    return log.save(conn, me, entries, now_ms=now_ms)[0]


def answered(conn: sqlite3.Connection, me: Identity, id_: str, day: str, *, now_ms: int) -> str:
    """The resident was told what was decided."""
    if not get(conn, id_).decision:
        raise InvalidRecord("request", "decision", "required")
    if get(conn, id_).answered_on:
        raise InvalidRecord("request", "answered_on", "already")
    entry = Entry(kind="request", id=id_, fields={"answered_on": day})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def to_delete(conn: sqlite3.Connection, resident: str) -> Request | None:
    """The newest request of a resident to have his data deleted that nobody has refused."""
    found = records.where(conn, Request, resident=resident, asked="delete")
    open_ones = [one for one in found if one.gone is None and one.decision != REFUSED]
    return max(open_ones, key=lambda one: (one.asked_on or "", one.id), default=None)


def get(conn: sqlite3.Connection, id_: str) -> Request:
    """The request with this id. Raises UnknownRecord."""
    return records.standing(conn, Request, id_)


def unanswered(conn: sqlite3.Connection, place: str = "") -> list[Open]:
    """The requests that nobody has answered yet, the one due first coming first."""
    ids = records.ids(conn, KINDS["request"], place=place, where={"answered_on": None})
    found = records.get_many(conn, Request, ids)
    people = records.get_many(conn, Resident, [one.resident or "" for one in found.values()])
    locked = locks.residents(conn)
    waiting = [
        Open(
            request=one,
            name=person.name or "" if (person := people.get(one.resident or "")) else "",
            locked=one.resident in locked,
        )
        for one in found.values()
    ]
    return sorted(waiting, key=lambda one: (one.request.due_on or "9", one.request.id))
