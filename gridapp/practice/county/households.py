"""The households of a unit and the people in them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from gridapp.practice.county import people
from gridapp.practice.county.net import UNITS, Unit
from gridapp.practice.county.pen import Pen
from gridapp.practice.county.people import FEMALE, MALE
from gridapp.practice.county.phrases import rows
from gridapp.practice.county.seed import Bag, Seed, millisecond, uneven

HOUSEHOLDS = 100_000
_SIZE = Bag((1, 2, 3, 4, 5, 6), (14, 25, 27, 18, 10, 6))
_ENTERED_AFTER = timedelta(days=14)
_TAGS = Bag(
    ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15"),
    (30, 6, 14, 3, 10, 8, 10, 9, 2, 5, 6, 1, 3, 6, 3),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of a household, as others speak of him."""

    uid: bytes
    name: str
    sex: str
    birth: date
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household of a unit and those in it, the head first."""

    uid: bytes
    place: str
    address: str
    tagged: bool
    people: tuple[Person, ...]

    @property
    def head(self) -> Person:
        return self.people[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    relation: str
    name: str
    sex: str
    birth: date


def settle(unit: Unit, urban: bool, pen: Pen, seed: Seed) -> list[Home]:
    """Write down every household of a unit, as its grid worker did when the register began."""
    chance = seed.chance("homes", unit.code)
    lane = chance.choice([r["name"] for r in rows("lanes") if (r["kind"] == "town") is urban])
    return [
        _settle(unit.code, _address(chance, lane, urban, serial), pen, seed, chance)
        for serial in range(uneven(HOUSEHOLDS, unit.number, UNITS, 4))
    ]


def _address(chance: random.Random, lane: str, urban: bool, serial: int) -> str:
    if urban:
        return (
            f"{lane}{serial // 2 * 4 + 3}号{chance.randrange(1, 7)}栋{chance.randrange(101, 906)}"
        )
    return f"{lane}{chance.choice('一二三四五六七八')}组{serial * 2 + 1}号"


def _settle(place: str, address: str, pen: Pen, seed: Seed, chance: random.Random) -> Home:
    day = seed.begun + timedelta(days=chance.randrange(90))
    at = millisecond(day, chance.randrange(540))
    members = _family(chance, seed.today.year)
    phone = people.phone(chance) if chance.random() < 0.92 else ""
    tags = _tags(chance)
    uid = pen.write(
        "household",
        place,
        at,
        {
            "head": members[0].name,
            "address": address,
            "phone": phone,
            "tags": tags,
            "noticed_on": str(day) if chance.random() < 0.8 else "",
        },
    )
    settled = [_enter(pen, place, at, uid, one, phone, chance) for one in members]
    if phone and chance.random() < 0.05:
        phone = people.phone(chance)
        days = 120 + chance.randrange((seed.today - seed.begun).days - 120)
        at = millisecond(seed.begun + timedelta(days=days), chance.randrange(540))
        pen.amend("household", uid, place, at, {"phone": phone})
    return Home(uid=uid, place=place, address=address, tagged=bool(tags), people=tuple(settled))


def _enter(
    pen: Pen, place: str, at: int, home: bytes, one: _Member, phone: str, chance: random.Random
) -> Person:
    at = max(at, millisecond(one.birth + _ENTERED_AFTER))
    own = phone if one.relation == "0" else people.phone(chance) if chance.random() < 0.45 else ""
    uid = pen.write(
        "resident",
        place,
        at,
        {
            "household": home,
            "name": one.name,
            "relation": one.relation,
            "sex": one.sex,
            "id_number": people.id_number(chance, one.sex, one.birth),
            "birth": str(one.birth),
            "phone": own,
        },
    )
    return Person(uid=uid, name=one.name, sex=one.sex, birth=one.birth, phone=own)


def _tags(chance: random.Random) -> str:
    if chance.random() > 0.22:
        return ""
    found = {_TAGS.draw(chance) for _ in range(2 if chance.random() < 0.25 else 1)}
    return " ".join(sorted(found))


def _family(chance: random.Random, year: int) -> list[_Member]:
    """A head, and as many others as there are: partner, children, then parents and theirs."""
    size = _SIZE.draw(chance)
    born = chance.randrange(year - 84, year - 26)
    sex = MALE if chance.random() < 0.74 else FEMALE
    surname = people.surname(chance)
    other = people.surname(chance)
    father = surname if sex == MALE else other
    family = [_member(chance, "0", surname, sex, born)]
    if size > 1:
        partner = FEMALE if sex == MALE else MALE
        family.append(_member(chance, "1", other, partner, born + chance.randrange(-5, 6)))
    while len(family) < size:
        family.append(_relative(chance, father, surname, born, year, len(family)))
    return family


def _relative(
    chance: random.Random, father: str, surname: str, born: int, year: int, place: int
) -> _Member:
    sex = MALE if chance.random() < 0.52 else FEMALE
    child = born + chance.randrange(21, 34)
    if place < 4 and child <= year - 1:
        return _member(chance, "2" if sex == MALE else "3", father, sex, child)
    grandchild = child + chance.randrange(22, 30)
    if grandchild <= year - 1:
        return _member(chance, "4", father, sex, grandchild)
    parent = max(born - chance.randrange(20, 32), year - 98)
    return _member(chance, "5", surname if sex == MALE else people.surname(chance), sex, parent)


def _member(chance: random.Random, relation: str, surname: str, sex: str, born: int) -> _Member:
    return _Member(
        relation=relation,
        name=surname + people.given_name(chance, sex, born),
        sex=sex,
        birth=people.birthday(chance, born),
    )
