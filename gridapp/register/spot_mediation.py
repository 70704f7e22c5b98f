"""A quarrel settled where it was found: what its dossier holds of that, on the shortest path.

Its mediation, the oral agreement, and that it was performed at once (domain 1.6): so it counts as
resolved like any other. A role that may not mediate registers it, and others go on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gridapp.models.declare import Value
from gridapp.models.dispute import Dispute
from gridapp.models.dispute_table import DISPUTE
from gridapp.models.rights import may_write
from gridapp.register import log, records, standings
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

_ON_THE_SPOT: Final = "3"
"""Of session_manner."""
_ORAL: Final = "2"
"""Of agreement_form, and of mediation_result."""
BEFORE: Final = ("FOUND", "REGISTERED", "ACCEPTED")
"""States from which a quarrel may be settled on the spot."""
_PATH: Final = ("register", "mediate", "agree", "performed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Where, by whom, on what day and how it was settled; `by` is whose work it was."""

    place: str
    by: str
    day: str
    how: str


def of_matter(
    conn: sqlite3.Connection, me: Identity, matter: str, settled: Settled, *, now_ms: int
) -> tuple[list[Entry], dict[str, bytes]]:
    """What is written in the dossiers of a matter that is settled now, and the claims behind."""
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    for id_ in records.ids(conn, Dispute.declaration, where={"matter": matter}):
        now = standings.of(conn, "dispute", bytes.fromhex(id_))
        if now.state not in BEFORE:
            continue  # It is mediated by others, who write down themselves how that ends.
        heads = b"".join(map(bytes.fromhex, now.heads))
        more, theirs = of_dispute(me, id_, settled, now_ms=now_ms, state=now.state, heads=heads)
        entries += more
        claims |= theirs
    return entries, claims


def of_dispute(
    me: Identity,
    dispute: str,
    settled: Settled,
    *,
    now_ms: int,
    state: str = DISPUTE.start,
    heads: bytes = b"",
) -> tuple[list[Entry], dict[str, bytes]]:
    """The steps from this state on that `me` may take, each on the one before, and the records."""
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    for action in _PATH:
        if action not in DISPUTE.allowed(state, me.role):
            continue
        id_, claims[id_] = log.new_id(me, settled.place, now_ms)
        step: dict[str, Value] = {"dispute": dispute, "action": action, "heads": heads or None}
        step |= {"by": settled.by, "done_on": settled.day}
        entries.append(Entry(kind="dispute_step", id=id_, place=settled.place, fields=step))
        state, heads = DISPUTE.turns[state, action].to, bytes.fromhex(id_)
        entries += _records(me, dispute, settled, action)
    return entries, claims


def _records(me: Identity, dispute: str, settled: Settled, action: str) -> Iterator[Entry]:
    """The record of the mediation, and of what was agreed."""
    fields: dict[str, Value] = {"dispute": dispute}
    if action == "mediate" and may_write(me.role, "session"):
        fields |= {"manner": _ON_THE_SPOT, "held_on": settled.day, "record": settled.how}
        yield Entry(kind="session", place=settled.place, fields={**fields, "result": _ORAL})
    elif action == "agree" and may_write(me.role, "agreement"):
        fields |= {"form": _ORAL, "effective_on": settled.day, "terms": settled.how}
        yield Entry(kind="agreement", place=settled.place, fields=fields)
