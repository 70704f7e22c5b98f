"""A page of a notebook, in and out: batch, batch page."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from gridapp.cli.given import way_out
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, which_worker
from gridapp.models.checks import is_date
from gridapp.models.danger import calls_for
from gridapp.models.labels import field_label
from gridapp.register import codes, duty, households, notebook, notebook_json, visits
from gridapp.register.database import transaction
from gridapp.register.notebook_json import Page
from gridapp.words import rule_in_words, say

_OWN = {"words": "note", "quiet": "result", "sort": "result", "phoned": "note"}
"""Cells of a page that are no fields of a visit, and the field whose name says what they are."""


def add(commands: Commands, language: str) -> None:
    """The commands of this module."""
    many = commands.add_parser("batch", help=say("help_batch", language))
    many.set_defaults(run=batch)
    pages = many.add_subparsers(metavar="ACT").add_parser(
        "page", help=say("help_batch_page", language)
    )
    pages.add_argument("--place", default="", metavar="C")
    pages.add_argument("--day", metavar="YYYY-MM-DD")
    pages.set_defaults(run=page_)


def batch(job: Job) -> int:
    """The rows of a page that are right, in one save; the others are named."""
    with job.register() as (conn, me):
        raw = sys.stdin.buffer.read()
        page = notebook_json.read(conn, me, raw, job.today, partial(which_worker, conn))
        with transaction(conn):
            ids = visits.record_all(conn, me, page.calls, today=job.today, now_ms=job.now_ms)
        calls = {
            number: duty.beside(conn, calls_for(row.text), row.place)
            for number, row in page.rows.items()
            if not row.phoned
        }
    told = [
        {"row": number, "number": call.number, "name": call.label(job.language)}
        for number, called in calls.items()
        for call in called
    ]
    saved = [{"row": n, "id": id_} for n, id_ in zip(page.rows, ids, strict=True)]
    refused = [{"row": r.line, "field": r.field, "rule": r.rule} for r in page.refused]
    said = [job.say("batch_saved", n=len(ids)), *_refusals(job, page)]
    said += [job.say("batch_phone", **one) for one in told]
    job.answer({"saved": saved, "refused": refused, "calls": told}, said)
    if page.refused:
        first = _refusals(job, page)[0] if job.args.json else ""  # else each is said above
        return job.complain("put_refused", n=len(refused), first=first)
    return 0


def _refusals(job: Job, page: Page) -> list[str]:
    return [
        job.say(
            "put_line",
            line=one.line,
            field=field_label("visit", _OWN.get(one.field, one.field), job.language),
            rule=rule_in_words(one.rule, job.language)
            + way_out("visit", _OWN.get(one.field, one.field), one.rule, job.language),
        )
        for one in page.refused
    ]


def page_(job: Job) -> int:
    """The households of a place in the order of its notebook, with what stands for the day."""
    day, place = job.args.day or job.today, check_place(job.args.place)
    if not (is_date(day) and len(day) == len("2026-11-23")):
        raise Refused("bad_day", said=day)
    with job.register() as (conn, me):
        ids = notebook.in_order(conn, place or me.place)
        known = households.rows(conn, ids)
        stands = notebook.standing(conn, ids, day)
        rows: list[dict[str, Any]] = [
            {
                "row": number,
                "household": id_,
                "head": known[id_].head,
                "address": known[id_].address,
                "result": stands.get(id_),
            }
            for number, id_ in enumerate(ids, 1)
        ]
        named = {code: codes.label("visit_result", code, job.language) for code in stands.values()}
    said = [
        job.say("batch_row", **{**row, "result": named.get(str(row["result"]), "□")})
        for row in rows
    ]
    job.answer({"day": day, "rows": rows}, said or [job.say("batch_empty")])
    return 0
