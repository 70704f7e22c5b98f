"""A list that goes onto paper, as an Excel sheet: the same rows, masked alike, the same foot."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.ui.paper import Paper, Table

WIDEST = 110
"""Characters across a sheet; its columns have the shares that they have on paper."""
LONGEST_FOOT = 200
"""Characters: no sheet has a foot of more than 255, with the number of the page."""


def is_list(paper: Paper) -> bool:
    """Whether it is one table with headings and nothing else: what a sheet can hold."""
    return len(paper.blocks) == 1 and _table(paper) is not None


def sheet(paper: Paper) -> bytes:
    """The list as an Excel file. Columns of numbers can be summed."""
    from gridapp.reports.book import Front, Heading, book  # only where one is written

    table = _table(paper)
    assert table is not None
    shares = sum(column.share for column in table.columns)
    front = Front(
        title=paper.title,
        line=" · ".join(filter(None, (paper.below, paper.mark))),
        foot="&L" + paper.foot.replace("&", "&&")[:LONGEST_FOOT] + "&R" + _pages(),
        headings=[
            Heading(text=column.heading, width=max(6, round(WIDEST * column.share / shares)))
            for column in table.columns
        ],
    )
    numbers = [column.align == "right" for column in table.columns]
    with book(front) as (written, made):
        for row in table.rows:
            written.add(
                int(cell) if is_number and cell.isdecimal() else cell
                for cell, is_number in zip(row, numbers, strict=True)
            )
    return made.getvalue()


def _table(paper: Paper) -> Table | None:
    first = paper.blocks[0] if paper.blocks else None
    named = isinstance(first, Table) and any(column.heading for column in first.columns)
    return first if isinstance(first, Table) and named else None


def _pages() -> str:
    said = QCoreApplication.translate("Papers", "第 {n} 页 / 共 {total} 页")
    return said.format(n="&P", total="&N")
