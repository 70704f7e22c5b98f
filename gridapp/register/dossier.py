"""One matter with all that belongs to it, as its page shows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from gridapp.models.kinds import KINDS
from gridapp.models.loop import Move
from gridapp.models.matter import Matter, Reporter
from gridapp.models.matter_loop import MatterStanding
from gridapp.models.matter_table import SETTLED
from gridapp.models.place import covers, parent
from gridapp.models.worker import Worker
from gridapp.register import records, standings, veils
from gridapp.register.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A matter, how it stands, who told of it, and who was told what.

    Attributes:
        answers: reporter's id to the step that told him how it ended; of what is done anew, anew.
    """

    matter: Matter
    standing: MatterStanding
    reporters: tuple[Reporter, ...]
    answers: Mapping[str, Move]

    def owed(self, reporter: Reporter) -> bool:
        """Whether this reporter is to be told now."""
        return (
            self.standing.state in SETTLED
            and reporter.kind != "anonymous"
            and reporter.id not in self.answers
        )


def of(conn: sqlite3.Connection, id_: str) -> Dossier:
    """The matter with this id. Raises UnknownRecord."""
    matter = records.standing(conn, Matter, id_)
    standing = standings.matter(conn, bytes.fromhex(id_))
    ids = records.ids(conn, KINDS["reporter"], where={"matter": id_})
    found = veils.shown(conn, Reporter, ids)
    told: dict[str, Move] = {}
    for move, state in standing.path:
        if state == "REWORK":
            told.clear()
        elif move.action == "told":
            told[move.reporter] = move
    return Dossier(
        matter=matter,
        standing=standing,
        reporters=tuple(found[each] for each in ids if each in found),
        answers=told,
    )


def handlers(conn: sqlite3.Connection, me: Identity, place: str) -> list[Worker]:
    """Who may be given a matter at `place`: workers whose area holds it or lies beside it here."""
    ids = records.ids(conn, KINDS["worker"])
    near = place[:15] or parent(place)
    workers = records.get_many(conn, Worker, ids).values()
    able = [
        worker
        for worker in workers
        if worker.area and (covers(worker.area, place) or covers(me.place, worker.area))
    ]
    # Whoever works at the very place comes first, then the rest of the area.
    return sorted(able, key=lambda one: (not covers(near, one.area or ""), one.name or ""))
