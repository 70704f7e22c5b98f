"""A matter goes to a department that may not see it, and its answer comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.docket import Docket
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import (
    dockets,
    dossier,
    identity,
    intake,
    log,
    matters,
    records,
    scope,
    steps,
)
from gridapp.register.database import transaction
from gridapp.register.dockets import DocketAnswered, Sheet
from gridapp.register.log import Entry, NoRight
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


@pytest.fixture
def township() -> Township:
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
            "spot_text": "老街口",
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


def test_department_sees_the_docket_and_nothing_else_of_the_matter(township: Township) -> None:
    township.steps(township.centre, "assign", to=township.power.me.worker.hex())
    township.hand(township.centre, township.power)
    power = township.power

    sheet = township.docket(power)

    assert sheet.docket.matter == township.matter
    assert sheet.docket.title == "某某家门口路灯不亮"
    assert "老街口" in (sheet.docket.where or "")
    assert sheet.docket.due
    assert sheet.possible == ("sign", "decline", "finish")
    for kind in ("matter", "reporter", "step", "household", "visit"):
        assert records.ids(power.conn, KINDS[kind]) == [], kind
    everything = "\n".join(power.conn.iterdump())
    assert SECRET not in everything
    assert "13800019999" not in everything


def test_answer_comes_back_into_the_matter_on_the_handlers_behalf(township: Township) -> None:
    handler = township.power.me.worker.hex()
    township.steps(township.centre, "assign", to=handler)
    township.hand(township.centre, township.power)
    township.answers(township.power, "sign")
    township.answers(township.power, "finish", note="换了两盏灯，当晚试亮。", done_on="2026-11-22")
    township.hand(township.power, township.centre)

    assert dockets.answered(township.centre.conn) == [township.matter]
    made = township.enters()

    finished = records.standing(township.centre.conn, KINDS["step"].record, made[-1])
    assert township.state == "HANDLED"
    assert records.as_dict(finished)["by"] == handler
    assert records.as_dict(finished)["behalf"] == handler
    assert records.as_dict(finished)["done_on"] == "2026-11-22"
    assert dockets.answered(township.centre.conn) == []
    with pytest.raises(DocketAnswered):
        township.enters()
    # The clerk who entered it did not do the work, so he may verify it.
    township.steps(township.centre, "verify")
    assert township.state == "FEEDBACK"


def test_returned_docket_gives_the_matter_back_to_the_centre(township: Township) -> None:
    township.steps(township.centre, "assign", to=township.power.me.worker.hex())
    township.hand(township.centre, township.power)
    with pytest.raises(InvalidRecord):
        township.answers(township.power, "decline")
    township.answers(township.power, "decline", note="是村里自己装的灯")
    with pytest.raises(DocketAnswered):
        township.answers(township.power, "finish", note="晚了")
    township.hand(township.power, township.centre)

    township.enters()

    assert township.state == "ACCEPTED"


def test_by_telephone_the_clerk_enters_the_answer_and_the_day_it_was_given(
    township: Township,
) -> None:
    handler = township.power.me.worker.hex()
    township.steps(township.centre, "assign", to=handler, handed="phone", receiver="值班员小周")
    township.answers(township.centre, "sign", done_on="2026-11-20")

    township.enters()

    about = dossier.of(township.centre.conn, township.matter)
    signed = about.standing.path[-1][0]
    assert about.standing.state == "HANDLING"
    assert (signed.by, signed.done_on) == (handler, "2026-11-20")
    assert township.docket(township.centre).docket.receiver == "值班员小周"


def test_worker_of_the_place_needs_none_but_on_paper(township: Township) -> None:
    township.steps(township.centre, "assign", to=township.worker.me.worker.hex())
    assert dockets.of_matter(township.centre.conn, township.matter) == []

    township.steps(township.centre, "assign", to=township.worker.me.worker.hex(), handed="paper")

    (sheet,) = dockets.of_matter(township.centre.conn, township.matter)
    assert sheet.docket.place == GRID


def test_department_can_write_no_docket_and_no_matter(township: Township) -> None:
    power = township.power
    for kind in ("docket", "matter", "reporter", "callback"):
        with pytest.raises(NoRight):
            power.save(Entry(kind=kind, place=POWER, fields={"title": "灯"}))


def test_docket_forged_below_is_not_counted(township: Township) -> None:
    """Admission goes by the role in the certificate: what a changed program writes stays out."""
    power = township.power
    liar = replace(power.me, role=Role.TOWN)
    fields = {"matter": township.matter, "title": "假的", "to": power.me.worker.hex()}
    fields |= {"by": power.me.worker.hex(), "given_on": DAY}
    power.now_ms += 1_000
    with transaction(power.conn):
        log.save(
            power.conn,
            liar,
            [Entry(kind="docket", place=POWER, fields=fields)],
            now_ms=power.now_ms,
        )
    township.hand(power, township.centre)

    came = township.centre.conn.execute("SELECT 1 FROM rec WHERE kind = 67").fetchall()
    assert len(came) == 1
    assert records.ids(township.centre.conn, KINDS["docket"]) == []


def test_answer_of_somebody_else_than_the_handler_waits_for_nobody(township: Township) -> None:
    township.steps(township.centre, "assign", to=township.power.me.worker.hex())
    township.hand(township.centre, township.power)
    township.answers(township.power, "sign")
    township.hand(township.power, township.centre)
    # Meanwhile the centre gave it to another.
    township.steps(township.centre, "assign", to=township.worker.me.worker.hex())

    assert dockets.answered(township.centre.conn) == []
    with pytest.raises((DocketAnswered, steps.NotAllowed)):
        township.enters()
    docket = township.docket(township.centre).docket.id
    assert records.standing(township.centre.conn, Docket, docket).number
