"""A file is written whole or not at all, and a home is one folder."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from gridapp import paths
from gridapp.paths import Home, WrittenWrongly, data_folder, named_home, write_file


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / "520381003_A2_20261123_1.gridsync"

    write_file(path, b"first")
    write_file(path, b"second")

    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="no owners' bits on Windows")
def test_a_private_file_is_for_its_owner(tmp_path: Path) -> None:
    write_file(tmp_path / "keys.bin", b"secret", private=True)

    assert (tmp_path / "keys.bin").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_gone_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "stick" / "file", b"data")
    assert list(tmp_path.iterdir()) == []


def test_when_the_disk_fails_the_old_file_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as told:
        write_file(path, b"new")
    assert pickle.loads(pickle.dumps(told.value)).filename == str(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stick_that_gives_back_other_bytes_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"rotten")

    with pytest.raises(WrittenWrongly):
        write_file(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"


def test_a_file_system_without_flushed_folders_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync
    calls: list[int] = []

    def only_files(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(22, "Invalid argument")
        flush(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_file(tmp_path / "file", b"data")

    assert (tmp_path / "file").read_bytes() == b"data"


def test_a_home_is_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDAPP_HOME", str(tmp_path))
    home = named_home()
    assert home is not None

    assert home == Home(tmp_path)
    parts = [home.register, home.drafts, home.settings, home.keys, home.log]
    parts += [home.inbox, home.received, home.aside, home.outbox, home.sent, home.backups]
    assert {part.parent for part in parts} == {tmp_path}
    assert len({part.name for part in parts}) == len(parts)


def test_without_a_word_the_home_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRIDAPP_HOME", raising=False)

    assert named_home() is None
    assert "gridapp" in data_folder().parts


def test_resources_are_found() -> None:
    assert paths.resource("icons").name == "icons"
    assert paths.resource("").is_dir()
