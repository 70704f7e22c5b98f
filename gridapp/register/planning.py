"""What has to be read to list circuit sessions, to plan one, or to move one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from gridapp.register import dispute_list, invitations, mediators, records, rooms
from gridapp.register.dispute_list import DisputeRow
from gridapp.register.invitations import Sitting
from gridapp.register.log import UnknownRecord
from gridapp.register.mediators import InHand


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """Of nothing: the sessions to come; of an invitation: its session; of disputes: a new one.

    Attributes:
        lost: it is about a record that is nowhere.
        coming: the sessions to come, then those called off, where it is about nothing.
        sitting: the session that the invitation belongs to.
        rows: the disputes to be heard, in the order in which they were chosen.
        near: the mediators who may hear them.
        next: the next session that is planned in the village of the first.
        rooms: where people of these villages met.
    """

    lost: bool = False
    coming: list[Sitting] = field(default_factory=list)
    sitting: Sitting | None = None
    rows: list[DisputeRow] = field(default_factory=list)
    near: list[InHand] = field(default_factory=list)
    next: Sitting | None = None
    rooms: list[str] = field(default_factory=list)


def of(conn: sqlite3.Connection, subject: str, place: str, today: str) -> Planning:
    """What there is to `subject`, for somebody who works at `place`."""
    if not subject:
        found = invitations.sittings(conn, first=today)
        found += invitations.sittings(conn, first=today, off=True)
        return Planning(coming=[one for one in found if one.heard])
    wanted = subject.split()
    try:
        sitting = invitations.sitting(conn, subject)
    except UnknownRecord:
        known = dispute_list.rows(conn, wanted)
        lost = not known or (len(subject) == 32 and records.kind_of_id(conn, subject) is None)
        return Planning(lost=True) if lost else _new(conn, wanted, known, place, today)
    at = sitting.heard[0].notice.place if sitting.heard else ""
    return Planning(sitting=sitting, rooms=rooms.known(conn, at) if at else [])


def _new(
    conn: sqlite3.Connection,
    wanted: list[str],
    known: dict[str, DisputeRow],
    place: str,
    today: str,
) -> Planning:
    rows = [known[id_] for id_ in wanted if id_ in known]
    place, type_ = (rows[0].place, rows[0].type) if rows else (place, "")
    village = place[: rooms.VILLAGE]
    planned: list[Sitting] = []
    if len(village) == rooms.VILLAGE:
        planned = invitations.sittings(conn, place=village, first=today)
    return Planning(
        rows=rows,
        near=mediators.near(conn, place, today, type_=type_),
        next=planned[0] if planned and planned[0].heard else None,
        rooms=[said for one in rows for said in rooms.known(conn, one.place)],
    )
