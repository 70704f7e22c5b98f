"""Which household or resident of the register a row of a sheet speaks of."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TypeVar

from gridapp.exchange.parsed import ParsedHousehold, ParsedMember
from gridapp.models.declare import UNDONE, Record, kind_of
from gridapp.models.household import Household, Resident
from gridapp.register import records, same, veils


@dataclass(slots=True)
class Standing:
    """A household as the register holds it, with its people.

    Attributes:
        merged: people who are merged into another, and who that is.
        left: people who died or moved away.
        doors: addresses of the household and of those merged into it.
    """

    record: Household
    residents: list[Resident] = field(default_factory=list)
    merged: list[tuple[Resident, Resident]] = field(default_factory=list)
    left: list[Resident] = field(default_factory=list)
    doors: set[str | None] = field(default_factory=set)


class Known:
    """The households at a place and below, found by a member's ID number or by head and address.

    Attributes:
        hidden: record to its fields that nothing is done with, as somebody is locked to storage.
    """

    def __init__(self, conn: sqlite3.Connection, place: str) -> None:
        self._by_id: dict[str, Standing] = {}
        self._by_head: dict[tuple[str, str], list[Standing]] = {}
        self._by_number: dict[str, Standing] = {}
        self._left: set[str] = set()
        homes = _all(conn, Household, place)
        kept = same.all_merged(conn, kind_of(Household))
        for id_ in sorted(homes, key=lambda each: each in kept):
            stands = self._by_id.get(kept.get(id_, id_)) or Standing(homes[id_])
            self._enter(stands, called=homes[id_])
        everybody = _all(conn, Resident, place, gone=True)
        people = {id_: person for id_, person in everybody.items() if person.gone is None}
        one_of = same.all_merged(conn, kind_of(Resident))
        self.hidden = veils.hidden(conn, kind_of(Household), homes)
        self.hidden |= veils.hidden(conn, kind_of(Resident), people)
        for person in people.values():
            standing = self._by_id.get(person.household or "")
            if standing is not None:
                self._settle(person, standing, people.get(one_of.get(person.id, "")))
        for person in everybody.values():
            if person.gone not in (None, UNDONE):
                self._leave(person)

    def household(self, parsed: ParsedHousehold, unit: str) -> Standing | None:
        """The household meant: by the number of one of its people, or its head in the same unit."""
        for member in parsed.members:
            if member.id_number and member.id_number in self._by_number:
                return self._by_number[member.id_number]
        same_head = self._by_head.get((unit, parsed.head_name), [])
        if len(same_head) == 1 and _same_door(same_head[0], parsed):
            return same_head[0]
        exact = [one for one in same_head if parsed.address in one.doors]
        return exact[0] if len(exact) == 1 else None

    def resident(self, member: ParsedMember, home: Standing) -> Resident | None:
        """The resident a row means: by ID number, else by name and birth within the household."""
        for person in home.residents:
            if member.id_number and person.id_number == member.id_number:
                return person
        for person in home.residents:
            if person.name == member.name and _same_person(person, member):
                return person
        for person, kept in home.merged:
            number = member.id_number and person.id_number == member.id_number
            if number or (person.name == member.name and _same_person(person, member)):
                return kept
        return None

    def has_left(self, member: ParsedMember, home: Standing | None) -> bool:
        """Whether the register has this person as dead or moved away, and not as living here."""
        if member.id_number in self._by_number:
            return False
        return member.id_number in self._left or any(
            person.name == member.name and _same_person(person, member)
            for person in (home.left if home else ())
        )

    def add(self, id_: str, unit: str, parsed: ParsedHousehold) -> Standing:
        """Remember a household that is being added."""
        home = Household(id=id_, place=unit, head=parsed.head_name, address=parsed.address)
        standing = Standing(home)
        self._enter(standing, called=home)
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

    def _enter(self, standing: Standing, *, called: Household) -> None:
        """Have it found by what it is called, or what one merged into it is."""
        self._by_id[called.id] = standing
        standing.doors.add(called.address)
        found = self._by_head.setdefault((called.place, called.head or ""), [])
        if all(one is not standing for one in found):
            found.append(standing)

    def _settle(self, person: Resident, home: Standing, kept: Resident | None = None) -> None:
        if kept is None:
            home.residents.append(person)
        else:
            home.merged.append((person, kept))
        if person.id_number:
            self._by_number[person.id_number] = home

    def _leave(self, person: Resident) -> None:
        if person.id_number:
            self._left.add(person.id_number)
        if home := self._by_id.get(person.household or ""):
            home.left.append(person)


R = TypeVar("R", bound=Record)


def _all(
    conn: sqlite3.Connection, record: type[R], place: str, *, gone: bool = False
) -> dict[str, R]:
    """The records at a place and below, those merged into others among them."""
    found = records.ids(conn, kind_of(record), place=place, gone=gone, merged=True)
    return records.get_many(conn, record, found)


def _same_door(standing: Standing, parsed: ParsedHousehold) -> bool:
    """One head of that name in the unit: the same unless a member's number says otherwise."""
    known = {person.id_number for person in standing.residents if person.id_number}
    told = {member.id_number for member in parsed.members if member.id_number}
    return not known or not told or parsed.address in standing.doors


def _same_person(person: Resident, member: ParsedMember) -> bool:
    if person.id_number and member.id_number:
        return False
    if person.birth and member.birth:
        return person.birth.startswith(member.birth) or member.birth.startswith(person.birth)
    return True
