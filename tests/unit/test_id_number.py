"""Identity numbers: what is accepted, what is refused and by which rule."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.id_number import (
    IdNumber,
    InvalidIdNumber,
    check_digit,
    mask,
    read,
)

TODAY = date(2026, 11, 23)

births = st.dates(date(1907, 1, 1), TODAY)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    area = draw(st.integers(110000, 829999))
    first17 = f"{area}{draw(births):%Y%m%d}{draw(st.integers(0, 999)):03}"
    return first17 + check_digit(first17)


def rule_of(value: str | int | float) -> str:
    with pytest.raises(InvalidIdNumber) as refused:
        read(value, TODAY)
    return refused.value.rule


@pytest.mark.parametrize(
    "number", ["520381199001010014", "522131197001010215", "520381199001010233"]
)
def test_well_made_numbers_are_accepted(number: str) -> None:
    assert read(number, TODAY).number == number


def test_a_number_tells_birth_sex_and_where_it_was_issued() -> None:
    number = read("52038119831222615X", TODAY)

    assert number.birth == date(1983, 12, 22)
    assert number.sex == "1"
    assert number.area == "520381"
    assert read("522131197606045322", TODAY).sex == "2"


@pytest.mark.parametrize(
    "typed",
    [
        "５１０５２２１９６４０５１１１９５Ｘ",
        "51052219640511195x",
        " 510522 19640511 195X ",
        "510522\u300019640511195X\n",
        "'51052219640511195X",
        "51052219640511195Х",
        "51052219640511195×",
    ],
)
def test_the_many_ways_of_typing_one_number(typed: str) -> None:
    assert read(typed, TODAY).number == "51052219640511195X"


@pytest.mark.parametrize("old", ["522131700101021", 522131700101021, 522131700101021.0])
def test_an_old_number_of_15_digits_gets_its_century_and_check_digit(old: str | float) -> None:
    assert read(old, TODAY).number == "522131197001010215"


def test_each_fault_has_its_own_rule() -> None:
    assert rule_of("520381199001010231") == "check_digit"
    assert rule_of("52038119900101001") == "length"
    assert rule_of("5203811990010100144") == "length"
    assert rule_of("52038119900101X014") == "characters"
    assert rule_of("520381-19900101-0014") == "characters"
    assert rule_of("522131701301021") == "date"
    assert rule_of("") == "characters"


def test_a_number_that_a_sheet_rounded_is_damaged_and_not_guessed() -> None:
    assert rule_of(520381199001010014.0) == "damaged"
    assert rule_of("5.20381E+17") == "damaged"


@pytest.mark.parametrize("day", ["20261124", "19051122", "19900230"])
def test_nobody_is_born_tomorrow_or_over_120_years_ago_or_on_a_day_that_never_was(day: str) -> None:
    first17 = f"520381{day}001"

    assert rule_of(first17 + check_digit(first17)) == "date"


def test_the_area_never_refuses() -> None:
    first17 = "99999919900101001"

    assert read(first17 + check_digit(first17), TODAY).area == "999999"


def test_lists_show_a_masked_number() -> None:
    assert read("520381199001010014", TODAY).masked() == "520381********0014"
    assert mask("52038") == "*****"


@given(numbers())
def test_every_well_made_number_is_accepted(number: str) -> None:
    assert read(number, TODAY) == IdNumber(number)


@given(numbers(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, step: int) -> None:
    old = 10 if number[place] == "X" else int(number[place])
    wrong = number[:place] + str((old + step) % 10) + number[place + 1 :]
    if wrong == number:
        return

    assert rule_of(wrong) == "check_digit"


@given(numbers(), st.integers(0, 15))
def test_two_neighbours_swapped_are_always_noticed(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped == number:
        return

    assert rule_of(swapped) == "check_digit"


@given(st.text(max_size=20) | st.integers() | st.floats())
def test_anything_else_is_refused_by_a_rule_and_nothing_worse(value: str | float) -> None:
    with suppress(InvalidIdNumber):
        assert len(read(value, TODAY).number) == 18
