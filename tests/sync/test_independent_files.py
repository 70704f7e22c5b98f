"""Everything else that is exchanged, read by a program that was made from the format page alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gridapp.models.certificate import decode
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import attachments, cipher
from gridapp.register.database import transaction
from gridapp.sync import adopting, enrol, outgoing, recovering, replacing, vault
from tests import independent, independent_files
from tests.sync.test_attachments import attach, picture
from tests.sync.test_erasure import NAME, erase, resident
from tests.sync.test_independent import imports
from tests.sync.township import GRID, NOW_MS, TOWN, UNIT_1, Device, Township, visit

pytestmark = pytest.mark.usefixtures("codes_are_slow")

PASSPHRASE = "山里的桥下有鱼三条半"


def keys_of(device: Device) -> independent.Keys:
    return independent.read_keys(device.home.keys.read_bytes())


def chain_of(device: Device) -> list[independent_files.Certificate]:
    return [independent_files.certificate(one) for one in keys_of(device).chain]


def test_it_imports_nothing_of_ours() -> None:
    assert imports(independent_files) == {"cryptography", "tests"}


def test_a_start_up_file_and_its_chain(town: Township) -> None:
    new = town.hand_out("陈志远", Role.GRID, GRID)

    found = independent_files.start_up(new.file.read_bytes(), f" {new.code[:4]}－{new.code[4:]}")

    root = found.chain[0].key
    assert root == town.centre.me.root
    assert independent_files.broken([*found.chain, found.token], root) == ""
    assert independent_files.broken([*found.chain, found.token], bytes(32)) == "type"
    assert (found.worker, found.token.place, found.token.role) == ("陈志远", int(GRID), 5)
    assert found.deadline > town.clock.now_ms
    assert independent_files.public_of(found.token_seed) == found.token.key
    made = independent_files.sealing_of(found.token_seed).public_key().public_bytes_raw()
    assert made == found.token.sealing
    read = [independent.read_segment(one) for one in found.logs]
    assert ("worker", "name", "陈志远") in {
        (kind, field, value) for one in read for _n, kind, _id, field, value in one.changes()
    }
    assert {one.key for one in found.recipients} == {town.centre.me.key}


def test_a_root_sheet_either_way_and_its_number(tmp_path: Path) -> None:
    home = Home(tmp_path / "centre")
    made = enrol.create_centre(home, place=TOWN, name="中心", now_ms=NOW_MS, worker_name="周")

    seed = independent_files.root_sheet(made.root_file.read_bytes(), made.code)

    centre = Device(home, Township(tmp_path).clock)
    assert independent_files.public_of(seed) == centre.me.root
    assert independent_files.check_number(centre.me.root) == made.check_number
    theirs = tmp_path / "theirs.gridroot"
    theirs.write_bytes(independent_files.write_root_sheet(seed, "1234 " * 6))
    assert replacing.open_sheet(centre.ring, theirs, "1234" * 6).public == centre.me.root


def test_a_card(town: Township) -> None:
    with town.centre.open() as (conn, me):
        number = adopting.write_card(conn, me, town.centre.ring, town.folder / "card")

    chain, name, renewals = independent_files.card((town.folder / "card").read_bytes())

    assert independent_files.broken(chain, chain[0].key) == ""
    assert (chain[-1].key, name, renewals) == (town.centre.me.key, town.centre.me.centre, [])
    assert independent_files.check_number(chain[0].key) == number


def test_every_certificate_of_a_township(town: Township) -> None:
    for device in town.everybody:
        mine = chain_of(device)
        assert independent_files.broken(mine, town.centre.me.root) == ""
        assert mine[-1].key == device.me.key
        assert mine[-1].valid_to == decode(device.ring.chain[-1]).valid_to


def test_a_packet_with_pictures_and_the_words_of_others(town: Township) -> None:
    visit(town.leader, UNIT_1, "楼道干净")
    town.carry(town.leader, town.worker, town.centre)
    home = town.worker.household(UNIT_1, "曾静秀")
    shown = picture(1)
    attach(town.worker, home, shown)
    up, *_down = town.worker.export(town.stick("up"))
    sent = independent.read_file(up.path.read_bytes(), keys_of(town.centre))
    assert sent.attachments == [shown]
    assert independent_files.attachments_named(sent.segments) == {hashlib.sha256(shown).digest()}
    town.centre.take(up.path)
    town.carry(town.centre, town.leader, town.worker)
    town.carry(town.leader, town.centre)  # who names it as missing gets it
    with town.centre.open() as (conn, me):
        (written,) = outgoing.export(
            town.centre.home,
            conn,
            me,
            town.centre.ring,
            to=town.stick("packet"),
            in_packets=True,
            now_ms=town.clock.tick(),
        )

    files = independent_files.packet(written.path)

    keys = keys_of(town.leader)
    (own,) = (file for file in files if independent.is_for(file, keys))
    found = independent.read_file(own, keys)
    assert found.sender == town.centre.me.key
    assert found.attachments == [shown]
    down = [one.path.read_bytes() for one in town.worker.export(town.stick("down"))]
    for_leader = [
        independent.read_file(file, keys) for file in down if independent.is_for(file, keys)
    ]
    said = [parts for one in for_leader for parts in one.others]
    assert [parts[0] for parts in said] == [town.centre.me.certificate]


def test_what_is_left_of_an_emptied_segment(town: Township) -> None:
    beside = town.worker.household(UNIT_1, "曾静秀")
    person = resident(town.worker, town.worker.household(UNIT_1, NAME))
    town.carry(town.worker, town.centre)
    erase(town, person)
    with town.centre.open() as (conn, _me):
        bodies = [bytes(body) for (body,) in conn.execute("SELECT body FROM segment").fetchall()]

    left = [
        independent_files.emptied(body) for body in bodies if body[212:216] in (b"GSA1", b"GPA1")
    ]

    assert {centre for _segment, centre in left} == {town.centre.me.key}
    values = {
        (record.hex(), field): value
        for segment, _centre in left
        for _n, _kind, record, field, value in segment.changes()
    }
    assert values[beside, "head"] == "曾静秀"
    assert values[person, "name"] is None
    assert NAME not in str(values)


def test_an_encrypted_home_and_its_forgotten_passphrase(town: Township) -> None:
    worker = town.worker
    plain, shown = keys_of(worker), picture(2)
    attach(worker, worker.household(UNIT_1, "曾静秀"), shown)
    recovering.encrypt(worker.home, PASSPHRASE, now_ms=town.clock.tick())

    lock = independent_files.locked_keys(worker.home.keys.read_bytes(), f" {PASSPHRASE} ")

    key = cipher.held(worker.home.register)
    assert (lock.database_key, lock.keys, lock.device) == (key, plain, worker.me.key)
    (file,) = (path for path in worker.home.attachments.glob("*/*"))
    assert independent_files.attachment_at_rest(file.read_bytes(), lock.database_key) == shown
    request, number = recovering.ask(worker.home)
    assert independent_files.check_number(hashlib.sha256(request).digest()) == number
    vault.lock(worker.home)
    device, answer_to, found = independent_files.asked(request, keys_of(town.centre).sealing[0])
    assert (device, found) == (lock.device, key)

    said = independent_files.answered(request, found, answer_to)
    recovering.accept(worker.home, said, "mountain path 7")

    with worker.open() as (conn, _me), transaction(conn):
        assert attachments.read(conn, hashlib.sha256(shown).digest()) == shown
