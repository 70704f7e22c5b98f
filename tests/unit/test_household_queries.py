"""Lists of households: which, in what order, and what each row says."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.declare import UNDONE
from gridapp.register import households, places
from gridapp.register.households import spoken_keys, spoken_order
from gridapp.register.log import Entry
from tests.village import GRID, UNITS, Village, empty_village, filled_village


@pytest.fixture(scope="module")
def village() -> Village:
    return filled_village()


@pytest.fixture
def conn(village: Village) -> sqlite3.Connection:
    return village.desk.conn


def test_row_sums_up_people_visits_and_open_matters(
    village: Village, conn: sqlite3.Connection
) -> None:
    row = households.rows(conn, [village.households[3]])[village.households[3]]

    assert (row.head, row.address, row.people) == ("陈秀英", "河滨路 2 号", 4)
    assert (row.visited_on, row.open, row.tags) == (village.day(21), 1, ("05", "13"))


def test_settled_matter_of_which_nobody_was_told_is_still_open(
    village: Village, conn: sqlite3.Connection
) -> None:
    rows = households.rows(conn, [village.households[1], village.households[2]])

    assert rows[village.households[1]].open == 1
    assert rows[village.households[2]].open == 0


def test_place_narrows_the_list(conn: sqlite3.Connection) -> None:
    units = [len(households.ids(conn, place=unit)) for unit in UNITS]

    assert units == [14, 13, 13]
    assert len(households.ids(conn, place=GRID)) == 40
    assert households.ids(conn, place="520382") == []


@pytest.mark.parametrize("text", ["罗桂花", "河滨路 1 号", "13800010002", "lgh", " 罗桂花 "])
def test_household_is_found_by_what_one_remembers(
    village: Village, conn: sqlite3.Connection, text: str
) -> None:
    assert village.households[0] in households.ids(conn, text=text)


def test_household_is_found_by_a_member(village: Village, conn: sqlite3.Connection) -> None:
    name = households.members(conn, village.households[3])[2].name

    assert village.households[3] in households.ids(conn, text=name or "")


@pytest.mark.parametrize("text", ["%", "_", "'", '"', "\\", "\x00", "\u202e", "🙂", "OR 1=1"])
def test_odd_text_finds_nothing_and_breaks_nothing(conn: sqlite3.Connection, text: str) -> None:
    assert len(households.ids(conn, text=f"{text}vvuu{text}")) == 0


def test_gone_household_is_in_no_list() -> None:
    village = empty_village()
    (id_,) = village.desk.save(
        Entry(kind="household", place=GRID + "001", fields={"head": "罗一", "address": "1 号"})
    )

    village.desk.save(Entry(kind="household", id=id_, fields={"gone": UNDONE}))

    assert households.ids(village.desk.conn) == []
    assert places.tree(village.desk.conn, GRID)[0].households == 0


def test_members_stand_with_the_head_first(village: Village, conn: sqlite3.Connection) -> None:
    people = households.members(conn, village.households[3])

    assert [person.relation for person in people] == ["0", "1", "2", "3"]


def test_tree_adds_up_what_lies_below(conn: sqlite3.Connection) -> None:
    tree = {branch.code: branch.households for branch in places.tree(conn, "520381003")}

    assert tree["520381003"] == tree["520381003005"] == tree[GRID] == 40
    assert sum(tree[unit] for unit in UNITS) == 40


def test_path_leads_from_wide_to_narrow(conn: sqlite3.Connection) -> None:
    known = places.names(conn)

    assert places.path(known, GRID + "001", "520381003") == "红岩村 第一网格 河边单元"
    assert places.path(known, GRID + "009", GRID) == "009"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("二组", "十组"),
        ("三组 9 号", "三组 10 号"),
        ("十九组", "二十组"),
        ("陈", "罗"),
        ("罗", "袁"),
        ("3 号", "老街"),
    ],
)
def test_people_expect_this_order(first: str, second: str) -> None:
    assert spoken_order(first) < spoken_order(second)


@given(st.lists(st.text("二十组陈罗 老街3９１0", max_size=6)))
def test_many_texts_are_put_in_the_same_order_at_once(texts: list[str]) -> None:
    keys = spoken_keys(texts)

    ordered = [texts[i] for i in sorted(range(len(texts)), key=keys.__getitem__)]

    assert ordered == sorted(texts, key=spoken_order)


def test_any_text_has_an_order() -> None:
    texts = ["", "十十", "零", "𰻝", "一二三", "٣", "²", "二十一组"]

    assert len(sorted(texts, key=spoken_order)) == len(texts)
