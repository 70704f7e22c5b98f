"""Invitations to mediation, and the sittings they make: what is heard on a day in a village.

Whoever plans a circuit session (巡回调解) invites to one dispute after another. A dispute has one
invitation that is still to come: inviting again moves it, and what it was to before stays on it,
so that whoever was told can be told again.
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
from gridapp.models.place import bounds
from gridapp.models.room import compared
from gridapp.register import dispute_list, log, records, rooms
from gridapp.register.dispute_list import DisputeRow
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, UnknownRecord

Fields = Mapping[str, Value]

FORM: Final = "SUMMONS"
CIRCUIT: Final = "2"
_MOVED: Final = frozenset({"meets_on", "begins", "meets_at"})
_COMING = """
SELECT r.uid FROM notice t JOIN rec r ON r.id = t.id
WHERE t.meets_on >= :first AND t.form = 'SUMMONS' AND (t.called_off IS NOT NULL) = :off
    AND t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND (:meets_on = '' OR t.meets_on = :meets_on)
ORDER BY t.meets_on, coalesce(t.begins, '~'), r.uid
"""


class NotInvited(Exception):
    """No invitation of this dispute is still to come, so that none can be called off."""


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
        off: the day on which it was called off; empty where it stands.
        why: why it was called off.
    """

    day: str
    where: str
    mediators: Sequence[str]
    circuit: bool
    heard: Sequence[Heard]
    off: str = ""
    why: str = ""


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
        if not str(fields.get(needed) or "").strip():
            raise InvalidRecord("notice", needed, "required")
    if str(fields["meets_on"]) < today:
        raise InvalidRecord("notice", "meets_on", "past", str(fields["meets_on"]))
    spelled = rooms.spelled(conn, about.place, str(fields["meets_at"]))
    fields = {**fields, "meets_at": spelled}
    known = coming(conn, dispute, today)
    if known is not None:
        changed = {name: value for name, value in fields.items() if getattr(known, name) != value}
        if changed.keys() & _MOVED:
            changed |= {"was": as_set(known), "given_on": today}
        if not changed:
            return known.id
        entry = Entry(kind="notice", id=known.id, fields=changed)
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


def plan(
    conn: sqlite3.Connection,
    me: Identity,
    disputes: Iterable[tuple[str, Fields]],
    fields: Fields,
    *,
    today: str,
    now_ms: int,
) -> str:
    """Invite to these disputes, each with fields of its own; the last invitation's id.

    Must run inside a transaction. Raises as `invite` does.
    """
    made = ""
    for dispute, own in disputes:
        made = invite(conn, me, dispute, {**fields, **own}, today=today, now_ms=now_ms)
    return made


def move(
    conn: sqlite3.Connection,
    me: Identity,
    notice: str,
    fields: Fields,
    *,
    today: str,
    now_ms: int,
) -> str:
    """Move the whole sitting of this invitation; everybody keeps his hour. The invitation's id."""
    for each in standing(conn, notice).heard:
        begins = {"begins": each.notice.begins} if each.notice.begins else {}
        about = each.row.id
        whole = {"meets_on": each.notice.meets_on, "meets_at": each.notice.meets_at, **begins}
        invite(conn, me, about, {**whole, **fields}, today=today, now_ms=now_ms)
    return notice


def call_off(
    conn: sqlite3.Connection, me: Identity, dispute: str, why: str, *, today: str, now_ms: int
) -> str:
    """Call off the invitation of this dispute that is to come; its id. Raises NotInvited."""
    known = coming(conn, dispute, today)
    if known is None:
        raise NotInvited
    fields: Fields = {"called_off": today, "why": why}
    entry = Entry(kind="notice", id=known.id, fields=fields)
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def call_off_all(
    conn: sqlite3.Connection, me: Identity, notice: str, why: str, *, today: str, now_ms: int
) -> str:
    """Call off the whole sitting of this invitation; the invitation's id."""
    for each in standing(conn, notice).heard:
        call_off(conn, me, each.row.id, why, today=today, now_ms=now_ms)
    return notice


def as_set(one: Notice) -> str:
    """Day, hour and place of an invitation in one line."""
    return " ".join(filter(None, (one.meets_on, one.begins, one.meets_at)))


def told_again(conn: sqlite3.Connection, dispute: str) -> Notice | None:
    """The last invitation of this dispute, where it was moved or called off."""
    found = max(_of(conn, dispute), key=lambda one: one.id, default=None)
    return found if found is not None and (found.was or found.called_off) else None


def latest(conn: sqlite3.Connection, dispute: str) -> Notice | None:
    """The invitation to the last day of this dispute, gone by or to come."""
    found = [one for one in _of(conn, dispute) if not one.called_off]
    return max(found, key=lambda one: (one.meets_on or "", one.id), default=None)


def _of(conn: sqlite3.Connection, dispute: str) -> list[Notice]:
    return [
        one
        for one in records.where(conn, Notice, dispute=dispute)
        if one.form == FORM and one.meets_on and one.gone is None
    ]


def coming(conn: sqlite3.Connection, dispute: str, today: str) -> Notice | None:
    """The invitation of this dispute to today or a later day."""
    found = latest(conn, dispute)
    return found if found is not None and (found.meets_on or "") >= today else None


def sittings(
    conn: sqlite3.Connection,
    *,
    place: str = "",
    first: str,
    circuit: bool = True,
    off: bool = False,
) -> list[Sitting]:
    """The sittings from this day on, of disputes at `place` and below; circuits alone or all.

    Those that stand, or those that were called `off`.
    """
    found = _notices(conn, place=place, first=first, off=off)
    groups: dict[tuple[str, ...], list[Notice]] = {}
    for one in found:
        groups.setdefault(_key(one), []).append(one)
    made = [_sitting(conn, group) for group in groups.values()]
    return [one for one in made if one.circuit or not circuit]


def sitting(conn: sqlite3.Connection, notice: str) -> Sitting:
    """The sitting to which this invitation belongs, also one called off. Raises UnknownRecord."""
    one = records.standing(conn, Notice, notice)
    if one.form != FORM or not one.meets_on:
        raise UnknownRecord("notice", notice)
    village = one.place[: rooms.VILLAGE]
    same = _notices(conn, place=village, meets_on=one.meets_on, off=bool(one.called_off))
    return _sitting(conn, [other for other in same if _key(other) == _key(one)])


def standing(conn: sqlite3.Connection, notice: str) -> Sitting:
    """The sitting to which this invitation belongs. Raises UnknownRecord for one called off."""
    found = sitting(conn, notice)
    if found.off:
        raise UnknownRecord("notice", notice)
    return found


def _key(one: Notice) -> tuple[str, ...]:
    """What is heard together: in one village, on one day, at one place however it is spelled.

    What was called off on one day for one reason was one sitting too.
    """
    place = compared(one.meets_at or "")
    off = (one.called_off, one.why or "") if one.called_off else ("", "")
    return one.place[: rooms.VILLAGE], one.meets_on or "", place, *off


def _notices(
    conn: sqlite3.Connection,
    *,
    place: str = "",
    first: str = "",
    meets_on: str = "",
    off: bool,
) -> list[Notice]:
    asked = {**bounds(place), "first": first or meets_on, "off": off}
    rows = conn.execute(_COMING, asked | {"meets_on": meets_on})
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
        off=notices[0].called_off or "",
        why=notices[0].why or "",
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
