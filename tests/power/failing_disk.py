"""A disk on which the n-th write fails: below SQLite as Python has it, and in the writing of files.

The library that the sqlite3 module has loaded is found once more, and that of SQLCipher where it
is installed; the functions by which they reach the disk are put behind ours, which count. What
fails may fail once, as on a disk that is full, or from then on, as when the stick is pulled out or
the process killed: then the failing write is torn, and nothing after it arrives, no tidying up
either.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import errno
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from unittest import mock

from gridapp.register import cipher

_FULL, _NO_SYNC, _NO_CUT, _NO_DELETE = 13, 1034, 1546, 2570
_METHODS = 19
_WRITE, _CUT, _SYNC = 3, 4, 5
_P, _I, _N = ctypes.c_void_p, ctypes.c_int, ctypes.c_longlong
_WRITES = ctypes.CFUNCTYPE(_I, _P, _P, _I, _N)
_CUTS = ctypes.CFUNCTYPE(_I, _P, _N)
_SYNCS = ctypes.CFUNCTYPE(_I, _P, _I)
_OPENS = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)  # SQLite keeps the pointer to the name
_DELETES = ctypes.CFUNCTYPE(_I, _P, _P, _I)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", _I),
        ("size_of_file", _I),
        ("longest_path", _I),
        ("next", _P),
        ("name", ctypes.c_char_p),
        ("data", _P),
        ("open", _P),
        ("delete", _P),
    )


class _Methods(ctypes.Structure):
    _fields_ = (("version", _I), ("of", _P * _METHODS))


@dataclass(slots=True)
class Disk:
    """Counts writes; the one numbered `fails` does.

    Attributes:
        stays: whether everything after it fails as well.
    """

    fails: int = 0
    stays: bool = False
    count: int = 0

    def step(self) -> bool:
        """Whether this write is to fail."""
        self.count += 1
        return self.is_gone or self.count == self.fails

    @property
    def is_gone(self) -> bool:
        """Whether nothing arrives any more."""
        return self.stays and 0 < self.fails <= self.count

    @property
    def has_failed(self) -> bool:
        """Whether it came to that."""
        return 0 < self.fails <= self.count


@dataclass(slots=True)
class _Shim:
    """The functions of SQLite's usual way to the disk, behind ours."""

    vfs: Any
    disk: Disk = field(default_factory=Disk)
    kept: list[Any] = field(default_factory=list)
    patched: dict[int, Any] = field(default_factory=dict)

    def methods(self, usual: int) -> Any:
        """A copy of a file's functions in which those that write are ours."""
        if usual in self.patched:
            return self.patched[usual]
        ours = _Methods.from_buffer_copy(_Methods.from_address(usual))
        write = _WRITES(ours.of[_WRITE - 1])
        cut, sync = _CUTS(ours.of[_CUT - 1]), _SYNCS(ours.of[_SYNC - 1])

        def writes(file: int, data: int, size: int, offset: int) -> int:
            if not self.disk.step():
                return int(write(file, data, size, offset))
            if self.disk.stays and self.disk.count == self.disk.fails and size > 1:
                write(file, data, size // 2, offset)
            return _FULL

        def cuts(file: int, size: int) -> int:
            return _NO_CUT if self.disk.step() else cut(file, size)

        def syncs(file: int, flags: int) -> int:
            return _NO_SYNC if self.disk.step() else sync(file, flags)

        for place, wrapped in (
            (_WRITE, _WRITES(writes)),
            (_CUT, _CUTS(cuts)),
            (_SYNC, _SYNCS(syncs)),
        ):
            self.kept.append(wrapped)
            ours.of[place - 1] = ctypes.cast(wrapped, _P).value
        self.patched[usual] = ours
        return ours


@cache
def _shim() -> _Shim | None:
    """Below plain databases: the library by which the sqlite3 module goes to the disk."""
    import sqlite3

    name = ctypes.util.find_library("sqlite3")
    return _below_module(sqlite3, name) if name else None


@cache
def _sealed_shim() -> _Shim | None:
    """Below encrypted ones: SQLCipher lies in the file of the module itself."""
    found = importlib.util.find_spec("sqlcipher3._sqlite3") if cipher.is_there() else None
    if found is None:
        return None
    from sqlcipher3 import dbapi2

    return _below_module(dbapi2, str(found.origin))


def _below_module(module: Any, name: str) -> _Shim | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(name)
    if not hasattr(library, "sqlite3_vfs_find"):
        return None
    library.sqlite3_libversion.restype = ctypes.c_char_p
    if library.sqlite3_libversion().decode() != module.sqlite_version:
        return None
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    shim = _Shim(library.sqlite3_vfs_find(None).contents)
    return shim if _is_heard(shim, module) else None


def _is_heard(shim: _Shim, module: Any) -> bool:
    """Whether the module goes this way to the disk: it may bring a library of its own."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder, _below(shim, Disk()) as disk:
        conn = module.connect(f"{folder}/try.db")
        conn.execute("CREATE TABLE t (a)")
        conn.close()
    return disk.count > 0


def why_not(*, sealed: bool = False) -> str:
    """Why this cannot be done here; empty where it can."""
    if not (_sealed_shim() if sealed else _shim()):
        return "the SQLite that Python has loaded cannot be reached"
    return ""


@contextmanager
def _below(shim: _Shim, disk: Disk) -> Iterator[Disk]:
    """SQLite's files that are opened in the block lie on this disk."""
    usual_open, usual_delete = shim.vfs.open, shim.vfs.delete
    opens, deletes = _OPENS(usual_open), _DELETES(usual_delete)

    def opened(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        result = int(opens(vfs, name, file, flags, out))
        if result == 0 and name is not None:
            first = ctypes.c_void_p.from_address(file)
            if first.value and first.value not in map(ctypes.addressof, shim.patched.values()):
                first.value = ctypes.addressof(shim.methods(first.value))
        return result

    def deleted(vfs: int, name: int, flush: int) -> int:
        return _NO_DELETE if disk.step() else deletes(vfs, name, flush)

    ours = _OPENS(opened), _DELETES(deleted)
    shim.kept.extend(ours)
    shim.disk = disk
    shim.vfs.open, shim.vfs.delete = (ctypes.cast(one, _P).value for one in ours)
    try:
        yield disk
    finally:
        shim.vfs.open, shim.vfs.delete = usual_open, usual_delete
        shim.disk = Disk()


@contextmanager
def failing(number: int, *, stays: bool = False) -> Iterator[Disk]:
    """The n-th write of the block fails; with 0 all are only counted."""
    disk = Disk(number, stays)
    with (
        ExitStack() as stack,
        mock.patch.multiple(
            os,
            open=_counted(disk, os.open, only_new=True),
            fsync=_flushed(disk, os.fsync),
            replace=_counted(disk, os.replace),
            rename=_counted(disk, os.rename),
            unlink=_counted(disk, os.unlink),
            mkdir=_counted(disk, os.mkdir),
        ),
    ):
        for shim in (_shim(), _sealed_shim()):
            if shim is not None:
                stack.enter_context(_below(shim, disk))
        yield disk


def _counted(
    disk: Disk, usual: Callable[..., Any], *, only_new: bool = False
) -> Callable[..., Any]:
    def ours(path: Any, *rest: Any, **more: Any) -> Any:
        flags = rest[0] if rest else more.get("flags", 0)
        if (not only_new or flags & os.O_CREAT) and disk.step():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return usual(path, *rest, **more)

    return ours


def _flushed(disk: Disk, usual: Callable[[int], None]) -> Callable[[int], None]:
    def ours(handle: int) -> None:
        if disk.step():
            size = os.fstat(handle).st_size
            if size and disk.stays:
                os.ftruncate(handle, size // 2)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        usual(handle)

    return ours
