"""Records that may be one: duplicates, merge, unmerge."""

from __future__ import annotations

import sqlite3
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, shown, which, which_kind
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.models.likeness import Likeness, is_compared
from gridapp.models.masks import masked
from gridapp.models.reasons import reason_label
from gridapp.register import duplicates as twice
from gridapp.register import household_merging, merging, order_merging, records, touched
from gridapp.register.database import transaction
from gridapp.register.duplicates import Pair
from gridapp.register.identity import Identity
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The commands of this module."""
    lists = commands.add_parser("duplicates", help=say("help_duplicates", language))
    lists.add_argument("--kind", default="", metavar="K")
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument(
        "--apart", nargs=2, metavar=("ID", "OTHER"), help=say("help_apart", language)
    )
    lists.add_argument("--merge-orders", action="store_true", help=say("help_orders_one", language))
    lists.add_argument(
        "--merge-households", action="store_true", help=say("help_households_one", language)
    )
    lists.set_defaults(run=duplicates)
    for name, run in (("merge", merge), ("unmerge", unmerge)):
        does = commands.add_parser(name, help=say(f"help_{name}", language))
        does.add_argument("id", metavar="ID")
        does.add_argument("other", metavar="OTHER")
        does.set_defaults(run=run)


def duplicates(job: Job) -> int:
    """Likely pairs side by side; what was written since is looked through first."""
    kind = _which_kind(job.args.kind)
    check_place(job.args.place)
    if job.args.apart:
        return _apart(job)
    if job.args.merge_orders:
        return _merge_orders(job)
    if job.args.merge_households:
        return _merge_households(job)
    with job.register() as (conn, _me):
        touched.catch_up(conn)
        found = twice.pairs(conn, kind=kind, place=job.args.place)
    said = [line for pair in found for line in _lines(job, pair)]
    job.answer(
        {"total": len(found), "rows": [_as_json(job, pair) for pair in found]},
        [*said, job.say("duplicates_listed", n=len(found))]
        if found
        else [job.say("no_duplicates")],
    )
    return 0


def _which_kind(said: str) -> str:
    if said and not is_compared(which_kind(said).name):
        raise Refused("not_compared", kind=which_kind(said).name)
    return said


def _apart(job: Job) -> int:
    with job.register() as (conn, _me):
        one, other = (which(conn, said) for said in job.args.apart)
        if one == other:
            raise merging.CannotMerge("itself")
        with transaction(conn):
            twice.keep_apart(conn, one, other, now_ms=job.now_ms)
    job.answer({"apart": [one, other]}, [job.say("kept_apart")])
    return 0


def _merge_orders(job: Job) -> int:
    """Orders of a sheet that two computers loaded, all at once."""
    with job.register() as (conn, me):
        touched.catch_up(conn)
        with transaction(conn):
            n = order_merging.merge_plain(conn, me, today=job.today, now_ms=job.now_ms)
    job.answer({"merged": n}, [job.say("orders_one" if n else "no_duplicates", n=n)])
    return 0


def _merge_households(job: Job) -> int:
    """Households of a sheet that two computers loaded, and their people, some at a time."""
    merged = 0
    with job.register() as (conn, me):
        while True:
            touched.catch_up(conn)
            with transaction(conn):
                some = household_merging.merge_plain(conn, me, now_ms=job.now_ms)
            if not some:
                break
            merged += some
    said = job.say("households_one" if merged else "no_duplicates", n=merged)
    job.answer({"merged": merged}, [said])
    return 0


def merge(job: Job) -> int:
    """Say that two records are one; of two households the people who may be one are offered."""
    with job.register() as (conn, me):
        one, other = which(conn, job.args.id), which(conn, job.args.other)
        with transaction(conn):
            kept = _merged(job, conn, me, one, other)
            members = records.ids(conn, KINDS["resident"], where={"household": kept})
            touched.drain_small(conn, members)
        found = twice.pairs_of(conn, members)
    job.answer(
        {"kept": kept, "merged": [one, other]}
        | ({"likely": [_as_json(job, pair) for pair in found]} if found else {}),
        [job.say("merged", kept=kept), *(_offer(job, pair) for pair in found)],
    )
    return 0


def _merged(job: Job, conn: sqlite3.Connection, me: Identity, one: str, other: str) -> str:
    kinds = {kind.name for end in (one, other) if (kind := records.kind_of_id(conn, end))}
    if kinds == {"order"}:
        return order_merging.merge(conn, me, one, other, today=job.today, now_ms=job.now_ms)
    return merging.merge(conn, me, one, other, now_ms=job.now_ms)


def _offer(job: Job, pair: Pair) -> str:
    """Who of two households that are one now may be written down twice."""
    return job.say(
        "merged_likely",
        one=pair.one.id,
        other=pair.other.id,
        reasons=reasons_in_words(pair.seen, job.language),
    )


def unmerge(job: Job) -> int:
    """Say that two records are not one after all."""
    with job.register() as (conn, me):
        one, other = which(conn, job.args.id), which(conn, job.args.other)
        with transaction(conn):
            merging.unmerge(conn, me, one, other, now_ms=job.now_ms)
    job.answer({"parted": [one, other]}, [job.say("parted")])
    return 0


def _as_json(job: Job, pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind.name,
        "one": masked(pair.kind, records.as_dict(pair.one)),
        "other": masked(pair.kind, records.as_dict(pair.other)),
        "reasons": list(pair.seen.alike),
        "against": list(pair.seen.against),
        "text": reasons_in_words(pair.seen, job.language),
    }


def _lines(job: Job, pair: Pair) -> list[str]:
    """A heading, then each field that is filled with both values side by side."""
    one, other = (masked(pair.kind, records.as_dict(each)) for each in (pair.one, pair.other))
    reasons = reasons_in_words(pair.seen, job.language)
    said = [
        job.say("duplicate", kind=pair.kind.label(job.language), reasons=reasons),
        f"  {one['id']}  |  {other['id']}",
    ]
    for name in ("place", *(field.name for field in pair.kind.fields)):
        values = [
            shown(pair.kind, name, each[name], job.language) if each.get(name) else "-"
            for each in (one, other)
        ]
        if values != ["-", "-"]:
            called = field_label(pair.kind.name, name, job.language)
            both = "  |  ".join(values)
            said.append(f"  {marks.named(called, both, job.language)}")
    return said


def reasons_in_words(seen: Likeness, language: str) -> str:
    """What two records have in common, and in what they differ."""
    alike, against = (
        marks.listed((reason_label(code, language) for code in codes), language)
        for codes in (seen.alike, seen.against)
    )
    if not against:
        return alike
    return say("duplicate_but", language, alike=alike, against=against)
