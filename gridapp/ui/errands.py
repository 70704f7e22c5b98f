"""Sync files and backups, as made and read in a process of its own: no Qt in here.

An import folds for seconds and holds Python's lock while it does; in a thread of the desk that
would be felt at every keystroke. What an errand needs is loaded when it is done: the desk, which
sends it, starts without.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gridapp.paths import Home
from gridapp.ui.traces import trace

Report = Callable[[int, int, int], None]


class Pipe(Protocol):
    """The end of multiprocessing's pipe that is written to; what speaks of errands loads none."""

    def send(self, said: object, /) -> None: ...


class Stop(Protocol):
    """Multiprocessing's event that stops an errand."""

    def is_set(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteFiles:
    """Write what is due into a folder, else into the home's outbox; gives batches.Written.

    With `again` also what was written before and is not confirmed.
    """

    home: Path
    folder: str = ""
    again: bool = False

    def run(self, _report: Report) -> object:
        from gridapp.register import identity
        from gridapp.register.database import opened
        from gridapp.sync import keys, outgoing

        home = Home(self.home)
        ring = keys.load(home.keys)
        to = Path(self.folder) if self.folder else None
        with opened(home.register) as conn:
            me = identity.load(conn)
            return outgoing.export(home, conn, me, ring, to=to, again=self.again, now_ms=_now_ms())


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeFiles:
    """Import files and folders; gives incoming.FileResult.

    With `answer` also write the answers beside them; gives these as batches.Written.
    """

    home: Path
    paths: tuple[str, ...]
    answer: bool = False

    def run(self, report: Report) -> object:
        from gridapp.register import identity
        from gridapp.register.database import opened
        from gridapp.sync import answering, incoming, keys

        home = Home(self.home)
        ring = keys.load(home.keys)
        paths = [Path(path) for path in self.paths]
        with opened(home.register) as conn:
            me = identity.load(conn)
            if self.answer:
                come, answers = answering.take_and_answer(
                    home, conn, me, ring, paths, now_ms=_now_ms(), report=report
                )
                return [*come, *answers]
            return incoming.import_paths(
                home, conn, me, ring, paths, now_ms=_now_ms(), report=report
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveFiles:
    """At a centre: import files and folders, then write the return files; gives inbox.Received.

    With `beside` the answers are written beside the files, for those who handed them in.
    """

    home: Path
    paths: tuple[str, ...]
    to: str = ""
    beside: bool = False

    def run(self, report: Report) -> object:
        from gridapp.register import identity
        from gridapp.register.database import opened
        from gridapp.sync import inbox, keys

        home = Home(self.home)
        ring = keys.load(home.keys)
        with opened(home.register) as conn:
            return inbox.receive(
                home,
                conn,
                identity.load(conn),
                ring,
                [Path(path) for path in self.paths],
                to=Path(self.to) if self.to else None,
                beside=self.beside,
                now_ms=_now_ms(),
                report=report,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepBackup:
    """Make today's backup, and its copy in a second folder if one is named; gives daily.Kept."""

    home: Path
    second: str
    today: str

    def run(self, _report: Report) -> object:
        from gridapp.register import daily, identity, waiting
        from gridapp.register.database import opened

        home, second = Home(self.home), Path(self.second) if self.second else None
        with opened(home.register) as conn:
            mark = waiting.mark(identity.load(conn).key)
            return daily.keep(conn, mark, home.backups, second, today=self.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInPractice:
    """Have the practice centre beside a home answer what it wrote; how many matters it saw."""

    home: Path

    def run(self, _report: Report) -> object:
        from gridapp.practice import first_day

        return first_day.answer(Home(self.home))


@dataclass(frozen=True, slots=True, kw_only=True)
class BackUp:
    """Make a backup now, as one made by hand; gives its path."""

    home: Path

    def run(self, _report: Report) -> object:
        from gridapp.register import backup, backup_list
        from gridapp.register.database import opened

        home = Home(self.home)
        file = home.backups / backup_list.name(_now_ms())
        home.backups.mkdir(mode=0o700, exist_ok=True)
        with opened(home.register) as conn:
            backup.backup(conn, file)
        return file


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """Put a backup in the register's place; gives restoring.Restored. Nothing may be open."""

    home: Path
    file: Path

    def run(self, _report: Report) -> object:
        from gridapp.sync import keys, restoring

        home = Home(self.home)
        return restoring.restore(home, self.file, keys.load(home.keys), now_ms=_now_ms())


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTheRest:
    """Make a new register of what a damaged one, and these backups, still hold; gives Salvaged.

    Without any the newest backup is read. Nothing may be open.
    """

    home: Path
    more: tuple[Path, ...] = ()

    def run(self, _report: Report) -> object:
        from gridapp.sync import keys, salvaging

        home = Home(self.home)
        return salvaging.salvage(home, self.more, keys.load(home.keys), now_ms=_now_ms())


Mending = PutBack | SaveTheRest


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPeople:
    """Load the places and people of a workbook; gives (Listed or None, Listed or None)."""

    home: Path
    file: str
    language: str

    def run(self, _report: Report) -> object:
        from datetime import date

        from gridapp.exchange import load_people
        from gridapp.exchange.loading import Loading
        from gridapp.register import calendar, identity
        from gridapp.register.database import opened

        home, now_ms = Home(self.home), _now_ms()
        with opened(home.register) as conn:
            return load_people.load(
                conn,
                identity.load(conn),
                Path(self.file),
                home.headings,
                Loading(
                    today=date.fromisoformat(calendar.today(now_ms)),
                    now_ms=now_ms,
                    language=self.language,
                ),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOut:
    """Start-up files for everybody at a place who has none; gives how many were written."""

    home: Path
    folder: str
    place: str

    def run(self, report: Report) -> object:
        from gridapp.sync import handing_out_many

        added = handing_out_many.hand_out(
            Home(self.home),
            Path(self.folder),
            place=self.place,
            now_ms=_now_ms(),
            told=lambda done, total: report(done, total, 0),
        )
        return len(added)


Errand = (
    WriteFiles
    | TakeFiles
    | ReceiveFiles
    | KeepBackup
    | AnswerInPractice
    | BackUp
    | Mending
    | LoadPeople
    | HandOut
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Files done, files in all, files set aside."""

    done: int
    total: int
    set_aside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The errand was done; what it gave."""

    result: object


class Stopped(Exception):
    """The person stopped the errand; what was committed stands."""


class ErrandFailed(Exception):
    """The errand failed in its own process; its words in both languages, and where it failed.

    Exceptions do not all survive the way between processes, sentences do.
    """

    def __init__(self, zh: str, en: str, trace: str) -> None:
        super().__init__(zh, en, trace)
        self.zh, self.en, self.trace = zh, en, trace


def serve(pipe: Pipe, stop: Stop, errand: Errand, key: bytes | None = None) -> None:
    """Do the errand and say so into `pipe`: Progress now and then, then Ended or an exception.

    `key` is what opens the home, where it is encrypted; it goes from process to process only.
    """

    def report(done: int, total: int, set_aside: int) -> None:
        if stop.is_set():
            raise Stopped
        pipe.send(Progress(done=done, total=total, set_aside=set_aside))

    if key is not None:
        from gridapp.register import cipher

        cipher.hold(errand.home, key)
    try:
        pipe.send(Ended(result=errand.run(report)))
    except Stopped:
        pipe.send(Stopped())
    except Exception as problem:  # noqa: BLE001  said in the window, in words
        pipe.send(ErrandFailed(_words(problem, "zh"), _words(problem, "en"), trace(problem)))


def _words(problem: Exception, language: str) -> str:
    from gridapp.models.labels import label
    from gridapp.words import words_for

    return words_for(problem, language, lambda sort, code: label(sort, code, language), desk=True)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
