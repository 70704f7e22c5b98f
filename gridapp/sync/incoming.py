"""Importing sync files: each whole or set aside whole, many in one commit, in any order."""

from __future__ import annotations

import gc
import hashlib
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from gridapp.models.domain import NotASyncFile, Unreadable
from gridapp.paths import Home
from gridapp.register import archives, files, intake, life, refold, wiping
from gridapp.register.database import many_commits, transaction
from gridapp.register.identity import Identity
from gridapp.sync import carrying, keys, outgoing
from gridapp.sync.believing import Ear
from gridapp.sync.container import MAX_FILE, NotForThisHome
from gridapp.sync.keys import KeyRing
from gridapp.sync.opening import TooLarge, open_parcel, reason_of, sift
from gridapp.sync.outcomes import Candidate
from gridapp.sync.storing import FAULTS, leave_out_faulty, store
from gridapp.sync.walking import Found, walk

_MOST_SEGMENTS = 5_000
_MOST_CHANGES = 25_000
_LONGEST = 0.25
_DONE = ("imported", "known", "gap", "written")

Report = Callable[[int, int, int], object]
"""Told (files done, files in all, files set aside) after each commit; may raise to stop there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What became of one file.

    Attributes:
        result: imported, known, held, gap or set_aside; others for a packet, of its files that
            are for other devices.
        rows: entries that were new here; of others how many files.
        reason: a short code, where there is one.
        detail: device tag, place and range of what is missing, held or refused.
        path: where the file lies, or the packet that it lies in.
    """

    name: str
    result: str
    rows: int = 0
    reason: str = ""
    detail: str = ""
    path: str = field(default="", compare=False)


@dataclass(slots=True, kw_only=True)
class _Run:
    """One import: what came of each file so far, and the batch that waits for its commit.

    Attributes:
        seen: which file it was that held these bytes first.
        twins: files of which another in this import is a copy, and which.
    """

    conn: sqlite3.Connection
    me: Identity
    ring: KeyRing
    ear: Ear
    now_ms: int
    lost: bool = False
    results: dict[int, FileResult] = field(default_factory=dict)
    others: Counter[Path] = field(default_factory=Counter)
    batch: list[Candidate] = field(default_factory=list)
    strangers: list[Candidate] = field(default_factory=list)
    gaps: dict[int, Candidate] = field(default_factory=dict)
    seen: dict[bytes, int] = field(default_factory=dict)
    twins: dict[int, int] = field(default_factory=dict)
    segments: int = 0
    changes: int = 0
    began: float = 0.0

    @property
    def done(self) -> int:
        return len(self.results) + self.others.total()

    @property
    def set_aside(self) -> int:
        return sum(one.result == "set_aside" for one in self.results.values())


def import_paths(
    home: Home,
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    paths: Sequence[Path],
    *,
    now_ms: int,
    report: Report | None = None,
) -> list[FileResult]:
    """Import files and whole folders; say of each what became of it.

    Files stay where they are. What is known already writes nothing.
    """
    found = list(walk(paths))
    ring = keys.of(home.keys, ring, me.key)
    ear = Ear(me=me)
    run = _Run(conn=conn, me=me, ring=ring, ear=ear, now_ms=now_ms, lost=bool(archives.lost(conn)))
    before = conn.total_changes
    with _no_collector(), many_commits(conn):
        refold.catch_up(conn)
        intake.wake(conn, root=me.root, now_ms=now_ms)
        run.began = time.monotonic()
        for index, file in enumerate(found):
            _look_at(run, index, file)
            if _is_full(run):
                _commit(run, final=False)
                if report:
                    report(run.done, len(found), run.set_aside)
        _commit(run, final=False)
        # Whose sender was unknown when it was looked at may be known by now.
        run.batch, run.strangers = run.strangers, []
        _commit(run, final=True)
        _recheck_gaps(run)
        _match_twins(run)
    if report:
        report(len(found), len(found), run.set_aside)
    wiping.finish(conn, me, ring.signing.sign, drafts=home.drafts)
    if conn.total_changes > before:
        life.note(home, conn)
        outgoing.tidy_sent(home, outgoing.desk(conn, me, ring, now_ms))
    return [
        *(
            replace(run.results[index], path=str(file.path))
            for index, file in enumerate(found)
            if index in run.results
        ),
        *(
            FileResult(name=of.name, result="others", rows=n, path=str(of))
            for of, n in run.others.items()
        ),
    ]


def _read(run: _Run, index: int, file: Found) -> bytes | None:
    """The bytes of one file; None where it is decided already that it cannot be read."""
    try:
        data = file.read()
        if len(data) > MAX_FILE:
            raise TooLarge(file.name)
    except OSError as why:
        reason = "not_found" if isinstance(why, FileNotFoundError) else "cannot_read"
        run.results[index] = FileResult(name=file.name, result="set_aside", reason=reason)
        return None
    except TooLarge as why:
        run.results[index] = FileResult(name=file.name, result="set_aside", reason=reason_of(why))
        return None
    return data


def _look_at(run: _Run, index: int, file: Found) -> None:
    """Read, open and sift one file: decided at once, or one more for the batch."""
    data = _read(run, index, file)
    if data is None:
        return
    digest = hashlib.sha256(data).digest()
    done = files.result_of(run.conn, digest)[0] in _DONE and not run.lost
    if digest in run.seen or done:
        run.results[index] = FileResult(name=file.name, result="known")
        run.twins[index] = run.seen.get(digest, index)
        return
    run.seen[digest] = index
    candidate = Candidate(index=index, name=file.name, digest=digest)
    try:
        if not data:
            raise NotASyncFile("empty")
        candidate.parcel = open_parcel(data, run.ring)
        candidate.sifted = sift(run.conn, run.me, candidate.parcel.segments)
        run.segments += len(candidate.sifted.fresh)
        run.changes += candidate.sifted.changes
    except NotForThisHome as why:
        if file.entry:
            run.others[file.path] += 1
            return
        candidate.reason = reason_of(why)
    except Unreadable as why:
        candidate.reason = reason_of(why)
    run.batch.append(candidate)


def _is_full(run: _Run) -> bool:
    late = time.monotonic() - run.began > _LONGEST
    full = run.segments >= _MOST_SEGMENTS or run.changes >= _MOST_CHANGES
    return bool(run.batch) and (full or late)


def _commit(run: _Run, *, final: bool) -> None:
    batch, run.batch = run.batch, []
    run.segments = run.changes = 0
    if batch:
        _store(run, batch, final=final)
    for one in batch:
        if one.stranger and not final:
            run.strangers.append(one)
            continue
        carrying.keep(run.conn, one)
        run.results[one.index] = FileResult(
            name=one.name, result=one.result, rows=one.rows, reason=one.reason, detail=one.detail
        )
        if one.result == "gap":
            run.gaps[one.index] = one
    run.began = time.monotonic()


def _store(run: _Run, batch: list[Candidate], *, final: bool) -> None:
    """Commit a batch as one; where one file breaks it, each by itself."""
    try:
        with transaction(run.conn):
            store(run.conn, run.ear, run.ring, batch, now_ms=run.now_ms, final=final)
    except FAULTS:
        if len(batch) > 1:
            for one in batch:
                _store(run, [one], final=final)
        else:
            _store_without_the_worst(run, batch[0], final=final)


def _store_without_the_worst(run: _Run, one: Candidate, *, final: bool) -> None:
    """A file whose contents break the fold: the segments that do are refused, or all of it."""
    one.sifted = leave_out_faulty(run.conn, run.me, one.sifted, run.now_ms)
    try:
        with transaction(run.conn):
            store(run.conn, run.ear, run.ring, [one], now_ms=run.now_ms, final=final)
    except FAULTS:
        one.parcel, one.reason = None, "fault"
        with transaction(run.conn):
            store(run.conn, run.ear, run.ring, [one], now_ms=run.now_ms, final=final)


def _match_twins(run: _Run) -> None:
    """A copy of a file that was not taken was not taken either."""
    for index, first in run.twins.items():
        one = run.results.get(first)
        if one and one.result == "set_aside":
            run.results[index] = replace(one, name=run.results[index].name)


def _recheck_gaps(run: _Run) -> None:
    """A gap that a later file of the same import has filled is none."""
    filled = [
        (index, one)
        for index, one in run.gaps.items()
        if not files.gaps(run.conn, one.sifted.streams)
    ]
    if not filled:
        return
    with transaction(run.conn):
        files.settle_gaps(run.conn, [one.digest for _index, one in filled])
    for index, _one in filled:
        run.results[index] = replace(run.results[index], result="imported", detail="")


@contextmanager
def _no_collector() -> Iterator[None]:
    """The garbage collector costs a third of an import and finds nothing there."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
