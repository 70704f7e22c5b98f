"""Who works under a centre, and start-up files for many of them: people."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job
from gridapp.cli.loading import row_line
from gridapp.cli.naming_files import as_folder, check_out
from gridapp.cli.records import a_limit, check_place, known_place
from gridapp.exchange import load_people
from gridapp.exchange.loaded import Listed
from gridapp.exchange.loading import Loading
from gridapp.exchange.people_template import template
from gridapp.models.labels import label
from gridapp.paths import write_file
from gridapp.register import identity, places, slips, worker_list
from gridapp.register.database import opened
from gridapp.register.slips import Slip
from gridapp.register.worker_list import PersonRow
from gridapp.reports import code_slips, device_words
from gridapp.sync import handing_out_many
from gridapp.sync.startup_file import check_number
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `people` and what it does."""
    about = say("help_people", language)
    acts = commands.add_parser("people", help=about, description=about).add_subparsers(
        required=True, metavar="list | template | load | handout | slips"
    )
    lists = acts.add_parser("list", help=say("help_people_list", language))
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument(
        "--only",
        default=worker_list.ALL,
        choices=worker_list.FILTERS,
        metavar="NAME",
        help="  ".join(f"{code}={say(f'people_{code}', language)}" for code in worker_list.FILTERS),
    )
    lists.add_argument("--text", default="", metavar="T")
    lists.add_argument("--limit", type=a_limit, default=200, metavar="N")
    lists.set_defaults(run=list_)
    empty = acts.add_parser("template", help=say("help_people_template", language))
    empty.add_argument("out", type=Path, metavar="F.xlsx")
    empty.set_defaults(run=write_template, begins="any")
    loads = acts.add_parser("load", help=say("help_people_load", language))
    loads.add_argument("file", type=Path, metavar="FILE.xlsx")
    loads.add_argument("--dry-run", action="store_true", help=say("help_dry_run", language))
    loads.set_defaults(run=load)
    hands = acts.add_parser("handout", help=say("help_people_hand_out", language))
    hands.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    hands.add_argument(
        "--slips", type=Path, metavar="F.xlsx", help=say("help_slips_file", language)
    )
    hands.set_defaults(run=hand_out)
    papers = acts.add_parser("slips", help=say("help_people_slips", language))
    papers.add_argument("out", type=Path, metavar="F.xlsx")
    papers.set_defaults(run=write_slips)
    for one in (hands, papers):
        one.add_argument("--place", default="", metavar="C")


def list_(job: Job) -> int:
    """The people under this centre, and their devices."""
    args = job.args
    check_place(args.place)
    with job.look() as (conn, me):
        found = worker_list.matching(
            worker_list.people(conn, me, now_ms=job.now_ms),
            known := places.names(conn),
            place=args.place,
            let_through=args.only,
            text=args.text,
        )
    shown = found[: args.limit]
    lines = [_line(job, row, places.path(known, row.place, me.place)) for row in shown]
    total = job.say("people_listed", n=len(found), what=job.say(f"people_{args.only}"))
    rows = [asdict(row) | {"state": row.state} for row in shown]
    job.answer({"total": len(found), "rows": rows}, [*lines, total])
    return 0


def _line(job: Job, row: PersonRow, where: str) -> str:
    role = label("role", row.role, job.language)
    devices = [device_words.device(one, job.language) for one in row.devices]
    said = devices or [job.say("people_none")]
    return "  ".join(part for part in (row.id, row.name, role, where, row.duty, *said) if part)


def write_template(job: Job) -> int:
    """The workbook to fill in."""
    check_out(job.args.out, ".xlsx")
    write_file(job.args.out, template(job.language))
    job.answer({"file": str(job.args.out)}, [job.say("template_written", file=job.args.out)])
    return 0


def load(job: Job) -> int:
    """The places and people of a workbook; what is wrong is written into a copy of it."""
    with job.register() as (conn, me):
        found = load_people.load(
            conn,
            me,
            job.args.file,
            job.home.headings,
            Loading(
                today=date.fromisoformat(job.today),
                now_ms=job.now_ms,
                dry_run=job.args.dry_run,
                language=job.language,
            ),
        )
    lines: list[str] = []
    answer: dict[str, Any] = {}
    for name, one in zip(("places", "workers"), found, strict=True):
        answer[name] = _counted(one) if one else None
        if one:
            sentence = job.say(
                "listed_in_dry" if job.args.dry_run else "listed_in", **_counted(one)
            )
            lines.append(job.say(f"people_of_{name}") + sentence)
            lines += [row_line(job, name, refusal) for refusal in one.refused]
    report = next((one.report for one in reversed(found) if one and one.report), None)
    if report:
        lines.append(job.say("load_report", file=report))
    job.answer(answer | {"report": str(report) if report else None}, lines)
    return 0


def _counted(one: Listed) -> dict[str, int]:
    return {"rows": one.rows, "added": one.added, "changed": one.changed, "same": one.same}


def hand_out(job: Job) -> int:
    """Start-up files for everybody who has none."""
    args = job.args
    as_folder(args.out)
    if args.slips:
        check_out(args.slips, ".xlsx")
    with job.register() as (conn, me):
        place = known_place(conn, me, args.place)
    total, stopped = 0, False

    def told(done: int, of: int) -> None:
        nonlocal total
        total = of
        if sys.stderr.isatty():
            print(f"\r{done} / {of}", end="\n" if done == of else "", file=sys.stderr)

    try:
        handing_out_many.hand_out(job.home, args.out, place=place, now_ms=job.now_ms, told=told)
    except KeyboardInterrupt:
        stopped = True
    left = len(handing_out_many.without(job.home, place=place, now_ms=job.now_ms))
    found = {"n": total - left, "left": left, "folder": args.out}
    sentence = "handed_out_stopped" if stopped else "handed_out" if total else "handed_out_none"
    said = [job.say(sentence, **found)]
    odd = handing_out_many.misplaced(job.home, place=place, now_ms=job.now_ms)
    if odd:
        names = " ".join(f"{one.name}({one.place})" for one in odd)
        said.append(job.say("handed_out_misplaced", n=len(odd), names=names))
    waiting: list[Slip] = []
    if args.slips:
        waiting = _write_slips(job, place, args.slips)
        said.append(_slips_said(job, waiting, args.slips))
    job.answer(
        {
            "written": total - left,
            "left": left,
            "misplaced": [one.id for one in odd],
            "folder": str(args.out),
            "slips": len(waiting),
        },
        said,
    )
    return 130 if stopped else 0


def write_slips(job: Job) -> int:
    """The code slips of all start-up files that wait."""
    check_out(job.args.out, ".xlsx")
    with job.register() as (conn, me):
        place = known_place(conn, me, job.args.place)
    waiting = _write_slips(job, place, job.args.out)
    job.answer(
        {"slips": len(waiting), "file": str(job.args.out) if waiting else None},
        [_slips_said(job, waiting, job.args.out)],
    )
    return 0


def _slips_said(job: Job, waiting: list[Slip], out: Path) -> str:
    if not waiting:
        return job.say("slips_none")
    return job.say("slips_written", n=len(waiting), file=out)


def _write_slips(job: Job, place: str, out: Path) -> list[Slip]:
    with opened(job.home.register) as conn:
        me = identity.load(conn)
        waiting = slips.waiting(conn, job.home.drafts, now_ms=job.now_ms, place=place)
        if waiting:
            said = code_slips.said(conn, waiting, check_number(me.root), job.language)
            write_file(out, code_slips.workbook(said, job.language), private=True)
    return waiting
