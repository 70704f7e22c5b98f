"""The state is a pure function of the set of segments: whatever the order, whatever the clocks."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from gridapp.register import intake
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from tests.lots import few
from tests.unit.register import oracle
from tests.unit.register.worlds import (
    Op,
    Play,
    expected,
    fresh,
    latest,
    ops,
    refolded,
    state,
    template,
)
from tests.world import Desk

orders = st.randoms(use_true_random=False)


def observer(segments: list[bytes]) -> Desk:
    """Somebody who receives these segments on a day when none of their clocks is ahead."""
    desk = fresh(template().observer)
    desk.now_ms = latest(segments)
    return desk


def deliver(desk: Desk, segments: list[bytes], chance: random.Random) -> None:
    """All the segments in any order and batching, some of them twice."""
    waiting = segments + chance.choices(segments, k=len(segments) // 3) if segments else []
    chance.shuffle(waiting)
    while waiting:
        batch = chance.randint(1, 4)
        desk.take(*waiting[:batch])
        del waiting[:batch]


@few()
@given(ops, orders)
def test_any_order_and_batching_gives_the_same_digests(
    program: list[Op], chance: random.Random
) -> None:
    play = Play()
    play.run(program)
    play.pack_all()
    first, second = observer(play.segments), observer(play.segments)

    deliver(first, play.segments, chance)
    deliver(second, play.segments, chance)

    assert digest(first.conn) == digest(second.conn)
    assert state(first) == expected(first)


@few()
@given(ops, orders)
def test_after_every_batch_the_state_is_what_the_definition_says(
    program: list[Op], chance: random.Random
) -> None:
    play = Play()
    play.run(program)
    play.pack_all()
    desk = observer(play.segments)
    segments = play.segments.copy()
    chance.shuffle(segments)

    while segments:
        desk.take(*segments[:2])
        del segments[:2]

        assert state(desk) == expected(desk)
        assert state(desk) == refolded(desk)


@few()
@given(ops)
def test_what_a_device_saved_itself_counts_before_and_after_packing(program: list[Op]) -> None:
    play = Play()
    for op in program:
        play.step(op)
        desk = play.desks[op[1]]
        assert state(desk) == expected(desk)

    for desk in play.desks:
        before = digest(desk.conn)
        assert state(desk) == refolded(desk)
        desk.pack()
        assert digest(desk.conn) == before
        assert state(desk) == refolded(desk)


@few()
@given(ops)
def test_no_change_is_lost(program: list[Op]) -> None:
    play = Play()
    play.run(program)
    play.pack_all()

    held = oracle.read(play.segments, template().authors)

    assert oracle.lost(held) == set()


@few()
@given(ops, orders)
def test_segments_ahead_of_the_clock_wait_for_their_day(
    program: list[Op], chance: random.Random
) -> None:
    play = Play()
    play.run(program)
    play.pack_all()
    early, late = fresh(template().observer), observer(play.segments)
    deliver(early, play.segments, chance)
    assert state(early) == expected(early)

    early.now_ms = late.now_ms
    with transaction(early.conn):
        intake.readmit(early.conn, root=early.me.root, now_ms=early.now_ms)
    deliver(late, play.segments, chance)

    assert digest(early.conn) == digest(late.conn)
