"""What is done with orders of the 12345 hotline: each wraps a matter, by which it is done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Step
from gridapp.models.matter_loop import DISCONTENT
from gridapp.models.matter_table import CONTENT, SETTLED
from gridapp.models.order import Order, OrderStep
from gridapp.models.rights import may_write
from gridapp.register import dockets, log, matters, order_ends, records, standings, steps, veils
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, UnknownField
from gridapp.register.matters import NewMatter

_HOTLINE = "05"
"""The source of its matter (event_source)."""
_TITLE = 80
_NAMELESS = ("匿名", "不愿", "不详", "未知", "无名")
_CONFIDENTIAL = ("保密", "不公开")
_ENDS = ("done", "redo")
"""Actions that say what the caller was asked on the telephone."""
_NOT_RATED = "9"
BEFORE = {"REPORTED": "accept", "REWORK": "start"}
"""State of a matter to what is done before it can be handed on."""
_AGAIN = ("reject", "reopen")
"""Actions of a matter after which what was written before no longer holds."""
_DONE = ("told", "finish", "settle", "verify", "post", "close")
"""Steps of a matter whose words say what was done, the best first."""


def receive(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Mapping[str, Value],
    *,
    task: str = "opinion",
    today: str,
    now_ms: int,
) -> str:
    """Enter an order and the matter by which it is done, in one save; return the order's id.

    Whoever called is the matter's reporter, so that he is told; without a name he is anonymous.
    Must run inside a transaction.
    """
    order_id, claim = log.new_id(me, place, now_ms)
    fields = {"received_on": today, **fields}
    entries, claims = wrapped(conn, me, place, fields, task=task, today=today, now_ms=now_ms)
    order = Entry(
        kind="order", id=order_id, place=place, fields={**fields, "matter": entries[0].id}
    )
    claims |= {order_id: claim}
    return log.save(conn, me, [order, *entries], now_ms=now_ms, claims=claims)[0]


def wrapped(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Mapping[str, Value],
    known: int = 0,
    *,
    task: str = "opinion",
    today: str,
    now_ms: int,
) -> tuple[list[Entry], dict[str, bytes]]:
    """The matter of an order with these fields, the first entry, and the claims behind the ids.

    `known` are matters of the same save before it.
    """
    matter = _matter(place, fields, task, today)
    return matters.prepare(conn, me, [matter], known, today=today, now_ms=now_ms)


def _matter(place: str, fields: Mapping[str, Value], task: str, today: str) -> NewMatter:
    """What the hotline was told, as a matter that has come in."""
    content = str(fields.get("content") or "")
    heard_on = fields.get("received_on") or today
    caller: dict[str, Value] = {
        "kind": _kind(str(fields.get("caller") or "")),
        "channel": "phone",
        "heard_on": heard_on,
    }
    if caller["kind"] != "anonymous":
        caller |= {"name": fields["caller"], "phone": fields.get("phone")}
    return NewMatter(
        place=place,
        fields={
            "task": task,
            "title": content.splitlines()[0][:_TITLE] if content.strip() else None,
            "detail": content[:2000],
            "spot_text": str(fields.get("address") or "")[:120] or None,
            "source": _HOTLINE,
            "heard_on": heard_on,
        },
        reporters=[caller],
    )


def _kind(caller: str) -> str:
    """Whether somebody is named: hotlines write 匿名 or 保密 in the column of the name."""
    if not caller.strip() or any(said in caller for said in _NAMELESS):
        return "anonymous"
    return "confidential" if any(said in caller for said in _CONFIDENTIAL) else "named"


def take(
    conn: sqlite3.Connection,
    me: Identity,
    order_id: str,
    action: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Take one step of an order (see `steps.take`); return the step's id.

    A reply stands in the order too; what the caller said of it is said with the end or the redo.
    A matter that nobody has begun on goes with an order that is returned; `order_ends` says what
    becomes of the matter of one that is answered, done, or to be done again.
    """
    given = {name: value for name, value in fields.items() if name != "satisfaction"}
    about: dict[str, Value] = {}
    if fields.get("satisfaction"):
        if action not in _ENDS:
            raise UnknownField("order_step", "satisfaction")
        about["satisfaction"] = fields["satisfaction"]
    if action == "reply":
        _enter_answer(conn, me, order_id, today=today, now_ms=now_ms)
    made = steps.take(conn, me, "order", order_id, action, given, today=today, now_ms=now_ms)
    if action == "reply":
        about["answer"] = fields["note"]
    if about and may_write(me.role, "order"):
        place = records.standing(conn, Order, order_id).place
        entry = Entry(kind="order", id=order_id, place=place, fields=about)
        log.save(conn, me, [entry], now_ms=now_ms)
    if matter := records.standing(conn, Order, order_id).matter:
        _follow(conn, me, order_id, matter, action, fields, {"today": today, "now_ms": now_ms})
    return made


def _follow(
    conn: sqlite3.Connection,
    me: Identity,
    order_id: str,
    matter: str,
    action: str,
    fields: Mapping[str, Value],
    at: Mapping[str, Any],
) -> None:
    """Let the matter follow what was done with its order."""
    why, said = str(fields.get("note") or ""), str(fields.get("satisfaction") or "")
    if action == "reject":
        _drop_matter(conn, me, matter, why, **at)
    if action in ("reply", "done"):
        order_ends.answered(conn, me, matter, answer(conn, order_id), **at)
    if action == "done":
        order_ends.end(conn, me, matter, said, **at)
    if action == "redo":
        order_ends.again(conn, me, matter, why, said, **at)


def _enter_answer(
    conn: sqlite3.Connection, me: Identity, order_id: str, *, today: str, now_ms: int
) -> None:
    """Whoever answers the hotline with what a handler elsewhere wrote enters that along with it."""
    matter = records.standing(conn, Order, order_id).matter or ""
    if me.role.is_centre and _finished(conn, matter):
        dockets.enter(conn, me, matter, today=today, now_ms=now_ms)


def _finished(conn: sqlite3.Connection, matter: str) -> str:
    """What a handler elsewhere wrote when he was done, as long as nobody has entered it."""
    if not matter or records.get(conn, KINDS["matter"].record, matter) is None:
        return ""
    answers = dockets.waiting(conn, matter)
    return (answers[-1].note or "") if answers and answers[-1].action == "finish" else ""


def _drop_matter(
    conn: sqlite3.Connection, me: Identity, matter: str, why: str, *, today: str, now_ms: int
) -> None:
    if records.get(conn, KINDS["matter"].record, matter) is None:
        return
    now = standings.matter(conn, bytes.fromhex(matter))
    if now.state not in ("REPORTED", "ACCEPTED") or "void" not in matters.possible(now, me):
        return
    matters.step(conn, me, matter, "void", {"note": why}, today=today, now_ms=now_ms)


def give(
    conn: sqlite3.Connection,
    me: Identity,
    order_id: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Hand the order's matter to a handler, due when the order is unless said; the step's id.

    `fields` are to, due and note. What has to come before is done along with it: the order signed
    for, the matter accepted, or begun again; a matter that is over gets one after it. The order is
    being handled then. Must run inside a transaction.
    """
    order = records.standing(conn, Order, order_id)
    _check_given(conn, order, fields, today)
    at: dict[str, Any] = {"today": today, "now_ms": now_ms}
    state = _state(conn, order_id)
    if state in ("RECEIVED", "REJECTED"):
        take(conn, me, order_id, "sign", {}, **at)
    matter = order.matter or ""
    if not matter or is_over(state, standings.matter(conn, bytes.fromhex(matter)).state):
        before, matter = matter, _wrap(conn, me, order, **at)
        order_ends.join(conn, me, before, matter, **at)
    first = BEFORE.get(standings.matter(conn, bytes.fromhex(matter)).state)
    if first:
        matters.step(conn, me, matter, first, {}, **at)
    due = fields.get("due") or due_day(conn, order_id) or None
    made = matters.step(conn, me, matter, "assign", {**fields, "due": due}, **at)
    now = standings.of(conn, "order", bytes.fromhex(order_id))
    if "start" in steps.possible(now, me, "order"):
        take(conn, me, order_id, "start", {}, **at)
    return made


def is_over(state: str, of_matter: str) -> bool:
    """Whether an order in this state, handed on, needs another matter than the one it has."""
    if state == "REDO":  # what is still to be verified here, nobody could say that it failed
        return of_matter in (SETTLED - {"MERGED"}) | {"HANDLED"}
    return state in ("RECEIVED", "REJECTED", "SIGNED") and of_matter in ("VOID", "WITHDRAWN")


def _check_given(
    conn: sqlite3.Connection, order: Order, fields: Mapping[str, Value], today: str
) -> None:
    """Raise InvalidRecord for a day that is over."""
    due = str(fields.get("due") or "")
    if due and due < today and due != due_day(conn, order.id):
        raise InvalidRecord("step", "due", "past", due)


def _wrap(conn: sqlite3.Connection, me: Identity, order: Order, *, today: str, now_ms: int) -> str:
    """Make the matter of an order that has none, or whose matter is over; its id."""
    fields = {name: getattr(order, name) for name in ("content", "caller", "phone", "address")}
    fields["received_on"] = order.received_on
    entries, claims = wrapped(conn, me, order.place, fields, today=today, now_ms=now_ms)
    about = {"matter": entries[0].id}
    entries.append(Entry(kind="order", id=order.id, place=order.place, fields=about))
    log.save(conn, me, entries, now_ms=now_ms, claims=claims)
    return entries[0].id


def sign_all(
    conn: sqlite3.Connection, me: Identity, ids: list[str], *, today: str, now_ms: int
) -> int:
    """Sign for those of these that are to be signed for; how many. In a transaction."""
    signed = 0
    for id_ in ids:
        if _state(conn, id_) in ("RECEIVED", "REJECTED"):
            take(conn, me, id_, "sign", {}, today=today, now_ms=now_ms)
            signed += 1
    return signed


def asked(
    conn: sqlite3.Connection, me: Identity, order_id: str, why: str, *, today: str, now_ms: int
) -> None:
    """End an answered order whose caller the hotline asked; unless content, it is to be done again.

    One whose caller was not reached goes on waiting. `why` is said where it is done again.
    Must run inside a transaction.
    """
    said = records.standing(conn, Order, order_id).satisfaction or ""
    now = standings.of(conn, "order", bytes.fromhex(order_id))
    fields: dict[str, Value] = {"satisfaction": said}
    if said in (*CONTENT, _NOT_RATED):
        action = "done"
    elif said == DISCONTENT:
        action, fields["note"] = "redo", why
    else:
        return
    if action in steps.possible(now, me, "order"):
        take(conn, me, order_id, action, fields, today=today, now_ms=now_ms)


def end_unasked(
    conn: sqlite3.Connection, me: Identity, ids: Iterable[str], *, today: str, now_ms: int
) -> int:
    """End those of these whose callers nobody ever asked; how many. In a transaction.

    What is still owed to them stays owed in their matters.
    """
    ended = 0
    for id_ in ids:
        if _state(conn, id_) == "REPLIED":
            take(conn, me, id_, "done", {}, today=today, now_ms=now_ms)
            ended += 1
    return ended


def due_day(conn: sqlite3.Connection, order_id: str) -> str:
    """The day by which an order is to be answered; empty while no clock runs."""
    return standings.of(conn, "order", bytes.fromhex(order_id)).due[:10]


def later(due: str, days: int = 5) -> str:
    """A day that an extension may propose: so many after the deadline in force."""
    return (date.fromisoformat(due[:10]) + timedelta(days=days)).isoformat() if due else ""


def result(conn: sqlite3.Connection, matter: str | None) -> str:
    """What the handler wrote when the matter was done, as a reply may begin; empty before.

    Also what one elsewhere answered to his docket and nobody has entered yet.
    """
    if written := _finished(conn, matter or ""):
        return written
    if not matter or records.get(conn, KINDS["matter"].record, matter) is None:
        return ""
    path = standings.matter(conn, bytes.fromhex(matter)).path
    found: dict[str, str] = {}
    for move, _state in path:
        if move.action in _AGAIN:
            found.clear()
        found[move.action] = move.id
    wanted = [found[action] for action in _DONE if action in found]
    notes = veils.shown(conn, Step, wanted)
    return next((notes[id_].note or "" for id_ in wanted if id_ in notes and notes[id_].note), "")


def answer(conn: sqlite3.Connection, order_id: str) -> str:
    """The reply that counts: the last one taken, else what stands in the order."""
    now = standings.of(conn, "order", bytes.fromhex(order_id))
    replies = [move.id for move, _state in now.path if move.action == "reply"]
    said = veils.shown(conn, OrderStep, replies[-1:])
    note = next((step.note for step in said.values()), None)
    return note or records.standing(conn, Order, order_id).answer or ""


def _state(conn: sqlite3.Connection, order_id: str) -> str:
    return standings.of(conn, "order", bytes.fromhex(order_id)).state
