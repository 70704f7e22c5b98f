"""A centre's inbox: a folder that is looked at again and again, and what was set aside.

Files stay where they are, for others may take them from there too: what was taken is known by its
size and the time of its last change. A file that still grows waits until it is still.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from gridapp.paths import Home, free_name, write_file
from gridapp.register.identity import Identity
from gridapp.sync import answering, incoming, outgoing, walking
from gridapp.sync.batches import Written
from gridapp.sync.incoming import FileResult, Report
from gridapp.sync.keys import KeyRing

STILL_S = 2
"""So many seconds at least lie between two looks at a file that is to be still."""
FOR_OTHERS = "not_for_this_home"
"""Why a file is set aside that is meant for another device: nothing is wrong with it."""

Stamp = tuple[int, int]
"""Size of a file, and when it was last changed, in nanoseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A file that was set aside, and lies where it lay."""

    path: str
    name: str
    reason: str
    at_ms: int


@dataclass(slots=True, kw_only=True)
class Memory:
    """What this home remembers of files that came: taken ones by their path, those set aside."""

    seen: dict[str, Stamp] = field(default_factory=dict)
    aside: dict[str, Aside] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What lies in the inbox folder.

    Attributes:
        ready: files that nobody has taken yet and that are still.
        growing: how many may be half copied.
        stamps: all that were not taken yet, as they are now, for the next look.
        gone: the folder cannot be reached.
    """

    ready: tuple[Path, ...] = ()
    growing: int = 0
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of an import at a centre.

    Attributes:
        answers: the return files that were written after it.
        unwritten: why they could not be; the import stands.
    """

    files: Sequence[FileResult]
    answers: Sequence[Written] = ()
    unwritten: OSError | None = None


def folder_of(home: Home, chosen: str) -> Path:
    """The folder that is watched: the one chosen, else the home's own, which is made."""
    if chosen:
        return Path(chosen)
    with suppress(OSError):
        home.inbox.mkdir(exist_ok=True)
    return home.inbox


def recall(home: Home) -> Memory:
    """What is remembered; nothing where the file is missing or broken: known files do no harm."""
    try:
        kept = json.loads(home.received.read_bytes())
        return Memory(
            seen={str(path): (int(size), int(at)) for path, (size, at) in kept["seen"].items()},
            aside={one["path"]: Aside(**one) for one in kept["aside"]},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory()


def look(folder: Path, memory: Memory, before: Mapping[str, Stamp]) -> Looked:
    """What lies in the folder that was not taken; `before` is how it was at the last look."""
    stamps: dict[str, Stamp] = {}
    try:
        if not folder.is_dir():
            return Looked(gone=True)
        for file in walking.files_in(folder):
            stamp = _stamp(file)
            if stamp is not None and memory.seen.get(str(file)) != stamp:
                stamps[str(file)] = stamp
    except OSError:
        return Looked(gone=True)
    ready = tuple(Path(path) for path, stamp in stamps.items() if before.get(path) == stamp)
    return Looked(ready=ready, growing=len(stamps) - len(ready), stamps=stamps)


def receive(
    home: Home,
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    paths: Sequence[Path],
    *,
    to: Path | None,
    beside: bool = False,
    now_ms: int,
    report: Report | None = None,
) -> Received:
    """Import files and folders, then write the return files that are due, one packet a village.

    They go into `to`, else into the home's outbox; where they cannot, the import stands. With
    `beside` only who handed in these files gets his answers, beside them. `report` is told of the
    files taken in, and then of those written; what it stops there is written the next time.
    """
    stamps = {str(file): _stamp(file) for file in walking.files(paths)}
    if beside:
        files, answers = answering.take_and_answer(
            home, conn, me, ring, paths, now_ms=now_ms, report=report
        )
        _remember(home, stamps, files, now_ms)
        return Received(files=files, answers=answers)
    files = incoming.import_paths(home, conn, me, ring, paths, now_ms=now_ms, report=report)
    _remember(home, stamps, files, now_ms)
    aside = sum(is_aside(one) for one in files)
    writing = (lambda done, total: report(done, total, aside)) if report else None
    try:
        answers = outgoing.export(
            home, conn, me, ring, to=to, in_packets=True, now_ms=now_ms, report=writing
        )
    except OSError as why:
        return Received(files=files, unwritten=why)
    return Received(files=files, answers=answers)


def put_away(home: Home, path: Path) -> Path:
    """Move a file that was set aside into a folder of its own; where it lies now.

    One that is gone by itself is only forgotten. Raises OSError.
    """
    memory = recall(home)
    into = free_name(home.aside, path.stem, path.suffix)
    if path.is_file():
        home.aside.mkdir(parents=True, exist_ok=True)
        shutil.move(path, into)
    memory.aside.pop(str(path), None)
    memory.seen.pop(str(path), None)
    _keep(home, memory)
    return into


def _remember(
    home: Home,
    stamps: Mapping[str, Stamp | None],
    results: Iterable[FileResult],
    now_ms: int,
) -> None:
    """What was looked at is taken; what is gone since is forgotten."""
    memory = recall(home)
    bad = {one.path: one for one in results if is_aside(one)}
    for path, stamp in stamps.items():
        if stamp is not None:
            memory.seen[path] = stamp
        memory.aside.pop(path, None)
    for path, one in bad.items():
        memory.aside[path] = Aside(path=path, name=one.name, reason=one.reason, at_ms=now_ms)
    memory.seen = {path: stamp for path, stamp in memory.seen.items() if Path(path).exists()}
    _keep(home, memory)


def is_aside(one: FileResult) -> bool:
    """Whether something is wrong with a file: one for another device is none of those."""
    return one.result == "set_aside" and one.reason != FOR_OTHERS


def _keep(home: Home, memory: Memory) -> None:
    kept = {"seen": memory.seen, "aside": [asdict(one) for one in memory.aside.values()]}
    write_file(home.received, json.dumps(kept, ensure_ascii=False).encode(), private=True)


def _stamp(file: Path) -> Stamp | None:
    """None for a file that is gone again."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
