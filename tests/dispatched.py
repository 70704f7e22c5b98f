"""A small township with a department, at whose centre a matter waits to be dispatched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.register import (
    dockets,
    dossier,
    identity,
    intake,
    matters,
    scope,
)
from gridapp.register.database import transaction
from gridapp.register.dockets import Sheet
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from tests.world import Desk, World

GRID, POWER = "520381003001001", "520381003901"
DAY, SECRET = "2026-11-23", "游老伯"


@dataclass(slots=True)
class Township:
    """The centre, a grid worker and the power supply station, each at a desk."""

    world: World
    centre: Desk
    worker: Desk
    power: Desk
    matter: str = ""

    def hand(self, giver: Desk, taker: Desk) -> None:
        """What a file between the two holds: the streams of the place that they share."""
        giver.pack()
        below = max(giver.me.place, taker.me.place, key=len)
        logs = frozenset({self.centre.me.key, giver.me.key})
        shared = scope.streams_of(giver.conn, scope.Scope(area=below, logs=logs))
        keys = {stream.key for stream in shared}
        taker.take(*[b for b in giver.segments() if intake.parse(b).header.stream in keys])

    def steps(self, desk: Desk, action: str, **fields: Value) -> str:
        desk.now_ms += 1_000
        with transaction(desk.conn):
            return matters.step(
                desk.conn, desk.me, self.matter, action, fields, today=DAY, now_ms=desk.now_ms
            )

    def answers(self, desk: Desk, action: str, **fields: Value) -> str:
        (sheet,) = dockets.at(desk.conn, desk.me.place)
        desk.now_ms += 1_000
        with transaction(desk.conn):
            return dockets.answer(
                desk.conn, desk.me, sheet.docket.id, action, fields, today=DAY, now_ms=desk.now_ms
            )

    def enters(self) -> list[str]:
        self.centre.now_ms += 1_000
        with transaction(self.centre.conn):
            return dockets.enter(
                self.centre.conn,
                self.centre.me,
                self.matter,
                today=DAY,
                now_ms=self.centre.now_ms,
            )

    @property
    def state(self) -> str:
        return dossier.of(self.centre.conn, self.matter).standing.state

    def docket(self, desk: Desk) -> Sheet:
        (sheet,) = dockets.at(desk.conn, self.power.me.place)
        return sheet


def a_township() -> Township:
    """Somebody told of a lamp, the worker reported it, the centre accepted it."""
    world = World()
    one = Township(world, world.centre, world.device(GRID), world.device(POWER, Role.DEPT, "D"))
    areas = (
        (one.centre, "520381003", Role.TOWN),
        (one.worker, GRID, Role.GRID),
        (one.power, POWER, Role.DEPT),
    )
    for desk, area, role in areas:
        card = {"name": f"{role.name}的人", "role": role.name, "area": area}
        (id_,) = one.centre.save(Entry(kind="worker", fields=card))
        desk.me = replace(desk.me, worker=bytes.fromhex(id_))
        with transaction(desk.conn):
            identity.store(desk.conn, desk.me)
    for desk in (one.worker, one.power):
        one.hand(one.centre, desk)
    told = {"kind": "named", "name": SECRET, "phone": "13800019999", "heard_on": DAY}
    new = NewMatter(
        place=GRID,
        fields={
            "title": f"{SECRET}家门口路灯不亮",
            "detail": f"{SECRET}说的，电话 13800019999",
            "task": "environment",
            "spot_text": f"老街口3号，{SECRET}带路，13800019999",
            "heard_on": DAY,
        },
        reporters=[told],
    )
    with transaction(one.worker.conn):
        one.matter = matters.register(
            one.worker.conn, one.worker.me, new, today=DAY, now_ms=one.worker.now_ms
        )
    one.hand(one.worker, one.centre)
    one.steps(one.centre, "accept")
    return one
