"""The `gridapp` command: the desk by default, and all its work without one."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gridapp import paths, settings
from gridapp.cli.commands import LEFT_LOCKED, build_parser, command_in
from gridapp.cli.job import Job
from gridapp.cli.parser import OPTIONS
from gridapp.cli.passphrase import open_home
from gridapp.paths import Home
from gridapp.words import say, words_for


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 refused with one line on stderr, 2 wrong usage."""
    given = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    _listen()
    try:
        unsaid = argparse.Namespace(**OPTIONS)
        args = build_parser(_language(given), given).parse_args(given, unsaid)
    except SystemExit as stop:
        return int(stop.code or 0)
    language = _language(given)
    job = None
    try:
        job = Job(args=args, home=_home(args), language=language, named=_is_named(args))
        if command_in(given) not in LEFT_LOCKED:
            open_home(job)
        return int(args.run(job))
    except BrokenPipeError:
        # Whoever read has seen enough; nothing more is to be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(say("stopped", language), file=sys.stderr)
        return 1
    except Exception as problem:  # noqa: BLE001  told in one sentence
        job = job or Job(args=args, home=Home(paths.data_folder()), language=language)
        print(_told(problem, job), file=sys.stderr)
        return 1


def desk() -> int:
    """The entry point behind the desktop icon."""
    return main(["desk", *sys.argv[1:]])


def _language(given: Sequence[str]) -> str:
    """What --lang says, else what is set in this home; asked for before anything is parsed."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--lang")
    early.add_argument("--home", type=Path)
    try:
        args, _rest = early.parse_known_args(given)
    except argparse.ArgumentError:
        return settings.Settings().language
    if args.lang in settings.LANGUAGES:
        return str(args.lang)
    from gridapp.register.homes import SeveralHomes

    try:
        return settings.load(_home(args).settings).language
    except SeveralHomes:
        return settings.load(paths.shared_settings(paths.data_folder())).language


def _is_named(args: argparse.Namespace) -> bool:
    return bool(args.home or paths.named_home())


def _home(args: argparse.Namespace) -> Home:
    """The home that is named, or meant. Raises SeveralHomes where one has to be named."""
    if not args.home and (chosen := paths.named_home()):
        return chosen
    # Only now: it reads the registers of this computer.
    from gridapp.register import homes

    if args.home:
        return homes.called(args.home)
    begins = getattr(args, "begins", "")
    if begins == "new":
        return paths.free_home(paths.data_folder())
    return Home(paths.data_folder()) if begins == "any" else homes.sole()


def _told(problem: Exception, job: Job) -> str:
    """What went wrong, in one sentence."""
    # Only now: most runs have nothing to complain of.
    from gridapp.cli import given, unforeseen
    from gridapp.cli.records import other_kind
    from gridapp.models.labels import label
    from gridapp.register.lines import BadLine
    from gridapp.register.log import UnknownRecord

    def named(sort: str, code: str) -> str:
        return label(sort, code, job.language)

    if isinstance(problem, UnknownRecord) and (said := other_kind(problem, job)):
        return said
    if isinstance(problem, BadLine):
        problem.way_out = given.way_out(problem.kind, problem.field, problem.rule, job.language)
    sentence = words_for(problem, job.language, named)
    return sentence or unforeseen.told(problem, job.home, job.language)


def _speak_utf8() -> None:
    """The same bytes on every system, also where the console's own encoding is another."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _listen() -> None:
    """Where stdin is closed, as under a scheduler, nothing is said: it reads as empty."""
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
