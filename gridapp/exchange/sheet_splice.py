"""Values put into the cells of somebody's workbook; all its other bytes stay as they were."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from gridapp.exchange.formula_faults import sheet_parts
from gridapp.exchange.sheet_grow import Growth, grown, print_area_grown
from gridapp.exchange.sheet_xml import CellSpan, RowSpan, SheetXml, spans

_FIRST_DAY = date(1899, 12, 30)
_SPANS = re.compile(rb"\sspans=(\"[^\"]*\"|'[^']*')")
_DIMENSION = re.compile(rb"(<(?:\w+:)?dimension\s+ref=\"[A-Z]+\d+:)([A-Z]+\d+)(\")")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CALCULATION = re.compile(rb"<((?:\w+:)?)calcPr\b([^>]*?)(/?)>")
_ON_LOAD = re.compile(rb"\sfullCalcOnLoad=(\"[^\"]*\"|'[^']*')")
_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A value for one cell; rows and columns from 1. Its look is that of the cell."""

    row: int
    column: int
    value: str | int | date


def spliced(data: bytes, puts: Mapping[str, Sequence[Put]], growths: Mapping[str, Growth]) -> bytes:
    """The workbook with these values, by sheet; sheets that need more rows have grown first."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(out, "w") as copy:
        listed = list(sheet_parts(parts))
        names = {part: sheet for sheet, part in listed}
        calculated = any(_FORMULA.search(parts.read(part)) for part in names)
        for member in parts.infolist():
            content = parts.read(member)
            sheet = names.get(member.filename, "")
            if sheet in growths:
                content = grown(content, growths[sheet])
            if sheet in puts:
                content = patched(content, puts[sheet])
            if member.filename == _WORKBOOK:
                for number, (name, _part) in enumerate(listed):
                    if name in growths:
                        content = print_area_grown(content, number, growths[name])
                content = _calculated_anew(content) if calculated else content
            copy.writestr(member, content, member.compress_type)
    return out.getvalue()


def patched(data: bytes, puts: Sequence[Put]) -> bytes:
    """The bytes of a sheet with these values in its cells; a formula is never replaced."""
    sheet = spans(data)
    by_row: dict[int, dict[int, Put]] = defaultdict(dict)
    for put in puts:
        by_row[put.row][put.column] = put
    pieces: list[tuple[int, int, bytes]] = []
    for number, cells in sorted(by_row.items()):
        row = sheet.row(number)
        if row is None:
            at = next((one.start for one in sheet.rows if one.number > number), sheet.end)
            pieces.append((at, at, _new_row(sheet.prefix, number, cells)))
        else:
            pieces.append((row.start, row.end, _row(sheet, row, cells)))
    joined = _joined(data, pieces)
    return _DIMENSION.sub(lambda found: _reaching(found, puts), joined, count=1)


def _joined(data: bytes, pieces: Sequence[tuple[int, int, bytes]]) -> bytes:
    out, at = [], 0
    for start, end, piece in pieces:
        out += [data[at:start], piece]
        at = end
    return b"".join([*out, data[at:]])


def _row(sheet: SheetXml, row: RowSpan, puts: Mapping[int, Put]) -> bytes:
    """A row with these cells, each where its column belongs."""
    data, prefix = sheet.data, sheet.prefix
    opening = _SPANS.sub(b"", data[row.start : row.inside])
    out = [opening[:-2] + b">" if row.closed else opening]
    waiting = dict(sorted(puts.items()))
    for cell in row.cells:
        out += [_cell(prefix, waiting.pop(one)) for one in list(waiting) if one < cell.column]
        put = waiting.pop(cell.column, None)
        kept = put is None or cell.formula
        out.append(data[cell.start : cell.end] if kept else _cell(prefix, put, cell))
    out += [_cell(prefix, put) for put in waiting.values()]
    last = row.cells[-1].end if row.cells else row.inside
    out.append(f"</{prefix}row>".encode() if row.closed else data[last : row.end])
    return b"".join(out)


def _new_row(prefix: str, number: int, puts: Mapping[int, Put]) -> bytes:
    cells = b"".join(_cell(prefix, put) for _, put in sorted(puts.items()))
    return f'<{prefix}row r="{number}">'.encode() + cells + f"</{prefix}row>".encode()


def _cell(prefix: str, put: Put | None, before: CellSpan | None = None) -> bytes:
    if put is None:
        return b""
    style = f' s="{before.style}"' if before and before.style else ""
    opening = f'<{prefix}c r="{get_column_letter(put.column)}{put.row}"{style}'
    if isinstance(put.value, str):
        text = escape(_printable(put.value))
        inside = f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>'
        return f'{opening} t="inlineStr">{inside}</{prefix}c>'.encode()
    number = (put.value - _FIRST_DAY).days if isinstance(put.value, date) else put.value
    return f"{opening}><{prefix}v>{number}</{prefix}v></{prefix}c>".encode()


def _printable(text: str) -> str:
    """Text without what XML cannot hold."""
    return "".join(mark for mark in text if mark >= " " or mark in "\n\t")


def _reaching(found: re.Match[bytes], puts: Sequence[Put]) -> bytes:
    """The sheet's extent, with the cells that were filled."""
    right, bottom = coordinate_from_string(found[2].decode())
    bottom = max(bottom, *(put.row for put in puts))
    column = max(column_index_from_string(right), *(put.column for put in puts))
    return found[1] + f"{get_column_letter(column)}{bottom}".encode() + found[3]


def _calculated_anew(workbook: bytes) -> bytes:
    """Have formulas that look at what was filled calculated when the workbook is opened."""

    def asked(found: re.Match[bytes]) -> bytes:
        if (before := _ON_LOAD.search(found[2])) and before[1][1:-1] in (b"1", b"true"):
            return found[0]
        others = _ON_LOAD.sub(b"", found[2]).rstrip()
        return b'<%scalcPr%s fullCalcOnLoad="1"%s>' % (found[1], others, found[3])

    return _CALCULATION.sub(asked, workbook, count=1)
