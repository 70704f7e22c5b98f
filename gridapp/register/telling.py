"""The changes of one record told as events: what was done, and what it replaced."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

from gridapp.models.declare import CLAIM, GONE, HIDDEN, PLACE, Kind, Shape, Value
from gridapp.models.masks import HIDDEN_VALUE, masked_value
from gridapp.register.event import (
    CHANGED,
    CONFLICT,
    CREATED,
    LATE,
    MOVED,
    REMOVED,
    RESOLVED,
    RESTORED,
    STEP,
    Event,
    Known,
)
from gridapp.register.history import Dot, Written

_STEP_VALUES = frozenset({"to", "due", "reason", "reporter", "way", "satisfaction", "close"}) | {
    "merged_into",
    "behalf",
    "body",
    "receiver",
    "consent",
    "routes",
}


class Teller:
    """Turns the changes of one record into events; of `hidden` fields no value is told."""

    def __init__(
        self,
        known: Known,
        kind: Kind,
        id_: str,
        *,
        unmask: bool,
        hidden: Collection[str] = (),
    ) -> None:
        self._known, self._kind, self._id, self._unmask = known, kind, id_, unmask
        self._hidden = hidden
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
            if any(one.retold for one in changes):
                yield self._arrival(changes, values)
                continue
            for one in changes:
                yield self._change(one, values.setdefault(one.field, {}))

    def _arrival(self, changes: list[Written], values: dict[str, dict[Dot, Value]]) -> Event:
        """A transfer as those see it whom it tells the record anew."""
        for one in changes:
            heads = values.setdefault(one.field, {})
            for base in one.bases:
                heads.pop(base, None)
            heads[one.dot] = one.value
        place = next((one for one in changes if one.field == PLACE), changes[0])
        return self._event(
            MOVED,
            place,
            field=PLACE,
            old=place.retold,
            new=place.value if place.field == PLACE else None,
            values=tuple(
                (one.field, self._shown(one.field, one.value))
                for one in changes
                if one.field not in HIDDEN
            ),
        )

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
        elif one.field == PLACE:
            kind = MOVED
        elif one.field == GONE:
            kind = RESTORED if one.value is None else REMOVED
        return self._event(
            kind,
            one,
            field=one.field,
            old=self._shown(one.field, old),
            new=self._shown(one.field, one.value),
        )

    def step(self, written: list[Written], after: Mapping[str, str] | None) -> Iterator[Event]:
        """One step, with the state it led to; and that it was taken back, where it was."""
        if not written:
            return
        fields = {one.field: one.value for one in written if one.value is not None}
        late = after is not None and self._id not in after
        yield self._event(
            LATE if late else STEP,
            written[0],
            field=str(fields.get("action") or ""),
            old=(after or {}).get(self._id),
            new=self._shown("note", fields.get("note")),
            values=tuple(
                (name, self._shown(name, value))
                for name, value in fields.items()
                if name in _STEP_VALUES
            ),
        )
        for one in written:
            if one.field == GONE and one.value is not None:
                yield self._event(REMOVED, one, field=GONE, new=one.value)

    def _event(self, kind: str, one: Written, **more: Any) -> Event:
        return self._known.event(kind, one, about=self._id, about_kind=self._kind.name, **more)

    def _shown(self, field: str, value: Value) -> Value:
        """A value as records show it: ids as digits, numbers masked unless they were asked for."""
        if field in self._hidden and value is not None:
            return HIDDEN_VALUE
        known = next((part for part in self._kind.fields if part.name == field), None)
        if isinstance(value, bytes):
            return value.hex() if known is not None and known.shape is Shape.REF else "…"
        if self._unmask and not self._confidential:
            return value
        shown: Value = masked_value(self._kind, field, value, confidential=self._confidential)
        return shown
