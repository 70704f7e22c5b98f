"""Calling back some of those who were told: callback."""

from __future__ import annotations

import secrets
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import add_unmask, check_place, reason_for
from gridapp.cli.records import note as note_seen
from gridapp.models import phone
from gridapp.models.checks import is_date
from gridapp.models.labels import label
from gridapp.models.matter import Matter
from gridapp.models.matter_loop import DISCONTENT
from gridapp.models.matter_table import walks
from gridapp.register import callbacks, codes, records, reopening
from gridapp.register.callbacks import Call, Draw
from gridapp.register.database import transaction
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `callback`."""
    about = say("help_callback", language)
    draws = commands.add_parser("callback", help=about, description=about)
    draws.add_argument("--from", dest="since", metavar="YYYY-MM-DD")
    draws.add_argument("--to", dest="until", metavar="YYYY-MM-DD")
    draws.add_argument("--seed", default="", metavar="T", help=say("help_callback_seed", language))
    draws.add_argument(
        "--share",
        type=int,
        default=callbacks.USUAL,
        metavar="N",
        help=say("help_callback_share", language),
    )
    draws.add_argument("--place", default="", metavar="C")
    add_unmask(draws, language)
    draws.set_defaults(run=draw_)
    acts = draws.add_subparsers(metavar="ACT")
    again = acts.add_parser("reopen", help=say("help_callback_reopen", language))
    again.add_argument("id", metavar="REPORTER", help=say("help_callback_who", language))
    again.set_defaults(run=reopen)
    notes = acts.add_parser("note", help=say("help_callback_note", language))
    listed = codes.labels("satisfaction", language).items()
    notes.add_argument("id", metavar="REPORTER", help=say("help_callback_who", language))
    notes.add_argument(
        "--satisfaction", required=True, metavar="T", help=" ".join(f"{c}={n}" for c, n in listed)
    )
    notes.add_argument("--note", metavar="T")
    notes.add_argument("--on", dest="called_on", metavar="DAY")
    notes.set_defaults(run=note)


def draw_(job: Job) -> int:
    """Whom to call back, drawn by chance; the same seed draws the same ones."""
    args = job.args
    check_place(args.place)
    draw = _draw(job)
    reason = reason_for(job)
    with job.look() as (conn, me):
        note_seen(job, conn, "list", "", reason)
        found = callbacks.ids(conn, args.place or me.place, draw)
        rows = callbacks.rows(conn, found)
    calls = [rows[id_] for id_ in found if id_ in rows]
    called, reached, content = callbacks.counted(calls)
    numbers = {"called": called, "reached": reached, "content": content}
    said = [_line(job, one, whole=bool(reason)) for one in calls]
    said.append(job.say("callback_drawn", n=len(calls), seed=draw.seed, **numbers))
    rows_said = [_as_json(one, whole=bool(reason)) for one in calls]
    job.answer({"seed": draw.seed, "total": len(calls), **numbers, "rows": rows_said}, said)
    return 0


def _draw(job: Job) -> Draw:
    args = job.args
    since, until = args.since or f"{job.today[:7]}-01", args.until or job.today
    for day in (since, until):
        if not is_date(day):
            raise Refused("bad_day", said=day)
    if since > until:
        raise Refused("days_turned", first=since, last=until)
    if args.share not in callbacks.SHARES:
        raise Refused("bad_share", said=args.share)
    # Where nobody says a seed it is drawn, and told so that the same list can be had again.
    seed = args.seed or f"{secrets.randbelow(1_000_000):06d}"
    return Draw(since=since, until=until, seed=seed, share=args.share)


def _line(job: Job, one: Call, *, whole: bool) -> str:
    said = codes.label("satisfaction", one.satisfaction, job.language)
    parts = (
        one.reporter,
        one.number,
        one.title,
        one.name,
        one.phone if whole else phone.mask(one.phone),
        one.called_on,
        said,
    )
    return "  ".join(part for part in parts if part)


def _as_json(one: Call, *, whole: bool) -> dict[str, Any]:
    return {
        "reporter": one.reporter,
        "matter": one.matter,
        "number": one.number,
        "title": one.title,
        "place": one.place,
        "name": one.name,
        "phone": one.phone if whole else phone.mask(one.phone),
        "told_on": one.told_on,
        "called_on": one.called_on,
        "satisfaction": one.satisfaction,
        "note": one.note,
    }


def note(job: Job) -> int:
    """Write down what somebody said who was called back, or that he was not reached."""
    args = job.args
    satisfaction = _satisfaction(job, args.satisfaction)
    fields = {"satisfaction": satisfaction, "note": args.note, "called_on": args.called_on}
    with job.register() as (conn, me), transaction(conn):
        made = callbacks.note(conn, me, args.id, fields, today=job.today, now_ms=job.now_ms)
    said = codes.label("satisfaction", satisfaction, job.language)
    lines = [job.say("callback_noted", said=said)]
    if satisfaction == DISCONTENT:
        lines.append(job.say("callback_may_reopen", id=args.id))
    job.answer({"id": made}, lines)
    return 0


def _satisfaction(job: Job, said: str) -> str:
    """A code of satisfaction, by itself or by its word in the user's language. Refused."""
    listed = codes.labels("satisfaction", job.language)
    code = next((each for each, word in listed.items() if said in (each, word)), said)
    if not codes.known("satisfaction", code):
        known = " ".join(f"{each}={word}" for each, word in listed.items())
        raise Refused("which_satisfaction", said=said, known=known)
    return code


def reopen(job: Job) -> int:
    """Take a matter up again whose reporter is not satisfied; a new one where it is closed."""
    why = job.say("callback_why")
    with job.register() as (conn, me), transaction(conn):
        matter = reopening.take_up(conn, me, job.args.id, why, today=job.today, now_ms=job.now_ms)
        now = records.standing(conn, Matter, matter)
        state = str(records.derived(conn, Matter.declaration, [matter])[matter]["state"])
    called = label("state", f"{walks(now.task or '')}.{state}", job.language)
    said = [now.number or matter, job.say("stepped", state=called)]
    job.answer({"matter": matter, "number": now.number, "state": state}, ["  ".join(said)])
    return 0
