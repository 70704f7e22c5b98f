"""What has been kept long enough: retention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place
from gridapp.models.kinds import KINDS
from gridapp.register import retention
from gridapp.register.retention import Due
from gridapp.words import say

YEARS = range(2000, 2100)


def add(commands: Commands, language: str) -> None:
    """The command `retention`."""
    keeps = commands.add_parser("retention", help=say("help_retention", language))
    keeps.add_argument("--year", type=int, metavar="Y")
    keeps.add_argument("--place", default="", metavar="C")
    keeps.set_defaults(run=run)


def run(job: Job) -> int:
    """What is due by the end of a year; nothing is deleted."""
    year = job.args.year or int(job.today[:4])
    if year not in YEARS:
        raise Refused("bad_year", said=year)
    place = check_place(job.args.place)
    with job.register() as (conn, me):
        found = list(retention.due(conn, year, place or me.place))
    which = 0 if job.language.startswith("zh") else 1
    rows = [
        {"kind": one.rule.kind, "id": one.id, "place": one.place, "since": one.since}
        | {"until": one.until, "then": one.rule.then, "basis": one.rule.basis[which]}
        for one in found
    ]
    said = list(_lines(job, found, which))
    job.answer(
        {"year": year, "total": len(rows), "rows": rows},
        said or [job.say("retention_none", year=year)],
    )
    return 0


def _lines(job: Job, found: Sequence[Due], which: int) -> Iterator[str]:
    """A heading for each rule by which something is due, and below it what."""
    for rule in retention.rules():
        mine = [one for one in found if one.rule is rule]
        if mine:
            yield job.say(
                "retention_head",
                kind=KINDS[rule.kind].label(job.language),
                n=len(mine),
                then=job.say(f"then_{rule.then}"),
                basis=rule.basis[which],
            )
        for one in mine:
            yield f"  {one.id}  {one.place}  {one.since} → {one.until}"
