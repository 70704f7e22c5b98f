"""What people do again and again on the practice day, and the day itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gridapp.models.declare import Value, kind_of
from gridapp.models.household import Household
from gridapp.models.matter import Matter
from gridapp.paths import Home
from gridapp.practice.homes import Clock, Person
from gridapp.practice.story import line, result
from gridapp.register import matters, records, visits
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter
from gridapp.sync.incoming import FileResult
from gridapp.words import reason_in_words


@dataclass(slots=True)
class Day:
    """The day as it goes on: its people, its stick, and who listens to the story."""

    folder: Path
    clock: Clock
    tell: Callable[[str], object]
    language: str
    people: dict[str, Person] = field(default_factory=dict)
    handed_over: set[str] = field(default_factory=set)

    @property
    def carrier(self) -> Path:
        """The stick that carries the files."""
        return self.folder / "carrier"

    def say(self, key: str, **values: object) -> None:
        """Tell one sentence of the story."""
        self.tell(line(key, self.language, **values))

    def person(self, key: str, name: str) -> Person:
        """Somebody with a home of his own in the day's folder."""
        made = Person(name, Home(self.folder / key), self.clock)
        self.people[key] = made
        return made


def carry_answers(day: Day) -> None:
    """The centre's return files reach every device."""
    centre = day.people["centre"]
    centre.exports(day.carrier)
    for key, person in day.people.items():
        if key != "centre":
            person.imports([day.carrier])


def settle_last_receipts(day: Day) -> None:
    """Whatever is still on its way after the last answer makes one more round."""
    for key, person in day.people.items():
        if key != "centre":
            person.exports(day.carrier)
    day.people["centre"].imports([day.carrier])
    carry_answers(day)


def visit(
    day: Day, key: str, head: str, fields: Mapping[str, Value], found: NewMatter | None
) -> str:
    """Visit a household by its head's name; returns the id of what was found there."""
    person = day.people[key]
    today = day.clock.today

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> tuple[str, str]:
        homes = records.ids(conn, kind_of(Household), where={"head": head})
        place, told = me.place, dict(fields)
        if homes:
            told["household"] = homes[0]
            home = records.get(conn, Household, homes[0])
            place = home.place if home else place
        entry = visits.record(
            conn, me, place, told, [found] if found else [], today=today, now_ms=now_ms
        )
        made = records.ids(conn, kind_of(Matter), where={"visit": entry})
        matter = records.get(conn, Matter, made[0]) if made else None
        return (matter.id, matter.number or "") if matter else ("", "")

    matter, number = person.does(act, minutes=20)
    if found:
        day.say("found", name=person.name, head=head, title=found.fields["title"], number=number)
    else:
        day.say("visit", name=person.name, head=head)
    return matter


def step(day: Day, key: str, matter: str, action: str, fields: Mapping[str, Value]) -> None:
    """Somebody takes a step of a matter."""
    today = day.clock.today
    day.people[key].does(
        lambda conn, me, now: matters.step(
            conn, me, matter, action, fields, today=today, now_ms=now
        ),
        minutes=2,
    )


def told_by(name: str, teller: str, channel: str, day: Day, phone: str) -> dict[str, Value]:
    """Who told of it, by name."""
    return {
        "kind": "named",
        "name": name,
        "phone": phone,
        "teller": teller,
        "channel": channel,
        "heard_on": day.clock.today,
    }


def say_written(day: Day, person: Person, path: Path, rows: int) -> None:
    """A file was written and handed over."""
    day.handed_over.add(path.name)
    day.say("exported", name=person.name, rows=rows, file=path.name)


def say_read(day: Day, person: Person, files: Iterable[FileResult]) -> None:
    """What became of the files on the stick; those for others, and old ones, go without saying."""
    said = set()
    for found in files:
        old = found.result == "known" and found.name not in day.handed_over
        if found.reason == "not_for_this_home" or old or (found.name, found.result) in said:
            continue
        said.add((found.name, found.result))
        reason = reason_in_words(found.reason, day.language)
        became = result(found.result, day.language, rows=found.rows, reason=reason)
        day.say("imported", name=person.name, file=found.name, result=became)
