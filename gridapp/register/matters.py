"""Acts on matters: registered with whoever told of them, and moved step by step."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Reporter
from gridapp.models.matter_loop import MatterStanding
from gridapp.models.matter_table import ACTIONS, SETTLED
from gridapp.register import (
    attachments,
    dockets,
    log,
    owed,
    records,
    sense,
    spot_mediation,
    standings,
    steps,
    triage,
)
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.spot_mediation import Settled

BEFORE = "1"
"""What a picture of something to be settled is (attachment_kind)."""


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
        pictures: digests of files that are here, to be attached to it (see `attachments`).
    """

    place: str
    fields: Mapping[str, Value]
    reporters: Sequence[Mapping[str, Value]] = ()
    actions: Sequence[tuple[str, Mapping[str, Value]]] = (("report", {}),)
    beside: Beside | None = None
    pictures: Sequence[bytes] = ()

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
    known: int = 0,
    *,
    today: str,
    now_ms: int,
) -> tuple[list[Entry], dict[str, bytes]]:
    """The entries that register these matters, and the claims behind their ids.

    `known` are matters of the same save before these, whose numbers are given.
    """
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    serial = next_serial(conn, me, today) + known
    for offset, matter in enumerate(matters):
        id_, claims_here = _named(me, matter.place, now_ms)
        claims |= claims_here
        number = f"{me.place[6:9]}{today[2:4]}-{me.tag or 'C'}{serial + offset:04d}"
        fields = {"number": number, "worker": me.worker.hex(), **matter.fields}
        entries.append(Entry(kind="matter", id=id_, place=matter.place, fields=fields))
        entries += attachments.entries(conn, entries[-1], matter.pictures, kind=BEFORE)
        told: list[str] = []
        for reporter in matter.reporters:
            reporter_id, claims_here = _named(me, matter.place, now_ms)
            claims |= claims_here
            if reporter.get("kind") != "anonymous":
                told.append(reporter_id)
            about = {"matter": id_, **reporter}
            entries.append(Entry(kind="reporter", id=reporter_id, place=matter.place, fields=about))
        line = _Line(me=me, matter=id_, place=matter.place, told=told)
        first, claims_here = _steps_of(line, matter.actions, today=today, now_ms=now_ms)
        entries += first
        claims |= claims_here
    return entries, claims


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """Where steps go that are taken at once: `told` are the reporters to be told."""

    me: Identity
    matter: str
    place: str
    told: Sequence[str]
    heads: bytes = b""


def _steps_of(
    line: _Line,
    actions: Sequence[tuple[str, Mapping[str, Value]]],
    *,
    today: str,
    now_ms: int,
) -> tuple[list[Entry], dict[str, bytes]]:
    """Steps taken at once, each on the one before.

    What this worker's role may not do has no effect anywhere, and is left to whoever may.
    """
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    heads = line.heads
    for action, given in actions:
        if line.me.role not in ACTIONS[action].who:
            continue
        targets: Sequence[str] = line.told if action == "told" else ("",)
        for target in targets:
            step_id, claims_here = _named(line.me, line.place, now_ms)
            claims |= claims_here
            step = {
                "matter": line.matter,
                "action": action,
                "heads": heads or None,
                "by": line.me.worker.hex(),
                "done_on": today,
                "reporter": target or None,
                **given,
            }
            entries.append(Entry(kind="step", id=step_id, place=line.place, fields=step))
            heads = bytes.fromhex(step_id)
    return entries, claims


def on_the_spot(
    reporters: Sequence[Mapping[str, Value]], how: str, way: str = "face"
) -> Sequence[tuple[str, Mapping[str, Value]]]:
    """The steps of a matter that is settled, told and closed where it was found."""
    taken: list[tuple[str, Mapping[str, Value]]] = [("settle", {"note": how, "close": "1"})]
    kinds = {reporter.get("kind") for reporter in reporters}
    if kinds - {"anonymous"}:
        taken.append(("told", {"way": way}))
    if "anonymous" in kinds:
        taken.append(("post", {}))
    # What was found by oneself is closed by being settled, what nobody put his name to by the
    # notice: there is nobody to tell.
    return (*taken, ("close", {})) if kinds - {"anonymous"} else tuple(taken)


def settle(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Settle a matter on the spot, tell everybody who told of it, and close it, in one save.

    `fields` are note and way. Returns the id of the first step. Raises as `steps.take` does.
    """
    matter = records.standing(conn, Matter, matter_id)
    uid = bytes.fromhex(matter_id)
    now = standings.matter(conn, uid)
    if "settle" not in possible(now, me):
        walks = steps.walks_as(conn, "matter", uid)
        raise steps.NotAllowed("settle", now.state, possible(now, me), walks)
    if not fields.get("note"):
        raise InvalidRecord("step", "note", "required")
    ids = records.ids(conn, KINDS["reporter"], where={"matter": matter_id})
    reporters = records.get_many(conn, Reporter, ids).values()
    kinds = [{"kind": reporter.kind} for reporter in reporters]
    line = _Line(
        me=me,
        matter=matter_id,
        place=matter.place,
        told=[reporter.id for reporter in reporters if reporter.kind != "anonymous"],
        heads=b"".join(map(bytes.fromhex, now.heads)),
    )
    how = str(fields["note"])
    taken = on_the_spot(kinds, how, str(fields.get("way") or "face"))
    entries, claims = _steps_of(line, taken, today=today, now_ms=now_ms)
    settled = Settled(place=matter.place, by=me.worker.hex(), day=today, how=how)
    more, theirs = spot_mediation.of_matter(conn, me, matter_id, settled, now_ms=now_ms)
    entries += more
    claims |= theirs
    return log.save(conn, me, entries, now_ms=now_ms, claims=claims)[0]


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
    """Take one step of a matter's loop (see `steps.take`); return the step's id.

    What is said of the matter itself when it is accepted is saved before: its deadline follows.
    Who told of what was merged into it is told in that matter, and `all` means all who wait.
    A handler elsewhere, or without the program, is given a docket (see `dockets.give`), and only
    one while he has it; whoever is asked to help him always is.
    """
    beside = (*triage.SET, *dockets.HANDING)
    said = {name: value for name, value in fields.items() if name not in beside}
    about = {name: value for name, value in fields.items() if name in triage.SET and value}
    handing = {name: value for name, value in fields.items() if name in dockets.HANDING and value}
    if about:
        _set(conn, me, matter_id, action, about, now_ms=now_ms)
    if handing and action not in dockets.HANDS_OUT:
        raise log.UnknownField("step", next(iter(handing)))
    if action == "close":
        owed.check_close(conn, matter_id)
    if action == "told":
        return owed.tell(conn, me, matter_id, said, today=today, now_ms=now_ms)
    hands_out = action in dockets.HANDS_OUT and me.role.is_centre
    if hands_out:
        dockets.check_given(conn, matter_id, str(said.get("to") or ""))
    made = steps.take(conn, me, "matter", matter_id, action, said, today=today, now_ms=now_ms)
    if hands_out:
        dockets.give(
            conn,
            me,
            matter_id,
            said,
            handing,
            always=action == "joint",
            today=today,
            now_ms=now_ms,
        )
    return made


def _set(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    action: str,
    about: Mapping[str, Value],
    *,
    now_ms: int,
) -> None:
    """Write down of a matter what is said when it is accepted; what stands already is no change."""
    matter = records.standing(conn, Matter, matter_id)
    if action != "accept":
        raise log.UnknownField("step", next(iter(about)))
    changed = {name: value for name, value in about.items() if getattr(matter, name) != value}
    if fault := sense.fault(conn, KINDS["matter"], matter_id, changed):
        raise InvalidRecord("matter", *fault, changed.get(fault[0]))
    if changed:
        entry = Entry(kind="matter", id=matter_id, place=matter.place, fields=changed)
        log.save(conn, me, [entry], now_ms=now_ms)


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


def possible(now: MatterStanding, me: Identity) -> tuple[str, ...]:
    """What this device's worker may do to a matter next, without what would have no effect."""
    found = steps.possible(now, me, "matter")
    nobody = now.state in SETTLED and not now.owed
    return tuple(action for action in found if action != "told" or not nobody)


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
