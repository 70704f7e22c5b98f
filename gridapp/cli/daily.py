"""The daily backup behind a command that wrote or took in files."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gridapp import settings
from gridapp.cli.job import Job
from gridapp.register import audit, daily, waiting
from gridapp.register.backup import UnsoundCopy
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.words import words_for


def answer(job: Job, found: Mapping[str, Any], lines: Iterable[str]) -> None:
    """Say what came of a command, and only then make today's backup where it is missing.

    Nobody who reads waits for the copy of a large register, and whoever stops it there stops the
    copy alone, which the next command makes. The one object of --json is told when all is done.
    """
    if job.args.json:
        job.answer({**found, "backup": _behind(job)}, [])
        return
    job.answer(found, lines)
    sys.stdout.flush()
    try:
        kept = _behind(job)
    except KeyboardInterrupt:
        kept = [job.say("daily_stopped")]
    job.answer({}, kept)


def _behind(job: Job) -> list[str]:
    """A home that has just emptied itself has nothing left to keep."""
    if not job.home.register.exists():
        return []
    with job.register() as (conn, me):
        if not job.args.json and not daily.is_copied_at_once(conn) and _is_due(job, me):
            job.answer({}, [job.say("daily_begins")])
            sys.stdout.flush()
        return keep(job, conn, me)


def _is_due(job: Job, me: Identity) -> bool:
    second = second_folder(job)
    return daily.is_due(waiting.mark(me.key), job.home.backups, second, today=job.today)


def keep(job: Job, conn: sqlite3.Connection, me: Identity) -> list[str]:
    """Make today's backup where it is missing; what to say of it. Never fails the command."""
    second = second_folder(job)
    try:
        kept = daily.keep(conn, waiting.mark(me.key), job.home.backups, second, today=job.today)
    except (OSError, sqlite3.Error, UnsoundCopy) as problem:
        return [job.say("daily_failed", why=_why(job, problem))]
    said = [job.say("daily_made", file=kept.file)] if kept.made else []
    if kept.copied:
        with transaction(conn):
            audit.note(conn, "backup", "", kept.file.name, now_ms=job.now_ms)
        said.append(job.say("daily_copied", folder=second))
    if kept.crowded:
        said.append(job.say("daily_not_archived", why=_why(job, kept.crowded)))
    if kept.problem:
        said.append(job.say("daily_not_copied", folder=second, why=_why(job, kept.problem)))
    return said


def second_folder(job: Job) -> Path | None:
    """Where copies of daily backups go, if anywhere."""
    named = settings.load(job.home.settings).backup_folder
    return Path(named) if named else None


def last_day(job: Job, me: Identity) -> str:
    """The day of this home's newest backup; empty where there is none."""
    return daily.last_day(job.home.backups, waiting.mark(me.key), today=job.today)


def _why(job: Job, problem: Exception) -> str:
    return words_for(problem, job.language) or str(problem)
