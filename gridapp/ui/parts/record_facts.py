"""What a record says, field by field, as pairs of a name and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from gridapp.models.declare import Record, Shape, kind_of
from gridapp.models.money import yuan
from gridapp.register import codes
from gridapp.ui.parts.label import capital
from gridapp.words import marks

_NOBODY: Mapping[str, str] = MappingProxyType({})


def facts_of(
    record: Record, fields: Sequence[str], language: str, named: Mapping[str, str] = _NOBODY
) -> list[tuple[str, str]]:
    """These fields in this order; `named` says what records that are named are called."""
    kind = kind_of(type(record))
    facts = []
    for name in fields:
        field = kind.field(name)
        value = getattr(record, name)
        if field.shape is Shape.REF:
            words = named.get(str(value or ""), "")
        elif value and field.shape in (Shape.CODE, Shape.CODES):
            labels = (codes.label(field.codes, code, language) for code in str(value).split())
            words = capital(marks.listed(labels, language))
        elif value is not None and field.shape is Shape.MONEY:
            words = yuan(int(value))
        else:
            words = "" if value is None else str(value)
        facts.append((capital(field.label(language)), words))
    return facts
