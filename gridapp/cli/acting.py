"""One act as one save, from one JSON object on stdin."""

from __future__ import annotations

import sqlite3
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from typing import Any

from gridapp.cli.job import Commands, Job
from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.items import numbered
from gridapp.register.lines import BadLine, check, one_object
from gridapp.words import say

Act = Callable[[sqlite3.Connection, Identity, dict[str, Any]], str]
"""Does it with what was said; returns the id of what it made."""


def add_acts(
    acts: Commands, of: str, language: str, *each: tuple[str, str, Callable[[Job], int]]
) -> dict[str, ArgumentParser]:
    """A command an act of `of`: its name, what the id that it takes is of, and what runs it."""
    made = {}
    for name, subject, run in each:
        act = made[name] = acts.add_parser(name, help=say(f"help_{of}_{name}", language))
        act.add_argument("id", metavar=subject)
        act.set_defaults(run=run)
    return made


def do(job: Job, act: Act, said: str) -> int:
    """Do one act as one save, and say what it made."""
    raw = sys.stdin.buffer.read() or b"{}"
    given = one_object(raw)
    try:
        with job.register() as (conn, me), transaction(conn):
            id_ = act(conn, me, given)
    except InvalidRecord as why:
        raise numbered(one_object(raw), why) from why
    job.answer({"id": id_}, [job.say(said, id=id_)])
    return 0


def check_one(
    conn: sqlite3.Connection, me: Identity, kind: str, place: str, said: Mapping[str, Value]
) -> None:
    """What comes from outside. Raises BadLine."""
    check(conn, me, KINDS[kind], "", place, said)


def only(said: Mapping[str, Any], kind: str, *names: str) -> None:
    """Raise BadLine for a field that this act does not write."""
    for name in said:
        if name not in names:
            raise BadLine(name, "unknown", kind)
