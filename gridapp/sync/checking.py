"""Whether every segment kept here is still what its author signed."""

from __future__ import annotations

import sqlite3

from gridapp.models.domain import Unreadable
from gridapp.register import segments
from gridapp.register.segment import Header, read_header, read_payload, signature
from gridapp.sync.keys import verify


def signature_holds(header: Header, body: bytes) -> bool:
    """Whether the author of a segment signed exactly this header."""
    return verify(header.key, signature(body), header.signed())


def check_signatures(conn: sqlite3.Connection) -> list[str]:
    """What does not hold, as device tag, place and range; an empty list when all does."""
    return [
        f"{named}: {fault}"
        for named, body in segments.every(conn)
        if (fault := _fault(body)) is not None
    ]


def _fault(body: bytes) -> str | None:
    try:
        header = read_header(body)
        if not signature_holds(header, body):
            return "signature"
        read_payload(header, body)
    except Unreadable as why:
        return str(why)
    return None
