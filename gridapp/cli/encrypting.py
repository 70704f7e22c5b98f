"""Encrypting this home, also in the same act in which it is founded."""

from __future__ import annotations

import argparse
import os

from gridapp.cli import passphrase
from gridapp.cli.job import Job
from gridapp.register import cipher
from gridapp.sync import recovering, vault
from gridapp.sync.code import shown
from gridapp.words import say


def add_generate(parser: argparse.ArgumentParser, language: str) -> None:
    """The option to have a passphrase made up."""
    parser.add_argument("--generate", action="store_true", help=say("help_generate", language))


def add_encrypt(parser: argparse.ArgumentParser, language: str) -> None:
    """The options with which a new home is an encrypted one from its first hour."""
    parser.add_argument("--encrypt", action="store_true", help=say("help_encrypt_new", language))
    add_generate(parser, language)


def chosen(job: Job) -> str:
    """The passphrase for this home: made up, from the environment, typed or handed over.

    Asked for before anything is done. Raises NoCipher, WeakPassphrase, or Refused.
    """
    if not cipher.is_there():
        raise cipher.NoCipher
    given = os.environ.get(passphrase.GIVEN)
    if given is None or job.args.generate:
        return passphrase.new(job)
    vault.check(given)
    return given


def made(job: Job, said: str) -> tuple[dict[str, object], list[str]]:
    """What to answer of a passphrase that was made up, and what to say; nothing of another one."""
    if not (said and job.args.generate):
        return {}, []
    return {"passphrase": said}, [job.say("passphrase_made", code=shown(said))]


def encrypt_home(job: Job, said: str) -> list[str]:
    """Encrypt this home under this passphrase; what to say then."""
    recovering.encrypt(job.home, said, now_ms=job.now_ms)
    return [job.say("encrypted"), job.say("encrypted_disk")]


def encrypt_new(job: Job, said: str) -> None:
    """Encrypt a home of which everything was told already, where there is a passphrase for it."""
    if said:
        lines = encrypt_home(job, said)
        if not job.args.json:
            print(*lines, sep="\n")
