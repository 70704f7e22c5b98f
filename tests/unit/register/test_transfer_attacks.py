"""Who would take over another's records, or push his own on strangers, gets nowhere."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gridapp.models.declare import FIRST_CLAIM
from gridapp.models.household import Household
from gridapp.models.role import Role
from gridapp.register import records, transfer
from gridapp.register.birth import Birth
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.register.segment import stream_key
from tests.unit.register.forgery import payload, segment
from tests.world import NOW_MS, Desk, World

GRID_1, GRID_2 = "520381003001001", "520381003002001"


@pytest.fixture
def world() -> World:
    """A township; a grid worker in each of two villages, and the centre of the second village."""
    world = World()
    world.device(GRID_1, Role.GRID, "WA")
    world.device(GRID_2, Role.GRID, "WB")
    world.device(GRID_2[:12], Role.VILLAGE, "VB")
    return world


def household(desk: Desk) -> str:
    (house,) = desk.save(Entry(kind="household", place=GRID_1, fields={"head": "陈志远"}))
    return house


def birth_of(desk: Desk, house: str) -> Birth:
    claim, at, n = desk.conn.execute(
        "SELECT t.claim, o.at, o.n FROM household t JOIN rec r USING (id) JOIN outbox o"
        " ON o.rec = r.id AND o.col = 0 WHERE r.uid = ?",
        (bytes.fromhex(house),),
    ).fetchone()
    stream = stream_key(desk.me.key, int(GRID_1))
    return Birth(claim=claim, stream=stream, n=n, at=at, role=Role.GRID)


def forged(desk: Desk, where: str, house: str, fields: Sequence[str], *values: object) -> bytes:
    """A segment in which somebody says these things of a household."""
    count = len(fields)
    blobs = [i for i, value in enumerate(values) if isinstance(value, bytes)]
    return segment(
        desk,
        where,
        payload(
            kinds=["household"],
            fields=list(fields),
            records=[bytes.fromhex(house)],
            record=[0] * count,
            field=list(range(count)),
            at=[0] * count,
            base_stream=[0] * count,
            base_n=[0] * count,
            plain=[None if i in blobs else value for i, value in enumerate(values)],
            bytes_at=blobs,
            bytes_value=[values[i] for i in blobs],
        ),
        least_at=(NOW_MS + 10_000) << 16,
    )


def seen(desk: Desk, house: str) -> tuple[str, str | None] | None:
    found = records.get(desk.conn, Household, house)
    return (found.place, found.head) if found else None


def refusals(desk: Desk) -> list[str]:
    return [why for (why,) in desk.conn.execute("SELECT reason FROM refused_change")]


@pytest.mark.parametrize("thief", [2, 3], ids=["a worker", "a centre of another village"])
def test_nobody_tells_anew_a_birth_that_is_not_in_his_area(world: World, thief: int) -> None:
    _centre, owner, other, _village = world.desks
    house = household(owner)
    told = birth_of(owner, house).encode()
    theft = forged(
        world.desks[thief], GRID_2, house, (FIRST_CLAIM, "place", "head"), told, GRID_2, "贼"
    )

    for first in ([theft], owner.pack()):
        world.centre.take(*first)
    other.take(theft)

    assert seen(world.centre, house) == (GRID_1, "陈志远")
    assert seen(other, house) is None


def test_a_birth_told_anew_proves_itself(world: World) -> None:
    centre, owner, other, _village = world.desks
    house, another = household(owner), household(owner)
    told = birth_of(owner, another).encode()
    theft = forged(centre, GRID_2, house, (FIRST_CLAIM, "head"), told, "贼")

    other.take(theft)

    assert seen(other, house) is None
    assert refusals(other) == ["claimed"]


@pytest.mark.parametrize("length", [7, 64, 66])
def test_a_birth_of_another_length_is_none(world: World, length: int) -> None:
    centre, owner, other, _village = world.desks
    house = household(owner)
    told = (birth_of(owner, house).encode() + bytes(9))[:length]

    other.take(forged(centre, GRID_2, house, (FIRST_CLAIM,), told))

    assert seen(other, house) is None
    assert len(refusals(other)) == 1


def test_nobody_takes_a_household_to_his_own_grid(world: World) -> None:
    centre, owner, other, _village = world.desks
    house = household(owner)
    centre.take(*owner.pack())

    centre.take(forged(other, GRID_2, house, ("place", "head"), GRID_2, "贼"))

    assert seen(centre, house) == (GRID_1, "陈志远")


def test_nobody_pushes_his_household_on_strangers(world: World) -> None:
    centre, owner, _other, _village = world.desks
    house = household(owner)
    centre.take(*owner.pack())
    push = segment(
        owner,
        GRID_1,
        payload(
            kinds=["household"],
            fields=["place"],
            records=[bytes.fromhex(house)],
            plain=[GRID_2],
            base_stream=[0],
        ),
        first=4,
        previous=centre.conn.execute("SELECT id FROM segment").fetchone()[0],
        least_at=(NOW_MS + 10_000) << 16,
    )
    (last,) = centre.conn.execute("SELECT max(last) FROM segment").fetchone()
    assert last == 2

    centre.take(push)

    assert seen(centre, house) == (GRID_1, "陈志远")
    centre.save(Entry(kind="household", id=house, fields={"head": "陈致远"}))


def test_only_a_centre_over_both_places_transfers(world: World) -> None:
    centre, owner, _other, village = world.desks
    house = household(owner)
    village.take(*owner.pack())

    for desk, to in ((owner, f"{GRID_1}001"), (village, GRID_2)):
        with pytest.raises(NoRight), transaction(desk.conn):
            transfer.households(desk.conn, desk.me, [house], to, now_ms=NOW_MS)
    with pytest.raises(NoRight), transaction(centre.conn):
        transfer.carry_over(centre.conn, centre.me, [], "520381004001001", now_ms=NOW_MS)
