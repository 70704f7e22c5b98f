"""One act as one save, from one JSON object on stdin."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Mapping
from typing import Any

from gridapp.cli.job import Job
from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.items import numbered
from gridapp.register.lines import check, one_object

Act = Callable[[sqlite3.Connection, Identity, dict[str, Any]], str]
"""Does it with what was said; returns the id of what it made."""


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
