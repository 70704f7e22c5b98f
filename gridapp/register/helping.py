"""Help for households in difficulty: who is paired, what is done, and how it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.declare import InvalidRecord, Value, kind_of
from gridapp.models.help import HelpPlan, Measure, Pairing
from gridapp.models.household import Household
from gridapp.register import log, records, veils
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

Below = Sequence[Mapping[str, Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """A household that is being helped: the plan, who is paired with it, and what is still due.

    Attributes:
        head: the household's; hidden where he is locked to storage.
    """

    plan: HelpPlan
    head: str
    pairings: tuple[Pairing, ...]
    measures: tuple[Measure, ...]

    def overdue(self, today: str) -> list[Measure]:
        """The measures that should have been done by now."""
        return [one for one in self.measures if not one.done_on and "" < (one.due_on or "") < today]


def begin(
    conn: sqlite3.Connection,
    me: Identity,
    household: str,
    fields: Mapping[str, Value],
    pairings: Below = (),
    measures: Below = (),
    *,
    today: str,
    now_ms: int,
) -> str:
    """Begin to help a household, with whoever is paired and what is planned, in one save."""
    home = records.standing(conn, Household, household)
    id_, claim = log.new_id(me, home.place, now_ms)
    usual: dict[str, Value] = {"household": household, "begun_on": today}
    usual["worker"] = me.worker.hex()
    entries = [Entry(kind="help_plan", id=id_, place=home.place, fields={**usual, **fields})]
    for one in pairings:
        paired = {"plan": id_, "from_on": today, **one}
        entries.append(Entry(kind="pairing", place=home.place, fields=paired))
    for one in measures:
        planned = {"plan": id_, "by": me.worker.hex(), **one}
        entries.append(Entry(kind="measure", place=home.place, fields=planned))
    return log.save(conn, me, entries, now_ms=now_ms, claims={id_: claim})[0]


def add(
    conn: sqlite3.Connection,
    me: Identity,
    plan: str,
    kind: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """One more measure of a plan, planned or done already, or one more helper; its id."""
    known = records.standing(conn, HelpPlan, plan)
    usual: dict[str, Value] = {"by": me.worker.hex()} if kind == "measure" else {"from_on": today}
    entry = Entry(kind=kind, place=known.place, fields={"plan": plan, **usual, **fields})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def done(
    conn: sqlite3.Connection,
    me: Identity,
    measure: str,
    result: str,
    *,
    value: int | None = None,
    today: str,
    now_ms: int,
) -> str:
    """A planned measure was carried out: what came of it, and what it was worth."""
    records.standing(conn, Measure, measure)
    if not result.strip():
        raise InvalidRecord("measure", "result", "required")
    fields: dict[str, Value] = {"done_on": today, "result": result.strip()}
    fields["by"] = me.worker.hex()
    if value is not None:
        fields["value"] = value
    return log.save(conn, me, [Entry(kind="measure", id=measure, fields=fields)], now_ms=now_ms)[0]


def hand_over(
    conn: sqlite3.Connection,
    me: Identity,
    pairing: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Another helper is paired from today on, without a gap; the id of the new pairing."""
    known = records.standing(conn, Pairing, pairing)
    entries = [
        Entry(
            kind="pairing",
            place=known.place,
            fields={"plan": known.plan, "from_on": today, **fields},
        ),
        Entry(kind="pairing", id=pairing, fields={"until_on": today}),
    ]
    return log.save(conn, me, entries, now_ms=now_ms)[0]


def end(
    conn: sqlite3.Connection,
    me: Identity,
    plan: str,
    outcome: str,
    note: str = "",
    *,
    today: str,
    now_ms: int,
) -> str:
    """Help ends, saying what came of it; the pairings end with it."""
    known = records.standing(conn, HelpPlan, plan)
    if not outcome:
        raise InvalidRecord("help_plan", "outcome", "required")
    ended: dict[str, Value] = {"ended_on": today, "outcome": outcome}
    ended["note"] = note.strip() or known.note
    running = records.ids(conn, kind_of(Pairing), where={"plan": plan, "until_on": None})
    entries = [Entry(kind="help_plan", id=plan, fields=ended)]
    entries += [Entry(kind="pairing", id=one, fields={"until_on": today}) for one in running]
    return log.save(conn, me, entries, now_ms=now_ms)[0]


def going_on(conn: sqlite3.Connection, place: str) -> list[Helped]:
    """The households at `place` and below that are being helped, the longest first."""
    ids = records.ids(conn, kind_of(HelpPlan), place=place, where={"ended_on": None})
    found = _helped(conn, records.get_many(conn, HelpPlan, ids))
    return sorted(found, key=lambda one: (one.plan.begun_on or "", one.plan.id))


def get(conn: sqlite3.Connection, plan: str) -> Helped:
    """The household that is helped by this plan. Raises UnknownRecord."""
    (found,) = _helped(conn, {plan: records.standing(conn, HelpPlan, plan)})
    return found


def _helped(conn: sqlite3.Connection, plans: Mapping[str, HelpPlan]) -> list[Helped]:
    homes = records.get_many(conn, Household, [one.household or "" for one in plans.values()])
    shown = veils.veiled(conn, homes)
    return [
        Helped(
            plan=plan,
            head=(home.head or "") if (home := shown.get(plan.household or "")) else "",
            pairings=tuple(sorted(records.where(conn, Pairing, plan=plan.id), key=_since)),
            measures=tuple(sorted(records.where(conn, Measure, plan=plan.id), key=_by)),
        )
        for plan in plans.values()
    ]


def _since(one: Pairing) -> tuple[str, str]:
    return (one.from_on or "", one.id)


def _by(one: Measure) -> tuple[str, str]:
    """The soonest due first, what has no day last."""
    return (one.due_on or "9999", one.id)
