"""Inviting to mediation, and circuit sessions: which disputes are heard on a day at a place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from gridapp.cli.acting import check_one, do, only
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, which
from gridapp.models.checks import is_date
from gridapp.models.declare import InvalidRecord
from gridapp.models.dispute import Dispute
from gridapp.models.labels import label
from gridapp.models.notice import Notice
from gridapp.register import codes, invitations, records, rooms
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.invitations import Sitting
from gridapp.register.items import BadItem
from gridapp.register.lines import BadLine, several
from gridapp.words import say

_SAID = ("meets_on", "meets_at", "begins", "manner", "mediator", "receiver", "way", "why")
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
    moves = acts.add_parser("move", help=say("help_circuit_move", language))
    moves.add_argument("id", metavar="NOTICE")
    moves.set_defaults(run=move)
    offs = acts.add_parser("off", help=say("help_circuit_off", language))
    offs.add_argument("id", metavar="ID", help=say("help_circuit_off_id", language))
    offs.add_argument("--why", default="", metavar="T")
    offs.add_argument("--whole", action="store_true", help=say("help_circuit_whole", language))
    offs.set_defaults(run=off)
    rooms_of = acts.add_parser("places", help=say("help_circuit_places", language))
    rooms_of.add_argument("--place", default="", metavar="C")
    rooms_of.set_defaults(run=places)
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
        only(said, "notice", *_SAID)
        known: dict[str, dict[str, Any]] = {}
        for number, one in enumerate(disputes, 1):
            if unknown := sorted(one.keys() - _OF_ONE):
                raise BadLine(unknown[0], "unknown", "notice")
            about = which(conn, str(one.get("dispute") or ""))
            if about in known:  # the second would move the first
                raise BadItem(BadLine("dispute", "twice", "notice"), number)
            known[about] = {name: value for name, value in one.items() if name != "dispute"}
            check_one(conn, me, "notice", me.place, {**said, **known[about]})
        return invitations.plan(conn, me, known.items(), said, today=job.today, now_ms=job.now_ms)

    return do(job, act, "circuit_planned")


def invite(job: Job) -> int:
    """The parties of one dispute to a day and place; once more, and it is moved."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        only(said, "notice", *_SAID)
        return _invite(job, conn, me, which(conn, job.args.id), said)

    return do(job, act, "circuit_invited")


def move(job: Job) -> int:
    """Everybody of one sitting to another day or place; each keeps his hour."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        only(said, "notice", *_SAID)
        check_one(conn, me, "notice", me.place, said)
        return invitations.move(conn, me, job.args.id, said, today=job.today, now_ms=job.now_ms)

    return do(job, act, "circuit_moved")


def off(job: Job) -> int:
    """Call off the invitation of one dispute, or the whole sitting that it belongs to."""
    why = job.args.why.strip()
    with job.register() as (conn, me), transaction(conn):
        id_ = which(conn, job.args.id)
        check_one(conn, me, "notice", me.place, {"why": why or None})
        at: dict[str, Any] = {"today": job.today, "now_ms": job.now_ms}
        if job.args.whole:
            made = invitations.call_off_all(conn, me, _notice(job, conn, id_), why, **at)
        else:
            made = invitations.call_off(conn, me, _dispute(conn, id_), why, **at)
    said = "circuit_off_whole" if job.args.whole else "circuit_off"
    job.answer({"id": made}, [job.say(said, id=made)])
    return 0


def _notice(job: Job, conn: sqlite3.Connection, id_: str) -> str:
    """The invitation that was meant: itself, or the one of a dispute that is to come."""
    if records.get(conn, Dispute, id_) is None:
        return id_
    one = invitations.coming(conn, id_, job.today)
    if one is None:
        raise invitations.NotInvited
    return one.id


def _dispute(conn: sqlite3.Connection, id_: str) -> str:
    """The dispute that was meant: itself, or that of an invitation."""
    one = records.get(conn, Notice, id_)
    return (one.dispute or id_) if one is not None else id_


def places(job: Job) -> int:
    """Where mediations of a village were held, and its landmarks: one spelling of each."""
    place = check_place(job.args.place)
    with job.look() as (conn, me):
        found = rooms.known(conn, place or me.place)
    job.answer({"places": found}, found or [job.say("circuit_no_places")])
    return 0


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
