"""Merged records: the same are kept everywhere, in whatever order the files come; undo undoes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.declare import UNDONE, Value
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import (
    events,
    households,
    log,
    merging,
    rebuild,
    records,
    same,
    search,
    timeline,
    touched,
    undo,
    visits,
)
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry, NoRight, UnknownRecord
from gridapp.register.merging import CannotMerge
from tests.lots import few
from tests.unit.register.worlds import fresh
from tests.world import Desk, World

GRID_1, GRID_2 = "520381003001001", "520381003001002"
UNITS = (GRID_1 + "001", GRID_1 + "002", GRID_2 + "001", GRID_2 + "002")
HOUSEHOLD = KINDS["household"]


@dataclass(slots=True)
class Town:
    """A centre and two grid workers, with one household in each unit that all of them know of."""

    desks: list[Desk]
    homes: list[str]
    segments: list[bytes] = field(default_factory=list)

    @property
    def centre(self) -> Desk:
        return self.desks[0]

    def copy(self) -> Town:
        """The same town, to be played from here."""
        return Town([fresh(desk) for desk in self.desks], self.homes)

    def merge(self, desk: Desk, kept: int, other: int) -> None:
        """Somebody says that two of the households are one."""
        desk.now_ms += 1_000
        with transaction(desk.conn):
            merging.merge(
                desk.conn, desk.me, self.homes[kept], self.homes[other], now_ms=desk.now_ms
            )

    def part(self, desk: Desk, one: int, other: int) -> None:
        """Somebody says that they are not."""
        desk.now_ms += 1_000
        with transaction(desk.conn):
            merging.unmerge(
                desk.conn, desk.me, self.homes[one], self.homes[other], now_ms=desk.now_ms
            )

    def carry(self) -> None:
        """Everybody packs, and everybody takes what the others packed."""
        for desk in self.desks:
            self.segments += desk.pack()
        for desk in self.desks:
            desk.take(*self.segments)

    def kept(self, desk: Desk) -> dict[int, int]:
        """Which household is merged into which, by their places in the list."""
        found = {n: same.kept_id(desk.conn, id_) for n, id_ in enumerate(self.homes)}
        return {n: self.homes.index(id_) for n, id_ in found.items() if self.homes[n] != id_}


@cache
def template() -> Town:
    world = World()
    workers = (world.device(GRID_1, Role.GRID, "W2"), world.device(GRID_2, Role.GRID, "W3"))
    centre = world.centre
    homes = [
        id_
        for n, unit in enumerate(UNITS)
        for id_ in centre.save(
            Entry(
                kind="household", place=unit, fields={"head": f"曾{'甲乙丙丁'[n]}", "address": unit}
            )
        )
    ]
    town = Town([centre, *workers], homes)
    town.carry()
    return town


@pytest.fixture
def town() -> Town:
    return template().copy()


acts = st.lists(
    st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 3), st.integers(0, 3)), max_size=8
)


@few(20)
@given(acts, st.integers(0, 3), st.randoms(use_true_random=False))
def test_whatever_order_the_files_come_in_the_same_are_kept(
    said: Sequence[tuple[bool, int, int, int]], removed: int, chance: Random
) -> None:
    town = template().copy()
    for merges, who, one, other in said:
        act = town.merge if merges else town.part
        with suppress(CannotMerge, NoRight):
            act(town.desks[who], one, other)
        if one == other:
            town.carry()
    if removed < len(said):
        town.centre.save(Entry(kind="household", id=town.homes[removed], fields={"gone": "搬走"}))
    town.carry()
    shuffled = list(town.segments)
    chance.shuffle(shuffled)

    late = fresh(template().centre)
    for body in shuffled:
        late.take(body)
    before = town.kept(town.centre)
    with transaction(late.conn):
        rebuild.rebuild(late.conn)

    assert town.kept(town.desks[1]) == town.kept(town.desks[2]) == before
    assert town.kept(late) == before
    assert digest(late.conn).full == digest(town.centre.conn).full


def test_two_who_merge_in_opposite_directions_end_with_one_kept(town: Town) -> None:
    town.merge(town.desks[0], 1, 0)
    town.merge(town.desks[1], 0, 1)
    town.carry()

    assert [town.kept(desk) for desk in town.desks] == [{1: 0}, {1: 0}, {1: 0}]


def test_a_chain_is_one_and_parting_its_middle_leaves_the_rest(town: Town) -> None:
    town.merge(town.centre, 0, 1)
    town.merge(town.centre, 1, 2)
    whole = town.kept(town.centre)
    town.part(town.centre, 0, 1)

    assert (whole, town.kept(town.centre)) == ({1: 0, 2: 0}, {2: 1})


def test_parting_restores_what_was_visible_and_travels(town: Town) -> None:
    before = digest(town.centre.conn).visible
    town.merge(town.centre, 0, 3)
    town.carry()
    merged = [town.kept(desk) for desk in town.desks]
    town.part(town.centre, 3, 0)
    town.carry()

    assert merged == [{3: 0}, {3: 0}, {3: 0}]
    assert {digest(desk.conn).visible for desk in town.desks} == {before}
    assert [town.kept(desk) for desk in town.desks] == [{}, {}, {}]


def test_a_merge_can_be_taken_back_like_any_save(town: Town) -> None:
    desk = town.desks[1]
    before = digest(desk.conn).visible
    town.merge(desk, 0, 1)
    at = undo.last_save(desk.conn)
    with transaction(desk.conn):
        undo.undo(desk.conn, desk.me, at or 0, now_ms=desk.now_ms + 1_000)

    assert (digest(desk.conn).visible, town.kept(desk)) == (before, {})


def test_what_is_said_of_the_kept_is_said_of_both(town: Town) -> None:
    """Who moved away does not come back as his own duplicate."""
    town.merge(town.centre, 0, 1)
    town.centre.save(Entry(kind="household", id=town.homes[0], fields={"gone": "搬走"}))

    assert records.ids(town.centre.conn, HOUSEHOLD) == town.homes[2:]


def test_a_record_whose_entry_was_taken_back_stands_for_nobody(town: Town) -> None:
    town.merge(town.centre, 0, 1)
    town.centre.save(Entry(kind="household", id=town.homes[0], fields={"gone": UNDONE}))

    assert records.ids(town.centre.conn, HOUSEHOLD) == town.homes[1:]


def test_a_worker_cannot_merge_away_what_lies_outside_his_area(town: Town) -> None:
    """His link is written where he may write; elsewhere nobody follows it."""
    worker = town.desks[1]
    fields: dict[str, Value] = {
        "kept": town.homes[0],
        "other": town.homes[2],
        "subject_kind": "household",
        "by": worker.me.worker.hex(),
    }
    worker.save(Entry(kind="same_as", place=UNITS[0], fields=fields))
    town.carry()

    assert [town.kept(desk) for desk in town.desks] == [{}, {}, {}]
    with pytest.raises(NoRight):
        town.merge(worker, 0, 2)


@pytest.mark.parametrize(
    ("kept", "other", "reason"), [(0, 0, "itself"), (0, 1, "already"), (3, 2, "gone")]
)
def test_what_cannot_be_merged_says_why(town: Town, kept: int, other: int, reason: str) -> None:
    town.merge(town.centre, 1, 0)
    town.centre.save(Entry(kind="household", id=town.homes[2], fields={"gone": "登错"}))

    with pytest.raises(CannotMerge) as why:
        town.merge(town.centre, kept, other)

    assert why.value.reason == reason


def test_only_what_was_linked_is_parted_and_the_links_are_named(town: Town) -> None:
    town.merge(town.centre, 0, 1)
    town.merge(town.centre, 1, 2)

    with pytest.raises(CannotMerge) as why:
        town.part(town.centre, 0, 2)

    assert (why.value.reason, why.value.detail) == ("not_linked", town.homes[1])


def test_other_kinds_and_unknown_records_are_refused(town: Town) -> None:
    desk = town.centre
    (spot,) = desk.save(Entry(kind="spot", place=UNITS[0], fields={"name": "水塘"}))
    (person,) = desk.save(
        Entry(kind="resident", place=UNITS[0], fields={"household": town.homes[0], "name": "曾甲"})
    )
    asked = [(spot, spot[:-1] + ("1" if spot[-1] != "1" else "2")), (person, town.homes[0])]
    for one, other in asked:
        with pytest.raises((CannotMerge, UnknownRecord)), transaction(desk.conn):
            merging.merge(desk.conn, desk.me, one, other, now_ms=desk.now_ms)


def visited(desk: Desk, home: str, place: str, note: str) -> str:
    """A visit at a household."""
    desk.now_ms += 1_000
    with transaction(desk.conn):
        return visits.record(
            desk.conn,
            desk.me,
            place,
            {"household": home, "type": "1", "result": "1", "note": note},
            [],
            today="2026-11-23",
            now_ms=desk.now_ms,
        )


def test_the_kept_household_has_the_history_of_both(town: Town) -> None:
    desk = town.centre
    kept, other = town.homes[0], town.homes[1]
    (member,) = desk.save(
        Entry(kind="resident", place=UNITS[1], fields={"household": other, "name": "曾小乙"})
    )
    seen = {visited(desk, kept, UNITS[0], "在家"), visited(desk, other, UNITS[1], "也在家")}
    desk.save(Entry(kind="household", id=other, fields={"address": "老街9号"}))
    town.merge(desk, 0, 1)

    (row,) = households.rows(desk.conn, [kept]).values()
    happened = timeline.of_household(desk.conn, kept)
    told = events.history_of(desk.conn, kept)

    assert (
        records.ids(desk.conn, HOUSEHOLD)
        == households.ids(desk.conn)
        == [id_ for id_ in town.homes if id_ != other]
    )
    assert records.ids(desk.conn, HOUSEHOLD, merged=True) == town.homes
    assert [one.id for one in households.members(desk.conn, kept)] == [member]
    assert (row.people, row.visited_on) == (1, "2026-11-23")
    assert {one.visit.id for one in happened if one.visit} == seen
    assert [one.joined for one in happened if one.joined] == ["曾乙"]
    assert {edit.field for one in happened for edit in one.edits} == {"address"}
    assert {event.about for event in told} >= {kept, other}
    assert [(event.old, event.new) for event in told if event.kind == "merged"] == [(kept, other)]


def test_a_merged_record_is_found_as_the_one_that_is_kept(town: Town) -> None:
    desk = town.centre
    town.merge(desk, 0, 1)
    fresh_ = [hit.id for hit in search.find(desk.conn, "曾乙").rows]
    drain(desk.conn)

    assert fresh_ == [hit.id for hit in search.find(desk.conn, "曾乙").rows] == [town.homes[0]]
    town.part(desk, 0, 1)
    drain(desk.conn)
    assert [hit.id for hit in search.find(desk.conn, "曾乙").rows] == [town.homes[1]]


def drain(conn: sqlite3.Connection) -> None:
    """Empty the queue."""
    with transaction(conn):
        while touched.drain(conn):
            pass


def test_a_link_at_two_places_is_told_once_and_its_parting_too(town: Town) -> None:
    town.merge(town.centre, 0, 2)
    town.part(town.centre, 0, 2)
    town.carry()

    for desk in town.desks[:1]:
        told = [event.kind for event in events.history_of(desk.conn, town.homes[0])]
        assert told == ["created", "merged", "parted"]


def test_a_device_that_has_only_one_of_two_goes_on_showing_it(town: Town) -> None:
    """What is kept elsewhere cannot be shown here."""
    world = World()
    worker = replace(world.device(GRID_1, Role.GRID, "W"))
    (home,) = worker.save(
        Entry(kind="household", place=UNITS[0], fields={"head": "曾甲", "address": "1"})
    )
    elsewhere = "0" * 32
    with transaction(worker.conn):
        log.save(
            worker.conn,
            worker.me,
            [
                Entry(
                    kind="same_as",
                    place=UNITS[0],
                    fields={
                        "kept": elsewhere,
                        "other": home,
                        "subject_kind": "household",
                        "by": worker.me.worker.hex(),
                    },
                )
            ],
            now_ms=worker.now_ms + 1_000,
        )

    assert records.ids(worker.conn, HOUSEHOLD) == [home]
