"""Sums of money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.money import fen, yuan


@given(st.integers(0, 10**15))
def test_a_sum_is_read_as_it_was_said(amount: int) -> None:
    assert fen(yuan(amount)) == amount


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("1,280.5元", 128_050),
        ("￥300", 30_000),
        (" 0.07 ", 7),
        ("", None),
        ("三百", None),
        ("-3", None),
    ],
)
def test_what_people_type(said: str, amount: int | None) -> None:
    assert fen(said) == amount
