"""A life event on its way into the register: who goes, who stays, what becomes of the home."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gridapp.models.declare import GONE, PLACE, InvalidRecord, Value
from gridapp.models.household import Household, Resident
from gridapp.register import handover, households, log, records, same
from gridapp.register.handover import Handover
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

HEAD, SPOUSE = "0", "1"
_OF_COUPLE = ("2", "3", "4")
"""Relations (relation) that stay true when the spouse becomes head: children, grandchildren."""


class NotPossible(Exception):
    """The verb does not fit what stands in the register; `what` says why."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A life event about to be registered.

    Attributes:
        verb: what happened (life_event).
        household: where it happened; empty for somebody who moves into a home of his own.
        people: residents whom it concerns; nobody means the whole household where it can.
        to: the household they go to.
        home: fields of a new household, `place` among them where it stands elsewhere.
        person: fields of somebody new.
        hand_on: what waits at a household that is no more goes on at `to`.
    """

    verb: str
    day: str
    household: str = ""
    people: Sequence[str] = ()
    to: str = ""
    home: Mapping[str, Value] = field(default_factory=dict)
    person: Mapping[str, Value] = field(default_factory=dict)
    note: str = ""
    hand_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of it.

    Attributes:
        id: the life event.
        household: where the people are now; the household itself where it lost somebody.
        resident: somebody new.
        closed: the household that is empty now, which ended with it.
        head: who is head now of the household that lost its head.
    """

    id: str
    household: str
    resident: str = ""
    closed: str = ""
    head: str = ""
    left: Handover = field(default_factory=Handover)


class Act:
    """Collects what one save is to say.

    Attributes:
        members: the people of the household where it happens.
    """

    def __init__(
        self, conn: sqlite3.Connection, me: Identity, event: Event, today: str, now_ms: int
    ) -> None:
        self._conn, self._me, self.event = conn, me, event
        self._today, self._now_ms = today, now_ms
        self._entries: list[Entry] = []
        self._claims: dict[str, bytes] = {}
        self._home = self._household(event.household) if event.household else None
        self.members = (
            households.members(conn, event.household, locked=True) if event.household else []
        )
        self._to, self._born, self._closed, self._head = "", "", "", ""
        self._gone: list[str] = []

    def some(self) -> list[Resident]:
        """The people it concerns, all of them of the household."""
        here = {one.id: one for one in self.members}
        if any(id_ not in here for id_ in self.event.people):
            raise NotPossible("not_here")
        return [here[id_] for id_ in dict.fromkeys(self.event.people)]

    def everybody(self) -> list[Resident]:
        """The people it concerns; the whole household where nobody is named."""
        self._at_home()
        return self.some() or self.members

    def go(self, people: Sequence[Resident], to: str, place: str) -> None:
        """These people live in another household from now on."""
        for person in people:
            fields: dict[str, Value] = {"household": to}
            if place != person.place:
                fields[PLACE] = place
            if person.relation:
                fields["relation"] = None
            self._change("resident", person.id, fields)
        self._to = to
        self._leave(people)

    def end(self, people: Sequence[Resident]) -> None:
        """These people are no longer in the register's places, or no longer alive."""
        for person in people:
            self._change("resident", person.id, {GONE: self.event.verb})
        self._leave(people)

    def begin(self, household: str, place: str, usual: Mapping[str, Value]) -> None:
        """Somebody new is in a household."""
        self._born, claim = log.new_id(self._me, place, self._now_ms)
        self._claims[self._born] = claim
        fields = {**usual, **self.event.person, "household": household}
        self._entries.append(Entry(kind="resident", id=self._born, place=place, fields=fields))

    def found(self, head: str) -> tuple[str, str]:
        """A new household; its id and place. Without a place it stands where the old one does."""
        given = dict(self.event.home)
        place = str(given.pop(PLACE, "") or (self._home.place if self._home else ""))
        id_, claim = log.new_id(self._me, place, self._now_ms)
        self._claims[id_] = claim
        usual: dict[str, Value] = {"head": head}
        if self._home is not None and place == self._home.place:
            usual["address"] = self._home.address
        self._entries.append(
            Entry(kind="household", id=id_, place=place, fields={**usual, **given})
        )
        self._to = id_
        return id_, place

    def target(self) -> Household:
        """The household that they go to."""
        if not self.event.to:
            raise InvalidRecord("life_event", "to", "required")
        if self.event.to == self.event.household:
            raise NotPossible("same_household")
        return self._household(self.event.to)

    def home(self) -> Household:
        """The household where it happened."""
        return self._at_home()

    def make_head(self, person: Resident) -> None:
        """Somebody is head of the household he goes to."""
        self._change("resident", person.id, {"relation": HEAD})

    def save(self) -> Done:
        """Write everything, and say what is left to hand on."""
        event = self.event
        ended = same.group(self._conn, self._closed) if self._closed else []
        people = [one for id_ in self._gone for one in same.group(self._conn, id_)]
        left = handover.of(self._conn, ended, people, self._today)
        if event.hand_on and event.to and self._closed:
            for kind, ids in (("matter", left.matters), ("help_plan", left.plans)):
                for id_ in ids:
                    self._change(kind, id_, {"household": event.to})
        happened = self._home or self._household_made()
        about = happened.id if isinstance(happened, Household) else happened[0]
        place = happened.place if isinstance(happened, Household) else happened[1]
        alone = event.people[0] if len(event.people) == 1 else self._born
        fields: dict[str, Value] = {
            "verb": event.verb,
            "happened_on": event.day,
            "household": about,
            "resident": alone or None,
            "to": self._to if self._to not in ("", about) else None,
            "note": event.note.strip() or None,
            "worker": self._me.worker.hex(),
        }
        self._entries.insert(0, Entry(kind="life_event", place=place, fields=fields))
        saved = log.save(
            self._conn, self._me, self._entries, now_ms=self._now_ms, claims=self._claims
        )
        return Done(
            id=saved[0],
            household=self._to or about,
            resident=self._born,
            closed=self._closed,
            head=self._head,
            left=left,
        )

    def _household_made(self) -> tuple[str, str]:
        made = next(entry for entry in self._entries if entry.kind == "household")
        return made.id, made.place

    def _at_home(self) -> Household:
        if self._home is None:
            raise InvalidRecord("life_event", "household", "required")
        return self._home

    def _household(self, id_: str) -> Household:
        return records.standing(self._conn, Household, id_)

    def _leave(self, people: Sequence[Resident]) -> None:
        """What becomes of the household that these people leave."""
        home = self._at_home()
        gone = {person.id for person in people}
        self._gone += sorted(gone)
        staying = [one for one in self.members if one.id not in gone]
        if not staying:
            self._closed = home.id
            self._change("household", home.id, {GONE: self.event.verb})
        elif any(person.relation == HEAD or person.name == home.head for person in people):
            self._hand_headship(home, staying)

    def _hand_headship(self, home: Household, staying: Sequence[Resident]) -> None:
        """The spouse is head now, else the eldest; what the others are to him is to be asked."""
        heir = min(staying, key=lambda one: (one.relation != SPOUSE, one.birth or "9", one.id))
        self._head = heir.id
        self._change("household", home.id, {"head": heir.name})
        self._change("resident", heir.id, {"relation": HEAD})
        for one in staying:
            kept = heir.relation == SPOUSE and one.relation in _OF_COUPLE
            if one is not heir and one.relation and not kept:
                self._change("resident", one.id, {"relation": None})

    def _change(self, kind: str, id_: str, fields: Mapping[str, Value]) -> None:
        """Change a record; what was said of it before in this save is said together."""
        for at, entry in enumerate(self._entries):
            if entry.id == id_:
                both = {**entry.fields, **fields}
                self._entries[at] = Entry(kind=kind, id=id_, place=entry.place, fields=both)
                return
        self._entries.append(Entry(kind=kind, id=id_, fields=fields))
