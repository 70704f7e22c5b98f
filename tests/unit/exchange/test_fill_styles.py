"""The same value in the form in which each asker has it."""

from __future__ import annotations

from datetime import date

import pytest

from gridapp.exchange.cells import CellValue
from gridapp.exchange.fill_same import says_the_same
from gridapp.exchange.fill_styles import Out, style_of
from gridapp.exchange.fillable import fields, words
from gridapp.exchange.headings import plain

NUMBER = "522131197001010215"
WITH_X = "52213119700101021X"
PLACES = {"520381003005": "红岩村", "520381003005001": "第一网格"}


@pytest.mark.parametrize(
    ("field", "heading", "samples", "value", "written"),
    [
        ("id_number", "身份证号", [], NUMBER, NUMBER),
        ("id_number", "身份证号码（后六位）", [], NUMBER, "010215"),
        ("id_number", "证件末4位", [], NUMBER, "0215"),
        ("id_number", "身份证", ["520381 19900101 0014"], NUMBER, "522131 19700101 0215"),
        ("id_number", "身份证", ["52038119900101001x"], WITH_X, WITH_X.lower()),
        ("id_number", "身份证", ["520381********0014"], NUMBER, "522131********0215"),
        ("birth", "出生年月", [], "1970-01-02", "1970-01"),
        ("birth", "出生年月日", [], "1970-01-02", "1970-01-02"),
        ("birth", "出生", ["1990.1"], "1970-01-02", "1970.1"),
        ("birth", "出生", ["1990年03月", "1991年12月"], "1970-01-02", "1970年01月"),
        ("birth", "出生", ["19900301"], "1970-01-02", "19700102"),
        ("birth", "出生", [date(1990, 3, 1)], "1970-01-02", date(1970, 1, 2)),
        ("birth", "出生", [date(1990, 3, 1)], "1970-01", "1970-01"),
        ("phone", "电话", ["138-0001-0002"], "13900000001", "139-0000-0001"),
        ("phone", "电话", [13800010002.0], "13900000001", 13900000001),
        ("phone", "电话", [13800010002.0], "085212345678", "085212345678"),
        ("sex", "性别", [], "2", "女"),
        ("sex", "性别", ["1", "2"], "2", "2"),
        ("relation", "关系", ["户主"], "1", "配偶"),
        ("village", "村", ["红岩村"], "520381003005", "红岩村"),
        ("grid", "网格编码", ["520381003005002"], "520381003005001", "520381003005001"),
        ("age", "年龄", [], "76", 76),
        ("tags", "标签", [], "03 06", "低保户、独居老人"),
    ],
)
def test_a_value_is_written_as_the_asker_writes_it(
    field: str, heading: str, samples: list[CellValue], value: str, written: Out
) -> None:
    style = style_of(fields()[field], heading, samples, dated=False, places=PLACES)

    assert style(value) == written


def test_a_blank_column_of_dates_gets_dates() -> None:
    style = style_of(fields()["birth"], "出生日期", [], dated=True, places={})

    assert style("1970-01-02") == date(1970, 1, 2)


@pytest.mark.parametrize(
    ("field", "cell", "value", "same"),
    [
        ("id_number", "522131 19700101 0215", NUMBER, True),
        ("id_number", "522131700101021", NUMBER, True),
        ("id_number", "520381199001010014", NUMBER, False),
        ("birth", "1970.1", "1970-01-02", True),
        ("birth", "1971.1", "1970-01-02", False),
        ("phone", "139 0000 0001", "13900000001", True),
        ("phone", "13900000001/13800000002", "13900000001", True),
        ("sex", "男性", "1", True),
        ("relation", "妻子", "1", True),
        ("relation", "儿子", "1", False),
        ("address", "金华街道红岩村河滨路1号", "河滨路 1 号", True),
        ("address", "河滨路2号", "河滨路 1 号", False),
        ("village", "金华街道红岩村", "520381003005", True),
        ("age", 76.0, "76", True),
    ],
)
def test_the_same_is_the_same_in_whatever_form(
    field: str, cell: CellValue, value: str, *, same: bool
) -> None:
    found = says_the_same(fields()[field], cell, value, "", PLACES, date(2026, 11, 18))

    assert found is same


def test_every_word_for_filling_names_a_field_or_leaves_the_column_alone() -> None:
    known = set(fields()) | {"serial", "household_no", "address_part", "unit_or_door"}

    for heading, (field, use) in words().items():
        assert use != "read" or field in known, heading
    for heading in ("民族", "政治面貌", "宗教信仰", "文化程度"):
        assert words()[plain(heading)][1] == "forbidden"
    assert words()[plain("告知书日期")] == ("noticed_on", "read")
