"""The copy of a sheet with remarks beside its rows, written when the sheet has been loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gridapp import paths
from gridapp.exchange.loaded import RemarksNotWritten, Tally
from gridapp.exchange.parsed import ReadSheets
from gridapp.exchange.remarked_rows import is_long, write_remarked
from gridapp.exchange.sheet_copy import write_copy
from gridapp.exchange.workbook_file import UnreadableWorkbook


def write_report(
    path: Path, report: Path | None, read: ReadSheets, tally: Tally, language: str
) -> None:
    """Write the copy, where there is anything to say in it. Raises RemarksNotWritten."""
    if report is None or not tally.has_remarks:
        return
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        said = replace(read, refusals=tuple(tally.refused))
        write = write_remarked if is_long(read) else write_copy
        write(path, report, said, language)
    except (OSError, UnreadableWorkbook) as problem:
        raise RemarksNotWritten(tally, problem) from problem
    tally.report = report


def free_name(sheet: Path, folder: Path, word: str = "checked") -> Path:
    """A name in `folder` for a copy of this sheet that nothing has yet."""
    return paths.free_name(folder, f"{sheet.stem}-{word}", ".xlsx")
