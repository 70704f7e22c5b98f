"""Households of one sheet that two computers loaded are merged in one go; others are not."""

from __future__ import annotations

from collections.abc import Mapping

from gridapp.models.declare import Value, kind_of
from gridapp.models.household import Household, Resident
from gridapp.register import household_merging, records, touched
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from tests.world import Desk, World

UNIT = "520381003001001001"


def home(desk: Desk, head: str, people: Mapping[str, str], **more: Value) -> str:
    """A household as a sheet gives it, with its people and their births."""
    given = {"head": head, "address": f"河滨路{head}号", "phone": "13900000001", **more}
    (id_,) = desk.save(Entry(kind="household", place=UNIT, fields=given))
    for name, birth in people.items():
        about = {"household": id_, "name": name, "birth": birth}
        desk.save(Entry(kind="resident", place=UNIT, fields=about))
    return id_


def merged(desk: Desk, most: int = household_merging.MOST) -> int:
    touched.catch_up(desk.conn)
    with transaction(desk.conn):
        return household_merging.merge_plain(desk.conn, desk.me, now_ms=desk.now_ms, most=most)


def count(desk: Desk) -> tuple[int, int]:
    kinds = (kind_of(Household), kind_of(Resident))
    return len(records.ids(desk.conn, kinds[0])), len(records.ids(desk.conn, kinds[1]))


def test_what_is_told_alike_to_the_last_field_is_merged_with_its_people() -> None:
    desk = World().device(UNIT[:15])
    for _computer in range(3):
        home(desk, "罗桂花", {"罗桂花": "1960-01-02", "罗小": "1990-03"})
        home(desk, "吴明", {"吴明": "1971-05-06"})

    said = [merged(desk), merged(desk), merged(desk)]

    assert said == [2, 2, 0]
    assert count(desk) == (2, 3)


def test_where_anything_differs_a_person_decides() -> None:
    desk = World().device(UNIT[:15])
    home(desk, "罗桂花", {"罗桂花": "1960-01-02"})
    home(desk, "罗桂花", {"罗桂花": "1960-01-02", "罗小": "1990-03"})
    home(desk, "吴明", {"吴明": "1971-05-06"})
    home(desk, "吴明", {"吴明": "1971-05-06"}, phone="13900000002")

    assert merged(desk) == 0
    assert count(desk) == (4, 5)


def test_some_are_merged_at_a_time() -> None:
    desk = World().device(UNIT[:15])
    for head in ("罗桂花", "吴明", "赵秀"):
        for _computer in range(2):
            home(desk, head, {head: "1960-01-02"})

    assert [merged(desk, 2), merged(desk, 2), merged(desk, 2)] == [2, 1, 0]
