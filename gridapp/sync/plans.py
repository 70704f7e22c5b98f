"""What a sync file will hold, decided before a byte of it is written.

Upward: own work and that of the devices below which no centre above has confirmed. Downward: what
the device's own last words say it lacks, within its place. Never a segment of another place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from gridapp.models.role import Role
from gridapp.register import acks, files, scope
from gridapp.register.peers import Known
from gridapp.register.scope import Piece, Scope, Stream
from gridapp.sync import asking, carrying, saying
from gridapp.sync.carrying import NOTHING, Load
from gridapp.sync.container import MAX_FILE, MAX_RECIPIENTS, MAX_SEGMENTS, MAX_STATEMENTS
from gridapp.sync.saying import Desk, Said
from gridapp.sync.statement import MAX_ROWS
from gridapp.sync.statement_rows import Notice

DAY, MOST_REPEATS = 86_400_000, 6
_ROOM = MAX_FILE - 8 * 1024 * 1024  # statements and the header need the rest
_ROOM_FOR_WORDS = 4 * 1024 * 1024
_FIRST_WORDS = 2 * DAY
"""A centre above that has never answered is told of those who have spoken so shortly before."""
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One sync file to be: for whom, with which segments, saying what.

    Attributes:
        to: the recipient whose receipt counts; `recipients` are all who can open it.
        news: digests of what it says and brings: the next export sees that nothing is new.
    """

    to: Known
    recipients: tuple[Known, ...]
    pieces: tuple[Piece, ...]
    said: Said
    forwarded: tuple[bytes, ...]
    news: bytes
    load: Load = NOTHING

    @property
    def rows(self) -> int:
        """Entries in the file."""
        return sum(piece.entries for piece in self.pieces)


def due(desk: Desk) -> Iterator[Plan]:
    """The files that are due: at most one upward, one for each device below that has news.

    With `desk.only` no more than answers for those devices.
    """
    above = desk.who.above(desk.me.place, desk.rank)
    if above and desk.only is None:
        yield from _parts(_upward(desk, above))
    if desk.who.centre_at(desk.me.place):
        return  # answers come from the centre itself, once
    centres = [one for one in above if one.role.is_centre]
    for device in desk.who.below(desk.me.place, desk.rank):
        if desk.only is not None and device.key not in desk.only:
            continue
        at_work = device.at_work
        yield from _parts(_downward(desk, device, centres) if at_work else _farewell(desk, device))
    if desk.me.role.is_centre and desk.only is None:
        for device in desk.who.stopped_below(desk.me.place, desk.rank):
            yield from _parts(_farewell(desk, device))


def _upward(desk: Desk, above: list[Known]) -> Plan | None:
    # What a colleague has written is read from the shared folder before the centre's answer comes.
    recipients = (above + desk.who.fellows(desk.me.place, desk.rank))[:MAX_RECIPIENTS]
    shared = scope.streams_of(desk.conn, _scope(desk, desk.me.place))
    theirs = {one.key for one in above}
    send = [stream for stream in shared if stream.author not in theirs or stream.forked]
    centres = [one for one in above if one.role.is_centre]
    pieces = _lacking(desk, send, centres or above)
    pieces += _answers(desk, shared, above)
    said = saying.said(desk, shared)
    lost = asking.wants(desk, shared, desk.me.place) or saying.lost(desk, shared, centres)
    lacks = (*said.notices, *carrying.lacking(desk, desk.me.place))
    said = replace(said, wants=(*lost, *said.wants)[:MAX_ROWS], notices=lacks)
    load = carrying.upward(desk, centres or above)
    to = (centres or above)[0]
    told, words = asking.answers(desk, above), _words_below(desk, to)
    news, parcel = _digest(said), _digest(told, words) if told or words else b""
    waits = pieces or load.fresh or desk.again
    if not waits and _is_told(acks.peer(desk.conn, to.key).written, news, parcel):
        return None
    pieces += _introduction(desk, shared, recipients)
    return Plan(
        to=to,
        recipients=tuple(recipients),
        pieces=_ordered(desk, pieces),
        said=replace(said, notices=(*said.notices, *told)),
        forwarded=words,
        news=news + parcel,
        load=load,
    )


def _words_below(desk: Desk, to: Known) -> tuple[bytes, ...]:
    """What the devices below have said since the last file that the centre above has answered.

    A centre passes it on as it came: the one above knows of whom something was received, and up to
    which file, though their files never lay there. Unit leaders' are left out, as in every list of
    who is silent. One that gets lost is followed by the next that its device writes.
    """
    if not desk.me.role.is_centre:
        return ()
    told_ms = files.answered_until(desk.conn, to.key, acks.peer(desk.conn, to.key).made_ms)
    seen = acks.last_seen(desk.conn)
    least = told_ms or desk.now_ms - _FIRST_WORDS
    fresh = [
        one.key
        for one in desk.who.below(desk.me.place, desk.rank)
        if one.role is not Role.UNIT and seen.get(one.key, 0) > least
    ]
    words: list[bytes] = []
    room = _ROOM_FOR_WORDS
    for key in sorted(fresh, key=lambda key: (seen[key], key))[: MAX_STATEMENTS - 1]:
        room -= len(word := acks.peer(desk.conn, key).statement)
        if room < 0:
            break
        words.append(word)
    return tuple(words)


def _downward(desk: Desk, device: Known, centres: list[Known]) -> Plan | None:
    shared = scope.streams_of(desk.conn, _scope(desk, device.place))
    # Of its own work a device is sent what it asks for, and the other line where there are two.
    send = [stream for stream in shared if stream.author != device.key or stream.forked]
    pieces = _lacking(desk, send, [device])
    pieces += _answers(desk, shared, [device])
    forwarded = [one for one in centres if desk.heard(one.key)]
    load = carrying.downward(desk, device)
    lacks = carrying.lacking(desk, device.place)
    return _answer(desk, device, shared, pieces, forwarded, load=load, lacks=lacks)


def _farewell(desk: Desk, device: Known) -> Plan | None:
    """For a device that was stopped, or whose days are over: what of its work counts.

    Nobody's work is in it.
    """
    above = desk.who.above(device.place, device.rank)
    centres = {desk.me.key, *(one.key for one in above if one.role.is_centre)}
    centres |= desk.who.former(device.place)
    own = Scope(area=device.place, logs=frozenset({*centres, device.key}))
    shared = [
        stream
        for stream in scope.streams_of(desk.conn, own)
        if stream.author == device.key or (stream.author in centres and stream.place == 0)
    ]
    logs = [stream for stream in shared if stream.author != device.key]
    return _answer(desk, device, shared, _lacking(desk, logs, [device]), [])


def _answer(
    desk: Desk,
    device: Known,
    shared: Sequence[Stream],
    pieces: Sequence[Piece],
    forwarded: Sequence[Known],
    *,
    load: Load = NOTHING,
    lacks: Sequence[Notice] = (),
) -> Plan | None:
    """A file for one device below; None where it would tell nothing that the last did not."""
    said = saying.said(desk, shared, verdicts=True)
    lost = asking.wants(desk, shared, device.place)
    told_of = (*said.notices, *lacks)
    said = replace(said, wants=(*lost, *said.wants)[:MAX_ROWS], notices=told_of)
    receipts = [row for one in forwarded for row in saying.receipts(desk, one, device)]
    before = acks.peer(desk.conn, device.key)
    told = asking.answers(desk, [device])
    news, ids = _digest(said, receipts), [piece.id for piece in pieces]
    # A file that got lost is written again once the device has spoken without having it: without
    # what was in it, or without the receipts of what it goes on sending.
    heard = desk.heard(device.key)
    carries = bool(pieces or told)
    parcel = _digest(before.number, ids, told) if carries or (heard and heard.rows) else b""
    again = desk.again or (carries and _is_due_again(desk, device))
    if not (load.fresh or again) and _is_told(before.written, news, parcel):
        return None
    return Plan(
        to=device,
        recipients=(device,),
        pieces=_ordered(desk, pieces),
        said=replace(said, notices=(*said.notices, *told)),
        forwarded=tuple(acks.peer(desk.conn, one.key).statement for one in forwarded),
        news=news + parcel,
        load=load,
    )


def _is_due_again(desk: Desk, device: Known) -> bool:
    """Whether what a silent device has not confirmed is written once more, though nothing is new.

    After one day, two, four and so on, so that no lost file costs more than the time it was out,
    and a device that is never heard of again a handful of files.
    """
    times, last = desk.unanswered.get(device.key, (0, 0))
    return 0 < times <= MOST_REPEATS and desk.now_ms - last >= DAY << (times - 1)


def _is_told(written: bytes, news: bytes, parcel: bytes) -> bool:
    """Whether the last file said and brought all this; that there is less to bring is no news."""
    return written[: len(news)] == news and parcel in (b"", written[len(news) :])


def _scope(desk: Desk, place: str) -> Scope:
    return Scope(area=place, logs=frozenset(desk.who.about(place) | {desk.me.key}))


def _lacking(desk: Desk, send: Sequence[Stream], others: Sequence[Known]) -> list[Piece]:
    """What none of these devices has confirmed; of a forked stream all until both agree on it."""
    forked = [stream for stream in send if stream.forked]
    plain = [stream for stream in send if not stream.forked]
    said = [heard for one in others if (heard := desk.heard(one.key))]
    there = {row.stream: row.islands for heard in said for row in heard.vectors if row.islands}
    pieces = [
        piece
        for piece in scope.lacking(desk.conn, plain, [one.key for one in others])
        if not any(a <= piece.first and piece.last <= b for a, b in there.get(piece.stream, ()))
    ]
    if not forked:
        return pieces
    agreed = {(n.data.get("stream"), n.data.get("all")) for h in said for n in h.notices}
    open_ = [s for s in forked if (s.key, scope.whole(desk.conn, s.sid)) not in agreed]
    return pieces + scope.lacking(desk.conn, open_, [])


def _answers(desk: Desk, shared: Sequence[Stream], others: Sequence[Known]) -> list[Piece]:
    """What these devices asked for, within what we share."""
    wants = [
        (want.stream, want.a, want.b)
        for one in others
        if (heard := desk.heard(one.key))
        for want in heard.wants
    ]
    return scope.wanted(desk.conn, shared, wants) if wants else []


def _introduction(desk: Desk, shared: Sequence[Stream], recipients: Sequence[Known]) -> list[Piece]:
    """The own log 0, for as long as somebody who may open the file lacks it."""
    own = [stream for stream in shared if stream.key == desk.me.key + bytes(8)]
    found: list[Piece] = []
    for one in recipients:
        found += scope.lacking(desk.conn, own, [one.key])
    return found


def _ordered(desk: Desk, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Each segment once: own logs first, those of the highest first, so that all can be judged."""

    def key(piece: Piece) -> tuple[object, ...]:
        author = desk.who.get(piece.stream[:32])
        log = piece.stream[32:] == bytes(8)
        rank = author.rank if author and log else (99, 0)
        return (not log, rank, piece.stream, piece.first, piece.id)

    return tuple(sorted({piece.gid: piece for piece in pieces}.values(), key=key))


def _digest(*parts: object) -> bytes:
    return hashlib.sha256(_encode(parts)).digest()


def _parts(plan: Plan | None) -> Iterator[Plan]:
    """The plan in as many files as the limits of one demand."""
    if plan is None:
        return
    portions = list(_portions(plan.pieces)) or [()]
    rows = plan.said.vectors
    chunks = [rows[at : at + MAX_ROWS] for at in range(0, len(rows), MAX_ROWS)] or [()]
    last = max(len(portions), len(chunks)) - 1
    for at in range(last + 1):
        pieces = portions[at] if at < len(portions) else ()
        room = _ROOM - sum(piece.size + 8 for piece in pieces)
        yield replace(
            plan,
            pieces=pieces,
            load=plan.load if at == last and plan.load.size <= room else NOTHING,
            said=replace(plan.said, vectors=chunks[at] if at < len(chunks) else ()),
        )


def _portions(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    portion: list[Piece] = []
    size = 0
    for piece in pieces:
        if portion and (len(portion) == MAX_SEGMENTS or size + piece.size + 8 > _ROOM):
            yield tuple(portion)
            portion, size = [], 0
        portion.append(piece)
        size += piece.size + 8
    if portion:
        yield tuple(portion)
