"""What handlers elsewhere are told and answer: docket."""

from __future__ import annotations

import sqlite3

from gridapp.cli.job import Commands, Job
from gridapp.cli.records import check_place, which, which_worker
from gridapp.models.docket import ANSWERS, Docket
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter
from gridapp.register import codes, dockets, records
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.dockets import Sheet
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The command `docket`."""
    about = say("help_docket", language)
    parser = commands.add_parser("docket", help=about, description=about)
    parser.add_argument("--place", default="", metavar="C")
    parser.set_defaults(run=list_)
    acts = parser.add_subparsers(metavar="ACT")
    for action, (zh, en) in ANSWERS.items():
        does = acts.add_parser(action, help=zh if language.startswith("zh") else en)
        does.add_argument("id", metavar="ID", help=say("help_docket_id", language))
        does.add_argument("--note", metavar="T")
        does.add_argument("--by", metavar="W", help=say("help_docket_by", language))
        does.add_argument("--on", dest="done_on", metavar="DAY")
        does.set_defaults(run=answer, action=action)
    enters = acts.add_parser("enter", help=say("help_docket_enter", language))
    enters.add_argument("id", metavar="ID")
    enters.set_defaults(run=enter)


def list_(job: Job) -> int:
    """The dockets of this place and below, the most pressing first."""
    check_place(job.args.place)
    with job.look() as (conn, me):
        sheets = dockets.at(conn, job.args.place or me.place)
        rows = [dockets.as_json(sheet) for sheet in sheets]
        said = [line for sheet in sheets for line in _lines(job, conn, sheet)]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("docket_none")])
    return 0


def _lines(job: Job, conn: sqlite3.Connection, sheet: Sheet) -> list[str]:
    one, names = sheet.docket, Names(conn)
    last = codes.label("docket_action", sheet.last, job.language) or job.say("docket_open")
    due = job.say("docket_due", day=one.due) if one.due else ""
    head = (one.number or one.id, one.title, one.where, names[one.to or ""], *_by_hand(job, one))
    head = (*head, due, last)
    lines = ["  ".join(part for part in head if part)]
    lines += [f"  {one.detail}"] if one.detail else []
    for each in sheet.answers:
        called = codes.label("docket_action", each.action, job.language)
        said = " ".join((each.done_on or "", names[each.by or ""], called))
        lines.append("  " + marks.named(said, each.note or "", job.language))
    return lines


def _by_hand(job: Job, one: Docket) -> tuple[str, ...]:
    """How and to whom it was handed over, where that was not by file."""
    if not one.handed or one.handed == dockets.BY_FILE:
        return ()
    way = codes.label(KINDS["docket"].field("handed").codes, one.handed, job.language)
    return (job.say("docket_by_hand", way=way, who=one.receiver) if one.receiver else way,)


def answer(job: Job) -> int:
    """Answer a docket; at a centre on behalf of a handler who has no program."""
    args = job.args
    fields = {"note": args.note, "done_on": args.done_on}
    with job.register() as (conn, me):
        fields["by"] = which_worker(conn, args.by) if args.by else None
        id_ = _docket(conn, args.id)
        with transaction(conn):
            made = dockets.answer(
                conn, me, id_, args.action, fields, today=job.today, now_ms=job.now_ms
            )
    said = codes.label("docket_action", args.action, job.language)
    job.answer({"id": made, "docket": id_}, [job.say("docket_answered", action=said)])
    return 0


def _docket(conn: sqlite3.Connection, said: str) -> str:
    """A docket by its id or by the number of its matter: the newest of that."""
    by_number = records.ids(conn, KINDS["docket"], where={"number": said})
    return max(by_number) if by_number else said


def enter(job: Job) -> int:
    """Enter what the handler answered into the matter, on his behalf."""
    with job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        with transaction(conn):
            made = dockets.enter(conn, me, id_, today=job.today, now_ms=job.now_ms)
        state = records.derived(conn, Matter.declaration, [id_])[id_]["state"]
    called = codes.label("matter_state", str(state), job.language)
    job.answer({"ids": made, "state": state}, [job.say("stepped", state=called)])
    return 0
