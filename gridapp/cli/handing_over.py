"""Places begun and closed, and households that go from one to another: place, transfer."""

from __future__ import annotations

from gridapp.cli.given import one_of
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, known_place, which
from gridapp.models.checks import is_date
from gridapp.models.kinds import KINDS
from gridapp.register import bounds
from gridapp.register import transfer as transfers
from gridapp.register.database import transaction
from gridapp.register.transfer import Transferred
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The commands `place begin`, `place close` and `transfer`."""
    acts = commands.add_parser("place", help=say("help_place", language)).add_subparsers(
        required=True, metavar="begin | close"
    )
    begins = acts.add_parser("begin", help=say("help_place_begin", language))
    begins.add_argument("code", metavar="C")
    begins.add_argument("--name", required=True, metavar="N")
    begins.add_argument("--succeeds", default="", metavar="C", help=say("help_succeeds", language))
    begins.add_argument("--type", default="", metavar="T", **one_of("grid_type", language))
    begins.set_defaults(run=begin)
    ends = acts.add_parser("close", help=say("help_place_close", language))
    ends.add_argument("code", metavar="C")
    ends.set_defaults(run=close)
    for one in (begins, ends):
        one.add_argument("--on", default="", metavar="YYYY-MM-DD")
    hands = commands.add_parser("transfer", help=say("help_transfer", language))
    hands.add_argument("household", nargs="*", metavar="HOUSEHOLD")
    hands.add_argument(
        "--from", dest="from_", default="", metavar="C", help=say("help_transfer_from", language)
    )
    hands.add_argument("--late", action="store_true", help=say("help_transfer_late", language))
    hands.add_argument("--to", default="", metavar="C", help=say("help_transfer_to", language))
    hands.set_defaults(run=transfer)


def begin(job: Job) -> int:
    """A new grid or unit, which may succeed another."""
    args = job.args
    with job.register() as (conn, me), transaction(conn):
        id_ = bounds.begin(
            conn,
            me,
            check_place(args.code),
            args.name.strip(),
            opened_on=_day(job),
            succeeds=known_place(conn, me, args.succeeds) if args.succeeds else "",
            grid_type=args.type,
            now_ms=job.now_ms,
        )
    job.answer(
        {"id": id_, "code": args.code},
        [job.say("place_begun", place=args.code, name=args.name.strip())],
    )
    return 0


def close(job: Job) -> int:
    """A place takes no more records, and its code is never used again."""
    with job.register() as (conn, me), transaction(conn):
        code = known_place(conn, me, job.args.code)
        left = bounds.close(conn, me, code, closed_on=_day(job), now_ms=job.now_ms)
    said = [job.say("place_closed", place=code)]
    if left:
        said.append(job.say("place_devices", tags=" ".join(left)))
    job.answer({"code": code, "devices": left}, said)
    return 0


def _day(job: Job) -> str:
    if job.args.on and not is_date(job.args.on):
        raise Refused("bad_day", said=job.args.on)
    return str(job.args.on or job.today)


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
