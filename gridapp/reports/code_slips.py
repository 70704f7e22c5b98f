"""The codes of start-up files as slips of paper to be cut apart: two beside each other."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Sequence

from xlsxwriter import Workbook

from gridapp.models.labels import label
from gridapp.register import calendar, places
from gridapp.register.slips import Slip
from gridapp.words import say

_ACROSS, _WIDTH, _HEIGHT = 2, 46, 118


def said(
    conn: sqlite3.Connection, slips: Sequence[Slip], number: str, language: str
) -> list[tuple[str, str, str]]:
    """Each slip: for whom and where, the code as it is read out, and what to do with it."""
    known = places.names(conn)
    return [
        (
            "\n".join(
                (
                    f"{one.name}    {label('role', one.role.name, language)}",
                    places.path(known, one.place, one.place[:6]),
                )
            ),
            _shown(one.code),
            "\n".join(
                (
                    say("slip_tag", language, tag=one.tag, day=calendar.today(one.deadline)),
                    say("slip_number", language, number=f"{number[:4]} {number[4:]}"),
                    say("slip_what", language),
                )
            ),
        )
        for one in slips
    ]


def _shown(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def workbook(slips: Sequence[tuple[str, str, str]], language: str) -> bytes:
    """The slips as a workbook that prints on A4, a dashed line where to cut."""
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet(say("slips_name", language))
        look = {"border": 3, "text_wrap": True, "valign": "vcenter", "indent": 1}
        cell = book.add_format(look)
        strong = book.add_format({"bold": True, "font_size": 20})
        plain = book.add_format({"font_size": 11})
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.4)
        # Where the usual font is missing columns grow, and the second would go to pages of its own.
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, _ACROSS - 1, _WIDTH)
        for at, (who, code, what) in enumerate(slips):
            row, column = divmod(at, _ACROSS)
            sheet.set_row(row, _HEIGHT)
            sheet.write_rich_string(
                row, column, plain, f"{who}\n", strong, code, plain, f"\n{what}", cell
            )
    return data.getvalue()
