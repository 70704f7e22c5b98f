"""Very many photos sorted from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from gridapp.cli import trips
from gridapp.cli.job import Job
from gridapp.register import scans
from gridapp.register.scans import Leaf
from gridapp.register.sorting import Sorted
from tests.unit import trip_pages as photo
from tests.unit.cli_home import Line


def test_pictures_are_not_held_and_what_was_not_looked_at_is_said(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Leaf] = []
    told = trips._told

    def spied(job: Job, one: Sorted, numbers: dict[str | None, str]) -> str:
        held.append(one.leaf)
        return told(job, one, numbers)

    monkeypatch.setattr(trips, "_told", spied)
    monkeypatch.setattr(scans, "MOST_FILES", 2)
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.jpg").write_bytes(photo.jpeg(Image.new("RGB", (200, 300), (n, 0, 0))))

    said = line("trip", "scans", folder)

    assert said.code == 0
    assert "还有 1 个文件没看" in said.out
    assert line.json("trip", "scans", folder)["unread"] == 1
    assert [(one.name, one.data) for one in held[:2]] == [("0.jpg", b""), ("1.jpg", b"")]
