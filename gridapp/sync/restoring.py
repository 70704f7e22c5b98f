"""A backup put in the place of the register, on purpose: checked first, the old one kept.

What the old register still has of this device's own packed work is taken over: it may have left
the device; so are the logs of the centres, with what was ordered to be erased since. What nobody
here knows any more is asked for in the next files.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.domain import Unreadable
from gridapp.paths import Home
from gridapp.register import (
    archive_copies,
    archives,
    attachment_copies,
    attachments,
    audit,
    backup,
    cipher,
    daily,
    files,
    identity,
    intake,
    life,
    outbox,
    regained,
    scope,
    successor,
    wiping,
)
from gridapp.register.check import check
from gridapp.register.cipher import Use
from gridapp.register.database import DamagedRegister, NoRegister, connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.intake import Arrival
from gridapp.register.rebuild import rebuild
from gridapp.sync import announced
from gridapp.sync.checking import signature_holds
from gridapp.sync.keys import KeyRing


class UnsoundBackup(Exception):
    """The file is not whole; the register was left as it is. `found` is what is wrong with it."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


class SealedBackup(UnsoundBackup):
    """The backup is an encrypted one that the key of this home does not open."""


class OtherDevice(Exception):
    """The backup is another device's: its keys are not those of this home."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.value = tag or "C"


class FormerKey(Exception):
    """The backup is this centre's, of before it was given a new key: that key has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup stands in the place of the register.

    Attributes:
        kept: where the register that stood there before lies now; None where there was none.
        taken_over: how many parts of own work, packed since the backup, the old one still had.
        left: rows that the old one had and that were in no file yet; they are there alone.
        asking: whether others are asked what this device had written.
        centre: whether this is a centre: its devices are others, too.
        pictures: attachments that came back with it.
        lacking: attachments that its records name and that are not here: no backup holds any.
    """

    kept: Path | None
    taken_over: int
    left: int
    asking: bool
    centre: bool = False
    pictures: int = 0
    lacking: int = 0


def restore(home: Home, file: Path, ring: KeyRing, *, now_ms: int) -> Restored:
    """Put a backup in the place of this home's register.

    Raises UnsoundBackup, OtherDevice, sqlite3.Error where another program has the register open,
    or OSError; then the register is as it was.
    """
    file.open("rb").close()
    with tempfile.TemporaryDirectory(dir=home.root, prefix=".restoring-") as folder:
        part = Path(folder) / home.register.name
        with closing(copied(file, part)) as conn:
            me = _sound(conn, ring, file, home)
            with transaction(conn):
                taken_over = _begin_anew(conn, me, home, now_ms)
            left = len(_unpacked(home.register) - outbox.rows(conn))
            asking = life.asking_since(conn) > 0
            wiping.finish(conn, me, ring.signing.sign, drafts=home.drafts)
        kept = successor.put_in_place(home, part, now_ms)
    with closing(connect(home.register)) as conn:
        life.note(home, conn)
        pictures = attachment_copies.put_back(conn, file.parent)
        lacking = attachments.missing(conn)
    return Restored(
        kept=kept,
        taken_over=taken_over,
        left=left,
        asking=asking,
        centre=me.role.is_centre,
        pictures=pictures,
        lacking=lacking,
    )


def copied(file: Path, part: Path) -> sqlite3.Connection:
    """A copy of a backup, opened. Raises UnsoundBackup for what is no register."""
    key = cipher.held(part)
    try:
        with closing(cipher.open_(file, how="mode=ro", use=Use.BACKUP, key=key)) as source:
            cipher.copy(source, part, key=key)
        return connect(part)
    except (DamagedRegister, NoRegister):
        raise _unread(file) from None
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise _unread(file) from error


def _unread(file: Path) -> UnsoundBackup:
    """Why nothing of it can be read: it is encrypted, with its keys beside, or no register."""
    sealed = backup.keys_beside(file).exists() and not cipher.is_plain(file)
    return SealedBackup("file") if sealed else UnsoundBackup("file")


def _sound(conn: sqlite3.Connection, ring: KeyRing, file: Path, home: Home) -> Identity:
    """Whose backup it is, once it is known to be whole; a state that does not follow is mended."""
    try:
        me = identity.load(conn)
    except NoRegister:
        raise UnsoundBackup("identity") from None
    if (me.key, me.domain) != (ring.signing.public, ring.domain):
        mine = decode(ring.chain[-1])
        same = (me.domain, me.root, me.place) == (ring.domain, ring.root, str(mine.place))
        if same and mine.type is CertificateType.CENTRE and not me.tag:
            raise FormerKey(me.place)
        raise OtherDevice(me.tag)
    # What archives lack is told by whoever asks; it makes no backup worse than none.
    archive_copies.put_back(conn, file.parent, home.root)
    archives.attach(conn, home.root)
    found = check(conn, signature_holds, past=False, state=daily.is_small(conn))
    bad = {problem.kind for problem in found if problem.bad}
    if bad == {"state"}:
        with transaction(conn):
            rebuild(conn)
    elif bad:
        raise UnsoundBackup(min(bad))
    return me


def _begin_anew(conn: sqlite3.Connection, me: Identity, home: Home, now_ms: int) -> int:
    """What an older register needs before anybody works on it; how many parts it got back."""
    me = life.begin(conn, me, "restored", now_ms)
    audit.note(conn, "restore", "", "", now_ms=now_ms)
    arrivals, number = _left(home, me)
    fresh = [one for one in arrivals if not intake.is_known(conn, one.id)]
    for one in fresh:
        announced.store(conn, announced.certificates_in(one))
    intake.take(conn, fresh, root=me.root, now_ms=now_ms)
    regained.catch_up(conn, me.key, fresh)
    files.set_last_number(conn, max(number, files.last_number(conn)))
    marker = life.read(home)
    if marker is not None and life.packed(conn) >= marker.packed:
        life.go_on(conn)  # nothing that ever left is missing
    return sum(one.header.key == me.key for one in fresh)


def _left(home: Home, me: Identity) -> tuple[list[Arrival], int]:
    """What the old register has of own work and of logs, and the number of its newest file."""
    found: list[Arrival] = []
    number = 0
    if home.register.exists():
        with suppress(sqlite3.DatabaseError):
            for body in _bodies(home.register, me.key):
                with suppress(Unreadable):
                    arrival = intake.parse(body)
                    if signature_holds(arrival.header, body):
                        found.append(arrival)
        with (
            suppress(sqlite3.DatabaseError),
            closing(_look(home.register)) as conn,
        ):
            number = files.last_number(conn)
    return found, number


def _bodies(register: Path, key: bytes) -> Iterator[bytes]:
    with closing(_look(register)) as conn:
        yield from scope.bodies_by(conn, key)


def _unpacked(register: Path) -> set[tuple[bytes, int]]:
    """The rows that a register has in no segment yet, as far as it can be read."""
    if register.exists():
        with suppress(sqlite3.DatabaseError), closing(_look(register)) as conn:
            return outbox.rows(conn)
    return set()


def _look(register: Path) -> sqlite3.Connection:
    conn = cipher.open_(register, how="mode=ro")
    archives.attach(conn, register.parent)
    return conn
