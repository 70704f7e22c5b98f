"""Where a file window opens, which is never where the program happened to be started."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from gridapp import ui
from gridapp.ui.parts.picture_strip import PictureStrip
from gridapp.ui.parts.where import looking_from


def test_a_file_window_opens_where_the_last_file_was_or_at_home(tmp_path: Path) -> None:
    gone = str(tmp_path / "stick")

    assert looking_from(str(tmp_path)) == str(tmp_path)
    assert looking_from("") == looking_from(gone) == str(Path.home())


def test_photos_are_looked_for_at_home_where_nobody_has_a_folder_of_them(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told of a folder that is not there, Qt takes its name for that of a file."""
    told: list[str] = []
    monkeypatch.setenv("HOME", str(tmp_path))

    def ask(_parent: QWidget, _name: str, folder: str, _sorts: str) -> tuple[list[str], str]:
        told.append(folder)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)

    strip = PictureStrip()
    strip.add.click()

    assert told == [str(tmp_path)]


def asked() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call of Qt that opens a file window, and in which file and function it stands."""
    for file in Path(ui.__path__[0]).rglob("*.py"):
        for within in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for node in ast.walk(within) if isinstance(within, ast.FunctionDef) else ():
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    of = node.func.value
                    if isinstance(of, ast.Name) and of.id == "QFileDialog":
                        yield file.name, node, ast.unparse(within)


def test_every_file_window_is_told_where_to_open_by_a_folder_that_is_there() -> None:
    untold = {
        name
        for name, call, within in asked()
        if len(call.args) < 3 or not ("looking_from(" in within or "Path.home()" in within)
    }

    assert untold == set()
    assert any(asked())
