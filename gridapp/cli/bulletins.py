"""The bulletin of a month, a quarter or a round, and its signing: bulletin."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import check_place, is_noting
from gridapp.paths import write_file
from gridapp.register import audit, bulletins
from gridapp.register.bulletins import AlreadySigned
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.reports import bulletin_signed, bulletin_xlsx
from gridapp.reports.bulletin import Bulletin
from gridapp.reports.bulletin_made import BY, MANY, RANKABLE
from gridapp.reports.bulletin_ready import Wish, ready
from gridapp.reports.bulletin_sections import CODES
from gridapp.reports.bulletin_signed import Kept
from gridapp.reports.bulletin_words import in_words
from gridapp.words import marks, say
from gridapp.words.printing import paper_name

_MOST = 20
_WAYS = ("docx", "pdf", "xlsx")


def add(commands: Commands, language: str) -> None:
    """The command `bulletin`."""
    makes = commands.add_parser("bulletin", help=say("help_bulletin", language))
    makes.add_argument(
        "span", nargs="?", default="", metavar="PERIOD", help=say("help_bulletin_span", language)
    )
    makes.add_argument("--place", default="", metavar="C")
    for option in ("by", "next", "words"):
        metavar = {"by": "A,B", "next": "T", "words": "F.json"}[option]
        help_ = say(f"help_bulletin_{option}", language)
        makes.add_argument(f"--{option}", default="", metavar=metavar, help=help_)
    for option in ("best", "worst"):
        help_ = say(f"help_bulletin_{option}", language)
        makes.add_argument(f"--{option}", type=int, default=MANY, metavar="N", help=help_)
    for way in _WAYS:
        makes.add_argument(f"--{way}", default="", metavar=f"F.{way}")
    makes.add_argument("--freeze", action="store_true", help=say("help_bulletin_freeze", language))
    makes.set_defaults(run=bulletin)


def bulletin(job: Job) -> int:
    """Say the bulletin, sign it, write it; without a period, list what is signed."""
    if not job.args.span:
        return _signed_ones(job)
    if not all(1 <= n <= _MOST for n in (job.args.best, job.args.worst)):
        raise Refused("bad_many")
    outs = _outs(job)
    wish = _wish(job)
    with job.register() if job.args.freeze else job.look() as (conn, me):
        if outs:
            is_noting(conn)
        one, kept = ready(conn, me, wish, language=job.language, today=job.today)
        if kept and (job.args.freeze or wish.words):
            raise AlreadySigned(one.name)
        if job.args.freeze:
            kept = _sign(job, conn, me, one)
        for way, out in outs.items():
            _write(job, conn, one, kept, way, out)
    written = [job.say("bulletin_written", file=out) for out in outs.values()]
    files = {"files": [str(out) for out in outs.values()]}
    job.answer(_plain(one, kept) | files, written or _lines(job, one, kept))
    return 0


def _outs(job: Job) -> dict[str, Path]:
    """What is to be written where; each name must be free."""
    outs = {way: Path(getattr(job.args, way)) for way in _WAYS if getattr(job.args, way)}
    for way, out in outs.items():
        check_out(out, f".{way}")
    return outs


def _wish(job: Job) -> Wish:
    args = job.args
    return Wish(
        span=args.span,
        place=check_place(args.place),
        by=_by(job),
        best=args.best,
        worst=args.worst,
        words=_words(job),
    )


def _write(
    job: Job, conn: sqlite3.Connection, one: Bulletin, kept: Kept | None, way: str, out: Path
) -> None:
    """Write one file, noted in the access log before it is there."""
    data = _made(job, one, kept, way)
    name = paper_name("bulletin", job.language)
    with transaction(conn):
        if way == "xlsx":
            audit.note_export(conn, name, len(one.rows), "", now_ms=job.now_ms)
        else:
            audit.note_print(conn, "", name, len(one.rows), "", now_ms=job.now_ms)
    write_file(out, data)


def _made(job: Job, one: Bulletin, kept: Kept | None, way: str) -> bytes:
    if way == "xlsx":
        return bulletin_xlsx.xlsx(one)
    if way == "docx":
        # Only now: what fills Word files takes a while to load.
        from gridapp.reports import bulletin_docx, word

        return bulletin_docx.docx(one, kept, word.form(bulletin_docx.FORM, job.home))
    # Only now: Qt is loaded by nothing else here.
    from gridapp.ui.papers import bulletin as paper_of
    from gridapp.ui.papers.press import lay_out
    from gridapp.ui.sheets import pdf

    return pdf(lay_out(one.language, lambda: paper_of.paper(one, kept)))


def _sign(job: Job, conn: sqlite3.Connection, me: Identity, one: Bulletin) -> Kept:
    with transaction(conn):
        return bulletin_signed.sign(conn, me, one, today=job.today, now_ms=job.now_ms)


def _signed_ones(job: Job) -> int:
    with job.look() as (conn, me):
        found = bulletins.every(conn, check_place(job.args.place) or me.place)
    rows = [{"span": one.span, "signed_on": one.signed_on, "mark": one.mark} for one in found]
    lines = [f"{one.span}  {one.signed_on}  {one.mark[:8].upper()}" for one in found]
    job.answer({"signed": rows}, lines or [job.say("bulletin_none")])
    return 0


def _by(job: Job) -> tuple[str, ...]:
    if not job.args.by:
        return BY
    said = tuple(job.args.by.replace("，", ",").split(","))
    for code in said:
        if code not in RANKABLE:
            raise Refused("bad_by", said=code, known=" ".join(RANKABLE))
    return said


def _words(job: Job) -> dict[str, str]:
    """What a person wrote instead of the sentences made of the figures."""
    said: dict[str, str] = {}
    if job.args.words:
        said = _words_file(Path(job.args.words))
    if job.args.next:
        said["next"] = job.args.next
    return said


def _words_file(file: Path) -> dict[str, str]:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        said = None
    fits = isinstance(said, dict) and all(
        code in CODES and isinstance(words, str) for code, words in said.items()
    )
    if not fits:
        raise Refused("bad_words_file", file=file, known=" ".join(CODES))
    return dict(said)


def _plain(one: Bulletin, kept: Kept | None) -> dict[str, Any]:
    """Numbers as they are; shares with what they are a share of."""
    return {
        "place": one.place,
        "span": one.span,
        "first": one.first,
        "last": one.last,
        "signed": kept.signed.mark if kept else None,
        "figures": _counts(one.figures),
        "before": _counts(one.before) if one.before is not None else None,
        "parts": [
            {"sort": part.sort, "code": part.code, "name": part.name}
            | {"figures": _counts(one.figures_of(part))}
            for part in one.parts
        ],
        "lists": [
            {
                "by": ranking.figure,
                "among": ranking.sort,
                "red": ranking.red,
                "black": ranking.black,
                "unranked": ranking.unranked,
            }
            for ranking in one.rankings
        ],
        "late": [
            {
                "span": each.span,
                "added": [row.number or row.id for row in each.added],
                "changed": [row.number or row.id for row in each.changed],
                "removed": [row.number or row.id for row in each.removed],
            }
            for each in one.corrections
        ],
        "text": {section.code: section.text for section in one.sections},
    }


def _counts(counts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        code: one.number if one.of is None else {"number": one.number, "of": one.of}
        for code, one in counts.items()
    }


def _lines(job: Job, one: Bulletin, kept: Kept | None) -> Iterator[str]:
    yield one.title
    if kept:
        mark = kept.short_mark
        yield job.say("bulletin_frozen", span=one.name, mark=mark, rows=len(one.rows))
    else:
        yield job.say("bulletin_draft")
    for section in one.sections:
        yield ""
        yield section.heading
        yield from section.text.splitlines()
        for table in section.tables:
            for row in table.rows:
                yield "  " + marks.listed((cell.replace("\n", " ") for cell in row), one.language)
    yield ""
    yield from _of_parts(one)


def _of_parts(one: Bulletin) -> Iterator[str]:
    """The places below and the departments, a line each with what the lists may go by."""
    for part in one.parts:
        figures = one.figures_of(part)
        said = (in_words(figures[code], one.language) for code in ("on_time", "told", "content"))
        yield marks.named(part.name, marks.listed(said, one.language), one.language)
