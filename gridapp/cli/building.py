"""Livelihood projects: project."""

from __future__ import annotations

import sqlite3
from typing import Any

from gridapp.cli.acting import add_acts, check_one, do
from gridapp.cli.job import Commands, Job
from gridapp.cli.records import as_rows, check_place, which
from gridapp.models.kinds import KINDS
from gridapp.register import projects, records
from gridapp.register.identity import Identity
from gridapp.register.items import check_each
from gridapp.register.lines import BadLine, several
from gridapp.words import say

_ENDING = ("outcome",)


def add(commands: Commands, language: str) -> None:
    """The command `project`."""
    builds = commands.add_parser("project", help=say("help_project", language))
    acts = builds.add_subparsers(metavar="ACT", required=True)
    begins = acts.add_parser("begin", help=say("help_project_begin", language))
    begins.set_defaults(run=begin)
    add_acts(
        acts,
        "project",
        language,
        ("join", "PROJECT", join),
        ("report", "PROJECT", report),
        ("end", "PROJECT", end),
    )
    lists = acts.add_parser("list", help=say("help_project_list", language))
    lists.add_argument("--place", default="", metavar="C")
    lists.set_defaults(run=list_)


def begin(job: Job) -> int:
    """A project with its first `households`."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        place = str(said.pop("place", None) or me.place)
        households = several(said, "households", "project")
        check_one(conn, me, "project", place, said)
        check_each(conn, me, "project_household", place, households)
        return projects.begin(conn, me, place, said, households, today=job.today, now_ms=job.now_ms)

    return do(job, act, "project_begun")


def join(job: Job) -> int:
    """One more household in a project."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        project = which(conn, job.args.id)
        check_one(conn, me, "project_household", me.place, said)
        return projects.join(conn, me, project, said, today=job.today, now_ms=job.now_ms)

    return do(job, act, "project_joined")


def report(job: Job) -> int:
    """How far a project has come."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        project = which(conn, job.args.id)
        check_one(conn, me, "progress", me.place, said)
        return projects.report(conn, me, project, said, today=job.today, now_ms=job.now_ms)

    return do(job, act, "project_reported")


def end(job: Job) -> int:
    """A project ends, saying what came of it."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        project = which(conn, job.args.id)
        if unknown := [name for name in said if name not in _ENDING]:
            raise BadLine(unknown[0], "unknown", "project")
        check_one(conn, me, "project", me.place, said)
        outcome = str(said.get("outcome") or "")
        projects.end(conn, me, project, outcome, today=job.today, now_ms=job.now_ms)
        return project

    return do(job, act, "project_ended")


def list_(job: Job) -> int:
    """The projects that are going on, and how many households are in each."""
    with job.look() as (conn, me):
        place = check_place(job.args.place) or me.place
        ids = [one.id for one in projects.open_at(conn, place, job.today)]
        rows = as_rows(conn, me, KINDS["project"], ids, unmask=False)
        for row in rows:
            where = {"project": row["id"], "left_on": None}
            row["households"] = len(records.ids(conn, KINDS["project_household"], where=where))
    said = [job.say("project_line", **row) for row in rows]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("project_none")])
    return 0
