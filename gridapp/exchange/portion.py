"""Some households of a ledger on their way into the register: added, filled or left alone."""

from __future__ import annotations

from collections.abc import Iterable

from gridapp.exchange.compared import compared
from gridapp.exchange.household_matching import Known, Standing
from gridapp.exchange.loaded import NOWHERE, Loaded
from gridapp.exchange.parsed import ParsedHousehold, ParsedMember, Refusal
from gridapp.exchange.unit_places import UnitPlaces
from gridapp.models.declare import Record, Value, kind_of
from gridapp.register import log
from gridapp.register.identity import Identity
from gridapp.register.log import Entry


class Portion:
    """Some households of a ledger on their way into the register."""

    def __init__(
        self, me: Identity, places: UnitPlaces, known: Known, loaded: Loaded, now_ms: int
    ) -> None:
        self._me = me
        self._places = places
        self._known = known
        self._loaded = loaded
        self._now_ms = now_ms
        self.claims: dict[str, bytes] = {}

    def entries(self, parsed: ParsedHousehold) -> Iterable[Entry]:
        """What to save for one household and its members."""
        unit, rule = self._places.of(parsed)
        if rule:
            self._refuse(parsed, parsed.rows[0], "unit", parsed.unit_label or "", rule)
        if not unit:
            return
        found = self._known.household(parsed, unit)
        fields: dict[str, Value] = {
            "head": parsed.head_name,
            "address": parsed.address,
            "phone": parsed.phone or _phone_of_head(parsed),
        }
        left = [one for one in parsed.members if self._known.has_left(one, found)]
        for member in left:
            self._refuse(parsed, member.row, "name", "", "has_left")
        staying = [one for one in parsed.members if one not in left]
        if found is None and left and not staying:
            return
        if found is None:
            id_ = self._new_id(unit)
            yield Entry(kind="household", id=id_, place=unit, fields=_filled(fields))
            self._loaded.added += 1
            found = self._known.add(id_, unit, parsed)
        else:
            yield from self._fill(parsed, parsed.rows[0], found.record, fields)
        for member in staying:
            yield from self._member(parsed, member, found)

    def _member(
        self, parsed: ParsedHousehold, member: ParsedMember, home: Standing
    ) -> Iterable[Entry]:
        fields: dict[str, Value] = {
            "name": member.name,
            "relation": member.relation,
            "sex": member.sex,
            "id_number": member.id_number,
            "birth": member.birth,
            "phone": member.phone,
        }
        resident = self._known.resident(member, home)
        if resident is not None:
            yield from self._fill(parsed, member.row, resident, fields)
            return
        id_ = self._new_id(home.record.place)
        yield Entry(
            kind="resident",
            id=id_,
            place=home.record.place,
            fields=_filled({"household": home.record.id, **fields}),
        )
        self._loaded.added += 1
        self._known.join(id_, member, home)

    def _fill(
        self, parsed: ParsedHousehold, row: int, record: Record, fields: dict[str, Value]
    ) -> Iterable[Entry]:
        """Fill what is blank in the register; name what differs.

        Of whoever is locked to storage only nothing is filled, compared or told.
        """
        held = self._known.hidden.get(record.id, frozenset())
        if held:
            self._refuse(parsed, row, "name" if "name" in held else "head", "", "locked")
        found = compared(
            record, {name: value for name, value in fields.items() if name not in held}
        )
        for name, value in found.differing.items():
            stands = str(getattr(record, name))
            self._refuse(parsed, row, name, str(value), "differs", instead=stands)
        if found.fresh:
            self._loaded.changed += 1
            yield Entry(kind=kind_of(type(record)).name, id=record.id, fields=found.fresh)
        else:
            self._loaded.same += 1

    def _new_id(self, place: str) -> str:
        id_, claim = log.new_id(self._me, place, self._now_ms)
        self.claims[id_] = claim
        return id_

    def _refuse(
        self,
        parsed: ParsedHousehold,
        row: int,
        field_: str,
        value: str,
        rule: str,
        instead: str = "",
    ) -> None:
        self._loaded.refused.append(
            Refusal(
                sheet=parsed.sheet,
                row=row,
                column=None,
                heading="",
                field=field_,
                value=value,
                rule=rule,
                soft=rule != NOWHERE,
                instead=instead,
            )
        )


def _phone_of_head(parsed: ParsedHousehold) -> str | None:
    for member in parsed.members:
        if member.name == parsed.head_name and member.phone:
            return member.phone
    return None


def _filled(fields: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value is not None}
