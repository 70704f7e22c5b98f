"""Pages that go out to be signed: printed with marks, sorted back by them, and where each is."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import as_folder, check_folder, check_out
from gridapp.cli.records import add_unmask, is_noting, plain_file, reason_for, which
from gridapp.models.checks import is_date
from gridapp.models.dispute import Dispute
from gridapp.models.form_page import FormPage
from gridapp.models.page_states import STATES, Missing, Sheet, with_missing
from gridapp.paths import check_free, write_file
from gridapp.register import audit, codes, form_pages, records, sorting
from gridapp.register.database import transaction
from gridapp.register.form_pages import FORM_PAGE
from gridapp.register.identity import Identity
from gridapp.register.log import UnknownRecord
from gridapp.register.sorting import Sorted
from gridapp.words import say
from gridapp.words.dossier_names import FORMS
from gridapp.words.printing import paper_name
from gridapp.words.trips import verdict

_TODAY = "today"


def add(commands: Commands, language: str) -> None:
    """The command `trip`."""
    trip = commands.add_parser("trip", help=say("help_trip", language))
    acts = trip.add_subparsers(metavar="ACT", required=True)

    def act(name: str, run: Any) -> Any:
        made = acts.add_parser(name, help=say(f"help_trip_{name}", language))
        made.set_defaults(run=run)
        return made

    named = "  ".join(f"{code}={name}" for code, name in FORMS.items())
    prints = act("print", print_)
    prints.add_argument("id", metavar="ID")
    prints.add_argument("--pdf", type=Path, metavar="F.pdf", help=say("help_dossier_pdf", language))
    prints.add_argument(
        "--docx", type=Path, metavar="FOLDER", help=say("help_dossier_docx", language)
    )
    prints.add_argument(
        "--form", action="append", choices=FORMS, default=[], metavar="FORM", help=named
    )
    add_unmask(prints, language)
    act("list", list_).add_argument("id", metavar="ID")
    scans = act("scans", scans_)
    scans.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    scans.add_argument("--of", default="", metavar="ID", help=say("help_trip_of", language))
    scans.add_argument("--likely", action="store_true", help=say("help_trip_likely", language))
    _add_signed(scans, "help_trip_signed_too", language)
    _add_put(act("put", put), named, language)
    notes = act("note", note)
    notes.add_argument("ids", nargs="+", metavar="PAGE")
    _add_signed(notes, "help_trip_signed", language)
    notes.add_argument("--kept", metavar="T", help=say("help_trip_kept", language))
    drops = act("drop", drop)
    drops.add_argument("ids", nargs="+", metavar="PAGE")
    drops.add_argument("--yes", action="store_true", help=say("help_trip_drop_yes", language))


def _add_put(puts: argparse.ArgumentParser, named: str, language: str) -> None:
    puts.add_argument("file", type=Path, metavar="FILE")
    puts.add_argument("id", metavar="ID")
    puts.add_argument("--form", choices=FORMS, required=True, metavar="FORM", help=named)
    puts.add_argument("--page", type=int, default=1, metavar="N")
    puts.add_argument("--about", default="", metavar="ID", help=say("help_trip_about", language))
    puts.add_argument(
        "--nth", type=int, default=1, metavar="N", help=say("help_trip_nth", language)
    )


def _add_signed(parser: argparse.ArgumentParser, key: str, language: str) -> None:
    parser.add_argument(
        "--signed", nargs="?", const=_TODAY, default="", metavar="DAY", help=say(key, language)
    )


def _day(job: Job) -> str:
    said = str(job.args.signed)
    if said and said != _TODAY and not is_date(said):
        raise Refused("bad_day", said=said)
    return job.today if said == _TODAY else said


def print_(job: Job) -> int:
    """The forms to be signed as one PDF, or as Word files; what is printed is written down."""
    args = job.args
    if bool(args.pdf) == bool(args.docx):
        raise Refused("trip_where")
    with job.register() as (conn, me):
        is_noting(conn)
        reason = reason_for(job)
        id_ = which(conn, args.id)
        made = _pdf if args.pdf else _word
        files, pages = made(job, conn, me, id_, reason)
    key = "trip_printed" if args.pdf else "trip_word"
    job.answer(
        {"id": id_, "files": [str(file) for file in files], "pages": pages},
        [job.say(key, file=file, n=pages) for file in files],
    )
    return 0


def _pdf(
    job: Job, conn: sqlite3.Connection, me: Identity, id_: str, reason: str
) -> tuple[list[Path], int]:
    # Only now: Qt is loaded by nothing else here.
    from gridapp.cli.pressing import press_into
    from gridapp.ui.paper import Wanted
    from gridapp.ui.papers import signing
    from gridapp.ui.sheets import Sheets

    def note_(sheets: Sheets) -> None:
        if not any(sheets.leaves):
            raise Refused("trip_nothing_to_sign")
        signing.note(conn, me, sheets, today=job.today, now_ms=job.now_ms)

    out, forms = job.args.pdf, " ".join(job.args.form)
    check_out(out, ".pdf")
    wanted = Wanted(code="signing", subject=id_, narrowed=forms, whole=bool(reason))
    sheets = press_into(out, job, conn, me, wanted, reason, also=note_)
    return [out], len(sheets.pages)


def _word(
    job: Job, conn: sqlite3.Connection, me: Identity, id_: str, reason: str
) -> tuple[list[Path], int]:
    # Only now: what fills Word files takes a while to load.
    from gridapp.reports.signing_forms import to_sign

    forms = to_sign(
        conn,
        me,
        id_,
        home=job.home,
        only=job.args.form,
        whole=bool(reason),
        now_ms=job.now_ms,
    )
    if not forms:
        raise Refused("trip_nothing_to_sign")
    check_folder(as_folder(job.args.docx))
    files = {job.args.docx / f"{one.filled.stem}.docx": one for one in forms}
    for file in files:
        check_free(file)
    with transaction(conn):
        went = [(one.pages, 1, 0) for one in forms]
        form_pages.printed(conn, me, went, today=job.today, now_ms=job.now_ms)
        name = paper_name("signing", job.language)
        audit.note_print(conn, id_, name, len(files), reason, now_ms=job.now_ms)
    for file, one in files.items():
        _write(file, one.docx)
    return list(files), len(files)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    write_file(file, data, private=True)


def list_(job: Job) -> int:
    """Each page of a dispute, and how far it has come."""
    with job.look() as (conn, _me):
        id_ = which(conn, job.args.id)
        found = form_pages.listed(conn, id_)
    whole = with_missing(found)
    gaps = [one for one in whole if isinstance(one, Missing)]
    out = sum(one.out for one in found) + len(gaps)
    signed = sum(one.out and not one.unused for one in found)
    end = [job.say("trip_still_out", n=out) if out else job.say("trip_all_back")]
    end += [job.say("trip_no_paper", n=signed)] if signed else []
    said = [_gap(job, one) if isinstance(one, Missing) else _line(job, one) for one in whole]
    lines = [*said, *end] if found else [job.say("trip_no_pages")]
    pages, missing = [_as_row(one) for one in found], [asdict(one) for one in gaps]
    job.answer({"id": id_, "pages": pages, "missing": missing, "out": out}, lines)
    return 0


def _line(job: Job, one: Sheet) -> str:
    page = one.page
    way = 0 if job.language.startswith("zh") else 1
    return job.say(
        "trip_page",
        id=page.id,
        form=page.form,
        name=codes.label("dossier_form", page.form, job.language),
        page=page.page,
        of=job.say("trip_page_of", n=page.pages) if page.pages else "",
        states=" ".join(STATES[state][way] for state in one.states),
        kept=job.say("trip_kept_at", where=page.kept_at) if page.kept_at else "",
    )


def _gap(job: Job, one: Missing) -> str:
    name = codes.label("dossier_form", one.form, job.language)
    of = job.say("trip_page_of", n=one.pages)
    return job.say("trip_lacks", form=one.form, name=name, page=one.page, of=of)


def _as_row(one: Sheet) -> dict[str, Any]:
    page = one.page
    return {
        "id": page.id,
        "form": page.form,
        "about": page.about,
        "page": page.page,
        "of": page.pages,
        "state": one.state,
        "states": list(one.states),
        "printed_on": page.printed_on,
        "signed_on": page.signed_on,
        "kept_at": page.kept_at,
        "scans": [scan.id for scan in one.scans],
    }


def scans_(job: Job) -> int:
    """Sort photos and scans to their pages; what is left is listed with the reason."""
    # Only now: it is wanted nowhere else.
    from gridapp.register import scans

    day = _day(job)
    found: list[Sorted] = []
    with job.register() as (conn, me):
        only = which(conn, job.args.of) if job.args.of else ""
        numbers = {}
        files, unread = scans.files_of([plain_file(path) for path in job.args.paths])
        for file in files:
            for leaf in scans.leaves(file):
                with transaction(conn):
                    one = sorting.sort(conn, me, leaf, only=only, now_ms=job.now_ms)
                    one = _likely(conn, me, one, job) if job.args.likely else one
                    _sign(conn, me, one, day, job)
                found.append(replace(one, leaf=replace(leaf, data=b"")))  # it could be thousands
        for one in found:
            if one.page is not None:
                numbers[one.page.dispute] = _number(conn, one.page)
    again = sum(one.verdict == "again" for one in found)
    none = not any(one.is_put or not one.leaf.problem for one in found)
    left = [one for one in found if not one.is_put]
    put = len(found) - again - len(left)
    job.answer(
        {
            "put": put,
            "again": again,
            "left": len(left),
            "unread": unread,
            "pictures": [_as_sorted(one) for one in found],
        },
        [
            *(_told(job, one, numbers) for one in found),
            job.say("trip_sorted", put=put, again=again, left=len(left)),
            *([job.say("trip_unread", n=unread, most=scans.MOST_FILES)] if unread else []),
            *([job.say("trip_none_read")] if none else []),
        ],
    )
    return 1 if none else 0


def _likely(conn: sqlite3.Connection, me: Identity, one: Sorted, job: Job) -> Sorted:
    """A later page that Word counted goes to the next page of its form that has no picture."""
    dispute = (one.page and one.page.dispute) or ""
    known, number = sorting.likely({"": one}, dispute, form_pages.listed(conn, dispute)).get(
        "", (one.page, 0)
    )
    if known is None or not number:
        return one
    form, about = known.form or "", known.about or ""
    page, id_, code = form_pages.place(
        conn, me, dispute, form, number, one.leaf.data, about=about, now_ms=job.now_ms
    )
    return replace(one, page=page, attachment=id_, verdict=code)


def _sign(conn: sqlite3.Connection, me: Identity, one: Sorted, day: str, job: Job) -> None:
    if day and one.is_put and one.page is not None and not one.page.signed_on:
        form_pages.note(
            conn, me, [one.page.id], {"signed_on": day}, today=job.today, now_ms=job.now_ms
        )


def _number(conn: sqlite3.Connection, page: FormPage) -> str:
    """The number of its case; of one that has none yet, its title."""
    case = records.get(conn, Dispute, page.dispute or "")
    return (case and (case.number or case.title)) or ""


def _told(job: Job, one: Sorted, numbers: dict[str | None, str]) -> str:
    file = job.say("trip_file_page", file=one.leaf.name, n=one.leaf.number)
    file = file if one.leaf.number else one.leaf.name
    page = one.page
    name = codes.label("dossier_form", page.form, job.language) if page else ""
    if page is not None and one.is_put:
        number = numbers[page.dispute]
        said = job.say(
            "trip_is_put", file=file, number=number, form=page.form, name=name, page=page.page
        )
        end = "" if one.verdict == "put" else "  " + verdict(one.verdict, job.language)
        return said + end
    why = verdict(one.verdict, job.language, number=one.number, name=name)
    return job.say("trip_is_left", file=file, why=why)


def _as_sorted(one: Sorted) -> dict[str, Any]:
    page = one.page
    return {
        "file": one.leaf.name,
        "nth": one.leaf.number,
        "verdict": one.verdict,
        "dispute": page.dispute if page else None,
        "page": page.id if page else None,
        "form": page.form if page else None,
        "number": page.page if page else None,
        "attachment": one.attachment or None,
    }


def put(job: Job) -> int:
    """One picture, or one page of a PDF, with the page that a person names."""
    from gridapp.register import scans

    args = job.args
    leaf = next(
        (one for one in scans.leaves(plain_file(args.file)) if one.number in (0, args.nth)), None
    )
    if leaf is None:
        raise Refused("trip_no_page", file=args.file, n=args.nth)
    if leaf.problem:
        raise Refused("trip_is_left", file=args.file, why=verdict(leaf.problem, job.language))
    with job.register() as (conn, me), transaction(conn):
        dispute = which(conn, args.id)
        page, id_, code = form_pages.place(
            conn,
            me,
            dispute,
            args.form,
            args.page,
            leaf.data,
            about=args.about,
            now_ms=job.now_ms,
        )
    said = f"{args.file.name}  {verdict(code, job.language)}"
    job.answer({"page": page.id, "attachment": id_, "verdict": code}, [said])
    return 0


def note(job: Job) -> int:
    """Pages were signed, or their originals lie somewhere."""
    day, kept = _day(job), (job.args.kept or "").strip()
    if job.args.kept is not None and not kept:
        raise Refused("trip_kept_where")
    if not (day or kept):
        raise Refused("trip_note_what")
    with job.register() as (conn, me), transaction(conn):
        ids = _pages(conn, job.args.ids)
        said = {"signed_on": day, "kept_at": kept}
        fields = {name: value for name, value in said.items() if value}
        form_pages.note(conn, me, ids, fields, today=job.today, now_ms=job.now_ms)
    job.answer({"ids": ids}, [job.say("trip_noted", n=len(ids))])
    return 0


def drop(job: Job) -> int:
    """Pages that were printed and not used."""
    with job.register() as (conn, me), transaction(conn):
        ids = _pages(conn, job.args.ids, unused=True)
        form_pages.drop(conn, me, ids, sure=job.args.yes, now_ms=job.now_ms)
    job.answer({"ids": ids}, [job.say("trip_dropped", n=len(ids))])
    return 0


def _pages(conn: sqlite3.Connection, said: Sequence[str], *, unused: bool = False) -> list[str]:
    """The pages that are meant; a dispute stands for all of its own, or those not used."""
    found: list[str] = []
    for each in said:
        id_ = which(conn, each)
        kind = records.kind_of_id(conn, id_)
        if kind is not None and kind.name == FORM_PAGE:
            found.append(records.standing(conn, FormPage, id_).id)
            continue
        if kind is None or kind.name != "dispute":
            raise UnknownRecord(FORM_PAGE, id_)
        listed = form_pages.listed(conn, id_)
        found += [one.page.id for one in listed if one.unused or not unused]
    return list(dict.fromkeys(found))
