"""What an auditor draws by numbers, each from beginning to end: chain."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import add_unmask, is_noting, reason_for
from gridapp.models.kinds import KINDS
from gridapp.register import chains, rows
from gridapp.register.chains import Chain, Drawn
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `chain`."""
    draws = commands.add_parser("chain", help=say("help_chain", language))
    draws.add_argument(
        "numbers", nargs="*", metavar="NUMBER", help=say("help_chain_numbers", language)
    )
    draws.add_argument("--out", type=Path, metavar="F.pdf", help=say("help_chain_out", language))
    draws.add_argument(
        "--expect",
        action="append",
        default=[],
        metavar="DIGEST",
        help=say("help_chain_expect", language),
    )
    add_unmask(draws, language)
    draws.set_defaults(run=chain)


def chain(job: Job) -> int:
    """What each number is; with --out the whole of each in one PDF."""
    args = job.args
    said = sys.stdin.read() if args.numbers == ["-"] else "\n".join(args.numbers)
    typed = chains.numbers(said)
    if not typed:
        raise Refused("chain_none")
    if args.out is not None:
        check_out(args.out, ".pdf")
    pages = 0
    with job.look() as (conn, me):
        found = chains.drawn(conn, me, typed)
        whole = [chains.of(conn, one.kind, one.id) for one in found if one.id]
        titles = rows.labels(conn, [(one.id, KINDS[one.kind].number) for one in whole])
        if whole and args.out is not None:
            is_noting(conn)
            # Only now: Qt is loaded by nothing else here.
            from gridapp.cli.pressing import press_into
            from gridapp.ui.paper import Wanted

            reason = reason_for(job)
            wanted = Wanted(code="chains", text=" ".join(typed), whole=bool(reason))
            pages = len(press_into(args.out, job, conn, me, wanted, reason).pages)
    by_id = {one.id: one for one in whole}
    lines = [line for one in found for line in _told(job, one, by_id, titles)]
    if whole and args.out is not None:
        lines.append(
            job.say(
                "chain_written",
                file=args.out,
                n=len(whole),
                pages=pages,
                out=len(found) - len(whole),
            )
        )
    lines += [
        job.say("chain_same", digest=one.digest) for one in whole if one.digest in args.expect
    ]
    job.answer(_as_json(job, found, by_id, titles, pages), lines)
    if not whole:
        return job.complain("chain_nothing")
    missing = [one for one in args.expect if one not in {each.digest for each in whole}]
    return job.complain("chain_differs", digest=missing[0]) if missing else 0


def _told(job: Job, one: Drawn, whole: dict[str, Chain], titles: dict[str, str]) -> list[str]:
    why = job.say(f"chain_{one.reason}") if one.reason else ""
    if not one.id:
        return [job.say("chain_not", typed=one.typed, why=why)]
    kind = KINDS[one.kind].label(job.language)
    line = job.say("chain_here", typed=one.typed, kind=kind, title=titles.get(one.id, ""))
    return [f"{line}  {why}".rstrip(), job.say("chain_digest", digest=whole[one.id].digest)]


def _as_json(
    job: Job, found: list[Drawn], whole: dict[str, Chain], titles: dict[str, str], pages: int
) -> dict[str, Any]:
    return {
        "total": len(whole),
        "rows": [
            {"typed": one.typed, "id": one.id, "kind": one.kind, "reason": one.reason}
            | (
                {"title": titles.get(one.id, ""), "digest": whole[one.id].digest}
                | {"records": len(whole[one.id].parts)}
                if one.id
                else {}
            )
            for one in found
        ],
        "file": str(job.args.out) if whole and job.args.out is not None else "",
        "pages": pages,
    }
