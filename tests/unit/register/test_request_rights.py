"""Who may decide what a resident asks: a centre, whoever else writes and in whatever way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridapp.models.declare import UNDONE, Value
from gridapp.models.request import Request
from gridapp.models.role import Role
from gridapp.register import locks, records, undo
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from tests.world import Desk, World

GRID = "520381003001001"
OPENING: list[dict[str, Value]] = [
    {"decision": "refused"},
    {"decided_on": "2026-11-23"},
    {"basis": "不给"},
    {"asked": "copy"},
    {"gone": UNDONE},
    {"gone": "错了"},
]


@pytest.fixture
def desk() -> Desk:
    return World().device(GRID)


def asked(desk: Desk) -> tuple[str, str]:
    """Somebody who asks that his data be deleted, and his request."""
    (home,) = desk.save(Entry(kind="household", place=GRID, fields={"head": "罗福全"}))
    who = {"household": home, "name": "罗福全"}
    (person,) = desk.save(Entry(kind="resident", place=GRID, fields=who))
    asks = {"resident": person, "asked": "delete", "asked_on": "2026-11-23", "due_on": "2026-12-14"}
    (request,) = desk.save(Entry(kind="request", place=GRID, fields=asks))
    return person, request


@pytest.mark.parametrize("fields", OPENING)
def test_worker_may_not_open_what_a_request_locks(desk: Desk, fields: dict[str, Value]) -> None:
    person, request = asked(desk)
    desk.pack()

    with pytest.raises(NoRight):
        desk.save(Entry(kind="request", id=request, fields=fields))

    assert locks.residents(desk.conn) == {person}


@pytest.mark.parametrize("fields", OPENING)
def test_what_a_worker_decides_counts_nowhere(fields: dict[str, Value]) -> None:
    world = World()
    desk = world.device(GRID)
    person, request = asked(desk)
    world.centre.take(*desk.pack())
    desk.me = replace(desk.me, role=Role.TOWN)  # his program lies; his certificate does not
    desk.save(Entry(kind="request", id=request, fields=fields))

    world.centre.take(*desk.pack())

    assert locks.residents(world.centre.conn) == {person}
    found = records.get(world.centre.conn, Request, request)
    assert found is not None
    assert (found.decision, found.decided_on, found.basis, found.gone) == (None,) * 4


def test_worker_enters_takes_back_at_once_and_tells_and_the_centre_decides() -> None:
    world = World()
    desk = world.device(GRID)
    _person, mistaken = asked(desk)
    at = undo.last_save(desk.conn)
    assert at is not None
    with transaction(desk.conn):
        undo.undo(desk.conn, desk.me, at, now_ms=desk.now_ms + 1_000)
    person, request = asked(desk)
    world.centre.take(*desk.pack())
    assert locks.residents(world.centre.conn) == {person}

    fields: dict[str, Value] = {"decision": "refused", "basis": "法定保存期未满"}
    world.centre.save(Entry(kind="request", id=request, fields=fields))
    desk.take(*world.centre.pack())
    desk.save(Entry(kind="request", id=request, fields={"answered_on": "2026-11-24"}))
    world.centre.take(*desk.pack())

    found = records.get(world.centre.conn, Request, request)
    assert found is not None
    assert (found.decision, found.answered_on) == ("refused", "2026-11-24")
    assert not locks.residents(world.centre.conn) | locks.residents(desk.conn)
    taken_back = records.get(world.centre.conn, Request, mistaken)
    assert taken_back is not None
    assert taken_back.gone == UNDONE
