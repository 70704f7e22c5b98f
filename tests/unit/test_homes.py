"""Several persons on one computer: each has a home of his own, and none touches another's."""

import json
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs
import pytest

from gridapp import paths
from gridapp.cli import main
from gridapp.paths import Home
from gridapp.register import homes

PLACE = "520381003"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program on this computer, empty."""
    folder = tmp_path / "data"
    monkeypatch.delenv("GRIDAPP_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: folder)
    return folder


class Said:
    """A command's exit code, and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], words: Sequence[str | Path]) -> None:
        capsys.readouterr()
        self.code = main(["--lang", "zh", *map(str, words)])
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def centre(data: Path, capsys: pytest.CaptureFixture[str]) -> Home:
    """The first home, a centre."""
    words = ["centre", "create", "--code", PLACE, "--name", "金华街道", "--worker", "林静"]
    assert Said(capsys, words).code == 0
    return Home(data)


def joined(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, place: str) -> Said:
    """A person joins on this computer, by a start-up file that the first home hands out."""
    file = tmp_path / f"{place}.gridstart"
    words = ["--home", "1", "--json", "device", "add", "--role", "grid", "--place", place]
    made = Said(capsys, [*words, "--worker", name, "--out", file])
    assert made.code == 0, made.err
    return Said(capsys, ["join", file, "--code", json.loads(made.out)["code"]])


def test_each_person_has_a_home_and_keys_of_his_own(
    centre: Home, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys_before = centre.keys.read_bytes()

    first = joined(capsys, tmp_path, "陈志远", f"{PLACE}001001")
    second = joined(capsys, tmp_path, "杨小兰", f"{PLACE}001002")

    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert "--home 2" in first.out
    assert "--home 3" in second.out
    keys = {(data / at / "keys.bin").read_bytes() for at in (".", "homes/2", "homes/3")}
    assert len(keys) == 3
    assert centre.keys.read_bytes() == keys_before

    found = json.loads(Said(capsys, ["--json", "homes"]).out)["homes"]
    assert [(one["name"], one["worker"], one["role"]) for one in found] == [
        ("1", "林静", "TOWN"),
        ("2", "陈志远", "GRID"),
        ("3", "杨小兰", "GRID"),
    ]
    assert all(one["used"].startswith("20") and not one["practice"] for one in found)

    unnamed = Said(capsys, ["status"])
    assert unnamed.code == 1
    assert "1 2 3" in unnamed.err
    nobody = Said(capsys, ["--home", "杨小蓝", "status"])
    assert (nobody.code, "没有叫 杨小蓝 的" in nobody.err) == (1, True)
    assert "gridapp homes" in nobody.err
    shown = Said(capsys, ["--home", "杨小蓝", "desk"])  # no home is begun under a wrong name
    assert (shown.code, "gridapp homes" in shown.err) == (1, True)
    by_number = Said(capsys, ["--home", "3", "--json", "status"])
    by_name = Said(capsys, ["--home", "杨小兰", "--json", "status"])
    assert by_number.code == 0
    assert by_number.out == by_name.out
    assert not any("陈" in str(path) or "杨" in str(path) for path in data.rglob("*"))


def test_a_start_up_file_makes_no_second_home_here(
    centre: Home, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "one.gridstart"
    words = ["--json", "device", "add", "--role", "grid", "--place", f"{PLACE}001001"]
    made = Said(capsys, [*words, "--worker", "陈志远", "--out", file])
    code = json.loads(made.out)["code"]
    assert Said(capsys, ["join", file, "--code", code]).code == 0

    again = Said(capsys, ["join", file, "--code", code])

    assert again.code == 1
    assert "用过了（2）" in again.err
    assert list(paths.kept_homes(data)) == ["1", "2"]


def test_a_centre_is_founded_once(
    centre: Home, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = Said(capsys, ["centre", "create", "--code", PLACE, "--name", "又一个"])

    assert again.code == 1
    assert "已经有这个地方的中心（1）" in again.err
    assert list(paths.kept_homes(data)) == ["1"]


def test_practice_is_told_apart_and_deleted_and_the_real_home_never(
    centre: Home, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["centre", "create", "--practice", "--code", PLACE, "--name", "演练", "--worker", "甲"]
    assert Said(capsys, words).code == 0

    # The only real home is still meant where none is named.
    assert Said(capsys, ["status"]).code == 0
    listed = Said(capsys, ["homes"]).out.splitlines()
    assert ["演练" in line for line in listed] == [False, True]

    assert Said(capsys, ["homes", "delete", "1", "--yes"]).code == 1
    assert Said(capsys, ["homes", "delete", "2"]).code == 1
    assert (data / "homes" / "2" / "register.db").exists()
    assert Said(capsys, ["homes", "delete", "2", "--yes"]).code == 0
    assert not (data / "homes" / "2").exists()
    assert centre.register.exists()


def test_an_open_practice_home_is_not_deleted(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.lock.write_text(f"{os.getpid()}\ngridapp\nhost\n", encoding="utf-8")
    one = homes.Kept(name="2", home=home, card=homes.Card(practice=True), used_ms=0)

    with pytest.raises(homes.HomeInUse):
        homes.delete(one)

    assert home.lock.exists()


def test_the_practice_township_is_deleted_as_one(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("centre", "worker"):
        words = ["centre", "create", "--practice", "--code", PLACE, "--name", part]
        home = data / "practice" / part
        assert Said(capsys, ["--home", home, *words]).code == 0
    assert list(paths.kept_homes(data)) == ["practice-centre", "practice-worker"]
    # Nothing of it is meant where no home is named: the first real one goes to its own place.
    assert homes.sole(data) == Home(data)

    gone = Said(capsys, ["--json", "homes", "delete", "practice-worker", "--yes"])

    assert json.loads(gone.out) == {"deleted": ["practice-centre", "practice-worker"]}
    assert not (data / "practice").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_homes_are_closed_to_the_computers_other_users(centre: Home) -> None:
    assert stat.S_IMODE(centre.root.stat().st_mode) == 0o700

    centre.root.chmod(0o755)  # as an older program left it
    centre.make()

    assert stat.S_IMODE(centre.root.stat().st_mode) == 0o700


def test_whose_a_home_is_reads_without_opening_the_register(
    centre: Home, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = homes.read(centre)
    assert card is not None
    centre.card.unlink()
    assert homes.look("1", centre).card == card  # from the register, where no card is there

    centre.register.write_bytes(b"sealed" * 1000)
    assert homes.look("1", centre).card == homes.Card()
    assert "看不出" in Said(capsys, ["homes"]).out
    centre.card.write_text('{"role": 5}', encoding="utf-8")
    assert homes.look("1", centre).card == homes.Card()


def test_a_folder_that_is_there_is_meant_itself(
    centre: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert homes.called(Path("1")) == centre
    (tmp_path / "1").mkdir()
    assert homes.called(Path("1")) == Home(Path("1"))
    assert homes.called(Path("林静")) == centre
    assert homes.called(Path("新的")) == Home(Path("新的"))
