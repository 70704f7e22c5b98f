"""Excel out: ledgers by place and period."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import check_place
from gridapp.models.checks import is_date
from gridapp.reports import dispute_statistic, layouts, write_ledger
from gridapp.reports.declared import Column, Ledger
from gridapp.reports.every_ledger import LEDGERS, columns_of
from gridapp.reports.layouts import Layout
from gridapp.reports.ledger_rows import Asked
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `ledger`."""
    writes = commands.add_parser("ledger", help=say("help_ledger", language))
    writes.add_argument("name", metavar="NAME", help=" ".join(_named(language)))
    writes.add_argument("--place", default="", metavar="C")
    writes.add_argument("--from", dest="first", default="", metavar="YYYY-MM-DD")
    writes.add_argument("--to", dest="last", default="", metavar="YYYY-MM-DD")
    writes.add_argument("--out", type=Path, required=True, metavar="F.xlsx")
    columns = writes.add_mutually_exclusive_group()
    columns.add_argument("--layout", metavar="L", help=say("help_layout", language))
    columns.add_argument("--columns", metavar="A,B,C", help=say("help_columns", language))
    writes.add_argument("--save-layout", metavar="L", help=say("help_save_layout", language))
    writes.add_argument("--reason", default="", metavar="T", help=say("help_reason", language))
    writes.set_defaults(run=ledger)


def ledger(job: Job) -> int:
    """Write one ledger as an Excel file."""
    name = job.args.name
    if name not in LEDGERS and name != dispute_statistic.NAME:
        raise Refused("which_ledger", name=name, known=" ".join(_named(job.language)))
    if name == dispute_statistic.NAME and (job.args.columns or job.args.layout):
        raise Refused("fixed_columns")
    check_out(job.args.out, ".xlsx")
    columns = _columns(job, LEDGERS[name]) if name in LEDGERS else ()
    with job.register() as (conn, me):
        asked = _asked(job, check_place(job.args.place) or me.place)
        how: dict[str, Any] = {"now_ms": job.now_ms, "language": job.language}
        if name in LEDGERS:
            out = job.args.out
            written = write_ledger.write(conn, me, LEDGERS[name], columns, asked, out, **how)
        else:
            written = dispute_statistic.write(conn, me, asked, job.args.out, **how)
    if job.args.save_layout and columns:
        kept = Layout(ledger=name, columns=tuple(one.name for one in columns))
        layouts.store(job.home.layouts, job.args.save_layout, kept)
    said = [
        job.say("ledger_written", file=written.file, rows=written.rows),
        *_left_out(job, written.left_out),
    ]
    job.answer(
        {
            "ledger": name,
            "file": str(written.file),
            "rows": written.rows,
            "columns": [one.name for one in written.columns],
            "left_out": [one.name for one in written.left_out],
        },
        said,
    )
    return 0


def _columns(job: Job, which: Ledger) -> tuple[Column, ...]:
    wanted: tuple[str, ...] = ()
    if job.args.layout:
        wanted = layouts.find(job.home.layouts, job.args.layout, which.name).columns
    elif job.args.columns:
        wanted = tuple(job.args.columns.replace("，", ",").split(","))
    return columns_of(which, wanted, job.language)


def _asked(job: Job, place: str) -> Asked:
    last = job.args.last or job.today
    first = job.args.first or last[:8] + "01"
    for said in (first, last):
        if not is_date(said):
            raise Refused("bad_day", said=said)
    if first > last:
        raise Refused("days_turned", first=first, last=last)
    return Asked(
        place=place, first=first, last=last, today=job.today, reason=job.args.reason.strip()
    )


def _left_out(job: Job, columns: tuple[Column, ...]) -> list[str]:
    headings = " ".join(one.label(job.language) for one in columns)
    return [job.say("ledger_left_out", headings=headings)] if headings else []


def _named(language: str) -> list[str]:
    known = [f"{one.name}={one.label(language)}" for one in LEDGERS.values()]
    return [*known, f"{dispute_statistic.NAME}={dispute_statistic.label(language)}"]
