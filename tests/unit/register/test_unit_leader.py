"""What a unit leader may report: quarrels found or settled, and who needs help; not more."""

from __future__ import annotations

import pytest

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import records, standings, steps, visits
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.register.matters import Beside, NewMatter, on_the_spot
from gridapp.register.steps import NotAllowed
from gridapp.words import words_for
from tests.world import Desk, World

UNIT = "520381003001001001"
DAY = "2026-11-18"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def leader(world: World) -> Desk:
    return world.device(UNIT, Role.UNIT, "L")


def found(desk: Desk, *new: NewMatter, home: str = "") -> None:
    with transaction(desk.conn):
        visits.record(
            desk.conn,
            desk.me,
            UNIT,
            {"household": home or None, "type": "1", "result": "2"},
            new,
            today=DAY,
            now_ms=desk.now_ms,
        )


def quarrel(*, settled: bool) -> NewMatter:
    fields: dict[str, Value] = {"task": "dispute", "title": "鸡吃了菜", "heard_on": DAY}
    actions = on_the_spot((), "赔了菜钱") if settled else (("report", {}),)
    sides = [("party", {"side": side, "name": name}) for side, name in (("1", "王"), ("2", "李"))]
    return NewMatter(
        place=UNIT, fields=fields, actions=actions, beside=Beside(fields={}, below=sides)
    )


def step(desk: Desk, matter: str, action: str, said: dict[str, Value]) -> None:
    with transaction(desk.conn):
        steps.take(
            desk.conn, desk.me, "matter", matter, action, said, today=DAY, now_ms=desk.now_ms
        )


def standing(desk: Desk, kind: str) -> list[dict[str, object]]:
    ids = records.ids(desk.conn, KINDS[kind])
    return list(records.derived(desk.conn, KINDS[kind], ids).values())


@pytest.mark.parametrize(("settled", "state"), [(False, "FOUND"), (True, "REGISTERED")])
def test_he_reports_a_quarrel_and_others_mediate_it(
    world: World, leader: Desk, settled: bool, state: str
) -> None:
    found(leader, quarrel(settled=settled))

    world.centre.take(*leader.pack())

    for desk in (leader, world.centre):
        assert [one["state"] for one in standing(desk, "dispute")] == [state]
        assert len(records.ids(desk.conn, KINDS["party"])) == 2
        assert len(records.ids(desk.conn, KINDS["session"])) == 0


def test_he_says_who_needs_help(world: World, leader: Desk) -> None:
    home = "0" * 31 + "1"
    fields: dict[str, Value] = {"task": "help", "title": "缺煤", "heard_on": DAY}
    found(leader, NewMatter(place=UNIT, fields=fields), home=home)

    world.centre.take(*leader.pack())

    assert len(records.ids(world.centre.conn, KINDS["help_plan"])) == 1


@pytest.mark.parametrize("kind", ["session", "agreement", "pairing", "measure", "request"])
def test_he_writes_nothing_of_the_mediation_or_of_the_help_itself(leader: Desk, kind: str) -> None:
    with pytest.raises(NoRight):
        leader.save(Entry(kind=kind, place=UNIT, fields={}))


def test_he_accepts_no_dispute(leader: Desk) -> None:
    found(leader, quarrel(settled=True))
    (dispute,) = records.ids(leader.conn, KINDS["dispute"])

    with pytest.raises(NotAllowed), transaction(leader.conn):
        steps.take(
            leader.conn,
            leader.me,
            "dispute",
            dispute,
            "accept",
            {},
            today=DAY,
            now_ms=leader.now_ms,
        )


def test_what_others_were_given_he_cannot_hand_back_and_is_told_whose_it_is(
    world: World, leader: Desk
) -> None:
    swept = NewMatter(
        place=UNIT,
        fields={"task": "environment", "title": "垃圾没人清", "heard_on": DAY},
        actions=[("report", {})],
    )
    found(leader, swept)
    (id_,) = records.ids(leader.conn, KINDS["matter"])
    world.centre.take(*leader.pack())
    step(world.centre, id_, "accept", {})
    step(world.centre, id_, "assign", {"to": world.centre.me.worker.hex()})
    leader.take(*world.centre.pack())

    for action in ("decline", "sign"):
        with pytest.raises(NotAllowed) as refused:
            step(leader, id_, action, {"note": "办不了"})
        assert refused.value.what == "others"
        assert "派给了别人" in words_for(refused.value, "zh")
    step(world.centre, id_, "decline", {"note": "办不了"})


def test_what_a_leader_settles_is_left_to_others_to_close(leader: Desk) -> None:
    """A step that has no effect is not written, so that none is told as having come too late."""
    reporters = [{"kind": "named", "name": "罗桂花"}]
    swept = NewMatter(
        place=UNIT,
        fields={"task": "environment", "title": "垃圾没人清", "heard_on": DAY},
        reporters=reporters,
        actions=on_the_spot(reporters, "一起清走了"),
    )

    found(leader, swept)

    (id_,) = records.ids(leader.conn, KINDS["matter"])
    now = standings.matter(leader.conn, bytes.fromhex(id_))
    assert (now.state, now.late) == ("RATED", ())
