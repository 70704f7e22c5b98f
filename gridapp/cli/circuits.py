"""Inviting to mediation, and circuit sessions: which disputes are heard on a day at a place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from gridapp.cli.acting import check_one, do
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, which
from gridapp.models.checks import is_date
from gridapp.models.declare import InvalidRecord
from gridapp.models.labels import label
from gridapp.register import codes, invitations
from gridapp.register.identity import Identity
from gridapp.register.invitations import Sitting
from gridapp.register.items import BadItem
from gridapp.register.lines import BadLine, several
from gridapp.words import say

_SAID = ("meets_on", "meets_at", "begins", "manner", "mediator", "receiver", "way")
_OF_ONE = frozenset({"dispute", "begins"})


def add(commands: Commands, language: str) -> None:
    """The command `circuit`."""
    about = commands.add_parser("circuit", help=say("help_circuit", language))
    acts = about.add_subparsers(metavar="ACT", required=True)
    plans = acts.add_parser("plan", help=say("help_circuit_plan", language))
    plans.set_defaults(run=plan)
    invites = acts.add_parser("invite", help=say("help_circuit_invite", language))
    invites.add_argument("id", metavar="ID")
    invites.set_defaults(run=invite)
    lists = acts.add_parser("list", help=say("help_circuit_list", language))
    lists.add_argument("--from", dest="first", default="", metavar="YYYY-MM-DD")
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument("--all", action="store_true", help=say("help_circuit_all", language))
    lists.set_defaults(run=list_)


def plan(job: Job) -> int:
    """One day and place for several `disputes`, each with the hour at which it begins."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        disputes = several(said, "disputes", "notice")
        if not disputes:
            raise Refused("circuit_nothing")
        _only(said)
        made = ""
        known: set[str] = set()
        for number, one in enumerate(disputes, 1):
            if unknown := sorted(one.keys() - _OF_ONE):
                raise BadLine(unknown[0], "unknown", "notice")
            about = which(conn, str(one.get("dispute") or ""))
            if about in known:  # the second would move the first
                raise BadItem(BadLine("dispute", "twice", "notice"), number)
            known.add(about)
            own = {name: value for name, value in one.items() if name != "dispute"}
            made = _invite(job, conn, me, about, {**said, **own})
        return made

    return do(job, act, "circuit_planned")


def invite(job: Job) -> int:
    """The parties of one dispute to a day and place; once more, and it is moved."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        _only(said)
        return _invite(job, conn, me, which(conn, job.args.id), said)

    return do(job, act, "circuit_invited")


def _only(said: dict[str, Any]) -> None:
    if unknown := [name for name in said if name not in _SAID]:
        raise BadLine(unknown[0], "unknown", "notice")


def _invite(
    job: Job, conn: sqlite3.Connection, me: Identity, dispute: str, said: dict[str, Any]
) -> str:
    check_one(conn, me, "notice", me.place, said)
    return invitations.invite(conn, me, dispute, said, today=job.today, now_ms=job.now_ms)


def list_(job: Job) -> int:
    """The circuit sessions that are planned, the next first, with what is heard at each."""
    check_place(job.args.place)
    first = job.args.first or job.today
    if not is_date(first):
        raise InvalidRecord("notice", "meets_on", "date", first)
    with job.look() as (conn, _me):
        found = invitations.sittings(
            conn, place=job.args.place, first=first, circuit=not job.args.all
        )
    lines = [said for one in found for said in _lines(job, one)]
    job.answer({"rows": [_as_row(one) for one in found]}, lines or [job.say("circuit_none")])
    return 0


def _as_row(one: Sitting) -> dict[str, Any]:
    return {
        "meets_on": one.day,
        "meets_at": one.where,
        "circuit": one.circuit,
        "mediators": list(one.mediators),
        "disputes": [
            {
                "notice": each.notice.id,
                "dispute": each.row.id,
                "begins": each.notice.begins,
                "title": each.row.title,
                "state": each.row.state,
                "result": each.result or None,
            }
            for each in one.heard
        ],
    }


def _lines(job: Job, one: Sitting) -> Iterator[str]:
    yield job.say("circuit_line", day=one.day, where=one.where, who=" ".join(one.mediators) or "-")
    for each in one.heard:
        state = label("state", f"dispute.{each.row.state}", job.language)
        came = codes.label("mediation_result", each.result, job.language) if each.result else state
        yield job.say(
            "circuit_heard",
            id=each.notice.id,
            time=each.notice.begins or "--:--",
            title=each.row.title,
            state=came,
        )
