"""A line of the day's log as JSON."""

from __future__ import annotations

from typing import Any

from gridapp.models.declare import kind_of
from gridapp.models.masks import masked
from gridapp.register import records
from gridapp.register.day_log import Line


def as_json(line: Line) -> dict[str, Any]:
    """A line for scripts; numbers masked."""
    record = line.record
    row = masked(kind_of(type(record)), records.as_dict(record))
    if line.about is not None:
        row["about"] = masked(kind_of(type(line.about)), records.as_dict(line.about))
    if line.household is not None:
        row["head"] = line.household.head
    if line.spot is not None:
        row["spot_name"] = line.spot.name
    if line.done:
        row["done"] = [{"action": one.action, "note": one.note} for one in line.done]
    if line.state:
        row |= {"state": line.state, "owed": line.owed}
    return row
