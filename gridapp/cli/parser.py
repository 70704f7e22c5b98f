"""The parser of the command line: its options stand before or after a command, and it speaks."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from gridapp import settings
from gridapp.words import marks, say
from gridapp.words.usage import heading_in_words, usage_in_words

OPTIONS: MappingProxyType[str, bool | None] = MappingProxyType(
    {"home": None, "json": False, "lang": None}
)
"""What every command may be told, and what it is where nobody says it."""


class Parser(argparse.ArgumentParser):
    """The parser of the program, or of one command."""

    def __init__(self, *, language: str, **given: Any) -> None:
        super().__init__(
            **given, add_help=False, formatter_class=partial(_Formatter, language=language)
        )
        self.language = language
        # "new" for a command that makes a home, "any" for one that needs none.
        self.set_defaults(begins="")
        common = self.add_argument_group(say("help_options", language))
        common.add_argument("-h", "--help", action="help", help=say("help_help", language))
        # Left out where it is not said, so that a command does not undo what stood before it.
        add = partial(common.add_argument, default=argparse.SUPPRESS)
        add("--home", type=Path, metavar="DIR", help=say("help_home", language))
        add("--json", action="store_true", help=say("help_json", language))
        add("--lang", choices=settings.LANGUAGES, help=say("help_lang", language))

    def add_subparsers(self, **given: Any) -> Any:
        """Commands below this one, which speak the same language."""
        return super().add_subparsers(
            **{"parser_class": partial(Parser, language=self.language)} | given
        )

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the usage, and end with 2."""
        wrong = usage_in_words(message, self.language)
        print(say("usage", self.language, wrong=wrong, command=self.prog), file=sys.stderr)
        raise SystemExit(2)


class _Formatter(argparse.HelpFormatter):
    """Help with its headings in the user's language."""

    def __init__(self, prog: str, *, language: str) -> None:
        super().__init__(prog)
        self._language = language
        # The heading of the usage is counted by its letters, and takes more columns than these.
        begin = say("usage_begin", language)
        self._width -= marks.columns(begin) - len(begin)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return marks.wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in marks.wrapped(text, width - len(indent)))

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading_in_words(heading or "", self._language))

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        begin = say("usage_begin", self._language) if prefix is None else prefix
        super().add_usage(usage, actions, groups, begin)
