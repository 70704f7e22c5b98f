"""What waits for a person's word, and what does not count: review and refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import moment, shown
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label, label
from gridapp.models.masks import masked_value
from gridapp.register import questions, touched, turned_away, turned_details
from gridapp.register.authors import Names
from gridapp.register.conflicts import Conflict
from gridapp.register.copied import Copied
from gridapp.register.crossed import Crossed
from gridapp.register.database import transaction
from gridapp.register.duplicates import Pair
from gridapp.register.questions import Question
from gridapp.register.requests import Open
from gridapp.register.turned_away import TurnedAway
from gridapp.register.turned_details import Wrote
from gridapp.register.waiting import RELEASABLE, Waiting
from gridapp.words import marks, reason_in_words, say

_WHY = {"right": "refused_right", "value": "refused_values", "claimed": "refused_claimed"}


def add(commands: Commands, language: str) -> None:
    """The commands `review` and `refused`."""
    commands.add_parser("review", help=say("help_review", language)).set_defaults(run=review)
    reads = commands.add_parser("refused", help=say("help_refused", language))
    reads.add_argument("mark", nargs="?", default="", metavar="MARK")
    way = reads.add_mutually_exclusive_group()
    way.add_argument("--seen", action="store_true", help=say("help_refused_seen", language))
    way.add_argument("--take-over", action="store_true", help=say("help_refused_take", language))
    way.add_argument("--again", action="store_true", help=say("help_refused_again", language))
    reads.set_defaults(run=refused)


def review(job: Job) -> int:
    """Every question, each with the commands that answer it.

    What came since is looked through first for records that may be one.
    """
    with job.look() as (conn, me):
        touched.catch_up(conn)
        found = questions.questions(conn, me)
    rows = [_as_json(one) for one in found]
    said = [line for one in found for line in _lines(job, one)]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("review_none")])
    return 0


def _answers(one: Question) -> list[str]:
    """The commands that answer a question."""
    match one:
        case Conflict():
            choices = range(1, len(one.choices) + 1)
            return [f"gridapp resolve {one.id} {one.field} {choice}" for choice in choices]
        case Waiting() | Copied():
            return _about_device(one)
        case TurnedAway():
            return [f"gridapp refused {one.mark} --{way}" for way in ("take-over", "seen")]
        case Pair():
            return _about_pair(one)
        case _:
            return _about_record(one)


def _about_device(one: Waiting | Copied) -> list[str]:
    if isinstance(one, Copied):
        return [] if one.own else [f"gridapp device stop {one.tag}"]
    if one.reason == "twins":
        return [f"gridapp device pick {one.mark}"]
    return [f"gridapp release {one.mark}"] if one.reason in RELEASABLE else []


def _about_pair(one: Pair) -> list[str]:
    apart = f"gridapp duplicates --apart {one.one.id} {one.other.id}"
    if one.kind.name == "matter":
        return [f"gridapp step {one.other.id} merge --into {one.one.id}", apart]
    return [f"gridapp merge {one.one.id} {one.other.id}", apart]


def _about_record(one: Open | Crossed) -> list[str]:
    if isinstance(one, Crossed):
        return [f"gridapp step {one.id}"]
    return [f"gridapp request {'told' if one.request.decision else 'decide'} {one.request.id}"]


def _sort(one: Question) -> str:
    return type(one).__name__.lower()


def _as_json(one: Question) -> dict[str, Any]:
    place = one.one.place if isinstance(one, Pair) else getattr(one, "place", "")
    return {"sort": _sort(one), "place": place, "commands": _answers(one)}


def _lines(job: Job, one: Question) -> Iterator[str]:
    yield job.say(f"review_{_sort(one)}", about=_about(job, one))
    for command in _answers(one):
        yield f"  {command}"


def _about(job: Job, one: Question) -> str:
    language = job.language
    match one:
        case Conflict():
            field = field_label(one.kind, one.field, language)
            return marks.named(KINDS[one.kind].label(language), field, language)
        case Waiting():
            who = one.worker + marks.bracketed(one.tag or "?", language)
            return marks.named(who, reason_in_words(one.reason, language), language)
        case TurnedAway():
            return f"{one.tag or 'C'}  {label('kind', one.kind, language)}  {one.place}"
        case Pair():
            return one.kind.label(language)
        case Copied():
            return f"{one.worker}{marks.bracketed(one.tag, language)}"
        case Open():
            return f"{one.name}  {one.request.due_on or ''}".strip()
        case Crossed():
            return marks.named(KINDS[one.kind].label(language), one.title, language)


def refused(job: Job) -> int:
    """What does not count, value by value; or one of it is put by, or taken over."""
    args = job.args
    if not args.mark and (args.seen or args.take_over):
        raise Refused("refused_which")
    if args.again:
        with job.register() as (conn, _me), transaction(conn):
            count = turned_away.all_unseen(conn)
        job.answer({"again": count}, [job.say("refused_again", n=count)])
        return 0
    if args.seen or args.take_over:
        return _decide(job)
    with job.look() as (conn, me):
        found = _wanted(turned_away.turned_away(conn, me), args.mark)
        wrote = {one: turned_details.wrote(conn, one) for one in found}
        takes = {one for one in found if turned_details.can_take_over(me, one, wrote[one])}
        names = Names(conn)
        said = [line for one in found for line in _told(job, one, wrote[one], names)]
    rows = [
        {"mark": one.mark, "device": one.tag, "place": one.place, "kind": one.kind}
        | {"reason": one.reason, "records": one.records, "can_take_over": one in takes}
        | {"values": [_value(each) for each in wrote[one]]}
        for one in found
    ]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("refused_none")])
    return 0


def _decide(job: Job) -> int:
    takes = job.args.take_over
    with job.register() as (conn, me):
        (one,) = _wanted(turned_away.turned_away(conn, me), job.args.mark)
        with transaction(conn):
            ids: list[str] = []
            if takes:
                ids = turned_details.take_over(conn, me, one, now_ms=job.now_ms)
            else:
                turned_away.seen(conn, one)
    done = job.say("refused_taken" if takes else "refused_seen")
    job.answer({"mark": one.mark, "ids": ids}, [done])
    return 0


def _wanted(found: list[TurnedAway], mark: str) -> list[TurnedAway]:
    """Those of this mark, or all without one. Refused for a mark that nothing has."""
    if not mark:
        return found
    wanted = [one for one in found if one.mark == mark]
    if not wanted:
        raise Refused("refused_no", mark=mark)
    return wanted


def _value(one: Wrote) -> dict[str, Any]:
    kind = KINDS[one.kind]
    told = {
        name: masked_value(kind, one.field, value.hex() if isinstance(value, bytes) else value)
        for name, value in (("value", one.value), ("now", one.now))
    }
    return {"id": one.id, "field": one.field, "at_ms": one.at_ms, "file": one.file} | told


def _told(job: Job, one: TurnedAway, wrote: list[Wrote], names: Names) -> Iterator[str]:
    kind = label("kind", one.kind, job.language)
    yield job.say(
        "refused_line",
        mark=one.mark,
        device=one.tag or "C",
        place=one.place,
        kind=kind,
        n=one.records,
        why=job.say(_WHY.get(one.reason, "refused_elsewhere")),
    )
    for each in wrote[: turned_details.MOST]:
        of, told = KINDS[each.kind], _value(each)
        his, now = (
            shown(of, each.field, told[name], job.language, names)
            if told[name] not in (None, "")
            else job.say("empty")
            for name in ("value", "now")
        )
        called = field_label(each.kind, each.field, job.language)
        yield job.say(
            "refused_value",
            field=called,
            his=his,
            now=now,
            at=moment(each.at_ms),
            file=each.file,
        ).rstrip()
