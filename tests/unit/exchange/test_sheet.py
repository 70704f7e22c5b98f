"""Workbooks as plain grids; and files that are no workbook, or worse."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from gridapp.exchange import sheet as sheets
from gridapp.exchange import workbook_file
from gridapp.exchange.cells import Fault
from gridapp.exchange.sheet import Merge, Sheet, read_sheets
from gridapp.exchange.workbook_file import (
    NotAWorkbook,
    UnreadableWorkbook,
    WorkbookDamaged,
    WorkbookEncrypted,
    WorkbookTooLarge,
)
from tests.unit.exchange.ledgers import DATA, Rows, a_workbook, workbook_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def the_sheet(path: Path) -> Sheet:
    (only,) = read_sheets(path)
    return only


def a_file(folder: Path, data: bytes, name: str = "ledger.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def with_part(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The same workbook with these bytes of one part exchanged."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def test_cells_stand_where_they_stand_in_the_sheet(tmp_path: Path) -> None:
    rows: Rows = [[None, None], [None, "甲", 1.5, True, date(1984, 6, 23)]]

    grid = the_sheet(a_workbook(tmp_path / "ledger.xlsx", rows))

    assert grid.rows[1] == ["", "甲", 1.5, True, date(1984, 6, 23)]
    assert (grid.own(0, 0), grid.own(99, 99), grid.width) == ("", "", 5)


def test_merged_ranges_fill_downwards_in_rows_and_all_ways_in_headings(tmp_path: Path) -> None:
    rows: Rows = [["甲", None, "乙"], [None, None, None], ["丙", "丁", "戊"]]
    path = a_workbook(tmp_path / "ledger.xlsx", rows, ["A1:B2", "C1:C2"])

    grid = the_sheet(path)

    assert [grid.filled(1, column) for column in range(3)] == ["甲", "", "乙"]
    assert [grid.spanned(1, column) for column in range(3)] == ["甲", "甲", "乙"]
    assert [grid.top(row, 2) for row in range(3)] == [0, 0, 2]
    assert (grid.is_spread(0, 1), grid.is_spread(0, 2)) == (True, False)
    assert Merge(0, 0, 1, 1) in grid.merges


@pytest.mark.parametrize("name", ["ledger_sample.xls", "ledger_sample.xlsx"])
@pytest.mark.parametrize("called", ["ledger.et", "ledger.xlsx", "ledger.xls", "ledger (1).dat"])
def test_the_content_decides_and_not_the_name(tmp_path: Path, name: str, called: str) -> None:
    path = a_file(tmp_path, (DATA / name).read_bytes(), called)

    assert (the_sheet(path).name, the_sheet(path).height) == ("花名册", 85)


def test_hidden_sheets_are_known_as_hidden(tmp_path: Path) -> None:
    path = workbook_of(tmp_path / "ledger.xlsx", {"看": [["甲"]], "藏": [["乙"]]})
    workbook = load_workbook(path)
    workbook["藏"].sheet_state = "hidden"
    workbook.save(path)

    assert [sheet.hidden for sheet in read_sheets(path)] == [False, True]


def test_errors_and_formulas_nobody_calculated_are_no_blanks(tmp_path: Path) -> None:
    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet["B2"], worksheet["C2"] = "=A1&A2", "甲"
    worksheet["D3"].value = "#N/A"
    worksheet["D3"].data_type = "e"
    workbook.save(tmp_path / "ledger.xlsx")

    grid = the_sheet(tmp_path / "ledger.xlsx")

    assert grid.own(1, 1) == Fault("not_calculated", "=A1&A2")
    assert grid.own(1, 2) == "甲"
    assert grid.own(2, 3) == Fault("error_cell", "#N/A")


def test_a_formula_that_gave_an_empty_text_is_a_blank(tmp_path: Path) -> None:
    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet["A1"], worksheet["B1"] = "=B9", "甲"
    workbook.save(tmp_path / "ledger.xlsx")
    part = "xl/worksheets/sheet1.xml"
    path = with_part(tmp_path / "ledger.xlsx", part, b'<c r="A1">', b'<c r="A1" t="str">')

    assert the_sheet(path).rows == [["", "甲"]]


def test_an_empty_workbook_is_a_workbook(tmp_path: Path) -> None:
    assert the_sheet(a_workbook(tmp_path / "ledger.xlsx", [])).rows == []


@pytest.mark.parametrize(
    "data", [b"", b"\xe5\xba\x8f\xe5\x8f\xb7,1", b"%PDF-1.7", b"<html></html>", b"PK"]
)
def test_text_renamed_is_no_workbook(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NotAWorkbook):
        read_sheets(a_file(tmp_path, data))


def test_another_packed_file_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letter.xlsx", "w") as packed:
        packed.writestr("word/document.xml", "<document/>")

    with pytest.raises(NotAWorkbook):
        read_sheets(tmp_path / "letter.xlsx")


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("name", ["ledger_sample.xls", "ledger_sample.xlsx"])
def test_a_workbook_cut_off_is_damaged(tmp_path: Path, name: str, kept: float) -> None:
    data = (DATA / name).read_bytes()
    path = a_file(tmp_path, data[: int(len(data) * kept)])

    if name.endswith(".xls") and kept > 0.9:
        return  # only the filling at its end is gone
    with pytest.raises(WorkbookDamaged):
        read_sheets(path)


def test_a_changed_byte_inside_is_damaged(tmp_path: Path) -> None:
    data = bytearray((DATA / "ledger_sample.xlsx").read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        member = parts.getinfo("xl/worksheets/sheet1.xml")
    data[member.header_offset + 100] ^= 0xFF

    with pytest.raises(WorkbookDamaged):
        read_sheets(a_file(tmp_path, bytes(data)))


def test_a_password_is_called_a_password(tmp_path: Path) -> None:
    data = OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)

    with pytest.raises(WorkbookEncrypted):
        read_sheets(a_file(tmp_path, data))


def test_an_old_workbook_under_a_password_is_called_so(tmp_path: Path) -> None:
    data = bytearray((DATA / "ledger_sample.xls").read_bytes())
    begins = data.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    data[begins + 20 : begins + 24] = struct.pack("<HH", 0x2F, 54)

    with pytest.raises(WorkbookEncrypted):
        read_sheets(a_file(tmp_path, bytes(data)))


def test_packed_parts_under_a_password_are_called_so(tmp_path: Path) -> None:
    data = bytearray((DATA / "ledger_sample.xlsx").read_bytes())
    for magic, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = -1
        while (place := data.find(magic, place + 1)) >= 0:
            data[place + flags] |= 1

    with pytest.raises(WorkbookEncrypted):
        read_sheets(a_file(tmp_path, bytes(data)))


def test_a_file_over_64_mib_is_not_even_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_file, "MOST_BYTES", 1000)

    with pytest.raises(WorkbookTooLarge):
        read_sheets(DATA / "ledger_sample.xlsx")


def test_a_part_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "ledger.xlsx", [["甲"]])
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 3_000_000_000)

    with pytest.raises(WorkbookTooLarge):
        read_sheets(a_file(tmp_path, bytes(data)))


@pytest.mark.parametrize("corner", ["A200001", "XFD100000", "XFD1048576"])
def test_one_cell_in_the_far_corner_takes_no_memory(tmp_path: Path, corner: str) -> None:
    workbook = Workbook()
    workbook.worksheets[0][corner] = "甲"
    workbook.save(tmp_path / "ledger.xlsx")

    with pytest.raises(WorkbookTooLarge):
        read_sheets(tmp_path / "ledger.xlsx")


def test_blank_cells_with_a_look_reach_as_far_as_they_like(tmp_path: Path) -> None:
    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet["A1"] = "甲"
    worksheet["XFD1048576"].number_format = "0"
    workbook.save(tmp_path / "ledger.xlsx")

    assert the_sheet(tmp_path / "ledger.xlsx").rows == [["甲"]]


def test_a_merged_range_over_everything_is_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "ledger.xlsx", [["甲"]], ["A1:B2"])
    with_part(path, "xl/worksheets/sheet1.xml", b"A1:B2", b"A1:XFD1048576")

    with pytest.raises(WorkbookTooLarge):
        read_sheets(path)


def test_more_sheets_than_any_ledger_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_SHEETS", 2)
    path = workbook_of(tmp_path / "ledger.xlsx", {name: [["甲"]] for name in "abc"})

    with pytest.raises(WorkbookTooLarge):
        read_sheets(path)


def test_a_file_that_is_not_there_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_sheets(tmp_path / "none.xlsx")


@given(st.sampled_from([b"", OLE, b"PK\x03\x04"]), st.binary(max_size=600))
def test_any_bytes_are_read_or_refused_and_nothing_worse(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = a_file(tmp_path_factory.mktemp("any"), start + rest)

    with pytest.raises(UnreadableWorkbook) as refusal:
        read_sheets(path)

    assert refusal.value.name == "ledger.xlsx"
