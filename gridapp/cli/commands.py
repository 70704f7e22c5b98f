"""Which module holds which command: only that of the command asked for is loaded."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any

from gridapp.cli.parser import Parser
from gridapp.words import say

MODULES = MappingProxyType(
    {
        "opening": ("desk", "demo"),
        "centres": ("centre",),
        "enrolment": ("device", "staff", "join"),
        "peopling": ("people",),
        "writing": ("put",),
        "describing": ("fields",),
        "stepping": ("step",),
        "dispatching": ("dispatch",),
        "docketing": ("docket",),
        "calling": ("callback",),
        "ordering": ("order",),
        "visiting": ("visit", "rounds", "round", "log"),
        "surveying": ("survey",),
        "batching": ("batch",),
        "messaging": ("message",),
        "living": ("life",),
        "handing_over": ("place", "transfer"),
        "personal": ("person", "request"),
        "retaining": ("retention",),
        "erasing": ("erase",),
        "attaching": ("attach",),
        "mediating": ("mediate",),
        "dossiers": ("dossier",),
        "mediators": ("mediators",),
        "circuits": ("circuit",),
        "trips": ("trip",),
        "helping": ("helping", "activity"),
        "building": ("project",),
        "forces": ("force",),
        "reading": ("show", "list", "digest"),
        "finding": ("find", "history"),
        "exchanging": ("export", "import", "inspect", "status"),
        "receiving": ("inbox",),
        "questioning": ("review", "refused"),
        "reviewing": ("held", "release"),
        "settling": ("conflicts", "resolve"),
        "sameness": ("duplicates", "merge", "unmerge"),
        "loading": ("load",),
        "filling": ("fill",),
        "ledgers": ("ledger",),
        "printing": ("print",),
        "figuring": ("figures",),
        "netting": ("net",),
        "bulletins": ("bulletin",),
        "removing": ("undo", "removed"),
        "keeping": ("backup", "restore", "salvage", "check", "rebuild"),
        "archiving": ("archive",),
        "locking": ("encrypt", "passphrase"),
        "auditing": ("audit",),
        "chaining": ("chain",),
        "practising": ("practice",),
        "homing": ("homes",),
    }
)
"""Module of this package to its commands, in the order in which the help tells them."""

OPENS = "desk"
"""What is done where no command is said."""

LEFT_LOCKED = frozenset({"desk", "demo", "homes", "join", "passphrase"})
"""What asks for no passphrase beforehand: it asks itself, or has no use for this home."""


def build_parser(language: str, given: Sequence[str] | None = None) -> Parser:
    """The commands and their arguments, explained in `language`.

    With `given` only the command in these arguments is there, if it is one of ours: the rest need
    not be loaded for it.
    """
    parser = Parser(prog="gridapp", language=language, description=say("help", language))
    commands = parser.add_subparsers(metavar="COMMAND", title=say("help_commands", language))
    for name in MODULES if given is None else _wanted(given):
        _module(name).add(commands, language)
    parser.set_defaults(run=lambda job: _module("opening").desk(job), begins="any")
    return parser


def _wanted(given: Sequence[str]) -> Iterable[str]:
    said = command_in(given)
    if said is None:
        return MODULES
    return [name for name, commands in MODULES.items() if said in commands] or MODULES


def command_in(given: Sequence[str]) -> str | None:
    """The first word that is neither an option nor its value; None where help is asked for."""
    words = iter(given)
    for word in words:
        if word in ("-h", "--help"):
            return None
        if word in ("--home", "--lang"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return OPENS


def _module(name: str) -> Any:
    return importlib.import_module(f"gridapp.cli.{name}")
