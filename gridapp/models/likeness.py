"""Whether two records may speak of one thing, and why: reasons in words, never a figure.

Nothing is merged for a reason given here: a person looks at both and decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from gridapp.models.declare import Record, kind_of
from gridapp.models.enterprise import Enterprise
from gridapp.models.household import Household, Resident
from gridapp.models.matter import Matter
from gridapp.models.order import Order
from gridapp.models.plain import plain_address, plain_name, said_pairs

_WEIGHTS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "resident": {
            "id_number": 10,
            "name": 2,
            "sound": 0,
            "birth": 4,
            "birth_month": 3,
            "phone": 3,
            "household": 3,
            "unit": 1,
            "other_id_number": -6,
            "other_name": -8,
            "other_birth": -5,
            "other_sex": -3,
        },
        "household": {
            "head": 3,
            "sound": 1,
            "address": 3,
            "phone": 4,
            "unit": 2,
            "other_head": -4,
            "other_address": -2,
        },
        "enterprise": {
            "credit_code": 10,
            "name": 4,
            "part_of_name": 2,
            "address": 3,
            "phone": 3,
            "grid": 1,
            "other_name": -2,
            "other_credit_code": -8,
        },
        "order": {"number": 10},
        "matter": {
            "words": 3,
            "household": 2,
            "spot": 2,
            "category": 1,
            "unit": 1,
            "other_category": -1,
        },
    }
)
_ENOUGH = MappingProxyType(
    {"resident": 5, "household": 5, "enterprise": 5, "order": 5, "matter": 4}
)
_CERTAIN = frozenset({"id_number", "credit_code", "number"})
"""A number that is given once: whatever else differs, somebody has to look (domain 5.3)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two records have in common and in what they differ.

    Attributes:
        likely: enough for a person to look at both.
    """

    alike: tuple[str, ...]
    against: tuple[str, ...]
    likely: bool


Hear = Callable[[str, str], bool]
"""Whether two names can be read in the same way."""


def likeness(one: Record, other: Record, hear: Hear) -> Likeness:
    """Compare two records of one kind."""
    kind = kind_of(type(one)).name
    weights = _WEIGHTS[kind]
    found = [reason for reason in _COMPARED[kind](one, other, hear) if reason and reason in weights]
    points = sum(weights[reason] for reason in found)
    return Likeness(
        alike=tuple(reason for reason in found if not reason.startswith("other_")),
        against=tuple(reason for reason in found if reason.startswith("other_")),
        likely=points >= _ENOUGH[kind] or not _CERTAIN.isdisjoint(found),
    )


def is_compared(kind: str) -> bool:
    """Whether records of this kind are looked through for pairs that may be one."""
    return kind in _WEIGHTS


def _of_residents(first: Record, second: Record, hear: Hear) -> Iterator[str]:
    one, other = cast(Resident, first), cast(Resident, second)
    yield _same("id_number", one.id_number, other.id_number, "other_id_number")
    yield _named("name", one.name, other.name, hear)
    yield _born(one.birth, other.birth)
    yield _same("phone", one.phone, other.phone)
    yield _same("household", one.household, other.household)
    yield _within("unit", one.place, other.place, 18)
    if one.sex and other.sex and one.sex != other.sex:
        yield "other_sex"


def _of_households(first: Record, second: Record, hear: Hear) -> Iterator[str]:
    one, other = cast(Household, first), cast(Household, second)
    yield _named("head", one.head, other.head, hear)
    yield _address(one, other, one.address, other.address)
    yield _same("phone", one.phone, other.phone)
    yield _within("unit", one.place, other.place, 18)


def _of_enterprises(first: Record, second: Record, _hear: Hear) -> Iterator[str]:
    one, other = cast(Enterprise, first), cast(Enterprise, second)
    yield _same("credit_code", one.credit_code, other.credit_code, "other_credit_code")
    named, called = plain_name(one.name), plain_name(other.name)
    if named == called:
        yield "name"
    elif min(len(named), len(called)) > 2 and (named in called or called in named):
        yield "part_of_name"
    else:
        yield "other_name"
    yield _address(one, other, one.address, other.address)
    yield _same("phone", one.phone, other.phone)
    yield _within("grid", one.place, other.place, 15)


def _of_matters(first: Record, second: Record, _hear: Hear) -> Iterator[str]:
    one, other = cast(Matter, first), cast(Matter, second)
    if one.task != other.task:
        return
    words, said = (said_pairs(f"{each.title or ''}") for each in (one, other))
    if words & said and 2 * len(words & said) >= min(len(words), len(said)):
        yield "words"
    yield _same("household", one.household, other.household)
    where, there = plain_address(one.spot_text), plain_address(other.spot_text)
    if (one.spot and one.spot == other.spot) or (where and there and where == there):
        yield "spot"
    yield _same("category", one.category, other.category, "other_category")
    yield _within("unit", one.place, other.place, 18)


def _of_orders(first: Record, second: Record, _hear: Hear) -> Iterator[str]:
    one, other = cast(Order, first), cast(Order, second)
    yield _same("number", one.number, other.number)


_COMPARED: Mapping[str, Callable[[Record, Record, Hear], Iterator[str]]] = MappingProxyType(
    {
        "resident": _of_residents,
        "household": _of_households,
        "enterprise": _of_enterprises,
        "order": _of_orders,
        "matter": _of_matters,
    }
)


def _same(reason: str, one: str | None, other: str | None, different: str = "") -> str:
    if not one or not other:
        return ""
    return reason if one == other else different


def _named(reason: str, one: str | None, other: str | None, hear: Hear) -> str:
    named, called = plain_name(one), plain_name(other)
    if not named or not called:
        return ""
    if named == called:
        return reason
    return "sound" if hear(named, called) else f"other_{reason}"


def _born(one: str | None, other: str | None) -> str:
    if not one or not other:
        return ""
    if one == other:
        return "birth" if len(one) > 7 else "birth_month"
    return "birth_month" if one[:7] == other[:7] and 7 in (len(one), len(other)) else "other_birth"


def _address(one: Record, other: Record, here: str | None, there: str | None) -> str:
    """One address is another in the next village: only within a grid does it say anything."""
    if not here or not there:
        return ""
    same = plain_address(here) == plain_address(there)
    return "address" if same and one.place[:15] == other.place[:15] else "other_address"


def _within(reason: str, one: str, other: str, digits: int) -> str:
    return reason if len(one) >= digits and one[:digits] == other[:digits] else ""
