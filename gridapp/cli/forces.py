"""Task forces on the command line: one for one grave matter, its duties, tasks and outcome."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from gridapp.cli.acting import add_acts, check_one, do, only
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import as_rows, check_place, which
from gridapp.models.kinds import KINDS
from gridapp.register import force_list, forces
from gridapp.register.forces import Force
from gridapp.register.identity import Identity
from gridapp.register.items import check_each
from gridapp.register.lines import BadLine, several
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `force`."""
    about = commands.add_parser("force", help=say("help_force", language))
    acts = about.add_subparsers(metavar="ACT", required=True)
    add_acts(
        acts,
        "force",
        language,
        ("begin", "MATTER", begin),
        ("duty", "FORCE", duty),
        ("task", "FORCE", task),
        ("done", "TASK", done),
        ("change", "FORCE", change),
        ("end", "FORCE", end),
    )
    lists = acts.add_parser("list", help=say("help_force_list", language))
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument("--only", default=force_list.GOING, metavar="NAME")
    lists.set_defaults(run=list_)


def begin(job: Job) -> int:
    """A force for a matter or a dispute, with its `duties` and `tasks`."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        about = which(conn, job.args.id)
        duties = several(said, "duties", "task_force")
        tasks = several(said, "tasks", "task_force")
        only(said, "task_force", "name", "lead", "begun_on", "due_on")
        check_one(conn, me, "task_force", me.place, said)
        check_each(conn, me, "duty", me.place, duties)
        check_each(conn, me, "assignment", me.place, tasks)
        return forces.begin(
            conn, me, about, said, duties, tasks, today=job.today, now_ms=job.now_ms
        )

    return do(job, act, "force_begun")


def duty(job: Job) -> int:
    """One more on the force, and what he answers for."""
    return _add(job, "duty", "force_duty")


def task(job: Job) -> int:
    """One more task, with its day."""
    return _add(job, "assignment", "force_task")


def _add(job: Job, kind: str, said_then: str) -> int:
    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        force = which(conn, job.args.id)
        check_one(conn, me, kind, me.place, said)
        return forces.add(conn, me, force, kind, said, now_ms=job.now_ms)

    return do(job, act, said_then)


def done(job: Job) -> int:
    """A task was carried out, and what came of it."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        id_ = which(conn, job.args.id)
        only(said, "assignment", "result", "done_on")
        check_one(conn, me, "assignment", me.place, said)
        day = str(said.get("done_on") or job.today)
        if day > job.today:
            raise BadLine("done_on", "future", "assignment")
        result = str(said.get("result") or "")
        return forces.done(conn, me, id_, result, day=day, now_ms=job.now_ms)

    return do(job, act, "force_done")


def change(job: Job) -> int:
    """Another name, leader or deadline."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        force = which(conn, job.args.id)
        only(said, "task_force", "name", "lead", "due_on")
        check_one(conn, me, "task_force", me.place, said)
        return forces.change(conn, me, force, said, now_ms=job.now_ms)

    return do(job, act, "force_changed")


def end(job: Job) -> int:
    """The force ends, saying what came of it."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        force = which(conn, job.args.id)
        only(said, "task_force", "outcome")
        check_one(conn, me, "task_force", me.place, said)
        outcome = str(said.get("outcome") or "")
        return forces.end(conn, me, force, outcome, today=job.today, now_ms=job.now_ms)

    return do(job, act, "force_ended")


def list_(job: Job) -> int:
    """The forces a filter lets through, the first due first, with what is still to be done."""
    only = job.args.only
    if only not in force_list.FILTERS:
        raise Refused("which_filter", said=only, known=" ".join(force_list.FILTERS))
    with job.look() as (conn, me):
        place = check_place(job.args.place) or me.place
        ids = force_list.ids(conn, today=job.today, place=place, let_through=only)
        found = [forces.get(conn, id_) for id_ in ids]
        rows = [_as_row(job, conn, me, one) for one in found]
    said = [line for one in found for line in _lines(job, one)]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("force_none")])
    return 0


def _as_row(job: Job, conn: sqlite3.Connection, me: Identity, one: Force) -> dict[str, Any]:
    """The force as JSON has it, with what stands below it."""

    def read(kind: str, ids: list[str]) -> list[dict[str, Any]]:
        return as_rows(conn, me, KINDS[kind], ids, unmask=False)

    (force,) = read("task_force", [one.force.id])
    return force | {
        "overdue": len(one.overdue(job.today)),
        "duties": read("duty", [below.id for below in one.duties]),
        "tasks": read("assignment", [below.id for below in one.tasks]),
    }


def _lines(job: Job, one: Force) -> Iterator[str]:
    """A line for the force, and one for each of its people and tasks."""
    force = one.force
    yield job.say(
        "force_line", id=force.id, name=force.name or "", lead=force.lead or "", due=force.due_on
    )
    for below in one.duties:
        said = " · ".join(filter(None, (below.member, below.body, below.duty)))
        yield job.say("force_on_it", id=below.id, said=said)
    late = {overdue.id for overdue in one.overdue(job.today)}
    for task_ in one.tasks:
        key = "force_was_done" if task_.done_on else "force_waits"
        yield job.say(
            "force_late" if task_.id in late else key,
            id=task_.id,
            what=task_.what or "",
            who=task_.who or "",
            day=task_.done_on or task_.due_on or "",
        )
