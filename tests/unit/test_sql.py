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
