"""What the box on a visit finds for those who look after more than one grid."""

from __future__ import annotations

from gridapp.ui.parts import subject_box
from tests.village import GRID, UNITS, empty_village


def test_a_centre_finds_a_village_and_what_lies_in_it_by_the_villages_name() -> None:
    village = empty_village()
    conn, below = village.centre.conn, "520381003"

    of_village = subject_box.find(conn, "红岩", below)
    of_grid = subject_box.find(conn, "红岩村 第一", below)

    assert [one.key for one in of_village][:2] == [GRID[:12], GRID]
    assert of_village[1].where == "红岩村"
    assert [one.key for one in of_grid][:1] == [GRID]
    assert [one.key for one in subject_box.find(village.desk.conn, "老街", GRID)] == [GRID + "002"]
    assert GRID + "002" in UNITS
