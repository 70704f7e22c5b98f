"""Orders of the 12345 hotline: order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from gridapp.cli import hotline
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.listing import add_filters, answer
from gridapp.cli.records import check_place, which, which_worker
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.models.order import Order
from gridapp.register import codes, order_list, orders, records
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.order_list import OrderRow
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The command `order`."""
    about = say("help_order", language)
    lists = commands.add_parser("order", help=about, description=about)
    add_filters(lists, "order", order_list.FILTERS, language)
    lists.set_defaults(run=list_)
    acts = lists.add_subparsers(metavar="ACT")
    for name, every, run in (("sign", "help_order_all", sign), ("end", "help_order_end_all", end)):
        many = acts.add_parser(name, help=say(f"help_order_{name}", language))
        many.add_argument("ids", nargs="*", metavar="ID")
        many.add_argument("--all", action="store_true", help=say(every, language))
        many.set_defaults(run=run)
    gives = acts.add_parser("give", help=say("help_order_give", language))
    gives.add_argument("id", metavar="ID")
    gives.add_argument("--to", required=True, metavar="W")
    gives.add_argument("--due", metavar="DAY")
    gives.add_argument("--note", metavar="T")
    ways = codes.labels(KINDS["docket"].field("handed").codes, language)
    gives.add_argument("--handed", choices=ways, metavar="WAY", help=" ".join(ways))
    gives.add_argument("--receiver", metavar="T")
    gives.set_defaults(run=give)
    replies = acts.add_parser("reply", help=say("help_order_reply", language))
    replies.add_argument("id", metavar="ID")
    replies.add_argument("--note", metavar="T")
    replies.add_argument("--on", dest="done_on", metavar="DAY")
    replies.set_defaults(run=reply)
    hotline.add_to(acts, language)


def list_(job: Job) -> int:
    """The orders that a filter lets through; who called stands in no list."""
    args = job.args
    place = check_place(args.place)
    with job.look() as (conn, me):
        found = order_list.ids(
            conn, today=job.today, place=place or me.place, let_through=args.only
        )
        rows = order_list.rows(conn, found[: args.limit])
    shown = [(_as_json(rows[id_]), _line(job, rows[id_])) for id_ in found[: args.limit]]
    return answer(job, "order", len(found), shown)


def _line(job: Job, row: OrderRow) -> str:
    parts = (
        row.number,
        codes.label("hotline_type", row.type, job.language),
        row.title,
        row.address or row.place,
        label("state", f"order.{row.state}", job.language),
        row.due.replace("T", " "),
        row.holder,
    )
    return "  ".join(part for part in parts if part)


def _as_json(row: OrderRow) -> dict[str, Any]:
    names = (
        *("id", "number", "type", "title", "address", "place", "received_on", "first_due", "due"),
        *("state", "matter", "matter_number", "matter_state", "holder"),
    )
    return {name: getattr(row, name) for name in names}


def sign(job: Job) -> int:
    """Sign for orders."""
    wanted, done = _all_at_once(job, order_list.TO_SIGN, orders.sign_all)
    _tell_done(job, wanted, done, "signed", ("order_signed", "order_signed_before"))
    return 0


def end(job: Job) -> int:
    """End answered orders whose callers nobody asked."""
    wanted, done = _all_at_once(job, order_list.UNASKED, orders.end_unasked)
    _tell_done(job, wanted, done, "ended", ("order_ended", "order_ended_not"))
    return 0


def _all_at_once(job: Job, let_through: str, do: Callable[..., int]) -> tuple[int, int]:
    """Do it with the orders named, or with all that a filter lets through: how many, how many did.

    Refused where none is named.
    """
    if not job.args.ids and not job.args.all:
        raise Refused("order_which")
    with job.register() as (conn, me):
        ids = [which(conn, said) for said in job.args.ids]
        if job.args.all:
            ids = order_list.ids(conn, today=job.today, place=me.place, let_through=let_through)
        with transaction(conn):
            return len(ids), do(conn, me, ids, today=job.today, now_ms=job.now_ms)


def _tell_done(job: Job, wanted: int, done: int, name: str, said: tuple[str, str]) -> None:
    lines = [job.say(said[0], n=done)]
    if wanted > done:
        lines.append(job.say(said[1], n=wanted - done))
    job.answer({name: done}, lines)


def give(job: Job) -> int:
    """Hand an order's matter to a handler."""
    args = job.args
    with job.register() as (conn, me):
        id_, to = which(conn, args.id), which_worker(conn, args.to)
        fields = {"to": to, "due": args.due, "note": args.note}
        fields |= {"handed": args.handed, "receiver": args.receiver}
        with transaction(conn):
            made = orders.give(conn, me, id_, fields, today=job.today, now_ms=job.now_ms)
        matter = records.standing(conn, Order, id_).matter or ""
        due = str(records.derived(conn, KINDS["matter"], [matter])[matter]["due"] or "")
        who = Names(conn)[to]
    said = job.say("order_given" if due else "order_given_open", who=who, day=due[:10])
    job.answer({"id": made, "order": id_, "matter": matter, "due": due}, [said])
    return 0


def reply(job: Job) -> int:
    """Answer the hotline."""
    args = job.args
    with job.register() as (conn, me):
        id_ = which(conn, args.id)
        note = args.note or _proposed(conn, id_)
        fields = {"note": note, "done_on": args.done_on}
        with transaction(conn):
            made = orders.take(conn, me, id_, "reply", fields, today=job.today, now_ms=job.now_ms)
        state = str(records.derived(conn, Order.declaration, [id_])[id_]["state"])
    said = job.say("stepped", state=label("state", f"order.{state}", job.language))
    job.answer(
        {"id": made, "order": id_, "state": state, "note": note},
        [marks.clauses([said, note], job.language)],
    )
    return 0


def _proposed(conn: sqlite3.Connection, id_: str) -> str:
    """What the handler said was done. Refused where he has not."""
    found = orders.result(conn, records.standing(conn, Order, id_).matter)
    if not found:
        raise Refused("order_nothing_done")
    return found
