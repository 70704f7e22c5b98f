"""Several computers of one centre: each with its own key, none but the first hands out devices."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from gridapp.cli import main
from gridapp.models.certificate import CertificateType, decode
from gridapp.models.role import Role
from gridapp.register import orders, peers, stopping
from gridapp.register.admission import Trust
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.sync import announced, enrol
from gridapp.sync.keys import SealingKey, SigningKey
from tests.sync import township
from tests.sync.township import GRID, TOWN, UNIT_1, Device, Township, visit


@pytest.fixture
def staff(town: Township) -> Device:
    """A second computer of the township's centre, which everybody has heard of."""
    staff = township.join(town, "staff", Role.TOWN, TOWN)
    for _ in range(2):
        town.carry(staff, town.centre)
        town.carry(town.centre, staff, town.worker, town.leader)
    return staff


def known_as(device: Device, other: Device) -> peers.Known:
    with device.open() as (conn, me):
        known = peers.directory(conn, me.root, me.key, now_ms=device.clock.now_ms).get(other.me.key)
    assert known is not None
    return known


def test_staff_have_a_staff_certificate_and_all_that_the_centre_has(
    town: Township, staff: Device
) -> None:
    town.worker.household(UNIT_1, "曾静秀")
    town.carry(town.worker, town.centre)
    town.carry(town.centre, staff, town.worker, town.leader)
    staff.save(Entry(kind="place", fields={"code": f"{GRID}009", "name": "新单元"}))
    staff.household(UNIT_1, "窗口记的")

    town.carry(staff, town.centre)
    town.carry(town.centre, staff, town.worker, town.leader)

    for device in (town.centre, town.leader, staff):
        assert known_as(town.worker, staff).certificate.type is CertificateType.STAFF
        assert device.digest(UNIT_1) == town.worker.digest(UNIT_1)
    assert staff.digest("") == town.centre.digest("")
    assert staff.status().unconfirmed == 0


def test_answers_are_written_by_the_centre_alone_and_leaders_files_go_to_it_first(
    town: Township, staff: Device
) -> None:
    visit(town.leader, UNIT_1, "给中心的")
    (file,) = town.leader.export(town.stick("leader"))
    assert file.to == township.CENTRE_NAME
    assert [one.result for one in staff.take(file.path)] == ["imported"]

    (up,) = staff.export(town.stick("staff"))

    assert up.to == township.CENTRE_NAME
    town.centre.take(up.path)
    assert town.centre.digest(UNIT_1) == town.leader.digest(UNIT_1)
    town.carry(town.centre, town.leader)
    assert town.leader.status().unconfirmed == 0


def test_staff_read_what_a_colleague_wrote_before_the_centre_is_on(
    town: Township, staff: Device
) -> None:
    colleague = township.join(town, "colleague", Role.TOWN, TOWN)
    for _ in range(2):
        town.carry(colleague, town.centre)
        town.carry(town.centre, staff, colleague)
    staff.household(UNIT_1, "窗口记的")
    colleague.household(UNIT_1, "里屋记的")

    (one,), (other,) = (each.export(town.stick(each.me.tag)) for each in (staff, colleague))
    results = [each.take(one.path, other.path) for each in (staff, colleague)]

    assert sorted(found.result for found in results[1]) == ["imported", "known"]
    assert staff.digest(UNIT_1) == colleague.digest(UNIT_1)
    assert staff.status().unconfirmed > 0
    assert [found.result for found in town.worker.take(one.path)] == ["set_aside"]

    town.centre.take(one.path, other.path)
    town.carry(town.centre, staff, colleague)
    assert staff.digest("") == colleague.digest("") == town.centre.digest("")
    assert (staff.status().unconfirmed, colleague.status().unconfirmed) == (0, 0)


def test_one_order_loaded_on_two_computers_is_asked_about_as_soon_as_both_files_are_there(
    town: Township, staff: Device, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command line too, where nobody else looks through what an import has brought."""
    for each in (staff, town.centre):
        with each.open() as (conn, me), transaction(conn):
            order = {"number": "GZ1129-0001", "type": "5", "content": "路灯不亮"}
            today = "2026-11-29"
            orders.receive(conn, me, UNIT_1, order, today=today, now_ms=town.clock.tick())
    town.carry(staff, town.centre)

    def said(*words: str) -> Any:
        capsys.readouterr()
        assert main(["--home", str(town.centre.home.root), "--json", *words]) == 0
        return json.loads(capsys.readouterr().out)

    (merge,) = [
        command
        for row in said("review")["rows"]
        for command in row["commands"]
        if command.startswith("gridapp merge")
    ]
    assert said("order")["total"] == 2
    said(*merge.split()[1:])

    assert said("order")["total"] == 1


def test_staff_stop_a_device_but_neither_hand_one_out_nor_stop_the_centre(
    town: Township, staff: Device
) -> None:
    with pytest.raises(enrol.NotACentre):
        enrol.add_device(
            staff.home,
            role=Role.GRID,
            place=GRID,
            worker_name="某人",
            out=town.folder / "x.gridstart",
            now_ms=town.clock.tick(),
        )
    with staff.open() as (conn, me), transaction(conn):
        device = stopping.look(conn, me, town.other.me.tag, now_ms=town.clock.tick())
        stopping.stop(conn, me, device, "丢了", now_ms=town.clock.tick())
        ours = known_as(staff, town.centre)
        with pytest.raises(NoRight):
            stopping.stop(conn, me, stopping.Stop(device=ours, worker=""), "贼", now_ms=1)

    town.carry(staff, town.centre)
    with town.centre.open() as (conn, me):
        assert Trust(conn, me.root).is_cut(town.other.me.key)
        assert not Trust(conn, me.root).is_cut(me.key)


def test_what_staff_certify_counts_nowhere(town: Township, staff: Device) -> None:
    """A widened certificate and a forged author: by a key that may write, but names nobody."""
    key = SigningKey.generate()
    with town.centre.open() as (conn, me):
        (mine,) = [
            right
            for right in Trust(conn, me.root).rights(staff.me.key)
            if right.type is CertificateType.STAFF
        ]
    device = replace(
        decode(town.worker.ring.chain[-1]),
        signing_key=key.public,
        sealing_key=SealingKey.generate(0).public,
        issuer=staff.me.key,
    )
    wide = replace(mine, place=int(TOWN[:6]), role=Role.COUNTY, issuer=staff.me.key)
    token = replace(device, type=CertificateType.TOKEN)
    for forged in (device, wide, token):
        signed = replace(forged, signature=staff.ring.signing.sign(forged.body()))
        staff.save(announced.entry(signed))

    town.carry(staff, town.centre)
    town.carry(town.centre, town.worker)

    for one in (town.centre, town.worker):
        with one.open() as (conn, me):
            trust = Trust(conn, me.root)
            assert trust.rights(key.public) == []
            assert {right.place for right in trust.rights(staff.me.key)} == {int(TOWN)}
