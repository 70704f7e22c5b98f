"""What the centre gave one person to do: signed for, done, or handed back with a reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gridapp.models.declare import Value
from gridapp.models.matter import Matter, Step
from gridapp.register import dockets, matters, standings, veils
from gridapp.register.identity import Identity

TO_DO: Final = frozenset({"ASSIGNED", "HANDLING", "REWORK"})
"""States in which a matter waits for whoever has it."""
SIGN, DONE, BACK = "sign", "finish", "decline"

_HIS = f"""
SELECT lower(hex(r.uid)), t.state, coalesce(t.due, '') FROM matter t JOIN rec r ON r.id = t.id
WHERE t.holder = ?1 AND t.state IN ({", ".join(map(repr, sorted(TO_DO)))})
    AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY coalesce(nullif(t.due, ''), '9'), r.uid
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing to do.

    Attributes:
        matter, docket: what it is written down as, one of the two; others' matters come as dockets.
        said: what there is to know about it.
        may_refuse: whether it can still be handed back.
    """

    matter: str = ""
    docket: str = ""
    title: str
    said: str = ""
    due: str = ""
    signed: bool = False
    may_refuse: bool = False

    @property
    def key(self) -> str:
        """Its id."""
        return self.docket or self.matter


def to(conn: sqlite3.Connection, me: Identity) -> list[Given]:
    """Everything that waits for `me` himself, the most pressing first."""
    his = {id_: (state, due) for id_, state, due in conn.execute(_HIS, (me.worker.hex(),))}
    known = veils.shown(conn, Matter, list(his))
    found = [
        Given(
            matter=id_,
            title=known[id_].title or "",
            said=_lines(known[id_].spot_text, known[id_].detail, _asked(conn, id_)),
            due=due[:10],
            signed=state != "ASSIGNED",
            may_refuse=state == "ASSIGNED",
        )
        for id_, (state, due) in his.items()
        if id_ in known
    ]
    for sheet in dockets.at(conn, me.place):
        one = sheet.docket
        if one.to == me.worker.hex() and sheet.possible and one.matter not in his:
            found.append(
                Given(
                    docket=one.id,
                    title=one.title or "",
                    said=_lines(one.where, one.detail),
                    due=(one.due or "")[:10],
                    signed=SIGN not in sheet.possible,
                    may_refuse=BACK in sheet.possible,
                )
            )
    return sorted(found, key=lambda each: each.due or "9")


def answer(
    conn: sqlite3.Connection,
    me: Identity,
    given: Given,
    action: str,
    note: str,
    *,
    today: str,
    now_ms: int,
) -> None:
    """Sign for it, say that it is done, or hand it back. Needs a transaction."""
    said: Mapping[str, Value] = {"note": note} if note else {}
    if given.docket:
        dockets.answer(conn, me, given.docket, action, said, today=today, now_ms=now_ms)
        return
    state = standings.matter(conn, bytes.fromhex(given.matter)).state
    first = {"ASSIGNED": SIGN, "REWORK": "start"}.get(state, "") if action == DONE else ""
    if first:
        matters.step(conn, me, given.matter, first, {}, today=today, now_ms=now_ms)
    matters.step(conn, me, given.matter, action, said, today=today, now_ms=now_ms)


def _asked(conn: sqlite3.Connection, matter: str) -> str:
    """What was said when it was given to whoever has it."""
    path = standings.matter(conn, bytes.fromhex(matter)).path
    last = [move.id for move, _state in path if move.action == "assign"][-1:]
    return next((one.note or "" for one in veils.shown(conn, Step, last).values()), "")


def _lines(*said: str | None) -> str:
    return "\n".join(filter(None, said))
