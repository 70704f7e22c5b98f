"""Who counts is settled by what is known, never by what came first."""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import cache
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.certificate import NO_WORKER, Certificate, CertificateType
from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.register import admission, intake
from gridapp.register.database import transaction
from gridapp.register.digest import Digest, digest
from gridapp.register.log import Entry
from gridapp.sync.certificates import issue
from gridapp.sync.keys import SealingKey, SigningKey
from tests.unit.register.forgery import payload, segment
from tests.unit.register.worlds import GRID_1, GRID_2, UNITS, fresh, refolded, state, template
from tests.world import NOW_MS, Desk, World

DAY = 86_400_000


def stranger_to_all() -> tuple[Desk, Desk, World]:
    """A centre that does not know its newest device's certificate yet."""
    world = World()
    centre = fresh(world.centre)
    device = world.device(GRID_1, tag="W2")
    return centre, device, world


def spot(place: str = UNITS[0], name: str = "路灯14") -> Entry:
    return Entry(kind="spot", place=place, fields={"name": name})


def readmit(desk: Desk) -> int:
    with transaction(desk.conn):
        return intake.readmit(desk.conn, root=desk.me.root, now_ms=desk.now_ms)


def learn(desk: Desk, *certificates: Certificate) -> None:
    with transaction(desk.conn):
        for certificate in certificates:
            admission.store_certificate(desk.conn, certificate, sound=True)


def test_work_of_an_unknown_author_waits_until_his_certificate_comes() -> None:
    centre, device, world = stranger_to_all()
    (id_,) = device.save(spot())
    first = device.pack()
    device.save(Entry(kind="spot", id=id_, fields={"name": "路灯15"}))
    second = device.pack()
    knowing = fresh(world.centre)
    knowing.take(*first, *second)

    assert set(centre.take(*second, *first).held.values()) == {"author"}
    assert state(centre) == []
    learn(centre, *world.certificates)

    assert readmit(centre) == 2
    assert digest(centre.conn) == digest(knowing.conn)
    assert state(centre) == refolded(centre)


def test_a_certificate_that_comes_between_two_segments_changes_nothing_in_the_end() -> None:
    centre, device, world = stranger_to_all()
    (id_,) = device.save(spot())
    first = device.pack()
    device.save(Entry(kind="spot", id=id_, fields={"name": "路灯15"}))
    second = device.pack()
    knowing = fresh(world.centre)
    knowing.take(*first, *second)

    centre.take(*first)
    learn(centre, *world.certificates)
    centre.take(*second)
    readmit(centre)

    assert digest(centre.conn) == digest(knowing.conn)


def test_work_outside_the_place_of_the_certificate_is_held() -> None:
    author, desk = template().desks[1], fresh(template().observer)

    taken = desk.take(segment(author, GRID_2, payload()))

    assert list(taken.held.values()) == ["place"]


def test_a_stream_that_begins_from_another_certificate_is_held() -> None:
    author, desk = template().desks[1], fresh(template().observer)

    taken = desk.take(segment(author, GRID_1, payload(), previous=secrets.token_bytes(32)))

    assert list(taken.held.values()) == ["origin"]


def test_practice_work_is_held_in_a_real_register() -> None:
    author, desk = template().desks[1], fresh(template().observer)

    taken = desk.take(segment(author, GRID_1, payload(), domain=Domain.PRACTICE))

    assert list(taken.held.values()) == ["author"]


@pytest.mark.parametrize(("hours", "held"), [(47, False), (49, True)])
def test_a_clock_more_than_two_days_ahead_waits(hours: int, *, held: bool) -> None:
    author, desk = fresh(template().desks[1]), fresh(template().observer)
    author.now_ms = desk.now_ms + hours * 3_600_000
    author.save(spot())

    taken = desk.take(*author.pack())

    assert (list(taken.held.values()) == ["clock"]) is held
    desk.now_ms += 3 * DAY
    assert readmit(desk) == int(held)
    assert len(state(desk)) == 1


def cut(device: Desk, ends: Any) -> Entry:
    body = ends if isinstance(ends, bytes) else msgspec.msgpack.encode(ends)
    return Entry(
        kind="cut",
        fields={"key": device.me.key, "reason": "遗失", "ends": body},
    )


def story() -> tuple[World, Desk, list[bytes]]:
    """A device writes twice; the centre's cut leaves only the first; a colleague builds on both."""
    world = World()
    device, colleague = world.device(GRID_1, tag="W2"), world.device(GRID_1, tag="W3")
    (id_,) = device.save(spot())
    segments = device.pack()
    hi = device.conn.execute("SELECT max(given) FROM stream").fetchone()[0]
    device.save(Entry(kind="spot", id=id_, fields={"name": "后来改的"}), spot(name="后来的"))
    segments += device.pack()
    colleague.take(*segments)
    colleague.save(Entry(kind="spot", id=id_, fields={"name": "同事改的"}))
    segments += colleague.pack()
    world.centre.save(cut(device, [(int(UNITS[0]), hi, bytes(32))]))
    return world, device, segments + world.centre.pack()


def test_a_cut_gives_the_same_state_whenever_it_comes() -> None:
    world, _device, segments = story()
    receiver = world.device(world.place, Role.TOWN, "Z")
    results = set()

    for order in permutations(segments):
        desk = fresh(receiver)
        for body in order:
            desk.take(body)
        assert state(desk) == refolded(desk)
        results.add(digest(desk.conn))

    assert len(results) == 1
    assert [(row[0], row[2]) for row in state(desk)] == [("cut", ""), ("spot", UNITS[0])]


def test_work_after_a_cut_is_held_and_a_release_lets_it_count() -> None:
    world, device, segments = story()
    desk = fresh(world.device(world.place, Role.TOWN, "Z"))
    desk.take(*segments)
    assert desk.conn.execute("SELECT count(*) FROM segment WHERE reason = 'cut'").fetchone() == (1,)

    world.centre.save(
        Entry(
            kind="release",
            fields={
                "key": device.me.key,
                "stream_place": int(UNITS[0]),
                "first": 1,
                "last": 99,
            },
        )
    )
    desk.take(*world.centre.pack())

    assert desk.conn.execute("SELECT count(*) FROM segment WHERE state = 0").fetchone() == (0,)
    assert state(desk) == refolded(desk)


@pytest.mark.parametrize("ends", [b"", b"\xff", b"garbage", msgspec.msgpack.encode([[1]])])
def test_a_cut_that_cannot_be_read_stops_nobody(ends: bytes) -> None:
    world = World()
    device = world.device(GRID_1, tag="W2")
    desk = fresh(world.device(world.place, Role.TOWN, "Z"))
    world.centre.save(cut(device, ends))
    desk.take(*world.centre.pack())
    device.save(spot())

    assert desk.take(*device.pack()).held == {}


def test_a_central_record_is_changed_by_its_centre_or_one_above_and_nobody_else() -> None:
    town = fresh(template().world.centre)
    outsider, desk = fresh(template().desks[1]), fresh(template().observer)
    (place,) = town.save(Entry(kind="place", fields={"code": GRID_1, "name": "第一网格"}))
    born = town.pack()
    forged = segment(
        outsider,
        "",
        payload(kinds=["place"], records=[bytes.fromhex(place)], plain=["改了"]),
    )
    desk.take(*born, forged)
    (row,) = state(desk)
    assert "改了" not in str(row)

    desk.save(Entry(kind="place", id=place, fields={"name": "同级的改"}))
    assert "同级的改" in str(state(desk))
    assert state(desk) == refolded(desk)


def test_only_a_centre_above_the_device_can_cut_it() -> None:
    world = World()
    village = SigningKey.generate()
    above = next(c for c in world.certificates if c.signing_key == world.centre.me.key)
    low = issue(
        world.centre.key,
        above,
        type=CertificateType.CENTRE,
        role=Role.VILLAGE,
        place=int(world.place + "001"),
        signing_key=village.public,
        sealing_key=SealingKey.generate(0).public,
        valid_from=NOW_MS - DAY,
        valid_to=NOW_MS + DAY,
        tag="V",
        worker=NO_WORKER,
    )
    device = world.device(GRID_2[:12] + "009", tag="W2")
    elsewhere = world.device(world.place + "002001", tag="W3")
    desk = fresh(world.device(world.place, Role.TOWN, "Z"))
    learn(desk, low, *world.certificates)
    author = fresh(world.centre)
    author.key = village
    author.me = replace(
        author.me,
        key=village.public,
        place=str(low.place),
        role=Role.VILLAGE,
        certificate=low.id,
    )
    # What it says of the key above it, as of a device of its own, makes it no smaller.
    shrunk = issue(
        village,
        low,
        type=CertificateType.DEVICE,
        role=Role.UNIT,
        place=int(f"{low.place}001001"),
        signing_key=world.centre.me.key,
        sealing_key=SealingKey.generate(0).public,
        valid_from=low.valid_from,
        valid_to=low.valid_to,
        tag="X",
    )
    learn(desk, shrunk)
    author.save(cut(world.centre, []), cut(elsewhere, []), cut(device, []))
    desk.take(*author.pack())

    for writer, held in ((world.centre, []), (elsewhere, []), (device, ["cut"])):
        writer.save(spot(place=writer.me.place.ljust(15, "1")))
        assert list(desk.take(*writer.pack()).held.values()) == held


def twins(world: World) -> tuple[list[Desk], Certificate, list[Certificate]]:
    """Two devices that were both made from one start-up file."""
    token = SigningKey.generate()
    above = next(c for c in world.certificates if c.signing_key == world.centre.me.key)
    worker = secrets.token_bytes(16)
    shared: dict[str, Any] = {
        "role": Role.GRID,
        "place": int(GRID_1),
        "valid_from": NOW_MS - DAY,
        "valid_to": NOW_MS + DAY,
        "tag": "W2",
        "worker": worker,
        "serial": secrets.token_bytes(16),
    }
    named = issue(
        world.centre.key,
        above,
        type=CertificateType.TOKEN,
        signing_key=token.public,
        sealing_key=SealingKey.generate(0).public,
        **shared,
    )
    desks, certificates = [], []
    for _ in range(2):
        key = SigningKey.generate()
        certificate = issue(
            token,
            named,
            type=CertificateType.DEVICE,
            signing_key=key.public,
            sealing_key=SealingKey.generate(0).public,
            **shared,
        )
        desk = fresh(world.centre)
        desk.key = key
        desk.me = replace(
            desk.me,
            key=key.public,
            place=GRID_1,
            role=Role.GRID,
            tag="W2",
            certificate=named.id,
        )
        desks.append(desk)
        certificates.append(certificate)
    return desks, named, certificates


def test_of_two_devices_under_one_token_neither_counts_until_the_centre_picks_one() -> None:
    world = World()
    (one, two), token, (first, second) = twins(world)
    one.save(spot(name="一"))
    two.save(spot(name="二"))
    work_one, work_two = one.pack(), two.pack()
    early, late = fresh(world.centre), fresh(world.centre)

    learn(early, token, first)
    assert early.take(*work_one).held == {}
    learn(early, second)
    early.take(*work_two)
    readmit(early)
    learn(late, token, first, second)
    late.take(*work_two, *work_one)

    assert state(early) == state(late) == []
    assert digest(early.conn) == digest(late.conn)

    above = next(c for c in world.certificates if c.signing_key == world.centre.me.key)
    picked = issue(
        world.centre.key,
        above,
        type=CertificateType.DEVICE,
        role=Role.GRID,
        place=int(GRID_1),
        signing_key=one.me.key,
        sealing_key=SealingKey.generate(0).public,
        valid_from=NOW_MS - DAY,
        valid_to=NOW_MS + DAY,
        tag="W2",
        worker=first.worker,
        serial=first.serial,
    )
    for desk in (early, late):
        learn(desk, picked)
        readmit(desk)
        assert state(desk) == refolded(desk)
    assert digest(early.conn) == digest(late.conn)
    assert len(state(early)) == 1


@cache
def late_story() -> tuple[Desk, bytes, World, list[bytes], Digest]:
    """A device's two segments, a centre that has not heard of it, and how it should end."""
    centre, device, world = stranger_to_all()
    (id_,) = device.save(spot())
    segments = device.pack()
    device.save(Entry(kind="spot", id=id_, fields={"name": "路灯15"}))
    segments += device.pack()
    knowing = fresh(world.centre)
    knowing.take(*segments)
    return centre, device.me.key, world, segments, digest(knowing.conn)


@given(st.permutations(range(4)))
def test_certificates_and_segments_in_any_order_end_alike(order: list[int]) -> None:
    unknowing, key, world, segments, end = late_story()
    centre = fresh(unknowing)

    for step in order:
        if step < 2:
            learn(centre, *[c for c in world.certificates if (c.signing_key == key) == (step == 0)])
            readmit(centre)
        else:
            centre.take(segments[step - 2])

    assert digest(centre.conn) == end
