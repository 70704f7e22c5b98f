"""Ledgers written for a test, and read back as a spreadsheet program would."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from gridapp.register.log import Entry
from gridapp.reports import write_ledger
from gridapp.reports.declared import Ledger
from gridapp.reports.every_ledger import LEDGERS, columns_of
from gridapp.reports.ledger_rows import Asked
from gridapp.reports.write_ledger import Told, Written
from tests.village import Village, empty_village

FRONT = 2
"""Rows above the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A sheet as it was read back: the lines above, the headings, the rows by heading."""

    title: str
    line: str
    headings: list[str]
    rows: list[Mapping[str, Any]]

    def column(self, heading: str) -> list[Any]:
        """What stands under one heading."""
        return [row[heading] for row in self.rows]

    @property
    def cells(self) -> list[Any]:
        """Every cell of every row."""
        return [cell for row in self.rows for cell in row.values()]


def hamlet(*heads: str) -> Village:
    """A village of these households alone."""
    village = empty_village()
    village.households = village.desk.save(
        *[
            Entry(kind="household", place=village.place_of(n), fields={"head": head})
            for n, head in enumerate(heads)
        ]
    )
    return village


def read(file: Path) -> Read:
    """The first sheet of a workbook."""
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    headings = list(map(str, rows[FRONT]))
    return Read(
        title=str(rows[0][0]),
        line=str(rows[1][0]),
        headings=headings,
        rows=[dict(zip(headings, row, strict=True)) for row in rows[FRONT + 1 :]],
    )


def written(
    village: Village,
    name: str,
    folder: Path,
    *columns: str,
    reason: str = "",
    days: int = 200,
    told: Told = lambda _done, _total: None,
    language: str = "zh",
) -> Written:
    """One ledger of the village's grid over the last days; without columns, the usual ones."""
    ledger = LEDGERS[name]
    return write_ledger.write(
        village.desk.conn,
        village.desk.me,
        ledger,
        columns_of(ledger, columns, language),
        asked(village, days=days, reason=reason),
        folder / f"{name}-{len(list(folder.iterdir()))}.xlsx",
        now_ms=village.desk.now_ms,
        language=language,
        told=told,
    )


def asked(village: Village, *, days: int = 200, reason: str = "") -> Asked:
    """The village's grid over the last days."""
    return Asked(
        place=village.desk.me.place,
        first=village.day(days),
        last=village.today,
        today=village.today,
        reason=reason,
    )


def all_names(ledger: Ledger) -> tuple[str, ...]:
    """Every column a ledger can have."""
    return tuple(column.name for column in ledger.columns)


def _office() -> str | None:
    return shutil.which("soffice") or shutil.which("localc")


needs_office = pytest.mark.skipif(
    _office() is None, reason="LibreOffice is not installed: sheets are not opened in it"
)


def through_office(files: Sequence[Path], folder: Path) -> list[Path]:
    """The same sheets, opened by LibreOffice and saved in its own format."""
    profile = (folder / "profile").as_uri()
    command: list[str | Path] = [_office() or "", "--headless", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "ods", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [folder / file.with_suffix(".ods").name for file in files]


def _writer() -> bool:
    office = _office()
    return office is not None and (Path(office).resolve().parent / "libswlo.so").exists()


needs_writer = pytest.mark.skipif(
    not _writer(), reason="LibreOffice Writer is not installed: no Word file is opened in it"
)


def text_through_writer(file: Path, folder: Path) -> str:
    """The words of a Word file that LibreOffice made a PDF of, without blanks."""
    (said,) = texts_through_office([file], folder)
    return said


def texts_through_office(files: Sequence[Path], folder: Path) -> list[str]:
    """The words of Word files or sheets that LibreOffice made PDFs of, without blanks."""
    profile = (folder / "profile").as_uri()
    command: list[str | Path] = ["soffice", "--headless", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [_words(folder / file.with_suffix(".pdf").name) for file in files]


def _words(pdf: Path) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
