"""The records of the register that the rows of a list may speak of, found by their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from gridapp.exchange.list_kinds import Target
from gridapp.models.declare import Record, Value, kind_of
from gridapp.models.place import covers
from gridapp.register import records, same, veils

Key = tuple[str, ...]


class KnownRecords:
    """All records of one target's kind at a place and below.

    Attributes:
        hidden: record to its fields that nothing is done with, as somebody is locked to storage.
    """

    def __init__(self, conn: sqlite3.Connection, target: Target, place: str) -> None:
        self._target = target
        self._by_key: dict[tuple[int, Key], list[Record]] = {}
        kind = kind_of(target.record)
        ids = records.ids(conn, kind, place="" if kind.central else place, merged=True)
        found, kept = records.get_many(conn, target.record, ids), same.all_merged(conn, kind)
        self.hidden = veils.hidden(conn, kind, found)
        for id_, record in found.items():
            if target.open_by and getattr(record, target.open_by):
                continue
            self._enter(found.get(kept.get(id_, id_), record), called=record)

    def find(self, values: Mapping[str, Value], within: str = "") -> Record | None:
        """The one record that these values mean, by the surest key that finds just one.

        `within` leaves out what does not lie at this place, below it or above it.
        """
        for number, names in enumerate(self._target.keys):
            found = self._by_key.get((number, _key(values, names)), [])
            found = [
                one
                for one in found
                if _may_lie(one.place, within) and not self._is_another(one, values, number)
            ]
            if _key(values, names) and len(found) == 1:
                return found[0]
        return None

    def add(self, id_: str, values: Mapping[str, Value]) -> Record:
        """Remember a record that is being added."""
        record = replace(self._target.record(id=id_), **values)  # type: ignore[arg-type]  # fields by name
        self._enter(record, called=record)
        return record

    def change(self, record: Record, now: Record) -> None:
        """Remember what was filled in a record."""
        for found in self._by_key.values():
            found[:] = [now if one is record else one for one in found]

    def _is_another(self, record: Record, values: Mapping[str, Value], weaker: int) -> bool:
        """Whether a surer key, known of both, says that they are two."""
        return any(
            _differ(name, getattr(record, name), values.get(name))
            for names in self._target.keys[:weaker]
            for name in names
        )

    def _enter(self, record: Record, *, called: Record) -> None:
        """Have it found by what it is called, or what one merged into it is."""
        for number, names in enumerate(self._target.keys):
            key = _key({name: getattr(called, name) for name in names}, names)
            found = self._by_key.setdefault((number, key), []) if key else []
            if all(one is not record for one in found):
                found.append(record)


def _may_lie(at: str, within: str) -> bool:
    """Whether what stands at one place may lie in the other: one of them covers the other."""
    return covers(within, at) or covers(at, within)


def _differ(name: str, stands: Value, said: Value) -> bool:
    """Whether two values, known both, are not the same; an address may begin with its village."""
    if not stands or not said or stands == said:
        return False
    if name != "address":
        return True
    short, long = sorted(("".join(str(one).split()) for one in (stands, said)), key=len)
    before = long.removesuffix(short)
    return not long.endswith(short) or before[-1:].isdigit()


def _key(values: Mapping[str, Value], names: tuple[str, ...]) -> Key:
    """The values of a key as text; empty where one is missing."""
    said = tuple("".join(str(values.get(name) or "").split()) for name in names)
    return said if all(said) else ()
