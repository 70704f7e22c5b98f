"""Red and black lists: the best and worst, equal ones together, small bases left out."""

from __future__ import annotations

from gridapp.models.figure import Count
from gridapp.reports.red_black import Ranked, rank


def scores(**given: tuple[int, int]) -> dict[str, Count]:
    return {name: Count(number, of) for name, (number, of) in given.items()}


def test_the_best_and_the_worst_stand_on_lists_of_their_own() -> None:
    found = rank(scores(a=(9, 10), b=(10, 10), c=(5, 10), d=(7, 10), e=(8, 10)), 2, 2)
    assert found == Ranked(red=("b", "a"), black=("c", "d"))


def test_a_base_under_five_is_not_ranked() -> None:
    found = rank(scores(a=(4, 4), b=(0, 4), c=(5, 5), d=(1, 5)), 3, 3)
    assert found == Ranked(red=("c",), black=("d",), unranked=("a", "b"))


def test_equal_ones_stand_together_in_the_order_given() -> None:
    found = rank(scores(z=(10, 10), a=(5, 5), m=(4, 5), k=(8, 10), q=(1, 5)), 1, 2)
    assert found.red == ("z", "a")
    assert found.black == ("q", "m", "k")


def test_where_all_are_equal_nobody_is_listed() -> None:
    assert rank(scores(a=(5, 10), b=(10, 20), c=(3, 6)), 3, 3) == Ranked()


def test_whoever_has_all_right_is_on_no_black_list() -> None:
    found = rank(scores(a=(5, 5), b=(6, 6), c=(7, 7), d=(4, 5)), 1, 3)
    assert found == Ranked(red=("a", "b", "c"), black=("d",))


def test_one_alone_is_neither() -> None:
    assert rank(scores(a=(1, 10)), 3, 3) == Ranked()


def test_nobody_is_on_both() -> None:
    found = rank(scores(a=(9, 10), b=(5, 10), c=(5, 10)), 3, 3)
    assert found == Ranked(red=("a",), black=("b", "c"))
