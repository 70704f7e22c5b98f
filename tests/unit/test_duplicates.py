"""Likely pairs: found on save, found when files come in, dismissed for good, shown masked."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

import pytest

from gridapp.models.household import Household, Resident
from gridapp.models.role import Role
from gridapp.register import duplicates, marks, matters, touched
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from tests.unit.cli_home import UNIT, Line
from tests.world import Desk, World

ONE = "520381199001010014"
GRID, OTHER_GRID = "520381003001001", "520381003002001"


@dataclass(frozen=True, slots=True)
class Two:
    """A centre and workers of two grids."""

    centre: Desk
    here: Desk
    there: Desk

    def carry(self) -> None:
        """The centre takes what the workers packed, and sees to its queue."""
        self.centre.take(*self.here.pack(), *self.there.pack())
        drain(self.centre.conn)


def drain(conn: sqlite3.Connection) -> None:
    """Empty the queue."""
    left = 1
    while left:
        with transaction(conn):
            left = touched.drain(conn)


def live(desk: Desk, place: str, name: str, **fields: str) -> str:
    """A household with one person."""
    (home,) = desk.save(Entry(kind="household", place=place, fields={"head": name}))
    (person,) = desk.save(
        Entry(kind="resident", place=place, fields={"household": home, "name": name, **fields})
    )
    return person


@pytest.fixture
def two() -> Two:
    world = World()
    return Two(
        world.centre, world.device(GRID, Role.GRID, "W2"), world.device(OTHER_GRID, Role.GRID, "W3")
    )


def found(conn: sqlite3.Connection) -> list[tuple[str, str, tuple[str, ...]]]:
    """The pairs that wait, with what they have in common."""
    return [(pair.one.id, pair.other.id, pair.seen.alike) for pair in duplicates.pairs(conn)]


def test_a_centre_finds_one_person_written_on_two_devices(two: Two) -> None:
    first = live(two.here, GRID + "001", "曾小华", id_number=ONE)
    second = live(two.there, OTHER_GRID + "001", "曾小花", id_number=ONE)
    two.carry()

    (pair,) = found(two.centre.conn)
    assert set(pair[:2]) == {first, second}
    assert "id_number" in pair[2]


def test_the_import_itself_compares_nothing(two: Two) -> None:
    live(two.here, GRID + "001", "曾小华", id_number=ONE)
    live(two.here, GRID + "001", "曾小华", id_number=ONE)
    two.centre.take(*two.here.pack())

    assert found(two.centre.conn) == []
    assert two.centre.conn.execute("SELECT count(*) FROM mark").fetchone() == (0,)


def test_a_pair_put_right_is_no_pair_any_more(two: Two) -> None:
    live(two.here, GRID + "001", "曾小华", birth="1990-01-01")
    second = live(two.here, GRID + "002", "曾小华", birth="1990-01-01")
    two.carry()
    two.here.save(Entry(kind="resident", id=second, fields={"birth": "1960-05-05"}))
    before = len(found(two.centre.conn))
    two.carry()

    assert (before, found(two.centre.conn)) == (1, [])


def test_what_is_not_the_same_is_remembered_also_when_all_is_made_anew(two: Two) -> None:
    first = live(two.here, GRID + "001", "曾小华", birth="1990-01-01")
    second = live(two.here, GRID + "002", "曾小华", birth="1990-01-01")
    two.carry()
    conn = two.centre.conn
    with transaction(conn):
        duplicates.keep_apart(conn, second, first, now_ms=1)
        touched.rebuild(conn)
    apart = found(conn)
    with transaction(conn):
        duplicates.look_again(conn, first, second)

    assert (apart, len(found(conn))) == ([], 1)


def test_a_number_given_everywhere_pairs_nobody(two: Two) -> None:
    for n in range(45):
        two.here.save(
            Entry(
                kind="household",
                place=f"{GRID}{n:03}",
                fields={"head": f"曾{n}", "phone": "13800001234", "address": f"老街{n}号"},
            )
        )
    two.carry()

    assert found(two.centre.conn) == []


def test_a_draft_is_compared_before_it_is_saved(two: Two) -> None:
    person = live(two.here, GRID + "001", "曾小华", id_number=ONE, birth="1990-01-01")
    conn = two.here.conn
    drain(conn)
    place = GRID + "002"

    def like(**fields: str) -> list[str]:
        draft = Resident(place=place, **fields)
        return [one.record.id for one in duplicates.like(conn, draft)]

    assert like(name="曾晓花", id_number=ONE) == [person]
    assert like(name="曾小华", birth="1990-01") == [person]
    assert like(name="曾小华") == []
    assert duplicates.like(conn, Resident(id=person, place=place, id_number=ONE)) == []
    assert duplicates.like(conn, Household(place=place)) == []


def test_marks_tell_nothing_without_the_key_of_the_register(two: Two) -> None:
    live(two.here, GRID + "001", "曾小华", id_number=ONE)
    two.carry()
    here, centre = (set(map(tuple, rows(desk.conn))) for desk in (two.here, two.centre))
    drain(two.here.conn)
    here = set(map(tuple, rows(two.here.conn)))

    assert len(here) == len(centre) > 0
    assert not {mark for (mark,) in here} & {mark for (mark,) in centre}
    with transaction(two.here.conn):
        key = marks.key_of(two.here.conn)
        assert (marks.id_number_mark(ONE, key),) in here
        assert marks.key_of(two.here.conn) == key


def rows(conn: sqlite3.Connection) -> list[tuple[int]]:
    """Every mark."""
    return conn.execute("SELECT DISTINCT mark FROM mark").fetchall()


def test_matters_told_of_twice_are_a_pair_while_they_are_open(two: Two) -> None:
    def told(desk: Desk, title: str, heard_on: str) -> str:
        desk.now_ms += 1_000
        new = NewMatter(
            place=GRID + "001",
            fields={"task": "environment", "title": title, "heard_on": heard_on},
        )
        with transaction(desk.conn):
            return matters.register(desk.conn, desk.me, new, today="2026-11-23", now_ms=desk.now_ms)

    first = told(two.here, "巷口路灯不亮", "2026-11-21")
    second = told(two.here, "路灯不亮了", "2026-11-23")
    told(two.here, "路灯不亮", "2026-10-01")
    two.carry()
    pairs = found(two.centre.conn)
    two.here.now_ms += 1_000
    with transaction(two.here.conn):
        matters.step(
            two.here.conn,
            two.here.me,
            second,
            "withdraw",
            {},
            today="2026-11-23",
            now_ms=two.here.now_ms,
        )
    two.carry()

    assert [{one, other} for one, other, _why in pairs] == [{first, second}]
    assert found(two.centre.conn) == []


FIELDS = {"head": "曾大", "address": "老街1号"}
HOME = {"kind": "household", "place": UNIT, "fields": FIELDS}


def test_put_saves_and_says_what_it_may_be(line: Line) -> None:
    (first,) = line.put(HOME).json["ids"]
    again = line.put(HOME)
    third = line.put(HOME)

    assert (again.code, again.err) == (0, "")
    (likely,) = again.json["likely"]
    assert (likely["id"], likely["other"]) == (again.json["ids"][0], first)
    assert "head" in likely["reasons"]
    assert len(third.json["likely"]) == 2


def test_pairs_are_listed_side_by_side_merged_and_parted(line: Line) -> None:
    home = {"kind": "household", "place": UNIT, "fields": {**FIELDS, "phone": "13800001234"}}
    (first,) = line.put(home).json["ids"]
    (second,) = line.put(home).json["ids"]

    listed = line.json("duplicates", "--kind", "household", "--place", UNIT[:15])
    said = line("duplicates").out
    assert line.json("duplicates", "--kind", "resident")["total"] == 0
    assert line.json("duplicates", "--place", "520381004")["total"] == 0
    (row,) = listed["rows"]
    assert (row["one"]["id"], row["other"]["id"]) == (first, second)
    assert row["one"]["phone"] == "138****1234"
    assert "户主一样" in row["text"]
    assert first in said
    assert second in said
    assert "13800001234" not in said

    merged = line.json("merge", first, second)
    assert merged["kept"] == first
    assert line.json("show", second)["kept"] == first
    assert line.json("show", first)["merged"] == [second]
    assert second in line("show", first).out
    assert [r["id"] for r in line.json("list", "household")["rows"]] == [first]
    assert line.json("duplicates")["total"] == 0
    assert "是同一个" in line("history", first).out
    assert line("merge", first, second).code == 1

    line.json("unmerge", first, second)
    assert {r["id"] for r in line.json("list", "household")["rows"]} == {first, second}
    assert line.json("duplicates")["total"] == 1
    assert line.json("duplicates", "--apart", first, second)["apart"] == [first, second]
    assert line.json("duplicates")["total"] == 0


def test_merging_two_households_offers_their_members(line: Line) -> None:
    homes = [line.new("household", head="罗福全", address=f"老街 {n} 号") for n in (1, 9)]
    people = [
        [line.new("resident", household=home, name=name) for name in names]
        for home, names in zip(homes, (("罗福全", "袁桂花"), ("罗福全", "罗小满")), strict=True)
    ]
    twins = [people[0][0], people[1][0]]
    assert line.json("duplicates", "--kind", "resident")["total"] == 0

    merged = line.json("merge", *homes)

    (offered,) = merged["likely"]
    assert [offered["one"]["id"], offered["other"]["id"]] == twins
    assert line.json("duplicates", "--kind", "resident")["total"] == 1
    line.json("unmerge", *homes)
    assert line.json("duplicates", "--kind", "resident")["total"] == 0
    said = line("merge", *homes).out
    assert f"gridapp merge {twins[0]} {twins[1]}" in said
    assert line.json("merge", *twins)["kept"] == twins[0]
    assert line.json("duplicates", "--kind", "resident")["total"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("duplicates", "--kind", "visit"), "查重"),
        (("duplicates", "--kind", "nonsense"), "nonsense"),
        (("duplicates", "--place", "x"), "编码"),
        (("merge", "0" * 32, "1" * 32), "0" * 32),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    line: Line, words: tuple[str, ...], said: str
) -> None:
    answer = line(*words)

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert said in answer.err


def test_json_of_put_has_no_likely_where_nothing_is(line: Line) -> None:
    assert json.loads(line.put(HOME).out).keys() == {"ids", "refused"}


def test_a_record_is_not_kept_apart_from_itself(line: Line) -> None:
    id_ = line.new("household", head="曾小华")

    assert line("duplicates", "--apart", id_, id_).code == 1
