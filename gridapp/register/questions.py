"""What waits for a person's word: each a question with its few answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.register import conflicts, copied, duplicates, turned_away, waiting
from gridapp.register.conflicts import Conflict
from gridapp.register.copied import Copied
from gridapp.register.duplicates import Pair
from gridapp.register.identity import Identity
from gridapp.register.turned_away import TurnedAway
from gridapp.register.waiting import Waiting

Question = Conflict | Waiting | Copied | TurnedAway | Pair
"""Two values for one field; a device that does not count yet, one with two histories, what of one
does not count; two records that may be one."""


def questions(conn: sqlite3.Connection, me: Identity) -> Sequence[Question]:
    """All there are: what keeps work from counting stands before what may be one."""
    return [
        *waiting.waiting(conn),
        *copied.copied(conn, me),
        *conflicts.conflicts(conn),
        *turned_away.turned_away(conn, me),
        *duplicates.pairs(conn),
    ]
