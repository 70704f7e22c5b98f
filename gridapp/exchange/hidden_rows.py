"""Rows of a workbook that a filter, or whoever made the sheet, hides from who looks at it."""

from __future__ import annotations

import io
import re
import zipfile

from gridapp.exchange import old_workbook
from gridapp.exchange.formula_faults import sheet_parts
from gridapp.exchange.workbook_file import Format, WorkbookFile

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\br=["'](\d+)["']""")


def hidden_rows(file: WorkbookFile) -> dict[str, frozenset[int]]:
    """Name of each sheet of this workbook → the rows hidden in it, from 0."""
    if file.format is not Format.XLSX:
        return old_workbook.hidden_rows(file.data)
    with zipfile.ZipFile(io.BytesIO(file.data)) as parts:
        names = set(parts.namelist())
        return {
            sheet: _rows(parts.read(part)) for sheet, part in sheet_parts(parts) if part in names
        }


def _rows(sheet: bytes) -> frozenset[int]:
    found, last = set(), -1
    for row in _ROW.finditer(sheet):
        number = _NUMBER.search(row[1])
        last = int(number[1]) - 1 if number else last + 1
        if _HIDDEN.search(row[1]):
            found.add(last)
    return frozenset(found)
