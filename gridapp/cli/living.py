"""Life events of households and people: life."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict

from gridapp.cli.given import fields_of, one_of
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import line_of, which
from gridapp.models.checks import is_date
from gridapp.models.household import Household, Resident
from gridapp.models.kinds import KINDS
from gridapp.models.masks import masked
from gridapp.register import life_events, records, veils
from gridapp.register.database import transaction
from gridapp.register.handover import Handover
from gridapp.register.life_act import Event
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `life`."""
    lives = commands.add_parser("life", help=say("help_life", language))
    lives.add_argument("verb", metavar="VERB", **one_of("life_event", language))
    for name in ("household", "to"):
        lives.add_argument(f"--{name}", default="", metavar="ID")
    lives.add_argument("--person", action="append", default=[], metavar="ID")
    lives.add_argument("--on", default="", metavar="YYYY-MM-DD")
    lives.add_argument("--note", default="")
    for name in ("field", "at"):
        lives.add_argument(f"--{name}", action="append", default=[], metavar="F=V")
    lives.add_argument("--hand-on", action="store_true", help=say("help_hand_on", language))
    lives.set_defaults(run=life)


def life(job: Job) -> int:
    """What happened to a household or a person on a day."""
    args = job.args
    day = args.on or job.today
    if not is_date(day):
        raise Refused("bad_day", said=day)
    with job.register() as (conn, me):
        people = [which(conn, said) for said in args.person]
        event = Event(
            verb=args.verb,
            day=day,
            household=which(conn, args.household) if args.household else _home_of(conn, people),
            people=people,
            to=args.to and which(conn, args.to),
            home=fields_of(conn, me, "household", args.at),
            person=fields_of(conn, me, "resident", args.field),
            note=args.note,
            hand_on=args.hand_on,
        )
        with transaction(conn):
            done = life_events.register(conn, me, event, today=job.today, now_ms=job.now_ms)
        home = veils.shown(conn, Household, [done.household]).get(done.household)
        heir = veils.shown(conn, Resident, [done.head]).get(done.head)
        left = _left(job, conn, done.left)
    said = [job.say("life_done", head=home.head if home else "", id=done.household)]
    if done.closed:
        said.append(job.say("life_closed", id=done.closed))
    if heir is not None:
        said.append(job.say("life_head", name=heir.name))
    if left:
        said += [job.say("life_left"), *left]
    found = asdict(done) | {"left": {name: list(ids) for name, ids in asdict(done.left).items()}}
    job.answer(found, said)
    return 0


def _home_of(conn: sqlite3.Connection, people: Sequence[str]) -> str:
    """The household of the first of these people, where nobody says which."""
    first = records.get(conn, Resident, people[0]) if people else None
    return (first.household or "") if first else ""


def _left(job: Job, conn: sqlite3.Connection, left: Handover) -> list[str]:
    """What is to be handed on, a line each."""
    said = []
    for name, ids in (
        ("matter", left.matters),
        ("help_plan", left.plans),
        ("pairing", left.pairings),
        ("reporter", left.answers),
    ):
        kind = KINDS[name]
        found = veils.shown(conn, kind.record, ids)
        rows = (masked(kind, records.as_dict(found[id_])) for id_ in ids if id_ in found)
        said += [f"  {kind.label(job.language)}  {line_of(job, kind, row)}" for row in rows]
    return said
