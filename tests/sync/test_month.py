"""Days of real work with everything that goes wrong: at the end nothing is missing in silence."""

from __future__ import annotations

import random
from pathlib import Path

from tests.lots import is_soak
from tests.sync import month


def test_every_row_arrives_or_is_listed_with_its_reason(tmp_path: Path) -> None:
    """`make soak` plays fifty devices over thirty days."""
    grids, units, days = (10, 4, 30) if is_soak() else (2, 1, 6)
    world = month.found(tmp_path, random.Random(20261128), grids=grids, units=units)

    world.play(days)

    missing = world.missing()
    assert {row.device for row in missing} <= world.lost, missing
    assert len(world.saved) > days * grids
    for name, device in world.devices.items():
        if name != "centre":
            waits = device.status()
            assert (waits.rows["saved"], waits.rows["packed"]) == (0, 0), (name, waits)
            assert world.differences(name) == [], name
