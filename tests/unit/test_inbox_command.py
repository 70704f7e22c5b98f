"""`gridapp inbox` as a centre's clerk types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridapp.sync import inbox
from tests.unit.cli_home import Line


@pytest.fixture
def centre(line: Line, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setattr(inbox, "STILL_S", 0)
    return line


def test_a_broken_file_is_set_aside_listed_and_put_away(centre: Line, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    broken = folder / "x.gridsync"
    broken.write_bytes(b"nothing of ours")

    said = centre("inbox", "--folder", folder)
    assert "x.gridsync" in said.out
    assert centre("inbox").out.startswith("收件夹里没有新文件")
    assert str(broken) in centre("inbox", "--aside").out
    assert "x.gridsync" in centre("inbox", "--again", language="en").out

    assert centre("inbox", "--put-away", "y.gridsync").code != 0
    lies = Path(centre.json("inbox", "--put-away", "x.gridsync")["path"])
    assert lies.exists()
    assert not broken.exists()
    assert centre.json("inbox", "--aside") == {"aside": []}


def test_a_folder_that_is_gone_is_told(centre: Line, tmp_path: Path) -> None:
    answer = centre("inbox", "--folder", tmp_path / "nowhere")

    assert answer.code != 0
    assert "收件夹打不开" in answer.err
