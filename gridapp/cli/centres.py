"""Founding a centre, and what its root sheet is for afterwards."""

from __future__ import annotations

from pathlib import Path

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import plain_file
from gridapp.cli.ring import code_of, ring_of
from gridapp.models.domain import Domain
from gridapp.sync import enrol
from gridapp.sync.code import shown
from gridapp.sync.startup_file import WrongCode
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The commands `centre create` and `centre rekey`."""
    centres = commands.add_parser("centre", help=say("help_centre", language))
    founds = centres.add_subparsers(required=True, metavar="create | rekey")
    replaces = founds.add_parser("rekey", help=say("help_replace_key", language))
    replaces.add_argument("--sheet", required=True, type=Path, metavar="FILE")
    replaces.add_argument("--code", metavar="CODE", help=say("help_root_code", language))
    replaces.add_argument("--reason", required=True, metavar="T")
    replaces.set_defaults(run=replace_key)
    creates = founds.add_parser("create", help=say("help_centre_create", language))
    creates.add_argument("--code", required=True, metavar="C")
    creates.add_argument("--name", required=True, metavar="N")
    creates.add_argument("--worker", default="", metavar="NAME")
    creates.add_argument("--practice", action="store_true", help=say("help_practice", language))
    creates.set_defaults(run=create_centre)


def create_centre(job: Job) -> int:
    """This home becomes the centre of a place."""
    made = enrol.create_centre(
        job.home,
        place=job.args.code,
        name=job.args.name,
        now_ms=job.now_ms,
        domain=Domain.PRACTICE if job.args.practice else Domain.REAL,
        worker_name=job.args.worker,
    )
    job.answer(
        {
            "place": job.args.code,
            "name": job.args.name,
            "code": made.code,
            "root_file": str(made.root_file),
            "check_number": made.check_number,
        },
        [
            job.say("centre_made", name=job.args.name, place=job.args.code),
            job.say("centre_code", code=shown(made.code), file=made.root_file),
            job.say("centre_number", number=made.check_number),
        ],
    )
    return 0


def replace_key(job: Job) -> int:
    """A new daily key for this centre, by its root sheet; the old one ends here and now."""
    reason = job.args.reason.strip()
    if not reason:
        raise Refused("why_stop")
    plain_file(job.args.sheet)
    with job.register():
        ring_of(job)
    code = code_of(job, "ask_root_code")
    try:
        made = enrol.replace_key(job.home, job.args.sheet, code, reason=reason, now_ms=job.now_ms)
    except WrongCode:
        raise Refused("wrong_root_code") from None
    found = {"rows": made.rows, "devices": made.devices}
    job.answer(found, [job.say("key_replaced", **found), job.say("key_next")])
    return 0
