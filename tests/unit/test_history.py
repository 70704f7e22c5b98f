"""The history of a record: every change with its author, conflicts and steps among them."""

from dataclasses import replace

import pytest

from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import conflicts, events, history, matters
from gridapp.register.database import transaction
from gridapp.register.event import Event
from gridapp.register.log import Entry, NoRight, UnknownField, UnknownRecord
from gridapp.register.matters import NewMatter
from tests.world import Desk, World

UNIT = "520381003001001001"


def kinds(desk: Desk, id_: str) -> list[tuple[str, str]]:
    """What happened to the record, in order."""
    return [(event.kind, event.field) for event in events.history_of(desk.conn, id_)]


@pytest.fixture
def desks() -> tuple[Desk, Desk, Desk, str]:
    """A centre, two workers of one grid, and a household that all of them know."""
    world = World()
    one, two = world.device(UNIT[:15], Role.GRID, "W2"), world.device(UNIT[:15], Role.GRID, "W3")
    (id_,) = one.save(
        Entry(
            kind="household",
            place=UNIT,
            fields={"head": "曾小华", "address": "老街1号", "phone": "13800001234"},
        )
    )
    carry(one, two, world.centre)
    return world.centre, one, two, id_


def carry(*desks: Desk) -> None:
    """All of them take what the others packed."""
    for desk in desks:
        desk.pack()
    for taker in desks:
        for giver in desks:
            taker.take(*giver.segments())


def test_what_was_written_is_told_oldest_first_before_and_after_packing(
    desks: tuple[Desk, Desk, Desk, str],
) -> None:
    _centre, one, _two, id_ = desks
    one.save(Entry(kind="household", id=id_, fields={"address": "老街2号"}))
    waiting = events.history_of(one.conn, id_)
    one.pack()

    packed = events.history_of(one.conn, id_)

    assert [(event.kind, event.old, event.new) for event in packed] == [
        ("created", None, None),
        ("changed", "老街1号", "老街2号"),
    ]
    assert waiting[1].received_ms == 0 < packed[1].received_ms
    assert [replace(event, received_ms=0) for event in packed] == [
        replace(event, received_ms=0) for event in waiting
    ]


def test_numbers_are_masked_unless_asked(desks: tuple[Desk, Desk, Desk, str]) -> None:
    centre, _one, _two, id_ = desks

    assert dict(events.history_of(centre.conn, id_)[0].values)["phone"] == "138****1234"
    assert (
        dict(events.history_of(centre.conn, id_, unmask=True)[0].values)["phone"] == "13800001234"
    )


def test_two_hands_make_a_conflict_that_only_a_centre_settles(
    desks: tuple[Desk, Desk, Desk, str],
) -> None:
    centre, one, two, id_ = desks
    two.now_ms += 60_000
    one.save(Entry(kind="household", id=id_, fields={"head": "曾晓华"}))
    two.save(Entry(kind="household", id=id_, fields={"head": "曾小花"}))
    carry(one, two, centre)

    (conflict,) = conflicts.conflicts(centre.conn)
    assert (conflict.id, conflict.field) == (id_, "head")
    assert [(choice.value, choice.tag) for choice in conflict.choices] == [
        ("曾小花", "W3"),
        ("曾晓华", "W2"),
    ]
    with pytest.raises(NoRight), transaction(one.conn):
        conflicts.resolve(one.conn, one.me, id_, "head", 1, now_ms=one.now_ms)
    with transaction(centre.conn):
        conflicts.resolve(centre.conn, centre.me, id_, "head", 2, now_ms=two.now_ms + 1_000)
    carry(centre, one, two)

    assert [conflicts.conflicts(desk.conn) for desk in (centre, one, two)] == [[], [], []]
    for desk in (centre, one, two):
        assert kinds(desk, id_) == [
            ("created", ""),
            ("changed", "head"),
            ("conflict", "head"),
            ("resolved", "head"),
        ]
        assert events.history_of(desk.conn, id_)[-1].new == "曾晓华"


def test_the_same_value_from_two_hands_is_no_conflict(
    desks: tuple[Desk, Desk, Desk, str],
) -> None:
    centre, one, two, id_ = desks
    one.save(Entry(kind="household", id=id_, fields={"head": "曾晓华"}))
    two.save(Entry(kind="household", id=id_, fields={"head": "曾晓华"}))
    carry(one, two, centre)

    assert conflicts.conflicts(centre.conn) == []
    assert "conflict" not in {kind for kind, _field in kinds(centre, id_)}


@pytest.mark.parametrize(("field", "choice"), [("address", 1), ("head", 0), ("head", 3)])
def test_what_is_no_conflict_cannot_be_settled(
    desks: tuple[Desk, Desk, Desk, str], field: str, choice: int
) -> None:
    centre, one, two, id_ = desks
    one.save(Entry(kind="household", id=id_, fields={"head": "曾晓华"}))
    two.save(Entry(kind="household", id=id_, fields={"head": "曾小花"}))
    carry(one, two, centre)

    with pytest.raises(UnknownField), transaction(centre.conn):
        conflicts.resolve(centre.conn, centre.me, id_, field, choice, now_ms=centre.now_ms)


def test_a_record_without_a_conflict_cannot_be_settled(
    desks: tuple[Desk, Desk, Desk, str],
) -> None:
    centre, _one, _two, id_ = desks

    with pytest.raises(UnknownRecord), transaction(centre.conn):
        conflicts.resolve(centre.conn, centre.me, id_, "head", 1, now_ms=centre.now_ms)


def test_going_and_coming_back_are_told(desks: tuple[Desk, Desk, Desk, str]) -> None:
    _centre, one, _two, id_ = desks
    one.save(Entry(kind="household", id=id_, fields={"gone": "搬走"}))
    one.save(Entry(kind="household", id=id_, fields={"gone": None}))

    assert kinds(one, id_)[1:] == [("gone", "gone"), ("restored", "gone")]


def test_the_steps_of_a_matter_are_part_of_its_history(
    desks: tuple[Desk, Desk, Desk, str],
) -> None:
    _centre, one, _two, _id = desks
    given = {"task": "environment", "title": "路灯不亮", "heard_on": "2026-11-23"}
    with transaction(one.conn):
        id_ = matters.register(
            one.conn,
            one.me,
            NewMatter(place=UNIT, fields=given),
            today="2026-11-23",
            now_ms=one.now_ms + 1_000,
        )
        matters.step(
            one.conn, one.me, id_, "withdraw", {}, today="2026-11-23", now_ms=one.now_ms + 2_000
        )

    told: list[Event] = events.history_of(one.conn, id_)

    assert [(event.kind, event.field, event.old) for event in told] == [
        ("created", "", None),
        ("step", "report", "REPORTED"),
        ("step", "withdraw", "WITHDRAWN"),
    ]


def test_a_change_says_what_it_followed(desks: tuple[Desk, Desk, Desk, str]) -> None:
    _centre, one, _two, id_ = desks
    one.save(Entry(kind="household", id=id_, fields={"head": "曾晓华"}))

    heads = [
        written
        for written in history.of(one.conn, KINDS["household"], id_)
        if written.field == "head"
    ]

    assert heads[1].bases == (heads[0].dot,)


def test_a_record_that_is_not_here_has_no_history(desks: tuple[Desk, Desk, Desk, str]) -> None:
    with pytest.raises(UnknownRecord):
        events.history_of(desks[0].conn, "0" * 32)
