"""Which record is meant, and how one is shown: as JSON, and as lines for people."""

from __future__ import annotations

import argparse
import re
import sqlite3
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gridapp.cli.job import Job, Refused
from gridapp.models.checks import is_place
from gridapp.models.declare import GONE, HIDDEN, InvalidRecord, Kind, Shape
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label, label, why_gone
from gridapp.models.loops import LOOPS
from gridapp.models.masks import masked
from gridapp.models.money import yuan
from gridapp.models.place import covers
from gridapp.models.worker import Worker
from gridapp.register import audit, authors, calendar, codes, records, veils
from gridapp.register.authors import Names
from gridapp.register.database import is_read_only, transaction
from gridapp.register.identity import Identity
from gridapp.register.log import UnknownRecord
from gridapp.words import marks, say

_ID = re.compile(r"[0-9a-f]{32}")
_NUMBER = re.compile(r"(?<!\d)(?:1\d{10}|\d{6}(?:19|20)\d{9}[\dXx])(?!\d)", re.ASCII)
"""A telephone number, or a citizen's identity number."""
_FLAGS = ("review", "alerted", "provisional")
_DEADLINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def which(conn: sqlite3.Connection, said: str) -> str:
    """The id that was meant: an id, or a matter's, dispute's or order's number.

    Raises UnknownRecord.
    """
    if _ID.fullmatch(said):
        return said
    found = [
        id_ for kind in LOOPS for id_ in records.ids(conn, KINDS[kind], where={"number": said})
    ]
    if len(found) != 1:
        raise UnknownRecord("record", _echo(said))
    return found[0]


def other_kind(problem: UnknownRecord, job: Job) -> str:
    """Of which kind the record is that was taken for one of another; empty where it is none."""
    if not _ID.fullmatch(problem.id):
        return ""
    with job.look() as (conn, _me):
        kind = records.kind_of_id(conn, problem.id)
    if kind is None or kind.name == problem.kind:
        return ""
    found, wanted = kind.label(job.language), KINDS.get(problem.kind)
    if wanted is None:
        return job.say("kind_unfit", id=problem.id, found=found)
    return job.say("other_kind", id=problem.id, found=found, wanted=wanted.label(job.language))


def _echo(said: str) -> str:
    """What was typed, in one line and with no whole number of a person in it."""
    return marks.in_one_line(_NUMBER.sub(lambda found: found[0][:6] + "***", said))


def is_id(said: str) -> bool:
    """Whether this looks like a record's id."""
    return _ID.fullmatch(said) is not None


def which_worker(conn: sqlite3.Connection, said: str) -> str:
    """A worker's id, given as such or by his name. Raises UnknownRecord for an id of nobody."""
    if _ID.fullmatch(said):
        records.standing(conn, Worker, said)
        return said
    found = records.ids(conn, KINDS["worker"], where={"name": said})
    if not found:
        raise Refused("no_worker", name=_echo(said))
    if len(found) > 1:
        raise Refused("which_worker", name=said, ids=" ".join(found))
    return found[0]


def which_kind(said: str) -> Kind:
    """A kind by its name. Refused, naming all of them, for none of ours."""
    if said not in KINDS:
        raise Refused("which_kind", name=said, kinds=" ".join(KINDS))
    return KINDS[said]


def as_rows(
    conn: sqlite3.Connection, me: Identity, kind: Kind, ids: Sequence[str], *, unmask: bool
) -> list[dict[str, Any]]:
    """These records as JSON has them, derived columns too, masked unless asked.

    Of whoever is locked to storage nothing is shown either way.
    """
    found = records.get_many(conn, kind.record, ids)
    derived = records.derived(conn, kind, ids)
    rows = []
    for id_ in ids:
        if id_ not in found:
            continue
        row = records.as_dict(found[id_])
        confidential = row.get("reporter_kind") == "confidential"
        if not unmask or (confidential and not authors.wrote(conn, me, kind, id_)):
            row = masked(kind, row)
        rows.append(row | derived.get(id_, {}))
    return veils.veil(conn, kind, rows)


def lines_of(job: Job, kind: Kind, row: Mapping[str, Any], names: Names) -> list[str]:
    """One record, a line for each field that is filled; workers by their names."""
    title = f"{kind.label(job.language)}  {row['id']}  {row['place']}".rstrip()
    return [title] + [
        "  "
        + marks.named(
            field_label(kind.name, name, job.language),
            shown(kind, name, value, job.language, names),
            job.language,
        )
        for name, value in row.items()
        if name not in ("id", "kind", "place", *_bytes(kind)) and value not in (None, "")
    ]


def _bytes(kind: Kind) -> list[str]:
    """Fields that say nothing to a reader."""
    return [field.name for field in kind.fields if field.shape is Shape.BYTES]


def line_of(
    job: Job, kind: Kind, row: Mapping[str, Any], workers: Mapping[str, str] = _NO_NAMES
) -> str:
    """One record on one line: its id, its place, and its first fields."""
    fields = (field for field in kind.fields if field.shape not in (Shape.REF, Shape.BYTES))
    names = [field.name for field in fields][:5]
    names += [name for name, _type in kind.derived[:3]]
    # A field called like a key of every row stands after its kind; see records.as_dict.
    names = [f"{kind.name}_{name}" if name in ("id", "kind", "place") else name for name in names]
    said = [shown(kind, name, row[name], job.language, workers) for name in names if row.get(name)]
    return "  ".join([row["id"], row["place"] or "-", *said])


def plain_file(path: Path) -> Path:
    """The path as it is. Refused for what can be read without end, such as a device."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise Refused("no_plain_file", file=path)
    return path


def moment(at_ms: int) -> str:
    """An instant as people read it."""
    return calendar.at(at_ms)


def shown(
    kind: Kind, name: str, value: Any, language: str, names: Mapping[str, str] = _NO_NAMES
) -> str:
    """A value with its code's label beside it."""
    if name == "state":
        called = label("state", f"{kind.name}.{value}", language)
        return called + marks.bracketed(str(value), language)
    own = name.removeprefix(f"{kind.name}_")
    if name == GONE:
        return why_gone(str(value), language) or codes.label("life_event", str(value), language)
    declared = next((field for field in kind.fields if field.name == own), None)
    worker = declared.kind == "worker" if declared else name == "holder"
    if worker and names is not _NO_NAMES:
        return (value and names[str(value)]) or str(value)
    if declared is not None and declared.shape is Shape.INSTANT and isinstance(value, int):
        return moment(value)
    if declared is not None and declared.shape is Shape.MONEY and isinstance(value, int):
        return yuan(value)
    if declared is None:
        return _derived(name, value, language)
    if not declared.codes or name in HIDDEN or value == "***":
        return str(value)
    given = str(value).split(" ") if declared.shape is Shape.CODES else [str(value)]
    return " ".join(
        codes.label(declared.codes, code, language) + marks.bracketed(code, language)
        for code in given
    )


def _derived(name: str, value: Any, language: str) -> str:
    """What follows from the record's steps: flags as words, deadlines as people read them."""
    if name in _FLAGS:
        return say("yes" if value else "no", language)
    return str(value).replace("T", " ") if _DEADLINE.fullmatch(str(value)) else str(value)


def reason_for(job: Job) -> str:
    """Why whole values are asked for; empty where they are not. Refused without a reason."""
    if not job.args.unmask:
        return ""
    if not (job.args.reason or "").strip():
        raise Refused("why_unmask")
    return str(job.args.reason).strip()


def note(job: Job, conn: sqlite3.Connection, act: str, record: str, reason: str) -> None:
    """Note that whole values were looked at. Refused where that cannot be noted."""
    if reason:
        note_act(job, conn, act, record, reason)


def is_noting(conn: sqlite3.Connection) -> None:
    """Refused where an act cannot be noted."""
    if is_read_only(conn):
        raise Refused("cannot_note")


def note_act(job: Job, conn: sqlite3.Connection, act: str, record: str, reason: str) -> None:
    """Note an act before anything is shown. Refused where that cannot be noted."""
    is_noting(conn)
    with transaction(conn):
        audit.note(conn, act, record, reason, now_ms=job.now_ms)


def add_unmask(parser: argparse.ArgumentParser, language: str) -> None:
    """The arguments by which whole values are asked for."""
    parser.add_argument("--unmask", action="store_true", help=say("help_unmask", language))
    parser.add_argument("--reason", metavar="T")


def a_limit(said: str) -> int:
    """A number of rows, one at least."""
    number = int(said)
    if number < 1:
        raise ValueError(said)
    return number


def known_place(conn: sqlite3.Connection, me: Identity, code: str) -> str:
    """The code as it is: of this device's place, or of one that is entered. Refused for others."""
    own = code in ("", me.place)
    if not own and not records.ids(conn, KINDS["place"], where={"code": check_place(code)}):
        raise Refused("no_place", place=code)
    return code


def check_within(area: str, place: str) -> None:
    """Raise Refused for a place that lies neither in the area of a round or survey nor above it."""
    if place and not (covers(area, place) or covers(place, area)):
        raise Refused("outside_area", said=place, area=area)


def check_place(code: str) -> str:
    """The code as it is; raises InvalidRecord for what is no place code."""
    if code and not is_place(code):
        raise InvalidRecord("place", "code", "place", code)
    return code
