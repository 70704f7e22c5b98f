"""A bulletin on paper: its words as they are, or as they were signed."""

from __future__ import annotations

from collections.abc import Iterator

from gridapp.reports.bulletin import Bulletin, Section
from gridapp.reports.bulletin import Table as Written
from gridapp.reports.bulletin_ready import Wish, ready
from gridapp.reports.bulletin_signed import Kept, below
from gridapp.ui.paper import Block, Chart, Column, NewPage, Paper, Said, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading
from gridapp.words.printing import paper_name

NAME = "bulletin"


def bulletin(reading: Reading, wanted: Wanted) -> Paper:
    """The bulletin of a place (`subject`) and a span (`text`); last month's where none is said."""
    wish = Wish(span=wanted.text, place=wanted.subject)
    one, kept = ready(
        reading.conn, reading.me, wish, language=reading.language, today=reading.today
    )
    return paper(one, kept, large=wanted.large)


def paper(one: Bulletin, kept: Kept | None, *, large: bool = False) -> Paper:
    """The same paper for the same bulletin: when and by whom it is printed is not on it."""
    blocks: list[Block] = []
    for section in one.sections:
        blocks += _section(section)
    blocks.append(Signs(labels=one.signs))
    blocks.append(NewPage())
    blocks += [_table(annex) for annex in one.annexes]
    return Paper(
        name=paper_name(NAME, one.language),
        title=one.title,
        blocks=blocks,
        below=below(one, kept),
        foot=f"{one.place_name} · {one.name}",
        count=len(one.rows),
        large=large,
    )


def _section(section: Section) -> Iterator[Block]:
    yield Said(text=section.text, heading=section.heading)
    for table in section.tables:
        yield _table(table)
    for chart in section.charts:
        yield Chart(
            title=chart.title,
            shape=chart.shape,
            names=chart.names,
            values=chart.values,
            most=chart.most,
        )


def _table(table: Written) -> Table:
    columns = [
        Column(heading, share) for heading, share in zip(table.columns, table.shares, strict=True)
    ]
    return Table(columns=columns, rows=table.rows, heading=table.heading)
