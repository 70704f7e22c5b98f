"""What reads and fills workbooks, as functions of bytes.

A workbook is an archive of compressed parts with sums: a random change of it never gets past the
archive. `sheet` and `asked` take the parts one after another in plain bytes, and pack them.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from datetime import date
from functools import cache

from gridapp.exchange import load_households, load_list
from gridapp.exchange.fill_sheet import NothingToFill
from gridapp.exchange.household_rows import NoHouseholds
from gridapp.exchange.list_kinds import LISTINGS
from gridapp.exchange.list_sheets import NoSuchList, headings_of
from gridapp.exchange.loading import Loading
from gridapp.exchange.sheet import read_sheets
from gridapp.exchange.workbook_file import UnreadableWorkbook
from gridapp.register.log import NoRight
from tests.fuzz import scratch
from tests.unit.exchange.asked import Hamlet, a_hamlet
from tests.unit.register.worlds import fresh

TODAY = date(2026, 11, 23)
_PART = re.compile(rb"\n?@@@ ([ -~]{1,80})\n")


@cache
def hamlet() -> Hamlet:
    """A register with some people of whom sheets may speak."""
    return a_hamlet()


def packed(data: bytes) -> bytes:
    """The archive whose parts these are, each after a line with its name."""
    out = io.BytesIO()
    pieces = _PART.split(data)[1:]
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in dict(zip(pieces[::2], pieces[1::2], strict=True)).items():
            archive.writestr(name.decode("ascii"), content)
    return out.getvalue()


def unpacked(archive: bytes) -> bytes:
    """The parts of an archive, as `packed` takes them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return b"\n".join(
            b"@@@ " + name.encode() + b"\n" + parts.read(name) for name in parts.namelist()
        )


def workbook(data: bytes) -> None:
    """A workbook of either format as it comes."""
    with suppress(UnreadableWorkbook):
        read_sheets(scratch.write(data, "given.xlsx"))


def sheet(data: bytes) -> None:
    """The parts of a workbook, loaded as a household ledger and as every other list."""
    path = scratch.write(packed(data), "given.xlsx")
    report = scratch.folder() / "checked.xlsx"
    desk = fresh(hamlet().village.desk)
    how = Loading(today=TODAY, now_ms=desk.now_ms, report=report)
    try:
        with suppress(UnreadableWorkbook, NoHouseholds):
            load_households.load(desk.conn, desk.me, path, how)
        for listing in LISTINGS.values():
            with suppress(UnreadableWorkbook, NoSuchList, NoRight):
                load_list.load(
                    desk.conn,
                    desk.me,
                    path,
                    listing,
                    headings_of(listing, None, {}),
                    how,
                )
    finally:
        desk.conn.close()


def asked(data: bytes) -> None:
    """The parts of an asker's workbook, filled; what comes out can be read again."""
    path = scratch.write(packed(data), "given.xlsx")
    out = scratch.folder() / "filled.xlsx"
    out.unlink(missing_ok=True)
    with suppress(UnreadableWorkbook, NothingToFill):
        hamlet().fill(path, out, reason="核对", refresh=True)
    if out.exists():
        read_sheets(out)
