"""Help for households in difficulty and what is done together: helping, activity."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from gridapp.cli.acting import add_acts, check_one, do, only
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import as_rows, check_place, which
from gridapp.models.kinds import KINDS
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.register import activities, help_list, helping
from gridapp.register.activities import NewActivity
from gridapp.register.helping import Helped
from gridapp.register.identity import Identity
from gridapp.register.items import check_each
from gridapp.register.lines import BadLine, several
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The commands of this module."""
    helps = commands.add_parser("helping", help=say("help_helping", language))
    acts = helps.add_subparsers(metavar="ACT", required=True)
    add_acts(
        acts,
        "helping",
        language,
        ("begin", "HOUSEHOLD", begin),
        ("measure", "PLAN", measure),
        ("pair", "PLAN", pair),
        ("done", "MEASURE", done),
        ("replace", "PAIRING", replace),
        ("end", "PLAN", end),
    )
    lists = acts.add_parser("list", help=say("help_helping_list", language))
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument("--only", default="", metavar="NAME")
    lists.set_defaults(run=list_)
    does = commands.add_parser("activity", help=say("help_activity", language))
    does.set_defaults(run=activity)


def begin(job: Job) -> int:
    """A help plan for a household, with its `pairings` and `measures`."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        household = which(conn, job.args.id)
        pairings = several(said, "pairings", "help_plan")
        measures = several(said, "measures", "help_plan")
        check_one(conn, me, "help_plan", me.place, said)
        check_each(conn, me, "pairing", me.place, pairings)
        check_each(conn, me, "measure", me.place, measures)
        return helping.begin(
            conn, me, household, said, pairings, measures, today=job.today, now_ms=job.now_ms
        )

    return do(job, act, "help_begun")


def measure(job: Job) -> int:
    """One more measure of a plan, planned or done already."""
    return _add(job, "measure", "measure_noted")


def pair(job: Job) -> int:
    """One more helper for a household."""
    return _add(job, "pairing", "helper_paired")


def _add(job: Job, kind: str, said_then: str) -> int:
    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        plan = which(conn, job.args.id)
        check_one(conn, me, kind, me.place, said)
        return helping.add(conn, me, plan, kind, said, today=job.today, now_ms=job.now_ms)

    return do(job, act, said_then)


def done(job: Job) -> int:
    """A planned measure was carried out: what came of it, and what it was worth."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        id_ = which(conn, job.args.id)
        only(said, "measure", "result", "value", "done_on")
        check_one(conn, me, "measure", me.place, said)
        day = str(said.get("done_on") or job.today)
        if day > job.today:
            raise BadLine("done_on", "future", "measure")
        result, value = str(said.get("result") or ""), said.get("value")
        helping.done(conn, me, id_, result, value=value, today=day, now_ms=job.now_ms)
        return id_

    return do(job, act, "measure_done")


def replace(job: Job) -> int:
    """Another helper follows without a gap."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        pairing = which(conn, job.args.id)
        check_one(conn, me, "pairing", me.place, said)
        return helping.hand_over(conn, me, pairing, said, today=job.today, now_ms=job.now_ms)

    return do(job, act, "helper_paired")


def end(job: Job) -> int:
    """Help ends, saying what came of it."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        plan = which(conn, job.args.id)
        only(said, "help_plan", "outcome", "note")
        check_one(conn, me, "help_plan", me.place, said)
        outcome, note = (str(said.get(name) or "") for name in ("outcome", "note"))
        helping.end(conn, me, plan, outcome, note, today=job.today, now_ms=job.now_ms)
        return plan

    return do(job, act, "help_has_ended")


def list_(job: Job) -> int:
    """The households that are being helped, the longest first, and what is overdue.

    With --only those that a filter lets through, the soonest due first.
    """
    only = job.args.only
    if only and only not in help_list.FILTERS:
        raise Refused("which_filter", said=only, known=" ".join(help_list.FILTERS))
    with job.look() as (conn, me):
        place = check_place(job.args.place) or me.place
        if only:
            ids = help_list.ids(conn, today=job.today, place=place, let_through=only)
            found = [helping.get(conn, id_) for id_ in ids]
        else:
            found = helping.going_on(conn, place)
        rows = _as_rows(job, conn, me, found)
    said = [line for one in found for line in _lines(job, one)]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("help_nobody")])
    return 0


def activity(job: Job) -> int:
    """Something done together, with those who took part (`participants`)."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        place = str(said.pop("place", None) or me.place)
        participants = several(said, "participants", "activity")
        check_one(conn, me, "activity", place, said)
        check_each(conn, me, "participant", place, participants)
        task = TASKS.get(str(said.get("task") or ""))
        if task is not None and TaskShape.ACTIVITY not in task.shapes:
            raise BadLine("task", "not_listed", "activity")
        if str(said.get("happened_on") or "") > job.today:
            raise BadLine("happened_on", "future", "activity")
        new = NewActivity(place=place, fields=said, participants=participants)
        return activities.register(conn, me, new, today=job.today, now_ms=job.now_ms)

    return do(job, act, "activity_noted")


def _as_rows(
    job: Job, conn: sqlite3.Connection, me: Identity, found: Sequence[Helped]
) -> list[dict[str, Any]]:
    """The plans, each with the records below it, as JSON has them."""

    def read(kind: str, ids: list[str]) -> dict[str, dict[str, Any]]:
        return {row["id"]: row for row in as_rows(conn, me, KINDS[kind], ids, unmask=False)}

    plans = read("help_plan", [one.plan.id for one in found])
    pairings = read("pairing", [below.id for one in found for below in one.pairings])
    measures = read("measure", [below.id for one in found for below in one.measures])
    return [
        plans[one.plan.id]
        | {"head": one.head, "overdue": len(one.overdue(job.today))}
        | {"pairings": [pairings[below.id] for below in one.pairings]}
        | {"measures": [measures[below.id] for below in one.measures]}
        for one in found
    ]


def _lines(job: Job, one: Helped) -> Iterator[str]:
    """A line for the household, and one for each measure that is still to be carried out."""
    helpers = [pairing.helper or "" for pairing in one.pairings if not pairing.until_on]
    yield job.say(
        "help_line",
        id=one.plan.id,
        head=one.head,
        place=one.plan.place,
        begun_on=one.plan.begun_on or "",
        helpers=marks.listed(helpers, job.language) or job.say("help_unpaired"),
    )
    late = {overdue.id for overdue in one.overdue(job.today)}
    for waiting in one.measures:
        if not waiting.done_on:
            key = "help_late" if waiting.id in late else "help_waiting"
            yield job.say(key, id=waiting.id, what=waiting.what, due_on=waiting.due_on or "")
