"""Encryption at rest: encrypting a home, changing its passphrase, and one that was forgotten."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gridapp.cli import passphrase as passphrases
from gridapp.cli.centres import root_code
from gridapp.cli.daily import second_folder
from gridapp.cli.encrypting import add_generate, chosen, encrypt_home, made
from gridapp.cli.job import Commands, Job
from gridapp.cli.records import plain_file
from gridapp.cli.ring import code_of, ring_of
from gridapp.paths import free_name, write_file
from gridapp.register import cipher
from gridapp.sync import recovering, vault
from gridapp.sync.code import shown
from gridapp.sync.startup_file import MAX_SHEET, open_root
from gridapp.words import say

REQUEST = ".gridask"


def add(commands: Commands, language: str) -> None:
    """The commands `encrypt` and `passphrase`."""
    encrypts = commands.add_parser("encrypt", help=say("help_encrypt", language))
    add_generate(encrypts, language)
    encrypts.set_defaults(run=encrypt)
    changes = commands.add_parser("passphrase", help=say("help_passphrase", language))
    add_generate(changes, language)
    how = changes.add_mutually_exclusive_group()
    how.add_argument("--forgotten", action="store_true", help=say("help_forgotten", language))
    how.add_argument("--answer", type=Path, metavar="FILE", help=say("help_reset_answer", language))
    how.add_argument("--sheet", type=Path, metavar="FILE", help=say("help_own_sheet", language))
    changes.add_argument("--code", metavar="CODE", help=say("help_root_code", language))
    changes.add_argument("--out", type=Path, metavar="FILE")
    changes.set_defaults(run=change)


def encrypt(job: Job) -> int:
    """Turn this home into an encrypted one."""
    with job.register():  # whatever stands in the way of opening it is said first
        ring_of(job)
    if cipher.is_sealed(job.home.keys):
        raise vault.AlreadyEncrypted
    said = chosen(job)
    found, told = made(job, said)
    told += encrypt_home(job, said)
    left = _plain_copies(job)
    if left:
        told.append(job.say("plain_copies", n=len(left), folder=second_folder(job)))
    job.answer(found | {"encrypted": True, "plain_copies": [*map(str, left)]}, told)
    return 0


def change(job: Job) -> int:
    """Another passphrase: by the old one, by the centre's answer, or by the root sheet."""
    if not cipher.is_sealed(job.home.keys):
        raise vault.NotEncrypted
    if job.args.forgotten:
        return _ask_centre(job)
    if job.args.answer or job.args.sheet:
        return _by_other_means(job)
    given = os.environ.get(passphrases.GIVEN)
    terminal = sys.stdin.isatty()
    old = passphrases.ask(job, "ask_passphrase") if terminal or given is not None else None
    old = passphrases.line_of_stdin() if old is None else old
    vault.unlock(job.home, old, now_ms=job.now_ms)
    fresh = passphrases.new(job)
    vault.change(job.home, old, fresh, now_ms=job.now_ms)
    return _changed(job, fresh)


def _ask_centre(job: Job) -> int:
    data, digits = recovering.ask(job.home)
    file = job.args.out or free_name(job.home.root, "forgotten", REQUEST)
    write_file(file, data)
    number = shown(digits)
    job.answer(
        {"file": str(file), "number": digits},
        [
            job.say("forgotten_written", file=file),
            job.say("forgotten_number", number=number),
            job.say("forgotten_next"),
        ],
    )
    return 0


def _by_other_means(job: Job) -> int:
    if job.args.answer:
        data = plain_file(job.args.answer).read_bytes()[: recovering.MOST + 1]
        fresh = passphrases.new(job)
        recovering.accept(job.home, data, fresh)
    else:
        domain, _lock = vault.lock_of(job.home)
        sheet = plain_file(job.args.sheet).read_bytes()[: MAX_SHEET + 1]
        with root_code():
            root = open_root(sheet, code_of(job, "ask_root_code"), domain)
        fresh = passphrases.new(job)
        recovering.by_sheet(job.home, root, fresh)
    return _changed(job, fresh)


def _changed(job: Job, fresh: str) -> int:
    found, told = made(job, fresh)
    job.answer(
        found | {"changed": True},
        [*told, job.say("passphrase_changed"), job.say("passphrase_backups")],
    )
    return 0


def _plain_copies(job: Job) -> list[Path]:
    """Backups in the second folder that anybody can still read."""
    folder = second_folder(job)
    found = folder.glob("daily-*.db") if folder is not None and folder.is_dir() else ()
    return [file for file in sorted(found) if cipher.is_plain(file)]
