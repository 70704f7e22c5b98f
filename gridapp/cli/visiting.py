"""Visits and what follows from them: visit, rounds, round, log."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from gridapp.cli.acting import check_one, do
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.log_lines import as_json
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import a_limit, check_place, check_within, which, which_worker
from gridapp.models.checks import is_date
from gridapp.models.danger import Call, calls_for
from gridapp.models.declare import InvalidRecord
from gridapp.models.kinds import KINDS
from gridapp.models.visit import Round
from gridapp.register import codes, day_log, duty, places, records, round_left, rounds, visit_line
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.items import numbered
from gridapp.register.lines import one_object
from gridapp.register.matters import NewMatter
from gridapp.register.rounds import Count, Progress
from gridapp.reports import round_sheet
from gridapp.reports.log_words import LogWords
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
    one.add_argument("--out", type=Path, metavar="F.xlsx")
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
    if line.answered:  # which answers these are would tell whose an anonymous one is
        said.append(job.say("visited_answered", n=len(line.answered)))
    said += [job.say("visited_number", number=number) for number in numbers]
    said += [job.say("phone_now", **call) for call in told]
    job.answer(
        {"id": id_, **made, "surveys": len(line.answered), "numbers": numbers, "calls": told}, said
    )
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
    with job.register() as (conn, me):
        planned = records.standing(conn, Round, which(conn, job.args.id))
        check_within(planned.area or "", job.args.place)
        far = rounds.progress(conn, planned.id, job.args.place or me.place)
        if job.args.out:
            return _write_round(job, conn, me, far)
        subjects = round_left.of(conn, far, far.remaining[: job.args.limit])
        known = places.names(conn)
    said = [*_lines(job, far), *_by_place(job, far, known)]
    said += [
        job.say("round_tried" if one.tried else "round_left", **asdict(one)) for one in subjects
    ]
    apart = [
        {"place": place, "left": left, "total": total, "kinds": _at(far, place)}
        for place, (left, total) in far.places.items()
    ]
    row = _as_row(far) | {"remaining": [asdict(one) for one in subjects], "places": apart}
    job.answer(row, said)
    return 0


def _at(far: Progress, place: str) -> dict[str, dict[str, int]]:
    """How many households and how many enterprises are left at a place."""
    found = {kind: one.places[place] for kind, one in far.kinds.items() if place in one.places}
    return {kind: {"left": left, "total": total} for kind, (left, total) in found.items()}


def _write_round(job: Job, conn: sqlite3.Connection, me: Identity, far: Progress) -> int:
    """A round as Excel, with everybody who is left."""
    check_out(job.args.out, ".xlsx")
    written = round_sheet.write(
        conn, me, far, job.args.out, now_ms=job.now_ms, language=job.language
    )
    said = job.say("ledger_written", file=written.file, rows=written.rows)
    job.answer({"file": str(written.file), "rows": written.rows}, [said])
    return 0


def _by_place(job: Job, far: Progress, known: Mapping[str, str]) -> Iterator[str]:
    """How many are left at each place right below, and which share is done."""
    for place, (left, total) in far.places.items():
        share = f"{100 * (total - left) / total:.1f}%"
        name, kinds = known.get(place, ""), _at(far, place)
        apart = ""
        if len(far.kinds) > 1:
            said = [job.say(f"round_{kind}_left", **one) for kind, one in kinds.items()]
            apart = job.say("round_apart", said=job.say("round_and").join(said))
        values = {"place": place, "name": name, "left": left, "total": total, "share": share}
        yield job.say("round_place", **values, apart=apart)


def _as_row(far: Progress) -> dict[str, Any]:
    return records.as_dict(far.round) | {
        "total": far.total,
        "visited": far.visited,
        "declined": far.declined,
        "left": len(far.remaining),
        "found": far.found,
        "solved": far.solved,
        "kinds": {kind: _as_count(one) for kind, one in far.kinds.items()},
    }


def _as_count(one: Count) -> dict[str, int]:
    return {name: value for name, value in asdict(one).items() if name != "places"}


def _lines(job: Job, far: Progress) -> list[str]:
    row = _as_row(far)
    said = [job.say("round_head", **row), job.say("round_far", **row)]
    if len(far.kinds) > 1:
        for kind, one in far.kinds.items():
            name = codes.label("round_subject", kind, job.language)
            said.append(job.say("round_far_kind", name=name, **_as_count(one)))
    return said


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
