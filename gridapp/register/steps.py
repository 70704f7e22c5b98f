"""Taking a step of any loop: what the loop would not count is refused before it is saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gridapp.models import matter_table
from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.models.loop import Move
from gridapp.models.loops import STEPS
from gridapp.models.rights import may_write
from gridapp.models.standing import Standing
from gridapp.register import log, records, spot_mediation, standings
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.spot_mediation import Settled

_SEEN_BY_LOOP = (
    *("by", "to", "due", "done_on", "done_at", "reporter", "way", "satisfaction"),
    *("consent", "routes", "body", "receiver"),
)


class NotAllowed(Exception):
    """The state, or this device's role, does not allow the action.

    Attributes:
        walks: what walks the loop: matter, hazard, dispute or order.
        instead: what is possible.
        what: "others" where only whoever has it may, "nothing" where nothing at all is possible.
    """

    def __init__(
        self,
        action: str,
        state: str,
        instead: tuple[str, ...],
        walks: str = "matter",
        *,
        others: bool = False,
    ) -> None:
        super().__init__(f"{action} from {state}")
        self.action, self.state, self.instead, self.walks = action, state, instead, walks
        self.what = "others" if others else "" if instead else "nothing"


class OwnWork(Exception):
    """A handler may not verify his own work."""


def take(
    conn: sqlite3.Connection,
    me: Identity,
    kind: str,
    id_: str,
    action: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Take one step of the matter, dispute or order `id_`; return the step's id.

    Must run inside a transaction. Raises UnknownRecord, NotAllowed (naming what is allowed),
    OwnWork, or InvalidRecord for a field that the action needs.
    """
    found = records.standing(conn, KINDS[kind].record, id_)
    uid = bytes.fromhex(id_)
    now = standings.of(conn, kind, uid)
    walks = walks_as(conn, kind, uid)
    if action not in now.loop.allowed(now.state, me.role):
        raise NotAllowed(action, now.state, possible(now, me, kind), walks)
    said = {"by": me.worker.hex(), "done_on": today, **_given(fields)}
    move = _move(action, said, now, me, now_ms)
    if said.get("merged_into") == id_:
        raise InvalidRecord(STEPS[kind], "merged_into", "itself", id_)
    _check(now, STEPS[kind], move, said)
    if move.id in standings.of(conn, kind, uid, move).late:
        instead = tuple(other for other in possible(now, me, kind) if other != action)
        others = now.walk.is_of_another(action, me.role, me.worker.hex())
        raise NotAllowed(action, now.state, instead, walks, others=others)
    if _follows_the_limit(conn, kind, uid, now, move):
        said.pop("due")
    whole = {
        kind: id_,
        "action": action,
        "heads": b"".join(map(bytes.fromhex, now.heads)) or None,
        **_usual(kind, now, action),
        **said,
    }
    entries = [Entry(kind=STEPS[kind], place=found.place, fields=whole)]
    claims: dict[str, bytes] = {}
    if (kind, action) == ("matter", "settle"):
        settled = Settled(place=found.place, by=move.by, day=move.done_on, how=str(said["note"]))
        more, claims = spot_mediation.of_matter(conn, me, id_, settled, now_ms=now_ms)
        entries += more
    return log.save(conn, me, entries, now_ms=now_ms, claims=claims)[0]


def possible(now: Standing, me: Identity, kind: str) -> tuple[str, ...]:
    """What this device's worker may do next, without what would have no effect."""
    if not may_write(me.role, STEPS[kind]):
        return ()
    return now.walk.open_to(me.role, me.worker.hex())


def walks_as(conn: sqlite3.Connection, kind: str, uid: bytes) -> str:
    """By which names states and actions go: a hazard has its own."""
    if kind != "matter":
        return kind
    return matter_table.walks(standings.facts_of_matter(conn, uid).task)


def _given(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _move(action: str, said: Mapping[str, Value], now: Standing, me: Identity, now_ms: int) -> Move:
    """The step as the loop will see it once it is saved."""
    told: dict[str, Any] = {name: str(said.get(name) or "") for name in _SEEN_BY_LOOP}
    at = max(now_ms, 0) << 16
    return Move(id="f" * 32, action=action, heads=now.heads, at=at, role=me.role, **told)


def _usual(kind: str, now: Standing, action: str) -> Mapping[str, Value]:
    """What a step says where its author said nothing else: how a matter is closed by it."""
    close = now.loop.actions[action].close
    if kind != "matter" or not close:
        return {}
    return {"close": "3" if (now.state, action) == ("UPWARD", "finish") else close}


def _check(now: Standing, kind: str, move: Move, said: Mapping[str, Value]) -> None:
    """Raise InvalidRecord or OwnWork, naming what would have to be said instead."""
    action, turn = now.loop.actions[move.action], now.loop.turns[now.state, move.action]
    for needed in action.needs:
        if not said.get(needed):
            raise InvalidRecord(kind, needed, "required")
    if action.verifies and move.by == now.handler:
        raise OwnWork(action.code)
    wrong = now.walk.objection(move, turn)
    if wrong and wrong[0]:
        raise InvalidRecord(kind, *wrong, said.get(wrong[0]))
    if turn.clock == "extend" and now.due:
        # An extension is asked for before the deadline, and makes it later.
        if move.done_on > now.due[:10]:
            raise InvalidRecord(kind, "due", "too_late", now.due[:10])
        if move.due <= now.due[:10]:
            raise InvalidRecord(kind, "due", "not_later", move.due)


def _follows_the_limit(
    conn: sqlite3.Connection, kind: str, uid: bytes, now: Standing, move: Move
) -> bool:
    """Whether the deadline given is the one that follows anyway.

    Then it is not written down, so that it moves with the list of a year that is to come.
    """
    effect = now.loop.turns[now.state, move.action].clock
    if not move.due or effect not in ("handle", "again", "set"):
        return False
    without = standings.of(conn, kind, uid, replace(move, due=""))
    return without.due[:10] == move.due
