"""What waits for a person's word, looked up with all by which it is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from string import hexdigits

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.register import conflicts, places, questions, records, rows, turned_details
from gridapp.register.conflicts import Conflict
from gridapp.register.crossed import Crossed
from gridapp.register.identity import Identity
from gridapp.register.questions import Question
from gridapp.register.turned_away import TurnedAway
from gridapp.register.turned_details import Wrote

READ, ID_LENGTH = 50, 32
"""Of so many that do not count it is read at once what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The questions, and by what they are told: see Known."""

    questions: Sequence[Question]
    names: dict[str, str]
    hands: dict[str, str]
    wrote: dict[TurnedAway, Sequence[Wrote]]
    takes: frozenset[TurnedAway]


def look_at(conn: sqlite3.Connection, me: Identity) -> Seen:
    """The questions, what records and places in them are called, and whose devices there are."""
    found = questions.questions(conn, me)
    differing = [one for one in found if isinstance(one, Conflict)]
    refused = [one for one in found if isinstance(one, TurnedAway)][:READ]
    wrote: dict[TurnedAway, Sequence[Wrote]] = {
        one: turned_details.wrote(conn, one) for one in refused
    }
    takes = [one for one in refused if turned_details.can_take_over(me, one, wrote[one])]
    spoken = [(one.id, KINDS[one.kind].number) for one in differing]
    written = [each for all_ in wrote.values() for each in all_]
    spoken += [(each.id, KINDS[each.kind].number) for each in written]
    values: list[Value] = [choice.value for one in differing for choice in one.choices]
    values += [
        value for all_ in wrote.values() for each in all_ for value in (each.value, each.now)
    ]
    values += [move.worker for one in found if isinstance(one, Crossed) for move in one.moves]
    ids = {value for value in values if isinstance(value, str) and len(value) == ID_LENGTH}
    kinds = {id_: records.kind_of_id(conn, id_) for id_ in ids if not id_.strip(hexdigits)}
    spoken += [(id_, kind.number) for id_, kind in kinds.items() if kind]
    return Seen(
        questions=found,
        names=places.names(conn) | rows.labels(conn, spoken),
        hands=conflicts.hands(conn),
        wrote=wrote,
        takes=frozenset(takes),
    )
