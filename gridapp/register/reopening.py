"""Whoever is called back and is not satisfied: his matter is taken up again.

Where it is closed, a new matter is registered that says so: what is closed stays closed.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Reporter
from gridapp.models.matter_loop import DISCONTENT
from gridapp.register import callbacks, log, matters, owed, records, standings
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter

FOUND_ON_RETURN: Final = "11"
"""The source of a matter that was found when somebody was called back (event_source)."""
_SAME: Final = ("task", "title", "category", "household", "spot_text", "spot")
_HIS: Final = ("name", "phone", "resident", "teller")
_INTO = """
SELECT lower(hex(s.merged_into)) FROM step s JOIN rec r ON r.id = s.id
WHERE s.matter = ? AND s.action = 'merge' AND s.gone IS NULL AND r.home IS NOT NULL
    AND s.merged_into IS NOT NULL ORDER BY r.uid DESC LIMIT 1
"""


class NotDiscontent(Exception):
    """Whoever was called back did not say that he is not satisfied."""


def take_up(
    conn: sqlite3.Connection, me: Identity, reporter: str, why: str, *, today: str, now_ms: int
) -> str:
    """Take the matter up again of which this reporter was called back; the id of what is open now.

    Must run inside a transaction. Doing it twice does nothing more. Raises UnknownRecord,
    NotNamed, NotDiscontent.
    """
    who = callbacks.named(conn, reporter)
    call = callbacks.rows(conn, [reporter]).get(reporter)
    if call is None:
        raise log.UnknownRecord("reporter", reporter)
    if call.satisfaction != DISCONTENT:
        raise NotDiscontent
    main = _main(conn, call.matter)
    state = standings.matter(conn, bytes.fromhex(main)).state
    if state not in ("RATED", "CLOSED", "FEEDBACK", "HANDLED"):
        return main  # it is being worked on
    at: dict[str, Any] = {"today": today, "now_ms": now_ms}
    if state != "CLOSED":
        said = {"reporter": reporter, "way": "phone", "satisfaction": DISCONTENT}
        owed.tell(conn, me, main, said, **at)
        if state != "HANDLED":
            matters.step(conn, me, main, "reopen", {"note": call.note or why}, **at)
        return main
    return _known_anew(conn, main, who, call.called_on) or _anew(
        conn, me, main, who, call.note or why, **at
    )


def _main(conn: sqlite3.Connection, matter: str) -> str:
    """The matter that this one was merged into, also through others; else itself."""
    seen = {matter}
    while found := conn.execute(_INTO, (bytes.fromhex(matter),)).fetchone():
        if found[0] in seen:
            break
        matter = found[0]
        seen.add(matter)
    return matter


def _known_anew(conn: sqlite3.Connection, matter: str, who: Reporter, called_on: str) -> str:
    """The matter that was registered of the same call before; empty where none was.

    It begins with the number of the old one, and was told of by the same person.
    """
    old = records.standing(conn, Matter, matter)
    same = {"source": FOUND_ON_RETURN}
    found = records.get_many(conn, Matter, records.ids(conn, KINDS["matter"], where=same))
    return next(
        (
            one.id
            for one in found.values()
            if one.place == old.place
            and (one.heard_on or "") >= called_on
            and (one.detail or "").partition(" ")[0] == old.number
            and _told_of(conn, one.id, who)
        ),
        "",
    )


def _told_of(conn: sqlite3.Connection, matter: str, who: Reporter) -> bool:
    ids = records.ids(conn, KINDS["reporter"], where={"matter": matter})
    return any(
        one.resident == who.resident if one.resident and who.resident else one.name == who.name
        for one in records.get_many(conn, Reporter, ids).values()
    )


def _anew(
    conn: sqlite3.Connection,
    me: Identity,
    matter: str,
    who: Reporter,
    why: str,
    *,
    today: str,
    now_ms: int,
) -> str:
    """A new matter of what is not mended, told of by whoever was called."""
    old = records.standing(conn, Matter, matter)
    his = {name: value for name in _HIS if (value := getattr(who, name))}
    about = {name: value for name in _SAME if (value := getattr(old, name))}
    detail = " ".join(part for part in (old.number, why) if part)
    new = NewMatter(
        place=old.place,
        fields={**about, "detail": detail, "source": FOUND_ON_RETURN, "heard_on": today},
        reporters=[{**his, "kind": "named", "channel": "phone", "heard_on": today}],
    )
    return matters.register(conn, me, new, today=today, now_ms=now_ms)
