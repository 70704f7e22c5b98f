"""What stands in the ledgers, and what must not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.declare import Sensitivity, Shape
from gridapp.register import audit, codes, visits
from gridapp.register.database import transaction
from gridapp.register.households import spoken_order
from gridapp.register.log import Entry, NoRight
from gridapp.reports import ledger_rows, write_ledger
from gridapp.reports.every_ledger import LEDGERS, UnknownColumn, columns_of
from tests.unit.exchange.ledgers import an_id
from tests.unit.reports.mediation import with_work
from tests.unit.reports.written import all_names, asked, hamlet, read, written
from tests.village import GRID, Village, filled_village

_KINDS: dict[Shape, type] = {Shape.DATE: date, Shape.COUNT: float, Shape.MONEY: float}


@pytest.fixture(scope="module")
def village() -> Village:
    village = with_work(filled_village())
    teller = {"kind": "named", "name": "穆告诉", "phone": "13988887777"}
    secret = {"kind": "confidential", "name": "税保密", "phone": "13966665555"}
    village.matter("电杆歪了", 4, ago=5, reporters=[teller, secret], urgency="2")
    village.visit(2, ago=3, note="=1+1", result="2")
    _ask_survey(village)
    return village


def _ask_survey(village: Village) -> None:
    """A survey of the centre that one household answered here."""
    told = {"name": "冬季问卷", "area": GRID, "subject": "household", "nameless": "0"}
    told |= {"from_on": village.day(9), "to_on": village.day(0), "sent_on": village.day(9)}
    centre = village.world.centre
    (survey,) = centre.save(Entry(kind="survey", fields={**told, "worker": centre.me.worker.hex()}))
    village.desk.take(*centre.pack())
    said = {"survey": survey, "asked_on": village.day(2), "answers": "1=1"}
    said["worker"] = village.desk.me.worker.hex()
    village.desk.save(Entry(kind="survey_answer", place=GRID, fields=said))


@pytest.mark.parametrize("name", LEDGERS)
def test_every_column_is_written_in_its_own_shape(
    village: Village, name: str, tmp_path: Path
) -> None:
    ledger = LEDGERS[name]

    done = written(village, name, tmp_path, *all_names(ledger), reason="aid")

    sheet = read(done.file)
    assert sheet.title == ledger.zh
    assert sheet.headings == [column.zh for column in ledger.columns]
    assert len(sheet.rows) == done.rows > 0
    for column in ledger.columns:
        kinds = {type(cell) for cell in sheet.column(column.zh) if cell != ""}
        assert kinds <= {_KINDS.get(column.shape, str)}, column.name


@pytest.mark.parametrize("name", LEDGERS)
def test_every_code_list_of_a_column_is_there(name: str) -> None:
    listed = [column for column in LEDGERS[name].columns if column.codes]

    assert all(codes.labels(column.codes, "en") for column in listed)
    assert all(
        column.codes
        for column in LEDGERS[name].columns
        if column.shape in (Shape.CODE, Shape.CODES)
    )


@pytest.mark.parametrize("name", LEDGERS)
def test_who_reported_is_never_in_a_ledger(village: Village, name: str, tmp_path: Path) -> None:
    done = written(village, name, tmp_path, *all_names(LEDGERS[name]), reason="identity")

    cells = " ".join(map(str, read(done.file).cells))
    for word in ("穆告诉", "税保密", "13988887777", "13966665555"):
        assert word not in cells


def test_the_roster_has_every_household_once(village: Village, tmp_path: Path) -> None:
    sheet = read(written(village, "roster", tmp_path).file)

    assert len(sheet.rows) == 40
    assert sheet.column("序号") == list(range(1, 41))
    assert sum(sheet.column("人口")) == sum(1 + n % 4 for n in range(40))
    first = sheet.rows[0]
    assert (first["户主"], first["联户长"], first["联户单元"]) == ("罗桂花", "袁站长", "河边单元")
    assert sheet.column("住址")[:12] == [f"河滨路 {n} 号" for n in range(1, 13)]


def test_a_household_that_is_gone_is_in_no_roster(tmp_path: Path) -> None:
    village = hamlet("罗桂花", "袁福全", "王明礼", "陈德贵")
    village.desk.save(
        Entry(kind="household", id=village.households[1], fields={"gone": "重复登记"})
    )

    assert written(village, "roster", tmp_path).rows == 3


def test_a_ledger_holds_its_period_and_no_day_more(village: Village, tmp_path: Path) -> None:
    sheet = read(written(village, "visits", tmp_path, days=20).file)

    days = sheet.column("走访日期")
    first, last = date.fromisoformat(village.day(20)), date.fromisoformat(village.today)
    assert days == sorted(days)
    assert {(n * 7) % 120 for n in range(30)} & {20}  # a visit lies on the very first day
    assert min(days) == first
    assert max(days) == last
    assert len(days) == sum((n * 7) % 120 <= 20 for n in range(30)) + 1


def test_the_visit_ledger_names_what_was_visited_and_found(tmp_path: Path) -> None:
    village = hamlet("罗桂花")
    spot = village.desk.save(Entry(kind="spot", place=GRID, fields={"name": "大水塘"}))[0]
    seen = {"spot": spot, "type": "3", "result": "1"}
    with transaction(village.desk.conn):
        visits.record(
            village.desk.conn,
            village.desk.me,
            GRID,
            seen,
            today=village.today,
            now_ms=village.desk.now_ms,
        )

    row = read(written(village, "visits", tmp_path, days=1).file).rows[-1]

    assert (row["走访对象"], row["走访类型"], row["走访人"]) == ("大水塘", "安全巡查", "罗网格")


def test_a_matter_shows_what_was_done_and_when(village: Village, tmp_path: Path) -> None:
    sheet = read(written(village, "matters", tmp_path).file)
    rows = {row["事由"]: row for row in sheet.rows}

    lamp, pit = rows["村口第 14 号路灯不亮"], rows["化粪池满了，污水流到路上"]
    assert (lamp["状态"], lamp["承办人"], lamp["办理情况"]) == ("处置中", "罗网格", "")
    assert lamp["限办日期"] == date.fromisoformat(village.day(2))
    assert pit["办理情况"] == "请来抽粪车抽干了，路面冲洗干净"
    assert pit["办结日期"] == date.fromisoformat(village.today)
    assert rows["电杆歪了"]["反映人数"] == 2


def test_supervision_holds_what_is_late_or_urgent_and_nothing_else(
    village: Village, tmp_path: Path
) -> None:
    sheet = read(written(village, "supervision", tmp_path).file)

    assert {row["事由"]: row["超期天数"] for row in sheet.rows} == {"村口第 14 号路灯不亮": 2}


def test_what_is_sensitive_is_left_out_until_a_reason_is_given(
    village: Village, tmp_path: Path
) -> None:
    without = written(village, "roster", tmp_path)
    with_reason = written(village, "roster", tmp_path, reason="aid")

    assert [column.name for column in without.left_out] == ["tags"]
    assert "关爱标签" not in read(without.file).headings
    assert "独居老人 地灾威胁户" in read(with_reason.file).column("关爱标签")
    assert with_reason.left_out == ()


def test_children_are_left_out_until_a_reason_is_given(tmp_path: Path) -> None:
    village = hamlet("罗桂花")
    people = {
        "满十四": {"birth": "2012-11-18"},
        "差一天": {"birth": "2012-11-19"},
        "只有月": {"birth": "2012-11"},
        "只有号": {"id_number": an_id("20150101")},
        "不知道": {},
    }
    village.desk.save(
        *[
            Entry(
                kind="resident",
                place=village.place_of(0),
                fields={"household": village.households[0], "name": name, **fields},
            )
            for name, fields in people.items()
        ]
    )
    assert village.today == "2026-11-18"

    shy = read(written(village, "roster", tmp_path, "members").file).rows[0]["家庭成员"]
    told = read(written(village, "roster", tmp_path, "members", reason="aid").file).rows[0]

    assert set(shy.split("、")) == {"满十四", "不知道"}
    assert set(told["家庭成员"].split("、")) == set(people)


def test_a_formula_somebody_typed_stays_text(village: Village, tmp_path: Path) -> None:
    done = written(village, "visits", tmp_path)

    assert "=1+1" in read(done.file).column("情况")


def test_each_export_is_noted_with_its_sheet_its_rows_and_why(
    village: Village, tmp_path: Path
) -> None:
    before = audit.anchor(village.desk.conn)[0]

    written(village, "roster", tmp_path)
    written(village, "roster", tmp_path, reason="aid")

    acts = audit.acts(village.desk.conn)[before:]
    assert [(act.act, act.reason) for act in acts] == [
        ("export", "联户单元花名册 · 40"),
        ("export", "aid · 联户单元花名册 · 40"),
    ]
    assert audit.is_unbroken(village.desk.conn)


def test_a_file_that_is_there_is_not_touched(village: Village, tmp_path: Path) -> None:
    (tmp_path / "roster-1.xlsx").write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        written(village, "roster", tmp_path)

    assert (tmp_path / "roster-1.xlsx").read_bytes() == b"mine"


def test_a_place_outside_is_refused(village: Village) -> None:
    with pytest.raises(NoRight):
        write_ledger.check_place(village.desk.me, "520381004")


def test_stopping_leaves_neither_a_file_nor_a_note(village: Village, tmp_path: Path) -> None:
    before = audit.anchor(village.desk.conn)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written(village, "roster", tmp_path, told=stop)

    assert list(tmp_path.iterdir()) == []
    assert audit.anchor(village.desk.conn) == before


def test_the_number_of_rows_is_known_before_they_are_written(
    village: Village, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    written(village, "roster", tmp_path, told=lambda done, total: told.append((done, total)))

    assert told == [(0, 40)]
    for ledger in LEDGERS.values():
        some = asked(village)
        found = ledger_rows.rows(village.desk.conn, ledger, ledger.usual, some, "zh")
        assert ledger_rows.count(village.desk.conn, ledger, some) == len(list(found))


def test_columns_come_in_the_order_asked_for_by_name_or_heading() -> None:
    roster = LEDGERS["roster"]

    found = columns_of(roster, ("phone", "户主", "Address"), "zh")

    assert [column.name for column in found] == ["phone", "head", "address"]
    with pytest.raises(UnknownColumn) as told:
        columns_of(roster, ("民族",), "zh")
    assert "head=户主" in told.value.known


def test_what_is_masked_elsewhere_is_sensitive_here() -> None:
    sensitive = {
        (ledger.name, column.name)
        for ledger in LEDGERS.values()
        for column in ledger.columns
        if column.sensitivity is Sensitivity.SENSITIVE
    }

    assert ("roster", "tags") in sensitive


@given(st.lists(st.text(max_size=8), max_size=6))
def test_sorting_in_the_register_is_sorting_by_sound(texts: list[str]) -> None:
    texts = [text.replace("\x00", "") for text in texts]

    assert sorted(texts, key=ledger_rows._spoken) == sorted(texts, key=spoken_order)
