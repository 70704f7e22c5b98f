"""The homes of this computer: who works here, what is practice, and which is deleted again."""

from __future__ import annotations

from datetime import UTC, datetime

from gridapp.cli.job import Commands, Job, Refused
from gridapp.models.deadlines import CHINA
from gridapp.models.role import Role
from gridapp.paths import data_folder, kept_homes
from gridapp.register import homes
from gridapp.register.homes import Kept
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The commands `homes list` and `homes delete`."""
    every = commands.add_parser("homes", help=say("help_homes", language))
    every.set_defaults(run=list_homes, begins="any")
    acts = every.add_subparsers(metavar="delete")
    deletes = acts.add_parser("delete", help=say("help_homes_delete", language))
    deletes.add_argument("name", metavar="NAME")
    deletes.add_argument("--yes", action="store_true", help=say("help_homes_yes", language))
    deletes.set_defaults(run=delete_home, begins="any")


def list_homes(job: Job) -> int:
    """Every home: who, for which place, practice or real, when last used."""
    found = homes.kept()
    job.answer(
        {"homes": [as_json(one) for one in found]},
        [_line(job, one) for one in found] or [job.say("homes_none")],
    )
    return 0


def delete_home(job: Job) -> int:
    """Say what deleting a practice home means; with --yes delete it."""
    one = next((one for one in homes.kept() if one.name == job.args.name), None)
    if one is None:
        raise Refused("no_such_home", said=job.args.name)
    if not one.card.practice:
        raise homes.NotPractice(one.name)
    if not job.args.yes:
        return job.complain("homes_delete_yes", home=_line(job, one))
    gone = homes.delete(one)
    job.answer({"deleted": gone}, [job.say("homes_deleted", names=" ".join(gone))])
    return 0


def new_home(job: Job) -> list[str]:
    """What to say of a home that was just made: which it is, where it is not the only one."""
    with job.look() as (conn, me):
        homes.remember(job.home, conn, me)
    if job.named:
        return []
    kept = kept_homes(data_folder())
    name = next((name for name, home in kept.items() if home == job.home), "")
    return [job.say("home_is", name=name)] if len(kept) > 1 and name else []


def as_json(one: Kept) -> dict[str, object]:
    """One home, for programs."""
    card = one.card
    return {
        "name": one.name,
        "worker": card.worker,
        "role": card.role,
        "place": card.place,
        "place_name": card.place_name,
        "centre": card.centre,
        "practice": card.practice,
        "used": _used(one),
        "home": str(one.home.root),
    }


def _line(job: Job, one: Kept) -> str:
    card = one.card
    role = Role[card.role] if card.role else None
    named = (role.zh if job.language == "zh" else role.en) if role else ""
    said = (card.worker or job.say("home_unknown"), named, card.place_name)
    return job.say(
        "home_line",
        name=one.name,
        who=" · ".join(part for part in said if part),
        sort=job.say("home_practice" if card.practice else "home_real"),
        used=_used(one),
    )


def _used(one: Kept) -> str:
    return f"{datetime.fromtimestamp(one.used_ms / 1000, UTC).astimezone(CHINA):%Y-%m-%d %H:%M}"
