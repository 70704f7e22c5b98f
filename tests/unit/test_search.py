"""Anything is found by what somebody remembers of it, whether the index has seen it or not."""

import sqlite3
from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.declare import InvalidRecord
from gridapp.models.role import Role
from gridapp.register import search, touched
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.pinyin_index import sounds
from tests.lots import few
from tests.unit.register.worlds import fresh
from tests.world import Desk, World

UNIT = "520381003001001001"
OTHER_UNIT = "520381003001001002"


def drained(desk: Desk) -> Desk:
    """The desk once everything it wrote is in the index."""
    with transaction(desk.conn):
        assert touched.drain(desk.conn) == 0
    return desk


def found(desk: Desk, text: str, place: str = "") -> list[str]:
    """The titles of what `text` finds."""
    return [hit.title for hit in search.find(desk.conn, text, place).rows]


@dataclass(frozen=True, slots=True)
class Street:
    """A grid worker's desk with a street in it."""

    desk: Desk
    zeng: str


@pytest.fixture(scope="module")
def street() -> Street:
    desk = World().device("520381003001001", Role.GRID)
    (zeng,) = desk.save(
        Entry(
            kind="household",
            place=UNIT,
            fields={"head": "曾小华", "address": "人民路12号3栋", "phone": "13800001234"},
        )
    )
    desk.save(
        Entry(
            kind="resident",
            place=UNIT,
            fields={
                "household": zeng,
                "name": "欧阳单",
                "id_number": "520381199001010014",
                "phone": "13955556666",
            },
        ),
        Entry(kind="household", place=OTHER_UNIT, fields={"head": "曾小", "address": "老街1号"}),
        Entry(kind="household", place=OTHER_UNIT, fields={"head": "王曾小", "address": "老街11号"}),
        Entry(kind="spot", place=UNIT, fields={"name": "大水塘"}),
        Entry(
            kind="matter",
            place=UNIT,
            fields={
                "task": "environment",
                "number": "00326-W0007",
                "title": "路灯不亮",
                "detail": "幼儿园门口两盏, LED 灯",
                "spot_text": "曾小学旁",
                "heard_on": "2026-11-23",
                "worker": "0" * 32,
            },
        ),
        Entry(
            kind="visit",
            place=UNIT,
            fields={
                "type": "1",
                "result": "1",
                "happened_on": "2026-11-23",
                "note": "说起化粪池堵了",
                "worker": "0" * 32,
                "household": zeng,
            },
        ),
    )
    return Street(desk, zeng)


REMEMBERED = [
    ("曾小华", ["曾小华"]),
    ("曾", ["曾小", "曾小华", "王曾小", "路灯不亮"]),
    ("曾小", ["曾小", "曾小华", "王曾小", "路灯不亮"]),
    ("zxh", ["曾小华"]),
    ("cxh", ["曾小华"]),
    ("ZengXiaoHua", ["曾小华"]),
    ("zeng xiao", ["曾小", "曾小华"]),
    ("oyd", ["欧阳单"]),
    ("ouyangd", ["欧阳单"]),
    ("dst", ["大水塘"]),
    ("人民路", ["曾小华"]),
    ("人民路12号", ["曾小华"]),
    ("人民路1", ["曾小华"]),
    ("人民路 3栋", ["曾小华"]),
    ("1号", ["曾小"]),
    ("老街", ["王曾小", "曾小"]),
    ("138", ["曾小华"]),
    ("1234", ["曾小华"]),
    ("13800001234", ["曾小华"]),
    ("010014", ["欧阳单"]),
    ("520381199001010014", ["欧阳单"]),
    ("W0007", ["路灯不亮"]),
    ("00326-w0007", ["路灯不亮"]),
    ("幼儿园门口", ["路灯不亮"]),
    ("led", ["路灯不亮"]),
    ("化粪池", ["说起化粪池堵了"]),
    ("没有", []),
    ("%", []),
    ("\"'*", []),
    ("AND", []),
    ("name:", []),
    ("  ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), REMEMBERED)
def test_what_is_remembered_is_found_in_the_index(
    street: Street, text: str, expected: list[str]
) -> None:
    desk = drained(fresh(street.desk))

    assert found(desk, text) == expected
    assert search.find(desk.conn, text).total == len(expected)


FRESH = [one for one in REMEMBERED if one[0] not in ("1号", "人民路1", "led")]


@pytest.mark.parametrize(("text", "expected"), FRESH)
def test_what_is_remembered_is_found_before_the_index_has_seen_it(
    street: Street, text: str, expected: list[str]
) -> None:
    assert set(found(street.desk, text)) == set(expected)
    assert search.find(street.desk.conn, text).total == len(expected)


def test_only_what_lies_in_the_place_is_found(street: Street) -> None:
    for desk in (street.desk, drained(fresh(street.desk))):
        assert found(desk, "曾", OTHER_UNIT) == ["曾小", "王曾小"]
        assert search.find(desk.conn, "曾", OTHER_UNIT).total == 2
        assert found(desk, "zxh", OTHER_UNIT) == []


def test_a_resident_is_shown_with_the_address_and_a_matter_with_its_number(street: Street) -> None:
    (resident,) = search.find(street.desk.conn, "欧阳").rows
    (matter,) = search.find(street.desk.conn, "路灯").rows

    assert (resident.kind, resident.subtitle) == ("resident", "人民路12号3栋")
    assert (matter.kind, matter.subtitle) == ("matter", "00326-W0007 · 曾小学旁")


def test_a_change_is_found_and_the_old_value_no_more(street: Street) -> None:
    desk = drained(fresh(street.desk))
    desk.save(Entry(kind="household", id=street.zeng, fields={"head": "覃小华"}))

    for _ in range(2):
        assert found(desk, "曾小华") == []
        assert found(desk, "qxh") == ["覃小华"]
        assert found(desk, "txh") == ["覃小华"]
        assert search.find(desk.conn, "小华").total == 1
        drained(desk)


def test_what_is_gone_is_not_found(street: Street) -> None:
    desk = drained(fresh(street.desk))
    desk.save(Entry(kind="household", id=street.zeng, fields={"gone": "搬走"}))

    for _ in range(2):
        assert found(desk, "曾小华") == []
        assert search.find(desk.conn, "1234").total == 0
        drained(desk)


def test_a_name_is_found_by_the_reading_its_owner_gave(street: Street) -> None:
    desk = fresh(street.desk)
    desk.save(
        Entry(
            kind="resident",
            place=UNIT,
            fields={"household": street.zeng, "name": "乐行", "pinyin": "yao hang"},
        )
    )

    assert found(drained(desk), "yh") == ["乐行"]


def test_the_index_made_anew_finds_the_same(street: Street) -> None:
    desk = drained(fresh(street.desk))
    before = {text: search.find(desk.conn, text) for text, _expected in REMEMBERED}

    with transaction(desk.conn):
        touched.rebuild(desk.conn)

    assert {text: search.find(desk.conn, text) for text in before} == before


def test_the_queue_is_drained_a_portion_at_a_time(street: Street) -> None:
    desk = fresh(street.desk)
    with transaction(desk.conn):
        left = touched.drain(desk.conn, 2)
    with transaction(desk.conn):
        assert touched.drain(desk.conn, 2) == left - 2
    assert found(desk, "曾小华") == ["曾小华"]


def test_what_comes_from_another_device_is_queued_too() -> None:
    world = World()
    worker, leader = world.device(UNIT[:15], Role.GRID), world.device(UNIT, Role.UNIT, "L")
    leader.save(Entry(kind="spot", place=UNIT, fields={"name": "大水塘"}))
    leader.pack()
    worker.take(*leader.segments())

    assert found(worker, "dst") == ["大水塘"]
    assert found(drained(worker), "dst") == ["大水塘"]


def test_the_newest_come_first_and_the_total_counts_those_not_shown(street: Street) -> None:
    desk = fresh(street.desk)
    for number in range(70):
        desk.save(Entry(kind="spot", place=UNIT, fields={"name": f"电杆{number}"}))

    for one in (search.find(desk.conn, "电杆"), search.find(drained(desk).conn, "电杆")):
        assert one.total == 70
        assert [hit.title for hit in one.rows[:2]] == ["电杆69", "电杆68"]
        assert len(one.rows) == 50


@pytest.mark.parametrize("text", ["曾\u202e小", "\x00", "曾\n小", "\ud800"])
def test_text_with_hidden_characters_is_refused(street: Street, text: str) -> None:
    with pytest.raises(InvalidRecord):
        search.find(street.desk.conn, text)


@few(60)
@given(st.text(max_size=12))
def test_no_text_breaks_the_search(text: str) -> None:
    conn = _empty()
    try:
        assert search.find(conn, text).rows == []
    except InvalidRecord:
        assert not text.isprintable()


@cache
def _empty() -> sqlite3.Connection:
    return drained(World().device(UNIT, Role.GRID)).conn


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单强", "sq"),
        ("单强", "dq"),
        ("仇丽", "ql"),
        ("尉迟恭", "ycg"),
        ("万俟明", "mqm"),
        ("区小明", "oxm"),
        ("朴正", "~piaozheng"),
        ("Li Wei", "~liwei"),
        ("吕布", "~lvbu"),
        ("任华", "rh"),
    ],
)
def test_surnames_sound_as_their_owners_say_them(name: str, typed: str) -> None:
    assert typed in sounds(name)


CHARACTERS = "甲乙丙丁"


@few(15)
@given(
    st.lists(st.text(CHARACTERS, min_size=1, max_size=12), min_size=1, max_size=12),
    st.lists(st.text(CHARACTERS, min_size=1, max_size=5), min_size=1, max_size=6),
)
def test_any_characters_in_a_row_find_what_holds_them_and_nothing_else(
    names: list[str], asked: list[str]
) -> None:
    desk = fresh(bare())
    desk.save(*[Entry(kind="spot", place=UNIT, fields={"name": name}) for name in names])
    waiting = [search.find(desk.conn, text).total for text in asked]
    drained(desk)

    for text, before in zip(asked, waiting, strict=True):
        wanted = sorted(name for name in names if text in name)
        assert sorted(found(desk, text)) == wanted
        assert search.find(desk.conn, text).total == before == len(wanted)


@cache
def bare() -> Desk:
    return World().device("520381003001001", Role.GRID)


def told(desk: Desk, kind: str, **fields: str) -> str:
    """A record with what every one of its kind needs."""
    always = {"heard_on": "2026-11-23", "worker": "0" * 32}
    (id_,) = desk.save(Entry(kind=kind, place=UNIT, fields=fields | always))
    return id_


def test_a_dispute_is_found_by_its_parties_their_initials_its_number_and_title() -> None:
    desk = fresh(bare())
    dispute = told(desk, "dispute", title="宅基地边界", number="2026-17")
    (party,) = desk.save(
        Entry(kind="party", place=UNIT, fields={"dispute": dispute, "side": "1", "name": "单雄信"})
    )
    for _ in range(2):
        for text in ("单雄信", "雄信", "sxx", "dxx", "宅基", "2026-17"):
            assert [hit.id for hit in search.find(desk.conn, text).rows] == [dispute], text
        drained(desk)
    desk.save(Entry(kind="party", id=party, fields={"name": "罗成"}))
    for _ in range(2):
        assert found(desk, "单雄信") == []
        assert found(desk, "罗成") == ["宅基地边界"]
        drained(desk)


@pytest.mark.parametrize(("kind", "finds"), [("named", True), ("confidential", False)])
def test_a_reporter_leads_to_his_matter_unless_he_spoke_in_confidence(
    kind: str,
    finds: bool,
) -> None:
    desk = fresh(bare())
    matter = told(desk, "matter", task="environment", title="路灯不亮")
    fields = {"matter": matter, "kind": kind, "name": "穆桂英", "phone": "13812345678"}
    desk.save(Entry(kind="reporter", place=UNIT, fields=fields))
    wanted = ["路灯不亮"] if finds else []

    for _ in range(2):
        assert [found(desk, text) for text in ("穆桂英", "mgy", "5678")] == [wanted] * 3
        drained(desk)


def test_a_reporter_who_asks_for_confidence_later_is_found_no_more() -> None:
    desk = fresh(bare())
    matter = told(desk, "matter", task="environment", title="路灯不亮")
    fields = {"matter": matter, "kind": "named", "name": "穆桂英"}
    (reporter,) = desk.save(Entry(kind="reporter", place=UNIT, fields=fields))
    drained(desk)
    desk.save(Entry(kind="reporter", id=reporter, fields={"kind": "confidential"}))

    for _ in range(2):
        assert found(desk, "穆桂英") == []
        drained(desk)


def test_an_order_is_found_by_its_caller_and_a_firm_by_its_code() -> None:
    desk = World().centre
    fields = {"number": "GD2026-1", "type": "1", "received_on": "2026-11-23", "caller": "佘赛花"}
    desk.save(
        Entry(
            kind="order", place=UNIT, fields={**fields, "content": "噪音", "phone": "13899990000"}
        )
    )
    code = "91110000600037341L"
    desk.save(
        Entry(kind="enterprise", place=UNIT, fields={"name": "竹海林场", "credit_code": code})
    )
    for _ in range(2):
        for text in ("佘赛花", "ssh", "0000", "gd2026"):
            assert "噪音" in found(desk, text), text
        for text in ("竹海", "zhlc", "7341l", code):
            assert found(desk, text) == ["竹海林场"], text
        drained(desk)


def test_what_lies_in_ones_own_place_comes_first() -> None:
    """A file may bring what belongs to others, as a card for a job elsewhere."""
    world = World()
    worker = world.device("520381003001001", Role.GRID)
    elsewhere = "520381003002001001"
    worker.save(Entry(kind="spot", place=UNIT, fields={"name": "大水塘"}))
    world.centre.now_ms += 10_000
    world.centre.save(Entry(kind="spot", place=elsewhere, fields={"name": "大水塘"}))
    worker.take(*world.centre.pack())
    drained(worker)

    assert [hit.place for hit in search.find(worker.conn, "大水塘").rows] == [UNIT, elsewhere]
