"""Single-field rules: the same in the form, in the command line and in the fold of others' work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from gridapp.models.credit_code import is_credit_code
from gridapp.models.declare import Field, Shape, Value, finite
from gridapp.models.id_number import check_digit

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_PLACE = re.compile(r"[1-9]\d{5}(\d{3}){0,4}", re.ASCII)
_REF = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[0-9A-Z_a-z]{1,24}")
_PHONE = re.compile(r"\+?\d{5,15}(-\d{1,6})?", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_ID_NUMBER = re.compile(r"\d{17}[\dX]", re.ASCII)
_WRITTEN = 2026
"""The year in which this was written: no clock that is right is behind it."""
_LINE_BREAKS = frozenset("\n\t")


def problem(field: Field, value: Value) -> str | None:
    """The rule that `value` breaks for `field`, as a short code, or None when it may stand."""
    if value is None:
        return None
    if not finite(value):
        return "limits"
    if field.shape in (Shape.INTEGER, Shape.INSTANT, Shape.COUNT, Shape.MONEY):
        return _number_problem(field, value)
    if field.shape is Shape.BYTES:
        return None if isinstance(value, bytes) else "type"
    if not isinstance(value, str):
        return "type"
    return _text_problem(field, value)


def _number_problem(field: Field, value: Value) -> str | None:
    if not isinstance(value, int):
        return "type"
    return "negative" if value < 0 and field.shape in (Shape.COUNT, Shape.MONEY) else None


def _text_problem(field: Field, value: str) -> str | None:
    if len(value) > field.longest and field.shape is not Shape.LONG_TEXT:
        return "too_long"
    if hidden_character(value, line_breaks=field.shape is Shape.LONG_TEXT):
        return "characters"
    pattern = _PATTERNS.get(field.shape)
    if pattern is not None and not pattern.fullmatch(value):
        return field.shape.value
    if field.shape is Shape.DATE and not is_date(value):
        return "date"
    if field.shape is Shape.ID_NUMBER and not _has_its_check_digit(value):
        return "check_digit"
    if field.shape is Shape.CREDIT_CODE and not is_credit_code(value):
        return "credit_code"
    if field.shape is Shape.CODES and not all(_CODE.fullmatch(code) for code in value.split(" ")):
        return "codes"
    return None


_PATTERNS = {
    Shape.PLACE: _PLACE,
    Shape.REF: _REF,
    Shape.CODE: _CODE,
    Shape.PHONE: _PHONE,
    Shape.ID_NUMBER: _ID_NUMBER,
    Shape.CLOCK: _CLOCK,
    Shape.DATE: re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII),
}


@cache
def all_fit(field: Field) -> Callable[[Sequence[Any]], bool]:
    """Whether `problem` finds nothing in any of these values: quick, for the fold of others' work.

    Texts are looked at as one; each for itself only where that finds something.
    """
    at_once = _at_once(field)
    return lambda values: at_once(values) or all(problem(field, value) is None for value in values)


def _at_once(field: Field) -> Callable[[Sequence[Any]], bool]:
    """A quick check that says yes only to values that fit, to most of these even."""
    if field.shape is Shape.TEXT:
        return lambda values: _are_printable(values, field.longest)
    if field.shape in _FURTHER and field.longest >= _LONGEST_PATTERN:
        pattern, further = _PATTERNS[field.shape], _FURTHER[field.shape]
        lines = re.compile(f"(?:(?:{pattern.pattern})\n)*", pattern.flags)
        return lambda values: (
            lines.fullmatch(_as_lines(values)) is not None
            and (further is None or all(map(further, values)))
        )
    return lambda _values: False


def _are_printable(values: Sequence[Any], longest: int) -> bool:
    try:
        return "".join(values).isprintable() and max(map(len, values), default=0) <= longest
    except TypeError:
        return False


def _as_lines(values: Sequence[Any]) -> str:
    """These texts as a line each; something no pattern fits where they cannot stand so."""
    try:
        lines = "\n".join([*values, ""])
    except TypeError:
        return "\n\n"
    return lines if lines.count("\n") == len(values) else "\n\n"


@lru_cache(maxsize=65_536)
def is_date(text: str) -> bool:
    """Whether `text` is a day that exists (YYYY-MM-DD) or a month (YYYY-MM)."""
    if _MONTH.fullmatch(text):
        text += "-01"
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def implausible(field: Field, value: Value, year: int) -> str | None:
    """The rule that a day breaks which nobody can mean, written in `year`; None where it may be.

    For whoever writes it: a day that came from others stands as they wrote it. A clock that is
    years behind refuses nothing that is right.
    """
    if field.shape is not Shape.DATE or not isinstance(value, str):
        return None
    earliest, ahead = field.years
    said = int(value[:4])
    if said < earliest:
        return "too_early"
    return "too_far" if said > max(year, _WRITTEN) + ahead else None


def hidden_character(text: str, *, line_breaks: bool) -> str | None:
    """The first control, bidirectional or lone-surrogate character, which no text may carry.

    Such characters make one text look like another (Unicode TR 36).
    """
    if text.isprintable():
        return None
    for character in text:
        if line_breaks and character in _LINE_BREAKS:
            continue
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            return character
    return None


def _has_its_check_digit(number: str) -> bool:
    return check_digit(number[:17]) == number[17]


_LONGEST_PATTERN = 24
_FURTHER: dict[Shape, Callable[[str], bool] | None] = {
    Shape.CODE: None,
    Shape.PHONE: None,
    Shape.DATE: is_date,
    Shape.ID_NUMBER: _has_its_check_digit,
}
"""Shapes whose pattern says it all, or all but one thing more."""


def is_place(code: str) -> bool:
    """Whether `code` has the shape of a place: 6, 9, 12, 15 or 18 digits."""
    return _PLACE.fullmatch(code) is not None
