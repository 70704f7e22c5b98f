"""Puts a table onto pages: its headings on each of them again, and no row cut that has room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from gridapp.ui.flow import Flow
from gridapp.ui.paper import Align, Column, Table
from gridapp.ui.sheets import MARGIN
from gridapp.ui.strokes import GREY, Ground, Line, text_at, width_of, wrap
from gridapp.ui.table_rows import Row

_NUMBER: Final = re.compile(r"(?<![!-~])(?=[!-~]*\d)[!-~]{2,18}(?![!-~])")
"""A date, a share, a number half hidden: what nobody reads across two lines."""
_PAD: Final = 0.4
"""Beside the words of a cell, in letters."""
_SHORT: Final = 4
"""Characters of a name or a grade."""


def table(flow: Flow, table: Table) -> None:
    """The table, or as much of it as has room where the rest is only counted."""
    table = replace(table, columns=_wide_enough(flow, table))
    rows = list(_set_rows(flow, table))
    headings = [one.heading for one in table.columns]
    head = _row(flow, table.columns, headings, bold=True, least=1) if any(headings) else None
    first = rows[0].height if rows else flow.step()
    flow.heading(table.heading, (head.height if head else 0) + first)
    if not rows:
        flow.words(table.empty, MARGIN, 1, ink=GREY)
        flow.y += flow.step(1.4)
        return
    _draw_head(flow, head)
    for number, row in enumerate(rows, 1):
        last = number == len(rows)
        if table.rest and _full(flow, row, last=last):
            flow.sheets.left_out = len(rows) - number + 1
            flow.words(table.rest.format(n=flow.sheets.left_out), MARGIN, 1, ink=GREY)
            flow.y += flow.step(1.2)
            return
        # What is signed below goes on with the last row; a table of one row would leave its head.
        below = flow.below if last and number > 1 else 0
        if flow.y + row.height + below > flow.bottom:
            if number > len(rows) - table.spare + 1:
                break
            flow.begin_page()
            _draw_head(flow, head)
        _draw_row(flow, row)
    flow.y += flow.step(0.6)


def _wide_enough(flow: Flow, table: Table) -> Sequence[Column]:
    """The same columns, none too narrow for a word of its heading, a number or a name in it."""
    columns = table.columns
    shares = sum(one.share for one in columns)
    least = [
        max(_of_heading(flow, one.heading), _of_whole(flow, [row[at] for row in table.rows]))
        for at, one in enumerate(columns)
    ]
    if sum(least) > flow.width:
        return columns
    wide = [flow.width * one.share / shares for one in columns]
    lacking = sum(max(need - has, 0) for need, has in zip(least, wide, strict=True))
    spare = sum(max(has - need, 0) for need, has in zip(least, wide, strict=True))
    # Who has more than he needs gives to the others, as much as he has over.
    given = lacking / spare if spare else 0
    return [
        replace(one, share=need if has < need else has - (has - need) * given)
        for one, need, has in zip(columns, least, wide, strict=True)
    ]


def _of_heading(flow: Flow, heading: str) -> float:
    """What a column needs for its heading: English whole words, Chinese in two lines."""
    halves = heading.split() if heading.isascii() else [heading[: (len(heading) + 1) // 2]]
    return _of_longest(flow, halves, bold=True)


def _of_whole(flow: Flow, cells: Sequence[str]) -> float:
    """What a column needs so that no date, number, name or grade in it is broken.

    Whatever is longer has room for nearly as many characters in a line.
    """
    numbers = [one for cell in cells for one in _NUMBER.findall(cell)]
    return _of_longest(
        flow, [*numbers, *(c if len(c) <= _SHORT else c[: _SHORT - 1] for c in cells)]
    )


def _of_longest(flow: Flow, words: Sequence[str], *, bold: bool = False) -> float:
    longest = max(words, key=_letters, default="")  # thousands of words: only one is measured
    return width_of(longest, flow.base, bold=bold) + 2 * flow.base * _PAD + 1 if longest else 0.0


def _letters(word: str) -> int:
    """About how wide: a Chinese character is as wide as two letters."""
    return len(word.encode("gb18030", "replace"))


def _full(flow: Flow, row: Row, *, last: bool) -> bool:
    """Whether this row, and a line that counts the rest, have no room on the page."""
    return flow.y + row.height + (0 if last else flow.step(1.2)) > flow.bottom


def _set_rows(flow: Flow, table: Table) -> Iterator[Row]:
    room = min(flow.room, flow.sheets.size[1])
    most = int((room - flow.step(3)) / flow.step())
    for cells in table.rows:
        whole = _row(flow, table.columns, cells, bold=False, least=table.lines)
        for start in range(0, max(map(len, whole.cells), default=0) or 1, most):
            yield whole.part(start, start + most, flow.step(), flow.base * _PAD)


def _row(
    flow: Flow, columns: Sequence[Column], cells: Sequence[str], *, bold: bool, least: float
) -> Row:
    shares = sum(one.share for one in columns)
    found = []
    for column, words in zip(columns, cells, strict=True):
        room = flow.width * column.share / shares - 2 * flow.base * _PAD
        found.append(wrap(words, flow.base, room, bold=bold) or [""])
    return Row(found, columns, bold=bold, least=least).part(
        0, max(map(len, found)), flow.step(), flow.base * _PAD
    )


def _draw_head(flow: Flow, head: Row | None) -> None:
    if head is None:
        flow.rule()
        return
    flow.page.append(Ground(QRectF(MARGIN, flow.y, flow.width, head.height)))
    flow.rule()
    _draw_row(flow, head)


def _draw_row(flow: Flow, row: Row) -> None:
    shares = sum(one.share for one in row.columns)
    x = float(MARGIN)
    for column, lines in zip(row.columns, row.cells, strict=True):
        width = flow.width * column.share / shares
        for number, words in enumerate(lines):
            if words:
                at = _across(flow, words, x, width, column.align, bold=row.bold)
                down = flow.y + flow.base * _PAD + number * flow.step()
                flow.page.append(text_at(words, QPointF(at, down), flow.base, bold=row.bold))
        x += width
    if not any(one.heading for one in row.columns):
        _fence(flow, row)
    flow.y += row.height
    flow.rule()


def _fence(flow: Flow, row: Row) -> None:
    """Lines between the columns, where no heading keeps them apart."""
    shares = sum(one.share for one in row.columns)
    x = float(MARGIN)
    for share in (0.0, *(one.share for one in row.columns)):
        x += flow.width * share / shares
        flow.page.append(Line(QPointF(x, flow.y), QPointF(x, flow.y + row.height)))


def _across(flow: Flow, words: str, x: float, width: float, align: Align, *, bold: bool) -> float:
    if align == "left":
        return x + flow.base * _PAD
    free = width - width_of(words, flow.base, bold=bold)
    return x + free / 2 if align == "centre" else x + free - flow.base * _PAD
