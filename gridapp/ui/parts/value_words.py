"""A value of a record as people read it: codes, states and other records in words."""

from __future__ import annotations

from collections.abc import Mapping

from gridapp.models.declare import GONE, Kind, Shape, Value
from gridapp.models.labels import label, why_gone
from gridapp.models.loops import LOOPS, OWNERS
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.money import yuan
from gridapp.register import codes
from gridapp.ui.parts.sync_words import clock
from gridapp.words import marks


def value_words(
    kind: Kind, field: str, value: Value, names: Mapping[str, str], language: str
) -> str:
    """The value in words; nothing for nothing. `names` knows records and places by id and code."""
    if value is None or value == "":
        return ""
    if isinstance(value, bytes):
        return names.get(value.hex()) or value.hex()[:8]
    if field == GONE:
        return why_gone(str(value), language) or codes.label("life_event", str(value), language)
    walks = OWNERS.get(kind.name, kind.name)
    if walks in LOOPS and value in LOOPS[walks].states:
        return label("state", f"{walks}.{value}", language)
    declared = next((one for one in kind.fields if one.name == field), None)
    if declared is not None and isinstance(value, int) and declared.shape is Shape.INSTANT:
        return clock(value)
    if declared is not None and isinstance(value, int) and declared.shape is Shape.MONEY:
        return yuan(value)
    if declared is None or not declared.codes or value == HIDDEN_VALUE:
        return names.get(str(value)) or str(value)
    given = str(value).split(" ") if declared.shape is Shape.CODES else [str(value)]
    return marks.listed((codes.label(declared.codes, one, language) for one in given), language)
