"""The history of a record as people read it: what was done, by whom, when, and what it replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from gridapp.models.declare import CLAIM, GONE, HIDDEN, Kind, Shape, Value
from gridapp.models.kinds import KINDS
from gridapp.models.masks import masked_value
from gridapp.register import derive, history, records
from gridapp.register.authors import Names, Tags
from gridapp.register.history import Dot, Written
from gridapp.register.log import UnknownRecord

CREATED, CHANGED, CONFLICT, RESOLVED, REMOVED, RESTORED, STEP, LATE = (
    "created",
    "changed",
    "conflict",
    "resolved",
    "gone",
    "restored",
    "step",
    "late",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a record.

    Attributes:
        kind: created, changed, conflict (written beside another's value), resolved, gone,
            restored, step, or late (a step that had no effect any more).
        received_ms: when it came in a file; 0 for own work that waits.
        device: tag of the device it was written on.
        field: what was changed; of a step its action.
        old, new: values; of a step the state it led to and its note.
        values: of a creation, its first fields.
    """

    kind: str
    at_ms: int
    received_ms: int
    device: str
    worker: str
    worker_name: str
    field: str = ""
    old: Value = None
    new: Value = None
    values: tuple[tuple[str, Value], ...] = ()


def history_of(conn: sqlite3.Connection, id_: str, *, unmask: bool = False) -> list[Event]:
    """Everything that happened to a record, oldest first; numbers masked unless asked.

    Who a confidential reporter is stays hidden either way. Raises UnknownRecord.
    """
    kind = records.kind_of_id(conn, id_)
    if kind is None:
        raise UnknownRecord("record", id_)
    teller = _Teller(conn, kind, unmask=unmask)
    found = [*teller.tell(history.of(conn, kind, id_))]
    if kind.name == "matter":
        found += teller.steps(id_)
    return sorted(found, key=lambda event: event.at_ms)


class _Teller:
    """Turns changes into events, knowing who is who."""

    def __init__(self, conn: sqlite3.Connection, kind: Kind, *, unmask: bool) -> None:
        self._conn, self._kind, self._unmask = conn, kind, unmask
        self._tags, self._names = Tags(conn), Names(conn)
        self._confidential = False

    def tell(self, written: list[Written]) -> Iterator[Event]:
        """The events that these changes make, in their order."""
        self._confidential = any(
            one.field == "kind" and one.value == "confidential" for one in written
        )
        born = next((one for one in written if one.field == CLAIM), None)
        values: dict[str, dict[Dot, Value]] = {}
        for moment, group in groupby(written, key=lambda one: (one.at, one.dot[0])):
            changes = list(group)
            if born is not None and moment == (born.at, born.dot[0]):
                yield self._birth(born, changes)
                for one in changes:
                    values.setdefault(one.field, {})[one.dot] = one.value
                continue
            for one in changes:
                yield self._change(one, values.setdefault(one.field, {}))

    def _birth(self, born: Written, changes: list[Written]) -> Event:
        return self._event(
            CREATED,
            born,
            values=tuple(
                (one.field, self._shown(one.field, one.value))
                for one in changes
                if one.field not in HIDDEN
            ),
        )

    def _change(self, one: Written, heads: dict[Dot, Value]) -> Event:
        """One change against the values that stood before it; `heads` is brought up to date."""
        replaced = [heads.pop(base) for base in one.bases if base in heads]
        beside = list(heads.values())
        heads[one.dot] = one.value
        old = replaced[0] if replaced else (beside[-1] if beside else None)
        kind = CHANGED
        if any(value != one.value for value in beside):
            kind = CONFLICT
        elif len(one.bases) > 1:
            kind = RESOLVED
        elif one.field == GONE:
            kind = RESTORED if one.value is None else REMOVED
        return self._event(
            kind,
            one,
            field=one.field,
            old=self._shown(one.field, old),
            new=self._shown(one.field, one.value),
        )

    def steps(self, id_: str) -> Iterator[Event]:
        """The steps of a matter, each with the state it led to."""
        now = derive.standing_of(self._conn, bytes.fromhex(id_))
        after = {move.id: state for move, state in now.path}
        kind = KINDS["step"]
        for step_id in records.ids(self._conn, kind, where={"matter": id_}):
            written = history.of(self._conn, kind, step_id)
            fields = {one.field: one.value for one in written}
            if written:
                yield self._event(
                    STEP if step_id in after else LATE,
                    written[0],
                    field=str(fields.get("action") or ""),
                    old=after.get(step_id),
                    new=fields.get("note"),
                )

    def _event(self, kind: str, one: Written, **more: Any) -> Event:
        return Event(
            kind=kind,
            at_ms=one.at >> 16,
            received_ms=one.received_ms,
            device=self._tags[one.dot[0]],
            worker=one.worker,
            worker_name=self._names[one.worker],
            **more,
        )

    def _shown(self, field: str, value: Value) -> Value:
        """A value as records show it: ids as digits, numbers masked unless they were asked for."""
        known = next((part for part in self._kind.fields if part.name == field), None)
        if isinstance(value, bytes):
            return value.hex() if known is not None and known.shape is Shape.REF else "…"
        if self._unmask and not self._confidential:
            return value
        shown: Value = masked_value(self._kind, field, value, confidential=self._confidential)
        return shown
