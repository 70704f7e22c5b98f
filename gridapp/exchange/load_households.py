"""A household ledger loaded into the register: new ones added, blanks filled, nothing overwritten.

Loading the same sheet twice adds nothing. Where the sheet says otherwise than the register, the
register is kept and the difference is named beside the row, for a person to decide.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from gridapp.exchange.household_matching import Known, Standing
from gridapp.exchange.household_rows import read_households
from gridapp.exchange.parsed import (
    LeftOut,
    ParsedHousehold,
    ParsedMember,
    ParsedSheet,
    Refusal,
)
from gridapp.exchange.sheet_copy import write_copy
from gridapp.exchange.unit_places import UnitPlaces
from gridapp.models.declare import Record, Value, kind_of
from gridapp.register import log
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

_PER_SAVE = 100
"""Households in one transaction: a big ledger must not keep others from saving for long."""


@dataclass(slots=True, kw_only=True)
class Loaded:
    """What became of a ledger.

    Attributes:
        households, residents, units: how many the sheet holds.
        added, changed, same: households and residents, by what they meant for the register.
        refused: values not taken, or taken with a doubt; the rest of such a row is loaded.
        left_out: columns that the register does not hold.
        report: the copy of the sheet with remarks beside the rows; None when there are none.
    """

    households: int
    residents: int
    units: int
    added: int = 0
    changed: int = 0
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)
    left_out: tuple[LeftOut, ...] = ()
    report: Path | None = None


def load(
    conn: sqlite3.Connection,
    me: Identity,
    path: Path,
    *,
    today: date,
    now_ms: int,
    place: str = "",
    dry_run: bool = False,
    report: Path | None = None,
    language: str = "zh",
) -> Loaded:
    """Load a ledger of households at `place` (where this device works, unless said otherwise).

    With `dry_run` the register stays as it is. Remarks go into a copy of the sheet at `report`.
    Raises UnreadableWorkbook, NoHouseholds, NoRight or OSError.
    """
    sheet = read_households(path, today)
    loaded = Loaded(
        households=len(sheet.households),
        residents=sheet.residents,
        units=len(sheet.units),
        refused=list(sheet.refusals),
        left_out=sheet.left_out,
    )
    places = UnitPlaces(conn, place or me.place)
    known = Known(conn, place or me.place)
    for first in range(0, len(sheet.households), _PER_SAVE):
        portion = sheet.households[first : first + _PER_SAVE]
        work = _Portion(me, places, known, loaded, now_ms)
        entries = [entry for one in portion for entry in work.entries(one)]
        if entries and not dry_run:
            with transaction(conn):
                log.save(conn, me, entries, now_ms=now_ms, claims=work.claims)
    if report is not None and (loaded.refused or loaded.left_out):
        _write_report(path, report, sheet, loaded, language)
    return loaded


def _write_report(
    path: Path, report: Path, sheet: ParsedSheet, loaded: Loaded, language: str
) -> None:
    write_copy(path, report, replace(sheet, refusals=tuple(loaded.refused)), language)
    loaded.report = report


class _Portion:
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
        if found is None:
            id_ = self._new_id(unit)
            yield Entry(kind="household", id=id_, place=unit, fields=_filled(fields))
            self._loaded.added += 1
            found = self._known.add(id_, unit, parsed)
        else:
            yield from self._fill(parsed, parsed.rows[0], found.record, fields)
        for member in parsed.members:
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
        """Fill what is blank in the register; name what differs."""
        fresh: dict[str, Value] = {}
        for name, value in fields.items():
            stands = getattr(record, name)
            if value is None or stands == value or _only_finer(name, str(stands), str(value)):
                continue
            if stands is None:
                fresh[name] = value
            else:
                self._refuse(parsed, row, name, str(value), "differs", instead=str(stands))
        if fresh:
            self._loaded.changed += 1
            yield Entry(kind=kind_of(type(record)).name, id=record.id, fields=fresh)
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
                soft=True,
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


def _only_finer(name: str, stands: str, value: str) -> bool:
    """Whether a birth differs only in that one of the two knows the day as well."""
    return name == "birth" and (stands.startswith(value) or value.startswith(stands))
