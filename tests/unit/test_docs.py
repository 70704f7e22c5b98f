"""Both READMEs name every command there is, and no other."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridapp.cli.commands import MODULES, build_parser

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-CN.md"]


def commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """The full name of each command that can be given: `list`, `centre create`."""
    groups = [act for act in parser._actions if isinstance(act, argparse._SubParsersAction)]
    if before and not any(group.required for group in groups):
        yield before
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, f"{before} {name}".strip())


def documented(readme: str) -> set[str]:
    """What the rows of its table of commands begin with, up to the first argument."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `gridapp")]
    named = [found for cell in cells for found in re.findall(r"`gridapp ([a-z -]*)", cell)]
    return {re.split(r" ?-", name)[0].strip() for name in named}


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_in_the_readme_and_no_other(readme: str) -> None:
    assert documented(readme) == set(commands(build_parser("zh")))


@pytest.mark.parametrize("readme", READMES)
def test_no_row_of_the_readme_stands_twice(readme: str) -> None:
    rows = re.findall(r"^\| (`gridapp [^|]*)\|", (ROOT / readme).read_text("utf-8"), re.M)

    assert sorted(set(rows)) == sorted(rows)


def test_the_readmes_show_the_same_lines_to_type() -> None:
    typed = [
        re.findall(r"^(?:make|python|\.venv)[^#\n]*", (ROOT / readme).read_text("utf-8"), re.M)
        for readme in READMES
    ]

    assert [line.strip() for line in typed[0]] == [line.strip() for line in typed[1]]


@pytest.mark.parametrize("readme", READMES)
def test_what_the_readme_points_to_is_there(readme: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", (ROOT / readme).read_text("utf-8"))

    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_each_command_lies_in_the_module_that_the_table_names() -> None:
    every = {name.split()[0] for name in commands(build_parser("zh"))}
    assert every == {name for names in MODULES.values() for name in names}

    for names in MODULES.values():
        for name in names:
            assert name in {said.split()[0] for said in commands(build_parser("zh", [name]))}


def test_every_file_can_be_unpacked_on_windows_too() -> None:
    beside = [
        *ROOT.iterdir(),
        *(f for d in ("gridapp", "resources", "tests", "docs") for f in (ROOT / d).rglob("*")),
    ]

    assert [
        f.name
        for f in beside
        if re.search(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\udc80-\udcff]|[ .]$', f.name)
    ] == []
