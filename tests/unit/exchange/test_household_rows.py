"""Where a household begins and ends, in the many shapes in which offices keep ledgers."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridapp.exchange.household_rows import NoHouseholds
from gridapp.exchange.parsed import ParsedMember
from tests.unit.exchange.ledgers import (
    HEADINGS,
    Rows,
    a_workbook,
    an_id,
    people,
    read,
    read_rows,
    refused,
    workbook_of,
)

TWO_FAMILIES = [
    HEADINGS,
    [1, "第1单元", "张三", "张三", "户主", "男", None, "1978.05", None, "红军街1号"],
    [None, None, None, "李四", "妻", "女", None, "1980.06", None, None],
    [None, None, None, "张小三", "长子", "男", None, "2005.07", None, None],
    [2, "第2单元", "王五", "王五", "户主", "男", None, "1966.08", None, "红军街2号"],
    [None, None, None, "赵六", "母亲", "女", None, "1940.09", None, None],
]
FAMILIES = [["张三", "李四", "张小三"], ["王五", "赵六"]]
MERGED = ["A2:A4", "B2:B4", "C2:C4", "J2:J4", "A5:A6", "B5:B6", "C5:C6", "J5:J6"]


@pytest.mark.parametrize("merges", [MERGED, MERGED[:4], ["C2:C4", "C5:C6"], []])
def test_merged_or_blank_below_the_head_reads_the_same(tmp_path: Path, merges: list[str]) -> None:
    parsed = read_rows(tmp_path, TWO_FAMILIES, merges)

    assert people(parsed) == FAMILIES
    assert [one.unit_label for one in parsed.households] == ["第1单元", "第2单元"]
    assert [one.address for one in parsed.households] == ["红军街1号", "红军街2号"]
    assert [one.rows for one in parsed.households] == [(2, 4), (5, 6)]
    assert [m.relation for m in parsed.households[0].members] == ["0", "1", "2"]
    assert parsed.refusals == ()


@pytest.mark.parametrize("dropped", [["序号"], ["户主"], ["序号", "户主"], ["与户主关系"]])
def test_whichever_columns_tell_of_households_are_enough(
    tmp_path: Path, dropped: list[str]
) -> None:
    kept = [place for place, heading in enumerate(HEADINGS) if heading not in dropped]
    rows = [[row[place] for place in kept] for row in TWO_FAMILIES]

    parsed = read_rows(tmp_path, rows)

    assert people(parsed) == FAMILIES
    assert [one.head_name for one in parsed.households] == ["张三", "王五"]


def test_a_serial_number_for_every_person_does_not_cut_families_apart(tmp_path: Path) -> None:
    rows = [[place or row[0], *row[1:]] for place, row in enumerate(TWO_FAMILIES)]

    assert people(read_rows(tmp_path, rows)) == FAMILIES


def test_a_serial_number_forgotten_once_does_not_cut_families_apart(tmp_path: Path) -> None:
    rows = [list(row) for row in [TWO_FAMILIES[0], *TWO_FAMILIES[1:] * 3]]
    for place, row in enumerate(rows[1:], start=1):
        row[0] = place
    rows[3][0] = None

    assert people(read_rows(tmp_path, rows)) == FAMILIES * 3


def test_unit_head_and_address_repeated_on_every_row(tmp_path: Path) -> None:
    rows = [list(row) for row in TWO_FAMILIES]
    for row in rows[2:4]:
        row[0:3], row[9] = rows[1][0:3], rows[1][9]
    rows[5][0:3], rows[5][9] = rows[4][0:3], rows[4][9]
    for place, row in enumerate(rows[1:], start=1):
        row[0] = place

    parsed = read_rows(tmp_path, rows)

    assert people(parsed) == FAMILIES
    assert [one.unit_label for one in parsed.households] == ["第1单元", "第2单元"]
    assert parsed.refusals == ()


def test_a_household_number_outweighs_everything(tmp_path: Path) -> None:
    rows: Rows = [
        ["户号", "姓名", "关系", "电话"],
        ["H1", "李四", "妻", None],
        ["H1", "张三", "户主", None],
        ["H2", "王五", "户主", None],
        ["H2", "王小五", "子", None],
    ]

    parsed = read_rows(tmp_path, rows)

    assert people(parsed) == [["李四", "张三"], ["王五", "王小五"]]
    assert parsed.households[0].head_name == "张三"


def test_neighbours_of_one_name_are_two_households(tmp_path: Path) -> None:
    rows: Rows = [
        ["户主", "姓名", "关系", "电话"],
        ["李华", "李华", "户主", None],
        ["李华", "李小华", "子", None],
        ["李华", "李华", "户主", None],
        ["李华", "李大华", "子", None],
    ]

    assert people(read_rows(tmp_path, rows)) == [["李华", "李小华"], ["李华", "李大华"]]


def test_a_head_listed_second_in_merged_cells_stays_in_the_family(tmp_path: Path) -> None:
    rows: Rows = [
        HEADINGS[:5],
        [1, "第1单元", "张三", "李四", "妻"],
        [None, None, None, "张三", "户主"],
        [2, "第1单元", "王五", "王五", "户主"],
    ]

    parsed = read_rows(tmp_path, rows, ["A2:A3", "B2:B3", "C2:C3"])

    assert people(parsed) == [["李四", "张三"], ["王五"]]


def test_a_head_listed_second_is_known_by_the_serial_number_of_the_household(
    tmp_path: Path,
) -> None:
    rows: Rows = [
        ["序号", "姓名", "关系", "电话"],
        [1, "李四", "妻", None],
        [None, "张三", "户主", None],
        [2, "王五", "户主", None],
    ]

    assert people(read_rows(tmp_path, rows)) == [["李四", "张三"], ["王五"]]


def test_a_family_in_which_nobody_is_called_head_gets_its_first_as_head(tmp_path: Path) -> None:
    rows: Rows = [["户号", "姓名", "关系", "电话"], ["H1", "李四", "妻", None]]

    parsed = read_rows(tmp_path, rows)

    assert parsed.households[0].head_name == "李四"
    assert [(one.field, one.rule, one.soft) for one in parsed.refusals] == [
        ("head", "missing", True)
    ]


def test_blanks_of_a_listed_head_are_filled_from_columns_of_his_own(tmp_path: Path) -> None:
    rows: Rows = [
        ["户主", "户主身份证号", "户主电话", "姓名", "关系"],
        ["张三", an_id(), "13166131860", "张三", "户主"],
        [None, None, None, "李四", "妻"],
    ]

    head, wife = read_rows(tmp_path, rows).households[0].members

    assert (head.id_number, head.birth, head.phone) == (an_id(), "1978-05-07", "13166131860")
    assert wife.id_number is None


def test_a_list_of_heads_alone_gives_households_of_one(tmp_path: Path) -> None:
    rows: Rows = [
        ["序号", "户主姓名", "人口", "电话", "门牌号"],
        [1, "张三", 3, "131-6613-1860", "12"],
        [2, "王五", 1, None, "14"],
    ]

    parsed = read_rows(tmp_path, rows)

    assert people(parsed) == [["张三"], ["王五"]]
    assert parsed.households[0].members[0].relation == "0"
    assert parsed.households[0].members[0].phone == "13166131860"
    assert parsed.households[0].address == "12号"


def test_columns_of_the_head_s_own_make_him_a_member(tmp_path: Path) -> None:
    rows: Rows = [
        ["户主情况", None, None, "家庭成员", None, None],
        ["姓名", "身份证号码", "联系电话", "姓名", "关系", "身份证号码"],
        ["张三", an_id(), "13166131860", "李四", "妻", None],
        [None, None, None, "张小三", "子", an_id("20050701")],
    ]

    parsed = read_rows(tmp_path, rows, ["A1:C1", "D1:F1"])

    assert people(parsed) == [["张三", "李四", "张小三"]]
    head, _, son = parsed.households[0].members
    assert (head.id_number, head.phone, head.birth) == (an_id(), "13166131860", "1978-05-07")
    assert son.id_number == an_id("20050701")
    assert parsed.households[0].phone == "13166131860"


def test_a_merged_telephone_is_the_household_s(tmp_path: Path) -> None:
    rows: Rows = [
        ["户主", "姓名", "关系", "电话"],
        ["张三", "张三", "户主", "13166131860"],
        [None, "李四", "妻", None],
    ]

    household = read_rows(tmp_path, rows, ["A2:A3", "D2:D3"]).households[0]

    assert household.phone == "13166131860"
    assert [member.phone for member in household.members] == [None, None]


def test_a_unit_written_once_holds_until_the_next(tmp_path: Path) -> None:
    rows: Rows = [
        HEADINGS[:5],
        [1, "第1单元", "张三", "张三", "户主"],
        [2, None, "李四", "李四", "户主"],
        [3, "第2单元", "王五", "王五", "户主"],
        [4, None, "赵六", "赵六", "户主"],
    ]

    units = [one.unit_label for one in read_rows(tmp_path, rows).households]

    assert units == ["第1单元", "第1单元", "第2单元", "第2单元"]


def test_where_every_household_repeats_its_unit_a_blank_is_missing(tmp_path: Path) -> None:
    rows: Rows = [
        HEADINGS[:5],
        [1, "第1单元", "张三", "张三", "户主"],
        [2, "第1单元", "李四", "李四", "户主"],
        [3, None, "王五", "王五", "户主"],
    ]

    parsed = read_rows(tmp_path, rows)

    assert parsed.households[2].unit_label is None
    assert refused(parsed) == [(4, "unit", "missing")]


def test_lines_across_the_table_and_names_of_sheets_tell_the_unit(tmp_path: Path) -> None:
    heads = ["序号", "姓名", "关系", "电话"]
    path = workbook_of(
        tmp_path / "units.xlsx",
        {
            "第一联户单元": [heads, [1, "张三", "户主", None]],
            "Sheet2": [["滨东社区第2联户单元花名册"], heads, [1, "李四", "户主", None]],
            "Sheet3": [
                heads,
                ["第3联户单元（联户长：王五）"],
                [1, "王五", "户主", None],
                ["第4联户单元"],
                [2, "赵六", "户主", None],
            ],
            "说明": [["请如实填写"]],
        },
    )

    parsed = read(path)

    assert [one.unit_label for one in parsed.households] == [
        "第一联户单元",
        "第2联户单元",
        "第3联户单元",
        "第4联户单元",
    ]
    assert parsed.skipped_sheets == ("说明",)
    assert [table.sheet for table in parsed.tables] == ["第一联户单元", "Sheet2", "Sheet3"]


def test_doors_in_several_columns_are_one_address(tmp_path: Path) -> None:
    rows: Rows = [
        ["户主", "姓名", "关系", "小区", "栋", "单元", "室"],
        ["张三", "张三", "户主", "竹海苑", 2, 3, 101],
    ]

    household = read_rows(tmp_path, rows).households[0]

    assert household.address == "竹海苑2栋3单元101室"
    assert household.unit_label is None


def test_totals_signatures_blank_and_repeated_heading_rows_are_nobody(tmp_path: Path) -> None:
    rows: Rows = [
        ["花名册"],
        *TWO_FAMILIES[:4],
        ["小计", None, "1户", "3人"],
        ["花名册"],
        HEADINGS,
        *TWO_FAMILIES[4:],
        [3, None, None, None, None, None, None, None, None, None],
        [None] * 10,
        ["合 计", None, "2户", "5人"],
        ["填表人：张三", None, None, "审核人：李四", None, None, None, "2026年6月1日"],
        ["注：身份证号必填"],
        ["联户长签字：", None, None, "王五"],
    ]

    parsed = read_rows(tmp_path, rows)

    assert people(parsed) == FAMILIES
    assert parsed.refusals == ()


def test_a_row_without_a_name_is_named_and_never_dropped_in_silence(tmp_path: Path) -> None:
    rows: Rows = [
        *TWO_FAMILIES[:3],
        [None, None, None, None, "次子", "男", None, "2008.01", None, None],
    ]

    parsed = read_rows(tmp_path, rows)

    assert people(parsed) == [["张三", "李四"]]
    assert refused(parsed) == [(4, "name", "missing")]


def test_doubtful_heads_are_doubted_and_kept(tmp_path: Path) -> None:
    rows: Rows = [
        HEADINGS[:5],
        [1, "第1单元", "张燕", "张艳", "户主"],
        [2, "第1单元", "李四", "李小四", "子"],
        [3, "第1单元", "王五", "王五", "户主"],
        [None, None, None, "赵六", "户主"],
    ]

    parsed = read_rows(tmp_path, rows, ["A4:A5", "C4:C5"])

    assert people(parsed) == [["张艳"], ["李小四"], ["王五", "赵六"]]
    assert [one.head_name for one in parsed.households] == ["张燕", "李四", "王五"]
    assert refused(parsed) == [
        (2, "head", "head_not_as_listed"),
        (3, "head", "head_not_listed"),
        (5, "relation", "two_heads"),
    ]
    assert all(one.soft for one in parsed.refusals)


def test_a_second_address_within_a_household_is_doubted(tmp_path: Path) -> None:
    rows = [list(row) for row in TWO_FAMILIES]
    rows[2][9] = "河滨路9号"

    parsed = read_rows(tmp_path, rows)

    assert refused(parsed) == [(3, "address", "address_differs")]
    assert parsed.households[0].address == parsed.refusals[0].instead == "红军街1号"


def test_an_identity_number_twice_is_left_to_the_first(tmp_path: Path) -> None:
    rows = [list(row) for row in TWO_FAMILIES]
    rows[1][6:8] = rows[4][6:8] = [an_id(), None]

    parsed = read_rows(tmp_path, rows)

    assert parsed.households[0].members[0].id_number == an_id()
    assert parsed.households[1].members[0].id_number is None
    assert refused(parsed) == [(5, "id_number", "repeated")]
    assert parsed.refusals[0].instead == "花名册 2"


def test_a_head_s_cell_that_is_no_name_is_refused_once(tmp_path: Path) -> None:
    rows: Rows = [
        ["户主", "姓名", "关系", "电话"],
        ["-1+1", "张三", "户主", date(2026, 3, 2)],
        [None, "李四", "妻", None],
    ]

    parsed = read_rows(tmp_path, rows, ["A2:A3"])

    assert people(parsed) == [["张三", "李四"]]
    assert parsed.households[0].head_name == "张三"
    assert sorted(refused(parsed)) == [(2, "head", "formula_text"), (2, "phone", "became_date")]


def test_columns_the_register_must_not_hold_are_named_as_left_out(tmp_path: Path) -> None:
    rows: Rows = [
        [
            "户主",
            "姓名",
            "关系",
            "民族",
            "政治面貌",
            "宗教信仰",
            "婚姻状况",
            "特长",
            "爱好",
            "备注",
        ],
        ["张三", "张三", "户主", "汉族", "党员", None, "已婚", "木工", None, None],
    ]

    parsed = read_rows(tmp_path, rows)

    assert [(one.heading, one.why) for one in parsed.left_out] == [
        ("民族", "forbidden"),
        ("政治面貌", "forbidden"),
        ("宗教信仰", "forbidden"),
        ("婚姻状况", "forbidden"),
        ("特长", "unknown"),
    ]
    assert parsed.households[0].members == (ParsedMember(row=2, name="张三", relation="0"),)


def test_remarks_are_left_out_aloud_only_where_there_are_any(tmp_path: Path) -> None:
    rows: Rows = [["户主", "姓名", "关系", "备注"], ["张三", "张三", "户主", "外出务工"]]

    assert [one.heading for one in read_rows(tmp_path, rows).left_out] == ["备注"]


def test_real_dates_of_the_sheet_are_read(tmp_path: Path) -> None:
    rows = [list(row) for row in TWO_FAMILIES]
    rows[1][7], rows[2][7] = date(1978, 5, 3), 27515

    members = read_rows(tmp_path, rows).households[0].members

    assert [member.birth for member in members] == ["1978-05-03", "1975-05-01", "2005-07"]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["姓名", "电话", "地址"], ["张三", "13166131860", "红军街"]],
        [["联户长名单"], ["序号", "联户单元", "姓名", "电话"], [1, "第1单元", "张三", None]],
    ],
)
def test_a_workbook_without_a_household_ledger_is_refused(
    tmp_path: Path, rows: list[list[str | int | None]]
) -> None:
    path = a_workbook(tmp_path / "other.xlsx", rows)

    with pytest.raises(NoHouseholds) as refusal:
        read(path)

    assert (refusal.value.name, refusal.value.sheets) == ("other.xlsx", ("花名册",))


def test_what_stands_under_a_band_of_the_head_is_never_taken_for_a_member(tmp_path: Path) -> None:
    number = an_id("19900307", 1)
    bands = ["户主", None, None, None, "家庭成员", None, None, None]
    named = [
        "户主姓名",
        "身份证号",
        "联系电话",
        "住址",
        "成员姓名",
        "与户主关系",
        "出生日期",
        "单元",
    ]
    child = ["赵一", number, "13900000001", "甲路1号", "赵二", "子", "2010年5月3日", "第1单元"]

    parsed = read_rows(tmp_path, [bands, named, child], ["A1:D1", "E1:H1"])

    (home,) = parsed.households
    assert [(one.name, one.id_number, one.birth, one.phone) for one in home.members] == [
        ("赵一", number, "1990-03-07", "13900000001"),
        ("赵二", None, "2010-05-03", None),
    ]


def test_sex_and_birth_under_both_bands_are_each_ones_own(tmp_path: Path) -> None:
    bands = ["户主情况", None, None, None, "家庭成员情况", None, None, None, "住址"]
    named = ["姓名", "性别", "出生年月", "电话", "姓名", "性别", "出生年月", "与户主关系", None]
    child = ["赵一", "男", "1990-03", "13900000001", "赵二", "女", "2010-05", "女", "甲路1号"]
    his_own = ["钱一", "女", "1980-01", None, "钱一", None, None, "户主", "甲路2号"]

    parsed = read_rows(tmp_path, [bands, named, child, his_own], ["A1:D1", "E1:H1", "I1:I2"])

    assert [
        [(one.name, one.sex, one.birth) for one in home.members] for home in parsed.households
    ] == [[("赵一", "1", "1990-03"), ("赵二", "2", "2010-05")], [("钱一", "2", "1980-01")]]
    assert parsed.left_out == ()


def test_rows_that_nobody_sees_are_passed_over_and_named(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "ledger.xlsx", TWO_FAMILIES)
    workbook = load_workbook(path)
    for row in (5, 6):
        workbook.worksheets[0].row_dimensions[row].hidden = True
    workbook.save(path)

    parsed = read(path)

    assert people(parsed) == FAMILIES[:1]
    assert [(one.row, one.why) for one in parsed.passed] == [(5, "hidden"), (6, "hidden")]
