"""Whom of the register a row of an asker's sheet means: one, nobody, or it cannot be told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from gridapp.exchange.fill_rows import Facts
from gridapp.exchange.fillable import Somebody
from gridapp.models.declare import kind_of
from gridapp.models.household import Household, Resident
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.register import households, people, records, same, veils

NOT_HERE, SEVERAL, OTHERS_NUMBER = "not_here", "several_here", "number_of_another"


class Register:
    """The people and homes that the rows of one sheet may mean, read once."""

    def __init__(
        self, conn: sqlite3.Connection, place: str, rows: Sequence[Facts], today: str
    ) -> None:
        self._conn, self._place, self._today = conn, place, today
        names = {one.name for one in rows} | {one.head for one in rows}
        numbers = {one.number for one in rows}
        found = people.residents(conn, place, names - {""}, numbers - {""})
        self._kept = same.all_merged(conn, kind_of(Household))
        self._people = records.get_many(conn, Resident, found)
        homes = people.households(conn, place, {one.head for one in rows} - {""})
        self._load([*homes, *filter(None, map(self._home_of, self._people.values()))])

    def _load(self, homes: Iterable[str]) -> None:
        wanted = list(dict.fromkeys(homes))
        self._homes = unlocked(self._conn, records.get_many(self._conn, Household, wanted))
        members = people.members(self._conn, self._homes)
        everybody = [one for some in members.values() for one in some]
        known = records.get_many(self._conn, Resident, everybody)
        self._people |= known
        self._members = {home: [known[one] for one in some] for home, some in members.items()}

    def _home_of(self, person: Resident) -> str:
        """The household of a person, or the one that it was merged into."""
        return self._kept.get(person.household or "", person.household or "")

    def person(self, row: Facts, places: Mapping[str, str]) -> Somebody | str:
        """The person a row means, or the rule that says why none can be told."""
        if row.number:
            owner = [one for one in self._people.values() if one.id_number == row.number]
            if owner:
                right = [one for one in owner if not row.name or one.name == row.name]
                return self._of(right[0]) if len(right) == 1 else OTHERS_NUMBER
        same = [one for one in self._people.values() if row.name and one.name == row.name]
        return self._one([one for one in same if _may_be(one, row)], row, places)

    def home(self, row: Facts, places: Mapping[str, str]) -> Somebody | str:
        """The household a row means by its head, or the rule that says why none can be told."""
        if row.number:
            owners = [one for one in self._people.values() if one.id_number == row.number]
            if len(owners) == 1 and self._home_of(owners[0]) in self._homes:
                home = self._homes[self._home_of(owners[0])]
                return self._of_home(home) if home.head == row.head else OTHERS_NUMBER
        found = [self._of_home(one) for one in self._homes.values() if one.head == row.head]
        found = [one for one in found if one.head is None or _may_be(one.head, row)]
        return _settled(_narrowed(found, row, places))

    def _one(
        self, found: Sequence[Resident], row: Facts, places: Mapping[str, str]
    ) -> Somebody | str:
        known = [self._of(one) for one in found if self._home_of(one) in self._homes]
        return _settled(_narrowed(known, row, places))

    def _of(self, person: Resident) -> Somebody:
        home = self._homes[self._home_of(person)]
        return self._somebody(home, person)

    def _of_home(self, home: Household) -> Somebody:
        return self._somebody(home, None)

    def _somebody(self, home: Household, person: Resident | None) -> Somebody:
        return somebody(home, self._members[home.id], person, self._today)


def somebody(
    home: Household, members: Sequence[Resident], person: Resident | None, today: str
) -> Somebody:
    """A person in his household; of a household as such the head."""
    head = next((one for one in members if one.name == home.head), None)
    head = head or next((one for one in members if one.relation == "0"), None)
    return Somebody(home=home, person=person or head, head=head, people=len(members), today=today)


def everybody(
    conn: sqlite3.Connection, place: str, today: str, *, of_persons: bool
) -> list[Somebody]:
    """Every household of a place, or every person, in the order of units and addresses."""
    ids = households.ids(conn, place=place, sort="address")
    homes = unlocked(conn, records.get_many(conn, Household, ids))
    ordered = sorted((homes[id_] for id_ in ids if id_ in homes), key=lambda home: home.place)
    members = people.members(conn, [home.id for home in ordered])
    known = records.get_many(conn, Resident, [one for some in members.values() for one in some])
    found = []
    for home in ordered:
        own = [known[one] for one in members[home.id] if one in known]
        if of_persons:
            found += [somebody(home, own, one, today) for one in own]
        elif home.head:
            found.append(somebody(home, own, None, today))
    return found


def unlocked(conn: sqlite3.Connection, homes: Mapping[str, Household]) -> dict[str, Household]:
    """These households, without the name of a head who is locked to storage only."""
    return {
        id_: replace(home, head=None) if home.head == HIDDEN_VALUE else home
        for id_, home in veils.veiled(conn, homes).items()
    }


def _may_be(person: Resident, row: Facts) -> bool:
    """Whether nothing that the row says of number or birth speaks against this person."""
    if row.number and person.id_number and person.id_number != row.number:
        return False
    if row.tail and person.id_number and not person.id_number.endswith(row.tail):
        return False
    if row.births and person.birth:
        return any(_agree(person.birth, birth) for birth in row.births)
    return True


def _agree(one: str, other: str) -> bool:
    """Whether two births differ at most in that one knows the day as well."""
    return one.startswith(other) or other.startswith(one)


def _narrowed(found: list[Somebody], row: Facts, places: Mapping[str, str]) -> list[Somebody]:
    """Those of several of one name whom birth, number, household or place speak for."""
    spoken_for: tuple[Callable[[Somebody], bool], ...] = (
        lambda one: bool(row.births and one.person and one.person.birth),
        lambda one: bool(row.tail and one.person and one.person.id_number),
        lambda one: bool(row.head) and one.home.head == row.head,
        lambda one: bool(row.places) and _stands(one.home.place, row.places, places),
        lambda one: bool(row.address) and alike(one.home.address or "", row.address),
    )
    for speaks in spoken_for:
        if len(found) > 1:
            found = [one for one in found if speaks(one)] or found
    return found


def _settled(found: Sequence[Somebody]) -> Somebody | str:
    if len(found) == 1:
        return found[0]
    return SEVERAL if found else NOT_HERE


def _stands(place: str, said: Sequence[str], places: Mapping[str, str]) -> bool:
    """Whether a place is where all these words say."""
    tiers = [place[:digits] for digits in (9, 12, 15, 18) if len(place) >= digits]
    names = [places.get(code, "") for code in tiers]
    return all(word in tiers or any(alike(name, word) for name in names if name) for word in said)


def alike(one: str, other: str) -> bool:
    """Whether two spellings mean one place or address: one ends with or begins the other."""
    one, other = "".join(one.split()), "".join(other.split())
    if not one or not other:
        return False
    return one.endswith(other) or other.endswith(one) or one.startswith(other)
