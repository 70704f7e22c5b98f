"""Invented people: names of the region, numbers that were never given to anybody."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache

from gridapp.models import credit_code
from gridapp.models.id_number import check_digit
from gridapp.practice.county.phrases import rows
from gridapp.practice.county.seed import Bag

MALE, FEMALE = "1", "2"
NO_AREA = "000000"
"""Stands where an ID number has its area: GB/T 2260 begins with 11."""

_NEVER_ASSIGNED = ("154", "160", "161", "163", "164", "168")
"""Prefixes of eleven digits that no network has given to subscribers."""

_FIRST_YEAR, _LAST_YEAR = 1920, 2030
"""The years of which the given names are known."""

_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def surname(chance: random.Random) -> str:
    """A family name, as frequent as it is in the region."""
    return _surnames().draw(chance)


def given_name(chance: random.Random, sex: str, born: int) -> str:
    """A given name of one or two characters that were in use in that year."""
    characters = _characters(sex, min(max(born, _FIRST_YEAR), _LAST_YEAR))
    return "".join(chance.choices(characters, k=2 if chance.random() < 0.8 else 1))


def birthday(chance: random.Random, year: int) -> date:
    """A day in that year."""
    return date(year, 1, 1) + timedelta(days=chance.randrange(365))


def id_number(chance: random.Random, sex: str, birth: date) -> str:
    """A well-made identity number whose area is that of no place."""
    serial = chance.randrange(500) * 2 + (1 if sex == MALE else 0)
    first17 = f"{NO_AREA}{birth:%Y%m%d}{serial:03d}"
    return first17 + check_digit(first17)


def phone(chance: random.Random) -> str:
    """A telephone number nobody has."""
    return f"{chance.choice(_NEVER_ASSIGNED)}{chance.randrange(10**8):08d}"


def credit_number(chance: random.Random) -> str:
    """A well-made credit code of a body that no place has registered."""
    first17 = f"92{NO_AREA}{''.join(chance.choices(_CREDIT, k=9))}"
    return first17 + credit_code.check_character(first17)


@cache
def _surnames() -> Bag[str]:
    found = rows("surnames")
    return Bag([row["surname"] for row in found], [float(row["weight"]) for row in found])


@cache
def _characters(sex: str, born: int) -> str:
    fitting = (
        row["characters"]
        for row in rows("given")
        if row["sex"] == sex and int(row["from"]) <= born <= int(row["to"])
    )
    return "".join(fitting)
