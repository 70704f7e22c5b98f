"""What the register can put into an asker's sheet: a table of fields and where each is from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from gridapp.exchange.headings import Words, household_words, plain, words_of
from gridapp.models.age import age
from gridapp.models.declare import Record, Sensitivity, Shape, kind_of
from gridapp.models.household import Household, Resident

PURPOSE = "fill"
"""Under which headings of asked sheets are remembered."""

_NEVER = ("pinyin", "household")
_TIERS = {"township": 9, "village": 12, "grid": 15, "unit": 18}


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Whom a row of a sheet speaks of.

    Attributes:
        person: None where the row speaks of a household whose head is not among its people.
        people: how many the household has.
    """

    home: Household
    person: Resident | None
    head: Resident | None
    people: int
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fillable:
    """One thing the register knows of somebody, as the register writes it."""

    name: str
    shape: Shape
    value: Callable[[Somebody], str | None]
    sensitive: bool = False
    codes: str = ""


def _of_person(name: str) -> Fillable:
    return _declared(Resident, name, name, lambda one: one.person)


def _of_head(name: str, field: str) -> Fillable:
    return _declared(Resident, name, field, lambda one: one.head)


def _of_home(name: str) -> Fillable:
    return _declared(Household, name, name, lambda one: one.home)


def _declared(
    record: type[Record], name: str, field: str, whose: Callable[[Somebody], Record | None]
) -> Fillable:
    known = kind_of(record).field(field)

    def value(somebody: Somebody) -> str | None:
        found = getattr(whose(somebody), field, None)
        return None if found is None else str(found)

    return Fillable(
        name=name,
        shape=known.shape,
        value=value,
        sensitive=known.sensitivity is Sensitivity.SENSITIVE,
        codes=known.codes,
    )


def _place(tier: str) -> Fillable:
    digits = _TIERS[tier]

    def value(somebody: Somebody) -> str | None:
        place = somebody.home.place
        return place[:digits] if len(place) >= digits else None

    return Fillable(name=tier, shape=Shape.PLACE, value=value)


def _phone(somebody: Somebody) -> str | None:
    """A person's own number; a head is reached by that of his household too."""
    person = somebody.person
    if person is not None and person.phone:
        return person.phone
    return somebody.home.phone if person is None or person == somebody.head else None


def _phone_of_head(somebody: Somebody) -> str | None:
    return somebody.home.phone or (somebody.head.phone if somebody.head else None)


def _age(somebody: Somebody) -> str | None:
    person = somebody.person
    years = age(person.birth, person.id_number, somebody.today) if person else None
    return None if years is None else str(years)


_OURS = (
    _of_person("name"),
    _of_person("relation"),
    _of_person("sex"),
    _of_person("id_number"),
    _of_person("birth"),
    Fillable(name="phone", shape=Shape.PHONE, value=_phone),
    Fillable(name="age", shape=Shape.COUNT, value=_age),
    _of_home("head"),
    _of_head("head_id_number", "id_number"),
    _of_head("head_sex", "sex"),
    _of_head("head_birth", "birth"),
    Fillable(name="head_phone", shape=Shape.PHONE, value=_phone_of_head),
    _of_home("address"),
    _of_home("tags"),
    Fillable(name="people", shape=Shape.COUNT, value=lambda one: str(one.people)),
    *map(_place, _TIERS),
)


@cache
def fields() -> Mapping[str, Fillable]:
    """Everything that can be filled, by name: what is named here, then every declared field."""
    known = {one.name: one for one in _OURS}
    for record, make in ((Household, _of_home), (Resident, _of_person)):
        for field in kind_of(record).fields:
            if field.name not in known and field.name not in _NEVER:
                known[field.name] = make(field.name)
    return known


@cache
def words() -> Words:
    """The headings of asked sheets: those of ledgers, more of our own, and every field's label."""
    labels = {
        plain(label): (field.name, "read")
        for record in (Household, Resident)
        for field in kind_of(record).fields
        if field.name in fields()
        for label in (field.zh, field.en)
    }
    return {**labels, **household_words(), **words_of("fill_headings")}
