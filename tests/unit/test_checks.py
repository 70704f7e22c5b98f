"""Single-field rules: what may stand in a field of each shape, and by which name it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.checks import (
    all_fit,
    hidden_character,
    implausible,
    is_date,
    is_place,
    problem,
)
from gridapp.models.declare import LIVED, Field, Shape, Value, finite
from gridapp.models.kinds import KINDS


def field(shape: Shape, longest: int = 200) -> Field:
    return Field(name="f", shape=shape, zh="字段", en="field", purpose="", longest=longest)


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Shape.TEXT, "人民路1号 3栋"),
        (Shape.TEXT, "全角　空格"),
        (Shape.LONG_TEXT, "一行\n二行\t三"),
        (Shape.INTEGER, 0),
        (Shape.INTEGER, -(2**63)),
        (Shape.INSTANT, 2**63 - 1),
        (Shape.BYTES, b""),
        (Shape.DATE, "2024-02-29"),
        (Shape.DATE, "1949-10"),
        (Shape.CODE, "RED_1"),
        (Shape.CODES, "a b c"),
        (Shape.PLACE, "520381"),
        (Shape.PLACE, "520381003001001007"),
        (Shape.REF, "0123456789abcdef" * 2),
        (Shape.PHONE, "+8613166131860"),
        (Shape.PHONE, "085112345678-123"),
        (Shape.ID_NUMBER, "11010519491231002X"),
    ],
)
def test_what_may_stand(shape: Shape, value: Value) -> None:
    assert problem(field(shape), value) is None
    assert problem(field(shape), None) is None


@pytest.mark.parametrize(
    ("shape", "value", "rule"),
    [
        (Shape.TEXT, "x" * 201, "too_long"),
        (Shape.TEXT, "a\nb", "characters"),
        (Shape.TEXT, "a\u202eb", "characters"),
        (Shape.TEXT, "a\u200fb", "characters"),
        (Shape.TEXT, "a\x00", "characters"),
        (Shape.TEXT, "a\ud800", "characters"),
        (Shape.TEXT, 5, "type"),
        (Shape.TEXT, b"x", "type"),
        (Shape.LONG_TEXT, "a\rb", "characters"),
        (Shape.LONG_TEXT, "字" * 30_000, "limits"),
        (Shape.LONG_TEXT, "\ud800" * 30_000, "limits"),
        (Shape.INTEGER, "5", "type"),
        (Shape.INTEGER, 1.0, "type"),
        (Shape.INTEGER, True, "limits"),
        (Shape.INTEGER, 2**63, "limits"),
        (Shape.INTEGER, float("nan"), "limits"),
        (Shape.COUNT, -1, "negative"),
        (Shape.MONEY, -1, "negative"),
        (Shape.MONEY, 12.5, "type"),
        (Shape.CLOCK, "24:00", "clock"),
        (Shape.CLOCK, "9:30", "clock"),
        (Shape.CREDIT_CODE, "91110000600037341M", "credit_code"),
        (Shape.BYTES, "x", "type"),
        (Shape.BYTES, bytes(65_537), "limits"),
        (Shape.DATE, "2026-02-30", "date"),
        (Shape.DATE, "2026-2-3", "date"),
        (Shape.DATE, "2026-13", "date"),
        (Shape.DATE, "２０２６-０１-０１", "date"),
        (Shape.CODE, "with blank", "code"),
        (Shape.CODE, "", "code"),
        (Shape.CODES, "a  b", "codes"),
        (Shape.PLACE, "52038", "place"),
        (Shape.PLACE, "020381", "place"),
        (Shape.PLACE, "5２0381", "place"),
        (Shape.PLACE, "5" * 21, "place"),
        (Shape.REF, "0123456789ABCDEF" * 2, "ref"),
        (Shape.PHONE, "1-2-3", "phone"),
        (Shape.PHONE, "１３１６６１３１８６０", "phone"),
        (Shape.ID_NUMBER, "11010519491231002x", "id_number"),
        (Shape.ID_NUMBER, "110105194912310021", "check_digit"),
    ],
)
def test_what_is_refused_and_why(shape: Shape, value: Value, rule: str) -> None:
    assert problem(field(shape), value) == rule


values = st.one_of(
    st.none(), st.integers(), st.floats(), st.text(), st.binary(), st.text("0123456789-X+ ")
)


@given(st.sampled_from(list(Shape)), values)
def test_any_value_of_any_type_is_judged_without_raising(shape: Shape, value: Value) -> None:
    if problem(field(shape), value) is None:
        assert finite(value)


some_values = st.lists(
    st.one_of(
        values,
        st.from_regex(r"[0-9]{17}[0-9X]"),
        st.dates().map(str),
        st.sampled_from(["A1", "A1\nB2", "\n", "", "110105194912310029", "12345"]),
    ),
    max_size=4,
)


@given(st.sampled_from(list(Shape)), some_values, st.sampled_from([4, 20, 200]))
def test_the_quick_check_of_the_fold_says_the_same(
    shape: Shape, several: list[Value], longest: int
) -> None:
    declared = field(shape, longest)

    assert all_fit(declared)(several) is all(problem(declared, one) is None for one in several)


@given(st.text())
def test_a_text_that_may_stand_can_be_printed_and_encoded(text: str) -> None:
    if hidden_character(text, line_breaks=False) is None:
        assert text.encode().decode() == text
        assert all(character >= " " for character in text)


@given(st.text("0123456789", max_size=20))
def test_a_place_has_the_digits_of_a_tier(code: str) -> None:
    tiers = len(code) in (6, 9, 12, 15, 18) and not code.startswith("0")
    assert is_place(code) is tiers


def test_days_that_exist() -> None:
    assert is_date("2024-02-29")
    assert not is_date("2025-02-29")
    assert not is_date("")


BIRTH, DAY = KINDS["resident"].field("birth"), KINDS["matter"].field("heard_on")


@pytest.mark.parametrize(
    ("field", "value", "year", "rule"),
    [
        (DAY, "1026-02-03", 2026, "too_early"),
        (DAY, "1948-12-31", 2026, "too_early"),
        (DAY, "1949-01-01", 2026, None),
        (DAY, "2126-12-31", 2026, None),
        (DAY, "2127-01-01", 2026, "too_far"),
        (DAY, "2127-01-01", 2027, None),
        (DAY, "2026-11-23", 1970, None),
        (BIRTH, "1899-12", 2026, "too_early"),
        (BIRTH, "1900-01", 2026, None),
        (BIRTH, "2028-01-01", 2026, "too_far"),
        (BIRTH, None, 2026, None),
    ],
)
def test_a_year_that_nobody_can_mean(
    field: Field, value: Value, year: int, rule: str | None
) -> None:
    assert implausible(field, value, year) == rule
    assert problem(field, value) is None


def test_every_birth_may_lie_before_1949() -> None:
    every = [f for kind in KINDS.values() for f in kind.fields if f.name == "birth"]

    assert len(every) == 2
    assert {f.years for f in every} == {LIVED}
