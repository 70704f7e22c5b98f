"""Excel in: load households, enterprises, places, workers, mediators, orders."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import known_place
from gridapp.exchange import load_households, load_list
from gridapp.exchange.heading_memory import LEAVE
from gridapp.exchange.headings import household_words
from gridapp.exchange.known_headings import of_households
from gridapp.exchange.list_kinds import LISTINGS, words
from gridapp.exchange.list_sheets import headings_of
from gridapp.exchange.loaded import Listed, Loaded, RemarksNotWritten, Tally
from gridapp.exchange.loading import Loading
from gridapp.exchange.parsed import Refusal
from gridapp.exchange.passed_words import passed_in_words
from gridapp.exchange.remarks import free_name
from gridapp.exchange.rules import in_words
from gridapp.models import id_number, phone
from gridapp.models.labels import field_label
from gridapp.words import say

HOUSEHOLDS = "households"
_MOST_LINES = 200
"""Remarks on the screen; more are read in the sheet with remarks."""


def add(commands: Commands, language: str) -> None:
    """The command `load` and what it can load."""
    loads = commands.add_parser("load", help=say("help_load", language))
    names = (HOUSEHOLDS, *LISTINGS)
    lists = loads.add_subparsers(required=True, metavar="LIST")
    for name in names:
        one = lists.add_parser(name, help=say(f"help_load_{name}", language))
        one.add_argument("file", type=Path, metavar="FILE.xlsx")
        one.add_argument("--place", default="", metavar="C")
        one.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="HEADING=FIELD",
            help=say("help_map", language),
        )
        one.add_argument("--dry-run", action="store_true", help=say("help_dry_run", language))
        one.set_defaults(run=partial(load, name))


def load(name: str, job: Job) -> int:
    """Load a sheet; what is wrong is written into a copy of it."""
    problem, far = None, _Far()
    try:
        tally = _load(name, job, far)
    except RemarksNotWritten as found:
        tally, problem = found.loaded, found
    except KeyboardInterrupt:
        far.end()
        print(job.say("load_stopped"), file=sys.stderr)
        return 1
    far.end()
    _answer(name, job, tally)
    if problem:
        raise problem
    return 0


def _answer(name: str, job: Job, tally: Tally) -> None:
    """What was loaded, or would be, and what is to be looked at."""
    counted = {key: getattr(tally, key) for key in (*_held(tally), "added", "changed", "same")}
    what: dict[str, Any] = {
        "refused": [_as_json(refusal) for refusal in tally.refused],
        "left_out": [one.heading for one in tally.left_out],
        "skipped": list(tally.skipped),
    }
    what["passed"] = [{"sheet": one.sheet, "row": one.row, "why": one.why} for one in tally.passed]
    what["report"] = str(tally.report) if tally.report else None
    sentence = ("loaded" if isinstance(tally, Loaded) else "listed_in") + (
        "_dry" if job.args.dry_run else ""
    )
    said = [job.say(sentence, **counted), *_remarks(name, job, tally)]
    if tally.passed:
        said.append(job.say("load_passed", all=passed_in_words(tally.passed, job.language)))
    if tally.report:
        said.append(job.say("load_report", file=tally.report))
    job.answer({**counted, **what}, said)


def _remarks(name: str, job: Job, tally: Tally) -> list[str]:
    """The rows that are to be looked at, and what was not read at all."""
    said = [row_line(job, name, refusal) for refusal in tally.refused[:_MOST_LINES]]
    if more := len(tally.refused[_MOST_LINES:]):
        said.append(job.say("load_more_rows", n=more))
    if tally.left_out:
        headings = " ".join(one.heading for one in tally.left_out)
        said.append(job.say("load_left_out", headings=headings))
    if tally.skipped:
        said.append(job.say("load_skipped", sheets=" ".join(tally.skipped)))
    return said


class _Far:
    """Says on a terminal how far it is, in one line that is written over."""

    def __init__(self) -> None:
        self._said = False

    def told(self, done: int, total: int) -> None:
        """So many of so many rows or households."""
        if sys.stderr.isatty():
            self._said = True
            print(f"\r{done} / {total}    ", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """What is said next begins a line of its own."""
        if self._said:
            print(file=sys.stderr)


def _load(name: str, job: Job, far: _Far) -> Tally:
    file: Path = job.args.file
    said = dict(map(partial(_said, name), job.args.map))
    with job.register() as (conn, me):
        how = Loading(
            today=date.fromisoformat(job.today),
            now_ms=job.now_ms,
            place=known_place(conn, me, job.args.place),
            dry_run=job.args.dry_run,
            report=free_name(file, file.parent),
            language=job.language,
            told=far.told,
        )
        if name == HOUSEHOLDS:
            known = of_households(job.home.headings, said)
            return load_households.load(conn, me, file, how, known)
        listing = LISTINGS[name]
        headings = headings_of(listing, job.home.headings, said)
        return load_list.load(conn, me, file, listing, headings, how)


def _said(name: str, given: str) -> tuple[str, str]:
    """`HEADING=FIELD` as the two. Refused where it is none, or the field is none of this list's."""
    heading, equals, field = given.rpartition("=")
    if not equals or not heading:
        raise Refused("bad_map", said=given)
    known = household_words() if name == HOUSEHOLDS else words(name)
    fields = list(dict.fromkeys(field for field, use in known.values() if use == "read"))
    if field not in (*fields, LEAVE):
        raise Refused("which_field", name=field, known=" ".join([*fields, LEAVE]))
    return heading, field


def _held(tally: Tally) -> tuple[str, ...]:
    """What the sheet holds, by the names of its counts."""
    return ("rows",) if isinstance(tally, Listed) else ("households", "residents", "units")


def row_line(job: Job, name: str, refusal: Refusal) -> str:
    """What is wrong in a row of a list, on one line."""
    kind = "household" if name == HOUSEHOLDS else name[:-1]
    return job.say(
        "load_row",
        row=refusal.row,
        heading=refusal.heading or field_label(kind, refusal.field, job.language),
        value=_half_hidden(refusal.field, refusal.value),
        rule=in_words(refusal.rule, job.language),
    )


def _as_json(refusal: Refusal) -> Mapping[str, object]:
    return {
        "row": refusal.row,
        "field": refusal.field,
        "value": _half_hidden(refusal.field, refusal.value),
        "rule": refusal.rule,
    }


def _half_hidden(field: str, value: str) -> str:
    """A value as lists show it; whole it stands in the sheet, in the row that is named."""
    if field == "id_number":
        return id_number.mask(value)
    return phone.mask(value) if field == "phone" else value
