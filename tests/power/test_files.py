"""A file written whole: cut the power anywhere, and the old one or the new one is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gridapp.paths import write_file, write_files

OLD, NEW = b"old" * 1000, b"new" * 2000


class PowerCut(BaseException):
    """The power went."""


class Mains:
    """Goes off at one of the steps by which a file is written; knows what had been flushed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, off_at: int) -> None:
        self._left = off_at
        self.flushed: set[int] = set()
        fsync, replace = os.fsync, Path.replace

        def flush(handle: int) -> None:
            self._step()
            fsync(handle)
            self.flushed.add(os.fstat(handle).st_ino)
            self._step()

        def rename(path: Path, to: Path) -> Path:
            self._step()
            done = replace(path, to)
            self._step()
            return done

        monkeypatch.setattr("os.fsync", flush)
        monkeypatch.setattr(Path, "replace", rename)

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise PowerCut

    def lose(self, folder: Path) -> None:
        """What nobody flushed is not on the disk."""
        for file in folder.iterdir():
            if file.stat().st_ino not in self.flushed:
                file.write_bytes(b"")


@pytest.mark.parametrize("off_at", range(8))
@pytest.mark.parametrize("was_there", [True, False])
def test_old_or_new_is_there_whole_wherever_the_power_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off_at: int, *, was_there: bool
) -> None:
    target = tmp_path / "day.gridsync"
    if was_there:
        target.write_bytes(OLD)
    with monkeypatch.context() as patched:
        mains = Mains(patched, off_at)
        if was_there:
            mains.flushed.add(target.stat().st_ino)
        done = True
        try:
            write_file(target, NEW)
        except PowerCut:
            done = False
        mains.lose(tmp_path)

    left = target.read_bytes() if target.exists() else None
    assert left in ((NEW,) if done else (NEW, OLD if was_there else None))


@pytest.mark.parametrize("off_at", range(15))
def test_of_many_each_is_old_or_new_wherever_the_power_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off_at: int
) -> None:
    files = {tmp_path / f"{number}.gridsync": NEW + bytes([number]) for number in range(3)}
    old = tmp_path / "1.gridsync"
    old.write_bytes(OLD)
    with monkeypatch.context() as patched:
        mains = Mains(patched, off_at)
        mains.flushed.add(old.stat().st_ino)
        done = True
        try:
            write_files(files)
        except PowerCut:
            done = False
        mains.lose(tmp_path)

    for file, new in files.items():
        left = file.read_bytes() if file.exists() else None
        assert left in ((new,) if done else (new, OLD if file == old else None))
    assert done is (off_at >= 14)
