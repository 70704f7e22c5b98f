"""The dossier of a mediation: what it holds and lacks, and its forms as Word files or one PDF."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import as_folder, check_folder, check_out
from gridapp.cli.records import add_unmask, as_rows, is_noting, reason_for, which
from gridapp.models.case_file import Item, contents
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.paths import check_free, write_file
from gridapp.register import audit, case_files, dispute_list
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.words import say
from gridapp.words.dossier_names import FORMS
from gridapp.words.printing import paper_name

_DUES = tuple(name for name in dispute_list.DUES if name != "due")
"""What is still owed: told before the dossier is filed, for filing it answers nobody."""


def add(commands: Commands, language: str) -> None:
    """The command `dossier`."""
    lists = commands.add_parser("dossier", help=say("help_dossier", language))
    lists.add_argument("id", metavar="ID")
    lists.add_argument(
        "--docx", type=Path, metavar="FOLDER", help=say("help_dossier_docx", language)
    )
    lists.add_argument("--pdf", type=Path, metavar="F.pdf", help=say("help_dossier_pdf", language))
    named = "  ".join(f"{code}={name}" for code, name in FORMS.items())
    lists.add_argument(
        "--form", action="append", choices=FORMS, default=[], metavar="FORM", help=named
    )
    add_unmask(lists, language)
    lists.set_defaults(run=dossier)


def dossier(job: Job) -> int:
    """What the dossier of a dispute holds and what is missing, or its forms as files."""
    if job.args.form and not (job.args.docx or job.args.pdf):
        raise Refused("dossier_where")
    with job.look() if job.args.docx or job.args.pdf else job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        files = _write(job, conn, me, id_)
        items = contents(case_files.of(conn, id_))
        (row,) = as_rows(conn, me, KINDS["dispute"], [id_], unmask=False)
    missing = [item.number for item in items if item.missing]
    title = job.say(
        "dossier_of",
        title=row.get("title") or "",
        number=row.get("number") or "-",
        state=label("state", f"dispute.{row.get('state')}", job.language),
    )
    told = {
        "id": id_,
        "state": row.get("state"),
        "due": {name: row.get(name) for name in dispute_list.DUES},
        "items": [_as_row(item, job.language) for item in items],
        "missing": missing,
        "files": [str(file) for file in files],
    }
    due = [job.say(f"stepped_{name}", day=row[name]) for name in _DUES if row.get(name)]
    end = job.say("dossier_lacks", n=len(missing)) if missing else job.say("dossier_whole")
    lines = [title, *(_line(job, item) for item in items), end, *due]
    written = [job.say("dossier_written", file=file) for file in files]
    job.answer(told, [*lines, *written])
    return 0


def _check_outs(docx: Path | None, pdf: Path | None) -> None:
    """The folder of Word files may be made, what it lies in not. Refused, FileExistsError."""
    if docx:
        check_folder(as_folder(docx))
    if pdf:
        check_out(pdf, ".pdf")


def _write(job: Job, conn: sqlite3.Connection, me: Identity, id_: str) -> list[Path]:
    """The files that are wanted, noted in the access log before they are there."""
    args = job.args
    if not (args.docx or args.pdf):
        return []
    _check_outs(args.docx, args.pdf)
    is_noting(conn)
    reason = reason_for(job)
    made: dict[Path, bytes] = {}
    if args.docx:
        # Only now: what fills Word files takes a while to load.
        from gridapp.reports.dossier_forms import filled

        whole = bool(reason)
        for one in filled(conn, id_, home=job.home, only=args.form, whole=whole):
            made[args.docx / f"{one.stem}.docx"] = one.docx
    if args.pdf:
        made[args.pdf] = _pdf(job, conn, me, id_, whole=bool(reason))
    for file in made:
        check_free(file)
    with transaction(conn):
        name = paper_name("dossier", job.language)
        audit.note_print(conn, id_, name, len(made), reason, now_ms=job.now_ms)
    for file, data in made.items():
        file.parent.mkdir(exist_ok=True)
        write_file(file, data, private=True)
    return list(made)


def _pdf(job: Job, conn: sqlite3.Connection, me: Identity, id_: str, *, whole: bool) -> bytes:
    # Only now: Qt is loaded by nothing else here.
    from gridapp.cli.pressing import pressed
    from gridapp.ui.paper import Wanted
    from gridapp.ui.sheets import pdf

    wanted = Wanted(code="dossier", subject=id_, narrowed=" ".join(job.args.form), whole=whole)
    return pdf(pressed(job, conn, me, wanted))


def _as_row(item: Item, language: str) -> dict[str, Any]:
    return {
        "number": item.number,
        "form": item.form,
        "name": item.label(language),
        "wanted": item.wanted,
        "there": item.there,
        "out": item.out,
        "records": list(item.found),
    }


def _line(job: Job, item: Item) -> str:
    key = "item_missing" if item.missing else "item_there" if item.there else "item_not_needed"
    said = job.say(key, number=item.number, name=item.label(job.language), form=item.form or "-")
    return said + job.say("item_out", n=item.out) if item.out else said
