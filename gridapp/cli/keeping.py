"""Keeping the register safe and whole: backup, restore, salvage, check, rebuild."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

from gridapp import settings
from gridapp.cli import daily
from gridapp.cli.job import Commands, Job
from gridapp.cli.naming_files import as_folder
from gridapp.cli.passphrase import ask
from gridapp.cli.records import plain_file
from gridapp.cli.ring import ring_of
from gridapp.register import attachment_copies, audit, backup_list, cipher, life
from gridapp.register import backup as backups
from gridapp.register import check as checks
from gridapp.register import rebuild as rebuilds
from gridapp.register.check import Problem
from gridapp.register.database import forget_damage, note_damage, transaction
from gridapp.sync import bringing_back, restoring, salvaging
from gridapp.sync.checking import signature_holds
from gridapp.words import say

MIB = 1 << 20


def add(commands: Commands, language: str) -> None:
    """The commands `backup`, `restore`, `salvage`, `check` and `rebuild`."""
    saves = commands.add_parser("backup", help=say("help_backup", language))
    saves.add_argument("file", nargs="?", type=Path, metavar="FILE")
    saves.add_argument("--also", metavar="DIR", help=say("help_also", language))
    saves.add_argument("--list", action="store_true", help=say("help_backup_list", language))
    saves.set_defaults(run=backup)
    puts = commands.add_parser("restore", help=say("help_restore", language))
    what = puts.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FILE")
    what.add_argument("--keys", type=Path, metavar="FILE", help=say("help_keys_back", language))
    what.add_argument("--go-on", action="store_true", help=say("help_go_on", language))
    puts.set_defaults(run=restore)
    saves = commands.add_parser("salvage", help=say("help_salvage", language))
    saves.add_argument("files", nargs="*", type=Path, metavar="FILE")
    saves.set_defaults(run=salvage)
    commands.add_parser("check", help=say("help_check", language)).set_defaults(run=check)
    commands.add_parser("rebuild", help=say("help_rebuild", language)).set_defaults(run=rebuild)


def backup(job: Job) -> int:
    """A copy of the register, read back and checked before it gets its name."""
    if job.args.also is not None:
        return _also(job)
    if job.args.list:
        return _list(job)
    with job.register() as (conn, _me):
        file = job.args.file or job.home.backups / backup_list.name(job.now_ms)
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        if file.exists():  # least of all may a copy take the register's own place
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        backups.backup(conn, file)
        away = file.parent.absolute() != job.home.backups.absolute()
        if away:
            attachment_copies.back_up(conn, file.parent)
        with transaction(conn):
            audit.note(conn, "backup", "", file.name, now_ms=job.now_ms)
    keys = backups.keys_beside(file)
    said = [
        job.say("backed_up", file=file),
        job.say("backup_pictures_beside" if away else "backup_without_pictures"),
        job.say("backup_keys_beside" if keys.exists() else "backup_without_keys", file=keys.name),
    ]
    job.answer({"file": str(file), "bytes": file.stat().st_size}, said)
    return 0


def _also(job: Job) -> int:
    """Name the folder that a copy of each daily backup goes to, and put today's there."""
    named = str(Path(job.args.also).absolute()) if job.args.also else ""
    if named and not as_folder(Path(named)).is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), named)
    now = replace(settings.load(job.home.settings), backup_folder=named)
    with job.register() as (conn, me):
        settings.store(job.home.settings, now)
        kept = daily.keep(job, conn, me)
    said = job.say("also_set" if named else "also_unset", folder=Path(named))
    job.answer({"folder": named, "backup": kept}, [said, *kept])
    return 0


def _list(job: Job) -> int:
    """Which backups there are to be put back, the newest first; also of a damaged register."""
    found = backup_list.listed(job.home, settings.load(job.home.settings).backup_folder)
    rows = [
        {"file": str(one.file), "sort": one.sort, "day": one.day, "clock": one.clock}
        | {"bytes": one.size, "keys": one.keys}
        for one in found
    ]
    said = [
        job.say(
            f"backup_{one.sort}",
            day=one.day,
            clock=f"{one.clock:5}",
            mb=f"{one.size / MIB:.1f}",
            file=one.file,
        )
        for one in found
    ]
    job.answer({"backups": rows}, said or [job.say("backup_none")])
    return 0


def restore(job: Job) -> int:
    """Put a backup in the place of the register; or ask no more what was lost by that."""
    if job.args.keys:
        return _bring_keys_back(job)
    if job.args.go_on:
        with job.register() as (conn, _me), transaction(conn):
            life.go_on(conn)
        job.answer({"asking": False}, [job.say("goes_on")])
        return 0
    file = plain_file(job.args.file)
    if not job.home.keys.exists() and bringing_back.keys_for(file):
        opens = _passphrase_of(job, file)
        done = bringing_back.bring_back(job.home, file, opens, now_ms=job.now_ms)
    else:
        done = restoring.restore(job.home, file, ring_of(job), now_ms=job.now_ms)
    told = {
        "restored_taken_over": done.taken_over,
        "restored_pictures": done.pictures,
        "restored_lacking": done.lacking,
        "restored_left": done.left,
    }
    said = [job.say("restored", file=job.args.file)]
    if done.kept:
        said.append(job.say("restored_kept", file=done.kept))
    said += [job.say(key, n=n) for key, n in told.items() if n]
    then = "restored_asking" if done.asking else "restored_next"
    said.append(job.say(f"{then}_centre" if done.centre else then))
    kept = str(done.kept) if done.kept else None
    job.answer(
        {
            "kept": kept,
            "taken_over": done.taken_over,
            "left": done.left,
            "pictures": done.pictures,
            "lacking": done.lacking,
            "asking": done.asking,
        },
        said,
    )
    return 0


def _passphrase_of(job: Job, file: Path) -> str:
    """What opens the keys for a backup; asked for only where they are sealed."""
    sealed = bringing_back.needs_passphrase(file) or cipher.is_sealed(file)
    return ask(job, "ask_backup_passphrase") if sealed else ""


def _bring_keys_back(job: Job) -> int:
    """Only the keys, from beside a backup: the register stays as it is."""
    file = plain_file(job.args.keys)
    bringing_back.take_keys(job.home, file, _passphrase_of(job, file), now_ms=job.now_ms)
    with job.look():
        job.answer({"keys": str(job.home.keys)}, [job.say("keys_back", file=job.home.keys)])
    return 0


def salvage(job: Job) -> int:
    """A new register of what a damaged one, and copies of it, still hold."""
    more = [plain_file(file) for file in job.args.files]
    if not more:
        salvaging.must_be_needed(job.home)
    done = salvaging.salvage(job.home, more, ring_of(job), now_ms=job.now_ms)
    said = [job.say("salvaged", rows=done.rows, unpacked=done.unpacked)]
    said += [job.say("salvaged_unread", file=file) for file in done.unread]
    if done.kept:
        said.append(job.say("restored_kept", file=done.kept))
    then = "restored_asking" if done.asking else "restored_next"
    said.append(job.say(f"{then}_centre" if done.centre else then))
    kept = str(done.kept) if done.kept else None
    job.answer(
        {
            "kept": kept,
            "rows": done.rows,
            "unpacked": done.unpacked,
            "asking": done.asking,
            "unread": [*map(str, done.unread)],
        },
        said,
    )
    return 0


def check(job: Job) -> int:
    """Whether file, chains and state are whole."""
    with job.look() as (conn, _me):
        problems = checks.check(conn, signature_holds)
    said = [in_words(job, problem) for problem in problems]
    ok = not any(problem.bad for problem in problems)
    broken = any(problem.kind == "file" for problem in problems)
    (note_damage if broken else forget_damage)(job.home.register)
    lost = {problem.kind for problem in problems if problem.bad} == {"archive"}
    advice = "check_lost" if lost else "check_broken" if broken else "check_bad"
    job.answer(
        {
            "ok": ok,
            "problems": [
                {"kind": one.kind, "where": one.where, "detail": one.detail, "text": words}
                for one, words in zip(problems, said, strict=True)
            ],
        },
        [*said, job.say("check_ok" if ok else advice, n=len(problems))],
    )
    return 0 if ok else job.complain(advice, n=sum(one.bad for one in problems))


def in_words(job: Job, problem: Problem) -> str:
    """What one finding means."""
    return job.say(f"check_{problem.kind}", where=problem.where, detail=problem.detail)


def rebuild(job: Job) -> int:
    """Make the state anew from the log of changes."""
    with job.register() as (conn, _me), transaction(conn):
        rebuilt = rebuilds.rebuild(conn)
    job.answer(
        {"segments": rebuilt.segments, "records": rebuilt.records},
        [job.say("rebuilt", records=rebuilt.records)],
    )
    return 0
