"""Old workbooks that would make a reader ask for more memory than there is."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from gridapp.exchange import old_workbook
from gridapp.exchange.sheet import read_sheets
from gridapp.exchange.workbook_file import WorkbookDamaged, WorkbookEncrypted
from tests.unit.exchange.ledgers import DATA

SAMPLE = (DATA / "ledger_sample.xls").read_bytes()
FIRST_CELL = SAMPLE.index(struct.pack("<HH", 0x00FD, 10))


def changed(at: int, fresh: bytes) -> bytes:
    return SAMPLE[:at] + fresh + SAMPLE[at + len(fresh) :]


def test_it_spans_what_the_reader_finds() -> None:
    sheets = read_sheets(DATA / "ledger_sample.xls")

    spans = [extent for extent in old_workbook.look(SAMPLE).extents if extent != (0, 0)]

    assert spans == [(sheet.height, sheet.width) for sheet in sheets]


def test_a_cell_in_a_column_that_no_sheet_has_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "far.xls"
    path.write_bytes(changed(FIRST_CELL + 4, struct.pack("<HH", 65_535, 65_535)))

    with pytest.raises(WorkbookDamaged):
        read_sheets(path)


def test_a_chain_that_bites_its_own_tail_is_refused(tmp_path: Path) -> None:
    (table,) = struct.unpack_from("<I", SAMPLE, 76)
    (directory,) = struct.unpack_from("<I", SAMPLE, 48)
    at = (table + 1) * 512 + 4 * directory
    path = tmp_path / "circle.xls"
    path.write_bytes(changed(at, struct.pack("<I", directory)))

    with pytest.raises(WorkbookDamaged):
        read_sheets(path)


def test_a_cut_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.xls"
    for length in (8, 100, 511, 600, 4_000):
        path.write_bytes(SAMPLE[:length])
        with pytest.raises(WorkbookDamaged):
            read_sheets(path)


def test_one_under_a_password_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.xls"
    path.write_bytes(changed(FIRST_CELL, struct.pack("<H", 0x2F)))

    with pytest.raises(WorkbookEncrypted):
        read_sheets(path)


def test_rows_that_nobody_sees_are_known_of_it_too(tmp_path: Path) -> None:
    row = SAMPLE.index(struct.pack("<HHH", 0x0208, 16, 5))
    path = tmp_path / "filtered.xls"
    path.write_bytes(changed(row + 16, struct.pack("<H", 0x0120)))

    first, *others = read_sheets(path)

    assert first.hidden_rows == {5}
    assert not any(sheet.hidden_rows for sheet in others)
