"""What becomes of an order's matter when the order is answered, done, or to be done again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Reporter
from gridapp.models.matter_loop import DISCONTENT, MatterStanding
from gridapp.models.matter_table import CONTENT
from gridapp.register import matters, owed, records, standings
from gridapp.register.identity import Identity

_REACHED = CONTENT | {DISCONTENT, "9"}
"""What a caller said who was reached (satisfaction)."""
_DONE = ("HANDLED", "FEEDBACK", "RATED")
"""States of work that is done and not yet closed."""
_MEDIATED = "dispute"
_BORN = 12
"""Digits of an id that say when its record was born."""


def answered(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    answer: str,
    *,
    today: str,
    now_ms: int,
) -> None:
    """Settle by the reply a matter on which nobody had begun: nothing is left to be done in it.

    Whoever called waits for his answer then, whether or not the hotline ever asks him.
    Must run inside a transaction.
    """
    matter = records.get(conn, Matter, matter_id)
    if matter is None or matter.task == _MEDIATED or not answer:
        return
    one = _Ending(conn, me, matter, {"today": today, "now_ms": now_ms})
    if one.now().state == "REPORTED":
        one.take("settle", {"note": answer})


def again(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    why: str,
    satisfaction: str,
    *,
    today: str,
    now_ms: int,
) -> None:
    """Take the matter of an order that is to be done again up again as well, as far as it may be.

    A caller who is not content was asked, and said so; else whatever was verified, or was to be,
    fails. Must run inside a transaction.
    """
    matter = records.get(conn, Matter, matter_id)
    if matter is None:
        return
    one = _Ending(conn, me, matter, {"today": today, "now_ms": now_ms})
    if satisfaction == DISCONTENT and (caller := one.caller()) and one.now().state in _DONE:
        one.take("told", {"reporter": caller, "way": "phone", "satisfaction": satisfaction})
        one.take("reopen", {"note": why})
    if one.now().state in _DONE:
        one.take("reject", {"note": why})


def end(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    satisfaction: str,
    *,
    today: str,
    now_ms: int,
) -> None:
    """End the matter of an order that is done, as far as the order was its end.

    Whoever called was told by the hotline, and said `satisfaction`: being content, he verifies
    ordinary work. Others who told of the same thing still wait for their answers. Must run inside
    a transaction.
    """
    matter = records.get(conn, Matter, matter_id)
    if matter is None:
        return
    one = _Ending(conn, me, matter, {"today": today, "now_ms": now_ms})
    if satisfaction not in _REACHED:
        return
    caller = one.caller()
    said = {"way": "phone", "satisfaction": satisfaction}
    if one.waits(caller) or (satisfaction in CONTENT and caller in one.now().sureties):
        one.take("told", {"reporter": caller, **said})
    for before in one.earlier(caller):
        about: dict[str, Value] = {"reporter": before, **said}
        owed.tell(conn, me, matter_id, about, today=today, now_ms=now_ms)
    if satisfaction != DISCONTENT and not owed.of(conn, matter_id):
        one.take("close", {})


def join(
    conn: sqlite3.Connection, me: Identity, before: str, matter_id: str, *, today: str, now_ms: int
) -> None:
    """Join what an order had before, and nobody closed, to the matter by which it is done anew.

    Who waits for an answer there is told with this one. Must run inside a transaction.
    """
    matter = records.get(conn, Matter, before) if before else None
    if matter is None:
        return
    one = _Ending(conn, me, matter, {"today": today, "now_ms": now_ms})
    if one.now().state in _DONE:
        one.take("merge", {"merged_into": matter_id})


class _Ending:
    """The steps of one matter that are taken along with the end of its order."""

    def __init__(
        self, conn: sqlite3.Connection, me: Identity, matter: Matter, at: Mapping[str, Any]
    ) -> None:
        self._conn, self._me, self._matter, self._at = conn, me, matter.id, at

    def now(self) -> MatterStanding:
        """How it stands."""
        return standings.matter(self._conn, bytes.fromhex(self._matter))

    def caller(self) -> str:
        """The id of whoever called, who was born with the matter; empty without a name."""
        ids = records.ids(self._conn, KINDS["reporter"], where={"matter": self._matter})
        found = records.get_many(self._conn, Reporter, ids).values()
        born = [one for one in found if one.id[:_BORN] == self._matter[:_BORN]]
        return next((one.id for one in born if one.kind != "anonymous"), "")

    def waits(self, caller: str) -> bool:
        """Whether he is to be told now."""
        return any(one.reporter == caller for one in owed.of(self._conn, self._matter))

    def earlier(self, caller: str) -> list[str]:
        """Who waits in what was joined to it, and is the same caller: of an order done anew."""
        known = records.get(self._conn, Reporter, caller) if caller else None
        if known is None:
            return []
        waiting = [one.reporter for one in owed.of(self._conn, self._matter)]
        found = records.get_many(self._conn, Reporter, waiting).values()
        return [
            one.id
            for one in found
            if one.id != caller and (one.name, one.phone) == (known.name, known.phone)
        ]

    def take(self, action: str, fields: Mapping[str, Value]) -> None:
        """Take a step where it may be taken; others are left to who may."""
        if action in matters.possible(self.now(), self._me):
            matters.step(self._conn, self._me, self._matter, action, fields, **self._at)
