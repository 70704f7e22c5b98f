"""A centre's inbox folder, and what was set aside: inbox."""

from __future__ import annotations

import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gridapp import settings
from gridapp.cli import daily
from gridapp.cli.exchanging import said_of
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import as_folder
from gridapp.cli.ring import ring_of
from gridapp.sync import inbox
from gridapp.sync.inbox import Aside, Memory, Received
from gridapp.words import reason_in_words, say, words_for


def add(commands: Commands, language: str) -> None:
    """The command `inbox`."""
    takes = commands.add_parser("inbox", help=say("help_inbox", language))
    takes.add_argument("--folder", type=Path, metavar="DIR", help=say("help_inbox_dir", language))
    takes.add_argument("--to", type=Path, metavar="DIR", help=say("help_to", language))
    what = takes.add_mutually_exclusive_group()
    what.add_argument("--aside", action="store_true", help=say("help_aside", language))
    what.add_argument("--again", action="store_true", help=say("help_aside_again", language))
    what.add_argument("--put-away", metavar="NAME", help=say("help_put_away", language))
    takes.set_defaults(run=run)


def run(job: Job) -> int:
    """Take in what lies in the inbox folder and is still, and write the answers."""
    memory = inbox.recall(job.home)
    if job.args.aside:
        return _list(job, memory)
    if job.args.put_away:
        return _put_away(job, memory)
    to = as_folder(job.args.to) if job.args.to else None
    with job.register() as (conn, me):
        if not me.role.is_centre:
            raise Refused("inbox_centres")
        paths, growing = _paths(job, memory)
        found = inbox.receive(job.home, conn, me, ring_of(job), paths, to=to, now_ms=job.now_ms)
    daily.answer(
        job,
        _plain(found) | {"growing": growing},
        [*_lines(job, found), *([job.say("inbox_growing", n=growing)] if growing else [])],
    )
    return 0


def _paths(job: Job, memory: Memory) -> tuple[list[Path], int]:
    """What is to be taken in, and how many files may be half copied."""
    if job.args.again:
        return [Path(path) for path in memory.aside], 0
    folder = _folder(job)
    first = inbox.look(folder, memory, {})
    if first.gone:
        raise Refused("inbox_gone", folder=folder)
    if first.stamps:
        time.sleep(inbox.STILL_S)
    second = inbox.look(folder, memory, first.stamps)
    return list(second.ready), second.growing


def _folder(job: Job) -> Path:
    """The folder named, which is remembered; else the one remembered, else the home's own."""
    chosen = settings.load(job.home.settings)
    if job.args.folder is None:
        return inbox.folder_of(job.home, chosen.inbox_folder)
    named = as_folder(job.args.folder.absolute())
    if named.is_dir():
        settings.store(job.home.settings, replace(chosen, inbox_folder=str(named)))
    return Path(named)


def _plain(found: Received) -> dict[str, Any]:
    return {
        "files": [
            {"name": one.name, "result": one.result, "rows": one.rows, "reason": one.reason}
            for one in found.files
        ],
        "answers": [
            {"path": str(one.path), "to": one.to, "rows": one.rows} for one in found.answers
        ],
        "unwritten": str(found.unwritten or ""),
    }


def _lines(job: Job, found: Received) -> list[str]:
    """One a file, then what was written, in one sentence."""
    said = said_of(job, found.files) or [job.say("inbox_empty")]
    if found.answers:
        folder = found.answers[0].path.parent
        said.append(job.say("inbox_answers", n=len(found.answers), folder=folder))
    if found.unwritten:
        why = words_for(found.unwritten, job.language) or str(found.unwritten)
        said.append(job.say("inbox_unwritten", why=why))
    return said


def _list(job: Job, memory: Memory) -> int:
    aside = list(memory.aside.values())
    lines = [_aside_line(job, one) for one in aside] or [job.say("inbox_none_aside")]
    job.answer({"aside": [asdict(one) for one in aside]}, lines)
    return 0


def _aside_line(job: Job, one: Aside) -> str:
    reason = reason_in_words(one.reason, job.language)
    return job.say("inbox_aside", path=Path(one.path), reason=reason)


def _put_away(job: Job, memory: Memory) -> int:
    named = job.args.put_away
    one = next((a for a in memory.aside.values() if named in (a.name, a.path)), None)
    if one is None:
        raise Refused("inbox_not_aside", name=named)
    lies = inbox.put_away(job.home, Path(one.path))
    job.answer({"path": str(lies)}, [job.say("inbox_put_away", path=lies)])
    return 0
