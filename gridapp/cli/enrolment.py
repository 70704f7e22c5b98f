"""Handing out devices, picking one of two, stopping one, joining."""

from __future__ import annotations

import argparse
from pathlib import Path

from gridapp.cli import encrypting
from gridapp.cli.homing import new_home
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, is_id, plain_file, which_worker
from gridapp.cli.ring import code_of, ring_of
from gridapp.models.checks import is_date
from gridapp.models.labels import label
from gridapp.models.role import Role
from gridapp.paths import data_folder, kept_homes
from gridapp.register import calendar, homes, peers, stopping
from gridapp.register.database import transaction
from gridapp.sync import enrol, handing_again, picking
from gridapp.sync.code import shown
from gridapp.sync.keys import DAY
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The commands `device …`, `staff add` and `join`."""
    devices = commands.add_parser("device", help=say("help_device", language))
    acts = devices.add_subparsers(required=True, metavar="add | cover | pick | replace | stop")
    picks = acts.add_parser("pick", help=say("help_device_pick", language))
    picks.add_argument("mark", metavar="MARK", help=say("help_mark", language))
    picks.set_defaults(run=pick_device)
    stops = acts.add_parser("stop", help=say("help_device_stop", language))
    stops.add_argument("device", metavar="DEVICE", help=say("help_stop_which", language))
    stops.add_argument("--reason", required=True, metavar="T", help=say("help_stop_why", language))
    stops.add_argument("--yes", action="store_true", help=say("help_stop_yes", language))
    stops.set_defaults(run=stop_device)
    _add_replace(acts, language)
    _add_cover(acts, language)
    adds = acts.add_parser("add", help=say("help_device_add", language))
    adds.add_argument(
        "--role",
        required=True,
        type=str.upper,
        choices=[role.name for role in Role],
        metavar="ROLE",
        help=" ".join(f"{role.name}={label('role', role.name, language)}" for role in Role),
    )
    adds.add_argument("--place", required=True, metavar="C")
    _who(adds)
    adds.set_defaults(run=add_device)
    staff = commands.add_parser("staff", help=say("help_staff", language))
    more = staff.add_subparsers(required=True, metavar="add").add_parser(
        "add", help=say("help_staff_add", language)
    )
    _who(more)
    more.set_defaults(run=add_staff)
    joins = commands.add_parser("join", help=say("help_join", language))
    joins.add_argument("file", type=Path, metavar="FILE")
    joins.add_argument("--code", metavar="CODE")
    encrypting.add_encrypt(joins, language)
    joins.set_defaults(run=join, begins="new")


def _add_replace(acts: Commands, language: str) -> None:
    again = acts.add_parser("replace", help=say("help_device_replace", language))
    again.add_argument("device", metavar="DEVICE", help=say("help_stop_which", language))
    again.add_argument("--reason", required=True, metavar="T", help=say("help_stop_why", language))
    again.add_argument("--out", required=True, type=Path, metavar="FILE")
    again.add_argument("--yes", action="store_true", help=say("help_stop_yes", language))
    again.set_defaults(run=replace_device)


def _add_cover(acts: Commands, language: str) -> None:
    covers = acts.add_parser("cover", help=say("help_device_cover", language))
    covers.add_argument("--place", required=True, metavar="C")
    covers.add_argument("--worker-id", required=True, metavar="ID")
    covers.add_argument("--from", dest="first", required=True, metavar="YYYY-MM-DD")
    covers.add_argument("--to", dest="last", required=True, metavar="YYYY-MM-DD")
    covers.add_argument("--out", required=True, type=Path, metavar="FILE")
    covers.set_defaults(run=cover, worker="")


def _who(adds: argparse.ArgumentParser) -> None:
    """Whom a start-up file is for, and where it is written."""
    who = adds.add_mutually_exclusive_group(required=True)
    who.add_argument("--worker", default="", metavar="NAME")
    who.add_argument("--worker-id", default="", metavar="ID")
    adds.add_argument("--out", required=True, type=Path, metavar="FILE")


def add_device(job: Job) -> int:
    """A start-up file for a new device, and its code."""
    check_place(job.args.place)
    return _hand_out(job, Role[job.args.role], job.args.place)


def cover(job: Job) -> int:
    """A start-up file for a worker who covers a colleague's grid or unit from a day to a day."""
    check_place(job.args.place)
    first, last = job.args.first, job.args.last
    for day in (first, last):
        if not is_date(day):
            raise Refused("bad_day", said=day)
    if first > last:
        raise Refused("days_turned", first=first, last=last)
    days = calendar.midnight(first), calendar.midnight(last) + DAY
    if days[1] - days[0] > peers.COVER_MS or days[1] <= job.now_ms:
        raise Refused("cover_days", most=peers.COVER_MS // DAY)
    role = Role.UNIT if len(job.args.place) in Role.UNIT.digits else Role.GRID
    return _hand_out(job, role, job.args.place, days)


def add_staff(job: Job) -> int:
    """A start-up file for one more computer of this centre, which can hand out none itself."""
    with job.register() as (_conn, me):
        role, place = me.role, me.place
    return _hand_out(job, role, place)


def _hand_out(job: Job, role: Role, place: str, days: tuple[int, int] | None = None) -> int:
    with job.register() as (conn, _me):
        worker = which_worker(conn, job.args.worker_id) if job.args.worker_id else ""
        if is_id(job.args.worker):
            # Nobody is called like that: it is an id, which goes with --worker-id.
            which_worker(conn, job.args.worker)
            worker = job.args.worker
    added = enrol.add_device(
        job.home,
        role=role,
        place=place,
        worker_name="" if worker else job.args.worker,
        out=job.args.out,
        now_ms=job.now_ms,
        worker=worker,
        days=days,
    )
    job.answer(
        {"file": str(added.file), "code": added.code, "tag": added.tag, "worker": added.worker},
        [
            job.say("device_added", file=added.file, tag=added.tag),
            job.say("device_code", code=shown(added.code)),
        ],
    )
    return 0


def pick_device(job: Job) -> int:
    """Say which of two devices that used one start-up file is the true one."""
    ring = ring_of(job)
    with job.register() as (conn, me), transaction(conn):
        one = picking.pick(conn, me, ring, job.args.mark, now_ms=job.now_ms)
    found = {"mark": one.mark, "device": one.tag, "worker_name": one.worker, "rows": one.rows}
    job.answer(found, [job.say("picked", **found)])
    return 0


def stop_device(job: Job) -> int:
    """Say what stopping a device means; with --yes stop it."""
    reason = job.args.reason.strip()
    if not reason:
        raise Refused("why_stop")
    with job.register() as (conn, me), transaction(conn):
        one = stopping.look(conn, me, job.args.device, now_ms=job.now_ms)
        if job.args.yes:
            stopping.stop(conn, me, one, reason, now_ms=job.now_ms)
    found = {
        "device": one.device.tag,
        "mark": one.mark,
        "place": one.device.place,
        "worker_name": one.worker,
        "rows": one.rows,
        "stopped": job.args.yes,
        "used": one.used,
    }
    if one.used:
        begins = "device_stopped" if job.args.yes else "stop_would"
        said = [begins, "stop_later", "stop_next"]
    else:
        said = ["file_stopped" if job.args.yes else "stop_would_file", "stop_later_file"]
    job.answer(found, [job.say(key, **found) for key in said])
    return 0 if job.args.yes else job.complain("stop_not_yet")


def replace_device(job: Job) -> int:
    """Say what becomes of a device that is replaced; with --yes stop it and write its start-up file
    again.
    """
    args, reason = job.args, job.args.reason.strip()
    if not reason:
        raise Refused("why_stop")
    with job.register():
        pass  # what is to be caught up with first is
    if args.yes:
        one = handing_again.replace(
            job.home, args.device, args.out, reason=reason, now_ms=job.now_ms
        )
    else:
        one = handing_again.look(job.home, args.device, now_ms=job.now_ms)
    was = one.stopped
    found = {
        "tag": was.device.tag,
        "name": was.worker,
        "place": was.device.place,
        "rows": was.rows,
        "file": one.file,
    }
    said = [job.say("replace_would", **found)]
    if was.used:
        said.append(job.say("replace_next"))
    if one.added:
        new = one.added
        said += [
            job.say("device_added", file=new.file, tag=new.tag),
            job.say("device_code", code=shown(new.code)),
        ]
    new_one = {"new": one.added.tag, "code": one.added.code} if one.added else {}
    job.answer(found | {"replaced": bool(one.added)} | new_one, said)
    return 0 if one.added else job.complain("replace_not_yet")


def join(job: Job) -> int:
    """A new home from a start-up file."""
    # What is no start-up file, or none at all, is told before anybody types a code.
    enrol.look_at(plain_file(job.args.file))
    if job.home.register.exists():
        raise enrol.AlreadyFounded(str(job.home.register))
    code = code_of(job)
    said = encrypting.chosen(job) if job.args.encrypt else ""
    more, told = encrypting.made(job, said)
    beside = {} if job.named else kept_homes(data_folder())
    joined = enrol.join(
        job.home,
        job.args.file,
        code,
        now_ms=job.now_ms,
        fresh=lambda token: homes.check_startup(token, beside),
    )
    found = {
        "device": joined.tag,
        "place": joined.place,
        "role": joined.role.name,
        "centre": joined.centre,
        "worker": joined.worker,
        "check_number": joined.check_number,
        "mark": joined.mark,
    }
    lines = [job.say("joined", **found), job.say("joined_number", **found), *told]
    job.answer(found | more, lines + new_home(job))
    encrypting.encrypt_new(job, said)
    return 0
