"""Segments truly signed and falsely said: order still does not matter and nothing is lost."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from gridapp.register.digest import digest
from tests.lots import few
from tests.unit.register import oracle
from tests.unit.register.forgery import Forger
from tests.unit.register.worlds import UNITS, expected, fresh, refolded, state, template

chances = st.randoms(use_true_random=False)
lengths = st.integers(1, 14)


def forged(chance: random.Random, length: int) -> list[bytes]:
    """Chains and forks of segments whose bases, claims, places and values may all be lies."""
    forger = Forger(template().desks[:3], UNITS[:2], chance)
    for _ in range(length):
        forger.write()
    return forger.written


@few()
@given(chances, lengths)
def test_forged_bases_forks_and_circles_fold_as_defined_in_any_order(
    chance: random.Random, length: int
) -> None:
    segments = forged(chance, length)
    first, second = fresh(template().observer), fresh(template().observer)
    shuffled = segments.copy()
    chance.shuffle(shuffled)

    while shuffled:
        batch = chance.randint(1, 3)
        first.take(*shuffled[:batch])
        del shuffled[:batch]
        assert state(first) == expected(first)
        assert state(first) == refolded(first)
    for body in reversed(segments):
        second.take(body)

    assert digest(first.conn) == digest(second.conn)


@few()
@given(chances, lengths)
def test_no_forgery_makes_a_change_disappear(chance: random.Random, length: int) -> None:
    held = oracle.read(forged(chance, length), template().authors)

    assert oracle.lost(held) == set()
