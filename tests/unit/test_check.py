"""A whole register is found whole, whatever happened to it; what was tampered with is named."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from gridapp.models.role import Role
from gridapp.register import audit, conflicts
from gridapp.register.check import Problem, check
from gridapp.register.database import transaction
from gridapp.register.digest import rows
from gridapp.register.log import Entry
from gridapp.register.rebuild import rebuild
from gridapp.sync.checking import signature_holds
from tests.lots import few
from tests.unit.register.worlds import Op, Play, fresh, ops
from tests.world import NOW_MS, Desk, World

UNIT = "520381003001001001"


def everything(conn: sqlite3.Connection) -> list[Any]:
    """The state in full: records with all heads, what was derived, what waits in Review."""
    foreign = conn.execute("SELECT rec, sid, n FROM foreign_edit ORDER BY 1, 2, 3").fetchall()
    refused = conn.execute("SELECT gid, n FROM refused_change ORDER BY 1, 2").fetchall()
    derived = conn.execute(
        "SELECT r.uid, t.state, t.holder, t.due, t.owed, t.review FROM matter t"
        " JOIN rec r USING (id) ORDER BY r.uid"
    ).fetchall()
    births = conn.execute("SELECT uid, kind, home FROM rec ORDER BY uid, kind").fetchall()
    given = conn.execute("SELECT skey, hi, given, given_at FROM stream ORDER BY skey").fetchall()
    return [list(rows(conn)), foreign, refused, derived, births, given]


@few()
@given(ops)
def test_the_state_made_anew_is_the_state_that_stood(program: list[Op]) -> None:
    play = Play()
    play.run(program)
    for desk in play.desks:
        before = everything(desk.conn)
        with transaction(desk.conn):
            rebuild(desk.conn, portion=4)
        assert everything(desk.conn) == before


@few(10)
@given(ops)
def test_whatever_happened_a_register_is_found_whole(program: list[Op]) -> None:
    play = Play()
    play.run(program)
    for desk in play.desks[:2]:
        assert [problem for problem in check(desk.conn, signature_holds) if problem.bad] == []


@pytest.fixture
def desk() -> Desk:
    """A worker's register with packed and waiting work in it."""
    desk = World().device(UNIT[:15], Role.GRID, "W2")
    for number in range(3):
        desk.save(Entry(kind="spot", place=UNIT, fields={"name": f"水塘{number}"}))
        desk.pack()
    desk.save(Entry(kind="household", place=UNIT, fields={"head": "曾小华", "address": "老街"}))
    return desk


def test_a_whole_register_has_no_problems(desk: Desk) -> None:
    assert check(desk.conn, signature_holds) == []


def test_an_answer_that_came_before_what_it_answers_is_folded_the_same_again() -> None:
    world = World()
    one, two = world.device(UNIT, Role.UNIT, "L2"), world.device(UNIT, Role.UNIT, "L3")
    (id_,) = one.save(Entry(kind="spot", place=UNIT, fields={"name": "水塘"}))
    birth = one.pack()
    one.save(Entry(kind="spot", id=id_, fields={"name": "大水塘"}))
    edit = one.pack()
    two.take(*birth, *edit)
    two.save(Entry(kind="spot", id=id_, fields={"name": "老水塘"}))
    for body in (*birth, *two.pack(), *edit):
        world.centre.take(body)
    before = everything(world.centre.conn)

    with transaction(world.centre.conn):
        rebuild(world.centre.conn, portion=1)

    assert everything(world.centre.conn) == before
    assert conflicts.conflicts(world.centre.conn) == []


def test_work_after_a_rebuild_goes_on_as_before(desk: Desk) -> None:
    with transaction(desk.conn):
        rebuild(desk.conn)
    desk.save(Entry(kind="spot", place=UNIT, fields={"name": "古树"}))
    desk.pack()

    assert check(desk.conn, signature_holds) == []


def _flip(conn: sqlite3.Connection) -> None:
    (body,) = conn.execute("SELECT body FROM segment WHERE gid = 1").fetchone()
    conn.execute("UPDATE segment SET body = ? WHERE gid = 1", (body[:-1] + bytes([body[-1] ^ 1]),))


def _cut(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE segment SET body = substr(body, 1, 40) WHERE gid = 1")


def _forge_signature(conn: sqlite3.Connection) -> None:
    (body,) = conn.execute("SELECT body FROM segment WHERE gid = 1").fetchone()
    # The signature follows the signed header of 148 bytes; the id does not cover it.
    at = 150
    forged = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
    conn.execute("UPDATE segment SET body = ? WHERE gid = 1", (forged,))


def _change_a_value(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE household SET head = '别人'")


def _drop_a_record(conn: sqlite3.Connection) -> None:
    conn.execute("DELETE FROM spot WHERE name = '水塘1'")


def _move_a_record(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE household SET place = '520381003001001002'")


@pytest.mark.parametrize(
    ("tamper", "kind"),
    [
        (_flip, "segment"),
        (_cut, "segment"),
        (_forge_signature, "signature"),
        (_change_a_value, "state"),
        (_drop_a_record, "state"),
        (_move_a_record, "state"),
    ],
)
def test_what_was_tampered_with_is_named(
    desk: Desk, tamper: Callable[[sqlite3.Connection], None], kind: str
) -> None:
    tamper(desk.conn)

    problems = check(desk.conn, signature_holds)

    assert {problem.kind for problem in problems if problem.bad} == {kind}


def test_a_rebuild_mends_a_state_that_was_tampered_with(desk: Desk) -> None:
    _change_a_value(desk.conn)
    _drop_a_record(desk.conn)
    with transaction(desk.conn):
        rebuild(desk.conn)

    assert check(desk.conn, signature_holds) == []


def test_what_has_not_arrived_is_a_gap_and_no_fault(desk: Desk) -> None:
    world = World()
    writer, reader = world.device(UNIT, Role.UNIT, "L2"), world.centre
    bodies = []
    for number in range(3):
        writer.save(Entry(kind="spot", place=UNIT, fields={"name": f"水塘{number}"}))
        bodies += writer.pack()
    reader.take(bodies[0], bodies[2])

    (gap,) = check(reader.conn, signature_holds)

    assert (gap.kind, gap.bad) == ("gap", False)
    assert gap.where.startswith("L2")


def test_two_histories_of_one_device_are_named_and_no_fault_here() -> None:
    world = World()
    writer, reader = world.device(UNIT, Role.UNIT, "L2"), world.centre
    twin = fresh(writer)
    for desk, name in ((writer, "水塘"), (twin, "古树")):
        desk.save(Entry(kind="spot", place=UNIT, fields={"name": name}))
        reader.take(*desk.pack())

    assert [problem.kind for problem in check(reader.conn, signature_holds)] == ["fork"]


def test_a_list_of_lookers_that_was_changed_is_named(desk: Desk) -> None:
    with transaction(desk.conn):
        audit.note(desk.conn, "show", "0" * 32, "核对", now_ms=NOW_MS)
        audit.note(desk.conn, "list", "", "核对", now_ms=NOW_MS)
    assert check(desk.conn) == []
    with pytest.raises(sqlite3.IntegrityError):
        desk.conn.execute("UPDATE audit SET reason = ''")
    with pytest.raises(sqlite3.IntegrityError):
        desk.conn.execute("DELETE FROM audit")
    desk.conn.execute("DROP TRIGGER audit_is_kept")
    desk.conn.execute("DELETE FROM audit WHERE id = 1")

    assert check(desk.conn) == [Problem(kind="audit")]
