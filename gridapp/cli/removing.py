"""What was entered and taken back, or thrown away: listed, taken back, brought back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime

from gridapp.cli.job import Commands, Job, Refused
from gridapp.models.deadlines import CHINA
from gridapp.models.kinds import KINDS
from gridapp.models.labels import about
from gridapp.register import draft_file, removed, rows, undo
from gridapp.register.database import transaction
from gridapp.register.draft_file import Thrown
from gridapp.register.identity import Identity
from gridapp.register.removed import Removed
from gridapp.words import removing, say

MOST = 1_000
"""So many of the newest entries are listed."""
FORM = "f"
"""What the number of a form begins with; that of an entry is a number alone."""


def add(commands: Commands, language: str) -> None:
    """The commands `undo` and `removed`."""
    undoes = commands.add_parser("undo", help=say("help_undo", language))
    undoes.add_argument("id", nargs="?", default="", metavar="ID")
    undoes.set_defaults(run=take_back)
    tells = commands.add_parser("removed", help=say("help_removed", language))
    tells.add_argument("--restore", metavar="ID", help=say("help_removed_restore", language))
    tells.set_defaults(run=run)


def take_back(job: Job) -> int:
    """List what is in no file yet, or take one act of it back."""
    said = str(job.args.id)
    with job.register() as (conn, me):
        acts = undo.offered(conn, me)
        entries = rows.entries(conn, me, MOST, now_ms=job.now_ms)
        found = [one for one in entries if one.at in acts]
        if said:
            mine = [one for one in found if str(one.at) == said]
            if not mine:
                raise Refused("undo_no_such", said=said)
            with transaction(conn):
                for at in acts[mine[0].at]:
                    undo.undo(conn, me, at, now_ms=job.now_ms)
            taken = [one for one in found if one.at in acts[mine[0].at]]
            label = about(mine[0].kind, mine[0].label, job.language)
            job.answer(
                {"ids": [one.id for one in taken]}, [job.say("undone", n=len(taken), label=label)]
            )
            return 0
    answer = [
        {"id": str(one.at), "kind": one.kind, "label": one.label, "record": one.id} for one in found
    ]
    lines = [
        job.say(
            "undo_entry",
            id=one.at,
            day=_day(one.at_ms),
            kind=KINDS[one.kind].label(job.language),
            label=one.label,
        )
        for one in found
    ]
    job.answer({"entries": answer}, lines or [job.say("undo_none")])
    return 0


def run(job: Job) -> int:
    """List it, or bring one back."""
    with job.register() as (conn, me), closing(draft_file.connect(job.home.drafts)) as drafts:
        if job.args.restore:
            return _restore(job, conn, me, drafts)
        forms = draft_file.thrown(drafts, job.now_ms)
        entries = removed.listed(conn, me, now_ms=job.now_ms)
    typed = [
        {"id": f"{FORM}{one.id}", "form": one.draft.page, "title": one.draft.title} for one in forms
    ]
    found = [
        {"id": str(one.at), "kind": one.kind, "label": one.label, "entries": len(one.entries)}
        for one in entries
    ]
    job.answer(
        {"forms": typed, "entries": found},
        [*_lines(job, forms, entries)] or [job.say("removed_none")],
    )
    return 0


def _restore(job: Job, conn: sqlite3.Connection, me: Identity, drafts: sqlite3.Connection) -> int:
    said = str(job.args.restore)
    number = said.removeprefix(FORM)
    if not number.isdecimal():
        raise Refused("removed_no_such", said=said)
    if said.startswith(FORM):
        form = draft_file.take_out(drafts, int(number), job.now_ms)
        if form is None:
            raise Refused("removed_no_such", said=said)
        job.answer({"form": form.page}, [job.say("removed_form_back", title=form.title)])
        return 0
    with transaction(conn):
        one = removed.bring_back(conn, me, int(number), now_ms=job.now_ms)
    ids = [id_ for _kind, id_ in one.entries]
    job.answer({"ids": ids}, [job.say("removed_back", n=len(ids), label=one.label)])
    return 0


def _lines(job: Job, forms: Sequence[Thrown], entries: Sequence[Removed]) -> Iterator[str]:
    for form in forms:
        yield job.say(
            "removed_form",
            id=f"{FORM}{form.id}",
            day=_day(form.thrown_ms),
            page=job.say(removing.form(form.draft.page)),
            title=form.draft.title,
        )
    for one in entries:
        label = KINDS[one.kind].label(job.language)
        yield job.say("removed_entry", id=one.at, day=_day(one.at_ms), kind=label, label=one.label)


def _day(at_ms: int) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, CHINA):%Y-%m-%d %H:%M}"
