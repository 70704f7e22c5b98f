"""A spreadsheet program opens the ledgers and finds the same in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridapp.reports.every_ledger import LEDGERS
from tests.unit.reports.mediation import with_work
from tests.unit.reports.written import (
    all_names,
    needs_office,
    read,
    texts_through_office,
    through_office,
    written,
)
from tests.village import filled_village

pytestmark = [pytest.mark.office, needs_office]


def test_libreoffice_reads_the_same_rows_and_types(tmp_path: Path) -> None:
    village = with_work(filled_village())
    village.visit(2, ago=3, note="=1+1", result="2")
    (tmp_path / "out").mkdir()
    done = [
        written(village, name, tmp_path, *all_names(ledger), reason="aid")
        for name, ledger in LEDGERS.items()
    ]

    opened = through_office([one.file for one in done], tmp_path / "out")

    for one, file in zip(done, opened, strict=True):
        assert read(file) == read(one.file)
    visits = read(opened[list(LEDGERS).index("visits")])
    assert "=1+1" in visits.column("情况")
    assert all(isinstance(day, date) for day in visits.column("走访日期"))


def test_libreoffice_makes_pdfs_of_the_ledgers_with_what_is_in_them(tmp_path: Path) -> None:
    village = with_work(filled_village())
    done = [written(village, name, tmp_path) for name in LEDGERS]

    texts = texts_through_office([one.file for one in done], tmp_path)

    for one, said in zip(done, texts, strict=True):
        sheet = read(one.file)
        assert sheet.rows or one.rows == 0
        for row in sheet.rows:
            for name, cell in row.items():
                if isinstance(cell, str) and cell:
                    assert "".join(cell.split()) in said, (one.file.stem, name)
