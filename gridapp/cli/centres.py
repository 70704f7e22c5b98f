"""Founding a centre, and what its root sheet is for afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gridapp.cli import encrypting
from gridapp.cli.homing import new_home
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import plain_file
from gridapp.cli.ring import code_of, ring_of
from gridapp.models.domain import Domain
from gridapp.paths import data_folder, kept_homes, write_file
from gridapp.register import homes
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.sync import adopting, card, enrol, recovering, regaining
from gridapp.sync.card import Card
from gridapp.sync.code import NUMBER_DIGITS, normal, shown
from gridapp.sync.keys import SealingKey, sealing_of
from gridapp.sync.replacing import Replaced
from gridapp.sync.startup_file import MAX_SHEET, WrongCode, check_number, open_root
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The commands of a centre: founding it, its root sheet, the centre above it."""
    centres = commands.add_parser("centre", help=say("help_centre", language))
    founds = centres.add_subparsers(
        required=True, metavar="create | rekey | card | parent | adopt | reset"
    )
    replaces = founds.add_parser("rekey", help=say("help_replace_key", language))
    replaces.add_argument("--sheet", required=True, type=Path, metavar="FILE")
    replaces.add_argument("--code", metavar="CODE", help=say("help_root_code", language))
    replaces.add_argument("--reason", required=True, metavar="T")
    replaces.add_argument("--backup", type=Path, metavar="FILE", help=say("help_regain", language))
    replaces.set_defaults(run=replace_key)
    cards = founds.add_parser("card", help=say("help_card", language))
    cards.add_argument("--out", required=True, type=Path, metavar="FILE")
    cards.set_defaults(run=write_card)
    for name, run in (("parent", name_parent), ("adopt", adopt)):
        comes = founds.add_parser(name, help=say(f"help_{name}", language))
        comes.add_argument("card", type=Path, metavar="CARD")
        comes.add_argument("--number", metavar="N", help=say("help_number", language))
        comes.set_defaults(run=run)
        if name == "parent":
            comes.add_argument("--sheet", type=Path, metavar="FILE")
            comes.add_argument("--code", metavar="CODE", help=say("help_root_code", language))
    _add_reset(founds, language)
    creates = founds.add_parser("create", help=say("help_centre_create", language))
    creates.add_argument("--code", required=True, metavar="C")
    creates.add_argument("--name", required=True, metavar="N")
    creates.add_argument("--worker", default="", metavar="NAME")
    creates.add_argument("--practice", action="store_true", help=say("help_practice", language))
    encrypting.add_encrypt(creates, language)
    creates.set_defaults(run=create_centre, begins="new")


def _add_reset(founds: Commands, language: str) -> None:
    resets = founds.add_parser("reset", help=say("help_reset", language))
    resets.add_argument("file", type=Path, metavar="FILE")
    resets.add_argument("--number", metavar="N", help=say("help_number", language))
    resets.add_argument(
        "--sheet", type=Path, metavar="FILE", help=say("help_reset_sheet", language)
    )
    resets.add_argument("--code", metavar="CODE", help=say("help_root_code", language))
    resets.add_argument("--out", type=Path, metavar="FILE")
    resets.set_defaults(run=reset)


def create_centre(job: Job) -> int:
    """This home becomes the centre of a place."""
    domain = Domain.PRACTICE if job.args.practice else Domain.REAL
    if not job.named:
        homes.check_centre(job.args.code, domain, kept_homes(data_folder()))
    said = encrypting.chosen(job) if job.args.encrypt else ""
    found, told = encrypting.made(job, said)
    made = enrol.create_centre(
        job.home,
        place=job.args.code,
        name=job.args.name,
        now_ms=job.now_ms,
        domain=domain,
        worker_name=job.args.worker,
    )
    job.answer(
        {
            "place": job.args.code,
            "name": job.args.name,
            "code": made.code,
            "root_file": str(made.root_file),
            "check_number": made.check_number,
            **found,
        },
        [
            job.say("centre_made", name=job.args.name, place=job.args.code),
            job.say("centre_code", code=shown(made.code), file=made.root_file),
            job.say("centre_number", number=made.check_number),
            *new_home(job),
            *told,
        ],
    )
    encrypting.encrypt_new(job, said)
    return 0


def replace_key(job: Job) -> int:
    """A new daily key for this centre, by its root sheet; the old one ends here and now."""
    reason = job.args.reason.strip()
    if not reason:
        raise Refused("why_stop")
    plain_file(job.args.sheet)
    if job.args.backup:
        made = _regained(job, reason)
    else:
        with job.register():
            ring_of(job)
        code = code_of(job, "ask_root_code")
        with root_code():
            made = enrol.replace_key(
                job.home, job.args.sheet, code, reason=reason, now_ms=job.now_ms
            )
    found = {"rows": made.rows, "devices": made.devices, "lost": made.lost}
    said = [job.say("key_replaced", **found)]
    if made.lost:
        said.append(job.say("key_lost_rows", **found))
    job.answer(found, [*said, job.say("key_next")])
    return 0


def _regained(job: Job, reason: str) -> Replaced:
    """The centre of a lost computer, from a backup and the root sheet."""
    file = plain_file(job.args.backup)
    with root_code():
        return regaining.regain(
            job.home,
            file,
            job.args.sheet,
            lambda: code_of(job, "ask_root_code"),
            reason=reason,
            now_ms=job.now_ms,
        )


def reset(job: Job) -> int:
    """Say who has forgotten his passphrase; with his eight digits write what opens his home."""
    request = plain_file(job.args.file).read_bytes()[: recovering.MOST + 1]
    ring = ring_of(job)
    with job.register() as (conn, me):
        device = recovering.look(conn, me, request, now_ms=job.now_ms)
        found = {
            "device": device.tag or "C",
            "place": device.place,
            "worker_name": Names(conn)[device.certificate.worker.hex()],
        }
        if not job.args.number:
            job.answer(found | {"file": None}, [job.say("reset_of", **found)])
            return job.complain("number_not_yet")
        if normal(job.args.number, NUMBER_DIGITS) != recovering.digits(request):
            raise Refused("reset_other_number")
        sealing = (*ring.sealing, *_root_of_sheet(job, ring.domain))
        file = job.args.out or job.args.file.with_suffix(".gridreset")
        with transaction(conn):
            write_file(file, recovering.answer(conn, me, sealing, request, now_ms=job.now_ms))
    job.answer(found | {"file": str(file)}, [job.say("reset_written", file=file, **found)])
    return 0


def _root_of_sheet(job: Job, domain: Domain) -> list[SealingKey]:
    if not job.args.sheet:
        return []
    sheet = plain_file(job.args.sheet).read_bytes()[: MAX_SHEET + 1]
    with root_code():
        return [sealing_of(open_root(sheet, code_of(job, "ask_root_code"), domain), 0)]


def write_card(job: Job) -> int:
    """This centre's card for another centre, and the number by which it is known."""
    ring = ring_of(job)
    with job.register() as (conn, me):
        number = adopting.write_card(conn, me, ring, job.args.out)
    found = {"file": str(job.args.out), "check_number": number}
    job.answer(found, [job.say("card_written", **found), job.say("card_next", **found)])
    return 0


def name_parent(job: Job) -> int:
    """Say who the card is of; with its number, and the root sheet, come under that centre."""
    ring = ring_of(job)
    with job.register() as (conn, me):
        other = card.read(plain_file(job.args.card), me.domain)
        if not _is_told(job, other):
            return job.complain("number_not_yet")
        if not job.args.sheet:
            raise Refused("no_sheet")
        code = code_of(job, "ask_root_code")
        with root_code(), transaction(conn):
            adopting.name_parent(
                conn,
                me,
                ring,
                other,
                job.args.number,
                sheet=plain_file(job.args.sheet),
                code=code,
                now_ms=job.now_ms,
            )
    return _linked(job, other, "parent_named")


def adopt(job: Job) -> int:
    """Say who the card is of; with its number take that centre as one below this one."""
    ring = ring_of(job)
    with job.register() as (conn, me):
        other = card.read(plain_file(job.args.card), me.domain)
        if not _is_told(job, other):
            return job.complain("number_not_yet")
        with transaction(conn):
            adopting.adopt(conn, me, ring, other, job.args.number, now_ms=job.now_ms)
    return _linked(job, other, "adopted")


def _is_told(job: Job, other: Card) -> bool:
    """Whether the number was told; else who the card is of is said, and nothing is done."""
    if job.args.number:
        return True
    found = _who(other) | {"check_number": check_number(other.root.signing_key), "linked": False}
    job.answer(found, [job.say("card_of", **found)])
    return False


def _linked(job: Job, other: Card, key: str) -> int:
    found = _who(other) | {"linked": True}
    job.answer(found, [job.say(key, **found)])
    return 0


def _who(other: Card) -> dict[str, object]:
    return {"name": other.name, "place": str(other.root.place)}


@contextmanager
def root_code() -> Iterator[None]:
    """Say of a wrong code that it is that of a root sheet."""
    try:
        yield
    except WrongCode:
        raise Refused("wrong_root_code") from None
