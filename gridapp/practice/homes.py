"""One home of the practice township, worked as its person would work it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from gridapp.paths import Home
from gridapp.register import calendar, identity
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.sync import batches, incoming, keys, outgoing

T = TypeVar("T")
Act = Callable[[sqlite3.Connection, Identity, int], T]
"""Something done at a register: (connection, whose it is, now in milliseconds)."""


@dataclass(slots=True)
class Clock:
    """The wall clock of the practice day: every act takes its time."""

    now_ms: int

    def later(self, minutes: int = 1) -> int:
        """The time after so many minutes more."""
        self.now_ms += minutes * 60_000
        return self.now_ms

    @property
    def today(self) -> str:
        """The civil date, YYYY-MM-DD."""
        return calendar.today(self.now_ms)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at his own device: what he writes, sends and receives."""

    name: str
    home: Home
    clock: Clock

    @contextmanager
    def register(self) -> Iterator[tuple[sqlite3.Connection, Identity]]:
        """The person's register, opened and closed again."""
        with closing(connect(self.home.register)) as conn:
            yield conn, identity.load(conn)

    def does(self, act: Act[T], minutes: int = 3) -> T:
        """Do something as one save."""
        now_ms = self.clock.later(minutes)
        with self.register() as (conn, me), transaction(conn):
            return act(conn, me, now_ms)

    def sees(self, look: Callable[[sqlite3.Connection, Identity], T]) -> T:
        """Look something up."""
        with self.register() as (conn, me):
            return look(conn, me)

    def exports(self, to: Path) -> list[batches.Written]:
        """Write the sync files that are due onto the stick."""
        ring = keys.load(self.home.keys)
        with self.register() as (conn, me):
            return outgoing.export(self.home, conn, me, ring, to=to, now_ms=self.clock.later())

    def imports(self, paths: Sequence[Path]) -> list[incoming.FileResult]:
        """Take in files or folders from the stick."""
        ring = keys.load(self.home.keys)
        with self.register() as (conn, me):
            return incoming.import_paths(
                self.home, conn, me, ring, paths, now_ms=self.clock.later()
            )
