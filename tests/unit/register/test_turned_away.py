"""What of others never counts is told once, device by device, and not again once it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridapp.models.household import Spot
from gridapp.models.kinds import KINDS
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.matter import Reporter
from gridapp.models.role import Role
from gridapp.register import rebuild, records, rows, turned_away, turned_details, undo
from gridapp.register.database import transaction
from gridapp.register.intake import parse
from gridapp.register.log import Entry, NoRight
from tests.unit.register.forgery import payload, segment
from tests.unit.register.test_garbage import wire
from tests.unit.register.worlds import GRID_1, fresh, template
from tests.world import Desk


def told(desk: Desk) -> list[tuple[str, str, str, str, int]]:
    return [
        (one.tag, one.place, one.kind, one.reason, one.records)
        for one in turned_away.turned_away(desk.conn, desk.me)
    ]


def test_refused_values_are_told_by_device_kind_and_reason_until_read() -> None:
    author, desk = template().desks[1], fresh(template().observer)
    desk.take(wire("spot", {"name": 7, "type": 7.5}, author, GRID_1))
    assert told(desk) == [("W2", GRID_1, "spot", "value", 1)]

    (one,) = turned_away.turned_away(desk.conn, desk.me)
    with transaction(desk.conn):
        turned_away.seen(desk.conn, one)
    assert told(desk) == []

    rebuild.rebuild(desk.conn)
    assert told(desk) == []


def test_what_was_written_where_the_record_never_stood_is_told() -> None:
    author, stranger, desk = template().desks[1], template().desks[2], fresh(template().observer)
    born = wire("spot", {"name": "路灯14"}, author, GRID_1)
    uid = parse(born).payload.records[0]
    place = stranger.me.place
    desk.take(segment(stranger, place, payload(records=[uid], plain=["别人的"])), born)

    assert told(desk) == [("W3", place, "spot", turned_away.ELSEWHERE, 1)]


def test_nobody_is_told_of_his_own() -> None:
    author = fresh(template().desks[1])
    author.take(wire("spot", {"name": 7}, author, GRID_1))

    assert told(author) == []


def elsewhere() -> tuple[Desk, str]:
    """A landmark, and its name changed by somebody in whose area it never stood."""
    author, stranger, desk = template().desks[1], template().desks[2], fresh(template().observer)
    born = wire("spot", {"name": "路灯14"}, author, GRID_1)
    uid = parse(born).payload.records[0]
    desk.take(segment(stranger, stranger.me.place, payload(records=[uid], plain=["路灯41"])), born)
    return desk, uid.hex()


def test_it_is_read_beside_what_stands_and_a_centre_takes_it_over_and_undoes_it() -> None:
    desk, id_ = elsewhere()
    centre = replace(desk.me, role=Role.TOWN)
    (one,) = turned_away.turned_away(desk.conn, centre)
    (wrote,) = turned_details.wrote(desk.conn, one)
    assert (wrote.id, wrote.field, wrote.value, wrote.now) == (id_, "name", "路灯41", "路灯14")
    assert wrote.stands

    with transaction(desk.conn):
        turned_details.take_over(desk.conn, centre, one, now_ms=desk.now_ms + 1)
    assert name_of(desk, id_) == "路灯41"
    assert told(desk) == []

    last = undo.last_save(desk.conn)
    assert last is not None
    with transaction(desk.conn):
        undo.undo(desk.conn, centre, last, now_ms=desk.now_ms + 2)
    assert name_of(desk, id_) == "路灯14"


def test_whoever_is_no_centre_takes_nothing_over_and_what_was_read_is_told_again() -> None:
    desk, id_ = elsewhere()
    worker = replace(desk.me, role=Role.GRID)
    (one,) = turned_away.turned_away(desk.conn, worker)
    with pytest.raises(NoRight), transaction(desk.conn):
        turned_details.take_over(desk.conn, worker, one, now_ms=desk.now_ms + 1)
    assert name_of(desk, id_) == "路灯14"

    with transaction(desk.conn):
        turned_away.seen(desk.conn, one)
        assert turned_away.turned_away(desk.conn, worker) == []
        turned_away.unseen(desk.conn, one)
    assert turned_away.turned_away(desk.conn, worker) == [one]


def told_of(*, kind: str) -> tuple[Desk, str]:
    """A reporter of this kind, and his name changed by somebody in whose area he never stood."""
    author, stranger, desk = template().desks[1], template().desks[2], fresh(template().observer)
    said = {"kind": kind, "name": "罗小满", "phone": "13800001234"}
    born = wire("reporter", said, author, GRID_1)
    uid = parse(born).payload.records[0]
    changed = payload(kinds=["reporter"], records=[uid], plain=["罗大满"])
    desk.take(segment(stranger, stranger.me.place, changed), born)
    return desk, uid.hex()


def test_who_spoke_in_confidence_is_not_named_by_what_was_refused() -> None:
    desk, id_ = told_of(kind="confidential")
    centre = replace(desk.me, role=Role.TOWN)
    (one,) = turned_away.turned_away(desk.conn, centre)
    (wrote,) = turned_details.wrote(desk.conn, one)
    assert (wrote.id, wrote.value, wrote.now) == (id_, HIDDEN_VALUE, HIDDEN_VALUE)
    assert rows.labels(desk.conn, [(id_, KINDS["reporter"].number)]) == {id_: HIDDEN_VALUE}

    with transaction(desk.conn):
        turned_details.take_over(desk.conn, centre, one, now_ms=desk.now_ms + 1)
    found = records.get(desk.conn, Reporter, id_)
    assert found is not None
    assert found.name == "罗大满"  # the word itself, and not its stars


def test_of_whoever_is_locked_nothing_is_told_and_nothing_taken_over() -> None:
    desk, id_ = told_of(kind="named")
    centre = replace(desk.me, role=Role.TOWN)
    (one,) = turned_away.turned_away(desk.conn, centre)
    assert [each.value for each in turned_details.wrote(desk.conn, one)] == ["罗大满"]

    lock(desk, "罗小满")
    (wrote,) = turned_details.wrote(desk.conn, one)
    assert (wrote.id, wrote.value, wrote.now) == (id_, HIDDEN_VALUE, HIDDEN_VALUE)
    with pytest.raises(NoRight), transaction(desk.conn):
        turned_details.take_over(desk.conn, centre, one, now_ms=desk.now_ms + 1)


def lock(desk: Desk, name: str) -> None:
    """Somebody of this name at the same place asked that his data be deleted."""
    worker = replace(desk, me=replace(desk.me, role=Role.GRID, place=GRID_1))
    (home,) = worker.save(Entry(kind="household", place=GRID_1, fields={"head": "罗长顺"}))
    fields = {"name": name, "household": home, "phone": "13800001234"}
    (person,) = worker.save(Entry(kind="resident", place=GRID_1, fields=fields))
    asks = {"resident": person, "asked": "delete", "asked_on": "2026-11-23", "due_on": "2026-12-14"}
    worker.save(Entry(kind="request", place=GRID_1, fields=asks))


def name_of(desk: Desk, id_: str) -> str | None:
    found = records.get(desk.conn, Spot, id_)
    return found.name if found else None
