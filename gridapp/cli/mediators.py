"""The mediators of an area: their trade, and what each has in hand."""

from __future__ import annotations

from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, which
from gridapp.models.dispute import Dispute
from gridapp.register import codes, mediators, records
from gridapp.register.mediators import InHand
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `mediators`."""
    lists = commands.add_parser("mediators", help=say("help_mediators", language))
    lists.add_argument(
        "--for", dest="dispute", default="", metavar="ID", help=say("help_mediators_for", language)
    )
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument(
        "--trade", default="", metavar="CODE", help=say("help_mediators_trade", language)
    )
    lists.set_defaults(run=run)


def run(job: Job) -> int:
    """Who may be given a dispute, those of its trade first; in no order of what they achieved."""
    args = job.args
    trades = codes.labels("mediation_trade", job.language)
    if args.trade and args.trade not in trades:
        raise Refused("mediators_which_trade", said=args.trade, known=" ".join(trades))
    with job.look() as (conn, me):
        place, type_ = check_place(args.place) or me.place, ""
        if args.dispute:
            about = records.standing(conn, Dispute, which(conn, args.dispute))
            place, type_ = about.place, about.type or ""
        found = mediators.near(conn, place, job.today, type_=type_, trade=args.trade)
    lines = [_line(job, one, trades.get(one.trade, "-")) for one in found]
    job.answer({"rows": [_as_row(one) for one in found]}, lines or [job.say("mediators_none")])
    return 0


def _as_row(one: InHand) -> dict[str, Any]:
    name, day = one.due
    return {
        "id": one.id,
        "name": one.name,
        "committee": one.committee,
        "trade": one.trade or None,
        "fits": one.fits,
        "open": one.open,
        "due": {"what": name, "day": day} if day else None,
    }


def _line(job: Job, one: InHand, trade: str) -> str:
    return job.say(
        "mediators_line",
        id=one.id,
        fits="*" if one.fits else " ",
        trade=trade,
        name=one.name,
        n=one.open,
        day=one.due[1] or "-",
        committee=one.committee,
    )
