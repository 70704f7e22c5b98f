"""The log of a home says nothing of itself: it goes on as soon as it can."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from gridapp.ui.kept_log import kept_log

resource = pytest.importorskip("resource")
_log = logging.getLogger("gridapp.tried")


def test_a_full_disk_is_borne_in_silence_and_the_log_goes_on_afterwards(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "log.txt"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with kept_log(file):
        _log.error("before")
        resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, limits[1]))
        try:
            _log.error("no room")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        _log.error("afterwards")

    assert capfd.readouterr().err == ""
    lines = file.read_text("utf-8").splitlines()
    assert [line.split(": ")[-1] for line in lines] == ["before", "no room", "afterwards"]


def test_a_log_that_cannot_be_written_stops_nobody_and_goes_on_as_soon_as_it_can(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "not there yet"
    with kept_log(folder / "log.txt"):
        _log.error("lost")
        folder.mkdir()
        _log.error("kept")

    assert capfd.readouterr().err == ""
    assert "kept" in (folder / "log.txt").read_text("utf-8")
