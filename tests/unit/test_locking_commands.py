"""Encrypting a home, changing its passphrase, and a forgotten one, on the command line."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridapp.paths import Home
from gridapp.register import cipher
from gridapp.sync import keys, vault
from tests.unit.cli_home import PLACE, Line, centre

FIRST, SECOND = "山里的桥下有鱼三条半", "a second passphrase"
GIVEN = "GRIDAPP_PASSPHRASE"


class Desk(Line):
    """A command line that types passphrases, and forgets what it has unlocked after each run."""

    def typed(self, *lines: str) -> None:
        """What stands on stdin for the next command."""
        text = "".join(f"{line}\n" for line in lines)
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    def given(self, passphrase: str | None) -> None:
        """What the environment says from now on."""
        self.monkeypatch.delenv(GIVEN, raising=False)
        if passphrase is not None:
            self.monkeypatch.setenv(GIVEN, passphrase)

    def __call__(self, *words: str | Path, language: str = "zh") -> Any:
        try:
            return super().__call__(*words, language=language)
        finally:
            vault.lock(Home(self.home))


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A centre, plain."""
    desk = Desk(home=centre(tmp_path / "centre"), capsys=capsys, monkeypatch=monkeypatch)
    desk.given(None)
    desk.typed()
    return desk


@pytest.fixture
def worker(office: Desk, tmp_path: Path) -> Desk:
    """A grid worker, encrypted from the first hour, whose first file the centre has."""
    start = tmp_path / "worker.gridstart"
    place = f"{PLACE}001001"
    words = ("--role", "GRID", "--place", place, "--worker", "王丽", "--out", start)
    code = office.json("device", "add", *words)["code"]
    desk = Desk(home=tmp_path / "worker", capsys=office.capsys, monkeypatch=office.monkeypatch)
    desk.typed(FIRST)
    assert desk.json("join", start, "--code", code, "--encrypt")["device"]
    desk.given(FIRST)
    assert desk("export", "--to", tmp_path / "stick").code == 0
    desk.given(None)
    assert office("import", tmp_path / "stick").code == 0
    return desk


def test_encrypting_asks_for_a_passphrase_and_every_command_does_afterwards(office: Desk) -> None:
    assert office.json("status")["encrypted"] is False
    assert "没有加密" in office("status").out
    office.typed("short")
    assert "至少 10 个字符" in office("encrypt").err
    office.typed(FIRST)

    answer = office("encrypt")

    assert answer.code == 0
    assert "固态盘" in answer.out
    office.typed()
    assert "没有口令打不开" in office("list", "place").err
    office.given(SECOND)
    assert "口令不对" in office("list", "place").err
    office.given(FIRST)
    assert office.json("status")["encrypted"] is True
    assert office("check").code == 0
    assert "已经加密过了" in office("encrypt").err


def test_a_passphrase_can_be_made_up(office: Desk) -> None:
    made = office.json("encrypt", "--generate")["passphrase"]

    assert len(made) == 12
    office.given(made)
    assert office("status").code == 0


def test_backups_that_lie_elsewhere_unencrypted_are_named(office: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert office("backup", "--also", stick).code == 0
    office.typed(FIRST)

    answer = office.json("encrypt")

    assert [Path(file).parent for file in answer["plain_copies"]] == [stick]


def test_another_passphrase_by_the_old_one(office: Desk) -> None:
    office.typed(FIRST)
    assert "没有口令" in office("passphrase").err
    office.typed(FIRST)
    assert office("encrypt").code == 0

    office.typed(SECOND, "and a third one")
    assert "口令不对" in office("passphrase").err
    office.typed(FIRST, SECOND)
    assert office("passphrase").code == 0

    office.given(FIRST)
    assert "口令不对" in office("status").err
    office.given(SECOND)
    assert office("status").code == 0


def test_a_forgotten_passphrase_is_replaced_by_the_centre(
    office: Desk, worker: Desk, tmp_path: Path
) -> None:
    before = Home(worker.home).register.read_bytes()
    asked = worker.json("passphrase", "--forgotten", "--out", tmp_path / "ask")

    looked = office("centre", "reset", tmp_path / "ask")
    assert (looked.code, "王丽" in looked.out) == (1, True)
    assert asked["number"] not in looked.out
    wrong = f"{(int(asked['number']) + 1) % 10**8:08d}"
    assert "对不上" in office("centre", "reset", tmp_path / "ask", "--number", wrong).err
    assert not (tmp_path / "ask.gridreset").exists()
    answered = office.json("centre", "reset", tmp_path / "ask", "--number", asked["number"])
    assert "帮人重设口令" in office("audit").out

    worker.typed(SECOND)
    assert worker("passphrase", "--answer", answered["file"]).code == 0
    worker.given(SECOND)
    assert worker("check").code == 0
    assert Home(worker.home).register.read_bytes()[:16] == before[:16]
    worker.given(None)
    worker.typed(FIRST)
    assert "没有等着答复的请求" in worker("passphrase", "--answer", answered["file"]).err


def test_an_answer_to_an_earlier_request_is_told_apart(
    office: Desk, worker: Desk, tmp_path: Path
) -> None:
    one = worker.json("passphrase", "--forgotten", "--out", tmp_path / "one")["number"]
    worker.json("passphrase", "--forgotten", "--out", tmp_path / "two")
    late = office.json("centre", "reset", tmp_path / "one", "--number", one)["file"]

    worker.typed(SECOND)
    assert "最近那次" in worker("passphrase", "--answer", late).err
    worker.given(FIRST)
    assert worker("status").code == 0


def test_a_request_is_answered_only_by_its_centre(
    office: Desk, worker: Desk, tmp_path: Path
) -> None:
    asked = worker.json("passphrase", "--forgotten", "--out", tmp_path / "ask")
    words = ("centre", "reset", tmp_path / "ask", "--number", asked["number"])
    other = Desk(home=tmp_path / "other", capsys=office.capsys, monkeypatch=office.monkeypatch)
    assert other("centre", "create", "--code", "520381004", "--name", "别处").code == 0
    assert "不认识" in other(*words).err

    ring = keys.load(Home(office.home).keys)
    twice = ring.rotated(2 * 10**12).rotated(3 * 10**12)
    keys.save(Home(office.home).keys, twice)
    assert not {one.public for one in ring.sealing} & {one.public for one in twice.sealing[:1]}
    old = [one for one in twice.sealing if one.public != ring.sealing[0].public]
    keys.save(Home(office.home).keys, replace(twice, sealing=tuple(old)))
    assert "--sheet" in office(*words).err

    stops = ("device", "stop", asked_device(office, tmp_path), "--reason", "丢了", "--yes")
    assert office(*stops).code == 0
    assert "已经停用" in office(*words).err


def asked_device(office: Desk, tmp_path: Path) -> str:
    return str(json.loads(office("--json", "centre", "reset", tmp_path / "ask").out)["device"])


@pytest.mark.parametrize("at", [0, 4, 6, 30, 100, -1])
def test_a_request_that_was_altered_is_refused(
    office: Desk, worker: Desk, tmp_path: Path, at: int
) -> None:
    worker.json("passphrase", "--forgotten", "--out", tmp_path / "ask")
    data = bytearray((tmp_path / "ask").read_bytes())
    data[at] ^= 1
    (tmp_path / "ask").write_bytes(data)

    answer = office("centre", "reset", tmp_path / "ask")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err


def test_a_centre_that_forgot_its_own_uses_its_root_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(home=tmp_path / "centre", capsys=capsys, monkeypatch=monkeypatch)
    desk.given(None)
    desk.typed(FIRST)
    made = desk.json("centre", "create", "--code", PLACE, "--name", "金华街道", "--encrypt")
    words = ("passphrase", "--sheet", made["root_file"], "--code")
    desk.typed(SECOND)
    assert desk(*words, "0" * 24).code == 1

    desk.typed(SECOND)
    assert desk(*words, made["code"]).code == 0
    desk.given(SECOND)
    assert desk("check").code == 0


def test_a_new_home_is_not_founded_where_it_could_not_be_encrypted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(home=tmp_path / "centre", capsys=capsys, monkeypatch=monkeypatch)
    desk.given(None)
    words = ("centre", "create", "--code", PLACE, "--name", "金华街道", "--encrypt")
    for typed in ((), ("short",)):
        desk.typed(*typed)
        assert desk(*words).code == 1
    monkeypatch.setattr(cipher, "is_there", lambda: False)
    desk.typed(FIRST)
    assert "gridapp[encrypted]" in desk(*words).err
    assert not Home(desk.home).register.exists()


def test_a_lost_machine_comes_back_from_a_stick(office: Desk, tmp_path: Path) -> None:
    office.typed(FIRST)
    assert office("encrypt").code == 0
    office.given(FIRST)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert office("backup", stick / "day.db").code == 0
    shutil.rmtree(office.home)
    new = Desk(home=tmp_path / "new", capsys=office.capsys, monkeypatch=office.monkeypatch)
    new.given(SECOND)
    assert "口令不对" in new("restore", stick / "day.db").err
    new.given(FIRST)

    assert new("restore", stick / "day.db").code == 0

    assert new("check").code == 0
    assert new.json("status")["encrypted"] is True


def test_a_passphrase_that_nobody_can_give_is_asked_for_by_its_right_name(office: Desk) -> None:
    office.monkeypatch.setattr("sys.stdin", None)  # closed, as under a scheduler
    refused = office("encrypt")
    assert "没有新口令" in refused.err
    assert not cipher.is_sealed(Home(office.home).keys)
    office.typed(FIRST)
    assert office("encrypt").code == 0
    office.monkeypatch.setattr("sys.stdin", None)
    assert "没有口令打不开" in office("status").err
    office.typed(FIRST)
    assert "没有新口令" in office("passphrase").err
    sheet = next(Path(office.home).glob("*.gridkey"))
    assert "没有给出纸上的码" in office("passphrase", "--sheet", sheet).err


def test_an_encrypted_backup_that_the_key_here_does_not_open_is_not_called_broken(
    office: Desk, worker: Desk, tmp_path: Path
) -> None:
    worker.given(FIRST)
    assert worker("backup", tmp_path / "one.db").code == 0
    before = Path(office.home, "register.db").read_bytes()
    refused = office("restore", tmp_path / "one.db")
    assert "这个备份是加密的" in refused.err
    assert Path(office.home, "register.db").read_bytes() == before
    (tmp_path / "one.keys").unlink()
    assert "不完好" in office("restore", tmp_path / "one.db").err


def test_salvage_says_of_which_files_nothing_could_be_read(
    office: Desk, worker: Desk, tmp_path: Path
) -> None:
    worker.given(FIRST)
    assert worker("backup", tmp_path / "one.db").code == 0
    assert office("backup", tmp_path / "own.db").code == 0
    said = office("salvage", tmp_path / "one.db", tmp_path / "own.db").out
    assert "one.db 里什么也读不出来" in said
    assert "own.db" not in said


def test_a_cut_key_file_of_an_encrypted_home_is_called_that(worker: Desk) -> None:
    worker.given(FIRST)
    kept = Path(worker.home, "keys.bin")
    kept.write_bytes(kept.read_bytes()[:300])
    assert "keys.bin" in worker("status").err


def test_keys_that_are_gone_are_called_that_and_come_back_from_beside_a_backup(
    worker: Desk, office: Desk, tmp_path: Path
) -> None:
    worker.given(FIRST)
    assert worker("backup", tmp_path / "one.db").code == 0
    before = Path(worker.home, "register.db").read_bytes()
    Path(worker.home, "keys.bin").unlink()

    said = worker("status").err
    assert "keys.bin 不见了" in said
    assert "没有坏" in said
    assert "keys.bin, which opens it, is gone" in worker("status", language="en").err

    worker.given(SECOND)
    assert worker("restore", "--keys", tmp_path / "one.db").code == 1
    assert not Path(worker.home, "keys.bin").exists()
    worker.given(FIRST)
    assert "取回来了" in worker("restore", "--keys", tmp_path / "one.db").out
    assert worker("status").code == 0
    assert Path(worker.home, "register.db").read_bytes() == before


def test_keys_of_another_register_are_not_put_back(
    worker: Desk, office: Desk, tmp_path: Path
) -> None:
    office.typed(SECOND)
    assert office("encrypt").code == 0
    office.given(SECOND)
    assert office("backup", tmp_path / "other.db").code == 0
    Path(worker.home, "keys.bin").unlink()

    worker.given(SECOND)
    assert "不是给这本台账加密的" in worker("restore", "--keys", tmp_path / "other.db").err
    assert not Path(worker.home, "keys.bin").exists()
    worker.given(None)
    assert "keys.bin 不见了" in worker("status").err
