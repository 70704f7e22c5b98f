"""The passphrase of an encrypted home: where it comes from, and opening the home with it."""

from __future__ import annotations

import getpass
import os
import sys

from gridapp.cli.job import Job, Refused
from gridapp.models.domain import Unreadable
from gridapp.register import cipher

GIVEN = "GRIDAPP_PASSPHRASE"
_TRIES = 3


def open_home(job: Job) -> None:
    """Unlock this home if it is locked: with what the environment says, else by asking.

    Raises Refused where there is nobody to ask, and what `vault.unlock` raises.
    """
    if not cipher.is_locked(job.home):
        return
    from gridapp.sync import vault  # only now: plain homes need none of it

    for left in range(_TRIES - 1, -1, -1):
        try:
            vault.unlock(job.home, ask(job, "ask_passphrase"), now_ms=job.now_ms)
        except vault.WrongPassphrase as wrong:
            if not left or wrong.wait or os.environ.get(GIVEN) is not None:
                raise
            print(job.say("wrong_passphrase"), file=sys.stderr)
        except Unreadable:
            raise Refused("keys_damaged", file=job.home.keys) from None
        else:
            return


def ask(job: Job, key: str) -> str:
    """The passphrase from the environment, or typed without being shown."""
    given = os.environ.get(GIVEN)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused("no_passphrase")
    return getpass.getpass(job.say(key))


def new(job: Job) -> str:
    """A new passphrase: made up, typed twice without being shown, or a line of stdin.

    Raises WeakPassphrase or Refused.
    """
    from gridapp.sync import vault

    if job.args.generate:
        return vault.new_passphrase()
    if not sys.stdin.isatty():
        typed = line_of_stdin("no_new_passphrase")
        vault.check(typed)
        return typed
    print(job.say("passphrase_rules", least=vault.LEAST))
    typed = getpass.getpass(job.say("ask_new_passphrase"))
    vault.check(typed)
    if getpass.getpass(job.say("ask_again")) != typed:
        raise Refused("passphrases_differ")
    return typed


def line_of_stdin(missing: str = "no_passphrase") -> str:
    """One line that a script hands over. Raises Refused where there is none."""
    line = sys.stdin.readline()
    if not line:
        raise Refused(missing)
    return line.rstrip("\r\n")
