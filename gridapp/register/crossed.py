"""What two people moved at once: the later step shows, and somebody at the centre should look."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gridapp.models.kinds import KINDS
from gridapp.models.loops import LOOPS, STEPS
from gridapp.register import records, rows, veils
from gridapp.register.identity import Identity

ID = 16
"""Bytes of each step that a step names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One of the steps that nobody has built on: what, by whom, on which day."""

    action: str
    worker: str
    day: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """A matter, dispute or order that two people moved at once; the next step settles it."""

    id: str
    kind: str
    place: str
    title: str
    moves: tuple[Move, ...]


def crossed(conn: sqlite3.Connection, me: Identity) -> list[Crossed]:
    """All that wait for somebody to look, here and below."""
    found = []
    for kind in LOOPS:
        ids = records.ids(conn, KINDS[kind], place=me.place, where={"review": 1})
        titles = rows.labels(conn, [(id_, KINDS[kind].number) for id_ in ids])
        known = records.get_many(conn, KINDS[kind].record, ids)
        found += [
            Crossed(
                id=id_,
                kind=kind,
                place=known[id_].place,
                title=titles.get(id_, ""),
                moves=_heads(conn, kind, id_),
            )
            for id_ in ids
        ]
    return found


def _heads(conn: sqlite3.Connection, kind: str, id_: str) -> tuple[Move, ...]:
    """The steps that no other step was taken after."""
    step = KINDS[STEPS[kind]]
    ids = records.ids(conn, step, where={kind: id_})
    steps = veils.shown(conn, step.record, ids)
    seen = {
        heads[at : at + ID].hex()
        for one in steps.values()
        if (heads := getattr(one, "heads", None))
        for at in range(0, len(heads), ID)
    }
    return tuple(
        Move(
            action=str(getattr(one, "action", None) or ""),
            worker=str(getattr(one, "by", None) or ""),
            day=str(getattr(one, "done_on", None) or ""),
            note=str(getattr(one, "note", None) or ""),
        )
        for one_id, one in steps.items()
        if one_id not in seen
    )
