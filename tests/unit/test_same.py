"""Which of the records that are said to be one is kept: the same, in whatever order it is said."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.same import kept_of

ids = st.sampled_from("abcdefgh")
links = st.lists(st.tuples(ids, ids), max_size=10)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ([("a", "b")], {"b": "a"}),
        ([("b", "a")], {"a": "b"}),
        ([("a", "b"), ("b", "c")], {"b": "a", "c": "a"}),
        ([("c", "b"), ("b", "a")], {"a": "c", "b": "c"}),
        ([("a", "b"), ("b", "a")], {"b": "a"}),
        ([("b", "c"), ("c", "a"), ("a", "b")], {"b": "a", "c": "a"}),
        ([("b", "d"), ("c", "d")], {"c": "b", "d": "b"}),
        ([("a", "a")], {}),
        ([("a", "x")], {}),
    ],
    ids=["one", "other", "chain", "chain_back", "both", "circle", "two_heads", "self", "not_here"],
)
def test_the_oldest_of_those_nobody_called_a_duplicate_is_kept(
    said: list[tuple[str, str]], kept: dict[str, str]
) -> None:
    assert all(kept_of(order, "abcd") == kept for order in permutations(said))


@given(links, st.sets(ids), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing_and_what_is_kept_is_not_merged(
    said: list[tuple[str, str]], standing: set[str], chance: Random
) -> None:
    found = kept_of(said, standing)
    again = [*said, *said]
    chance.shuffle(again)

    assert kept_of(again, standing) == found
    assert not found.keys() & set(found.values())
    assert found.keys() | set(found.values()) <= standing


@given(links)
def test_all_that_hangs_together_has_one_kept_record(said: list[tuple[str, str]]) -> None:
    found = kept_of(said, "abcdefgh")

    for one, other in said:
        assert found.get(one, one) == found.get(other, other)
