"""`gridapp restore`: what a person types, and what he is told."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from gridapp.paths import Home
from tests.unit.cli_home import Line, centre


@pytest.fixture
def line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Line:
    return Line(home=centre(tmp_path / "centre"), capsys=capsys, monkeypatch=monkeypatch)


def test_a_backup_takes_the_registers_place_and_the_old_one_is_kept(
    line: Line, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    line.new("household", head="张艳", address="竹海巷")
    assert line("backup", file).code == 0
    line.new("household", head="后来的", address="竹海巷")

    done = line("restore", file)

    assert done.code == 0, done.err
    assert "1 条还没写进过文件" in done.out
    assert "发给各设备" in done.out, "a centre's devices know what it has lost"
    assert [row["head"] for row in line.json("list", "household")["rows"]] == ["张艳"]
    (kept,) = (line.home / "backups").glob("register-before-*.db")
    assert str(kept) in done.out
    status = line.json("status")
    assert (status["asking"], status["life"]) == (True, "restored")
    assert "gridapp restore --go-on" in line("status").out

    assert line.json("restore", "--go-on") == {"asking": False}
    assert line.json("status")["asking"] is False
    assert line.json("audit")["acts"][0]["act"] == "restore"
    assert line.json("check")["ok"]


def test_what_cannot_be_put_there_is_told_in_one_line(line: Line, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("不是台账" * 500)

    for said, why in (
        (line("restore", letter), "不完好"),
        (line("restore", tmp_path / "nowhere.db"), "找不到"),
        (line("restore", tmp_path), "文件夹"),
    ):
        assert (said.code, said.err.count("\n")) == (1, 1)
        assert why in said.err
    assert line("restore").code == 2
    assert line.json("status")["life"] == ""


def test_backups_are_listed_with_how_they_came_about(line: Line) -> None:
    assert "没有备份" in line("backup", "--list").out
    assert line("backup").code == 0
    (kept,) = (line.home / "backups").glob("register-*.db")
    assert line("restore", kept).code == 0

    rows = line.json("backup", "--list")["backups"]

    assert sorted(row["sort"] for row in rows) == ["before", "by_hand"]
    assert str(kept) in {row["file"] for row in rows}
    assert "换下来的台账" in line("backup", "--list").out


def test_on_a_new_computer_the_keys_in_the_copied_folder_are_taken_or_none(
    line: Line, tmp_path: Path
) -> None:
    line.new("household", head="张艳", address="竹海巷")
    assert line("backup").code == 0
    (kept,) = (line.home / "backups").glob("register-*.db")
    new = replace(line, home=tmp_path / "new")
    strange = tmp_path / "strange" / kept.name
    strange.parent.mkdir()
    strange.write_bytes(kept.read_bytes())
    strange.with_name("keys.bin").write_bytes(b"no keys")

    assert new("restore", strange).code == 1
    assert not (new.home / "keys.bin").exists()
    assert new("restore", kept).code == 0
    assert [row["head"] for row in new.json("list", "household")["rows"]] == ["张艳"]


def test_what_a_backup_does_not_hold_is_said_when_it_is_made_and_put_back(
    line: Line, tmp_path: Path
) -> None:
    home, stick = Home(line.home), tmp_path / "stick"
    stick.mkdir()
    subject = line.new("household", head="张艳", address="竹海巷")
    shown = tmp_path / "灯.jpg"
    Image.new("RGB", (40, 40), "green").save(shown)
    assert line("attach", subject, shown).code == 0

    here, away = line("backup"), line("backup", stick / "away.db")
    shutil.rmtree(home.attachments)
    (file,) = home.backups.glob("register-*.db")
    without = line.json("restore", file)
    said = line("restore", file)
    back = line.json("restore", stick / "away.db")

    assert "照片不在备份里" in here.out
    assert "照片在旁边" in away.out
    assert "keys.bin" in here.out
    assert (without["pictures"], without["lacking"]) == (0, 1)
    assert "还有 1 张照片这里没有" in said.out
    assert (back["pictures"], back["lacking"]) == (1, 0)
