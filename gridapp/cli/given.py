"""Fields of a record as they are given from outside, and what would do where one is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from gridapp.cli.job import Refused
from gridapp.models.declare import PLACE, Shape, Value
from gridapp.models.kinds import KINDS
from gridapp.register import codes
from gridapp.register.identity import Identity
from gridapp.register.lines import check
from gridapp.words import say

_FEW = 24


def fields_of(
    conn: sqlite3.Connection, me: Identity, kind: str, said: Sequence[str]
) -> dict[str, Value]:
    """The fields, checked as everything that comes from outside. Refused, or BadLine."""
    numbers = {
        field.name for field in KINDS[kind].fields if field.shape in (Shape.COUNT, Shape.MONEY)
    }
    fields: dict[str, Any] = {}
    for one in said:
        name, equals, value = one.partition("=")
        if not equals:
            raise Refused("bad_where", said=one)
        number = name in numbers and value.isdecimal()
        fields[name] = int(value) if number else value or None
    place = str(fields.get(PLACE) or me.place)
    checked = {name: value for name, value in fields.items() if name != PLACE}
    check(conn, me, KINDS[kind], "", "" if KINDS[kind].central else place, checked)
    return fields


def way_out(kind: str, field: str, rule: str, language: str) -> str:
    """The fields that there are, or the codes that would do where they are few enough to read."""
    if kind not in KINDS:
        return ""
    if rule == "unknown":
        return say("codes", language, codes=" ".join(one.name for one in KINDS[kind].fields))
    lists = {one.name: one.codes for one in KINDS[kind].fields if one.codes}
    if rule != "not_listed" or field not in lists:
        return ""
    listed = codes.labels(lists[field], language)
    if len(listed) > _FEW:
        return ""
    return say("codes", language, codes=_side_by_side(listed))


def one_of(name: str, language: str) -> dict[str, Any]:
    """What argparse is to know of an argument that is one of the codes of this list."""
    listed = codes.labels(name, language)
    return {"choices": [*listed], "help": _side_by_side(listed)}


def _side_by_side(listed: Mapping[str, str]) -> str:
    return " ".join(f"{code}={name}" for code, name in listed.items())
