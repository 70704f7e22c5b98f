"""What only shows when a household, or the whole table, has been read to its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from gridapp.exchange.headings import Table
from gridapp.exchange.household_bounds import HouseholdRows
from gridapp.exchange.ledger_rows import OF_HEADS, Refuse, Row
from gridapp.exchange.parsed import ParsedHousehold, ParsedMember
from gridapp.exchange.people import read_birth, read_id_number, read_sex
from gridapp.exchange.relations import HEAD
from gridapp.models.id_number import IdNumber


def close(household: HouseholdRows, today: date) -> ParsedHousehold | None:
    """The household as it is handed on; None when nobody in it has a name."""
    members = _with_head(household, today)
    if not members:
        return None
    return ParsedHousehold(
        sheet=household.first.table.sheet.name,
        rows=(household.first.number, household.last.number),
        grid_label=household.grid or None,
        unit_label=household.unit or None,
        head_name=_head_name(household, members),
        address=household.address or None,
        phone=household.phone,
        members=tuple(members),
    )


def place_in_units(households: Sequence[HouseholdRows], unit_of_title: str) -> None:
    """Give every household the unit and grid that were written once for many.

    Where neighbours repeat their unit each time, a blank is no "as above": it is missing.
    """
    repeated = any(
        one.unit_written and other.unit_written and one.unit == other.unit
        for one, other in pairwise(households)
    )
    unit, grid = unit_of_title, ""
    for household in households:
        grid = household.grid = household.grid or grid
        if not household.unit and repeated:
            household.first.reject("unit", "missing")
        elif not household.unit:
            household.unit = unit
        unit = household.unit or unit


def _with_head(household: HouseholdRows, today: date) -> list[ParsedMember]:
    """The members, the head among them known as such and told what his own columns say."""
    place = _place_of_head(household)
    own = _own_columns(household, today)
    members = [member for _, member in household.members]
    if place is not None:
        members[place] = _completed(members[place], own)
        _doubt_other_heads(household, place)
    elif household.head and own is not None:
        members.insert(0, replace(own, name=household.head))
    elif household.head:
        household.first.doubt("head", "head_not_listed")
    return members


def _place_of_head(household: HouseholdRows) -> int | None:
    """Which member is the head: by relation and name, by relation, or by name alone."""
    members = [member for _, member in household.members]
    heads = [place for place, member in enumerate(members) if member.relation == HEAD]
    named = [place for place, member in enumerate(members) if member.name == household.head]
    both = [place for place in heads if place in named]
    nameless = [place for place in named if members[place].relation is None]
    return next(iter(both + heads + nameless), None)


def _own_columns(household: HouseholdRows, today: date) -> ParsedMember | None:
    """The head as columns of his own tell of him; None in a table without such."""
    row = household.first
    if not row.table.fields.intersection(OF_HEADS[1:]):
        return None
    number = read_id_number(row, "head_id_number", today)
    return ParsedMember(
        row=row.number,
        name="",
        relation=HEAD,
        sex=read_sex(row, "head_sex", number),
        id_number=number.number if number else None,
        birth=read_birth(row, "head_birth", number, today),
        phone=household.phone if row.has("head_phone") else None,
    )


def _completed(head: ParsedMember, own: ParsedMember | None) -> ParsedMember:
    if own is None:
        return replace(head, relation=HEAD)
    if head.id_number is None and own.id_number is not None:
        head = replace(head, id_number=own.id_number, birth=own.birth, sex=own.sex)
    return replace(
        head,
        relation=HEAD,
        sex=head.sex or own.sex,
        birth=head.birth or own.birth,
        phone=head.phone or own.phone,
    )


def _doubt_other_heads(household: HouseholdRows, place: int) -> None:
    for other, (row, member) in enumerate(household.members):
        if member.relation == HEAD and other != place:
            row.doubt("relation", "two_heads")


def _head_name(household: HouseholdRows, members: Sequence[ParsedMember]) -> str:
    head = next((member for member in members if member.relation == HEAD), None)
    if not household.head:
        if head is None:
            household.first.doubt("head", "missing", instead=members[0].name)
        return head.name if head else members[0].name
    if head is not None and head.name != household.head:
        both = f"{household.head} / {head.name}"
        household.first.doubt("head", "head_not_as_listed", value=both, instead=household.head)
    return household.head


def without_repeated_numbers(
    households: Sequence[ParsedHousehold], tables: Mapping[str, Table], refuse: Refuse
) -> tuple[ParsedHousehold, ...]:
    """The households with each identity number left to the first who bears it."""
    first_row: dict[str, str] = {}
    kept = []
    for household in households:
        members = []
        for member in household.members:
            number = member.id_number
            if number in first_row:
                row = Row(tables[household.sheet], member.row - 1, refuse)
                masked = IdNumber(number).masked()
                row.reject("id_number", "repeated", value=masked, instead=first_row[number])
                members.append(replace(member, id_number=None))
                continue
            if number is not None:
                first_row[number] = f"{household.sheet} {member.row}"
            members.append(member)
        kept.append(replace(household, members=tuple(members)))
    return tuple(kept)
