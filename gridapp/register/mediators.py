"""The mediators of an area as whoever refers a dispute chooses among them.

Told are their trade and what they have in hand now, to share out the work; never what came of it.
They stand in the order of trade and name: nobody is ranked (docs/decisions/0046).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from gridapp.models.committee import Committee, Mediator
from gridapp.models.declare import kind_of
from gridapp.models.place import covers
from gridapp.register import records
from gridapp.register.dispute_list import DUES, next_due

TRADE_OF: Mapping[str, str] = MappingProxyType(
    {
        "01": "02",
        "05": "13",
        "07": "09",
        "08": "10",
        "09": "11",
        "10": "06",
        "11": "06",
        "12": "07",
        "13": "08",
        "14": "08",
        "15": "04",
        "16": "05",
        "17": "03",
    }
)
"""Type of a dispute to the trade that knows it; any other is for a general mediator."""
GENERAL = "01"
R = TypeVar("R", Committee, Mediator)

_IN_HAND = """
SELECT lower(hex(t.mediator)), count(*), min(nullif(t.due, '')), min(nullif(t.confirm_by, '')),
    min(nullif(t.perform_by, '')), min(nullif(t.revisit_by, '')), min(nullif(t.reply_by, ''))
FROM dispute t JOIN rec r ON r.id = t.id
WHERE t.mediator IS NOT NULL AND t.gone IS NULL AND r.home IS NOT NULL
    AND coalesce(t.state, 'FOUND') NOT IN ('REFUSED', 'TERMINATED', 'TRANSFERRED', 'ARCHIVED')
GROUP BY 1
"""


_ANY = """
SELECT 1 FROM mediator t JOIN rec r ON r.id = t.id
    JOIN rec q ON q.uid = t.committee JOIN committee c ON c.id = q.id
WHERE t.gone IS NULL AND r.home IS NOT NULL AND coalesce(nullif(t.until, ''), '9') >= :today
    AND c.gone IS NULL AND q.home IS NOT NULL AND coalesce(nullif(c.closed_on, ''), '9') >= :today
    AND c.area <> ''
    AND (substr(:place, 1, length(c.area)) = c.area OR substr(c.area, 1, length(:place)) = :place)
LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """A mediator, and what he has in hand.

    Attributes:
        trade: his own, else his committee's.
        open: disputes that are his and have not ended.
        due: what is to be done next of them (due, confirm_by …), and the day.
        fits: his trade is the one that the dispute asks for.
        worker: his own card where he has one; else empty.
        area: where his committee works.
    """

    id: str
    name: str
    committee: str
    trade: str
    open: int
    due: tuple[str, str]
    fits: bool
    worker: str = ""
    area: str = ""


def near(
    conn: sqlite3.Connection, place: str, today: str, *, type_: str = "", trade: str = ""
) -> list[InHand]:
    """The mediators whose committee works at this place; of one trade alone where it is said.

    With a place above theirs, such as a county's, all those below it too. Who knows disputes of
    `type_` stands first.
    """
    boards = {
        one.id: one
        for one in _every(conn, Committee)
        if (covers(one.area or "-", place) or covers(place, one.area or "-"))
        and not _over(one.closed_on, today)
    }
    wanted = TRADE_OF.get(type_, GENERAL) if type_ else ""
    counted = {id_: (number, dues) for id_, number, *dues in conn.execute(_IN_HAND)}
    found = []
    for one in _every(conn, Mediator):
        board = boards.get(one.committee or "")
        if board is None or _over(one.until, today):
            continue
        own = one.trade or board.trade or ""
        if trade and own != trade:
            continue
        number, dues = counted.get(one.id, (0, ()))
        found.append(
            InHand(
                id=one.id,
                name=one.name or "",
                committee=board.name or "",
                trade=own,
                open=number,
                due=next_due(dict(zip(DUES, (day or "" for day in dues), strict=False))),
                fits=bool(wanted) and own == wanted,
                worker=one.worker or "",
                area=board.area or "",
            )
        )
    return sorted(found, key=lambda one: (not one.fits, one.trade or "~", one.name, one.id))


def any_near(conn: sqlite3.Connection, place: str, today: str) -> bool:
    """Whether `near` finds anybody: of a county's it need not read all."""
    return conn.execute(_ANY, {"place": place, "today": today}).fetchone() is not None


def of_worker(conn: sqlite3.Connection, worker: str) -> Mediator | None:
    """The card of this person as a mediator; None where he is none."""
    return next(iter(records.where(conn, Mediator, worker=worker)), None)


def committees(conn: sqlite3.Connection, today: str) -> list[tuple[str, str]]:
    """The committees at work, as (id, name), by name."""
    found = [one for one in _every(conn, Committee) if not _over(one.closed_on, today)]
    return sorted(((one.id, one.name or "") for one in found), key=lambda one: one[1])


def _over(day: str | None, today: str) -> bool:
    return bool(day) and str(day) < today


def _every(conn: sqlite3.Connection, record: type[R]) -> list[R]:
    ids = records.ids(conn, kind_of(record))
    return list(records.get_many(conn, record, ids).values())
