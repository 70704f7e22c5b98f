"""What of a value is shown before anybody has said why he needs to see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from gridapp.models import id_number, phone
from gridapp.models.declare import HIDDEN, Kind, Sensitivity, Shape

HIDDEN_VALUE = "***"
TELLING = ("name", "phone", "resident")
"""What tells who a reporter is."""


_MOBILE = r"1[3-9]\d{9}"
_IDENTITY = r"\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
"""With a date in it: the code of a unit and the number of a hotline's order are as long."""
_NUMBER = re.compile(rf"(?<![\w-])(?:{_MOBILE}|{_IDENTITY})(?![\w-])", re.ASCII)


def in_words(text: str) -> str:
    """What somebody wrote, with the mobile and identity numbers in it half hidden."""
    return _NUMBER.sub(_half, text)


def _half(found: re.Match[str]) -> str:
    number = found[0]
    return phone.mask(number) if len(number) == 11 else id_number.mask(number)


def masked(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values with numbers half hidden and what is sensitive not shown at all.

    Of a confidential reporter neither name nor number is shown.
    """
    whole = kind.name == "reporter" and values.get("reporter_kind") == "confidential"
    return {
        name: masked_value(kind, name, value, confidential=whole) for name, value in values.items()
    }


def masked_value(kind: Kind, name: str, value: Any, *, confidential: bool = False) -> Any:
    """One value of a field as it is shown."""
    declared = next((field for field in kind.fields if field.name == name), None)
    if declared is None or name in HIDDEN or not isinstance(value, str) or not value:
        return value
    if confidential and name in TELLING:
        return HIDDEN_VALUE
    if declared.shape is Shape.PHONE:
        return phone.mask(value)
    if declared.shape is Shape.ID_NUMBER:
        return id_number.mask(value)
    if declared.sensitivity is Sensitivity.SENSITIVE:
        return HIDDEN_VALUE
    return value
