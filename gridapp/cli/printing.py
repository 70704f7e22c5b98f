"""Printing from the command line: the same papers as at the desk, as PDFs, lists also as Excel."""

from __future__ import annotations

import sqlite3
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import add_unmask, check_place, is_noting, reason_for, which, which_worker
from gridapp.models.checks import is_date
from gridapp.register import (
    callbacks,
    dispute_list,
    doings_list,
    force_list,
    help_list,
    matter_list,
    order_list,
    round_list,
    survey_list,
)
from gridapp.reports.every_ledger import LEDGERS
from gridapp.words import say
from gridapp.words.printing import PAPERS, paper_name

_SIGNING = "signing"
"""The paper whose pages are written down when they are printed."""
_LOG = "log"
"""The paper of one worker, who is named."""
_LEDGER = "ledger"
"""The paper of one ledger, which is named."""
_OF_RECORDS = frozenset(
    {"household", "visit-card", "life", "request", "matter", "slip", "docket"}
    | {"rectify", "reminder"}
    | {"dispute", "dossier", _SIGNING, "privacy", "invitation", "circuit", "circuit-notice"}
    | {"invitation-change", "referral-answer", "circuit-letters"}
    | {"help-plan", "activity", "project", "round", "order", "force"}
    | {"survey", "survey-form"}
)
_OF_DAYS = (_LEDGER, "callbacks", _LOG)
_FILTERS = MappingProxyType(
    {
        "matters": matter_list.FILTERS,
        "disputes": dispute_list.FILTERS,
        "orders": order_list.FILTERS,
        "forces": force_list.FILTERS,
        "help": help_list.FILTERS,
        "activities": doings_list.FILTERS,
        "rounds": round_list.FILTERS,
        "surveys": survey_list.FILTERS,
    }
)


def add(commands: Commands, language: str) -> None:
    """The command `print`."""
    prints = commands.add_parser("print", help=say("help_print", language))
    named = "  ".join(f"{code}={paper_name(code, language)}" for code in PAPERS)
    prints.add_argument("paper", choices=PAPERS, metavar="PAPER", help=named)
    prints.add_argument(
        "id", nargs="?", default="", metavar="ID", help=say("help_print_id", language)
    )
    prints.add_argument("--out", type=Path, required=True, metavar="F.pdf|F.xlsx")
    prints.add_argument("--place", default="", metavar="C")
    prints.add_argument("--find", default="", metavar="T", help=say("help_print_find", language))
    prints.add_argument(
        "--only", default="", metavar="NAME", help=say("help_print_filter", language)
    )
    prints.add_argument("--from", dest="first", default="", metavar="YYYY-MM-DD")
    prints.add_argument("--to", dest="last", default="", metavar="YYYY-MM-DD")
    prints.add_argument(
        "--draw",
        nargs=2,
        default=("", ""),
        metavar=("SEED", "SHARE"),
        help=say("help_print_seed", language),
    )
    prints.add_argument("--large", action="store_true", help=say("help_print_large", language))
    way = prints.add_mutually_exclusive_group()
    way.add_argument(
        "--landscape",
        action="store_true",
        default=None,
        help=say("help_print_landscape", language),
    )
    way.add_argument(
        "--portrait",
        dest="landscape",
        action="store_false",
        default=None,
        help=say("help_print_portrait", language),
    )
    add_unmask(prints, language)
    prints.set_defaults(run=print_)


def print_(job: Job) -> int:
    """Write one paper as a PDF, or a list as Excel, noted in the access log before it is there."""
    args = job.args
    _check(job)
    check_out(args.out, ".pdf", ".xlsx")
    # Only now: Qt is loaded by nothing else here.
    from gridapp.cli.pressing import press_into
    from gridapp.ui.paper import Wanted
    from gridapp.ui.papers import signing

    with job.register() if args.paper == _SIGNING else job.look() as (conn, me):
        is_noting(conn)
        reason = reason_for(job)
        wanted = Wanted(
            code=args.paper,
            subject=which(conn, args.id) if args.paper in _OF_RECORDS else args.place,
            text=f"{args.first} {args.last}" if args.paper in _OF_DAYS else args.find,
            narrowed=_narrowed(conn, args),
            large=args.large,
            landscape=args.landscape,
            whole=bool(reason),
        )
        sheets = press_into(
            args.out,
            job,
            conn,
            me,
            wanted,
            reason,
            also=lambda sheets: signing.note(conn, me, sheets, today=job.today, now_ms=job.now_ms),
        )
    paper = sheets.paper
    pages = len(sheets.pages)
    job.answer(
        {
            "paper": args.paper,
            "file": str(args.out),
            "pages": pages,
            "rows": paper.count,
            "left_out": sheets.left_out,
        },
        [job.say("printed", file=args.out, pages=pages)],
    )
    return 0


def _narrowed(conn: sqlite3.Connection, args: Namespace) -> str:
    """What of it is wanted: which list or ledger, whose log, which draw."""
    if args.paper == "callbacks":
        return " ".join(args.draw)
    if args.paper == _LOG and args.only:
        return which_worker(conn, args.only)
    return str(args.only)


def _check_draw(draw: Sequence[str]) -> None:
    """A list that is drawn anew each time it is printed could not be compared with anything."""
    seed, share = draw
    if not seed.strip():
        raise Refused("which_draw")
    if not share.isdecimal() or int(share) not in callbacks.SHARES:
        raise Refused("bad_share", said=share)


def _ledger(named: str) -> str:
    """Which ledger is wanted; Refused where none is named, or none of those there are."""
    if not named:
        raise Refused("no_ledger_named", known=" ".join(LEDGERS))
    if named not in LEDGERS:
        raise Refused("which_ledger", name=named, known=" ".join(LEDGERS))
    return named


def _check(job: Job) -> None:
    """Refused, or InvalidRecord, for what cannot be meant."""
    args = job.args
    if args.paper in _OF_RECORDS and not args.id:
        name = paper_name(args.paper, job.language)
        raise Refused("which_paper_of", paper=name, code=args.paper)
    check_place(args.place)
    if args.paper == "callbacks":
        _check_draw(args.draw)
    if args.paper == _LEDGER:
        args.only = _ledger(args.only or args.id or "")  # it is no record: what is named is which
    filters = _FILTERS.get(args.paper, ())
    if filters and args.only and args.only not in filters:
        raise Refused("which_filter", said=args.only, known=" ".join(filters))
    for said in filter(None, (args.first, args.last)):
        if not is_date(said):
            raise Refused("bad_day", said=said)
    if args.first and args.last and args.first > args.last:
        raise Refused("days_turned", first=args.first, last=args.last)
