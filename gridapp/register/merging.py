"""Merging records that speak of one thing, and parting them again: links that travel."""

from __future__ import annotations

import sqlite3

from gridapp.models.declare import GONE, Kind
from gridapp.models.same import MERGED, SPLIT
from gridapp.register import log, records, same
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, UnknownRecord


class CannotMerge(Exception):
    """These two cannot be merged or parted.

    Attributes:
        reason: kind (records of this kind are never merged), matter (a step merges them), kinds
            (they are of two), itself, gone, already, or not_linked (nobody linked these very two).
    """

    def __init__(self, reason: str, detail: str = "", kind: str = "") -> None:
        super().__init__(f"{reason}: {detail}{kind}")
        self.reason, self.detail, self.kind = reason, detail, kind


def merge(conn: sqlite3.Connection, me: Identity, kept: str, other: str, *, now_ms: int) -> str:
    """Say that `other` is the same as `kept`; the id of the record that is kept. In a transaction.

    The link is written at the place of either, so that it reaches whoever has one of them. Raises
    CannotMerge, UnknownRecord or NoRight.
    """
    kind = _kind(conn, kept, other)
    if same.kept_id(conn, kept) == same.kept_id(conn, other):
        raise CannotMerge("already")
    ends = records.get_many(conn, kind.record, [kept, other])
    for end in ends.values():
        if end.gone is not None:
            raise CannotMerge("gone", end.id)
    places = sorted({end.place for end in ends.values()})
    fields = {"kept": kept, "other": other, "subject_kind": kind.name, "by": me.worker.hex()}
    log.save(
        conn,
        me,
        [Entry(kind="same_as", place=place, fields=fields) for place in places],
        now_ms=now_ms,
    )
    return same.kept_id(conn, kept)


def unmerge(conn: sqlite3.Connection, me: Identity, one: str, other: str, *, now_ms: int) -> None:
    """Say that these two are not the same after all. In a transaction.

    Raises CannotMerge where nobody has linked these very two, UnknownRecord or NoRight.
    """
    _kind(conn, one, other)
    links = links_between(conn, one, other)
    if not links:
        raise CannotMerge("not_linked", " ".join(linked_to(conn, other)) or "-")
    entries = [Entry(kind="same_as", id=id_, fields={GONE: SPLIT}) for id_ in links]
    log.save(conn, me, entries, now_ms=now_ms)


def links_between(conn: sqlite3.Connection, one: str, other: str) -> list[str]:
    """The standing links that name these two, in either direction."""
    return [
        id_
        for kept, named in ((one, other), (other, one))
        for id_ in sorted(_standing(conn, kept, named))
    ]


def _standing(conn: sqlite3.Connection, kept: str, other: str) -> list[str]:
    rows = conn.execute(
        "SELECT r.uid FROM same_as t CROSS JOIN rec r USING (id) WHERE t.kept = ? AND t.other = ?"
        " AND t.gone IS NULL AND r.home IS NOT NULL",
        (bytes.fromhex(kept), bytes.fromhex(other)),
    )
    return [uid.hex() for (uid,) in rows]


def linked_to(conn: sqlite3.Connection, id_: str) -> list[str]:
    """The records that a standing link names together with this one."""
    rows = conn.execute(
        "SELECT other FROM same_as WHERE kept = ?1 AND gone IS NULL"
        " UNION SELECT kept FROM same_as WHERE other = ?1 AND gone IS NULL",
        (bytes.fromhex(id_),),
    )
    return [uid.hex() for (uid,) in rows if uid is not None]


def _kind(conn: sqlite3.Connection, one: str, other: str) -> Kind:
    kinds = []
    for id_ in (one, other):
        kind = records.kind_of_id(conn, id_)
        if kind is None:
            raise UnknownRecord("record", id_)
        kinds.append(kind)
    if one == other:
        raise CannotMerge("itself")
    if kinds[0].name not in MERGED:
        raise CannotMerge("matter" if kinds[0].name == "matter" else "kind", kind=kinds[0].name)
    if kinds[0] is not kinds[1]:
        raise CannotMerge("kinds")
    return kinds[0]
