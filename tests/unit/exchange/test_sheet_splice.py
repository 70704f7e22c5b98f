"""Values put between a sheet's bytes: they are read back, and all the rest is as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from gridapp.exchange.sheet_grow import Growth, can_grow, grown
from gridapp.exchange.sheet_splice import Put, patched, spliced
from gridapp.exchange.sheet_xml import spans
from tests.lots import few

places = st.tuples(st.integers(1, 9), st.integers(1, 30))
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
values = st.one_of(texts, st.integers(0, 10**9))

Cells = Mapping[tuple[int, int], str | int]


def made(cells: Cells) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "表"
    for (row, column), value in cells.items():
        sheet.cell(row, column).value = value
        sheet.cell(row, column).data_type = "n" if isinstance(value, int) else "s"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def read(data: bytes) -> dict[tuple[int, int], object]:
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return {
        (cell.row, cell.column): cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.column is not None
    }


@few(40)
@given(st.dictionaries(places, values, max_size=20), st.dictionaries(places, values, min_size=1))
def test_every_value_is_where_it_was_put_and_no_other_changed(before: Cells, puts: Cells) -> None:
    data = made(before)

    after = spliced(data, {"表": [Put(row=r, column=c, value=v) for (r, c), v in puts.items()]}, {})

    assert read(after) == read(data) | dict(puts)


@few(40)
@given(
    st.dictionaries(places, values, min_size=1, max_size=20),
    st.integers(1, 10),
    st.integers(1, 5),
)
def test_what_stands_below_moves_down_and_nothing_else_does(
    before: Cells, at: int, by: int
) -> None:
    data = made(before)

    after = spliced(data, {}, {"表": Growth(at=at, by=by, like=at - 1)})

    assert read(after) == {
        (row + by if row >= at else row, column): value
        for (row, column), value in read(data).items()
    }


SHEET = b"""<?xml version="1.0"?>
<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
<x:row r="1" spans="1:2"><x:c r="A1" s="3"/><x:c r="B1"><x:f>A1</x:f><x:v>1</x:v></x:c></x:row>
<x:row r="3" s='4' customFormat="1"/><x:row><x:c s="2"/><x:c/></x:row></x:sheetData>
</x:worksheet>"""


def test_prefixes_closed_rows_and_rows_without_a_number_are_understood() -> None:
    puts = [Put(row=1, column=1, value="=a<b&c"), Put(row=3, column=2, value=7)]
    puts += [Put(row=4, column=1, value="x"), Put(row=2, column=1, value="new")]

    after = patched(SHEET, puts)

    rows = {row.number: [(one.column, one.style) for one in row.cells] for row in spans(after).rows}
    assert rows == {1: [(1, "3"), (2, "")], 2: [(1, "")], 3: [(2, "")], 4: [(1, "2"), (2, "")]}
    assert b'<x:row r="3" s=\'4\' customFormat="1"><x:c r="B3"><x:v>7</x:v></x:c></x:row>' in after
    assert b"=a&lt;b&amp;c</x:t>" in after


def test_a_formula_is_never_replaced() -> None:
    assert b"<x:f>A1</x:f>" in patched(SHEET, [Put(row=1, column=2, value="x")])


def test_formulas_are_calculated_anew_when_the_sheet_is_opened() -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "=B1"
    workbook.calculation.fullCalcOnLoad = False
    out = io.BytesIO()
    workbook.save(out)
    data = out.getvalue()

    after = spliced(data, {"Sheet": [Put(row=1, column=2, value=1)]}, {})

    with zipfile.ZipFile(io.BytesIO(after)) as parts:
        assert b'fullCalcOnLoad="1"' in parts.read("xl/workbook.xml")


def test_rows_do_not_move_under_formulas_or_pictures() -> None:
    plain = b"<worksheet><sheetData><row r='1'><c r='A1'/></row></sheetData>%s</worksheet>"

    assert can_grow(plain % b"")
    assert not can_grow(plain % b"<drawing/>")
    assert not can_grow(plain.replace(b"<c r='A1'/>", b"<c r='A1'><f>B1</f></c>") % b"")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<mergeCell ref="A9:C9"/>', b'<mergeCell ref="A11:C11"/>'),
        (b'<mergeCell ref="A1:C1"/>', b'<mergeCell ref="A1:C1"/>'),
        (b'<dataValidation sqref="B2:B5 D7"/>', b'<dataValidation sqref="B2:B7 D9"/>'),
        (b'<dataValidation sqref="B2:B4"/>', b'<dataValidation sqref="B2:B4"/>'),
        (b'<dataValidation sqref="B2:B9"/>', b'<dataValidation sqref="B2:B11"/>'),
    ],
)
def test_what_is_bound_to_rows_moves_with_them(before: bytes, after: bytes) -> None:
    sheet = b"<worksheet><sheetData><row r='5'><c r='A5' s='1'/></row></sheetData>%s</worksheet>"

    assert after in grown(sheet % before, Growth(at=6, by=2, like=5))
