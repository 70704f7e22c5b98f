"""The daily backup behind a command that wrote or took in files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gridapp import settings
from gridapp.cli.job import Job
from gridapp.register import audit, daily, waiting
from gridapp.register.backup import UnsoundCopy
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.words import words_for


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
