"""A centre's stolen daily key: replaced by the root sheet, and what the thief then tries."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import backup, peers
from gridapp.register.admission import Trust
from gridapp.register.check import check
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.segment import identity, read_header
from gridapp.sync import announced, enrol, keys, picking, regaining, restoring, salvaging
from gridapp.sync.certificates import issue
from gridapp.sync.checking import signature_holds
from gridapp.sync.keys import DAY, KeyRing, SealingKey, SigningKey
from gridapp.sync.startup_file import WrongCode
from tests.sync import township
from tests.sync.forging import a_file, a_payload, a_segment
from tests.sync.township import DEVICES, GRID, UNIT_1, UNIT_2, Device, Township, visit

WHY = "办公室电脑被盗"


@dataclass(frozen=True, slots=True)
class Stolen:
    """A township, its root sheet, and a thief's copy of the centre's home made before."""

    town: Township
    sheet: Path
    code: str
    thief: Device

    def replace_key(self) -> enrol.Replaced:
        now = self.town.clock.tick()
        home = self.town.centre.home
        return enrol.replace_key(home, self.sheet, self.code, reason=WHY, now_ms=now)

    def tell(self) -> None:
        self.town.exchange(rounds=2)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Township, str]:
    town = Township(tmp_path_factory.mktemp("stolen"))
    made = enrol.create_centre(
        town.centre.home, place=township.TOWN, name="金华", now_ms=town.clock.tick()
    )
    for name, role, place in DEVICES:
        township.join(town, name, role, place)
    town.exchange(rounds=2)
    town.centre.household(UNIT_1, "中心以前记的")
    town.worker.household(UNIT_1, "网格员记的")
    town.exchange(rounds=2)
    return town, made.code


@pytest.fixture
def stolen(once: tuple[Township, str], tmp_path: Path) -> Stolen:
    town = once[0].copy(tmp_path / "town")
    (sheet,) = town.centre.home.root.glob("root-*.gridkey")
    thief = once[0].copy(tmp_path / "thief").centre
    return Stolen(town, sheet, once[1], thief)


def heads(device: Device) -> list[str]:
    with device.open() as (conn, _me):
        return [head for (head,) in conn.execute("SELECT head FROM household ORDER BY head")]


def forged(town: Township, ring: KeyRing, to: Device, segments: list[bytes]) -> Path:
    path = town.stick("thief") / "forged.gridsync"
    path.write_bytes(a_file(ring, to, segments))
    return path


def test_devices_go_on_with_the_new_key_and_no_row_is_lost(stolen: Stolen) -> None:
    town, before = stolen.town, stolen.town.centre.me
    visit(town.leader, UNIT_1, "换钥匙时在路上")
    (under_way,) = (one.path for one in town.leader.export(town.stick("way")))

    made = stolen.replace_key()
    town.centre.household(UNIT_2, "中心换了以后记的")
    assert [one.result for one in town.centre.take(under_way)] == ["imported"]
    stolen.tell()
    visit(town.worker, UNIT_2, "以后写的")
    stolen.tell()

    assert made.devices == 3
    assert town.centre.me.key != before.key
    assert not keys.waiting(town.centre.home.keys).exists()
    for device, place in ((town.worker, GRID), (town.leader, UNIT_1), (town.other, UNIT_2)):
        assert device.digest(place) == town.centre.digest(place)
        assert device.status().unconfirmed == 0
        assert device.status().stopped == ""
    assert heads(town.worker) == ["中心以前记的", "中心换了以后记的", "网格员记的"]
    with town.centre.open() as (conn, _me):
        assert not list(check(conn, signature_holds))


def test_a_device_that_joins_later_knows_all_that_the_old_key_said(stolen: Stolen) -> None:
    early = stolen.town.hand_out("陈志远", Role.UNIT, f"{GRID}004", out="early")
    stolen.replace_key()
    late = stolen.town.hand_out("郭美", Role.UNIT, f"{GRID}003", out="late")
    for name, added, place in (("x", early, f"{GRID}004"), ("y", late, f"{GRID}003")):
        device = stolen.town.device(name)
        now = stolen.town.clock.tick()
        enrol.join(device.home, added.file, added.code, now_ms=now)
        visit(device, place, "第一天")
        for _ in range(2):
            stolen.town.carry(device, stolen.town.centre)
            stolen.town.carry(stolen.town.centre, device)
        assert device.status().unconfirmed == 0
        assert device.digest(place) == stolen.town.centre.digest(place)
        with device.open() as (conn, me):
            trust = Trust(conn, me.root)
            issuers = {right.issuer for right in trust.rights(me.key)}
            assert stolen.town.centre.me.key in issuers
            assert conn.execute("SELECT count(*) FROM place").fetchone() > (1,)


def test_what_the_thief_writes_on_counts_nowhere(stolen: Stolen) -> None:
    """Later segments of the line, with an early date, and a stop of the new key."""
    stolen.replace_key()
    stolen.tell()
    stolen.thief.clock.now_ms = township.NOW_MS
    stolen.thief.household(UNIT_1, "贼写的")
    cut: dict[str, Value] = {"key": stolen.town.centre.me.key, "reason": "贼", "ends": b"\x90"}
    stolen.thief.save(Entry(kind="cut", fields=cut))
    stick = stolen.town.stick("thief")
    stolen.thief.export(stick)
    digests = [device.digest("") for device in stolen.town.everybody]

    for device in stolen.town.everybody:
        device.take(stick)

    assert [device.digest("") for device in stolen.town.everybody] == digests
    assert "贼写的" not in [head for one in stolen.town.everybody for head in heads(one)]
    assert all(device.status().stopped == "" for device in stolen.town.everybody)
    stolen.tell()
    assert stolen.town.leader.status().unconfirmed == 0


@pytest.mark.parametrize("known_first", [True, False])
def test_back_dated_segments_beside_the_line_that_counts_are_held(
    stolen: Stolen, *, known_first: bool
) -> None:
    """A second history of numbers that lie before the end: which one counts the cut names."""
    town, ring = stolen.town, stolen.thief.ring
    with stolen.thief.open() as (conn, _me):
        bodies = [bytes(b) for (b,) in conn.execute("SELECT body FROM segment ORDER BY gid")]
    mine = [read_header(body) for body in bodies]
    (last,) = [one for one in mine if one.key == ring.signing.public and one.place == int(UNIT_1)]
    beside = a_segment(
        ring.signing,
        int(UNIT_1),
        a_payload(),
        first=1,
        certificate=decode(ring.chain[-1]).id,
        at=(last.least_at, last.least_at),
    )
    path = forged(town, ring, town.worker, [beside])
    before = town.worker.digest(UNIT_1)
    if known_first:
        stolen.replace_key()
        stolen.tell()
        town.worker.take(path)
    else:
        town.worker.take(path)
        stolen.replace_key()
        stolen.tell()

    with town.worker.open() as (conn, _me):
        held = conn.execute("SELECT reason FROM segment WHERE state = 0 AND id = ?", (_id(beside),))
        assert held.fetchall() == [("cut",)]
    assert "中心以前记的" in heads(town.worker)
    assert town.worker.digest(UNIT_1) == before


def _id(segment: bytes) -> bytes:
    return identity(read_header(segment).signed())


@pytest.mark.parametrize("known_first", [True, False])
def test_a_device_that_the_thief_certifies_counts_nowhere(
    stolen: Stolen, *, known_first: bool
) -> None:
    town, ring = stolen.town, stolen.thief.ring
    key = SigningKey.generate()
    device = issue(
        ring.signing,
        decode(ring.chain[-1]),
        type=CertificateType.DEVICE,
        role=Role.GRID,
        place=int(GRID),
        signing_key=key.public,
        sealing_key=SealingKey.generate(0).public,
        valid_from=township.NOW_MS - DAY // 2,
        valid_to=township.NOW_MS + DAY,
        tag="Z9",
        worker=bytes(16),
    )
    stolen.thief.save(announced.entry(device))
    stick = stolen.town.stick("thief")
    stolen.thief.export(stick)
    their = replace(ring, signing=key, chain=(*ring.chain, device.encode()))
    work = a_segment(key, int(UNIT_1), certificate=device.id)
    for known in (known_first, True):
        if known and town.centre.me.key == stolen.thief.me.key:
            stolen.replace_key()
            stolen.tell()
        town.worker.take(stick, forged(town, their, town.worker, [work]))

    with town.worker.open() as (conn, me):
        assert Trust(conn, me.root).rights(key.public) == []
        state = conn.execute(
            "SELECT count(*) FROM segment WHERE state = 1 AND id = ?", (_id(work),)
        )
        assert state.fetchone() == (0,)
        who = peers.directory(conn, me.root, me.key, now_ms=town.clock.now_ms)
        assert who.get(key.public) is None
        assert who.get(stolen.thief.me.key) is None


def test_nothing_is_done_with_a_wrong_code_or_anothers_sheet(
    stolen: Stolen, tmp_path: Path
) -> None:
    before = (stolen.town.centre.dump(), stolen.town.centre.home.keys.read_bytes())
    with pytest.raises(WrongCode):
        replace(stolen, code="1" * 24).replace_key()
    other = enrol.create_centre(
        Home(tmp_path / "other"),
        place=township.TOWN,
        name="另一个",
        now_ms=township.NOW_MS,
    )
    with pytest.raises(enrol.OtherRoot):
        replace(stolen, sheet=other.root_file, code=other.code).replace_key()

    assert (stolen.town.centre.dump(), stolen.town.centre.home.keys.read_bytes()) == before


def test_a_power_cut_between_register_and_keys_is_mended(stolen: Stolen) -> None:
    keys_file = stolen.town.centre.home.keys
    old = keys_file.read_bytes()
    stolen.replace_key()
    keys_file.replace(keys.waiting(keys_file))
    keys_file.write_bytes(old)

    stolen.tell()

    assert stolen.town.centre.ring.signing.public == stolen.town.centre.me.key
    assert stolen.town.leader.digest(UNIT_1) == stolen.town.centre.digest(UNIT_1)


def test_of_two_devices_from_an_old_keys_file_the_new_key_picks_one(stolen: Stolen) -> None:
    town = stolen.town
    added = town.hand_out("陈志远", Role.UNIT, f"{GRID}004", out="twice")
    twins = [town.device(name) for name in ("true", "false")]
    for device in twins:
        enrol.join(device.home, added.file, added.code, now_ms=town.clock.tick())
        visit(device, f"{GRID}004", device.home.root.name)
    files = [one.path for device in twins for one in device.export(town.stick("twins"))]
    town.centre.take(*files)
    stolen.replace_key()

    with town.centre.open() as (conn, me), transaction(conn):
        mark = twins[0].me.key.hex()[:8]
        picking.pick(conn, me, town.centre.ring, mark, now_ms=town.clock.tick())

    with town.centre.open() as (conn, _me):
        notes = {note for (note,) in conn.execute("SELECT note FROM visit")}
    assert "true" in notes
    assert "false" not in notes


def test_a_backup_of_before_the_new_key_is_refused_in_words_and_salvaged(
    stolen: Stolen, tmp_path: Path
) -> None:
    town, file = stolen.town, tmp_path / "backup.db"
    with town.centre.open() as (conn, _me):
        backup.backup(conn, file)
    stolen.replace_key()
    town.centre.household(UNIT_2, "换了以后记的")

    with pytest.raises(restoring.FormerKey):
        restoring.restore(town.centre.home, file, town.centre.ring, now_ms=town.clock.tick())
    assert "换了以后记的" in heads(town.centre)

    town.centre.home.register.unlink()
    salvaging.salvage(town.centre.home, [file], town.centre.ring, now_ms=town.clock.tick())
    assert "中心以前记的" in heads(town.centre)


def test_a_centre_whose_computer_is_gone_goes_on_from_a_backup_and_its_sheet(
    stolen: Stolen, tmp_path: Path
) -> None:
    town, file = stolen.town, tmp_path / "backup.db"
    town.centre.household(UNIT_2, "备份里有、没写进文件")
    with town.centre.open() as (conn, _me):
        backup.backup(conn, file)
    sheet = tmp_path / "sheet.gridkey"
    sheet.write_bytes(stolen.sheet.read_bytes())
    shutil.rmtree(town.centre.home.root)

    def regain(code: str) -> enrol.Replaced:
        now = town.clock.tick()
        return regaining.regain(town.centre.home, file, sheet, lambda: code, reason=WHY, now_ms=now)

    with pytest.raises(WrongCode):
        regain("1" * 24)
    assert not town.centre.home.register.exists()
    assert not town.centre.home.keys.exists()
    made = regain(stolen.code)

    assert made.lost == 1
    assert made.devices == 3
    assert heads(town.centre) == ["中心以前记的", "网格员记的"]
    visit(town.leader, UNIT_1, "换钥匙以后写的")
    town.centre.household(UNIT_2, "新电脑上记的")
    stolen.tell()
    stolen.tell()
    for device, place in ((town.worker, GRID), (town.leader, UNIT_1), (town.other, UNIT_2)):
        assert device.digest(place) == town.centre.digest(place)
        assert device.status().unconfirmed == 0
    with town.centre.open() as (conn, _me):
        assert not list(check(conn, signature_holds))
    with pytest.raises(enrol.AlreadyFounded):
        regain(stolen.code)
