"""Resident identity numbers as GB 11643 makes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from operator import mul
from typing import Literal

from gridapp.models.digits import DigitsLost, typed

OLDEST = 120

Rule = Literal["damaged", "characters", "length", "check_digit", "date"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_OF_ZEROS = ord("0") * sum(_WEIGHTS)
_CHECK_DIGITS = "10X98765432"
_MEANT_AS_X = str.maketrans(dict.fromkeys("xXХх×✕✖Ⅹⅹ", "X"))  # as found in ledgers
_TYPED_BY_SHEETS = re.compile(r"\d\.\d+E\+?\d+", re.IGNORECASE)


class InvalidIdNumber(ValueError):
    """No identity number; the rule says which of its properties is missing."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule: Rule = rule


@dataclass(frozen=True, slots=True)
class IdNumber:
    """One number of 18 places that is well made; `read` makes it from what people type."""

    number: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9X]+", self.number) or "X" in self.number[:-1]:
            raise InvalidIdNumber("characters")
        if len(self.number) != 18:
            raise InvalidIdNumber("length")
        if check_digit(self.number[:17]) != self.number[17]:
            raise InvalidIdNumber("check_digit")
        try:
            date.fromisoformat(self.number[6:14])
        except ValueError:
            raise InvalidIdNumber("date") from None

    @property
    def birth(self) -> date:
        return date.fromisoformat(self.number[6:14])

    @property
    def sex(self) -> Literal["1", "2"]:
        """Code of GB/T 2261.1: 1 male, 2 female."""
        return "1" if int(self.number[16]) % 2 else "2"

    @property
    def area(self) -> str:
        """Where it was issued. Only a hint: people move, and codes changed in 1990 and 1997."""
        return self.number[:6]

    def masked(self) -> str:
        return mask(self.number)


def read(value: str | int | float, today: date) -> IdNumber:
    """The number somebody typed: full-width, spaced, of 15 digits, or a number of a sheet."""
    number = _current_form(_plain(value))
    birth = number.birth
    age = today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
    if not 0 <= age <= OLDEST:
        raise InvalidIdNumber("date")
    return number


def check_digit(first17: str) -> str:
    """The 18th place that belongs to these 17 digits."""
    total = sum(map(mul, first17.encode("ascii"), _WEIGHTS)) - _OF_ZEROS
    return _CHECK_DIGITS[total % 11]


def mask(number: str) -> str:
    """As lists show it: 520381********0014."""
    if len(number) < 12:
        return "*" * len(number)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def _plain(value: str | int | float) -> str:
    try:
        text = typed(value).strip("'`‘’\"")
    except DigitsLost:
        raise InvalidIdNumber("damaged") from None
    if _TYPED_BY_SHEETS.fullmatch(text):
        raise InvalidIdNumber("damaged")
    return text[:-1] + text[-1:].translate(_MEANT_AS_X)


def _current_form(text: str) -> IdNumber:
    if re.fullmatch(r"[0-9]{15}", text):
        first17 = f"{text[:6]}19{text[6:]}"
        return IdNumber(first17 + check_digit(first17))
    return IdNumber(text)
