"""A disk that remembers every write and flush, so that a power cut can be put anywhere.

What SQLite writes goes through a VFS of apsw, below SQLite. After a cut each write that was not
flushed is there, gone, or torn at a sector, each by its own lot: disks reorder.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at an offset of a file."""

    name: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file is made so long, or removed where `size` is below nought."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Flush:
    """All that was written to a file is on the disk."""

    name: str


@dataclass(slots=True)
class Disk:
    """What happened to the files of one folder, in order."""

    happened: list[Write | Cut | Flush] = field(default_factory=list)

    def after_a_cut(
        self, begun: dict[str, bytes], at: int, chance: random.Random
    ) -> dict[str, bytes]:
        """The files as they are found when the power went before step `at`."""
        files = {name: bytearray(data) for name, data in begun.items()}
        flushed = {
            step.name: i for i, step in enumerate(self.happened[:at]) if isinstance(step, Flush)
        }
        for i, step in enumerate(self.happened[:at]):
            if isinstance(step, Flush):
                continue
            sure = i < flushed.get(step.name, -1)
            if isinstance(step, Cut) and step.size < 0:
                files.pop(step.name, None)
            elif isinstance(step, Cut):
                if sure or chance.random() < 0.5:
                    data = files.setdefault(step.name, bytearray())
                    del data[step.size :]
                    data.extend(bytes(step.size - len(data)))
            else:
                _write(files.setdefault(step.name, bytearray()), step, chance, sure=sure)
        return {name: bytes(data) for name, data in files.items()}


def _write(data: bytearray, step: Write, chance: random.Random, *, sure: bool) -> None:
    kind = 1.0 if sure else chance.random()
    if kind < 0.4:
        return
    written = step.data
    if kind < 0.6 and len(written) > SECTOR:
        written = written[: SECTOR * chance.randrange(1, len(written) // SECTOR + 1)]
    end = step.offset + len(written)
    data.extend(bytes(max(0, end - len(data))))
    data[step.offset : end] = written


class RecordingVfs(apsw.VFS):  # type: ignore[misc,unused-ignore]
    """SQLite's usual way to the disk, with every step noted."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: Any) -> apsw.VFSFile:
        return _File(self.disk, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        self.disk.happened.append(Cut(Path(name).name, -1))
        super().xDelete(name, sync_folder)


class _File(apsw.VFSFile):  # type: ignore[misc,unused-ignore]
    def __init__(self, disk: Disk, name: Any, flags: Any) -> None:
        said = name.filename() if isinstance(name, apsw.URIFilename) else name
        # Temporary files have no name and need outlive nothing.
        self._name = Path(said).name if said else ""
        self._disk = disk
        super().__init__("", name, flags)

    def xWrite(self, data: Any, offset: int) -> None:
        super().xWrite(data, offset)
        if self._name:
            self._disk.happened.append(Write(self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        if self._name:
            self._disk.happened.append(Cut(self._name, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        if self._name:
            self._disk.happened.append(Flush(self._name))
