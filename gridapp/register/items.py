"""Which item of a list it is that cannot be written: 2, or 2.1 for the first below the second."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.register.identity import Identity
from gridapp.register.lines import BadLine, check

_FOUND = frozenset({"matter", "activity", "dispute", "help_plan"})
"""What may stand in the list of what was found on a visit, or beside one of it."""


class BadItem(BadLine):
    """Something in a list that cannot be written; `number` counts from one."""

    number: str

    def __init__(self, why: BadLine, number: int | str) -> None:
        super().__init__(why.field, why.rule, why.kind)
        self.number = f"{number}.{why.number}" if isinstance(why, BadItem) else str(number)


def check_each(
    conn: sqlite3.Connection,
    me: Identity,
    kind: str,
    place: str,
    items: Sequence[Mapping[str, Value]],
) -> None:
    """A list that comes from outside. Raises BadItem."""
    for number, fields in enumerate(items, 1):
        try:
            check(conn, me, KINDS[kind], "", place, fields)
        except BadLine as why:
            raise BadItem(why, number) from why


def numbered(said: Mapping[str, Any], why: InvalidRecord) -> Exception:
    """The same, with the number of the item of `said` that broke the rule when it was saved."""
    number = _number(said, why)
    return BadItem(BadLine(why.field, why.rule, why.kind), number) if number else why


def _number(said: Mapping[str, Any], why: InvalidRecord) -> str:
    for name, items in said.items():
        for number, item in enumerate(items if isinstance(items, list) else (), 1):
            if not isinstance(item, dict):
                continue
            if _holds(name, why.kind) and (_breaks(item, why) or _breaks(item.get("beside"), why)):
                return str(number)
            if below := _number(item, why):
                return f"{number}.{below}"
    return ""


def _holds(name: str, kind: str) -> bool:
    """Whether a list of this name holds records of a kind."""
    return kind in _FOUND if name == "found" else KINDS[kind].plural.endswith(name)


def _breaks(item: Any, why: InvalidRecord) -> bool:
    if not isinstance(item, dict):
        return False
    value = item.get(why.field)
    return value in (None, "") if why.rule == "required" else value == why.value
