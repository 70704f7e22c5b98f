"""Households that go from one place to another: transfer."""

from __future__ import annotations

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import known_place, which
from gridapp.models.kinds import KINDS
from gridapp.register import transfer as transfers
from gridapp.register.database import transaction
from gridapp.register.transfer import Transferred
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `transfer`."""
    hands = commands.add_parser("transfer", help=say("help_transfer", language))
    hands.add_argument("household", nargs="*", metavar="HOUSEHOLD")
    hands.add_argument(
        "--from", dest="from_", default="", metavar="C", help=say("help_transfer_from", language)
    )
    hands.add_argument("--late", action="store_true", help=say("help_transfer_late", language))
    hands.add_argument("--to", default="", metavar="C", help=say("help_transfer_to", language))
    hands.set_defaults(run=transfer)


def transfer(job: Job) -> int:
    """Hand households, or all that stands at a place, to another place."""
    args = job.args
    if args.late:
        return _late(job)
    if bool(args.household) == bool(args.from_) or not args.to:
        raise Refused("transfer_which")
    with job.register() as (conn, me):
        to = known_place(conn, me, args.to)
        with transaction(conn):
            if args.from_:
                from_ = known_place(conn, me, args.from_)
                done = transfers.place(conn, me, from_, to, now_ms=job.now_ms)
            else:
                ids = [which(conn, said) for said in args.household]
                done = transfers.households(conn, me, ids, to, now_ms=job.now_ms)
    homes = done.records["household"]
    return _answer(job, done, job.say("transferred", n=homes, place=to))


def _late(job: Job) -> int:
    """Let what came at an old place after a transfer follow its household."""
    with job.register() as (conn, me), transaction(conn):
        done = transfers.fetch(conn, me, now_ms=job.now_ms)
    return _answer(job, done, job.say("transferred_late"))


def _answer(job: Job, done: Transferred, first: str) -> int:
    counts = {kind: done.records[kind] for kind in KINDS if done.records[kind]}
    said = [f"  {KINDS[kind].label(job.language)}  {count}" for kind, count in counts.items()]
    job.answer({"to": done.to, "records": counts}, [first, *said, job.say("transferred_next")])
    return 0
