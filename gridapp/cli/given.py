"""Fields of a record as they are given from outside, and what would do where one is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from gridapp.cli.job import Refused
from gridapp.models.declare import PLACE, Field, Shape, Value
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.register import codes
from gridapp.register.identity import Identity
from gridapp.register.lines import check
from gridapp.words import say, shape_in_words

_FEW = 24
_NUMBERS = (Shape.COUNT, Shape.MONEY)
_COMMANDS = MappingProxyType(
    {
        "device": "device add",
        "cut": "device stop",
        "release": "release",
        "same_as": "merge",
        "attachment": "attach",
        "erasure": "erase",
        "step": "step",
        "dispute_step": "step",
        "order_step": "step",
    }
)
"""By which command a kind is written that `put` does not write."""


def fields_of(
    conn: sqlite3.Connection, me: Identity, kind: str, said: Sequence[str]
) -> dict[str, Value]:
    """The fields, checked as everything that comes from outside. Refused, or BadLine."""
    numbers = {field.name for field in KINDS[kind].fields if field.shape in _NUMBERS}
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
    """The fields that there are, the codes that would do, what is to be written, the command."""
    if kind not in KINDS:
        return ""
    if rule == "unknown":
        return say("codes", language, codes=" ".join(one.name for one in KINDS[kind].fields))
    if rule == "own_command" and kind in _COMMANDS:
        return say("use_command", language, command=_COMMANDS[kind])
    if rule == "list":
        return _each_holds(kind, field, language)
    declared = next((one for one in KINDS[kind].fields if one.name == field), None)
    return _what_would_do(kind, declared, rule, language) if declared else ""


def _what_would_do(kind: str, declared: Field, rule: str, language: str) -> str:
    """What may stand in a field that is there."""
    if rule in ("ref", "no_record"):
        return say("find_it", language)
    if rule == "too_long" and declared.shape is Shape.LONG_TEXT:
        return say("at_most", language, most=declared.longest)
    if rule in ("type", "too_long"):
        return _to_write(declared, rule, language)
    if rule != "not_listed" or not declared.codes:
        return ""
    listed = codes.labels(declared.codes, language)
    if len(listed) > _FEW:
        return say("use_fields", language, kind=kind, field=declared.name)
    return say("codes", language, codes=_side_by_side(listed))


def _each_holds(kind: str, name: str, language: str) -> str:
    """What each item may say of a list that holds what belongs to a record of `kind`."""
    for one in KINDS.values():
        belongs = [field.name for field in one.fields if field.kind == kind]
        if belongs and one.plural.endswith(name):
            given = [field.name for field in one.fields if field.name not in (*belongs, "n")]
            return say("each_holds", language, fields=" ".join(given))
    return ""


def _to_write(field: Field, rule: str, language: str) -> str:
    """What a field takes; in JSON a number stands without quotes and all else with them."""
    shape = shape_in_words(
        field.shape.value,
        language,
        longest=field.longest,
        kind=label("kind", field.kind, language),
    )
    if rule == "too_long":
        return say("to_write", language, shape=shape)
    bare = field.shape in _NUMBERS
    return say("to_write_bare" if bare else "to_write_quoted", language, shape=shape)


def one_of(name: str, language: str) -> dict[str, Any]:
    """What argparse is to know of an argument that is one of the codes of this list."""
    listed = codes.labels(name, language)
    return {"choices": [*listed], "help": _side_by_side(listed)}


def _side_by_side(listed: Mapping[str, str]) -> str:
    return " ".join(f"{code}={name}" for code, name in listed.items())
