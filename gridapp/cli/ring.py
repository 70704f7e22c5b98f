"""The keys of a home, for the commands that sign, seal or open."""

from __future__ import annotations

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
