"""The command that writes records: put."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from typing import Any

from gridapp.cli.given import way_out
from gridapp.cli.job import Commands, Job
from gridapp.cli.sameness import reasons_in_words
from gridapp.models.declare import Record
from gridapp.models.labels import field_label
from gridapp.register import duplicates, lines, touched
from gridapp.register.database import transaction
from gridapp.register.duplicates import Pair
from gridapp.words import rule_in_words, say


def add(commands: Commands, language: str) -> None:
    """The command `put`."""
    puts = commands.add_parser("put", help=say("help_put", language))
    puts.add_argument("--all-or-nothing", action="store_true")
    puts.set_defaults(run=put)


class _NotKept(Exception):
    """Some lines are wrong, and all or nothing was asked for: nothing is committed."""


def put(job: Job) -> int:
    """Write one record for each line of stdin."""
    written = lines.Written()
    every = job.args.all_or_nothing
    with job.register() as (conn, me):
        try:
            with transaction(conn):
                written = lines.put(
                    conn,
                    me,
                    sys.stdin.buffer,
                    all_or_nothing=every,
                    today=job.today,
                    now_ms=job.now_ms,
                )
                if every and written.refused:
                    raise _NotKept
        except _NotKept:
            written.ids.clear()
        likely = _likely(conn, written.ids)
    refused = [{"line": r.line, "field": r.field, "rule": r.rule} for r in written.refused]
    answer: dict[str, Any] = {"ids": written.ids, "refused": refused}
    if likely:
        answer["likely"] = [_as_json(id_, pair) for id_, pair in likely]
    warned = [_warning(job, id_, pair) for id_, pair in likely]
    job.answer(answer, [*written.ids, *_refusals(job, written), *warned])
    if written.refused:
        first = _refusals(job, written)[0] if job.args.json else ""  # else each is said above
        return job.complain("put_refused", n=len(refused), first=first)
    return 0


def _likely(conn: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[str, Pair]]:
    """Which of the records just written may be the same as one that stood here, or another."""
    with transaction(conn):
        touched.drain_small(conn, ids)
    return [
        (pair.other.id if pair.other.id in ids else pair.one.id, pair)
        for pair in duplicates.pairs_of(conn, ids)
    ]


def _other(id_: str, pair: Pair) -> Record:
    return pair.one if pair.other.id == id_ else pair.other


def _warning(job: Job, id_: str, pair: Pair) -> str:
    reasons = reasons_in_words(pair.seen, job.language)
    return job.say("put_likely", id=id_, other=_other(id_, pair).id, reasons=reasons)


def _as_json(id_: str, pair: Pair) -> dict[str, Any]:
    return {
        "id": id_,
        "other": _other(id_, pair).id,
        "kind": pair.kind.name,
        "reasons": list(pair.seen.alike),
    }


def _refusals(job: Job, written: lines.Written) -> list[str]:
    return [
        job.say(
            "put_line",
            line=refusal.line,
            field=field_label(refusal.kind, refusal.field, job.language) or "JSON",
            rule=rule_in_words(refusal.rule, job.language)
            + way_out(refusal.kind, refusal.field, refusal.rule, job.language),
        )
        for refusal in written.refused
    ]
