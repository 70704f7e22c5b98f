"""Headings in the words of many offices."""

import csv

import pytest

from gridapp.exchange.headings import NOTES_HEADING, Table, find_table, plain
from gridapp.exchange.sheet import Merge, Sheet
from gridapp.paths import resource


def table_of(*rows: list[str], merges: tuple[Merge, ...] = ()) -> Table:
    table = find_table(Sheet("花名册", rows, merges))
    assert table is not None
    return table


def fields(table: Table) -> list[str | None]:
    return [column.field for column in table.columns]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("联户单元编码", "unit"),
        ("十户", "unit"),
        ("姓 名", "name"),
        ("成员姓名", "name"),
        ("与户主\n 关系", "relation"),
        ("公民身份号码", "id_number"),
        ("身份证号码（18位）", "id_number"),
        ("*证件号码", "id_number"),
        ("出生年月(如：1978.05)", "birth"),
        ("生 日", "birth"),
        ("手机：", "phone"),
        ("联系方式", "phone"),
        ("门牌号", "address_part"),
        ("【家庭住址】", "address"),
        ("所属网格", "grid"),
        ("ＮＯ．", "serial"),
    ],
)
def test_one_field_in_many_words(heading: str, field: str) -> None:
    table = table_of(["户主", "性别", "户号", heading])

    assert fields(table) == ["head", "sex", "household_no", field]


def test_headings_stand_below_titles(  # as in every printed ledger
) -> None:
    table = table_of(
        ["联户花名册"], ["填报单位：滨东社区"], ["户主", "姓名", "关系"], ["张三", "张三", "户主"]
    )

    assert (table.first_heading, table.last_heading) == (2, 2)


def test_a_group_over_several_columns_gives_them_their_meaning() -> None:
    table = table_of(
        ["序号", "户主信息", "", "家庭成员情况", "", ""],
        ["", "姓名", "电话", "姓名", "关系", "电话"],
        ["1", "张三", "", "张三", "户主", ""],
        merges=(Merge(0, 0, 1, 0), Merge(0, 1, 0, 2), Merge(0, 3, 0, 5)),
    )

    assert fields(table) == ["serial", "head", "head_phone", "name", "relation", "phone"]
    assert (table.first_heading, table.last_heading) == (0, 1)


def test_an_unknown_column_under_a_group_does_not_become_the_group() -> None:
    table = table_of(
        ["户主", "家庭成员", "", ""],
        ["", "姓名", "关系", "特长"],
        merges=(Merge(0, 0, 1, 0), Merge(0, 1, 0, 3)),
    )

    assert fields(table) == ["head", "name", "relation", None]
    assert table.columns[3].why_left_out == "unknown"


def test_a_second_column_for_the_same_field_is_left_out() -> None:
    table = table_of(["户主", "姓名", "关系", "电话", "手机"])

    assert fields(table) == ["head", "name", "relation", "phone", None]
    assert table.columns[4].why_left_out == "twice"


def test_单元_is_a_household_unit_or_a_staircase_by_its_neighbours() -> None:
    assert fields(table_of(["户主", "姓名", "关系", "单元"]))[3] == "unit"
    assert fields(table_of(["户主", "姓名", "关系", "单元", "栋"]))[3] == "address_part"
    assert fields(table_of(["户主", "姓名", "关系", "单元", "十户"]))[3] == "address_part"


def test_notes_of_an_earlier_copy_are_neither_read_nor_left_out() -> None:
    table = table_of(["户主", "姓名", "关系", NOTES_HEADING + "\n民族: ..."])

    assert table.columns[3].field is None
    assert table.columns[3].why_left_out is None


def test_a_sheet_of_something_else_has_no_table() -> None:
    assert find_table(Sheet("空", [])) is None
    assert find_table(Sheet("说明", [["请如实填写"], ["姓名", "电话"]])) is None


def test_every_heading_is_listed_once_and_in_a_known_use() -> None:
    with resource("codes/headings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len({row["heading"] for row in rows}) == len(rows)
    assert {row["use"] for row in rows} == {"read", "no_field", "forbidden"}
    by_plain: dict[str, set[str]] = {}
    for row in rows:
        by_plain.setdefault(plain(row["heading"]), set()).add(row["field"])
    assert all(len(meant) == 1 for meant in by_plain.values())
