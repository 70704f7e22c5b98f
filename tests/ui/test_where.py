"""Where a file window opens, which is never where the program happened to be started."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from gridapp import ui
from gridapp.ui.parts.where import looking_from


def test_a_file_window_opens_where_the_last_file_was_or_at_home(tmp_path: Path) -> None:
    gone = str(tmp_path / "stick")

    assert looking_from(str(tmp_path)) == str(tmp_path)
    assert looking_from("") == looking_from(gone) == str(Path.home())


def asked() -> Iterator[tuple[str, ast.Call]]:
    """Every call of Qt that opens a file window, and the file it stands in."""
    for file in Path(ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = node.func.value
                if isinstance(of, ast.Name) and of.id == "QFileDialog":
                    yield file.name, node


def test_every_file_window_is_told_where_to_open() -> None:
    untold = {
        name
        for name, call in asked()
        if len(call.args) < 3 or (isinstance(call.args[2], ast.Constant) and not call.args[2].value)
    }

    assert untold == set()
    assert any(asked())
