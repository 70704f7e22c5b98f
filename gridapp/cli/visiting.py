"""Visits and what follows from them: visit, rounds, round, log."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from gridapp.cli.acting import check_one, do
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.log_lines import LogWords, as_json
from gridapp.cli.records import a_limit, check_place, which, which_worker
from gridapp.models.checks import is_date
from gridapp.models.danger import Call, calls_for
from gridapp.models.declare import InvalidRecord
from gridapp.models.kinds import KINDS
from gridapp.models.visit import Round
from gridapp.register import day_log, duty, households, places, records, rounds, visit_line
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.items import numbered
from gridapp.register.lines import one_object
from gridapp.register.matters import NewMatter
from gridapp.register.rounds import Progress
from gridapp.words import say

_SAID = ("title", "detail")


def add(commands: Commands, language: str) -> None:
    """The commands of this module."""
    visits = commands.add_parser(
        "visit",
        help=say("help_visit", language),
        description=say("help_visit_json", language),
        epilog=say("help_visit_example", language),
    )
    visits.set_defaults(run=visit)
    many = commands.add_parser("rounds", help=say("help_rounds", language))
    many.add_argument("--place", default="", metavar="C")
    many.set_defaults(run=rounds_)
    plans = many.add_subparsers(metavar="ACT").add_parser(
        "plan", help=say("help_rounds_plan", language)
    )
    plans.set_defaults(run=plan_round)
    one = commands.add_parser("round", help=say("help_round", language))
    one.add_argument("id", metavar="ID")
    one.add_argument("--place", default="", metavar="C")
    one.add_argument("--limit", type=a_limit, metavar="N")
    one.set_defaults(run=round_)
    logs = commands.add_parser("log", help=say("help_log", language))
    logs.add_argument("--day", metavar="YYYY-MM-DD")
    logs.add_argument("--worker", metavar="W")
    logs.add_argument("--place", default="", metavar="C")
    logs.set_defaults(run=log_)


def visit(job: Job) -> int:
    """One visit with all that was found on it, from one JSON object on stdin."""
    with job.register() as (conn, me):
        raw = sys.stdin.buffer.read()
        line = visit_line.read(conn, me, raw, job.today, partial(which_worker, conn))
        try:
            with transaction(conn):
                id_ = line.write(conn, me, today=job.today, now_ms=job.now_ms)
        except InvalidRecord as why:
            raise numbered(one_object(raw), why) from why
        made = {
            kind.plural: records.ids(conn, kind, where={"visit": id_})
            for kind in (KINDS[name] for name in ("matter", "dispute", "help_plan", "activity"))
        }
        numbers = [
            str(number["number"])
            for number in _fields(conn, made["matters"])
            if number.get("number")
        ]
        calls = _calls(conn, line)
    told = [{"number": call.number, "name": call.label(job.language)} for call in calls]
    said = [job.say("visited", id=id_, **{name: len(ids) for name, ids in made.items()})]
    said += [job.say("visited_number", number=number) for number in numbers]
    said += [job.say("phone_now", **call) for call in told]
    job.answer({"id": id_, **made, "numbers": numbers, "calls": told}, said)
    return 0


def _fields(conn: sqlite3.Connection, matters: Sequence[str]) -> list[dict[str, Any]]:
    found = records.get_many(conn, KINDS["matter"].record, matters)
    return [records.as_dict(found[id_]) for id_ in matters if id_ in found]


def _calls(conn: sqlite3.Connection, line: visit_line.Line) -> tuple[Call, ...]:
    """Whom to telephone because of what was written, as long as nobody says that he did."""
    found = [one for one in line.found if isinstance(one, NewMatter)]
    if any(one.fields.get("phoned") for one in found):
        return ()
    words = [line.fields.get("note"), *(one.fields.get(n) for one in found for n in _SAID)]
    grades = [str(one.fields.get("hazard_grade") or "") for one in found]
    sorts = [str(one.fields.get("hazard_type") or "") for one in found]
    calls = calls_for(" ".join(str(word) for word in words if word), max(grades, default=""))
    return duty.beside(conn, calls, line.place, max(sorts, default=""))


def plan_round(job: Job) -> int:
    """A round of visits planned, from one JSON object on stdin; by default over one's own area."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        area = str(said.pop("area", None) or me.place)
        said = {"subject": "household", **said, "area": area}
        check_one(conn, me, "round", "", said)
        return rounds.plan(conn, me, area, said, now_ms=job.now_ms)

    return do(job, act, "round_planned")


def rounds_(job: Job) -> int:
    """Every round of visits, and how far it has come."""
    check_place(job.args.place)
    with job.register() as (conn, me):
        place = job.args.place or me.place
        found = [rounds.progress(conn, one.id, place) for one in rounds.all_of(conn, place)]
    rows = [_as_row(one) for one in found]
    said = [line for one in found for line in _lines(job, one)]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("no_rounds")])
    return 0


def round_(job: Job) -> int:
    """One round, and who is still to be visited."""
    check_place(job.args.place)
    with job.register() as (conn, _me):
        id_ = which(conn, job.args.id)
        far = rounds.progress(conn, id_, job.args.place)
        listed = far.remaining[: job.args.limit]
        subjects = _subjects(conn, far.round, listed, far)
        known = places.names(conn)
    said = [*_lines(job, far), *_by_place(job, far, known)]
    said += [job.say("round_tried" if one["tried"] else "round_left", **one) for one in subjects]
    apart = [
        {"place": place, "left": left, "total": total}
        for place, (left, total) in far.places.items()
    ]
    row = _as_row(far) | {"remaining": subjects, "left": len(far.remaining), "places": apart}
    job.answer(row, said)
    return 0


def _subjects(
    conn: sqlite3.Connection, round_: Round, listed: Sequence[str], far: Progress
) -> list[dict[str, str]]:
    """Who is still to be visited, as a list shows them."""
    if round_.subject == "enterprise":
        firms = records.get_many(conn, KINDS["enterprise"].record, listed)
        called = {
            id_: (getattr(firm, "name", ""), getattr(firm, "address", ""), firm.place)
            for id_, firm in firms.items()
        }
    else:
        rows = households.rows(conn, listed)
        called = {id_: (row.head, row.address, row.place) for id_, row in rows.items()}
    return [
        {"id": id_, "name": name or "", "address": address or "", "place": place}
        | {"tried": far.tried.get(id_, "")}
        for id_ in listed
        for name, address, place in [called.get(id_, ("", "", ""))]
    ]


def _by_place(job: Job, far: Progress, known: Mapping[str, str]) -> Iterator[str]:
    """How many are left at each place right below, and which share is done."""
    for place, (left, total) in far.places.items():
        share = f"{100 * (total - left) / total:.1f}%"
        name = known.get(place, "")
        yield job.say("round_place", place=place, name=name, left=left, total=total, share=share)


def _as_row(far: Progress) -> dict[str, Any]:
    return records.as_dict(far.round) | {
        "total": far.total,
        "visited": far.visited,
        "declined": far.declined,
        "left": len(far.remaining),
        "found": far.found,
        "solved": far.solved,
    }


def _lines(job: Job, far: Progress) -> list[str]:
    row = _as_row(far)
    return [job.say("round_head", **row), job.say("round_far", **row)]


def log_(job: Job) -> int:
    """The log of a day, as it writes itself."""
    day, place = job.args.day or job.today, check_place(job.args.place)
    if not (is_date(day) and len(day) == len("2026-11-23")):
        raise Refused("bad_day", said=day)
    with job.register() as (conn, me):
        worker = which_worker(conn, job.args.worker) if job.args.worker else ""
        found = day_log.of(conn, day, worker=worker, place=place or me.place)
        words = LogWords(language=job.language, names=Names(conn))
        said = [line for one in found for line in words.lines(one)]
    week = job.say("weekdays").split(" ")[date.fromisoformat(day).weekday()]
    head = job.say("log_head", day=day, week=week)
    job.answer(
        {"day": day, "rows": [as_json(one) for one in found]},
        [head, *(said or [job.say("log_empty")])],
    )
    return 0
