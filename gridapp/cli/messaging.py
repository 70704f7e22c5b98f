"""Messages in and out: message in, message out."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Any

from gridapp.cli.job import Commands, Job
from gridapp.cli.records import which
from gridapp.models import wechat
from gridapp.register import messages, outgoing
from gridapp.words import say

_VISIT = ("channel", "heard_on", "happened_on", "teller_name")


def add(commands: Commands, language: str) -> None:
    """The commands of this module."""
    every = commands.add_parser("message", help=say("help_message", language))
    ways = every.add_subparsers(metavar="WAY", required=True)
    ways.add_parser("in", help=say("help_message_in", language)).set_defaults(run=take_in)
    out = ways.add_parser("out", help=say("help_message_out", language))
    out.add_argument("id", metavar="ID")
    out.set_defaults(run=give_out)


def take_in(job: Job) -> int:
    """What a copied chat says; nothing is written."""
    read = wechat.read(sys.stdin.buffer.read().decode("utf-8-sig", "replace"), job.today)
    with job.register() as (conn, me):
        senders = messages.others(conn, me, read)
        known = messages.known(conn, me, senders)
        form = messages.draft(read, senders, job.today)
    said = [
        {"sender": one.sender, "day": one.day, "clock": one.clock, "words": one.words}
        for one in read
        if one.words
    ]
    lines = [job.say("message_said", **one) for one in said]
    lines += [job.say("message_known", **asdict(one)) for one in known]
    answer = {"messages": said, "known": [asdict(one) for one in known], "visit": _visit(form)}
    job.answer(answer, lines or [job.say("message_none")])
    return 0


def _visit(form: dict[str, Any]) -> dict[str, Any]:
    """The visit as `gridapp visit` takes it."""
    found = [
        {"task": task, **{name: value for name, value in one.items() if name != "shape"}}
        for task, one in form.get("found", {}).items()
    ]
    return {name: form[name] for name in _VISIT if form.get(name)} | {"found": found}


def give_out(job: Job) -> int:
    """A matter as the text of a message."""
    with job.register() as (conn, _me):
        id_ = which(conn, job.args.id)
        text = outgoing.text(conn, id_, job.language)
    job.answer({"id": id_, "text": text}, [text])
    return 0
