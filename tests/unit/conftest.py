"""What the tests of the command line begin with."""

from pathlib import Path

import pytest

from tests.unit.cli_home import Line, centre


@pytest.fixture
def line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Line:
    """A command line at a centre."""
    return Line(home=centre(tmp_path / "centre"), capsys=capsys, monkeypatch=monkeypatch)
