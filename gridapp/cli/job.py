"""One run of a command: its arguments, its home, its language, and how it answers."""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridapp.paths import Home
from gridapp.register import calendar, codes, database, identity, intake, life, refold, upgraded
from gridapp.register.identity import Identity
from gridapp.words import say

Commands = Any
"""What argparse hands out for adding commands; it gives the type no public name."""


class Refused(Exception):
    """The command is not carried out; `key` names the sentence that says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def is_no_name(root: Path) -> bool:
    """Whether a home was named by a word that is neither the name of one nor a folder."""
    return len(root.parts) == 1 and not root.exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a command needs to know, and where its answer goes.

    Attributes:
        named: the home was named, by --home or GRIDAPP_HOME.
    """

    args: argparse.Namespace
    home: Home
    language: str
    named: bool = True
    now_ms: int = field(default_factory=lambda: time.time_ns() // 1_000_000)

    @property
    def today(self) -> str:
        """The civil date, YYYY-MM-DD."""
        return calendar.today(self.now_ms)

    @contextmanager
    def register(self) -> Iterator[tuple[sqlite3.Connection, Identity]]:
        """This home's register, to work on, and whose it is. Raises as `look` does.

        Raises ReadOnlyRegister or DamagedRegister where nothing can be written, before anything
        is done.
        """
        with self.look() as (conn, me):
            if database.is_read_only(conn):
                raise database.no_writing(conn)
            upgraded.catch_up(conn)
            refold.catch_up(conn)
            intake.wake(conn, root=me.root, now_ms=self.now_ms)
            yield conn, life.resume(self.home, conn, me, self.now_ms)

    @contextmanager
    def look(self) -> Iterator[tuple[sqlite3.Connection, Identity]]:
        """The same to look at, also where nothing can be written, such as on a CD.

        Raises NoRegister; Refused for a mere file, or a name that no home has.
        """
        if self.home.root.is_file():
            raise Refused("home_is_file", home=self.home.root)
        if is_no_name(self.home.root):
            raise Refused("no_such_home", said=self.home.root)
        with database.opened(self.home.register) as conn:
            me = identity.load(conn)
            codes.adopt(conn, today=self.today)
            yield conn, me

    def say(self, key: str, **values: object) -> str:
        """The message called `key` in the user's language."""
        return say(key, self.language, **values)

    def answer(self, found: Mapping[str, Any], lines: Iterable[str]) -> None:
        """Print the one JSON object, or the lines for people."""
        if self.args.json:
            print(json.dumps(found, ensure_ascii=False))
            return
        for line in lines:
            print(line)

    def complain(self, key: str, **values: object) -> int:
        """One line on stderr; the exit code that goes with it."""
        print(self.say(key, **values), file=sys.stderr)
        return 1
