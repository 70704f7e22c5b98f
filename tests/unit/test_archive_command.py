"""`gridapp archive`, and what `status`, `check` and `history` say of archives."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gridapp.register.archives import in_folder
from gridapp.register.database import connect
from tests.unit.cli_home import Line, centre


@pytest.fixture
def line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Line:
    return Line(home=centre(tmp_path / "centre"), capsys=capsys, monkeypatch=monkeypatch)


def a_year_ago(line: Line) -> str:
    """A household whose segment came in last year."""
    id_ = line.new("household", head="张艳", address="竹海巷")
    assert line("export").code == 0
    with closing(connect(line.home / "register.db")) as conn:
        conn.execute("UPDATE segment SET received_ms = received_ms - ?", (366 * 86_400_000,))
    return id_


def test_past_years_are_moved_once_and_found_as_before(line: Line) -> None:
    id_ = a_year_ago(line)
    before = line.json("history", id_)

    done = line.json("archive")

    assert done["segments"] >= 1
    (year,) = done["archives"]
    ((_year, file),) = in_folder(line.home)
    assert line.json("history", id_) == before
    assert f"历年档案：{year}" in line("status").out
    assert line.json("status")["archives"] == [
        {"year": year, "segments": done["segments"], "reason": ""}
    ]
    assert line.json("check")["ok"]
    assert (line.home / "backups" / file.name).exists()
    assert "没有要移进历年档案的" in line("archive").out


def test_a_lost_archive_is_told_in_words(line: Line) -> None:
    id_ = a_year_ago(line)
    (year,) = line.json("archive")["archives"]
    for folder in (line.home, line.home / "backups"):
        for _year, file in in_folder(folder):
            file.unlink()

    assert line("check").code == 1
    assert f"{year} 年的档案有" in line("check").out
    assert "放回台账旁边" in line("check").err
    assert f"{year} 年的档案不在这里" in line("status").out
    told = line.json("history", id_)
    assert (told["events"], told["missing"]) == ([], {str(year): 1})
    assert f"{year} 年还有 1 份底稿" in line("history", id_).out
    assert f"The archive of {year} is needed" in line("rebuild", language="en").err
    asked = line("archive", "--ask")
    assert "向大家要这些底稿" in asked.out
    assert line.json("archive")["asking"] is False
    line.new("household", head="新来的", address="竹海巷")
    assert line("export").code == 0
