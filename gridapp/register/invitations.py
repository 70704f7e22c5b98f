"""Invitations to mediation, and the sittings they make: what is heard on a day in a village.

Whoever plans a circuit session (巡回调解) invites to one dispute after another. A dispute has one
invitation that is still to come: inviting again moves it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gridapp.models.committee import Mediator
from gridapp.models.declare import InvalidRecord, Value, kind_of
from gridapp.models.dispute import Dispute
from gridapp.models.mediation import Session
from gridapp.models.notice import Notice
from gridapp.register import dispute_list, log, records
from gridapp.register.dispute_list import DisputeRow
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, UnknownRecord

Fields = Mapping[str, Value]

FORM: Final = "SUMMONS"
CIRCUIT: Final = "2"
_VILLAGE: Final = 12
"""Digits of a village: the room of one committee has the same name in each."""
_COMING = """
SELECT r.uid FROM notice t JOIN rec r ON r.id = t.id
WHERE t.meets_on >= :first AND t.form = 'SUMMONS' AND t.place >= :low AND t.place < :high
    AND t.gone IS NULL AND r.home IS NOT NULL
    AND (:meets_on = '' OR t.meets_on = :meets_on AND coalesce(t.meets_at, '') = :meets_at)
ORDER BY t.meets_on, coalesce(t.meets_at, ''), coalesce(t.begins, '~'), r.uid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One dispute of a sitting.

    Attributes:
        result: of the session that was held then; empty before.
    """

    notice: Notice
    row: DisputeRow
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What is heard on one day at one place, in the order of the hours.

    Attributes:
        mediators: their names, each once.
        circuit: the mediators go to where the parties live.
    """

    day: str
    where: str
    mediators: Sequence[str]
    circuit: bool
    heard: Sequence[Heard]


def invite(
    conn: sqlite3.Connection,
    me: Identity,
    dispute: str,
    fields: Fields,
    *,
    today: str,
    now_ms: int,
) -> str:
    """Invite the parties of a dispute to a day and place; the invitation's id.

    Must run inside a transaction. Raises UnknownRecord, InvalidRecord.
    """
    about = records.standing(conn, Dispute, dispute)
    for needed in ("meets_on", "meets_at"):
        if not fields.get(needed):
            raise InvalidRecord("notice", needed, "required")
    if str(fields["meets_on"]) < today:
        raise InvalidRecord("notice", "meets_on", "past", str(fields["meets_on"]))
    known = coming(conn, dispute, today)
    if known is not None:
        entry = Entry(kind="notice", id=known.id, fields=dict(fields))
    else:
        whole = {
            "form": FORM,
            "dispute": dispute,
            "given_on": today,
            "worker": me.worker.hex(),
            "manner": CIRCUIT,
            "mediator": about.mediator,
            **fields,
        }
        filled = {name: value for name, value in whole.items() if value is not None}
        entry = Entry(kind="notice", place=about.place, fields=filled)
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def latest(conn: sqlite3.Connection, dispute: str) -> Notice | None:
    """The invitation to the last day of this dispute, gone by or to come."""
    found = [
        one
        for one in records.where(conn, Notice, dispute=dispute)
        if one.form == FORM and one.meets_on and one.gone is None
    ]
    return max(found, key=lambda one: (one.meets_on or "", one.id), default=None)


def coming(conn: sqlite3.Connection, dispute: str, today: str) -> Notice | None:
    """The invitation of this dispute to today or a later day."""
    found = latest(conn, dispute)
    return found if found is not None and (found.meets_on or "") >= today else None


def sittings(
    conn: sqlite3.Connection, *, place: str = "", first: str, circuit: bool = True
) -> list[Sitting]:
    """The sittings from this day on, of disputes at `place` and below; circuits alone or all."""
    found = _notices(conn, place=place, first=first)
    groups: dict[tuple[str, str, str], list[Notice]] = {}
    for one in found:
        key = (one.place[:_VILLAGE], one.meets_on or "", one.meets_at or "")
        groups.setdefault(key, []).append(one)
    made = [_sitting(conn, group) for group in groups.values()]
    return [one for one in made if one.circuit or not circuit]


def sitting(conn: sqlite3.Connection, notice: str) -> Sitting:
    """The sitting to which this invitation belongs. Raises UnknownRecord."""
    one = records.standing(conn, Notice, notice)
    if one.form != FORM or not one.meets_on:
        raise UnknownRecord("notice", notice)
    village = one.place[:_VILLAGE]
    same = _notices(conn, place=village, meets_on=one.meets_on, meets_at=one.meets_at or "")
    return _sitting(conn, same)


def _notices(
    conn: sqlite3.Connection,
    *,
    place: str = "",
    first: str = "",
    meets_on: str = "",
    meets_at: str = "",
) -> list[Notice]:
    asked = {"low": place, "high": place + ":", "first": first or meets_on}
    rows = conn.execute(_COMING, asked | {"meets_on": meets_on, "meets_at": meets_at})
    ids = [uid.hex() for (uid,) in rows]
    known = records.get_many(conn, Notice, ids)
    return [known[id_] for id_ in ids if id_ in known]


def _sitting(conn: sqlite3.Connection, notices: Sequence[Notice]) -> Sitting:
    rows = dispute_list.rows(conn, [one.dispute or "" for one in notices])
    heard = [
        Heard(notice=one, row=rows[one.dispute], result=_result(conn, one))
        for one in notices
        if one.dispute in rows
    ]
    return Sitting(
        day=notices[0].meets_on or "",
        where=notices[0].meets_at or "",
        mediators=_names(conn, (one.mediator for one in notices)),
        circuit=any(one.manner == CIRCUIT for one in notices),
        heard=heard,
    )


def _names(conn: sqlite3.Connection, mediators: Iterable[str | None]) -> list[str]:
    wanted = list(dict.fromkeys(id_ for id_ in mediators if id_))
    known = records.get_many(conn, Mediator, wanted)
    return [known[id_].name or "" for id_ in wanted if id_ in known]


def _result(conn: sqlite3.Connection, one: Notice) -> str:
    """What came of it: the result of the session on the day, as its code."""
    ids = records.ids(conn, kind_of(Session), where={"dispute": one.dispute})
    held = records.get_many(conn, Session, ids).values()
    return next((each.result or "" for each in held if each.held_on == one.meets_on), "")
