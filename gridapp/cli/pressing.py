"""A paper written as a PDF, or a list as Excel, from the command line; the access log notes it.

It loads Qt: commands import it when they print, and not before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from gridapp.cli.job import Job, Refused
from gridapp.paths import write_file
from gridapp.register import audit
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.ui.paper import Wanted
from gridapp.ui.papers.press import press
from gridapp.ui.papers.reading import Reading
from gridapp.ui.papers.sheet import is_list, sheet
from gridapp.ui.sheets import Sheets, pdf

SHEET = ".xlsx"
"""What the name of a list ends with that is written as Excel."""


def pressed(job: Job, conn: sqlite3.Connection, me: Identity, wanted: Wanted) -> Sheets:
    """The pages of the paper, laid out. Notes nothing."""
    reading = Reading(
        conn=conn,
        me=me,
        language=job.language,
        today=job.today,
        now_ms=job.now_ms,
        home=job.home,
    )
    return press(reading, wanted)


def press_into(
    out: Path,
    job: Job,
    conn: sqlite3.Connection,
    me: Identity,
    wanted: Wanted,
    reason: str = "",
    also: Callable[[Sheets], object] = lambda _sheets: None,
) -> Sheets:
    """Write the paper into this file; its pages, as they were laid out.

    What is `also` to be noted of them is noted in the same transaction; what it raises ends it.
    """
    sheets = pressed(job, conn, me, wanted)
    paper = sheets.paper
    if out.suffix.lower() == SHEET and not is_list(paper):
        raise Refused("print_no_list", paper=paper.name)
    with transaction(conn):
        for record in paper.records or (paper.record,):
            audit.note_print(conn, record, paper.name, paper.count, reason, now_ms=job.now_ms)
        also(sheets)
    as_sheet = out.suffix.lower() == SHEET
    write_file(out, sheet(paper) if as_sheet else pdf(sheets), private=True)
    return sheets
