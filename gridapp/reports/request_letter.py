"""The letter that answers a resident's request: granted, granted in part, or refused and why."""

from __future__ import annotations

import sqlite3

from gridapp.models.declare import InvalidRecord
from gridapp.models.household import Resident
from gridapp.models.request import Request
from gridapp.register import codes, records
from gridapp.register.identity import Identity
from gridapp.words import say


def text(conn: sqlite3.Connection, me: Identity, request: Request, language: str) -> str:
    """The whole letter. A decision is needed first; a refusal names its basis and the ways on.

    PIPL 50: a refusal gives its reasons, and the resident may go to court.
    """
    if not request.decision:
        raise InvalidRecord("request", "decision", "required")
    person = records.get(conn, Resident, request.resident or "")
    given = {
        "name": (person.name if person else "") or "",
        "asked_on": request.asked_on,
        "asked": codes.label("request", request.asked, language),
        "detail": request.detail or "",
        "basis": request.basis or "",
        "decided_on": request.decided_on,
        "centre": me.centre,
    }
    parts = ["letter_head", "letter_asked", *(["letter_detail"] if request.detail else [])]
    parts.append(f"letter_{request.decision}")
    if request.decision != "granted":
        parts.append("letter_ways")
    parts.append("letter_foot")
    return "\n".join(say(part, language, **given) for part in parts)
