"""The look of a written sheet, and that every text comes back as it was."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from gridapp.reports.book import Cell, Front, Heading, book

FRONT = Front(
    title="走访台账",
    line="地点：赤水市",
    foot="&L罗网格&C第 &P 页，共 &N 页",
    headings=[
        Heading(text="序号", width=6),
        Heading(text="金额", width=10, number_format="0.00"),
        Heading(text="日期", width=12),
        Heading(text="身份证号", width=20),
    ],
)
shown = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


def made(front: Front, *rows: list[Cell]) -> io.BytesIO:
    with book(front) as (sheet, data):
        for row in rows:
            sheet.add(row)
    data.seek(0)
    return data


def test_it_prints_as_an_office_prints() -> None:
    sheet = load_workbook(made(FRONT, [1, 12.5, date(2026, 11, 18), "520381199001010014"])).active
    assert sheet is not None

    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.oddFooter is not None
    assert "&P" in str(sheet.oddFooter.center.text)
    assert sheet.page_setup.fitToHeight == 0
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:D1", "A2:D2"]
    assert round(sheet.column_dimensions["D"].width) == 21
    assert sheet["B4"].number_format == "0.00"
    assert sheet["C4"].number_format == "yyyy-mm-dd"
    assert (sheet["D4"].value, sheet["D4"].number_format) == ("520381199001010014", "@")


def test_groups_of_headings_stand_over_theirs() -> None:
    front = Front(
        title="统计表",
        line="",
        foot="",
        headings=[
            Heading(text="地点", width=10),
            Heading(text="化解", width=8, group="邻里纠纷"),
            Heading(text="未化解", width=8, group="邻里纠纷"),
            Heading(text="化解", width=8, group="其他"),
        ],
    )

    sheet = load_workbook(made(front, ["红岩村", 1, 2, 3])).active
    assert sheet is not None

    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:D1", "A2:D2", "A3:A4", "B3:C3"}
    assert [cell.value for cell in sheet[4]] == [None, "化解", "未化解", "化解"]
    assert [cell.value for cell in sheet[5]] == ["红岩村", 1, 2, 3]
    assert sheet.print_title_rows == "$3:$4"


@settings(max_examples=60)
@given(st.lists(shown, min_size=4, max_size=4))
def test_whatever_text_there_is_comes_back_as_text(texts: list[str]) -> None:
    data = made(FRONT, list(texts))

    (row,) = CalamineWorkbook.from_filelike(data).get_sheet_by_index(0).to_python()[3:]
    assert [one.strip() for one in map(str, row)] == [one.strip() for one in texts]
    assert all(isinstance(cell, str) for cell in row)


def test_a_day_before_the_calendar_of_sheets_is_text() -> None:
    data = made(FRONT, [1, None, date(1899, 5, 1), ""])

    assert CalamineWorkbook.from_filelike(data).get_sheet_by_index(0).to_python()[3] == [
        1.0,
        "",
        "1899-05-01",
        "",
    ]


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    made(FRONT, [1, 2.0, None, "a"])
    with pytest.raises(KeyboardInterrupt):
        _stopped(tmp_path)

    assert list(tmp_path.iterdir()) == []


def _stopped(tmp_path: Path) -> None:
    with book(FRONT) as (sheet, _data):
        sheet.add([1, 2.0, None, "a"])
        assert list(tmp_path.iterdir())
        raise KeyboardInterrupt
