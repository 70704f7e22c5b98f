"""The newest acts of the access log, as people read them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gridapp.register import anchors, audit, codes, identity, looks, records, rows
from gridapp.register.anchors import Shrunk
from gridapp.register.audit import Act
from gridapp.register.authors import Names
from gridapp.register.looks import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One act, and what it was about.

    Attributes:
        record: its id; empty where there were many.
        kind, title: of the record; both empty where there were many, or none that is known here.
        reason: why, as a code of `show_reason` or in words; empty where none was asked for.
        who, device: of an act on another device, whose file brought it; empty for one here.
    """

    at_ms: int
    act: str
    record: str
    kind: str
    title: str
    reason: str
    who: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which acts are wanted.

    Attributes:
        records: acts about one of these alone; of all of them where it is empty.
        by: ids of the workers who did it; whoever it was where it is empty.
        since_ms, until_ms: from when, and before when.
        most: the newest so many at most.
    """

    records: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    since_ms: int = 0
    until_ms: int | None = None
    most: int | None = None

    def lets_through(self, one: Act | Seen, by: str) -> bool:
        """Whether this act, done by this worker, is wanted."""
        until = self.until_ms
        return (
            (not self.records or one.record in self.records)
            and (not self.by or by in self.by)
            and one.at_ms >= self.since_ms
            and (until is None or one.at_ms < until)
        )


EVERYTHING = Sought()


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """Whether the access log is whole: this device's row by row, of others what they said of it.

    Attributes:
        rows, head: how many rows this device's log has, and the digest that stands for all.
        broken_at: the first row that is not as it was noted; 0 for none.
        sent: rows that other devices have sent up.
        shrunk: the devices whose log does not go on from where it was.
    """

    rows: int
    head: str
    broken_at: int
    sent: int
    shrunk: tuple[Shrunk, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.broken_at and all(one.how == "restored" for one in self.shrunk)


def soundness(conn: sqlite3.Connection) -> Soundness:
    """Check the log from its first row to its last."""
    me = identity.load(conn)
    total, head = audit.anchor(conn)
    return Soundness(
        rows=total,
        head=head.hex(),
        broken_at=audit.broken_at(conn) or looks.contradicted_at(conn, me.key),
        sent=len(looks.elsewhere(conn, me.key)),
        shrunk=tuple(anchors.shrunk(conn, 0)),
    )


def why(reason: str, language: str) -> str:
    """A reason in words: its codes by their labels, the rest as it was written."""
    parts = (codes.label("show_reason", part, language) for part in reason.split(audit.PART))
    return audit.PART.join(parts)


def newest(conn: sqlite3.Connection, most: int) -> list[Access]:
    """So many acts at most, the newest first."""
    return _told(conn, audit.newest(conn, most))


def acts(conn: sqlite3.Connection, sought: Sought = EVERYTHING) -> list[Access]:
    """The acts that are wanted, oldest first; what devices below have sent up is among them."""
    me = identity.load(conn)
    one = next(iter(sought.records)) if len(sought.records) == 1 else ""
    own = me.worker.hex()
    here = [act for act in audit.acts(conn, one) if sought.lets_through(act, own)]
    there = [
        seen for seen in looks.elsewhere(conn, me.key, one) if sought.lets_through(seen, seen.by)
    ]
    if sought.most is not None:
        # Each of both lists is in order: what is left out of its own is left out of both.
        here, there = here[-sought.most :], there[-sought.most :]
    names = Names(conn)
    others = [
        replace(told, who=names[seen.by], device=seen.device)
        for told, seen in zip(_told(conn, there), there, strict=True)
    ]
    found = sorted([*_told(conn, here), *others], key=lambda act: act.at_ms)
    return found[-sought.most :] if sought.most is not None else found


def _told(conn: sqlite3.Connection, acts: Sequence[Act | Seen]) -> list[Access]:
    kinds = {act.record: records.kind_of_id(conn, act.record) for act in acts}
    known = {id_: kind for id_, kind in kinds.items() if kind is not None}
    titles = rows.labels(conn, [(id_, kind.number) for id_, kind in known.items()])
    return [
        Access(
            at_ms=act.at_ms,
            act=act.act,
            record=act.record,
            kind=known[act.record].name if act.record in known else "",
            title=titles.get(act.record, ""),
            reason=act.reason,
        )
        for act in acts
    ]
