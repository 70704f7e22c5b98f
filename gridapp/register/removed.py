"""What was entered here and taken back in the last 90 days, and bringing it back.

Nothing is ever taken out of the register but by an order of erasure: what was taken back is marked
gone, and coming back is one more change. What an order names stays erased.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gridapp.models.declare import GONE, UNDONE, Kind
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.models.loops import OWNERS
from gridapp.models.rights import may_write, only_at_birth
from gridapp.models.visit import Visit
from gridapp.register import log, records, rows, streams
from gridapp.register.draft_file import KEPT_MS
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.stamps import stamp
from gridapp.register.tables import name, table_of

_VISIT = KINDS["visit"].number


class NotRemoved(Exception):
    """There is nothing to bring back: it was brought back, is too old, or was erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What one act took back.

    Attributes:
        at: the clock of that act, by which it is brought back.
        kind, label: of the record that tells best what it was.
        entries: (kind, id) of all of it.
    """

    at: int
    kind: str
    label: str
    entries: tuple[tuple[str, str], ...]

    @property
    def at_ms(self) -> int:
        """When it was taken back."""
        return self.at >> 16


def listed(conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> list[Removed]:
    """What this device took back in the last 90 days and can bring back, the newest first."""
    acts: dict[int, list[tuple[Kind, str]]] = defaultdict(list)
    for kind in KINDS.values():
        for at, id_ in _gone(conn, me, kind, (now_ms - KEPT_MS) << 16):
            acts[at].append((kind, id_))
    whole = {at: found for at, found in acts.items() if _stands_alone(found)}
    wanted = [(id_, kind.number) for found in whole.values() for kind, id_ in found]
    said = rows.labels(conn, wanted) | _doors(conn, [i for i, kind in wanted if kind == _VISIT])
    return [_removed(at, whole[at], said) for at in sorted(whole, reverse=True)]


def _doors(conn: sqlite3.Connection, visits: list[str]) -> dict[str, str]:
    """Whose home each visit was at: its day alone says little."""
    found = records.get_many(conn, Visit, visits)
    homes = {id_: one.household for id_, one in found.items() if one.household}
    said = rows.labels(conn, [(home, KINDS["household"].number) for home in homes.values()])
    return {id_: said[home] for id_, home in homes.items() if said.get(home)}


def bring_back(conn: sqlite3.Connection, me: Identity, at: int, *, now_ms: int) -> Removed:
    """Have what that act took back stand again. Needs a transaction; can be undone.

    Raises NotRemoved, or what `log.save` does.
    """
    found = next((one for one in listed(conn, me, now_ms=now_ms) if one.at == at), None)
    if found is None:
        raise NotRemoved(str(at))
    entries = [Entry(kind=kind, id=id_, fields={GONE: None}) for kind, id_ in found.entries]
    log.save(conn, me, entries, now_ms=now_ms)
    return found


def _gone(
    conn: sqlite3.Connection, me: Identity, kind: Kind, since: int
) -> Iterator[tuple[int, str]]:
    """(clock, id) of the records of a kind that this device took back and may have stand again."""
    if not may_write(me.role, kind.name, GONE) or GONE in only_at_birth(me.role, kind.name):
        return
    found = conn.execute(
        f"SELECT r.id, r.uid FROM {name(kind.name)} t JOIN rec r USING (id)"  # noqa: S608  checked name
        " WHERE t.gone = ? AND r.home IS NOT NULL AND NOT EXISTS (SELECT 1 FROM erased e"
        " WHERE e.uid = r.uid AND e.kind = r.kind AND e.stream = x'')",
        (UNDONE,),
    ).fetchall()
    keys, column = streams.Keys(conn), kind.columns.index(GONE)
    for rec, uid in found:
        row = conn.execute(table_of(kind).read, (json.dumps([rec]),)).fetchone()
        at, sid, _n = stamp(row[-1], column)
        if at > since and keys[sid][:32] == me.key:
            yield at, uid.hex()


def _stands_alone(found: list[tuple[Kind, str]]) -> bool:
    """Whether it is more than a step: a step alone is taken again, as things stand now."""
    return not all(kind.name in OWNERS for kind, _id in found)


def _removed(at: int, found: list[tuple[Kind, str]], said: dict[str, str]) -> Removed:
    order = sorted(found, key=lambda one: (one[0].name == "attachment", one[0].number))
    kind, id_ = next(((k, i) for k, i in order if said.get(i)), order[0])
    return Removed(
        at=at,
        kind=kind.name,
        label=said.get(id_, ""),
        entries=tuple((BY_NUMBER[k.number].name, i) for k, i in order),
    )
