"""Where SQL may stand: in the register, and in reports, which only read."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "gridapp"
STATEMENT = re.compile(r"(SELECT|INSERT|UPDATE|DELETE|REPLACE|PRAGMA|VACUUM)\b")


def statements(file: Path) -> list[str]:
    """The texts of a file that begin like SQL, by their lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for node in texts
        if isinstance(node.value, str) and STATEMENT.match(node.value)
    ]


def test_sql_stands_in_the_register_and_in_reports_alone() -> None:
    files = [file for file in ROOT.rglob("*.py") if file.parts[len(ROOT.parts)] != "register"]
    found = [line for file in files for line in statements(file)]

    assert [line for line in found if not line.startswith("reports")] == []
    assert found, "the reports have SQL, and this test finds it"


HERE_FOR_SURE = {"archives", "archiving", "archive_copies", "intake", "upgraded", "waiting", "held"}
"""Modules that read bytes from `segment` itself: what is held is in no archive, wrecks are read
past all rules, and archives are what the others need not know of."""


def test_bytes_of_segments_are_read_through_archives() -> None:
    """They are read from `whole`: of a past year the row itself has none."""
    found = []
    for file in sorted((ROOT / "register").glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        found += [
            file.stem
            for text in texts
            if isinstance(text, str)
            and re.search(r"\bbody\b", text)
            and re.search(r"\b(FROM|JOIN) segment\b", text)
        ]

    assert set(found) - {*HERE_FOR_SURE, "wreck"} == set()
    assert "archives" in found, "the test finds them"
