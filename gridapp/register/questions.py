"""What waits for a person's word: each a question with its few answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.register import (
    conflicts,
    copied,
    crossed,
    duplicates,
    requests,
    turned_away,
    waiting,
)
from gridapp.register.conflicts import Conflict
from gridapp.register.copied import Copied
from gridapp.register.crossed import Crossed
from gridapp.register.duplicates import Pair
from gridapp.register.identity import Identity
from gridapp.register.requests import Open
from gridapp.register.turned_away import TurnedAway
from gridapp.register.waiting import Waiting

Question = Open | Conflict | Waiting | Copied | TurnedAway | Crossed | Pair
"""What a resident asks of his data; two values for one field; a device that does not count yet, one
with two histories, what of one does not count; what two moved at once; two records that may be
one."""


def questions(conn: sqlite3.Connection, me: Identity) -> Sequence[Question]:
    """All there are: what has a term, and what keeps work from counting, before what may be one."""
    return [*_before_pairs(conn, me), *duplicates.pairs(conn)]


def _before_pairs(conn: sqlite3.Connection, me: Identity) -> Sequence[Question]:
    centre = me.role.is_centre
    return [
        *(requests.unanswered(conn, me.place) if centre else ()),
        *waiting.waiting(conn),
        *copied.copied(conn, me),
        *conflicts.conflicts(conn),
        *turned_away.turned_away(conn, me),
        *(crossed.crossed(conn, me) if centre else ()),
    ]


def count(conn: sqlite3.Connection, me: Identity) -> int:
    """How many there are, for whoever only wants to know whether to look."""
    return len(_before_pairs(conn, me)) + duplicates.count(conn)
