"""A township with three villages, a department, and matters in many states of the month before."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from gridapp.models.declare import Value
from gridapp.models.span import Span, span
from gridapp.register import calendar, identity, log, matters, visits
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from tests.unit.cli_home import PLACE, centre

VILLAGES = (PLACE + "001", PLACE + "002", PLACE + "003")
DEPARTMENT = "住建办"


@dataclass(slots=True)
class Town:
    """The centre's home, and who works there."""

    home: Path
    conn: sqlite3.Connection
    me: Identity
    today: str
    now_ms: int
    builder: str = ""

    @property
    def month(self) -> Span:
        """The month before today's."""
        found = span(self.today[:7]).before
        assert found
        return found

    def day(self, number: int) -> str:
        """A day of that month, counted from 0."""
        return (date.fromisoformat(self.month.first) + timedelta(days=number)).isoformat()

    def save(self, *entries: Entry) -> list[str]:
        self.now_ms += 1_000
        with transaction(self.conn):
            return log.save(self.conn, self.me, entries, now_ms=self.now_ms)

    def matter(self, place: str, heard: int, **fields: Value) -> str:
        """One that somebody told of, so many days into the month."""
        self.now_ms += 1_000
        told = {"title": "路灯不亮", "task": "environment", "category": "0813"}
        new = NewMatter(
            place=place + "001001",
            fields={**told, "heard_on": self.day(heard), **fields},
            reporters=({"kind": "named", "name": "王桂花", "heard_on": self.day(heard)},),
            actions=(("report", {"done_on": self.day(heard)}),),
        )
        with transaction(self.conn):
            return matters.register(
                self.conn, self.me, new, today=self.day(heard), now_ms=self.now_ms
            )

    def step(self, id_: str, action: str, day: int, **fields: Value) -> None:
        self.now_ms += 1_000
        said: Mapping[str, Value] = {"done_on": self.day(day), **fields}
        with transaction(self.conn):
            matters.step(
                self.conn, self.me, id_, action, said, today=self.today, now_ms=self.now_ms
            )

    def handled(
        self, place: str, heard: int, due: int, done: int | None, content: str, **fields: Value
    ) -> str:
        """A matter handed to the department; finished on a day or not, and told."""
        id_ = self.matter(place, heard, **fields)
        self.step(id_, "accept", heard, due=self.day(due))
        self.step(id_, "assign", heard, to=self.builder, due=self.day(due))
        self.step(id_, "sign", heard, by=self.builder)
        if done is not None:
            self.step(id_, "finish", done, by=self.builder, note="修好了")
            self.step(id_, "verify", done)
            reporter = self.conn.execute(
                "SELECT r.uid FROM reporter t JOIN rec r USING (id) WHERE t.matter = ?",
                (bytes.fromhex(id_),),
            ).fetchone()[0]
            self.step(id_, "told", done, reporter=reporter.hex(), way="1", satisfaction=content)
        return id_

    def close(self) -> None:
        self.conn.close()


def town(folder: Path, *, seed: int = 7, each: int = 7) -> Town:
    """The township; the same seed gives the same matters, counted from the month before today."""
    home = centre(folder)
    conn = connect(home / "register.db")
    now_ms = time.time_ns() // 1_000_000
    me = identity.load(conn)
    made = Town(home=home, conn=conn, me=me, today=calendar.today(now_ms), now_ms=now_ms)
    _people(made)
    draw = random.Random(seed)
    for number, place in enumerate(VILLAGES):
        for _n in range(each):
            heard = draw.randrange(0, 12)
            due = heard + draw.randrange(2, 9)
            late = draw.random() < 0.15 * (number + 1)
            done = None if draw.random() < 0.1 else due + (2 if late else -1)
            made.handled(place, heard, due, done, draw.choice("1234"))
        spot = made.matter(place, 3, category="0802", task="hazard", hazard_type="01")
        made.step(spot, "settle", 3, note="当场清了")
    return made


def _people(made: Town) -> None:
    card = {"name": "周建", "role": "DEPT", "area": PLACE, "duty": DEPARTMENT}
    (made.builder,) = made.save(Entry(kind="worker", fields=card))
    homes = made.save(
        *[
            Entry(kind="household", place=code + "001001", fields={"head": f"户主{n}"})
            for code in VILLAGES
            for n in range(6)
        ]
    )
    for n in range(0, len(homes), 2):
        made.now_ms += 1_000
        with transaction(made.conn):
            visits.record(
                made.conn,
                made.me,
                VILLAGES[n // 6] + "001001",
                {"household": homes[n], "type": "1", "result": "1", "happened_on": made.day(5)},
                (),
                today=made.today,
                now_ms=made.now_ms,
            )
