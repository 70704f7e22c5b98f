"""The sample ledger of a community: merged cells, six spellings of dates, full-width numbers."""

from dataclasses import replace

import pytest

from gridapp.exchange.parsed import ParsedHousehold, ParsedSheet
from gridapp.paths import resource
from tests.unit.exchange.ledgers import DATA, names, read

XLSX = "ledger_sample.xlsx"


@pytest.fixture(params=[XLSX, "ledger_sample.xls"])
def sample(request: pytest.FixtureRequest) -> ParsedSheet:
    return read(DATA / str(request.param))


def household(sample: ParsedSheet, row: int) -> ParsedHousehold:
    return next(one for one in sample.households if one.rows[0] <= row <= one.rows[1])


def test_it_holds_40_households_79_residents_and_4_units_and_nothing_is_refused(
    sample: ParsedSheet,
) -> None:
    assert len(sample.households) == 40
    assert sample.residents == 79
    assert [unit for _, unit in sample.units] == [f"第{n}联户单元" for n in (1, 2, 3, 4)]
    assert sample.refusals == ()
    assert sample.left_out == ()


def test_everybody_is_under_the_right_head(sample: ParsedSheet) -> None:
    assert names(household(sample, 9)) == ["高杰", "高静", "高涛"]
    assert names(household(sample, 12)) == ["李华", "朱超", "李华"]
    assert names(household(sample, 19)) == ["单华超", "单巧", "单超杰", "仇娜"]
    assert names(household(sample, 66)) == ["吴美", "曾明敏", "吴霞", "高明敏"]
    assert names(household(sample, 83)) == ["翟霞敏"]
    assert [one.head_name for one in sample.households] == [
        names(one)[0] for one in sample.households
    ]


def test_households_stand_in_their_units_with_their_address(sample: ParsedSheet) -> None:
    first, last = sample.households[0], sample.households[-1]

    assert (first.unit_label, first.address) == ("第1联户单元", "竹海巷81号5栋104")
    assert (last.unit_label, last.address) == ("第4联户单元", "丹霞路39号1栋101")
    assert household(sample, 26).unit_label == "第2联户单元"
    assert household(sample, 45).rows == (45, 48)


def test_a_stretched_name_is_the_name(sample: ParsedSheet) -> None:
    assert household(sample, 26).head_name == household(sample, 26).members[0].name == "郭美"
    assert names(household(sample, 41)) == ["赵敏", "赵伟", "赵强伟"]


def test_relations_are_codes(sample: ParsedSheet) -> None:
    relations = {member.row: member.relation for one in sample.households for member in one.members}

    assert [relations[row] for row in (5, 9, 10, 11, 13, 14, 40, 51)] == list("00451235")


def test_numbers_of_any_width_and_dates_in_any_spelling(sample: ParsedSheet) -> None:
    found = {member.row: member for one in sample.households for member in one.members}

    assert found[10].id_number == "522102199604277899"
    assert found[12].id_number == "51052219640511195X"
    assert found[9].phone == "15768426846"
    assert found[5].phone == "13166131860"
    assert found[19].phone is None
    assert [found[row].birth for row in (5, 9, 11, 16)] == [
        "1978-05-07",
        "1967-04-11",
        "1984-06-23",
        "2004-05-23",
    ]
    assert (found[5].sex, found[7].sex) == ("1", "2")


def test_the_ledger_of_the_practice_day_is_this_one_with_kin_of_likely_names_and_ages() -> None:
    practice, sample = read(resource("practice/ledger_sample.xlsx")), read(DATA / XLSX)

    assert _without_kin(practice) == _without_kin(sample)
    for home in practice.households:
        head, *others = home.members
        assert len({one.name for one in home.members}) == len(home.members)
        for one in others:
            years = int(str(one.birth)[:4]) - int(str(head.birth)[:4])
            assert one.relation != "5" or years <= -16
            assert one.relation not in ("2", "3") or years >= 16


def _without_kin(parsed: ParsedSheet) -> list[ParsedHousehold]:
    return [
        replace(home, members=tuple(replace(one, relation="", name="") for one in home.members))
        for home in parsed.households
    ]
