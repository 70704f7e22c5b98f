"""Erased by order of the centre: on every device, out of every byte, and nothing else with it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gridapp.models.declare import InvalidRecord
from gridapp.models.household import Household, Resident
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import draft_file, erasure_order, history, pack, records, wiping
from gridapp.register.check import check
from gridapp.register.database import connect, transaction
from gridapp.register.draft_file import Draft
from gridapp.register.erasure_order import Ground
from gridapp.register.erasure_parts import Part
from gridapp.register.erasure_proof import BLOCK_SIZE, NOBODY
from gridapp.register.log import Entry, NoRight
from gridapp.register.payload import read_payload
from gridapp.register.segment import HEADER_SIZE, read_header
from gridapp.sync.checking import signature_holds
from tests.sync import township
from tests.sync.township import UNIT_1, Device, Township

NAME, PHONE = "独孤求败", "13166131860"
BASIS = "个保法第四十七条"


def resident(device: Device, home: str) -> str:
    fields = {"household": home, "name": NAME, "relation": "0", "phone": PHONE}
    return device.save(Entry(kind="resident", place=UNIT_1, fields=fields))[0]


def second_worker(town: Township) -> str:
    fields = {"name": "复核员", "role": "TOWN", "area": township.TOWN}
    return town.centre.save(Entry(kind="worker", fields=fields))[0]


def order(town: Township, parts: list[Part], device: Device | None = None) -> list[str]:
    device = device or town.centre
    second = second_worker(town)
    with device.open() as (conn, me):
        with transaction(conn):
            made = erasure_order.order(
                conn,
                me,
                parts,
                Ground(basis=BASIS, second=second),
                today="2026-11-28",
                now_ms=device.clock.tick(),
            )
            pack.pack(conn, me, device.ring.signing.sign, now_ms=device.clock.tick())
        wiping.finish(conn, me, device.ring.signing.sign)
    return made


def erase(town: Township, id_: str) -> list[str]:
    with town.centre.open() as (conn, _me):
        parts = list(erasure_order.of_person(conn, id_).parts)
    return order(town, parts)


def said(device: Device) -> str:
    """Every value in every segment and every row and every free page of a device."""
    found = (device.home.register.read_bytes()).decode("utf-8", "replace")
    journal = device.home.register.with_name("register.db-wal")
    if journal.exists():
        found += journal.read_bytes().decode("utf-8", "replace")
    with device.open() as (conn, _me):
        for (body,) in conn.execute("SELECT body FROM segment").fetchall():
            found += str(read_payload(read_header(body), body).values())
    return found


def whole(device: Device) -> bool:
    with device.open() as (conn, _me):
        return [one for one in check(conn, signature_holds) if one.bad] == []


@pytest.fixture
def peopled(town: Township) -> tuple[Township, str, str]:
    """Everybody has one household with one resident, beside another that nobody asks about."""
    home = town.worker.household(UNIT_1, NAME)
    person = resident(town.worker, home)
    town.worker.household(UNIT_1, "曾静秀")
    town.exchange(rounds=2)
    for device in (town.centre, town.worker, town.leader):
        assert NAME in said(device)
    return town, home, person


def test_no_device_holds_a_byte_of_it_and_all_agree(peopled: tuple[Township, str, str]) -> None:
    town, home, person = peopled

    erase(town, person)
    assert NAME not in said(town.centre)
    town.exchange(rounds=3)

    for device in (town.centre, town.worker, town.leader):
        left = said(device)
        assert NAME not in left
        assert PHONE not in left
        assert "曾静秀" in left
        assert whole(device)
        with device.open() as (conn, _me):
            gone = records.get(conn, Resident, person)
            assert gone is not None
            assert (gone.name, gone.phone) == (None, None)
            assert records.ids(conn, KINDS["household"]) != []
            assert home not in records.ids(conn, KINDS["household"])
            assert {one.value for one in history.of(conn, KINDS["household"], home)} & {
                NAME
            } == set()
    assert town.centre.digest(UNIT_1) == town.worker.digest(UNIT_1) == town.leader.digest(UNIT_1)
    assert town.worker.status().unconfirmed == 0


def test_what_comes_late_is_emptied_and_what_stood_beside_it_stays(
    peopled: tuple[Township, str, str],
) -> None:
    town, home, person = peopled
    town.worker.rename(home, f"{NAME}（新）")
    town.worker.household(UNIT_1, "袁桂花")
    erase(town, person)

    town.carry(town.worker, town.centre)

    assert NAME not in said(town.centre)
    with town.centre.open() as (conn, _me):
        ids = records.ids(conn, KINDS["household"])
        heads = {one.head for one in records.get_many(conn, Household, ids).values()}
    assert {"曾静秀", "袁桂花"} <= heads
    town.exchange(rounds=2)
    assert NAME not in said(town.worker)
    assert whole(town.worker)
    assert town.centre.digest(UNIT_1) == town.worker.digest(UNIT_1)
    assert town.worker.status().unconfirmed == 0


def test_a_device_keeps_the_bytes_until_the_centre_has_them(
    peopled: tuple[Township, str, str],
) -> None:
    town, home, person = peopled
    town.worker.rename(home, f"{NAME}（新）")
    lost = town.worker.export(town.stick("lost"))
    assert lost
    erase(town, person)

    town.carry(town.centre, town.worker)

    with town.worker.open() as (conn, _me):
        seen = records.get(conn, Household, home)
        assert seen is not None
        assert seen.head is None
        assert conn.execute("SELECT count(*) FROM to_empty").fetchone() == (1,)
    town.exchange(rounds=2)
    assert NAME not in said(town.worker)
    assert town.centre.digest(UNIT_1) == town.worker.digest(UNIT_1)


def test_a_device_that_joins_later_gets_what_is_left(peopled: tuple[Township, str, str]) -> None:
    town, _home, person = peopled
    erase(town, person)
    town.exchange(rounds=2)

    late = township.join(town, "late", Role.UNIT, UNIT_1)
    for _round in range(3):
        town.carry(late, town.centre)
        town.carry(town.centre, late)

    assert NAME not in said(late)
    assert "曾静秀" in said(late)
    assert whole(late)
    assert late.digest(UNIT_1) == town.centre.digest(UNIT_1)


def test_a_half_typed_form_about_him_goes_too(peopled: tuple[Township, str, str]) -> None:
    town, home, person = peopled
    drafts = town.worker.home.drafts
    with closing(draft_file.connect(drafts)) as conn:
        line = {"rows": {home: {"words": NAME}}}
        for page, subject, said_there, fields in (
            ("visit", home, NAME, {"note": NAME}),
            ("batch", UNIT_1, NAME, line),
            ("visit", "", "别的", {"note": "别的"}),
        ):
            draft_file.put(
                conn,
                Draft(page=page, subject=subject, title=said_there, fields=fields, kept_ms=1),
            )

    erase(town, person)
    town.exchange(rounds=2)

    with closing(draft_file.connect(drafts)) as conn:
        assert [one.title for one in draft_file.every(conn)] == ["别的"]
    assert NAME.encode() not in drafts.read_bytes()


def test_an_erased_field_cannot_be_written_again(peopled: tuple[Township, str, str]) -> None:
    town, _home, person = peopled
    erase(town, person)

    with pytest.raises(InvalidRecord, match="erased"):
        town.centre.save(Entry(kind="resident", id=person, fields={"name": NAME}))


def test_earlier_values_go_and_the_present_one_stays(town: Township) -> None:
    home = town.worker.household(UNIT_1, NAME)
    town.worker.rename(home, "曾静秀")
    town.exchange(rounds=2)
    with town.centre.open() as (conn, _me):
        part = erasure_order.text(conn, KINDS["household"], home, "head", before=True)

    order(town, [part])
    town.exchange(rounds=2)
    town.worker.rename(home, "曾静秀之子")
    town.exchange(rounds=2)

    for device in (town.centre, town.worker, town.leader):
        assert NAME not in said(device)
        with device.open() as (conn, _me):
            seen = records.get(conn, Household, home)
            assert seen is not None
            assert seen.head == "曾静秀之子"


def test_another_member_keeps_his_home(town: Township) -> None:
    home = town.worker.household(UNIT_1, NAME)
    person = resident(town.worker, home)
    fields = {"household": home, "name": "袁桂花", "relation": "1"}
    town.worker.save(Entry(kind="resident", place=UNIT_1, fields=fields))
    town.exchange(rounds=2)

    erase(town, person)
    town.exchange(rounds=2)

    for device in (town.centre, town.worker):
        assert NAME not in said(device)
        with device.open() as (conn, _me):
            seen = records.get(conn, Household, home)
            assert seen is not None
            assert (seen.head, seen.address) == (None, "竹海巷")
    town.worker.rename(home, "袁桂花")
    town.exchange(rounds=1)
    with town.centre.open() as (conn, _me):
        assert records.get(conn, Household, home).head == "袁桂花"  # type: ignore[union-attr]


def test_nobody_else_may_order(peopled: tuple[Township, str, str]) -> None:
    town, _home, person = peopled
    with town.worker.open() as (conn, _me):
        parts = list(erasure_order.of_person(conn, person).parts)

    with pytest.raises(NoRight):
        order(town, parts, town.worker)
    with town.centre.open() as (conn, me):
        ground = Ground(basis=BASIS, second=me.worker.hex())
        with pytest.raises(InvalidRecord, match="second_person"):
            erasure_order.order(conn, me, parts, ground, today="2026-11-28", now_ms=1)


def test_a_restatement_counts_from_a_centre_alone(
    peopled: tuple[Township, str, str], tmp_path: Path
) -> None:
    """A worker restates a leader's segment as he likes, and a stranger puts nobody's name to it."""
    town, _home, person = peopled
    erase(town, person)
    town.exchange(rounds=2)
    with town.centre.open() as (conn, _me):
        (body,) = conn.execute("SELECT body FROM segment WHERE emptied = 1").fetchone()
    header = read_header(body)
    assert header.emptied is not None
    block = header.emptied
    forged = []
    for by, sign in (
        (town.worker.me.key, town.worker.ring.signing.sign),
        (NOBODY, lambda _said: bytes(64)),
    ):
        columns = bytes(body[HEADER_SIZE + BLOCK_SIZE :])
        made = type(block)(by=by, digest=block.digest, raw_size=block.raw_size, size=block.size)
        signed = made.signed(header.domain, _id(header.signed()))
        head = bytes(body[:HEADER_SIZE]) + made.block(header.domain)
        forged.append(head + sign(signed) + columns)

    from gridapp.register import intake
    from gridapp.sync.opening import sift

    with closing(connect(tmp_path / "empty.db", create=True)) as conn:
        with town.centre.open() as (source, me):
            source.backup(conn)
        conn.execute("PRAGMA foreign_keys = OFF")
        gid = conn.execute("SELECT gid FROM segment WHERE emptied = 1").fetchone()[0]
        for table in ("touch", "basis", "packed", "refused_change", "segment"):
            conn.execute(f"DELETE FROM {table} WHERE gid = ?", (gid,))  # noqa: S608  own tables
        for one, arrives in zip(forged, (True, False), strict=True):
            found = sift(conn, me, [one])
            assert bool(found.fresh) is arrives
            with transaction(conn):
                intake.take(conn, found.fresh, root=me.root, now_ms=town.clock.tick())
            assert not conn.execute("SELECT 1 FROM segment WHERE gid = ?", (gid,)).fetchone()
        with transaction(conn):
            taken = intake.take(
                conn, sift(conn, me, [bytes(body)]).fresh, root=me.root, now_ms=town.clock.tick()
            )
        assert len(taken.folded) == 1


def _id(signed: bytes) -> bytes:
    from gridapp.register.segment import identity

    return identity(signed)
