"""A page of the notebook in large type: the households of a unit, to be written on at the doors.

Rows are numbered as they are typed in afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gridapp.register import households
from gridapp.ui.paper import Column, Paper, Table, Wanted
from gridapp.ui.papers.reading import Reading, few

translate = QCoreApplication.translate

MORE = 24
"""Rows for whoever is not in the list: those of them that fill the sheet are printed."""


def notebook(reading: Reading, wanted: Wanted) -> Paper:
    """A row for each household of the place: who told, through what, what, or nothing to report."""
    place = wanted.subject or reading.me.place
    ids = few(households.ids(reading.conn, place=place))
    found = households.rows(reading.conn, ids)
    homes = [found[id_] for id_ in ids if id_ in found]
    called = [" ".join(part for part in (home.head, home.address) if part) for home in homes]
    name = reading.name(wanted)
    return reading.paper(
        wanted,
        name,
        translate("Papers", "记事本"),
        [lines_for(called)],
        below=translate("Papers", "{place}    日期 ________    记的人 ________").format(
            place=reading.where(place)
        ),
        count=len(homes),
        landscape=True,
        large=True,
    )


def lines_for(called: Sequence[str]) -> Table:
    """A row for each of these households, and empty ones to the end of the sheet."""
    rows = [
        (str(number), home, "", "", "", "□")
        for number, home in enumerate([*called, *[""] * MORE], 1)
    ]
    columns = (
        Column(translate("Papers", "号"), 6, "right"),
        Column(translate("Papers", "哪一户"), 26),
        Column(translate("Papers", "谁说的"), 14),
        Column(translate("Papers", "怎么说的"), 14),
        Column(translate("Papers", "什么事"), 40),
        Column(translate("Papers", "没事打勾"), 13, "centre"),
    )
    return Table(columns=columns, rows=rows, lines=2, spare=MORE)
