"""What the hotline is told: each order's last reply, or why it was returned, and what it knows.

What a reply sheet has told is kept here alone and never synced: whoever writes the next sheet
writes what was answered since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from gridapp.models.order import Order, OrderStep
from gridapp.models.place import bounds
from gridapp.register import records, standings, veils
from gridapp.register.authors import Names

ANSWERS = ("reply", "reject")
_TOLD = "hotline:"
_LAST = f"""
SELECT lower(hex(r.uid)), lower(hex(q.uid))
FROM "order" t JOIN rec r ON r.id = t.id
    JOIN order_step s ON s."order" = r.uid JOIN rec q ON q.id = s.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.id NOT IN (SELECT rec FROM merged)
    AND t.state IN ('REPLIED', 'DONE', 'REJECTED') AND s.gone IS NULL AND q.home IS NOT NULL
    AND s.action IN {ANSWERS}
ORDER BY s.done_on, q.uid
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An order that was answered or returned.

    Attributes:
        step: the id of the step that did it.
        handler: who did the work, else who answered.
        late: it was answered after the deadline in force.
    """

    order: Order
    step: str
    answer: str
    replied_on: str
    handler: str
    state: str
    late: bool


def unsent(conn: sqlite3.Connection, place: str, *, again: bool = False) -> dict[str, Answered]:
    """The orders answered since the last reply sheet, by number; with `again` all of them."""
    last = dict(conn.execute(_LAST, bounds(place)))
    told = {} if again else _told(conn)
    found = [_answered(conn, id_) for id_, step in last.items() if told.get(id_) != step]
    return {one.order.number or one.order.id: one for one in found if one is not None}


def note_told(conn: sqlite3.Connection, answered: Iterable[Answered]) -> None:
    """The hotline has been told these. Must run inside a transaction."""
    conn.executemany(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)",
        [(f"{_TOLD}{one.order.id}", one.step) for one in answered],
    )


def _told(conn: sqlite3.Connection) -> dict[str, str]:
    """Order to the step that a sheet has told."""
    rows = conn.execute(
        "SELECT substr(name, ?2), value FROM meta WHERE name > ?1 AND name < ?1 || '~'",
        (_TOLD, len(_TOLD) + 1),
    )
    return dict(rows.fetchall())


def _answered(conn: sqlite3.Connection, id_: str) -> Answered | None:
    now = standings.order(conn, bytes.fromhex(id_))
    moves = [move for move, _state in now.path if move.action in ANSWERS]
    order = veils.shown(conn, Order, [id_]).get(id_)
    if not moves or order is None:
        return None
    move = moves[-1]
    step = veils.shown(conn, OrderStep, [move.id]).get(move.id)
    return Answered(
        order=order,
        step=move.id,
        answer=(step.note if step else None) or order.answer or "",
        replied_on=move.done_on,
        handler=_handler(conn, order, move.by),
        state=now.state,
        late=now.clock.late,
    )


def _handler(conn: sqlite3.Connection, order: Order, by: str) -> str:
    if order.matter and records.kind_of_id(conn, order.matter) is not None:
        by = standings.matter(conn, bytes.fromhex(order.matter)).handler or by
    return Names(conn)[by] if by else ""
