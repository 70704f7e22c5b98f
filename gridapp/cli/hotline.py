"""What goes back to the hotline, and how well it was done: order sheet, order rates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridapp.cli.figuring import add_period, period
from gridapp.cli.job import Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import check_place, known_place
from gridapp.exchange import reply_sheet
from gridapp.exchange.heading_memory import LEAVE
from gridapp.exchange.remarks import free_name
from gridapp.exchange.reply_sheet import Missing
from gridapp.models.figure import Count
from gridapp.reports import order_rates
from gridapp.reports.order_rates import CONTENTED, ON_TIME, Group, Rates
from gridapp.reports.write_ledger import check_place as check_inside
from gridapp.reports.write_ledger import place_name
from gridapp.words import marks, say


def add_to(acts: Any, language: str) -> None:
    """The acts `sheet` and `rates` of the command `order`."""
    sheets = acts.add_parser("sheet", help=say("help_order_sheet", language))
    sheets.add_argument("file", type=Path, metavar="FILE.xlsx")
    sheets.add_argument("--place", default="", metavar="C")
    sheets.add_argument("--out", type=Path, metavar="F.xlsx")
    sheets.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help=say("help_map", language),
    )
    sheets.add_argument("--again", action="store_true", help=say("help_order_again", language))
    sheets.add_argument("--dry-run", action="store_true", help=say("help_dry_run", language))
    sheets.set_defaults(run=sheet)
    rates_ = acts.add_parser("rates", help=say("help_order_rates", language))
    rates_.add_argument("--place", default="", metavar="C")
    add_period(rates_)
    rates_.set_defaults(run=rates)


def sheet(job: Job) -> int:
    """Fill the hotline's own sheet with what was answered since the last one."""
    args = job.args
    said = dict(_said(one) for one in args.map)
    if args.out:
        check_out(args.out, ".xlsx")
    out = args.out or free_name(args.file, args.file.parent, "answered")
    with job.register() as (conn, me):
        found = reply_sheet.fill(
            conn,
            args.file,
            place=known_place(conn, me, args.place),
            language=job.language,
            now_ms=job.now_ms,
            memory=job.home.headings,
            said=said,
            out=None if args.dry_run else out,
            again=args.again,
        )
    numbers = [one.order.number for one in found.filled]
    lines = [job.say("order_sheet_dry" if args.dry_run else "order_sheet", n=len(numbers))]
    lines += [_missing(job, one) for one in found.missing]
    if found.out:
        lines.append(job.say("order_sheet_out", file=found.out))
    missing = [
        {"row": one.row, "number": one.number, "why": one.why, "heading": one.heading}
        for one in found.missing
    ]
    told = {"filled": numbers, "missing": missing, "out": str(found.out) if found.out else None}
    job.answer(told, lines)
    return 0


def _missing(job: Job, one: Missing) -> str:
    where = job.say("order_sheet_row", row=one.row) if one.row else ""
    why = job.say(f"order_sheet_{one.why}", heading=one.heading)
    return "  ".join(filter(None, (where, one.number, why)))


def _said(given: str) -> tuple[str, str]:
    """`HEADING=FIELD` as the two. Refused where it is none, or the field is none of ours."""
    heading, equals, field = given.rpartition("=")
    if not equals or not heading:
        raise Refused("bad_map", said=given)
    fields = sorted({field for field, use in reply_sheet.reply_words().values() if use == "read"})
    if field not in (*fields, LEAVE):
        raise Refused("which_field", name=field, known=" ".join([*fields, LEAVE]))
    return heading, field


def rates(job: Job) -> int:
    """Both rates of a period, each with what it is a share of, by village and department."""
    asked = period(job)
    with job.look() as (conn, me):
        place = check_place(job.args.place) or me.place
        check_inside(me, place)
        found = order_rates.count(conn, place, asked, today=job.today)
        name = place_name(conn, place)
    lines = [
        job.say("figures_head", place=name, first=asked.first, last=asked.last),
        _rates_line(job, job.say("order_rates_all"), found.all),
        *(_rates_line(job, one.name, one.rates) for one in found.villages),
        *(_rates_line(job, one.name, one.rates) for one in found.departments),
    ]
    told = {
        "place": place,
        "first": asked.first,
        "last": asked.last,
        **_plain(found.all),
        "villages": [_group(one) for one in found.villages],
        "departments": [_group(one) for one in found.departments],
    }
    job.answer(told, lines)
    return 0


def _rates_line(job: Job, name: str, one: Rates) -> str:
    parts = [
        f"{ON_TIME.label(job.language)} {_share(one.on_time)}",
        f"{CONTENTED.label(job.language)} {_share(one.content)}",
        job.say("order_rates_asked", n=one.asked),
    ]
    return marks.named(name, marks.listed(parts, job.language), job.language)


def _share(one: Count) -> str:
    """A share as it is always said: with numerator and base, and no percentage of nothing."""
    percent = f" = {one.percent} %" if one.of else ""
    return f"{one.number}/{one.of}{percent}"


def _plain(one: Rates) -> dict[str, Any]:
    return {
        "on_time": {"number": one.on_time.number, "of": one.on_time.of},
        "content": {"number": one.content.number, "of": one.content.of},
        "asked": one.asked,
    }


def _group(one: Group) -> dict[str, Any]:
    return {"code": one.code, "name": one.name, **_plain(one.rates)}
