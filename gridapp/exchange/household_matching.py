"""Which household or resident of the register a row of a sheet speaks of."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from gridapp.exchange.parsed import ParsedHousehold, ParsedMember
from gridapp.models.declare import kind_of
from gridapp.models.household import Household, Resident
from gridapp.register import records


@dataclass(slots=True)
class Standing:
    """A household as the register holds it, with its people."""

    record: Household
    residents: list[Resident] = field(default_factory=list)


class Known:
    """The households at a place and below, found by a member's ID number or by head and address."""

    def __init__(self, conn: sqlite3.Connection, place: str) -> None:
        self._by_id: dict[str, Standing] = {}
        self._by_head: dict[tuple[str, str], list[Standing]] = {}
        self._by_number: dict[str, Standing] = {}
        homes = records.get_many(
            conn, Household, records.ids(conn, kind_of(Household), place=place)
        )
        for home in homes.values():
            self._enter(Standing(home))
        people = records.get_many(conn, Resident, records.ids(conn, kind_of(Resident), place=place))
        for person in people.values():
            standing = self._by_id.get(person.household or "")
            if standing is not None:
                self._settle(person, standing)

    def household(self, parsed: ParsedHousehold, unit: str) -> Standing | None:
        """The household meant: by the number of one of its people, or its head in the same unit."""
        for member in parsed.members:
            if member.id_number and member.id_number in self._by_number:
                return self._by_number[member.id_number]
        same_head = self._by_head.get((unit, parsed.head_name), [])
        if len(same_head) == 1 and _same_door(same_head[0], parsed):
            return same_head[0]
        exact = [one for one in same_head if one.record.address == parsed.address]
        return exact[0] if len(exact) == 1 else None

    def resident(self, member: ParsedMember, home: Standing) -> Resident | None:
        """The resident a row means: by ID number, else by name and birth within the household."""
        for person in home.residents:
            if member.id_number and person.id_number == member.id_number:
                return person
        for person in home.residents:
            if person.name == member.name and _same_person(person, member):
                return person
        return None

    def add(self, id_: str, unit: str, parsed: ParsedHousehold) -> Standing:
        """Remember a household that is being added."""
        home = Household(id=id_, place=unit, head=parsed.head_name, address=parsed.address)
        standing = Standing(home)
        self._enter(standing)
        return standing

    def join(self, id_: str, member: ParsedMember, home: Standing) -> None:
        """Remember a resident that is being added."""
        person = Resident(
            id=id_,
            place=home.record.place,
            household=home.record.id,
            name=member.name,
            id_number=member.id_number,
            birth=member.birth,
        )
        self._settle(person, home)

    def _enter(self, standing: Standing) -> None:
        home = standing.record
        self._by_id[home.id] = standing
        self._by_head.setdefault((home.place, home.head or ""), []).append(standing)

    def _settle(self, person: Resident, home: Standing) -> None:
        home.residents.append(person)
        if person.id_number:
            self._by_number[person.id_number] = home


def _same_door(standing: Standing, parsed: ParsedHousehold) -> bool:
    """One head of that name in the unit: the same unless a member's number says otherwise."""
    known = {person.id_number for person in standing.residents if person.id_number}
    told = {member.id_number for member in parsed.members if member.id_number}
    return not known or not told or standing.record.address == parsed.address


def _same_person(person: Resident, member: ParsedMember) -> bool:
    if person.id_number and member.id_number:
        return False
    if person.birth and member.birth:
        return person.birth.startswith(member.birth) or member.birth.startswith(person.birth)
    return True
