"""The codes of start-up files that wait, in large type, a row for each person to be cut off."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.register import slips
from gridapp.reports import code_slips
from gridapp.sync.startup_file import check_number
from gridapp.ui.paper import Column, Paper, Table, Wanted
from gridapp.ui.papers.reading import Reading

translate = QCoreApplication.translate


def code_rows(reading: Reading, wanted: Wanted) -> Paper:
    """Whom a start-up file is for, its code, and what to do with it."""
    place, home = wanted.subject or reading.me.place, reading.home
    waiting = []
    if home is not None:
        waiting = slips.waiting(reading.conn, home.drafts, now_ms=reading.now_ms, place=place)
    number = check_number(reading.me.root) if waiting else ""
    rows = code_slips.said(reading.conn, waiting, number, reading.language)
    name = reading.name(wanted)
    return reading.paper(
        wanted,
        name,
        name,
        [
            Table(
                columns=(
                    Column(translate("Papers", "谁"), 30),
                    Column(translate("Papers", "启用码"), 30, "centre"),
                    Column(translate("Papers", "怎么用"), 44),
                ),
                rows=rows,
                lines=3,
                empty=translate("Papers", "没有等着启用的启用文件"),
            )
        ],
        below=translate("Papers", "沿横线剪开，和启用文件分开交给本人。"),
        count=len(rows),
    )
