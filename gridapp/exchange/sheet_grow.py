"""More rows in somebody's sheet: what stands below moves down, with all that is bound to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from gridapp.exchange.sheet_xml import RowSpan, SheetXml, spans

_NUMBERED = re.compile(rb"(<(?:\w+:)?(?:row|c)\b[^>]*?\br=[\"'])([A-Z]*)(\d+)")
_ROW_NUMBER = re.compile(rb"(\br=[\"'])\d+")
_REFERENCES = re.compile(rb"\b(sqref|ref)=([\"'])([^\"']*)\2")
_RANGE = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_MERGES = re.compile(rb"<((?:\w+:)?)mergeCells\b[^>]*>(.*?)</(?:\w+:)?mergeCells>", re.DOTALL)
_MERGE = re.compile(rb"\bref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)")
_PRINT_AREA = re.compile(
    rb"(<(?:\w+:)?definedName\b[^>]*_xlnm\.Print_Area[^>]*?localSheetId=\"(\d+)\"[^>]*>)([^<]*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """`by` rows more, from row `at` on, that look like row `like`; rows from 1."""

    at: int
    by: int
    like: int


def can_grow(data: bytes) -> bool:
    """Whether rows may be moved: not under formulas, pictures or notes, which count on them."""
    sheet = spans(data)
    return not (sheet.formulas or sheet.anchored)


def grown(data: bytes, growth: Growth) -> bytes:
    """The bytes of a sheet with more rows."""
    sheet = spans(data)
    at = next((one.start for one in sheet.rows if one.number >= growth.at), sheet.end)
    like = sheet.row(growth.like)
    fresh = b"".join(_blank(sheet, like, growth.at + number) for number in range(growth.by) if like)
    below = _NUMBERED.sub(
        lambda found: found[1] + found[2] + str(int(found[3]) + growth.by).encode(),
        data[at : sheet.end],
    )
    rest = _REFERENCES.sub(lambda found: _moved(found, growth), data[sheet.end :])
    return data[:at] + fresh + below + _merged_alike(rest, growth)


def print_area_grown(workbook: bytes, sheet: int, growth: Growth) -> bytes:
    """The workbook's part with the print area of its sheet number `sheet` grown as well."""

    def longer(found: re.Match[bytes]) -> bytes:
        if int(found[2]) != sheet:
            return found[0]
        return (
            found[1]
            + _RANGE.sub(
                lambda one: _with_rows(one, *_extended(growth, *_rows(one)), mark="$"),
                found[3].decode(),
            ).encode()
        )

    return _PRINT_AREA.sub(longer, workbook)


def _blank(sheet: SheetXml, like: RowSpan, number: int) -> bytes:
    """A row that looks like another and holds nothing."""
    opening = sheet.data[like.start : like.inside]
    opening = opening[:-2] + b">" if like.closed else opening
    opening = _ROW_NUMBER.sub(rb"\g<1>" + str(number).encode(), opening, count=1)
    cells = "".join(
        f'<{sheet.prefix}c r="{get_column_letter(cell.column)}{number}" s="{cell.style}"/>'
        for cell in like.cells
        if cell.style
    )
    return opening + cells.encode() + f"</{sheet.prefix}row>".encode()


def _moved(found: re.Match[bytes], growth: Growth) -> bytes:
    """A reference as it is after the growth: rules for the rows above reach into the new ones."""
    change: Callable[[Growth, int, int], tuple[int, int]] = (
        _extended if found[1] == b"sqref" else _shifted
    )
    text = _RANGE.sub(lambda one: _with_rows(one, *change(growth, *_rows(one))), found[3].decode())
    return b"%s=%s%s%s" % (found[1], found[2], text.encode(), found[2])


def _rows(found: re.Match[str]) -> tuple[int, int]:
    return int(found[2]), int(found[4] or found[2])


def _shifted(growth: Growth, top: int, bottom: int) -> tuple[int, int]:
    return (
        top + growth.by if top >= growth.at else top,
        bottom + growth.by if bottom >= growth.at else bottom,
    )


def _extended(growth: Growth, top: int, bottom: int) -> tuple[int, int]:
    if top <= growth.like <= bottom == growth.at - 1:
        return top, bottom + growth.by
    return _shifted(growth, top, bottom)


def _with_rows(found: re.Match[str], top: int, bottom: int, mark: str = "") -> str:
    left, right = found[1], found[3]
    first = f"{mark}{left}{mark}{top}"
    if right is None and top == bottom:
        return first
    return f"{first}:{mark}{right or left}{mark}{bottom}"


def _merged_alike(rest: bytes, growth: Growth) -> bytes:
    """The new rows merged as the row is that they look like."""

    def more(found: re.Match[bytes]) -> bytes:
        prefix = found[1].decode()
        refs = [
            (one[1].decode(), one[3].decode())
            for one in _MERGE.finditer(found[2])
            if int(one[2]) == int(one[4]) == growth.like
        ]
        fresh = "".join(
            f'<{prefix}mergeCell ref="{left}{row}:{right}{row}"/>'
            for row in range(growth.at, growth.at + growth.by)
            for left, right in refs
        )
        inside = found[2] + fresh.encode()
        count = len(_MERGE.findall(inside))
        opening = f'<{prefix}mergeCells count="{count}">'.encode()
        return opening + inside + f"</{prefix}mergeCells>".encode()

    return _MERGES.sub(more, rest, count=1)
