"""Lists of matters, one matter's dossier, and words of danger."""

from __future__ import annotations

import sqlite3

import pytest

from gridapp.models.danger import calls_for
from gridapp.register import alike, dossier, log, matter_list
from gridapp.register.alike import Alike
from tests.village import GRID, Village, filled_village


@pytest.fixture(scope="module")
def village() -> Village:
    return filled_village()


@pytest.fixture
def conn(village: Village) -> sqlite3.Connection:
    return village.desk.conn


@pytest.mark.parametrize(
    ("let_through", "titles"),
    [
        (matter_list.OVERDUE, {"村口第 14 号路灯不亮"}),
        (matter_list.VERIFY, {"化粪池满了，污水流到路上"}),
        (matter_list.OWED, {"想问低保什么时候复核"}),
        (matter_list.CLOSED, {"院坝里清扫枯枝"}),
        (matter_list.HANDLING, {"村口第 14 号路灯不亮", "楼道堆放柴火"}),
        (matter_list.WAITING, {"两家因排水沟起争执", "独居老人缺取暖的煤", "水塘护栏松动"}),
    ],
)
def test_filter_lets_through(
    village: Village, conn: sqlite3.Connection, let_through: str, titles: set[str]
) -> None:
    ids = matter_list.ids(conn, today=village.today, let_through=let_through)

    assert {row.title for row in matter_list.rows(conn, ids).values()} == titles


def test_counts_agree_with_the_lists(village: Village, conn: sqlite3.Connection) -> None:
    counts = matter_list.counts(conn, today=village.today)

    for let_through in matter_list.FILTERS:
        ids = matter_list.ids(conn, today=village.today, let_through=let_through)
        assert len(ids) == counts[let_through]


def test_due_first_and_without_deadline_last(village: Village, conn: sqlite3.Connection) -> None:
    ids = matter_list.ids(conn, today=village.today, sort="due")
    due = [matter_list.rows(conn, [id_])[id_].due for id_ in ids]

    assert due[0] == village.day(2)
    assert due[-1] == ""


def test_row_names_holder_and_household(village: Village, conn: sqlite3.Connection) -> None:
    id_ = village.matters["村口第 14 号路灯不亮"]
    row = matter_list.rows(conn, [id_])[id_]

    assert (row.holder_name, row.head, row.owed) == ("罗网格", "罗桂花", 0)
    assert row.overdue(village.today)
    assert not row.overdue(village.day(2))


def test_text_is_looked_for_in_number_title_and_place(
    village: Village, conn: sqlite3.Connection
) -> None:
    for text in ("路灯", "河滨路口", "绊倒"):
        found = matter_list.ids(conn, today=village.today, text=text)
        assert found == [village.matters["村口第 14 号路灯不亮"]]
    assert len(matter_list.ids(conn, today=village.today, text="00326-W")) == 8
    assert matter_list.ids(conn, today=village.today, text="%") == []


def test_alike_shares_words_task_grid_and_week(village: Village, conn: sqlite3.Connection) -> None:
    def found(title: str, task: str = "hazard", place: str = GRID, ago: int = 7) -> list[Alike]:
        return alike.find(conn, place=place, task=task, title=title, since=village.day(ago))

    assert [one.title for one in found("楼道里堆满柴火")] == ["楼道堆放柴火"]
    assert found("电线老化") == []
    assert found("楼道里堆满柴火", task="opinion") == []
    assert found("楼道里堆满柴火", place="520381003005002") == []
    assert found("楼道里堆满柴火", ago=1) == []
    assert found("") == []


def test_dossier_knows_who_is_owed_an_answer(village: Village, conn: sqlite3.Connection) -> None:
    settled = dossier.of(conn, village.matters["想问低保什么时候复核"])
    open_ = dossier.of(conn, village.matters["村口第 14 号路灯不亮"])

    assert [settled.owed(one) for one in settled.reporters] == [True]
    assert [open_.owed(one) for one in open_.reporters] == [False]


def test_matter_that_is_not_here_is_named(conn: sqlite3.Connection) -> None:
    with pytest.raises(log.UnknownRecord):
        dossier.of(conn, "0" * 32)


@pytest.mark.parametrize(
    ("text", "grade", "numbers"),
    [
        ("路灯不亮", "", []),
        ("厨房煤气味很重", "", ["119", "120"]),
        ("有人持刀", "", ["110"]),
        ("孩子掉进河里落水", "", ["119", "110", "120"]),
        ("讲了防溺水", "", []),
        ("The kitchen caught fire, smoke everywhere", "", ["119"]),
        ("A man with a KNIFE", "", ["110"]),
        ("厨房gas leak很重，她fainted了", "", ["119", "120"]),
        ("Told them how to prevent drowning; begun to plan fire drills", "", []),
        ("The street lamp is out", "", []),
        ("墙裂了", "3", ["119"]),
        ("墙裂了", "2", []),
    ],
)
def test_danger_names_whom_to_telephone(text: str, grade: str, numbers: list[str]) -> None:
    assert [call.number for call in calls_for(text, grade)] == numbers
