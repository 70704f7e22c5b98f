"""The asker's own sheet, filled: fill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import check_place
from gridapp.exchange import fill_sheet
from gridapp.exchange.fill_plan import Wanted
from gridapp.exchange.fillable import fields
from gridapp.exchange.filled import Filled
from gridapp.exchange.heading_memory import LEAVE
from gridapp.exchange.remarks import free_name
from gridapp.exchange.rules import in_words
from gridapp.models.place import covers
from gridapp.register import places
from gridapp.register.log import NoRight
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The command `fill`."""
    fills = commands.add_parser("fill", help=say("help_fill", language))
    fills.add_argument("file", type=Path, metavar="FILE.xlsx")
    fills.add_argument("--place", default="", metavar="C")
    fills.add_argument("--out", type=Path, metavar="F.xlsx")
    fills.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help=say("help_map", language),
    )
    fills.add_argument("--refresh", action="store_true", help=say("help_refresh", language))
    fills.add_argument("--reason", default="", metavar="T", help=say("help_reason", language))
    fills.add_argument("--dry-run", action="store_true", help=say("help_dry_run", language))
    fills.set_defaults(run=fill)


def fill(job: Job) -> int:
    """Fill a sheet into a copy of it."""
    if job.args.out:
        check_out(job.args.out, ".xlsx")
    said = dict(_said(one) for one in job.args.map)
    file = job.args.file
    with job.register() as (conn, me):
        place = check_place(job.args.place) or me.place
        if not covers(me.place, place):
            raise NoRight("place", place)
        filled = fill_sheet.fill(
            conn,
            file,
            Wanted(
                place=place,
                today=job.today,
                reason=job.args.reason.strip(),
                refresh=job.args.refresh,
                language=job.language,
                names=places.names(conn),
            ),
            memory=job.home.headings,
            now_ms=job.now_ms,
            said=said,
            out=None
            if job.args.dry_run
            else job.args.out or free_name(file, file.parent, "filled"),
        )
    job.answer(_as_json(filled), _lines(job, filled))
    return 0


def _said(given: str) -> tuple[str, str]:
    """`HEADING=FIELD` as the two. Refused where it is none, or the field is none of ours."""
    heading, equals, field = given.rpartition("=")
    if not equals or not heading:
        raise Refused("bad_map", said=given)
    if field != LEAVE and field not in fields():
        raise Refused("which_field", name=field, known=" ".join([*fields(), LEAVE]))
    return heading, field


def _as_json(filled: Filled) -> dict[str, Any]:
    return {
        "rows": filled.rows,
        "matched": filled.matched,
        "added": filled.added,
        "cells": filled.cells,
        "refreshed": filled.refreshed,
        "same": filled.same,
        "columns": filled.columns,
        "left_out": [one.heading for one in filled.left_out],
        "needs_reason": filled.needs_reason,
        "children": filled.children,
        "no_room": filled.no_room,
        "remarks": [
            {
                "sheet": one.sheet,
                "row": one.row,
                "heading": one.heading,
                "field": one.field,
                "rule": one.rule,
                "instead": one.instead,
            }
            for one in filled.remarks
        ],
        "file": str(filled.out) if filled.out else None,
    }


def _lines(job: Job, filled: Filled) -> list[str]:
    lines = [
        job.say(
            "filled_dry" if job.args.dry_run else "filled",
            rows=filled.rows or filled.added,
            matched=filled.matched or filled.added,
            cells=filled.cells,
            refreshed=filled.refreshed,
        )
    ]
    lines += [_remark(job, one.row, one.heading, one.rule, one.instead) for one in filled.remarks]
    if filled.left_out:
        headings = " ".join(dict.fromkeys(one.heading for one in filled.left_out))
        lines.append(job.say("fill_left_out", headings=headings))
    if filled.needs_reason:
        headings = " ".join(dict.fromkeys(filled.needs_reason))
        lines.append(job.say("fill_needs_reason", headings=headings))
    if filled.children:
        lines.append(job.say("fill_children", n=filled.children))
    if filled.no_room:
        lines.append(job.say("fill_no_room", n=filled.no_room))
    lines.append(job.say("fill_written", file=filled.out) if filled.out else job.say("fill_none"))
    return lines


def _remark(job: Job, row: int, heading: str, rule: str, instead: str) -> str:
    words = in_words(rule, job.language)
    if instead:
        words += marks.bracketed(instead, job.language)
    if not heading:
        return job.say("fill_row", row=row, rule=words)
    return job.say("fill_cell", row=row, heading=heading, rule=words)
