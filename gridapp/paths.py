"""Where things lie on disk, and the one way a file is written whole."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PART = ".part"
WIPE = ".wipe"
PASSING = (".restoring-", ".founding-")
"""How folders in a home begin in which something is made, and which are gone afterwards."""

HOMES, PRACTICE = "homes", "practice"
"""Folders in the one kept for the program: further homes, and the township to practise in."""

_NO_FSYNC_OF_FOLDERS = {errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EACCES, errno.ENOSYS}


class WrittenWrongly(OSError):
    """What was read back differs from what was written: a bad stick or disk."""


@dataclass(frozen=True, slots=True)
class Home:
    """One device's folder. Tests and demos pass their own."""

    root: Path

    def make(self) -> None:
        """Make the folder where there is none, and close it to the computer's other users."""
        self.root.parent.mkdir(parents=True, exist_ok=True)
        self.root.mkdir(mode=0o700, exist_ok=True)
        with suppress(OSError):  # somebody else's, or a stick that knows no owners
            self.root.chmod(0o700)

    @property
    def register(self) -> Path:
        return self.root / "register.db"

    @property
    def drafts(self) -> Path:
        return self.root / "drafts.db"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def layouts(self) -> Path:
        return self.root / "layouts.json"

    @property
    def headings(self) -> Path:
        return self.root / "headings.json"

    @property
    def keys(self) -> Path:
        return self.root / "keys.bin"

    @property
    def tries(self) -> Path:
        return self.root / "tries.json"

    @property
    def forgotten(self) -> Path:
        return self.root / "forgotten.bin"

    @property
    def life(self) -> Path:
        return self.root / "life.json"

    @property
    def card(self) -> Path:
        return self.root / "person.json"

    @property
    def lock(self) -> Path:
        return self.root / "desk.lock"

    @property
    def log(self) -> Path:
        return self.root / "gridapp.log"

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def received(self) -> Path:
        """Which files of an inbox were looked at, and which of them were set aside."""
        return self.root / "inbox.json"

    @property
    def aside(self) -> Path:
        """Where files lie that could not be taken in and were put away."""
        return self.root / "aside"

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    @property
    def sent(self) -> Path:
        return self.root / "sent"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def reports(self) -> Path:
        """Where what is printed or filled in goes, unless the person says otherwise."""
        return self.root / "reports"


def data_folder() -> Path:
    """The folder this computer keeps for the program and the person who is logged in to it."""
    # Only now: most starts are told their home.
    import platformdirs

    return platformdirs.user_data_path("gridapp", appauthor=False)


def named_home() -> Home | None:
    """The one home that GRIDAPP_HOME names, where it does."""
    chosen = os.environ.get("GRIDAPP_HOME")
    return Home(Path(chosen)) if chosen else None


def kept_homes(data: Path) -> dict[str, Home]:
    """The homes in the folder kept for the program, each by its name; those to practise come last.

    The first lies in the folder itself, the others below it. A name is a number, or practice- and
    a part played: no person is named by it.
    """
    found = {"1": Home(data)}
    below = sorted((data / HOMES).glob("*"), key=lambda path: (len(path.name), path.name))
    found |= {path.name: Home(path) for path in below if path.name.isdecimal()}
    found |= {f"{PRACTICE}-{path.name}": Home(path) for path in sorted((data / PRACTICE).glob("*"))}
    return {name: home for name, home in found.items() if home.register.exists()}


def shared_settings(data: Path) -> Path:
    """How the start page looks and speaks, where no one home's settings say it."""
    return data / HOMES / "settings.json"


def free_home(data: Path) -> Home:
    """Where one more home goes, in the folder kept for the program."""
    if not Home(data).register.exists():
        return Home(data)
    number = 2
    while (data / HOMES / str(number)).exists():
        number += 1
    return Home(data / HOMES / str(number))


def resource(name: str) -> Path:
    """A file of ours that is not code: packed beside the code, or in the source tree."""
    return _resources() / name


@cache
def _resources() -> Path:
    here = Path(__file__).parent
    packed = here / "_resources"
    return packed if packed.is_dir() else here.parent / "resources"


def handbook() -> Path:
    """The folder of the handbook: packed beside the code, or in the source tree."""
    here = Path(__file__).parent
    packed = here / "_resources" / "handbook"
    return packed if packed.is_dir() else here.parent / "docs" / "handbook"


def takes_writes(file: Path) -> bool:
    """Whether a file that is there, and files beside it, can be written."""
    if not (os.access(file.parent, os.W_OK) and os.access(file, os.W_OK)):
        return False
    if sys.platform == "win32":
        # There the question above overlooks disks and sticks that are locked as a whole.
        try:
            file.open("r+b").close()
        except OSError:
            return False
    return True


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A name in `folder` that nothing has yet: stem, stem-2, stem-3 ..."""
    for number in range(1, 1000):
        mark = "" if number == 1 else f"-{number}"
        free = folder / f"{stem}{mark}{suffix}"
        if not free.exists():
            return free
    return free


def check_free(out: Path) -> None:
    """Raise FileExistsError for a taken name: it may hold what somebody wrote in by hand."""
    if out.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))


def write_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put these bytes at this path: all of them, on the disk, or leave what was there.

    A private file is readable by its owner alone, where the file system knows owners.
    """
    write_files({path: data}, private=private)


def write_files(files: Mapping[Path, bytes], *, private: bool = False) -> None:
    """Put bytes at each of these paths: all of them, on the disk, or leave what was there.

    Many at once are on the disk much sooner than one after the other: it is asked for each file,
    but a folder's new names are flushed together. On an error some may have come and others not.
    """
    parts = {path: path.with_name(f".{os.urandom(6).hex()}{PART}") for path in files}
    try:
        _write_through({parts[path]: data for path, data in files.items()}, private=private)
        for path, data in files.items():
            if parts[path].read_bytes() != data:
                raise WrittenWrongly(errno.EIO, "read back other bytes than written", str(path))
        for path, part in parts.items():
            part.replace(path)
    except BaseException as problem:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
        if isinstance(problem, OSError) and problem.filename is None:
            # A full disk does not say which: whoever reads it has to know whether it is the stick.
            path = next(iter(files))
            problem.filename = str(path if len(files) == 1 else path.parent)
        raise
    for folder in dict.fromkeys(path.parent for path in files):
        flush_folder(folder)


def _write_through(parts: Mapping[Path, bytes], *, private: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with ExitStack() as opened:
        made = []
        for part, data in parts.items():
            handle = os.open(part, flags, 0o600 if private else 0o666)
            file = opened.enter_context(open(handle, "wb"))  # noqa: PTH123  made with its own mode
            file.write(data)
            file.flush()
            made.append(file)
        for file in made:
            os.fsync(file.fileno())


def flush(part: Path) -> None:
    """Have the disk itself hold all that was written to a file."""
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_and_wipe(part: Path, file: Path) -> None:
    """Give `part` the name of a file that is there, whose old bytes are overwritten then.

    Until that is done they have a second name, so that a power cut does not leave them to the disk.
    """
    old = file.with_name(f".{os.urandom(6).hex()}{WIPE}")
    with suppress(OSError):  # sticks know no second names: then the bytes stay where they lie
        os.link(file, old)
    part.replace(file)
    flush_folder(file.parent)
    wipe(old)


def wipe(path: Path) -> None:
    """Overwrite a file where it stands, and remove it; one of several names only goes.

    A disk of flash memory may keep the old bytes elsewhere all the same: no program can help it.
    """
    if not path.exists():
        return
    if path.stat().st_nlink == 1:
        with suppress(OSError), path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, 1 << 20)))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()


def flush_folder(folder: Path) -> None:
    """Make the new name itself lasting; sticks and Windows may not offer this."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FSYNC_OF_FOLDERS:
            raise
    finally:
        os.close(handle)
