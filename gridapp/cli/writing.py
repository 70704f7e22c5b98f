"""Commands that write records: put, step."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Sequence
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import which, which_worker
from gridapp.cli.sameness import reasons_in_words
from gridapp.models.declare import InvalidRecord, Record
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label, label
from gridapp.register import codes, duplicates, lines, matters, records, touched
from gridapp.register.database import transaction
from gridapp.register.duplicates import Pair
from gridapp.words import rule_in_words, say

_STEP_FIELDS = ("note", "to", "due", "reporter", "way", "reason", "satisfaction", "close")
_FEW = 24
_OF_WORKER, _OF_RECORD = ("to", "behalf"), ("merged_into",)


def add(commands: Commands, language: str) -> None:
    """The commands `put` and `step`."""
    puts = commands.add_parser("put", help=say("help_put", language))
    puts.add_argument("--all-or-nothing", action="store_true")
    puts.set_defaults(run=put)
    steps = commands.add_parser("step", help=say("help_step", language))
    steps.add_argument("id", metavar="ID")
    steps.add_argument("action", metavar="ACTION")
    for name in _STEP_FIELDS:
        steps.add_argument(f"--{name}")
    steps.add_argument("--into", dest="merged_into", metavar="ID")
    steps.add_argument("--behalf", metavar="W")
    steps.set_defaults(run=step)


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
        return job.complain("put_refused", n=len(refused), first=_refusals(job, written)[0])
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
            field=field_label(refusal.kind, refusal.field, job.language),
            rule=rule_in_words(refusal.rule, job.language) + _way_out(job, refusal),
        )
        for refusal in written.refused
    ]


def _way_out(job: Job, refusal: lines.Refusal) -> str:
    """The codes that would do, where there are few enough to read."""
    if refusal.rule != "not_listed":
        return ""
    listed = codes.labels(KINDS[refusal.kind].field(refusal.field).codes, job.language)
    if len(listed) > _FEW:
        return ""
    return job.say("codes", codes=" ".join(f"{code}={label}" for code, label in listed.items()))


def step(job: Job) -> int:
    """Move a matter through its loop."""
    with job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        fields = _step_fields(conn, job.args, id_)
        with transaction(conn):
            made = matters.step(
                conn, me, id_, job.args.action, fields, today=job.today, now_ms=job.now_ms
            )
        now = records.derived(conn, KINDS["matter"], [id_])[id_]
    state = str(now["state"])
    job.answer(
        {"id": made, "matter": id_, **now},
        [job.say("stepped", state=label("state", state, job.language), owed=now["owed"])],
    )
    return 0


def _step_fields(conn: sqlite3.Connection, args: argparse.Namespace, id_: str) -> dict[str, Any]:
    names = (*_STEP_FIELDS, "merged_into", "behalf")
    fields = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    for name in _OF_WORKER:
        if name in fields:
            fields[name] = which_worker(conn, fields[name])
    for name in _OF_RECORD:
        if name in fields:
            fields[name] = which(conn, fields[name])
    if args.action == "told" and "reporter" not in fields:
        fields["reporter"] = _only_reporter(conn, id_)
    for name, value in fields.items():
        declared = KINDS["step"].field(name)
        if declared.codes and not codes.known(declared.codes, value):
            raise InvalidRecord("step", name, "not_listed", value)
    return fields


def _only_reporter(conn: sqlite3.Connection, id_: str) -> str:
    """Whom to tell where there is no choice."""
    reporters = records.ids(conn, KINDS["reporter"], where={"matter": id_})
    if not reporters:
        raise Refused("no_reporter")
    if len(reporters) != 1:
        raise Refused("which_reporter", ids=" ".join(reporters))
    return reporters[0]
