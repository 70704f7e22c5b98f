"""Mediation as people do it: each act writes its records and takes the step that goes with them.

Every act must run inside a transaction; what the dispute's loop does not allow is refused whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gridapp.models.case_file import INQUIRY
from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.dispute import Dispute
from gridapp.models.mediation import Instalment
from gridapp.models.rights import may_write
from gridapp.register import disputes, log, records, spot_mediation, standings, steps
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, UnknownRecord
from gridapp.register.spot_mediation import Settled

Fields = Mapping[str, Value]

RETURN_VISIT, NORMAL = "6", "1"
PERFORMED_AT_ONCE, PERFORMED, NOT_PERFORMED = "1", "2", "4"


def open_case(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Fields,
    parties: Sequence[Fields],
    *,
    accept: bool = False,
    today: str,
    now_ms: int,
) -> str:
    """Register a dispute with its parties, and accept it where asked; its id.

    On application, on the committee's own motion, or referred: `source` and `sender` say which.
    """
    id_ = disputes.register(conn, me, place, fields, parties, today=today, now_ms=now_ms)
    if accept:
        _step(conn, me, id_, "accept", today, now_ms)
    return id_


def hold_session(
    conn: sqlite3.Connection,
    me: Identity,
    dispute: str,
    fields: Fields,
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write down a meeting of the parties, or an inquiry; the session's id."""
    place = _place(conn, dispute)
    action = "investigate" if fields.get("manner") == INQUIRY else "mediate"
    state = standings.of(conn, "dispute", bytes.fromhex(dispute)).state
    # Later meetings, and an inquiry between two of them, leave the dispute where it is.
    if state not in ("MEDIATING", "INVESTIGATING") or (state, action) == (
        "INVESTIGATING",
        "mediate",
    ):
        _step(conn, me, dispute, action, today, now_ms)
    whole = {"dispute": dispute, "held_on": today, **fields}
    entry = Entry(kind="session", place=place, fields=whole)
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def agree(
    conn: sqlite3.Connection,
    me: Identity,
    dispute: str,
    fields: Fields,
    instalments: Sequence[Fields] = (),
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write down what the parties agreed on and what is to be performed by when; its id.

    An oral agreement binds from the day it is reached, a written one once it is signed and
    stamped (Mediation Act 29, 30): `effective_on` says that day.
    """
    place = _place(conn, dispute)
    id_, claim = log.new_id(me, place, now_ms)
    whole = {"dispute": dispute, "effective_on": today, **fields}
    entries = [Entry(kind="agreement", id=id_, place=place, fields=whole)]
    entries += [
        Entry(
            kind="instalment",
            place=place,
            fields={"dispute": dispute, "agreement": id_, **instalment},
        )
        for instalment in instalments
    ]
    log.save(conn, me, entries, now_ms=now_ms, claims={id_: claim})
    _step(conn, me, dispute, "agree", today, now_ms)
    if instalments and all(one.get("performed_on") for one in instalments):
        _step(conn, me, dispute, "performed", today, now_ms)
    elif instalments:
        _step(conn, me, dispute, "perform", today, now_ms)
    return id_


def perform(
    conn: sqlite3.Connection,
    me: Identity,
    instalment: str,
    fields: Fields,
    *,
    today: str,
    now_ms: int,
) -> str:
    """Note how one thing agreed on was performed; the dispute's state after it.

    Once all of it is performed, the dispute is; what was not performed makes it a breach.
    """
    known = records.get(conn, Instalment, instalment)
    if known is None or known.dispute is None:
        raise UnknownRecord("instalment", instalment)
    said = dict(fields)
    said.setdefault("performance", PERFORMED)
    if said["performance"] in (PERFORMED_AT_ONCE, PERFORMED):
        said.setdefault("performed_on", today)
    log.save(conn, me, [Entry(kind="instalment", id=instalment, fields=said)], now_ms=now_ms)
    uid = bytes.fromhex(known.dispute)
    state = standings.of(conn, "dispute", uid).state
    if said["performance"] == NOT_PERFORMED and state == "PERFORMING":
        note = {"note": str(known.what or "")}
        steps.take(conn, me, "dispute", known.dispute, "breach", note, today=today, now_ms=now_ms)
    elif _all_performed(conn, known.dispute) and state in ("AGREED", "PERFORMING", "BREACHED"):
        _step(conn, me, known.dispute, "performed", today, now_ms)
    return standings.of(conn, "dispute", uid).state


def revisit(
    conn: sqlite3.Connection,
    me: Identity,
    dispute: str,
    fields: Fields,
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write down a return visit after an agreement (form F08); the visit's id."""
    whole = {
        "dispute": dispute,
        "type": RETURN_VISIT,
        "result": NORMAL,
        "happened_on": today,
        "worker": me.worker.hex(),
        **fields,
    }
    entry = Entry(kind="visit", place=_place(conn, dispute), fields=whole)
    id_ = log.save(conn, me, [entry], now_ms=now_ms)[0]
    note = {"note": str(whole.get("note") or "")}
    steps.take(conn, me, "dispute", dispute, "revisited", note, today=today, now_ms=now_ms)
    return id_


def settle(
    conn: sqlite3.Connection, me: Identity, dispute: str, how: str, *, today: str, now_ms: int
) -> str:
    """It was settled where it was found: mediated, agreed on orally and performed at once.

    Returns the dispute's id. Raises NotAllowed where it is being mediated already, or where this
    role may not mediate.
    """
    found = records.standing(conn, Dispute, dispute)
    now = standings.of(conn, "dispute", bytes.fromhex(dispute))
    if not how.strip():
        raise InvalidRecord("session", "record", "required")
    if now.state not in spot_mediation.BEFORE or not may_write(me.role, "session"):
        raise steps.NotAllowed("agree", now.state, steps.possible(now, me, "dispute"), "dispute")
    settled = Settled(place=found.place, by=me.worker.hex(), day=today, how=how.strip())
    heads = b"".join(map(bytes.fromhex, now.heads))
    entries, claims = spot_mediation.of_dispute(
        me, dispute, settled, now_ms=now_ms, state=now.state, heads=heads
    )
    log.save(conn, me, entries, now_ms=now_ms, claims=claims)
    return dispute


def _all_performed(conn: sqlite3.Connection, dispute: str) -> bool:
    found = records.ids(conn, Instalment.declaration, where={"dispute": dispute})
    every = records.get_many(conn, Instalment, found).values()
    return all(one.performed_on for one in every)


def _step(
    conn: sqlite3.Connection, me: Identity, dispute: str, action: str, today: str, now_ms: int
) -> None:
    steps.take(conn, me, "dispute", dispute, action, {}, today=today, now_ms=now_ms)


def _place(conn: sqlite3.Connection, dispute: str) -> str:
    found = records.standing(conn, Dispute, dispute)
    return found.place
