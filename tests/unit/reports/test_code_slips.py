"""Slips of paper with codes: two beside each other on every page, on any computer."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from gridapp.reports.code_slips import workbook


def test_both_columns_of_slips_stand_on_one_page() -> None:
    slips = [(f"罗{n}", f"0000-0000-{n:04d}", "输入启用码") for n in range(13)]

    sheet = load_workbook(io.BytesIO(workbook(slips, "zh"))).worksheets[0]

    fits = sheet.sheet_properties.pageSetUpPr
    assert fits is not None
    assert fits.fitToPage
    assert int(sheet.page_setup.fitToHeight or 0) == 0  # one page wide, as many as it takes
    assert (sheet.max_row, sheet.max_column) == (7, 2)
    assert not sheet.row_breaks.brk
