"""What is taken from one person's row, what is refused, and that the rest of the row stays."""

from datetime import date
from pathlib import Path

import pytest

from gridapp.exchange.cells import BadCell
from gridapp.exchange.parsed import ParsedMember, ParsedSheet
from gridapp.exchange.people import clean_name
from tests.unit.exchange.ledgers import Rows, Value, an_id, read_rows, refused

FIELDS = ("姓名", "与户主关系", "性别", "身份证号", "出生日期", "电话")


def one_person(folder: Path, **told: Value) -> ParsedSheet:
    values: dict[str, Value] = {"姓名": "张三", "与户主关系": "户主", **told}
    return read_rows(folder, [FIELDS, [values.get(field) for field in FIELDS]])


def the_member(parsed: ParsedSheet) -> ParsedMember:
    (household,) = parsed.households
    (member,) = household.members
    return member


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        ("520381199001010231", "check_digit"),
        ("52038119900101023", "length"),
        ("无证", "characters"),
        (520381199001010233.0, "damaged"),
        ("5.20381E+17", "damaged"),
        ("5203811990\u202e01010233", "hidden_character"),
        (date(1990, 1, 1), "became_date"),
        (True, "not_text"),
    ],
)
def test_a_wrong_number_is_refused_and_the_person_kept(
    tmp_path: Path, number: Value, rule: str
) -> None:
    parsed = one_person(tmp_path, 身份证号=number, 出生日期="1990-01-01", 性别="男")

    assert refused(parsed) == [(2, "id_number", rule)]
    assert (parsed.refusals[0].heading, parsed.refusals[0].column) == ("身份证号", 4)
    assert not parsed.refusals[0].soft
    member = the_member(parsed)
    assert (member.name, member.id_number, member.birth, member.sex) == (
        "张三",
        None,
        "1990-01-01",
        "1",
    )


@pytest.mark.parametrize(
    ("born", "taken"), [("2010-05-03", False), ("1978-06-07", True), (None, True)]
)
def test_a_number_that_may_be_the_head_s_is_nobody_s(
    tmp_path: Path, born: str | None, taken: bool
) -> None:
    headings = ("户主姓名", "住址", "成员姓名", "与户主关系", "身份证号", "联系电话", "出生日期")
    row = ("赵一", "甲路1号", "赵二", "子", an_id(), "13900000001", born)

    parsed = read_rows(tmp_path, [headings, row])

    member = next(one for one in parsed.households[0].members if one.name == "赵二")
    expected = (an_id(), "13900000001") if taken else (None, None)
    assert (member.id_number, member.phone) == expected
    assert ((2, "id_number", "of_the_head") in refused(parsed)) is not taken
    assert taken or (member.birth, member.sex) == (born, None)


def test_a_number_alone_tells_birth_and_sex(tmp_path: Path) -> None:
    member = the_member(one_person(tmp_path, 身份证号=an_id("19780507", 642)))

    assert (member.birth, member.sex) == ("1978-05-07", "2")


def test_an_old_number_kept_as_a_number_is_read(tmp_path: Path) -> None:
    assert the_member(one_person(tmp_path, 身份证号=522131700101021)).id_number == (
        "522131197001010215"
    )


def test_the_number_wins_over_another_birth_and_sex_and_both_are_named(tmp_path: Path) -> None:
    parsed = one_person(tmp_path, 身份证号=an_id(), 出生日期="1978.06", 性别="女")

    assert refused(parsed) == [(2, "sex", "sex_not_as_id"), (2, "birth", "birth_not_as_id")]
    assert [one.value for one in parsed.refusals] == [
        "女 / 520381********6431",
        "1978.06 / 520381********6431",
    ]
    assert all(one.soft for one in parsed.refusals)
    assert (the_member(parsed).birth, the_member(parsed).sex) == ("1978-05-07", "1")


def test_the_number_says_whether_a_lost_zero_was_january_or_october(tmp_path: Path) -> None:
    parsed = one_person(tmp_path, 身份证号=an_id("19781007"), 出生日期=1978.1)

    assert parsed.refusals == ()
    assert the_member(parsed).birth == "1978-10-07"


def test_without_a_number_the_lost_zero_is_asked_for(tmp_path: Path) -> None:
    assert refused(one_person(tmp_path, 出生日期=1978.1)) == [(2, "birth", "january_or_october")]


@pytest.mark.parametrize(
    ("told", "code", "words"),
    [
        ("本人", "0", ""),
        ("妻", "1", ""),
        ("次 子", "2", ""),
        ("女婿", "2", ""),
        ("儿媳", "3", ""),
        ("外孙", "4", ""),
        ("岳父", "5", ""),
        ("外婆", "6", ""),
        ("弟媳", "7", ""),
        ("侄子", "8", "侄子"),
        ("02", "0", ""),
        ("10-配偶", "1", ""),
        ("3", "3", ""),
        (None, None, ""),
        ("/", None, ""),
    ],
)
def test_relations_in_many_words(
    tmp_path: Path, told: str | None, code: str | None, words: str
) -> None:
    rows: Rows = [["户主", *FIELDS], ["王五", "王五", "户主"], [None, "张三", told]]

    parsed = read_rows(tmp_path, rows)

    member = parsed.households[-1].members[-1]
    assert (member.relation, member.relation_words) == (code, words)
    assert parsed.refusals == ()


def test_an_unknown_relation_is_other_in_its_own_words_and_doubted(tmp_path: Path) -> None:
    parsed = read_rows(tmp_path, [FIELDS, ["张三", "户主"], ["李四", "干亲家"]])

    member = parsed.households[0].members[1]
    assert (member.relation, member.relation_words) == ("8", "干亲家")
    assert refused(parsed) == [(3, "relation", "relation_unknown")]


@pytest.mark.parametrize(
    ("told", "kept", "rules"),
    [
        (13166131860, "13166131860", []),
        ("１３１－６６１３－１８６０", "13166131860", []),
        ("13166131860 / 13166131861", "13166131860", ["several_numbers"]),
        ("13166131860、0851-22861234", "13166131860", ["several_numbers"]),
        ("13166131860/张三", None, ["characters"]),
        ("1316613186", None, ["length"]),
        ("无", None, []),
    ],
)
def test_telephones(tmp_path: Path, told: Value, kept: str | None, rules: list[str]) -> None:
    parsed = one_person(tmp_path, 电话=told)

    assert the_member(parsed).phone == kept
    assert [one.rule for one in parsed.refusals] == rules


def test_an_unknown_sex_is_refused(tmp_path: Path) -> None:
    assert refused(one_person(tmp_path, 性别="难")) == [(2, "sex", "sex")]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" 高\u3000静", "高静"),
        ("欧阳 华明", "欧阳华明"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("张三（户主）".replace("（", "(").replace("）", ")"), "张三"),
        ("John  Smith", "John Smith"),
        ("\ue123三", "\ue123三"),
        ("𠮷野", "𠮷野"),
    ],
)
def test_names_as_they_are_kept(written: str, kept: str) -> None:
    assert clean_name(written) == kept


@pytest.mark.parametrize(
    ("written", "rule"), [("-2+3|cmd", "formula_text"), ("12", "not_a_name"), ("??", "not_a_name")]
)
def test_what_is_no_name(written: str, rule: str) -> None:
    with pytest.raises(BadCell) as bad:
        clean_name(written)

    assert bad.value.rule == rule


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ('=HYPERLINK("x","y")', "formula_text"),
        ("@SUM(1)", "formula_text"),
        ("张\u202e三", "hidden_character"),
        ("张" * 41, "too_long"),
    ],
)
def test_a_dangerous_name_is_refused_and_its_row_named(
    tmp_path: Path, name: str, rule: str
) -> None:
    parsed = read_rows(tmp_path, [FIELDS, ["张三", "户主"], [name, "妻"]])

    assert refused(parsed) == [(3, "name", rule)]
    assert parsed.households[0].rows == (2, 3)
    assert [member.name for member in parsed.households[0].members] == ["张三"]
    assert "\u202e" not in parsed.refusals[0].value
