"""Sync files out and in, and where everything stands: export, import, inspect, status."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gridapp.cli import daily
from gridapp.cli.job import Commands, Job
from gridapp.cli.naming_files import as_folder
from gridapp.cli.records import a_limit, moment, plain_file
from gridapp.cli.ring import ring_of
from gridapp.models.domain import Domain
from gridapp.register import cipher, codes, receipts, transfer, waiting
from gridapp.register.identity import Identity
from gridapp.register.receipts import Status
from gridapp.sync import answering, ending, incoming, inspecting, outgoing
from gridapp.sync.batches import Written
from gridapp.sync.inbox import FOR_OTHERS
from gridapp.sync.incoming import FileResult
from gridapp.sync.keys import KeyRing
from gridapp.words import own_reason_in_words, reason_in_words, say

_MIB = 1024 * 1024
_FEW = 5
"""So many files are counted at a look."""


def add(commands: Commands, language: str) -> None:
    """The commands `export`, `import`, `inspect` and `status`."""
    writes = commands.add_parser("export", help=say("help_export", language))
    writes.add_argument("--to", type=Path, metavar="DIR", help=say("help_to", language))
    writes.add_argument("--packets", action="store_true", help=say("help_packets", language))
    writes.add_argument(
        "--photos", type=a_limit, default=8, metavar="N", help=say("help_photos", language)
    )
    writes.add_argument("--again", action="store_true", help=say("help_again", language))
    writes.set_defaults(run=export)
    reads = commands.add_parser("import", help=say("help_import", language))
    reads.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    reads.add_argument("--answer", action="store_true", help=say("help_answer", language))
    reads.set_defaults(run=import_)
    looks = commands.add_parser("inspect", help=say("help_inspect", language))
    looks.add_argument("file", type=Path, metavar="FILE")
    looks.set_defaults(run=inspect)
    commands.add_parser("status", help=say("help_status", language)).set_defaults(run=status)


def export(job: Job) -> int:
    """Write the sync files that are due."""
    with job.register() as (conn, me):
        ring = ring_of(job)
        written = outgoing.export(
            job.home,
            conn,
            me,
            ring,
            to=as_folder(job.args.to or job.home.outbox),
            in_packets=job.args.packets,
            budget=job.args.photos * _MIB,
            again=job.args.again,
            now_ms=job.now_ms,
        )
        now = receipts.status(conn, me, now_ms=job.now_ms)
    files = [{"path": str(one.path), "to": one.to, "rows": one.rows} for one in written]
    said = [job.say("written", **file) for file in files] or [job.say("nothing_due")]
    daily.answer(
        job,
        {
            "files": files,
            "unconfirmed": now.unconfirmed,
            "clock": now.clock,
            "stopped": now.stopped,
            "asking": now.asking,
        },
        [*said, job.say("unconfirmed", n=now.unconfirmed), *_warnings(job, now)],
    )
    return 0


def import_(job: Job) -> int:
    """Take in files or folders; say of each what came of it."""
    missing = [path for path in job.args.paths if not path.exists()]
    for path in job.args.paths:
        if len(missing) == len(job.args.paths) or path not in missing:
            plain_file(path)  # where nothing can be taken in, that is told first
    with job.register() as (conn, me):
        ring = ring_of(job)
        before = transfer.away(conn, me)
        results, answers = _take(job, conn, me, ring)
        gone = {
            place: n - before.get(place, 0)
            for place, n in transfer.away(conn, me).items()
            if n > before.get(place, 0)
        }
        left = transfer.waiting(conn, me)
    emptied = ending.end(job.home, now_ms=job.now_ms)
    files = [
        {"name": one.name, "result": one.result, "rows": one.rows, "reason": one.reason}
        for one in results
    ]
    said = said_of(job, results)
    moved = [job.say("moved_away", place=place, n=n) for place, n in gone.items()]
    if emptied:
        moved.append(job.say("cover_over", place=emptied))
    if left:
        moved.append(job.say("late_left", n=left))
    written = [{"path": str(one.path), "to": one.to, "rows": one.rows} for one in answers]
    moved += [job.say("written", **one) for one in written]
    daily.answer(
        job,
        {
            "files": files,
            "answers": written,
            "moved_away": gone,
            "late": left,
            "emptied": emptied,
        },
        [*(said or [job.say("no_files")]), *moved],
    )
    return _complained(job, results, said, missing)


def _complained(
    job: Job, results: Sequence[FileResult], said: Sequence[str], missing: Sequence[Path]
) -> int:
    """Whether all that was named was taken in, else one line on what was not."""
    aside = [one for one in results if one.result == "set_aside"]
    if aside and len(aside) == len(results):
        return job.complain("all_set_aside", first=said[0])
    if missing:
        return job.complain("some_missing", n=len(missing))
    # A stick that goes from door to door holds others' files too: nothing is wrong with these.
    if wrong := [one for one in aside if one.reason != FOR_OTHERS]:
        return job.complain("some_set_aside", n=len(wrong), first=in_words(job, wrong[0]))
    return 0


def said_of(job: Job, results: Sequence[FileResult]) -> list[str]:
    """A line a file, last what was set aside, so that it is seen; of many, how many of each."""
    last = sorted(results, key=lambda one: one.result == "set_aside")
    said = [in_words(job, one) for one in last]
    if len(results) > _FEW:
        found = Counter(one.result for one in results if one.result != "others")
        new, known, aside = (found.pop(name, 0) for name in ("imported", "known", "set_aside"))
        others = sum(one.reason == FOR_OTHERS for one in results if one.result == "set_aside")
        counted = {"new": new, "known": known, "others": others, "aside": aside - others}
        counted["held"] = found.total()
        said.append(job.say("files_in_all", n=sum(counted.values()), **counted))
    return said


def in_words(job: Job, one: FileResult) -> str:
    """What became of a file, in a line."""
    reason = reason_in_words(one.reason, job.language)
    if one.result == "set_aside" and one.reason == FOR_OTHERS:
        return job.say("file_of_others", name=Path(one.name))
    return job.say(f"file_{one.result}", name=Path(one.name), rows=one.rows, reason=reason)


def _take(
    job: Job, conn: sqlite3.Connection, me: Identity, ring: KeyRing
) -> tuple[list[FileResult], list[Written]]:
    """Import what was named; with --answer also write the answers beside it."""
    if job.args.answer:
        return answering.take_and_answer(
            job.home, conn, me, ring, job.args.paths, now_ms=job.now_ms
        )
    come = incoming.import_paths(job.home, conn, me, ring, job.args.paths, now_ms=job.now_ms)
    return come, []


def inspect(job: Job) -> int:
    """What a sync file is and, with this home's key, what is in it."""
    ring = ring_of(job) if job.home.keys.exists() else None
    found = inspecting.inspect(plain_file(job.args.file), ring)
    said = [job.say(f"file_of_{found.domain}", bytes=found.bytes)]
    if found.for_me:
        counted = {"segments": len(found.segments), "made": moment(found.made_ms)}
        said.append(job.say("file_holds", **(asdict(found) | counted)))
        said += [job.say("file_part", **asdict(part)) for part in found.segments]
    else:
        said.append(job.say("file_for_others"))
    job.answer(asdict(found), said)
    return 0


def status(job: Job) -> int:
    """What stands where, and who has not reported."""
    with job.look() as (conn, me):
        now = receipts.status(conn, me, now_ms=job.now_ms)
        more = {
            "mark": waiting.mark(me.key),
            "backup": daily.last_day(job, me),
            "encrypted": cipher.key_of(conn) is not None,
        }
    found = status_as_json(now) | more
    silent = [
        job.say("status_never" if one.never else "status_silent", **asdict(one))
        for one in now.not_reported
    ]
    job.answer(
        found,
        [
            job.say(
                "status_place", **(found | {"role": codes.label("role", now.role, job.language)})
            ),
            job.say("status_rows", **found["rows"]),
            job.say("unconfirmed", n=found["unconfirmed"]),
            *_held_above(job, now),
            job.say("status_more", **found),
            *_photos(job, now),
            job.say("status_backup" if found["backup"] else "status_no_backup", **found),
            *_archives(job, now),
            *_lock(job, me, encrypted=found["encrypted"]),
            *silent,
            *_warnings(job, now),
        ],
    )
    return 0


def _held_above(job: Job, now: Status) -> list[str]:
    """Of own rows without a receipt, those that the centre has: they are not lost on the way."""
    return [
        job.say("held_above", n=n, why=own_reason_in_words(reason, job.language))
        for reason, n in now.held_above.items()
    ]


def _lock(job: Job, me: Identity, *, encrypted: bool) -> list[str]:
    """Who can read the register; of one to practise with it need not be encrypted."""
    if encrypted:
        return [job.say("status_encrypted")]
    return [job.say("status_practice" if me.domain is Domain.PRACTICE else "status_plain")]


def _photos(job: Job, now: Status) -> list[str]:
    n = now.attachments_missing
    return [job.say("status_attachments", n=n)] if n else []


def _archives(job: Job, now: Status) -> list[str]:
    there = [str(one.year) for one in now.archives if not one.reason]
    said = [job.say("status_archives", years=" ".join(there))] if there else []
    return said + [
        job.say(f"archive_{one.reason}", year=one.year) for one in now.archives if one.reason
    ]


def _warnings(job: Job, now: Status) -> list[str]:
    """A word about what somebody should look at: the clock, an older register, being stopped."""
    said = [job.say(f"clock_{now.clock}")] if now.clock else []
    said += [job.say(f"life_{now.life}")] if now.life else []
    said += [job.say("asking")] if now.asking else []
    said += [
        job.say(f"looks_{one.how}", **asdict(one), day=moment(one.at_ms)) for one in now.shrunk
    ]
    said += [
        job.say("copied_own" if one.own else "copied_other", **asdict(one)) for one in now.copied
    ]
    return said + ([job.say("stopped_here", reason=now.stopped)] if now.stopped else [])


def status_as_json(now: Any) -> dict[str, Any]:
    """A status by the keys that scripts rely on."""
    return asdict(now)
