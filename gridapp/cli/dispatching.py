"""What a centre does with what came in: dispatch."""

from __future__ import annotations

from typing import Any

from gridapp.cli.job import Commands, Job
from gridapp.cli.listing import add_filters, answer
from gridapp.cli.records import check_place, which
from gridapp.models.labels import label
from gridapp.models.matter_table import walks
from gridapp.models.reasons import reason_label
from gridapp.register import alike, triage
from gridapp.register.triage import TriageRow
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The command `dispatch`."""
    about = say("help_dispatch", language)
    lists = commands.add_parser("dispatch", help=about, description=about)
    add_filters(lists, "dispatch", triage.FILTERS, language)
    lists.set_defaults(run=list_)
    acts = lists.add_subparsers(metavar="ACT")
    same = acts.add_parser("same", help=say("help_dispatch_same", language))
    same.add_argument("id", metavar="ID")
    same.set_defaults(run=same_)


def list_(job: Job) -> int:
    """What waits for the centre, the worst first; whoever told of it is only counted."""
    args = job.args
    place = check_place(args.place)
    with job.look() as (conn, me):
        found = triage.ids(conn, today=job.today, place=place or me.place, let_through=args.only)
        rows = triage.rows(conn, found[: args.limit])
    shown = [(_as_json(rows[id_]), _line(job, rows[id_])) for id_ in found[: args.limit]]
    return answer(job, "dispatch", len(found), shown)


def _line(job: Job, row: TriageRow) -> str:
    one = row.matter
    danger = job.say("dispatch_danger", who=" ".join(call.number for call in row.calls))
    parts = (
        danger if row.calls else "",
        one.number or one.id,
        one.title,
        one.spot_text or one.place,
        label("state", f"{walks(one.task)}.{one.state}", job.language),
        one.due.replace("T", " "),
        job.say("dispatch_told", n=row.told) if row.told else "",
    )
    return "  ".join(part for part in parts if part)


def _as_json(row: TriageRow) -> dict[str, Any]:
    one = row.matter
    return {
        "id": one.id,
        "number": one.number,
        "title": one.title,
        "place": one.place,
        "spot_text": one.spot_text,
        "state": one.state,
        "due": one.due,
        "owed": one.owed,
        "urgency": row.urgency,
        "call": [call.number for call in row.calls],
        "told": row.told,
    }


def same_(job: Job) -> int:
    """Matters that are likely the same thing, and why."""
    with job.look() as (conn, _me):
        found = alike.of(conn, which(conn, job.args.id))
    rows = [
        {"id": one.id, "number": one.number, "title": one.title, "reasons": list(one.reasons)}
        for one in found
    ]
    said = [
        marks.named(
            f"{one.number or one.id}  {one.title}",
            marks.listed((reason_label(code, job.language) for code in one.reasons), job.language),
            job.language,
        )
        for one in found
    ]
    job.answer({"rows": rows}, said or [job.say("dispatch_none_same")])
    return 0
