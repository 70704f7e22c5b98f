"""Fields of a record as `field=value` on the command line."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from gridapp.cli.job import Refused
from gridapp.models.declare import PLACE, Shape, Value
from gridapp.models.kinds import KINDS
from gridapp.register.identity import Identity
from gridapp.register.lines import check


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
