"""How matters, disputes and orders stand: what their steps add up to, read from the register."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from types import MappingProxyType

from gridapp.models import dispute_loop, matter_loop, order_loop
from gridapp.models.dispute_loop import DisputeFacts, DisputeStanding, Pact, Part
from gridapp.models.limits import Rules
from gridapp.models.loop import Move
from gridapp.models.matter_loop import MatterFacts, MatterStanding, Teller
from gridapp.models.order_loop import OrderFacts
from gridapp.models.standing import Standing
from gridapp.register import limits, moves

_FOR_EVER = "9999"
_MATTER = """
SELECT t.task, t.urgency, t.hazard_grade, lower(hex(t.worker)) FROM matter t JOIN rec r USING (id)
WHERE r.uid = ? AND r.kind = 30
"""
_TELLERS = """
SELECT r.uid, t.kind FROM reporter t JOIN rec r USING (id)
WHERE t.matter = ? AND t.gone IS NULL AND r.home IS NOT NULL AND coalesce(t.heard_on, '') <= ?
ORDER BY r.uid
"""
_PACTS = """
SELECT t.effective_on, coalesce(t.confirmation, '') FROM agreement t JOIN rec r USING (id)
WHERE t.dispute = ? AND t.gone IS NULL AND r.home IS NOT NULL AND t.effective_on IS NOT NULL
ORDER BY r.uid
"""
_PARTS = """
SELECT t.due_on, coalesce(t.performance, '') FROM instalment t JOIN rec r USING (id)
WHERE t.dispute = ? AND t.gone IS NULL AND r.home IS NOT NULL AND t.due_on IS NOT NULL
ORDER BY r.uid
"""
_DISPUTE = """
SELECT coalesce(t.source, ''), coalesce(t.heard_on, ''), coalesce(t.answer_by, '')
FROM dispute t JOIN rec r USING (id) WHERE r.uid = ? AND r.kind = 40
"""
_ORDER = """
SELECT t.type, t.received_on, t.received_at, t.set_due FROM "order" t JOIN rec r USING (id)
WHERE r.uid = ? AND r.kind = 65
"""


def matter(
    conn: sqlite3.Connection, uid: bytes, *more: Move, rules: Rules | None = None
) -> MatterStanding:
    """How the matter with this id (16 bytes) stands, once `more` steps are taken."""
    return matter_loop.standing(
        [*moves.of(conn, "matter", uid), *more],
        tellers(conn, uid),
        facts_of_matter(conn, uid),
        rules or limits.rules(conn),
    )


def tellers(conn: sqlite3.Connection, uid: bytes, until: str = _FOR_EVER) -> list[Teller]:
    """Who told of the matter, by the end of a day."""
    found = conn.execute(_TELLERS, (uid, until))
    return [Teller(id=id_.hex(), kind=kind or "named") for id_, kind in found]


def facts_of_matter(conn: sqlite3.Connection, uid: bytes) -> MatterFacts:
    """What the loop has to know of a matter itself."""
    found = conn.execute(_MATTER, (uid,)).fetchone() or (None,) * 4
    task, urgency, grade, author = (said or "" for said in found)
    return MatterFacts(task=task, urgency=urgency, grade=grade, author=author)


def dispute(
    conn: sqlite3.Connection, uid: bytes, *more: Move, rules: Rules | None = None
) -> DisputeStanding:
    """How the dispute with this id stands, once `more` steps are taken."""
    source, heard_on, answer_by = conn.execute(_DISPUTE, (uid,)).fetchone() or ("", "", "")
    return dispute_loop.standing(
        [*moves.of(conn, "dispute", uid), *more],
        [Pact(effective_on=on, confirmation=how) for on, how in conn.execute(_PACTS, (uid,))],
        [Part(due_on=on, performance=how) for on, how in conn.execute(_PARTS, (uid,))],
        rules or limits.rules(conn),
        DisputeFacts(source=source, heard_on=heard_on, answer_by=answer_by),
    )


def order(
    conn: sqlite3.Connection, uid: bytes, *more: Move, rules: Rules | None = None
) -> Standing:
    """How the order with this id stands, once `more` steps are taken."""
    found = conn.execute(_ORDER, (uid,)).fetchone() or (None,) * 4
    type_, received_on, received_at, set_due = (said or "" for said in found)
    facts = OrderFacts(
        type=type_, received_on=received_on, received_at=received_at, set_due=set_due
    )
    return order_loop.standing(
        [*moves.of(conn, "order", uid), *more], facts, rules or limits.rules(conn)
    )


def of(
    conn: sqlite3.Connection, kind: str, uid: bytes, *more: Move, rules: Rules | None = None
) -> Standing:
    """How a record of a kind that walks a loop stands, once `more` steps are taken."""
    return BY_KIND[kind](conn, uid, *more, rules=rules)


BY_KIND: Mapping[str, Callable[..., Standing]] = MappingProxyType(
    {"matter": matter, "dispute": dispute, "order": order}
)
"""Kind to the function that says how one of it stands."""
