"""One thing that happened to a record, as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gridapp.models.declare import Value
from gridapp.register.authors import Names, Tags
from gridapp.register.history import Written

CREATED, CHANGED, CONFLICT, RESOLVED, REMOVED, RESTORED, STEP, LATE, MERGED, PARTED, MOVED = (
    "created",
    "changed",
    "conflict",
    "resolved",
    "gone",
    "restored",
    "step",
    "late",
    "merged",
    "parted",
    "moved",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a record, or to one that belongs to it or is merged into it.

    Attributes:
        kind: created, changed, conflict (written beside another's value), resolved, gone,
            restored, step, late (a step that had no effect any more), merged, parted or
            moved (to another place).
        received_ms: when it came in a file; 0 for own work that waits.
        device: tag of the device it was written on.
        about, about_kind: the record it happened to.
        field: what was changed; of a step its action.
        old, new: values; of a step the state it led to and its note; of a merging the two
            records, the kept one first.
        values: of a creation, its first fields; of a move, what was not known here before.
    """

    kind: str
    at_ms: int
    received_ms: int
    device: str
    worker: str
    worker_name: str
    about: str
    about_kind: str
    field: str = ""
    old: Value = None
    new: Value = None
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Who is who: devices by their tags, workers by their names."""

    tags: Tags
    names: Names

    def event(self, kind: str, said: Written, **more: Any) -> Event:
        """A change as an event."""
        return Event(
            kind=kind,
            at_ms=said.at >> 16,
            received_ms=said.received_ms,
            device=self.tags[said.dot[0]],
            worker=said.worker,
            worker_name=self.names[said.worker],
            **more,
        )
