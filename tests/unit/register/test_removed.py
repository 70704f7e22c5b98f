"""What was taken back is listed for 90 days and stands again; what was erased does not."""

from __future__ import annotations

import pytest

from gridapp.models.declare import GONE
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.register import check, erasure_order, records, removed, undo
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.removed import NotRemoved
from tests.world import Desk, World

UNIT = "520381003004002001"
DAY = 86_400_000


@pytest.fixture
def desk() -> Desk:
    return World().device("520381003004002")


def household(head: str) -> Entry:
    return Entry(kind="household", place=UNIT, fields={"head": head, "address": "老街"})


def taken_back(desk: Desk) -> None:
    """Undo the newest save."""
    at = undo.last_save(desk.conn)
    assert at is not None
    with transaction(desk.conn):
        undo.undo(desk.conn, desk.me, at, now_ms=desk.now_ms)


def listed(desk: Desk, later: int = 0) -> list[removed.Removed]:
    return removed.listed(desk.conn, desk.me, now_ms=desk.now_ms + later)


def test_a_household_taken_back_stands_again_and_can_be_taken_back_again(desk: Desk) -> None:
    (id_,) = desk.save(household("罗桂花"))
    taken_back(desk)
    (one,) = listed(desk)
    assert (one.kind, one.label, one.entries) == ("household", "罗桂花", (("household", id_),))

    with transaction(desk.conn):
        removed.bring_back(desk.conn, desk.me, one.at, now_ms=desk.now_ms)

    assert records.standing(desk.conn, Household, id_).head == "罗桂花"
    assert listed(desk) == []
    assert not [found for found in check.check(desk.conn) if found.bad]
    taken_back(desk)
    assert [found.label for found in listed(desk)] == ["罗桂花"]


def test_of_a_visit_it_is_said_whose_home_it_was_at(desk: Desk) -> None:
    (home,) = desk.save(household("罗桂花"))
    fields = {"household": home, "worker": "0" * 32, "happened_on": "2026-11-29"}
    fields |= {"type": "1", "result": "1"}
    desk.save(Entry(kind="visit", place=UNIT, fields=fields))
    taken_back(desk)

    assert [(one.kind, one.label) for one in listed(desk)] == [("visit", "罗桂花")]


def test_what_is_older_than_ninety_days_or_gone_for_another_reason_is_not_listed(
    desk: Desk,
) -> None:
    (id_,) = desk.save(household("罗桂花"))
    taken_back(desk)
    (moved,) = desk.save(household("张艳"))
    desk.save(Entry(kind="household", id=moved, fields={GONE: "move_out"}))

    (one,) = listed(desk, 89 * DAY)
    assert one.entries == (("household", id_),)
    assert listed(desk, 91 * DAY) == []
    with transaction(desk.conn), pytest.raises(NotRemoved):
        removed.bring_back(desk.conn, desk.me, one.at + 1, now_ms=desk.now_ms)


def test_what_an_order_erased_is_not_brought_back(desk: Desk) -> None:
    town = World().centre
    (second,) = town.save(
        Entry(kind="worker", fields={"name": "周文静", "role": "TOWN", "area": "520381003"})
    )
    (id_,) = town.save(household("罗桂花"))
    taken_back(town)
    (one,) = listed(town)
    part = erasure_order.text(town.conn, KINDS["household"], id_, "head", before=False)
    with transaction(town.conn):
        erasure_order.order(
            town.conn,
            town.me,
            [part],
            erasure_order.Ground(basis="个人信息保护法第四十七条", second=second),
            today="2026-11-19",
            now_ms=town.now_ms,
        )

    assert listed(town) == []
    with transaction(town.conn), pytest.raises(NotRemoved):
        removed.bring_back(town.conn, town.me, one.at, now_ms=town.now_ms)
