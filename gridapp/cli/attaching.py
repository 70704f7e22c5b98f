"""Attachments of records: photos and scanned pages in, and out again."""

from __future__ import annotations

import argparse
import errno
import os
from pathlib import Path
from types import MappingProxyType

from gridapp.cli.given import one_of
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import note_act, plain_file, which
from gridapp.models.attachment import Attachment
from gridapp.paths import write_file
from gridapp.register import attachments, locks, pictures, records
from gridapp.register.log import UnknownRecord
from gridapp.words import say

_GET = "get"
_WORDS = MappingProxyType({"before": "1", "after": "2", "evidence": "3", "page": "4"})


def add(commands: Commands, language: str) -> None:
    """The command `attach`."""
    attaches = commands.add_parser("attach", help=say("help_attach", language))
    attaches.add_argument("id", metavar="ID", help=say("help_attach_id", language))
    attaches.add_argument(
        "files", nargs="+", metavar="FILE", help=say("help_attach_files", language)
    )
    attaches.add_argument(
        "--kind",
        default="9",
        type=lambda said: _WORDS.get(said, said),
        **one_of("attachment_kind", language),
    )
    attaches.add_argument("--note", default="", metavar="T")
    attaches.add_argument("--out", type=Path, metavar="FILE", help=say("help_attach_out", language))
    attaches.set_defaults(run=attach)


def attach(job: Job) -> int:
    """Attach pictures to a record: all of them, or none where one cannot be taken."""
    args: argparse.Namespace = job.args
    if args.id == _GET:
        return _get(job)
    if args.out is not None:
        raise Refused("attach_get_how")
    made = [_picture(Path(said)) for said in args.files]
    with job.register() as (conn, me):
        ids = attachments.add(
            conn,
            me,
            which(conn, args.id),
            made,
            kind=args.kind,
            note=args.note,
            now_ms=job.now_ms,
        )
    sizes = [len(data) for data in made]
    job.answer(
        {"ids": ids, "sizes": sizes},
        [job.say("attached", id=id_, size=n) for id_, n in zip(ids, sizes, strict=True)],
    )
    return 0


def _picture(path: Path) -> bytes:
    return pictures.from_file(plain_file(path))


def _get(job: Job) -> int:
    """Write one out under a new name, noted in the access log."""
    args, out = job.args, job.args.out
    if out is None or len(args.files) != 1:
        raise Refused("attach_get_how")
    if out.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))
    (id_,) = args.files
    with job.register() as (conn, _me):
        found = records.get(conn, Attachment, id_)
        if found is None or found.gone is not None:
            raise UnknownRecord("attachment", id_)
        if held := locks.requests_of(conn, found.subject or ""):
            raise Refused("person_locked", ids=" ".join(held))
        data = attachments.read(conn, found.digest)
        if data is None:
            raise Refused("attachment_not_here", id=id_)
        note_act(job, conn, "take_out", found.subject or id_, "")
        write_file(out, data)
    job.answer({"id": id_, "path": str(out)}, [job.say("attachment_taken_out", path=out)])
    return 0
