"""A copied disk or a restored backup: both histories are here, with an alarm, nothing lost."""

from __future__ import annotations

import random
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from gridapp.register.digest import digest
from gridapp.register.log import Entry
from tests.lots import few
from tests.unit.register import oracle
from tests.unit.register.worlds import UNITS, Op, Play, fresh, ops, refolded, state, template
from tests.world import Desk


def household(head: str, id_: str = "") -> Entry:
    fields = {"head": head} if id_ else {"head": head, "address": "人民路1号"}
    return Entry(kind="household", id=id_, place=UNITS[0], fields=fields)


def two_histories() -> tuple[list[bytes], list[bytes], list[bytes]]:
    """Before the copy, on the disk, and on its copy: the same cell written on both."""
    disk = fresh(template().desks[1])
    (id_,) = disk.save(household("王玉"))
    before = disk.pack()
    copy = fresh(disk)
    disk.save(household("甲写的", id_))
    one = disk.pack()
    copy.save(household("乙写的", id_))
    copy.save(household("乙又写的", id_))
    copy.save(household("新来的"))
    return before, one, copy.pack()


def values(desk: Desk, column: str) -> list[list[str]]:
    return [
        [head[3] for head in heads]
        for row in state(desk)
        for name, heads in row[4]
        if name == column
    ]


def test_both_histories_count_whichever_comes_first() -> None:
    before, one, two = two_histories()
    results = set()

    for order in permutations([*before, *one, *two]):
        desk = fresh(template().observer)
        for body in order:
            desk.take(body)
        results.add(digest(desk.conn))
        assert state(desk) == refolded(desk)
        assert values(desk, "head") == [["乙又写的", "甲写的"], ["新来的"]]

    assert len(results) == 1


def test_a_fork_is_told_of_once() -> None:
    before, one, two = two_histories()
    desk = fresh(template().observer)

    desk.take(*before, *one)
    assert desk.conn.execute("SELECT count(*) FROM event").fetchone() == (0,)
    taken = desk.take(*two)
    desk.take(*two)

    assert len(taken.forked) == 1
    assert desk.conn.execute("SELECT kind FROM event").fetchall() == [("fork",)]
    assert desk.conn.execute("SELECT count(*) FROM stream WHERE forked").fetchone() == (1,)


def test_a_device_that_meets_its_own_copy_is_told_too() -> None:
    before, one, two = two_histories()
    disk = fresh(template().desks[1])
    disk.take(*before, *one)

    taken = disk.take(*two)

    assert len(taken.forked) == 1
    assert values(disk, "head") == [["乙又写的", "甲写的"], ["新来的"]]


def test_somebody_who_saw_both_settles_it_with_one_change() -> None:
    before, one, two = two_histories()
    centre = fresh(template().desks[0])
    centre.take(*before, *one, *two)
    uid = state(centre)[0][1]

    centre.save(
        Entry(kind="household", id=uid.hex(), fields={"head": "问过本人"}, resolve=("head",))
    )
    observer = fresh(template().observer)
    for body in [*centre.pack(), *two, *one, *before]:
        observer.take(body)

    assert values(observer, "head")[0] == ["问过本人"]


def test_a_gap_in_a_forked_stream_that_is_filled_later_ends_the_same() -> None:
    before, one, two = two_histories()
    copy = fresh(template().desks[1])
    copy.take(*before, *two)
    uid = next(row[1] for row in state(copy) if "乙又写的" in str(row))
    copy.conn.execute("UPDATE stream SET given = hi")
    copy.save(household("乙最后写的", uid.hex()))
    last = copy.pack()
    results = set()

    for order in permutations([*before, *one, *two, *last]):
        desk = fresh(template().observer)
        for body in order:
            desk.take(body)
        results.add(digest(desk.conn))

    assert len(results) == 1


@few()
@given(ops, ops, st.integers(0, 3), st.randoms(use_true_random=False))
def test_a_copied_device_in_any_world_folds_the_same_in_any_order(
    first: list[Op], second: list[Op], which: int, chance: random.Random
) -> None:
    play = Play()
    play.run(first)
    copy = fresh(play.desks[which])
    play.run(second)
    play.pack_all()
    play.desks[which] = copy
    play.run(second[::-1])
    play.pack_all()
    authors = template().authors
    desks = []
    for _ in range(2):
        desk = fresh(template().observer)
        desk.now_ms = 2**46
        waiting = play.segments.copy()
        chance.shuffle(waiting)
        while waiting:
            desk.take(*waiting[:3])
            del waiting[:3]
        desks.append(desk)

    assert digest(desks[0].conn) == digest(desks[1].conn)
    assert state(desks[0]) == oracle.rows(oracle.read(play.segments, authors))
    assert oracle.lost(oracle.read(play.segments, authors)) == set()


def test_more_than_eight_histories_from_one_point_wait_for_a_person_in_any_order() -> None:
    disk = fresh(template().desks[1])
    disk.save(household("复制以前"))
    before = disk.pack()
    copies = [fresh(disk) for _ in range(9)]
    branches = []
    for n, copy in enumerate(copies):
        copy.save(household(f"第{n}份"))
        branches.append(copy.pack())
        copy.save(household(f"第{n}份又一"))
        branches[-1] += copy.pack()
    results = set()

    for seed in range(4):
        desk = fresh(template().observer)
        bodies = [body for branch in branches for body in branch]
        random.Random(seed).shuffle(bodies)
        desk.take(*before)
        eight = [body for branch in branches[:8] for body in branch]
        for body in (body for body in bodies if body in eight):
            desk.take(body)
        assert len(values(desk, "head")) == 1 + 16
        for body in (body for body in bodies if body not in eight):
            desk.take(body)
        results.add(digest(desk.conn))
        assert values(desk, "head") == [["复制以前"]]
        assert state(desk) == refolded(desk)
        held = desk.conn.execute("SELECT DISTINCT reason FROM segment WHERE state = 0").fetchall()
        assert held == [("branches",)]
    at_once = fresh(template().observer)
    at_once.take(*before, *(body for branch in branches for body in branch))
    results.add(digest(at_once.conn))

    assert len(results) == 1
