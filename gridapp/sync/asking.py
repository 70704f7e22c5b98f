"""A register that was put back to an older state asks what it has lost, and is answered.

It wants all of its own streams beyond what it has, without an end. Whoever reads that sends what
lies there, and says in a notice for which life of the asking register it was the answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gridapp.register import acks, files, life, places, streams
from gridapp.register.peers import Known
from gridapp.register.scope import Stream
from gridapp.register.segment import stream_key
from gridapp.sync.saying import Desk
from gridapp.sync.statement import Statement
from gridapp.sync.statement_rows import MAX_N, Notice, Want

KIND = "life"
_SILENT_MS = 14 * 86_400_000
"""Of whom nothing had come for so long, nothing more is waited for."""


def wants(desk: Desk, shared: Iterable[Stream], place: str) -> list[Want]:
    """What a register that asks wants of a device at `place`: all beyond what it has itself."""
    if not life.asking_since(desk.conn):
        return []
    here = {stream.key: stream.hi for stream in shared if stream.author == desk.me.key}
    unknown = [stream_key(desk.me.key, int(code or 0)) for code in _places(desk.conn, place)]
    streams = {**dict.fromkeys(unknown, 0), **here}
    return [Want(key, hi + 1, MAX_N) for key, hi in streams.items() if hi < MAX_N]


def answers(desk: Desk, others: Iterable[Known]) -> tuple[Notice, ...]:
    """Which of these devices are told that they have been heard asking."""
    return tuple(
        Notice(KIND, {"epoch": epoch, "key": one.key})
        for one in others
        for epoch in acks.asking(desk.conn, one.key)
    )


def is_answered(desk: Desk) -> bool:
    """Whether those who know have said what there is, and all of it has come back.

    A centre above knows what it has received. A centre with nobody above asks all who reported
    in the weeks before: what it handed down lies with them, with each as much as he has taken in.
    """
    above = desk.who.above(desk.me.place, desk.rank)
    centres = [one for one in above if one.role.is_centre]
    if above:
        return any(_has_answered(desk, one) for one in centres or above)
    return not waited_for(desk)


def waited_for(desk: Desk) -> list[Known]:
    """Those below who were heard of shortly before, and have not answered yet.

    Of whom only others have brought word nothing is waited for: they have what those had.
    """
    since = life.asking_since(desk.conn) - _SILENT_MS
    seen = acks.last_seen(desk.conn)
    direct = files.came_from(desk.conn)
    lately = [
        one
        for one in desk.who.below(desk.me.place, desk.rank)
        if one.key in direct and seen.get(one.key, 0) > since
    ]
    return [one for one in lately if not _has_answered(desk, one)]


def _has_answered(desk: Desk, one: Known) -> bool:
    heard = desk.heard(one.key)
    return heard is not None and _answers_us(desk, heard) and not _lacks(desk, heard)


def _answers_us(desk: Desk, heard: Statement) -> bool:
    mine = {"epoch": desk.me.epoch, "key": desk.me.key}
    return any(notice.kind == KIND and notice.data == mine for notice in heard.notices)


def _lacks(desk: Desk, heard: Statement) -> bool:
    """Whether the sender of a statement has more of our own streams than we."""
    ours = [(row.stream, row.hi) for row in heard.vectors if row.stream[:32] == desk.me.key]
    return streams.lacks(desk.conn, ours)


def _places(conn: sqlite3.Connection, place: str) -> list[str]:
    """Where we may have written of what a device at this place has too; empty for the own log."""
    return ["", place, *places.codes(conn, place)]
