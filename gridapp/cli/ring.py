"""The keys of a home, and the codes read from paper that open others."""

from __future__ import annotations

import getpass
import os
import sys

from gridapp.cli.job import Job, Refused
from gridapp.models.domain import Unreadable
from gridapp.sync import keys
from gridapp.sync.keys import KeyRing


def ring_of(job: Job) -> KeyRing:
    """The keys of this home. Refused where they are gone or damaged."""
    try:
        return keys.load(job.home.keys)
    except FileNotFoundError:
        raise Refused("keys_gone", file=job.home.keys) from None
    except Unreadable:
        raise Refused("keys_damaged", file=job.home.keys) from None


def code_of(job: Job, ask: str = "ask_code") -> str:
    """The code read from paper: given, from the environment, or asked for without showing it."""
    given = job.args.code or os.environ.get("GRIDAPP_CODE")
    if given:
        return str(given)
    if not sys.stdin.isatty():
        raise Refused("no_code")
    return getpass.getpass(job.say(ask))
