"""The history of a record as people read it: what was done, by whom, when, and what it replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from gridapp.models.declare import Kind
from gridapp.models.loops import OWNERS
from gridapp.models.steps import StepFields
from gridapp.register import history, joinings, records, same, standings, veils
from gridapp.register.authors import Names, Tags
from gridapp.register.event import MERGED, PARTED, Event, Known
from gridapp.register.log import UnknownRecord
from gridapp.register.telling import Teller


def history_of(
    conn: sqlite3.Connection, id_: str, *, unmask: bool = False, veil: bool = True
) -> list[Event]:
    """Everything that happened to a record, oldest first; numbers masked unless asked.

    What happened to those that belong to it (a matter's reporters, a dispute's parties) and to
    those merged into it is part of it. Who a confidential reporter is stays hidden either way, and
    so does who is locked to storage, but in the copy that he asks for himself.
    Raises UnknownRecord.
    """
    kind = records.kind_of_id(conn, id_)
    if kind is None:
        raise UnknownRecord("record", id_)
    known = Known(Tags(conn), Names(conn))
    found = [*_joinings(conn, known, kind, id_)]
    group = same.group(conn, id_)
    hidden = veils.hidden(conn, kind, group) if veil else {}
    for each in group:
        teller = Teller(known, kind, each, unmask=unmask, hidden=hidden.get(each, ()))
        found += teller.tell(history.of(conn, kind, each))
        for below in records.kinds_below(kind):
            found += _belonging(conn, known, below, each, unmask=unmask, veil=veil)
    return sorted(found, key=lambda event: event.at_ms)


def _belonging(
    conn: sqlite3.Connection, known: Known, kind: Kind, owner: str, *, unmask: bool, veil: bool
) -> Iterator[Event]:
    """What happened to the records of `kind` that belong to this one."""
    after = _states(conn, kind, owner)
    # Steps of one save stand in the order in which they were taken.
    rank = {id_: n for n, id_ in enumerate(after or ())}
    ids = records.ids(conn, kind, where={kind.owner: owner}, gone=True)
    ids.sort(key=lambda id_: rank.get(id_, len(rank)))
    hidden = veils.hidden(conn, kind, ids) if veil else {}
    for id_ in ids:
        written = history.of(conn, kind, id_)
        teller = Teller(known, kind, id_, unmask=unmask, hidden=hidden.get(id_, ()))
        if is_step(kind):
            yield from teller.step(written, after)
        else:
            yield from teller.tell(written)


def is_step(kind: Kind) -> bool:
    """Whether records of this kind are moves of their owner through a loop, never changed."""
    return bool(kind.owner) and issubclass(kind.record, StepFields)


def _states(conn: sqlite3.Connection, kind: Kind, owner: str) -> Mapping[str, str] | None:
    """Each step of the owner that counts to the state it led to; None where it is no step."""
    if kind.name not in OWNERS:
        return None
    standing = standings.of(conn, OWNERS[kind.name], bytes.fromhex(owner))
    return {move.id: state for move, state in standing.path}


def _joinings(conn: sqlite3.Connection, known: Known, kind: Kind, id_: str) -> Iterator[Event]:
    for one in joinings.of(conn, id_):
        yield known.event(
            PARTED if one.parted else MERGED,
            one.said,
            about=id_,
            about_kind=kind.name,
            old=one.kept,
            new=one.other,
        )
