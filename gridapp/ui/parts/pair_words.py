"""Two records that may be one, in words: why, and field by field."""

from __future__ import annotations

from collections.abc import Mapping

from gridapp.models.declare import PLACE, Field, Record, Shape
from gridapp.models.labels import field_label
from gridapp.models.likeness import Likeness
from gridapp.models.masks import masked
from gridapp.models.reasons import reason_label
from gridapp.register import codes, places, records
from gridapp.register.duplicates import Pair
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.pair_view import Line
from gridapp.words import marks

_LEFT_OUT = (Shape.REF, Shape.BYTES)
_CALLED = ("head", "name", "title", "number")


def called(record: Record) -> str:
    """What people call a record."""
    return next((str(value) for name in _CALLED if (value := getattr(record, name, None))), "")


def alike(seen: Likeness, language: str) -> str:
    """What two records have in common."""
    return marks.listed((reason_label(code, language) for code in seen.alike), language)


def against(seen: Likeness, language: str) -> str:
    """In what they differ."""
    return marks.listed((reason_label(code, language) for code in seen.against), language)


def lines(pair: Pair, known: Mapping[str, str], above: str, language: str) -> list[Line]:
    """Where both are, and each field that either has; numbers half hidden."""
    one, other = (_said(pair, each, language) for each in (pair.one, pair.other))
    where = [places.path(known, each.place, above) for each in (pair.one, pair.other)]
    found = [Line(capital(field_label(pair.kind.name, PLACE, language)), *where)]
    for field in pair.kind.fields:
        if one.get(field.name) or other.get(field.name):
            name = capital(field.label(language))
            found.append(Line(name, one.get(field.name, ""), other.get(field.name, "")))
    return found


def _said(pair: Pair, record: Record, language: str) -> dict[str, str]:
    shown = masked(pair.kind, records.as_dict(record))
    return {
        field.name: _value(field, shown[field.name], language)
        for field in pair.kind.fields
        if field.shape not in _LEFT_OUT and shown.get(field.name) not in (None, "")
    }


def _value(field: Field, value: object, language: str) -> str:
    if not field.codes or value == "***":
        return str(value)
    given = str(value).split(" ") if field.shape is Shape.CODES else [str(value)]
    return marks.listed((codes.label(field.codes, code, language) for code in given), language)
