"""A copy of the asker's own sheet that says beside each row what was wrong in it."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gridapp.exchange.headings import NOTES_HEADING, plain
from gridapp.exchange.parsed import ReadSheets, ReadTable, Refusal
from gridapp.exchange.rules import in_words
from gridapp.exchange.sheet import read_sheets
from gridapp.exchange.sheet_rebuilt import rebuilt, write_text
from gridapp.paths import write_file
from gridapp.words import marks

_WRONG = PatternFill("solid", fgColor="FFFFB3A7")
_DOUBTFUL = PatternFill("solid", fgColor="FFFFE9A8")
_OURS = {_WRONG.fgColor.rgb, _DOUBTFUL.fgColor.rgb}
_NOTES_WIDTH = 60.0
_NOTES_ALIGNMENT = Alignment(wrap_text=True, vertical="top")
_WIDEST = 1000  # a range merged beyond it is a slip of the hand


def write_copy(source: Path, out: Path, parsed: ReadSheets, language: str) -> None:
    """Write the sheet as it came to `out` (.xlsx), with a column of notes right of what it holds.

    Raises UnreadableWorkbook where the source has become unreadable, and OSError.
    """
    sheets = {sheet.name: sheet for sheet in read_sheets(source)}
    workbook = _opened(source)
    if workbook is None or not set(sheets) <= set(workbook.sheetnames):
        workbook = rebuilt(sheets.values())
    by_row: dict[tuple[str, int], list[Refusal]] = defaultdict(list)
    for refusal in parsed.refusals:
        by_row[refusal.sheet, refusal.row].append(refusal)
    for table in parsed.tables:
        sheet = sheets[table.sheet]
        column = _notes_column(workbook[table.sheet], table, sheet.width)
        said = heading_note(parsed, table, language)
        _head_notes(workbook[table.sheet], table, column, said)
        rows = {row: found for (name, row), found in by_row.items() if name == table.sheet}
        _write_notes(workbook[table.sheet], rows, column, language)
    buffer = io.BytesIO()
    workbook.save(buffer)
    write_file(out, buffer.getvalue())


def note(refusals: Sequence[Refusal], language: str) -> str:
    """What is wrong in a row, as one line for its reader."""
    lang = "zh" if language.startswith("zh") else "en"
    lines = []
    for refusal in refusals:
        words = in_words(refusal.rule, lang)
        if refusal.instead and not refusal.soft:
            words += marks.bracketed(refusal.instead, language)
        lines.append(marks.named(refusal.heading, words, language) if refusal.heading else words)
    return marks.clauses(dict.fromkeys(lines), language)


def heading_note(parsed: ReadSheets, table: ReadTable, language: str) -> str:
    """What stands over the notes: their heading, and which columns stay outside and why."""
    lines = [
        marks.named(one.heading, in_words(one.why, language), language)
        for one in parsed.left_out
        if one.sheet == table.sheet
    ]
    return "\n".join([NOTES_HEADING, *lines])


def _opened(source: Path) -> Workbook | None:
    """The workbook as the library that can write it understands it; None where it does not."""
    data = source.read_bytes()
    try:
        with warnings.catch_warnings():  # it warns of looks it cannot keep
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001  it fails in many ways on .xls and on unusual .xlsx
        return None


def _notes_column(worksheet: Worksheet, table: ReadTable, width: int) -> int:
    """The column of an earlier copy's notes, or the first one right of all that is used."""
    for column in range(1, width + 1):
        value = worksheet.cell(table.last_heading, column).value
        if isinstance(value, str) and plain(value).startswith(plain(NOTES_HEADING)):
            _forget(worksheet, table.last_heading, column)
            return column
    merged: list[int] = [merge.max_col for merge in worksheet.merged_cells.ranges]
    return max([width, *(last for last in merged if last <= _WIDEST)]) + 1


def _forget(worksheet: Worksheet, last_heading: int, notes_column: int) -> None:
    """Take away what an earlier copy said and coloured; its mistakes may be mended."""
    for row in worksheet.iter_rows(min_row=last_heading + 1, max_col=notes_column):
        for cell in row:
            if not isinstance(cell, Cell):
                continue
            if cell.column == notes_column:
                cell.value = None
            if cell.fill.fgColor.rgb in _OURS:
                cell.fill = PatternFill()


def _head_notes(worksheet: Worksheet, table: ReadTable, column: int, said: str) -> None:
    """The heading of the notes, wide enough to be read."""
    heading = worksheet.cell(table.last_heading, column)
    if isinstance(heading, Cell):
        write_text(heading, said)
        heading.font = Font(bold=True)
        heading.alignment = _NOTES_ALIGNMENT
    worksheet.column_dimensions[get_column_letter(column)].width = _NOTES_WIDTH


def _write_notes(
    worksheet: Worksheet, rows: Mapping[int, Sequence[Refusal]], column: int, language: str
) -> None:
    for row, refusals in rows.items():
        beside = worksheet.cell(row, column)
        if isinstance(beside, Cell):
            write_text(beside, note(refusals, language))
            beside.alignment = _NOTES_ALIGNMENT
        for refusal in sorted(refusals, key=lambda one: not one.soft):  # the graver colour last
            if refusal.column is None:
                continue
            cell = worksheet.cell(row, refusal.column)
            if isinstance(cell, Cell):
                cell.fill = _DOUBTFUL if refusal.soft else _WRONG
