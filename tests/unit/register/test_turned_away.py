"""What of others never counts is told once, device by device, and not again once it was read."""

from __future__ import annotations

from gridapp.register import rebuild, turned_away
from gridapp.register.database import transaction
from gridapp.register.intake import parse
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
