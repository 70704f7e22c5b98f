"""Every command has its row, in both languages, and what the READMEs show is there."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridapp.cli.commands import MODULES, build_parser

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-CN.md"]
COMMANDS = ["docs/commands.md", "docs/commands.zh-CN.md"]


def commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """The full name of each command that can be given: `list`, `centre create`."""
    groups = [act for act in parser._actions if isinstance(act, argparse._SubParsersAction)]
    if before and not any(group.required for group in groups):
        yield before
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, f"{before} {name}".strip())


def rows(page: str) -> list[str]:
    """The first cells of its tables of commands."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [line.split("|")[1] for line in text.splitlines() if line.startswith("| `gridapp")]


def named(cells: list[str]) -> set[str]:
    """The commands they begin with, up to the first argument."""
    found = [name for cell in cells for name in re.findall(r"`gridapp ([a-z -]*)", cell)]
    return {re.split(r" ?-", name)[0].strip() for name in found}


@pytest.mark.parametrize("page", COMMANDS)
def test_every_command_has_a_row_and_no_other(page: str) -> None:
    assert named(rows(page)) == set(commands(build_parser("zh")))


@pytest.mark.parametrize("page", COMMANDS)
def test_no_row_of_a_command_stands_twice(page: str) -> None:
    assert sorted(set(rows(page))) == sorted(rows(page))


@pytest.mark.parametrize("readme", READMES)
def test_the_commands_that_the_readmes_show_are_there(readme: str) -> None:
    shown = named([(ROOT / readme).read_text(encoding="utf-8")]) - {""}

    assert shown
    assert shown <= set(commands(build_parser("zh")))


def test_the_readmes_show_the_same_lines_to_type() -> None:
    typed = [
        re.findall(r"^(?:make|python|\.venv)[^#\n]*", (ROOT / readme).read_text("utf-8"), re.M)
        for readme in READMES
    ]

    assert [line.strip() for line in typed[0]] == [line.strip() for line in typed[1]]


@pytest.mark.parametrize("page", [*READMES, *COMMANDS])
def test_what_a_page_points_to_is_there(page: str) -> None:
    file = ROOT / page
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", file.read_text("utf-8"))

    assert [target for target in targets if not (file.parent / target).exists()] == []


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
