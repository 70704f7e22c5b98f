"""A ledger loaded into a real register: nothing lost, nothing twice, nothing overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridapp.exchange.load_households import load
from gridapp.exchange.loaded import Loaded
from gridapp.exchange.loading import Loading
from gridapp.exchange.unit_places import number_in
from gridapp.models.declare import kind_of
from gridapp.models.household import Household, Resident
from gridapp.models.role import Role
from gridapp.paths import resource
from gridapp.register import merging, records
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry, NoRight
from tests.unit.exchange.ledgers import HEADINGS, a_workbook, an_id
from tests.world import NOW_MS, Desk, World

GRID = "520381003001001"
SAMPLE = resource("practice/ledger_sample.xlsx")
TODAY = date(2026, 11, 23)


@pytest.fixture
def worker() -> Desk:
    """A grid worker whose centre has told him of his grid and its four units."""
    world = World()
    desk = world.device(GRID)
    places = {GRID: "第一网格"} | {f"{GRID}{n:03d}": f"第{n}联户单元" for n in range(1, 5)}
    world.centre.save(
        *(Entry(kind="place", fields={"code": code, "name": name}) for code, name in places.items())
    )
    desk.take(*world.centre.pack())
    return desk


def loaded(desk: Desk, path: Path = SAMPLE, **more: Any) -> Loaded:
    return load(desk.conn, desk.me, path, Loading(today=TODAY, now_ms=NOW_MS, **more))


def test_sample_gives_forty_households_with_all_their_people(worker: Desk) -> None:
    result = loaded(worker)

    assert (result.households, result.residents, result.units) == (40, 79, 4)
    assert (result.added, result.changed, result.same) == (119, 0, 0)
    assert result.refused == []
    assert len(records.ids(worker.conn, kind_of(Household), place=GRID)) == 40
    assert len(records.ids(worker.conn, kind_of(Resident), place=GRID + "004")) == 18


def test_loading_twice_adds_nothing(worker: Desk) -> None:
    loaded(worker)
    before = digest(worker.conn)

    again = loaded(worker)

    assert (again.added, again.changed, again.same) == (0, 0, 119)
    assert digest(worker.conn) == before


def test_loading_again_leaves_whoever_is_locked_alone(worker: Desk, tmp_path: Path) -> None:
    number, line = an_id(), ("", "第1联户单元", "罗福全", "罗福全", "户主", "", an_id(), "")
    short = a_workbook(tmp_path / "a.xlsx", [HEADINGS, (*line, "", "老街 1 号")])
    longer = a_workbook(tmp_path / "b.xlsx", [HEADINGS, (*line, "13166131860", "老街 1 号")])
    loaded(worker, short)
    (person,) = records.ids(worker.conn, kind_of(Resident), place=GRID)
    asks = {"resident": person, "asked": "delete", "asked_on": "2026-11-23", "due_on": "2026-12-14"}
    worker.save(
        Entry(kind="resident", id=person, fields={"phone": "13166131899"}),
        Entry(kind="request", place=f"{GRID}001", fields=asks),
    )
    before = digest(worker.conn)

    again = loaded(worker, longer, report=tmp_path / "c.xlsx")

    assert (again.added, again.changed) == (0, 0)
    assert digest(worker.conn) == before
    assert {one.rule for one in again.refused} == {"locked"}
    assert number not in str(again.refused)
    assert "13166131899" not in str(again.refused)


def test_loading_again_after_a_merge_adds_nothing(worker: Desk) -> None:
    loaded(worker)
    kind = kind_of(Household)
    one, other = records.ids(worker.conn, kind, place=GRID)[:2]
    people = records.ids(worker.conn, kind_of(Resident), where={"household": other})
    twin, head = people[0], records.ids(worker.conn, kind_of(Resident), where={"household": one})[0]
    with transaction(worker.conn):
        merging.merge(worker.conn, worker.me, one, other, now_ms=NOW_MS + 1_000)
        merging.merge(worker.conn, worker.me, head, twin, now_ms=NOW_MS + 2_000)
    filled = loaded(worker)  # what only the merged ones had may be blank in those kept
    before = digest(worker.conn)

    again = loaded(worker)

    assert (filled.added, again.added, again.changed) == (0, 0, 0)
    assert digest(worker.conn) == before
    assert len(records.ids(worker.conn, kind, place=GRID)) == 39


def test_loading_again_brings_back_nobody_who_died_or_moved_away(
    worker: Desk, tmp_path: Path
) -> None:
    two, one = an_id(order=643), an_id(order=644)
    sheet = a_workbook(
        tmp_path / "a.xlsx",
        [
            HEADINGS,
            ("", "第1联户单元", "罗福全", "罗福全", "户主", "", two, "", "", "老街 1 号"),
            ("", "", "", "罗小妹", "女", "", "", "", "", ""),
            ("", "第1联户单元", "王独居", "王独居", "户主", "", one, "", "", "老街 2 号"),
        ],
    )
    loaded(worker, sheet)
    people = records.get_many(
        worker.conn, Resident, records.ids(worker.conn, kind_of(Resident), place=GRID)
    )
    alone = next(person for person in people.values() if person.name == "王独居")
    girl = next(person for person in people.values() if person.name == "罗小妹")
    worker.save(
        Entry(kind="resident", id=alone.id, fields={"gone": "death"}),
        Entry(kind="household", id=str(alone.household), fields={"gone": "death"}),
        Entry(kind="resident", id=girl.id, fields={"gone": "move_out"}),
    )
    before = digest(worker.conn)

    again = loaded(worker, sheet, report=tmp_path / "b.xlsx")

    assert (again.added, again.changed) == (0, 0)
    assert digest(worker.conn) == before
    assert [one.rule for one in again.refused] == ["has_left", "has_left"]


def test_loading_again_enters_anew_whoever_was_entered_by_mistake(
    worker: Desk, tmp_path: Path
) -> None:
    line = ("", "第1联户单元", "罗福全", "罗福全", "户主", "", an_id(), "", "", "老街 1 号")
    sheet = a_workbook(tmp_path / "a.xlsx", [HEADINGS, line])
    loaded(worker, sheet)
    (person,) = records.ids(worker.conn, kind_of(Resident), place=GRID)
    worker.save(Entry(kind="resident", id=person, fields={"gone": "undone"}))

    assert loaded(worker, sheet).added == 1


def test_dry_run_says_the_same_and_writes_nothing(worker: Desk) -> None:
    result = loaded(worker, dry_run=True)

    assert result.added == 119
    assert len(records.ids(worker.conn, kind_of(Household))) == 0


def test_what_differs_from_the_register_is_named_and_the_register_kept(
    worker: Desk, tmp_path: Path
) -> None:
    loaded(worker)
    (home,) = records.ids(worker.conn, kind_of(Household), where={"head": "林静洋"})
    worker.save(Entry(kind="household", id=home, fields={"address": "河滨路20号"}))

    again = loaded(worker, report=tmp_path / "back.xlsx")

    (refusal,) = again.refused
    assert (refusal.rule, refusal.value, refusal.instead) == (
        "differs",
        "河滨路18号3栋104",
        "河滨路20号",
    )
    kept = records.get(worker.conn, Household, home)
    assert kept is not None
    assert kept.address == "河滨路20号"
    assert again.report == tmp_path / "back.xlsx"
    notes = [row[-1].value for row in openpyxl.load_workbook(again.report).worksheets[0].rows]
    assert any(note and "保留了本机的" in str(note) for note in notes)


def test_blank_in_the_register_is_filled_from_the_sheet(worker: Desk) -> None:
    loaded(worker)
    (home,) = records.ids(worker.conn, kind_of(Household), where={"head": "林静洋"})
    worker.save(Entry(kind="household", id=home, fields={"phone": None}))

    again = loaded(worker)

    assert again.changed == 1
    filled = records.get(worker.conn, Household, home)
    assert filled is not None
    assert filled.phone == "18828890931"


def test_unit_unknown_here_puts_the_household_under_the_grid(tmp_path: Path) -> None:
    desk = World().device(GRID)

    result = loaded(desk)

    assert result.added == 119
    assert {refusal.rule for refusal in result.refused} == {"unit_unknown"}
    assert len(records.ids(desk.conn, kind_of(Household), place=GRID)) == 40


def test_centre_must_know_which_grid_is_meant(worker: Desk) -> None:
    centre = World().centre

    result = loaded(centre)

    assert result.added == 0
    assert {refusal.rule for refusal in result.refused} == {"grid_unknown"}


def test_leader_has_no_right_to_load_households() -> None:
    leader = World().device(GRID + "001", Role.UNIT, "L")

    with pytest.raises(NoRight):
        loaded(leader)

    assert len(records.ids(leader.conn, kind_of(Household))) == 0


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("第1联户单元", 1),
        ("第十二单元", 12),
        ("二十", 20),
        ("3单元", 3),
        ("2026年第1", 0),
        ("甲", 0),
    ],
)
def test_number_of_a_unit_is_read_from_its_words(label: str, number: int) -> None:
    assert number_in(label) == number


def test_two_heads_of_one_name_in_a_unit_stay_two_households(worker: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["联户单元", "户主姓名", "姓名", "与户主关系", "公民身份号码", "家庭住址"])
    sheet.append(["第1联户单元", "王芳", "王芳", "户主", "520381199001010014", "甲路1号"])
    sheet.append(["第1联户单元", "王芳", "王芳", "户主", "522131197001010215", "乙路2号"])
    book.save(tmp_path / "two.xlsx")

    first = loaded(worker, tmp_path / "two.xlsx")
    second = loaded(worker, tmp_path / "two.xlsx")

    assert (first.added, second.added) == (4, 0)


def test_identity_of_another_place_changes_nothing(worker: Desk) -> None:
    with pytest.raises(NoRight):
        load(
            worker.conn,
            replace(worker.me, place="520381004"),
            SAMPLE,
            Loading(today=TODAY, now_ms=NOW_MS, place=GRID),
        )

    assert len(records.ids(worker.conn, kind_of(Household))) == 0
