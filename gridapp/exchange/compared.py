"""What a sheet says of a record that the register has: what is new in it, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gridapp.models.declare import Record, Value


@dataclass(slots=True)
class Compared:
    """Values for fields that are blank in the register, and those that say otherwise than it."""

    fresh: dict[str, Value] = field(default_factory=dict)
    differing: dict[str, Value] = field(default_factory=dict)


def compared(record: Record, fields: Mapping[str, Value]) -> Compared:
    """Fill what is blank in the register; name what differs. The register is never overwritten."""
    found = Compared()
    for name, value in fields.items():
        stands = getattr(record, name)
        if value is None or stands == value or _only_finer(name, str(stands), str(value)):
            continue
        (found.fresh if stands is None else found.differing)[name] = value
    return found


def _only_finer(name: str, stands: str, value: str) -> bool:
    """Whether a birth differs only in that one of the two knows the day as well."""
    return name == "birth" and (stands.startswith(value) or value.startswith(stands))
