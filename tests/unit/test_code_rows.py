"""Rows that a centre adds to a list of codes, or ends, hold for everybody below it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from gridapp.models.role import Role
from gridapp.register import codes
from gridapp.register.log import Entry
from tests.unit.cli_home import UNIT, Line
from tests.world import World

TODAY = "2026-11-23"


@pytest.fixture(autouse=True)
def _as_seeded() -> Iterator[None]:
    """The lists as they came, again after the test."""
    yield
    with sqlite3.connect(":memory:") as conn:
        conn.execute("CREATE TABLE rec (id, uid, home)")
        conn.execute("CREATE TABLE code_row (id, gone, list, code, zh, en, from_on, to_on)")
        codes.adopt(conn, today=TODAY)
    conn.close()


def row(code: str, **fields: str) -> Entry:
    said = {"list": "event_category", "code": code, "zh": "井盖", "en": "Manhole", **fields}
    return Entry(kind="code_row", place="", fields=said)


def test_a_row_of_the_centre_reaches_a_worker_and_can_be_chosen_there() -> None:
    world = World()
    worker = world.device(UNIT[:15], Role.GRID, "W2")
    world.centre.save(row("0814"))
    world.centre.pack()
    worker.take(*world.centre.segments())

    codes.adopt(worker.conn, today=TODAY)

    assert codes.label("event_category", "0814", "zh") == "井盖"
    assert codes.label("event_category", "0814", "en") == "Manhole"
    assert codes.offered("event_category", "zh")["0814"] == "井盖"
    assert codes.known("event_category", "0801")


def test_a_row_that_has_ended_keeps_its_name_and_is_offered_no_more() -> None:
    world = World()
    world.centre.save(row("0813", zh="路灯", from_on="2020-01-01", to_on="2026-11-22"))
    world.centre.save(row("0815", from_on="2026-11-24"))

    codes.adopt(world.centre.conn, today=TODAY)

    assert codes.label("event_category", "0813", "zh") == "路灯"
    assert not {"0813", "0815"} & codes.offered("event_category", "zh").keys()
    codes.adopt(world.centre.conn, today="2026-11-24")
    assert "0815" in codes.offered("event_category", "zh")


def test_a_joined_list_knows_what_was_added_to_its_parts() -> None:
    world = World()
    world.centre.save(row("7", list="return_reason", zh="不归我们管"))

    codes.adopt(world.centre.conn, today=TODAY)

    assert codes.label("reason", "r7", "zh") == "不归我们管"


def test_rows_of_one_register_do_not_stay_for_the_next() -> None:
    world = World()
    world.centre.save(row("0814"))
    codes.adopt(world.centre.conn, today=TODAY)

    codes.adopt(World().centre.conn, today=TODAY)

    assert not codes.known("event_category", "0814")


def test_at_the_command_line_a_code_is_refused_until_the_centre_has_added_it(line: Line) -> None:
    matter = {"task": "environment", "title": "井盖松动", "heard_on": TODAY, "category": "0814"}
    said = {"kind": "matter", "place": UNIT, "fields": matter}
    assert line.put(said).json["refused"][0]["rule"] == "not_listed"

    added = {"list": "event_category", "code": "0814", "zh": "井盖", "en": "Manhole"}
    assert line.put({"kind": "code_row", "fields": added}).code == 0

    assert line.put(said).code == 0


@pytest.mark.parametrize("name", codes.labels("code_list", "zh"))
def test_every_list_that_an_office_may_add_to_is_there(name: str) -> None:
    assert codes.labels(name, "zh")
