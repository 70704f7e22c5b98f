"""Telephone numbers of mainland China, as people write them and as they are kept."""

from __future__ import annotations

import re
from typing import Literal

from gridapp.models.digits import DigitsLost, typed

Rule = Literal["damaged", "characters", "length", "prefix"]

_MARKS = re.compile(r"[-‐‑‒–—―_.·()\[\]【】〔〕'`]")  # as found in ledgers
_COUNTRY = re.compile(r"^(?:\+|00)86(?=\d)|^86(?=1[3-9]\d{9}$)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_FIXED = re.compile(r"0(?:10|2\d|[3-9]\d{2})[1-9]\d{6,7}")  # area code and number
_LOCAL = re.compile(r"[2-8]\d{6,7}")  # a number of one's own town
_SERVICE = re.compile(r"[48]00\d{7}|1[0-2]\d{3}|9[56]\d{3,4}")
_ABROAD = re.compile(r"\+(?!86)[1-9]\d{5,14}")
_FORMS = (_MOBILE, _FIXED, _LOCAL, _SERVICE, _ABROAD)
_EXTENSION = re.compile(r"(.+?)(?:转|分机|ext|-)[:：]?(\d{2,6})", re.IGNORECASE)


class InvalidPhone(ValueError):
    """No telephone number; the rule says why."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule: Rule = rule


def normalise(value: str | int | float) -> str:
    """The digits alone: 131-6613-1860, +86 131 6613 1860 and 13166131860.0 are one number.

    An extension stays behind a dash, a number abroad keeps its plus.
    """
    try:
        text = typed(value)
    except DigitsLost:
        raise InvalidPhone("damaged") from None
    try:
        return _number(text)
    except InvalidPhone:
        if parts := _EXTENSION.fullmatch(text):
            return f"{_number(parts[1])}-{parts[2]}"
        raise


def _number(text: str) -> str:
    digits = _COUNTRY.sub("", _MARKS.sub("", text))
    if not re.fullmatch(r"\+?[0-9]+", digits):
        raise InvalidPhone("characters")
    if not any(form.fullmatch(digits) for form in _FORMS):
        raise InvalidPhone("prefix" if len(digits) == 11 else "length")
    return digits


def mask(number: str) -> str:
    """As lists show it: 138****1234."""
    if len(number) >= 11:
        return number[:3] + "*" * (len(number) - 7) + number[-4:]
    return "*" * max(0, len(number) - 2) + number[-2:] if len(number) > 5 else number
