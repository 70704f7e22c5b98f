"""A list from Excel loaded into the register: enterprises, workers, orders, helped households ….

As with household ledgers: new ones are added, blanks filled, nothing overwritten; loading the same
sheet twice adds nothing, and what differs is named beside the row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from gridapp.exchange.compared import compared
from gridapp.exchange.known_headings import KnownHeadings
from gridapp.exchange.list_kinds import TIERS, Listing, Target
from gridapp.exchange.list_known import KnownRecords
from gridapp.exchange.list_rows import Line, ListReader
from gridapp.exchange.list_sheets import read_list
from gridapp.exchange.loaded import Listed
from gridapp.exchange.loading import Loading
from gridapp.exchange.place_finder import PlaceFinder
from gridapp.exchange.remarks import write_report
from gridapp.models.declare import Kind, Record, Shape, Value, kind_of
from gridapp.models.matter_loop import DISCONTENT
from gridapp.models.order import Order
from gridapp.models.rights import may_write
from gridapp.register import log, orders, standings
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight
from gridapp.words import say

_PER_SAVE = 200
"""Rows in one transaction: a long list must not keep others from saving for long."""


def load(
    conn: sqlite3.Connection,
    me: Identity,
    path: Path,
    listing: Listing,
    headings: KnownHeadings,
    how: Loading,
    finder: PlaceFinder | None = None,
) -> Listed:
    """Load a list.

    `finder` knows the places that a list read before gives, also where that was a trial.
    Raises UnreadableWorkbook, NoSuchList, NoSuchHeading, NoRight or OSError; RemarksNotWritten
    after loading.
    """
    for target in listing.targets:
        if not may_write(me.role, kind_of(target.record).name):
            raise NoRight("kind", kind_of(target.record).name)
    read, tables = read_list(path, listing, headings)
    listed = Listed(rows=0, left_out=read.left_out, skipped=read.skipped_sheets)
    work = _Rows(conn, me, listing, listed, how)
    work.places = finder or work.places
    reader, refuse = ListReader(conn, listing, how.today), listed.refused.append
    lines = [line for table in tables for line in reader.rows(table, refuse, how.told)]
    listed.rows, listed.passed = len(lines), tuple(reader.passed)
    for first in range(0, len(lines), _PER_SAVE):
        how.told(first, len(lines))
        entries = [one for line in lines[first : first + _PER_SAVE] for one in work.entries(line)]
        if entries and not how.dry_run:
            with transaction(conn):
                log.save(conn, me, entries, now_ms=how.now_ms, claims=work.claims)
                work.end_orders()
            work.saved()
    if not how.dry_run:
        headings.remember()
    write_report(path, how.report, read, listed, how.language)
    return listed


class _Rows:
    """The rows of a list on their way into the register: added, filled or left alone."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        me: Identity,
        listing: Listing,
        listed: Listed,
        how: Loading,
    ) -> None:
        self._conn, self._me, self._listing, self._listed = conn, me, listing, listed
        self._today, self._now_ms, self._matters = how.today.isoformat(), how.now_ms, 0
        place = how.place or me.place
        self.places = PlaceFinder(conn, place)
        self._known: dict[type[Record], KnownRecords] = {}
        for target in listing.targets:  # grids and units are both places, known together
            if target.record not in self._known:
                self._known[target.record] = KnownRecords(conn, target, place)
        self.claims: dict[str, bytes] = {}
        self._language = how.language
        self._asked: list[str] = []

    def end_orders(self) -> None:
        """Orders whose callers were asked are done, or to be done again; within their save."""
        for id_ in self._asked:
            why = say("order_asked_again", self._language)
            orders.asked(self._conn, self._me, id_, why, today=self._today, now_ms=self._now_ms)
        self._asked = []

    def saved(self) -> None:
        """All that was given so far stands in the register."""
        self._matters = 0

    def entries(self, line: Line) -> Iterable[Entry]:
        """What to save for one row; nothing of one that belongs elsewhere."""
        if other := self.places.elsewhere((*line.places, line.area)):
            line.row.reject(_said_in(line, other), "elsewhere", value=other)
            return
        place = self._place(line)
        before: dict[str, Record] = {}
        for target, values in zip(self._listing.targets, line.values, strict=True):
            if values is None or not self._belongs(line, target, values, place, before):
                continue
            place = _at_home(before, place)
            told = self._told(target, values, place, before)
            if told is None:
                line.row.reject(target.needs[0], "place_of_other")
                continue
            if target.digits:
                place = str(told["code"])
            record, entry = self._settle(line, target, told, place)
            before[kind_of(target.record).name] = record
            if entry is not None:
                yield from self._with_matter(record, entry, place)

    def _belongs(
        self,
        line: Line,
        target: Target,
        values: dict[str, Value],
        place: str,
        before: dict[str, Record],
    ) -> bool:
        """Whether the row gives this record: it is not only named, and what it belongs to is there.

        A record that is only named is looked for where the row says that it is, and stands in
        `before` where there is one.
        """
        if target.is_known:
            known = self._known[target.record]
            found = known.find(values, place)
            if found is None:
                rule = "lies_elsewhere" if known.find(values) else "not_registered"
                line.row.reject(target.needs[0], rule)
            else:
                before[kind_of(target.record).name] = found
            return False
        if self._refers_to(target, before):
            return True
        if before:
            line.row.reject(target.needs[0], "no_plan")
        return False

    def _refers_to(self, target: Target, before: dict[str, Record]) -> bool:
        """Whether what the record belongs to is given by the row, or known of whom it names."""
        if not target.refers or not any(one.is_known for one in self._listing.targets):
            return True
        wanted = kind_of(target.record).field(target.refers).kind
        owner = next((one for one in self._listing.targets if _makes(one, wanted)), None)
        if wanted not in before and owner is not None and owner.refers:
            above = before.get(kind_of(owner.record).field(owner.refers).kind)
            found = self._known[owner.record].find({owner.refers: above.id}) if above else None
            if found is not None:
                before[wanted] = found
        return wanted in before

    def _usual(self, kind: Kind) -> dict[str, Value]:
        """What a new record has from whoever loads it: himself, and the day."""
        return {
            field.name: self._me.worker.hex() if field.shape is Shape.REF else self._today
            for field in kind.fields
            if field.required
            and (field.shape is Shape.DATE or (field.shape is Shape.REF and field.kind == "worker"))
        }

    def _with_matter(self, record: Record, entry: Entry, place: str) -> Iterable[Entry]:
        """What to save for a record; with an order that is new also the matter it wraps."""
        if not isinstance(record, Order) or entry.id not in self.claims:
            return [entry]
        matter, claims = orders.wrapped(
            self._conn,
            self._me,
            place,
            entry.fields,
            self._matters,
            today=self._today,
            now_ms=self._now_ms,
        )
        self._matters += 1
        self.claims |= claims
        return [replace(entry, fields={**entry.fields, "matter": matter[0].id}), *matter]

    def _place(self, line: Line) -> str:
        """Where a row belongs; words that name no place are said, and the wider place is taken."""
        said = (*line.places, line.area)
        if not any(said) and (named := self.places.named_in(_address(line))):
            return named
        place, lost = self.places.find(said)
        if lost:
            line.row.doubt(_said_in(line, lost), "place_unknown", instead=place, value=lost)
        return place

    def _told(
        self, target: Target, values: dict[str, Value], place: str, before: Mapping[str, Record]
    ) -> dict[str, Value] | None:
        """The values of a record, with those that follow from where and after what it stands."""
        told = dict(values)
        if target.place_in:
            told[target.place_in] = place
        kind = kind_of(target.record)
        if target.refers and (named := before.get(kind.field(target.refers).kind)):
            told[target.refers] = named.id
        if target.begins:
            told = {**self._usual(kind), **told}
        if not target.digits:
            return told
        above = place[: target.digits - 3]
        code = str(told.get("code") or "")
        if not code and len(above) == target.digits - 3:
            code = self.places.code_for(above, str(told["name"]))
        if len(code) != target.digits or not code.startswith(self._me.place):
            return None
        self.places.add(code, str(told["name"]))
        return told | {"code": code}

    def _settle(
        self, line: Line, target: Target, values: dict[str, Value], place: str
    ) -> tuple[Record, Entry | None]:
        kind, known = kind_of(target.record), self._known[target.record]
        record = known.find(values)
        if record is None:
            id_, claim = log.new_id(self._me, "" if kind.central else place, self._now_ms)
            self.claims[id_] = claim
            self._listed.added += 1
            entry = Entry(kind=kind.name, id=id_, place=place, fields=values)
            return known.add(id_, values), entry
        held = known.hidden.get(record.id, frozenset())
        found = compared(record, {name: said for name, said in values.items() if name not in held})
        fresh, differing = dict(found.fresh), dict(found.differing)
        if "satisfaction" in differing and self._was_answered_again(record):
            fresh["satisfaction"] = differing.pop("satisfaction")
        for name, value in differing.items():
            self._differs(line, target, name, str(value), str(getattr(record, name)))
        if not fresh:
            self._listed.same += 1
            return record, None
        self._listed.changed += 1
        if isinstance(record, Order) and "satisfaction" in fresh:
            self._asked.append(record.id)
        known.change(record, replace(record, **fresh))  # type: ignore[arg-type]  # fields by name
        return record, Entry(kind=kind.name, id=record.id, fields=fresh)

    def _was_answered_again(self, record: Record) -> bool:
        """Whether a caller not content had the order redone, and may be asked about it anew."""
        if not isinstance(record, Order) or record.satisfaction != DISCONTENT:
            return False
        path = standings.order(self._conn, bytes.fromhex(record.id)).path
        taken = [move.action for move, _state in path]
        return taken[-1:] == ["reply"] and "redo" in taken

    def _differs(self, line: Line, target: Target, name: str, value: str, stands: str) -> None:
        """Name what differs, at its column where it has one."""
        said = next((one for one, own in target.columns.items() if own == name), name)
        line.row.doubt(said, "differs", value=value, instead=stands)


def _makes(target: Target, kind: str) -> bool:
    """Whether it gives records of this kind."""
    return kind_of(target.record).name == kind


def _at_home(before: Mapping[str, Record], place: str) -> str:
    """Where what belongs to a household stands: where the household does."""
    home = before.get("household")
    return home.place if home is not None else place


def _address(line: Line) -> str:
    """Where an order says that something is: hotlines mostly have no column for the village."""
    return str((line.values[0] or {}).get("address") or "")


def _said_in(line: Line, words_: str) -> str:
    """The column that says these words of a place."""
    if words_ == line.area:
        return "area"
    found = (tier for tier, said in zip(TIERS, line.places, strict=True) if said == words_)
    return next(found, TIERS[0])
