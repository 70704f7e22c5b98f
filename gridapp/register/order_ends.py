"""What becomes of an order's matter once the hotline has asked the caller: it ends as well."""

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
_MEDIATED = "dispute"
_BORN = 12
"""Digits of an id that say when its record was born."""


def end(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    answer: str,
    satisfaction: str,
    *,
    today: str,
    now_ms: int,
) -> None:
    """End the matter of an order that is done, as far as the order was its end.

    One on which nobody had begun was settled by the answer itself. Whoever called was told by the
    hotline, and said `satisfaction`: being content, he verifies ordinary work. Others who told of
    the same thing still wait for their answers. Must run inside a transaction.
    """
    matter = records.get(conn, Matter, matter_id)
    if matter is None:
        return
    one = _Ending(conn, me, matter, {"today": today, "now_ms": now_ms})
    if one.now().state == "REPORTED" and matter.task != _MEDIATED and answer:
        one.take("settle", {"note": answer})
    if satisfaction not in _REACHED:
        return
    caller = one.caller()
    if one.waits(caller) or (satisfaction in CONTENT and caller in one.now().sureties):
        one.take("told", {"reporter": caller, "way": "phone", "satisfaction": satisfaction})
    if satisfaction != DISCONTENT and not owed.of(conn, matter_id):
        one.take("close", {})


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

    def take(self, action: str, fields: Mapping[str, Value]) -> None:
        """Take a step where it may be taken; any other is left to whoever may."""
        if action in matters.possible(self.now(), self._me):
            matters.step(self._conn, self._me, self._matter, action, fields, **self._at)
