"""Lists of enterprises, places, workers, mediators and orders, as offices send them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest

from gridapp.exchange.known_headings import NoSuchHeading
from gridapp.exchange.list_kinds import LISTINGS, TIERS, words
from gridapp.exchange.list_sheets import NoSuchList, headings_of
from gridapp.exchange.load_list import load
from gridapp.exchange.loaded import Listed
from gridapp.exchange.loading import Loading
from gridapp.exchange.place_finder import PlaceFinder
from gridapp.exchange.values import clock, days_in
from gridapp.models.committee import Committee, Mediator
from gridapp.models.credit_code import check_character
from gridapp.models.declare import Record, kind_of
from gridapp.models.enterprise import Enterprise
from gridapp.models.order import Order
from gridapp.models.place import Place
from gridapp.models.worker import Worker
from gridapp.paths import resource
from gridapp.register import codes, records
from gridapp.register.digest import digest
from gridapp.register.log import Entry, NoRight
from tests.unit.exchange.ledgers import a_workbook
from tests.world import NOW_MS, Desk, World

TODAY = date(2026, 11, 23)
AFTERNOON = datetime.combine(date(2026, 11, 20), time(14, 35))
VILLAGE, GRID = "520381003001", "520381003001001"
CODE = "92520381MA6ABCDE1" + check_character("92520381MA6ABCDE1")

R = TypeVar("R", bound=Record)


@pytest.fixture
def centre() -> Desk:
    """The centre of 金华街道, one village and one grid known."""
    desk = World().centre
    places = {"520381003": "金华街道", VILLAGE: "滨东社区", GRID: "第一网格"}
    desk.save(
        *(Entry(kind="place", fields={"code": code, "name": name}) for code, name in places.items())
    )
    return desk


def loaded(
    desk: Desk,
    name: str,
    path: Path,
    *,
    said: Mapping[str, str] | None = None,
    memory: Path | None = None,
    dry_run: bool = False,
    report: Path | None = None,
) -> Listed:
    headings = headings_of(LISTINGS[name], memory, said or {})
    return load(
        desk.conn,
        desk.me,
        path,
        LISTINGS[name],
        headings,
        Loading(today=TODAY, now_ms=NOW_MS, dry_run=dry_run, report=report),
    )


def every(desk: Desk, record: type[R]) -> list[R]:
    """All records of a kind, by number or name."""
    found = records.get_many(desk.conn, record, records.ids(desk.conn, kind_of(record)))
    return sorted(found.values(), key=lambda one: getattr(one, "number", getattr(one, "name", "")))


def rules(listed: Listed) -> list[tuple[int, str, str]]:
    return [(one.row, one.field, one.rule) for one in listed.refused]


ENTERPRISES: Sequence[Sequence[object]] = [
    ["企业名单（2026年11月）"],
    ["序号", "企业名称", "统一社会\n信用代码", "行业类别", "经营地址", "法定代表人", "联系电话",
     "所属网格", "党员人数", "政治面貌"],
    [1, "滨河超市", CODE, "超市", "河滨路 3 号", "罗桂花", 13800010002, "第一网格", 2, "党员"],
    [2, "老街民宿", "92520381MA6ABCDE10", "民宿", None, "袁福全", "138", "第九网格", None, None],
    [3, None, None, None, "无名地址", None, None, None, None, None],
    ["合计", 2, None, None, None, None, None, None, None, None],
]  # fmt: skip


def test_enterprises_come_with_what_is_right_in_their_rows(centre: Desk, tmp_path: Path) -> None:
    sheet = a_workbook(tmp_path / "a.xlsx", ENTERPRISES)

    listed = loaded(centre, "enterprises", sheet, report=tmp_path / "b.xlsx")

    shop, inn = every(centre, Enterprise)
    assert (shop.name, shop.credit_code, shop.premises) == ("滨河超市", CODE, "05")
    assert (shop.address, shop.contact, shop.phone) == ("河滨路 3 号", "罗桂花", "13800010002")
    assert (shop.place, inn.place) == (GRID, centre.me.place)
    assert (inn.name, inn.credit_code, inn.phone) == ("老街民宿", None, None)
    assert rules(listed) == [
        (4, "credit_code", "credit_code"),
        (4, "phone", "length"),
        (4, "grid", "place_unknown"),
    ]
    assert (listed.rows, listed.added) == (2, 2)
    assert [one.heading for one in listed.left_out] == ["党员人数", "政治面貌"]
    notes = [
        row[-1].value for row in openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0].rows
    ]
    assert "统一社会信用代码不对" in str(notes[3])


def test_loading_twice_adds_nothing_and_what_differs_is_kept(centre: Desk, tmp_path: Path) -> None:
    sheet = a_workbook(tmp_path / "a.xlsx", ENTERPRISES)
    loaded(centre, "enterprises", sheet)
    before = digest(centre.conn)

    again = loaded(centre, "enterprises", sheet)

    assert (again.added, again.changed, again.same) == (0, 0, 2)
    assert digest(centre.conn) == before

    changed = [list(row) for row in ENTERPRISES]
    changed[2][4], changed[3][4] = "老街 1 号", "老街 7 号"
    third = loaded(centre, "enterprises", a_workbook(tmp_path / "c.xlsx", changed))

    shop, inn = every(centre, Enterprise)
    assert (shop.address, inn.address) == ("河滨路 3 号", "老街 7 号")
    assert (third.added, third.changed, third.same) == (0, 1, 1)
    (differs,) = [one for one in third.refused if one.rule == "differs"]
    assert (differs.row, differs.value, differs.instead) == (3, "老街 1 号", "河滨路 3 号")


def test_one_name_with_two_credit_codes_is_two_enterprises(centre: Desk, tmp_path: Path) -> None:
    other = "92520381MA6ABCDF" + "2"
    rows = [["名称", "信用代码"], ["超市", CODE], ["超市", other + check_character(other)]]

    loaded(centre, "enterprises", a_workbook(tmp_path / "a.xlsx", rows))

    assert len(every(centre, Enterprise)) == 2


def test_a_trial_says_the_same_and_writes_nothing(centre: Desk, tmp_path: Path) -> None:
    before = digest(centre.conn)

    listed = loaded(
        centre, "enterprises", a_workbook(tmp_path / "a.xlsx", ENTERPRISES), dry_run=True
    )

    assert listed.added == 2
    assert digest(centre.conn) == before


def test_grids_and_units_get_the_next_free_codes(centre: Desk, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["滨东社区网格和联户单元划分表"],
        ["社区", "网格名称", "网格类型", "联户单元名称", "启用日期"],
        ["滨东社区", "第一网格", "全科网格", "河边单元", date(2024, 3, 1)],
        ["滨东社区", None, None, "老街单元", None],
        ["滨东社区", "学校网格", "专属网格", None, "2025年9月"],
    ]
    sheet = a_workbook(tmp_path / "a.xlsx", rows, ["B3:B4", "C3:C4"])

    listed = loaded(centre, "places", sheet)

    known = {one.code: one for one in every(centre, Place)}
    assert {code: one.name for code, one in known.items() if code and len(code) > 12} == {
        GRID: "第一网格",
        f"{GRID}001": "河边单元",
        f"{GRID}002": "老街单元",
        f"{VILLAGE}002": "学校网格",
    }
    assert known[f"{VILLAGE}002"].grid_type == "2"
    assert known[f"{VILLAGE}002"].opened_on == "2025-09"
    assert listed.refused == []
    before = digest(centre.conn)
    again = loaded(centre, "places", sheet)
    assert (again.added, again.changed) == (0, 0)
    assert digest(centre.conn) == before


def test_places_with_codes_keep_them_and_foreign_ones_are_refused(
    centre: Desk, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["网格编码", "网格名称", "单元编码", "单元名称"],
        [f"{VILLAGE}007", "七网格", f"{VILLAGE}007003", "三单元"],
        ["520382001001001", "外地网格", None, None],
    ]

    listed = loaded(centre, "places", a_workbook(tmp_path / "a.xlsx", rows))

    codes_ = {one.code for one in every(centre, Place)}
    assert {f"{VILLAGE}007", f"{VILLAGE}007003"} <= codes_
    assert rules(listed) == [(3, "grid_name", "place_of_other")]


def test_workers_have_their_post_and_their_area(centre: Desk, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["姓名", "人员类型", "村", "所属网格", "职务"],
        ["罗网格", "专职网格员", "滨东社区", "第一网格", "网格员"],
        ["袁站长", "联户长", "滨东", None, None],
        ["王不明", "顾问", "滨东社区", None, None],
    ]
    sheet = a_workbook(tmp_path / "a.xlsx", rows)

    listed = loaded(centre, "workers", sheet)

    found = {one.name: one for one in every(centre, Worker)}
    assert (found["罗网格"].role, found["罗网格"].area) == ("GRID", GRID)
    assert (found["袁站长"].role, found["袁站长"].area) == ("UNIT", VILLAGE)
    assert "王不明" not in found
    assert rules(listed) == [(4, "role", "not_listed")]
    assert loaded(centre, "workers", sheet).added == 0


def test_a_unit_is_not_taken_for_the_grid_of_its_number(centre: Desk, tmp_path: Path) -> None:
    second, first = VILLAGE + "002", "第1联户单元"
    known = {second: "第二网格", GRID + "001": first, second + "001": first}
    centre.save(
        *(Entry(kind="place", fields={"code": code, "name": name}) for code, name in known.items())
    )
    rows: list[list[object]] = [
        ["姓名", "岗位", "村", "负责范围"],
        ["甲", "联户长", "滨东社区", first],
        ["乙", "联户长", "滨东社区", "第二网格第1联户单元"],
        ["丙", "网格员", "滨东社区", "2网格"],
        ["丁", "网格员", None, "第一网格"],
    ]

    listed = loaded(centre, "workers", a_workbook(tmp_path / "a.xlsx", rows))

    areas = [one.area for one in every(centre, Worker) if one.name in ("甲", "乙", "丙", "丁")]
    assert sorted(map(str, areas)) == [VILLAGE, GRID, second, second + "001"]
    assert rules(listed) == [(2, "area", "place_unknown")]


def test_a_village_is_not_given_the_rows_of_its_neighbours(centre: Desk) -> None:
    said = ("城东社区", "金华街道城东社区", "滨东社区", "第一网格", "金华街道", "某处")

    found = {at: PlaceFinder(centre.conn, at) for at in (VILLAGE, "520381003", "520381")}

    assert [one for one in said if found[VILLAGE].elsewhere([one])] == list(said[:2])
    assert not any(found["520381003"].elsewhere([one]) for one in said)
    assert found["520381003"].elsewhere(["", "天台镇"]) == "天台镇"
    assert found["520381"].elsewhere(["天台镇"]) == ""


def test_mediators_come_with_their_committees(centre: Desk, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["调委会名称", "姓名", "专长", "聘期至"],
        ["滨东社区人民调解委员会", "罗调解", "婚姻家庭", "2028-12-31"],
        [None, "袁调解", "山林", None],
        ["商会调解委员会", "王调解", None, None],
    ]
    sheet = a_workbook(tmp_path / "a.xlsx", rows, ["A2:A3"])

    listed = loaded(centre, "mediators", sheet)

    bodies = {one.id: one for one in every(centre, Committee)}
    people = {one.name: one for one in every(centre, Mediator)}
    assert {one.name: one.type for one in bodies.values()} == {
        "滨东社区人民调解委员会": "2",
        "商会调解委员会": "6",
    }
    assert people["罗调解"].committee == people["袁调解"].committee
    assert bodies[people["王调解"].committee or ""].name == "商会调解委员会"
    assert (people["罗调解"].trade, people["罗调解"].until) == ("02", "2028-12-31")
    assert listed.added == 5
    assert (loaded(centre, "mediators", sheet).added, listed.refused) == (0, [])


def test_orders_keep_their_times_limits_and_words(centre: Desk, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["12345热线工单"],
        ["工单编号", "诉求类型", "来电人", "联系电话", "诉求内容", "地址", "受理时间", "办理时限",
         "属地"],
        ["GZ202611230001", "投诉举报", "穆来电", "13900000001", "=路灯不亮\n请尽快修", "河滨路",
         AFTERNOON, "2026-12-04 17:30:00", "滨东社区"],
        ["GZ202611230002", "咨询", None, None, "低保怎么办", None, "2026/11/20 09:05", "2个工作日",
         None],
        ["GZ202611230003", "其他", None, None, "不知道", None, "2026-11-20", None, None],
        ["GZ202611230004", "求助", None, None, None, None, "2026-11-20", "3天", None],
    ]  # fmt: skip
    sheet = a_workbook(tmp_path / "a.xlsx", rows)

    listed = loaded(centre, "orders", sheet)

    lamp, benefit = every(centre, Order)
    assert (lamp.number, lamp.type, lamp.place) == ("GZ202611230001", "5", VILLAGE)
    assert (lamp.received_on, lamp.received_at, lamp.set_due) == (
        "2026-11-20", "14:35", "2026-12-04",
    )  # fmt: skip
    assert lamp.content == "=路灯不亮\n请尽快修"
    assert (lamp.caller, lamp.phone) == ("穆来电", "13900000001")
    assert (benefit.received_at, benefit.set_due) == ("09:05", "2026-11-24")
    assert rules(listed) == [(5, "type", "not_listed"), (6, "content", "missing")]
    assert loaded(centre, "orders", sheet).added == 0


def test_orders_of_another_township_stay_out_and_odd_days_are_said(
    centre: Desk, tmp_path: Path
) -> None:
    head = ["工单编号", "诉求类型", "诉求内容", "受理时间", "办理时限", "乡镇街道", "属地"]
    rows: list[list[object]] = [
        ["GZ01", "求助", "路灯", "2026-11-20", None, "赤水市金华街道", "金华街道滨东社区"],
        ["GZ02", "求助", "垃圾", "2026-11-20", None, "天台镇", None],
        ["GZ03", "求助", "井盖", "2026-11-20", None, None, "赤水市天台镇星光村"],
        ["GZ04", "求助", "噪声", "2026-11-20", None, "520381001", None],
        ["GZ05", "求助", "污水", "11月20日 9:05", "1月4日", "某某局", None],
        ["GZ06", "求助", "停车", "2026-12-20", None, None, None],
        ["GZ07", "求助", "树枝", "12-24", "2025年12月1日", None, None],
        ["GZ08", "求助", "积水", "2月30日", None, None, None],
    ]

    listed = loaded(centre, "orders", a_workbook(tmp_path / "a.xlsx", [head, *rows]))

    days = [(one.number, one.place, one.received_on, one.set_due) for one in every(centre, Order)]
    assert days == [
        ("GZ01", VILLAGE, "2026-11-20", None),
        ("GZ05", "520381003", "2026-11-20", "2027-01-04"),
        ("GZ07", "520381003", "2025-12-24", "2025-12-01"),
    ]
    assert sorted(rules(listed)) == [
        (3, "township", "elsewhere"),
        (4, "village", "elsewhere"),
        (5, "township", "elsewhere"),
        (6, "received_on", "no_year"),
        (6, "set_due", "no_year"),
        (6, "township", "place_unknown"),
        (7, "received_on", "in_the_future"),
        (8, "received_on", "no_year"),
        (8, "set_due", "before_received"),
        (9, "received_on", "date"),
    ]


def test_what_a_heading_means_is_remembered(centre: Desk, tmp_path: Path) -> None:
    rows = [["店家", "执照", "在哪"], ["滨河超市", CODE, "河滨路"]]
    sheet, memory = a_workbook(tmp_path / "a.xlsx", rows), tmp_path / "headings.json"
    said = {"店家": "name", "执照": "credit_code", "在哪": "address"}
    with pytest.raises(NoSuchList):
        loaded(centre, "enterprises", sheet, memory=memory)
    with pytest.raises(NoSuchHeading):
        loaded(centre, "enterprises", sheet, memory=memory, said={**said, "没有": "phone"})

    loaded(centre, "enterprises", sheet, memory=memory, said=said)

    again = loaded(centre, "enterprises", sheet, memory=memory)
    assert (again.added, again.same) == (0, 1)


def test_who_may_not_write_such_records_is_told_before_anything_is_read(tmp_path: Path) -> None:
    worker = World().device(GRID)

    with pytest.raises(NoRight):
        loaded(worker, "orders", tmp_path / "none.xlsx")


@pytest.mark.parametrize("name", LISTINGS)
def test_every_heading_names_something_that_is_loaded(name: str) -> None:
    listing = LISTINGS[name]
    known = {*TIERS, "area", "serial"} | {
        one for target in listing.targets for one in target.columns
    }

    fields = {field for field, use in words(name).values() if use == "read"}
    assert fields <= known
    assert set(listing.needed) <= fields
    for target in listing.targets:
        kind = kind_of(target.record)
        assert all(kind.field(own) for own in target.columns.values())
        assert all(kind.field(one) for key in target.keys for one in key)


def test_every_further_word_is_for_a_code_that_exists() -> None:
    with resource("codes/code_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert codes.known(row["list"], row["code"]), row


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2026-11-20 9:05", "09:05"),
        ("2026年11月20日14时35分", "14:35"),
        (AFTERNOON, "14:35"),
        (datetime.combine(TODAY, time()), None),
        ("2026-11-20", None),
        ("25:61", None),
        (date(2026, 11, 20), None),
    ],
)
def test_the_time_beside_a_day(cell: str | date, at: str | None) -> None:
    assert clock(cell) == at


def test_spans_of_days() -> None:
    assert days_in("5个工作日") == (5, True)
    assert days_in("收到后10日内") == (10, False)
    assert days_in("2026-12-04") is None
