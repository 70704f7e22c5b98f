"""A centre begins, hands out devices, and they join: all of it or nothing."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.declare import InvalidRecord, kind_of
from gridapp.models.domain import Damaged, Domain, OtherDomain, Truncated
from gridapp.models.place import Place
from gridapp.models.role import Role
from gridapp.models.worker import Device as DeviceRecord
from gridapp.models.worker import Worker
from gridapp.paths import Home
from gridapp.register import records
from gridapp.register.database import transaction
from gridapp.register.log import NoRight, UnknownRecord
from gridapp.sync import enrol, keys
from gridapp.sync.certificates import TooWide, chain_fault
from gridapp.sync.founding import found
from gridapp.sync.keys import DAY
from gridapp.sync.startup_file import WrongCode, check_number, open_root
from tests.sync.township import CENTRE_NAME, GRID, NOW_MS, TOWN, UNIT_1, Device, Township

HandedOut = tuple[Township, enrol.DeviceAdded]


def test_a_township_centre_knows_its_real_villages_and_its_own_staff(joined: Township) -> None:
    with joined.centre.open() as (conn, me):
        places = records.get_many(conn, Place, records.ids(conn, kind_of(Place)))
        names = {place.code: place.name for place in places.values()}
        worker = records.get(conn, Worker, me.worker.hex())

    assert names[TOWN] == CENTRE_NAME
    assert names["520381003001"] == "滨东社区"
    assert all(code and code.startswith(TOWN) for code in names)
    assert worker is not None
    assert (worker.name, worker.role, worker.area) == ("周文静", "TOWN", TOWN)


def test_the_printed_code_opens_the_root_file_and_nothing_else_does(tmp_path: Path) -> None:
    home = Home(tmp_path / "centre")

    made = enrol.create_centre(home, place=TOWN, name=CENTRE_NAME, now_ms=NOW_MS)

    root = open_root(made.root_file.read_bytes(), made.code, Domain.REAL)
    assert made.check_number == check_number(root.public)
    assert root.seed not in home.keys.read_bytes()
    with pytest.raises(WrongCode):
        open_root(made.root_file.read_bytes(), "0" * 24, Domain.REAL)


def test_a_home_with_a_register_becomes_nothing_else(handed_out: HandedOut) -> None:
    joined, new = handed_out
    with pytest.raises(enrol.AlreadyFounded):
        enrol.create_centre(joined.worker.home, place=TOWN, name="x", now_ms=NOW_MS)
    with pytest.raises(enrol.AlreadyFounded):
        enrol.join(joined.worker.home, new.file, new.code, now_ms=NOW_MS)


def test_of_two_who_begin_at_once_the_first_stays_with_his_keys(
    joined: Township, tmp_path: Path
) -> None:
    home = Home(tmp_path / "centre")

    def first_comes(_conn: sqlite3.Connection) -> None:
        enrol.create_centre(home, place=TOWN, name=CENTRE_NAME, now_ms=NOW_MS)
        kept.append(home.keys.read_bytes())

    kept: list[bytes] = []
    with pytest.raises(enrol.AlreadyFounded):
        found(home, joined.worker.ring, first_comes)
    assert [home.keys.read_bytes()] == kept
    with Device(home, joined.clock).open() as (_conn, me):
        assert me.key == keys.load(home.keys).signing.public


@pytest.mark.parametrize("place", ["", "52", "520381003001001", "5203810O3", "０20381003"])
def test_a_centre_stands_at_a_county_township_or_village(tmp_path: Path, place: str) -> None:
    home = Home(tmp_path / "centre")

    with pytest.raises(enrol.NotACentrePlace):
        enrol.create_centre(home, place=place, name="x", now_ms=NOW_MS)

    assert not home.root.exists()


def test_a_name_that_cannot_stand_leaves_nothing_behind(tmp_path: Path) -> None:
    home = Home(tmp_path / "centre")

    with pytest.raises(InvalidRecord):
        enrol.create_centre(home, place=TOWN, name="金华\u202e", now_ms=NOW_MS)

    assert not home.root.exists()


def test_a_new_device_makes_its_own_keys_and_can_be_verified_by_anybody(joined: Township) -> None:
    ring = joined.worker.ring
    chain = [decode(body) for body in ring.chain]

    assert [one.type for one in chain] == [
        CertificateType.ROOT,
        CertificateType.CENTRE,
        CertificateType.TOKEN,
        CertificateType.DEVICE,
    ]
    assert chain_fault(chain, ring.root) is None
    assert chain[-1].signing_key == ring.signing.public != chain[-2].signing_key
    assert joined.worker.me.place == GRID
    assert joined.worker.me.role is Role.GRID
    assert joined.worker.me.centre == CENTRE_NAME


def test_a_new_device_knows_the_places_and_workers_but_no_resident(joined: Township) -> None:
    with joined.leader.open() as (conn, _me):
        places = len(records.ids(conn, kind_of(Place)))
        workers = len(records.ids(conn, kind_of(Worker)))
        households = conn.execute("SELECT count(*) FROM household").fetchone()

    assert places > 1
    assert workers >= 3
    assert households == (0,)


def test_the_centre_writes_down_whom_a_device_is_for(handed_out: HandedOut) -> None:
    joined, new = handed_out

    with joined.centre.open() as (conn, _me):
        ids = records.ids(conn, kind_of(DeviceRecord), where={"tag": new.tag})
        device = records.get(conn, DeviceRecord, ids[0])
        worker = records.get(conn, Worker, new.worker)

    assert device is not None
    assert worker is not None
    assert (device.worker, device.area, device.role) == (new.worker, GRID, "GRID")
    assert worker.name == "陈志远"


def test_tags_are_unique_in_the_township(handed_out: HandedOut) -> None:
    town, new = handed_out
    tags = [new.tag, *(device.me.tag for device in town.everybody[1:])]

    assert len(set(tags)) == len(tags) == 4
    assert all(2 <= len(tag) <= 4 and not set(tag) & set("01OI") for tag in tags)


def test_a_second_device_can_be_for_a_worker_who_is_known(handed_out: HandedOut) -> None:
    town, first = handed_out

    second = town.hand_out("", Role.GRID, GRID, out="second", worker=first.worker)

    assert second.worker == first.worker
    assert second.tag != first.tag


def test_a_device_that_cannot_be_given_leaves_neither_file_nor_record(joined: Township) -> None:
    before = joined.centre.digest("")

    with pytest.raises(TooWide):
        joined.hand_out("x", Role.GRID, "520381004001001")
    with pytest.raises(TooWide):
        joined.hand_out("x", Role.COUNTY, TOWN[:6])
    with pytest.raises(InvalidRecord):
        joined.hand_out("x", Role.GRID, "520381003O1")
    with pytest.raises(enrol.WrongLevel):
        joined.hand_out("x", Role.UNIT, GRID)
    with pytest.raises(UnknownRecord):
        joined.hand_out("x", Role.GRID, GRID, worker="0" * 32)

    assert not (joined.folder / "x.gridstart").exists()
    assert joined.centre.digest("") == before


@pytest.mark.parametrize("role", list(Role))
def test_a_role_belongs_to_its_own_level_of_place(role: Role) -> None:
    digits = {
        Role.COUNTY: (6,),
        Role.TOWN: (9,),
        Role.VILLAGE: (12,),
        Role.GRID_HEAD: (12, 15),
        Role.GRID: (15,),
        Role.UNIT: (18,),
        Role.MEDIATOR: (6, 9, 12, 15),
        Role.DEPT: (9, 12),
    }
    assert role.digits == digits.get(role, (6, 9, 12))


def test_only_a_centre_hands_out_devices(joined: Township) -> None:
    with pytest.raises(enrol.NotACentre):
        enrol.add_device(
            joined.worker.home,
            role=Role.UNIT,
            place=UNIT_1,
            worker_name="x",
            out=joined.folder / "x.gridstart",
            now_ms=joined.clock.tick(),
        )


def test_a_start_up_file_is_never_written_over_another_file(joined: Township) -> None:
    out = joined.folder / "taken.gridstart"
    out.write_bytes(b"precious")

    with pytest.raises(FileExistsError):
        joined.hand_out("taken", Role.GRID, GRID)

    assert out.read_bytes() == b"precious"


def test_joining_fails_cleanly(handed_out: HandedOut) -> None:
    joined, new = handed_out
    home = Home(joined.folder / "new")
    wrong = f"{(int(new.code) + 1) % 10**12:012d}"
    half = joined.folder / "half"
    half.write_bytes(new.file.read_bytes()[:-100])
    bent = joined.folder / "bent"
    bent.write_bytes(bytes([*new.file.read_bytes()[:-100], *bytes(100)]))
    now = joined.clock.now_ms

    with pytest.raises(WrongCode):
        enrol.join(home, new.file, wrong, now_ms=now)
    with pytest.raises(WrongCode):
        enrol.join(home, new.file, "12", now_ms=now)
    with pytest.raises(enrol.StartUpExpired):
        enrol.join(home, new.file, new.code, now_ms=now + 15 * DAY)
    with pytest.raises(OtherDomain):
        enrol.join(home, new.file, new.code, now_ms=now, domain=Domain.PRACTICE)
    with pytest.raises(Truncated):
        enrol.join(home, half, new.code, now_ms=now)
    with pytest.raises(Damaged):
        enrol.join(home, bent, new.code, now_ms=now)
    assert not home.root.exists()

    done = enrol.join(home, new.file, new.code, now_ms=now + 13 * DAY)
    assert (done.place, done.role, done.tag) == (GRID, Role.GRID, new.tag)


def test_what_fails_leaves_the_keys_that_lay_there(joined: Township) -> None:
    home = Home(joined.folder / "new")
    home.make()
    home.keys.write_bytes(b"of another register")

    def fail(_conn: sqlite3.Connection) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        found(home, keys.load(joined.centre.home.keys), fail)

    assert home.keys.read_bytes() == b"of another register"
    assert not home.register.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no owners' bits on Windows")
def test_a_home_is_closed_to_other_users_of_the_computer(handed_out: HandedOut) -> None:
    joined, new = handed_out
    fresh, given = Home(joined.folder / "fresh"), Home(joined.folder / "given")
    given.root.mkdir(mode=0o755)

    enrol.create_centre(fresh, place=TOWN, name=CENTRE_NAME, now_ms=NOW_MS)
    enrol.join(given, new.file, new.code, now_ms=joined.clock.tick())

    closed = [fresh.root, fresh.register, fresh.keys, given.register, given.keys]
    assert [path.name for path in closed if path.stat().st_mode & 0o077] == []


def test_an_unfinished_join_left_by_a_power_cut_is_no_hindrance(handed_out: HandedOut) -> None:
    joined, new = handed_out
    home = Home(joined.folder / "new")
    home.root.mkdir()
    home.keys.write_bytes(b"half")

    enrol.join(home, new.file, new.code, now_ms=joined.clock.tick())

    assert Device(home, joined.clock).me.tag == new.tag


def test_one_start_up_file_used_twice_alarms_the_centre(handed_out: HandedOut) -> None:
    joined, new = handed_out
    twins = [Device(Home(joined.folder / name), joined.clock) for name in ("one", "two")]
    for twin in twins:
        enrol.join(twin.home, new.file, new.code, now_ms=joined.clock.tick())
        twin.household(GRID, "谁的")
    files = [twin.export(joined.stick())[0].path for twin in twins]

    joined.centre.take(*files)

    with joined.centre.open() as (conn, _me):
        events = conn.execute("SELECT count(*) FROM event WHERE kind = 'twins'").fetchone()
        assert conn.execute("SELECT count(*) FROM household").fetchone() == (0,)
    assert events == (1,)


def test_whoever_was_certified_first_stays_when_a_twin_comes_later(handed_out: HandedOut) -> None:
    joined, new = handed_out
    one, two = (Device(Home(joined.folder / name), joined.clock) for name in ("one", "two"))
    for twin, head in ((one, "真的"), (two, "后来的")):
        enrol.join(twin.home, new.file, new.code, now_ms=joined.clock.tick())
        twin.household(GRID, head)
    joined.carry(one, joined.centre)

    joined.carry(two, joined.centre)

    with joined.centre.open() as (conn, _me):
        assert conn.execute("SELECT head FROM household").fetchall() == [("真的",)]
        assert conn.execute("SELECT count(*) FROM event WHERE kind = 'twins'").fetchone() == (1,)


def test_a_practice_home_and_a_real_one_never_mix(joined: Township, tmp_path: Path) -> None:
    home = Home(tmp_path / "practice")
    enrol.create_centre(home, place=TOWN, name="演练", now_ms=NOW_MS, domain=Domain.PRACTICE)
    new = enrol.add_device(
        home,
        role=Role.GRID,
        place=GRID,
        worker_name="演练员",
        out=tmp_path / "p.gridstart",
        now_ms=NOW_MS,
    )
    device = Device(Home(tmp_path / "device"), joined.clock)
    enrol.join(device.home, new.file, new.code, now_ms=NOW_MS)
    path = device.export(tmp_path)[0].path

    assert [(one.result, one.reason) for one in joined.centre.take(path)] == [
        ("set_aside", "other_domain")
    ]


def test_places_are_added_below_the_centre_alone(joined: Township) -> None:
    with joined.centre.open() as (conn, me), transaction(conn):
        id_ = enrol.add_place(conn, me, f"{GRID}004", "第四联户单元", now_ms=joined.clock.tick())
        place = records.get(conn, Place, id_)
        with pytest.raises(NoRight):
            enrol.add_place(conn, me, "520381004001001", "别处", now_ms=joined.clock.tick())

    assert place is not None
    assert place.code == f"{GRID}004"
