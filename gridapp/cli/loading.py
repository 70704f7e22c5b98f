"""Excel in: load households."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gridapp.cli.job import Commands, Job
from gridapp.cli.records import check_place
from gridapp.models import id_number, phone
from gridapp.models.labels import field_label
from gridapp.words import say

if TYPE_CHECKING:
    from gridapp.exchange.loaded import Loaded


def add(commands: Commands, language: str) -> None:
    """The command `load households`."""
    loads = commands.add_parser("load", help=say("help_load", language))
    households = loads.add_subparsers(required=True, metavar="households").add_parser(
        "households", help=say("help_load_households", language)
    )
    households.add_argument("file", type=Path, metavar="FILE.xlsx")
    households.add_argument("--place", default="", metavar="C")
    households.add_argument("--dry-run", action="store_true", help=say("help_dry_run", language))
    households.set_defaults(run=load)


def load(job: Job) -> int:
    """Load a household ledger; what is wrong is written into a copy of the sheet."""
    from gridapp.exchange.loaded import RemarksNotWritten  # reading sheets takes a moment to load
    from gridapp.exchange.rules import in_words

    problem = None
    try:
        loaded = _load(job)
    except RemarksNotWritten as found:
        loaded, problem = found.loaded, found
    counted = {
        name: getattr(loaded, name)
        for name in ("households", "residents", "units", "added", "changed", "same")
    }
    refused = [
        {
            "row": r.row,
            "field": r.field,
            "value": _half_hidden(r.field, r.value),
            "rule": r.rule,
        }
        for r in loaded.refused
    ]
    said = [job.say("loaded_dry" if job.args.dry_run else "loaded", **counted)]
    said += [
        job.say(
            "load_row",
            row=r.row,
            heading=r.heading or field_label("household", r.field, job.language),
            value=_half_hidden(r.field, r.value),
            rule=words,
        )
        for r in loaded.refused
        for words in [in_words(r.rule, job.language)]
    ]
    left_out = [one.heading for one in loaded.left_out]
    if left_out:
        said.append(job.say("load_left_out", headings=" ".join(left_out)))
    if loaded.report:
        said.append(job.say("load_report", file=loaded.report))
    report = str(loaded.report) if loaded.report else None
    job.answer({**counted, "refused": refused, "left_out": left_out, "report": report}, said)
    if problem:
        raise problem
    return 0


def _load(job: Job) -> Loaded:
    from gridapp.exchange import load_households

    with job.register() as (conn, me):
        return load_households.load(
            conn,
            me,
            job.args.file,
            today=date.fromisoformat(job.today),
            now_ms=job.now_ms,
            place=check_place(job.args.place),
            dry_run=job.args.dry_run,
            report=load_households.free_name(job.args.file, job.args.file.parent),
            language=job.language,
        )


def _half_hidden(field: str, value: str) -> str:
    """A value as lists show it; whole it stands in the sheet, in the row that is named."""
    if field == "id_number":
        return id_number.mask(value)
    return phone.mask(value) if field == "phone" else value
