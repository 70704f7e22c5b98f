"""Acts on matters: registered with whoever told of them, and moved step by step."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.loops import ACTIONS, SETTLED, Move, Standing, allowed
from gridapp.models.matter import Matter
from gridapp.models.rights import may_write
from gridapp.register import derive, log, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.segment import MAX_AT

_SEEN_BY_LOOP = ("by", "to", "due", "done_on", "reporter", "way", "satisfaction")


class NotAllowed(Exception):
    """The matter's state, or this device's role, does not allow the action.

    Attributes:
        instead: what is possible.
        what: "nothing" where that is nothing at all.
    """

    def __init__(self, action: str, state: str, instead: tuple[str, ...]) -> None:
        super().__init__(f"{action} from {state}")
        self.action, self.state, self.instead = action, state, instead
        self.what = "" if instead else "nothing"


class OwnWork(Exception):
    """A handler may not verify his own work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known of the record beside a matter besides what the matter says.

    Attributes:
        below: records that belong to it, as (kind, fields): the parties of a dispute.
    """

    fields: Mapping[str, Value]
    below: Sequence[tuple[str, Mapping[str, Value]]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMatter:
    """A matter about to be registered.

    Attributes:
        place: the grid or unit where it is.
        fields: fields of the matter; `worker` and `number` are filled in.
        reporters: fields of each person who told of it; none when found by oneself.
        actions: steps taken at once, as (action, fields), such as report, or settle and told.
        beside: what is known of the record that a visit writes beside it, as a dispute's parties.
    """

    place: str
    fields: Mapping[str, Value]
    reporters: Sequence[Mapping[str, Value]] = ()
    actions: Sequence[tuple[str, Mapping[str, Value]]] = (("report", {}),)
    beside: Beside | None = None

    @property
    def settled(self) -> bool:
        """Whether it was settled where it was found."""
        return any(action == "settle" for action, _fields in self.actions)


def register(
    conn: sqlite3.Connection, me: Identity, matter: NewMatter, *, today: str, now_ms: int
) -> str:
    """Register a matter with its reporters and first steps in one save; return its id."""
    entries, claims = prepare(conn, me, [matter], today=today, now_ms=now_ms)
    return log.save(conn, me, entries, now_ms=now_ms, claims=claims)[0]


def prepare(
    conn: sqlite3.Connection,
    me: Identity,
    matters: Sequence[NewMatter],
    *,
    today: str,
    now_ms: int,
) -> tuple[list[Entry], dict[str, bytes]]:
    """The entries that register these matters, and the claims behind their ids."""
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    serial = next_serial(conn, me, today)
    for offset, matter in enumerate(matters):
        id_, claims_here = _named(me, matter.place, now_ms)
        claims |= claims_here
        number = f"{me.place[6:9]}{today[2:4]}-{me.tag or 'C'}{serial + offset:04d}"
        fields = {"number": number, "worker": me.worker.hex(), **matter.fields}
        entries.append(Entry(kind="matter", id=id_, place=matter.place, fields=fields))
        told: list[str] = []
        for reporter in matter.reporters:
            reporter_id, claims_here = _named(me, matter.place, now_ms)
            claims |= claims_here
            if reporter.get("kind") != "anonymous":
                told.append(reporter_id)
            about = {"matter": id_, **reporter}
            entries.append(Entry(kind="reporter", id=reporter_id, place=matter.place, fields=about))
        steps, claims_here = _first_steps(me, matter, id_, told, today=today, now_ms=now_ms)
        entries += steps
        claims |= claims_here
    return entries, claims


def _first_steps(
    me: Identity,
    matter: NewMatter,
    id_: str,
    told: Sequence[str],
    *,
    today: str,
    now_ms: int,
) -> tuple[list[Entry], dict[str, bytes]]:
    """The steps taken at once, each on the one before; `told` are the reporters to be told."""
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    heads = b""
    for action, given in matter.actions:
        targets: Sequence[str] = told if action == "told" else ("",)
        for target in targets:
            step_id, claims_here = _named(me, matter.place, now_ms)
            claims |= claims_here
            step = {
                "matter": id_,
                "action": action,
                "heads": heads or None,
                "by": me.worker.hex(),
                "done_on": today,
                "reporter": target or None,
                **given,
            }
            entries.append(Entry(kind="step", id=step_id, place=matter.place, fields=step))
            heads = bytes.fromhex(step_id)
    return entries, claims


def on_the_spot(
    reporters: Sequence[Mapping[str, Value]], how: str
) -> Sequence[tuple[str, Mapping[str, Value]]]:
    """The steps of a matter that is settled, told and closed where it was found."""
    steps: list[tuple[str, Mapping[str, Value]]] = [("settle", {"note": how, "close": "1"})]
    kinds = {reporter.get("kind") for reporter in reporters}
    if kinds - {"anonymous"}:
        steps.append(("told", {"way": "face"}))
    if "anonymous" in kinds:
        steps.append(("post", {}))
    # What was found by oneself is closed by being settled: there is nobody to tell.
    return (*steps, ("close", {})) if kinds else tuple(steps)


def step(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    action: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Take one step of a matter's loop; return the step's id. Must run inside a transaction.

    Raises UnknownRecord, NotAllowed (naming what is allowed), OwnWork, or InvalidRecord for a
    field that the action needs.
    """
    matter = records.get(conn, Matter, matter_id)
    if matter is None:
        raise log.UnknownRecord("matter", matter_id)
    now = derive.standing_of(conn, bytes.fromhex(matter_id))
    if action not in allowed(now.state, me.role):
        raise NotAllowed(action, now.state, possible(now, me))
    for needed in ACTIONS[action].needs:
        if fields.get(needed) in (None, ""):
            raise InvalidRecord("step", needed, "required")
    by = str(fields.get("by") or me.worker.hex())
    if ACTIONS[action].verifies and by == handler(now):
        raise OwnWork(matter_id)
    _try_out(conn, me, matter_id, action, {**fields, "by": by}, now)
    entry = Entry(
        kind="step",
        place=matter.place,
        fields={
            "matter": matter_id,
            "action": action,
            "heads": b"".join(map(bytes.fromhex, now.heads)) or None,
            "by": by,
            "done_on": today,
            **fields,
        },
    )
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def _try_out(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    action: str,
    fields: Mapping[str, Value],
    now: Standing,
) -> None:
    """Raise NotAllowed for a step that the loop would keep without effect."""
    told = {name: str(fields.get(name) or "") for name in _SEEN_BY_LOOP}
    move = Move(id="f" * 32, action=action, heads=now.heads, at=MAX_AT, role=me.role, **told)
    if move.id in derive.standing_of(conn, bytes.fromhex(matter_id), move).late:
        instead = tuple(other for other in possible(now, me) if other != action)
        raise NotAllowed(action, now.state, instead)


def add_reporter(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    fields: Mapping[str, Value],
    *,
    now_ms: int,
) -> str:
    """One more person who told of the same thing; he is owed an answer of his own."""
    matter = records.get(conn, Matter, matter_id)
    if matter is None:
        raise log.UnknownRecord("matter", matter_id)
    entry = Entry(kind="reporter", place=matter.place, fields={"matter": matter_id, **fields})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def possible(now: Standing, me: Identity) -> tuple[str, ...]:
    """What this device's worker may do to a matter next, without what would have no effect."""
    if not may_write(me.role, "step"):
        return ()
    beside = set()
    if now.state in SETTLED:
        beside.add("close" if now.owed else "told")
    if handler(now) == me.worker.hex():
        beside.update(code for code, action in ACTIONS.items() if action.verifies)
    return tuple(action for action in allowed(now.state, me.role) if action not in beside)


def handler(now: Standing) -> str:
    """The worker who last handled the matter; empty when nobody has."""
    for move, _state in reversed(now.path):
        if move.action in ("sign", "start", "finish"):
            return move.by
    return ""


def next_serial(conn: sqlite3.Connection, me: Identity, today: str) -> int:
    """The next running number of this device's matters in the year of `today`."""
    prefix = f"{me.place[6:9]}{today[2:4]}-{me.tag or 'C'}"
    (last,) = conn.execute(
        "SELECT max(CAST(substr(number, ?) AS INTEGER)) FROM matter WHERE number >= ?"
        " AND number < ?",
        (len(prefix) + 1, prefix, prefix + ":"),
    ).fetchone()
    return int(last or 0) + 1


def _named(me: Identity, place: str, now_ms: int) -> tuple[str, dict[str, bytes]]:
    id_, claim = log.new_id(me, place, now_ms)
    return id_, {id_: claim}
