"""The help of every command fits eighty columns, a Chinese character counted as two."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from unicodedata import east_asian_width

import pytest

from gridapp.cli.commands import build_parser
from gridapp.words.marks import wrapped


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for act in parser._actions:
        if isinstance(act, argparse._SubParsersAction):
            for below in act.choices.values():
                yield from parsers(below)


def columns(line: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_of_the_help_is_too_wide(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    every = list(parsers(build_parser(language)))

    lines = [line for one in every for line in one.format_help().splitlines()]

    assert len(every) > 40
    assert [line for line in lines if columns(line) > 80] == []


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("看一条记录", 4, ["看一", "条记", "录"]),
        ("一户，一人", 6, ["一户，", "一人"]),
        ("一户，一人", 4, ["一", "户，", "一人"]),
        ("读 JSON 写入", 7, ["读 JSON", "写入"]),
        ("请写（见下）", 6, ["请写", "（见", "下）"]),
        ("one two  three", 7, ["one two", "three"]),
        ("unbreakable", 4, ["unbreakable"]),
    ],
)
def test_lines_are_broken_where_they_may(text: str, most: int, lines: list[str]) -> None:
    assert wrapped(text, most) == lines
