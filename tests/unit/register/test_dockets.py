"""A matter goes to a department that may not see it, and its answer comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridapp.models.declare import InvalidRecord
from gridapp.models.docket import Docket
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Step
from gridapp.models.role import Role
from gridapp.register import (
    dockets,
    dossier,
    log,
    matters,
    records,
    steps,
)
from gridapp.register.database import transaction
from gridapp.register.dockets import DocketAnswered
from gridapp.register.log import Entry, NoRight
from gridapp.register.matters import NewMatter
from tests.dispatched import DAY, GRID, POWER, SECRET, Township, a_township


@pytest.fixture
def township() -> Township:
    return a_township()


def test_department_sees_the_docket_and_nothing_else_of_the_matter(township: Township) -> None:
    township.steps(township.centre, "assign", to=township.power.me.worker.hex())
    township.hand(township.centre, township.power)
    power = township.power

    sheet = township.docket(power)

    assert sheet.docket.matter == township.matter
    assert sheet.docket.title == "某某家门口路灯不亮"
    assert "老街口3号，某某带路" in (sheet.docket.where or "")
    assert sheet.docket.due
    assert sheet.possible == ("sign", "decline", "finish")
    for kind in ("matter", "reporter", "step", "household", "visit"):
        assert records.ids(power.conn, KINDS[kind]) == [], kind
    everything = "\n".join(power.conn.iterdump())
    assert SECRET not in everything
    assert "13800019999" not in everything


@pytest.mark.parametrize(("kind", "told"), [("named", True), ("confidential", False)])
def test_address_of_whoever_spoke_in_confidence_is_not_on_the_docket(
    township: Township, kind: str, told: bool
) -> None:
    desk = township.worker
    home = {"head": "周某", "address": "竹海巷18号"}
    (household,) = desk.save(Entry(kind="household", place=GRID, fields=home))
    new = NewMatter(
        place=GRID,
        fields={"title": "楼道堵了", "task": "hazard", "household": household, "heard_on": DAY},
        reporters=[{"kind": kind, "name": SECRET, "heard_on": DAY}],
    )
    with transaction(desk.conn):
        id_ = matters.register(desk.conn, desk.me, new, today=DAY, now_ms=desk.now_ms)

    where = dockets.drafted(desk.conn, desk.me, id_, DAY).where or ""

    assert ("竹海巷18号" in where) is told


HOMES = (("周某", "竹海巷18号"), (SECRET, "老街8号"), ("王某", "老街18号"))
SPOTS = [
    ("老街8号门口", False),  # his own house
    ("老街18号门口", True),  # a neighbour's, in whose address his own stands
    ("3栋2单元501室", False),  # somebody's room, nobody knows whose
    (f"{SECRET}院坝", False),
    ("老街路口第4根电杆", True),
]


@pytest.mark.parametrize(("spot", "told"), SPOTS)
def test_spot_that_is_the_home_of_whoever_spoke_in_confidence_is_the_unit_alone(
    township: Township, spot: str, told: bool
) -> None:
    desk = township.worker
    for head, address in HOMES:
        fields = {"head": head, "address": address}
        desk.save(Entry(kind="household", place=GRID, fields=fields))
    new = NewMatter(
        place=GRID,
        fields={"title": "半夜很吵", "task": "hazard", "spot_text": spot, "heard_on": DAY},
        reporters=[{"kind": "confidential", "name": SECRET, "heard_on": DAY}],
    )
    with transaction(desk.conn):
        id_ = matters.register(desk.conn, desk.me, new, today=DAY, now_ms=desk.now_ms)
    matter = records.standing(desk.conn, Matter, id_)

    where = dockets.drafted(desk.conn, desk.me, id_, DAY).where or ""

    assert (spot in where) is told
    assert where
    assert dockets.holds_back(desk.conn, desk.me, matter) is not told


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


def test_answer_of_a_colleague_is_entered_under_his_name_and_stays_the_handlers(
    township: Township,
) -> None:
    handler = township.power.me.worker.hex()
    card = {"name": "小周", "role": "DEPT", "area": POWER}
    (colleague,) = township.centre.save(Entry(kind="worker", fields=card))
    township.steps(township.centre, "assign", to=handler, handed="phone")
    people = dockets.colleagues(township.centre.conn, handler)
    assert [one.id for one in people] == [handler, colleague]

    township.answers(township.centre, "sign", by=colleague)
    township.enters()
    assert dossier.of(township.centre.conn, township.matter).standing.holder == handler
    township.answers(township.centre, "finish", by=colleague, note="换了灯")
    (step,) = township.enters()

    did = records.standing(township.centre.conn, Step, step)
    assert (did.by, did.behalf) == (colleague, handler)
    assert dossier.of(township.centre.conn, township.matter).standing.handler == colleague


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
    with pytest.raises(InvalidRecord) as told:  # who has it is given no second one
        township.steps(township.centre, "assign", to=township.worker.me.worker.hex())
    assert told.value.rule == "has_it"
    assert len(dockets.of_matter(township.centre.conn, township.matter)) == 1


def test_answer_to_an_earlier_docket_is_none_to_a_new_order_given_without_one(
    township: Township,
) -> None:
    worker = township.worker.me.worker.hex()
    township.steps(township.centre, "assign", to=worker, handed="paper")
    (sheet,) = dockets.of_matter(township.centre.conn, township.matter)
    township.centre.now_ms += 1_000
    with transaction(township.centre.conn):
        dockets.answer(
            township.centre.conn,
            township.centre.me,
            sheet.docket.id,
            "decline",
            {"note": "人在外地"},
            today=DAY,
            now_ms=township.centre.now_ms,
        )
    township.enters()

    township.steps(township.centre, "assign", to=worker)

    assert dockets.waiting(township.centre.conn, township.matter) == ()


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
