"""Every command, asked by hand for what is another township's."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path

from gridapp.cli import commands
from gridapp.models.kinds import KINDS
from gridapp.reports.every_ledger import LEDGERS
from tests import lots
from tests.sync.byte_by_byte import under
from tests.sync.county import ONE, County, unit
from tests.sync.planting import Planted

NOT_RUN = frozenset({"desk", "demo", "practice", "encrypt", "passphrase"})
"""Commands that open a window, make a world of their own, or would lock the home looked at."""

SUBJECTS = ("household", "resident", "matter", "dispute", "order", "help_plan")
"""Kinds of which a soak gives a record to every command and page that takes one."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Commands as somebody of the other township gives them who knows what to ask for."""

    planted: Planted
    county: County
    out: Path

    def lines(self) -> Iterator[tuple[str, ...]]:
        parser = commands.build_parser("zh")
        for path, leaf in _leaves(parser, ()):
            if path[0] not in NOT_RUN:
                yield from self._of(path, leaf)

    def _of(
        self, path: tuple[str, ...], leaf: argparse.ArgumentParser
    ) -> Iterator[tuple[str, ...]]:
        own = [one for one in leaf._actions if one.dest not in ("help", "home", "json", "lang")]
        options = [one for one in own if one.option_strings]
        needed = [one for one in options if one.required]
        given = tuple(chain.from_iterable(self._option(one) for one in needed))
        positional = [one for one in own if not one.option_strings]
        for value in self._values(path, positional):
            for words in product(*(self._positional(one, value) for one in positional)):
                yield (*path, *words, *given)
                if "--reason" in leaf._option_string_actions and path[0] in READS:
                    yield (*path, *words, *given, "--reason", "核对")
        first = [next(iter(self._positional(one, ""))) for one in positional]
        for one in options:
            if one.nargs != 0 and one not in needed and (lots.is_soak() or one.dest in _ASKS):
                yield (*path, *first, *given, *self._option(one))

    def _values(self, path: tuple[str, ...], positional: Sequence[argparse.Action]) -> list[str]:
        """What is given where a record or a word is asked for."""
        ids, words = self.planted.ids, self.planted.words
        named = {where: text for text, where in words.items()}
        if not positional:
            return [""]
        if path[0] in _NAMES:
            return list(_NAMES[path[0]])
        if lots.is_soak():
            return [*(ids[kind] for kind in SUBJECTS), named["household.head"], unit(ONE)]
        if path[0] == "find":
            return [named[where] for where in ("household.head", "resident.phone", "matter.title")]
        return [ids["matter"]]

    def _positional(self, one: argparse.Action, value: str) -> list[str]:
        if one.choices:
            return [str(choice) for choice in one.choices]
        if one.type is Path:
            folder = self.county.net.folder / "sticks" / ONE
            return [str(folder), str(max(folder.rglob("*.gridsync")))]
        return [value or unit(ONE)]

    def _option(self, one: argparse.Action) -> tuple[str, ...]:
        name = one.option_strings[0]
        if one.nargs == 0:
            return (name,)
        if one.choices:
            return (name, str(next(iter(one.choices))))
        if one.type is Path:
            return (name, str(self.out / f"{one.dest}-{len(under(self.out))}"))
        if one.type is int:
            return (name, "3")
        return (name, _SAID.get(one.dest, unit(ONE)))


READS = frozenset({"show", "list", "find", "history", "ledger", "print", "dossier", "person"})
"""Commands that show whole numbers to whoever gives a reason."""

_NAMES = {
    "list": tuple(KINDS),
    "fields": ("household",),
    "ledger": tuple(LEDGERS),
    "bulletin": ("2026-11", "2026-10"),
}
"""What is named in the place of a record."""

_ASKS = frozenset({"place", "area", "below"})
_SAID = {"month": "2026-11", "first": "2026-11-01", "last": "2026-11-18", "reason": "核对"}


def _leaves(
    parser: argparse.ArgumentParser, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command with the words that lead to it."""
    below = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for one in below:
        for name, inner in one.choices.items():
            yield from _leaves(inner, (*path, name))
    if path and (not below or not below[0].required):
        yield path, parser
