"""The lock of an encrypted home: its passphrase, what opens it, and how often may be tried.

A home is plain, locked or open. `cipher.is_locked(home)` tells whether a passphrase is needed
before `register.database.connect`, `keys.load` or the drafts can be used; `unlock(home, passphrase,
now_ms=...)` then opens it for this process, until it ends or `lock(home)` is called. Neither needs
to be asked in a plain home. What was opened stays open: whoever locks closes it first.

    if cipher.is_locked(home):
        vault.unlock(home, typed, now_ms=now)   # WrongPassphrase, TooSoon(seconds), NoCipher
    conn = connect(home.register)

`unlock` also goes on with an encryption that a power cut has stopped. It takes two thirds of a
second and 128 MiB, on purpose: call it off the window's thread. What is for a
desk that is open and has been left alone is `register.pin`: it opens nothing.

The database key is 32 random bytes and never changes; the passphrase only opens it. So a change of
passphrase is one small file, and older backups still open, with the passphrase of their day.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import secrets
import unicodedata
from contextlib import closing
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from gridapp.models.domain import Domain
from gridapp.paths import Home, replace_and_wipe, takes_writes, write_file
from gridapp.register import cipher
from gridapp.register.cipher import KEY_SIZE, NoCipher
from gridapp.sync import encrypting, keys, startup_file
from gridapp.sync.code import STARTUP_DIGITS, new_code
from gridapp.sync.keys import KeyRing, Lock

LEAST = 10
"""So many characters has a passphrase at least."""

FREE = 5
"""So many wrong passphrases may follow one another without a wait."""

_FIRST_WAIT, _LONGEST_WAIT = 30_000, 900_000  # milliseconds
_LEAST_DIFFERENT = 4
_NONCE = 12


class WrongPassphrase(Exception):
    """This is not the passphrase. `wait` seconds must pass before the next one is looked at."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = self.number = wait
        self.reason = "wait" if wait else ""


class TooSoon(Exception):
    """Too many wrong ones: nothing is looked at for so many `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = self.number = seconds


class WeakPassphrase(ValueError):
    """`reason` is "short" or "simple"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason, self.limit = reason, LEAST


class OtherKeys(Exception):
    """The keys in the file called `name` are not those that the register was encrypted with."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AlreadyEncrypted(Exception):
    """The home is encrypted."""


class NotEncrypted(Exception):
    """The home is plain: it has no passphrase."""


def unlock(home: Home, passphrase: str, *, now_ms: int) -> None:
    """Open an encrypted home for this process. A plain one is open.

    Raises WrongPassphrase, TooSoon, NoCipher, or an Unreadable where the key file is damaged; and
    what `encrypting.finish` raises, where an encryption has to be gone on with.
    """
    _open(home, passphrase, now_ms)


def lock(home: Home) -> None:
    """Forget what opens this home. Databases that are open stay so: close them first."""
    cipher.let_go(home.root)


def encrypt(home: Home, passphrase: str) -> None:
    """Turn a plain home into an encrypted one, which is open in this process then.

    The passphrase counts from the moment the key file is in its place; from then on whatever power
    cut comes, the next `unlock` goes on. Raises AlreadyEncrypted, WeakPassphrase, NoCipher,
    encrypting.CannotEncrypt, sqlite3.OperationalError where another program has the register open,
    or an Unreadable for the key file.
    """
    if cipher.is_sealed(home.keys):
        raise AlreadyEncrypted
    if not cipher.is_there():
        raise NoCipher
    check(passphrase)
    ring = keys.load(home.keys)
    key = secrets.token_bytes(KEY_SIZE)
    locked = keys.relocked(_empty(ring), ring, key)
    encrypting.begin(home)
    _put(home, ring.domain, _with(locked, passphrase, key, ring.domain))
    cipher.hold(home.root, key)
    encrypting.finish(home, key)


def change(home: Home, old: str, new: str, *, now_ms: int) -> None:
    """Have another passphrase from now on.

    Raises as `unlock` does, WeakPassphrase, or NotEncrypted.
    """
    if not cipher.is_sealed(home.keys):
        raise NotEncrypted
    check(new)
    set_passphrase(home, new, _open(home, old, now_ms))


def open_with(home: Home, key: bytes, passphrase: str) -> None:
    """Open a home whose database key is known, and have this passphrase from now on.

    Raises WeakPassphrase, NotEncrypted, NoCipher, or Damaged where it is not the key.
    """
    check(passphrase)
    if not cipher.is_there():
        raise NoCipher
    domain, found = lock_of(home)
    keys.opened(domain, found, key)
    set_passphrase(home, passphrase, key)
    _opened(home, key)


def set_passphrase(home: Home, passphrase: str, key: bytes) -> None:
    """Have this passphrase open the home whose database key is known, and the backups in it."""
    domain, found = lock_of(home)
    _put(home, domain, _with(found, passphrase, key, domain))
    encrypting.carry_keys(home)


def adopt(home: Home, file: Path, passphrase: str, *, now_ms: int) -> None:
    """Open a home that has no keys with those that lie beside a backup, of a lost machine or here.

    Raises as `unlock` does, or OtherKeys where a register that is there opens with others; then the
    home has no keys as before.
    """
    if home.keys.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(home.keys))
    home.make()
    write_file(home.keys, file.read_bytes(), private=True)
    try:
        key = _open(home, passphrase, now_ms)
        if home.register.exists() and not _opens(home, key):
            raise OtherKeys(file.name)
    except BaseException:
        lock(home)
        home.keys.unlink()
        raise


def _opens(home: Home, key: bytes) -> bool:
    """Whether the register is plain, or one that this key opens."""
    if cipher.is_plain(home.register):
        return True
    with closing(cipher.open_(home.register, how="mode=ro", key=key)) as conn:
        return cipher.key_of(conn) is not None


def new_passphrase() -> str:
    """Twelve random digits: a passphrase for whom none occurs to."""
    return new_code(STARTUP_DIGITS)


def check(passphrase: str) -> None:
    """Raise WeakPassphrase for one that is soon guessed."""
    said = _spelled(passphrase)
    if len(said) < LEAST:
        raise WeakPassphrase("short")
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(said)}
    if len(set(said)) < _LEAST_DIFFERENT or len(steps) == 1 or said in "12345678901234567890":
        raise WeakPassphrase("simple")


def open_lock(domain: Domain, found: Lock, passphrase: str) -> bytes | None:
    """The database key that this passphrase opens; None for a wrong one."""
    stretched = startup_file.stretched(_spelled(passphrase).encode(), found.salt, KEY_SIZE)
    try:
        return ChaCha20Poly1305(stretched).decrypt(
            found.wrapped[:_NONCE], found.wrapped[_NONCE:], _info(domain)
        )
    except InvalidTag:
        return None


def _open(home: Home, passphrase: str, now_ms: int) -> bytes:
    if not cipher.is_sealed(home.keys):
        return b""
    if not cipher.is_there():
        raise NoCipher
    domain, found = lock_of(home)
    wrong = _wait(home, now_ms)
    # Counted before it is looked at: whoever ends the program meanwhile has tried all the same.
    _count(home, wrong + 1, now_ms)
    key = open_lock(domain, found, passphrase)
    if key is None:
        raise WrongPassphrase(_waiting(wrong + 1) // 1000)
    _opened(home, key)
    return key


def _opened(home: Home, key: bytes) -> None:
    home.tries.unlink(missing_ok=True)
    cipher.hold(home.root, key)
    encrypting.finish(home, key)


def lock_of(home: Home) -> tuple[Domain, Lock]:
    """What locks this home. Raises NotEncrypted, or an Unreadable."""
    found = keys.read_lock(home.keys)
    if found is None:
        raise NotEncrypted
    return found


def _empty(ring: KeyRing) -> Lock:
    return Lock(bytes(16), bytes(60), ring.signing.public, (), b"")


def _with(found: Lock, passphrase: str, key: bytes, domain: Domain) -> Lock:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE)
    stretched = startup_file.stretched(_spelled(passphrase).encode(), salt, KEY_SIZE)
    wrapped = nonce + ChaCha20Poly1305(stretched).encrypt(nonce, key, _info(domain))
    return msgspec.structs.replace(found, salt=salt, wrapped=wrapped)


def _info(domain: Domain) -> bytes:
    return domain.magic("K") + b" passphrase"


def _put(home: Home, domain: Domain, lock_: Lock) -> None:
    """Put the key file in its place, and overwrite what the old one held."""
    part = home.keys.with_suffix(".part")
    keys.write_lock(part, domain, lock_)
    replace_and_wipe(part, home.keys)


def _spelled(passphrase: str) -> str:
    """The same passphrase however it is typed: width, blanks at the ends, digits in groups."""
    said = unicodedata.normalize("NFKC", passphrase).strip()
    digits = said.replace(" ", "").replace("-", "")
    return digits if digits.isascii() and digits.isdigit() else said


def _wait(home: Home, now_ms: int) -> int:
    """How many wrong ones there were. Raises TooSoon.

    A clock that was set back begins the wait anew, so that none is ever longer than it should be.
    """
    wrong, at = count_of_tries(home.tries)
    wait = _waiting(wrong)
    if now_ms < at:
        at = now_ms
        _count(home, wrong, now_ms)
    if now_ms < at + wait:
        raise TooSoon(-(-(at + wait - now_ms) // 1000))
    return wrong


def _waiting(wrong: int) -> int:
    return 0 if wrong < FREE else min(_FIRST_WAIT << min(wrong - FREE, 10), _LONGEST_WAIT)


def count_of_tries(file: Path) -> tuple[int, int]:
    """How many wrong passphrases were given, and when the last; none where it cannot be read."""
    try:
        said = json.loads(file.read_bytes())
        return max(0, int(said["wrong"])), int(said["at"])
    except (OSError, ValueError, TypeError, KeyError, ArithmeticError, RecursionError):
        return 0, 0


def _count(home: Home, wrong: int, now_ms: int) -> None:
    said = json.dumps({"wrong": min(wrong, 1000), "at": now_ms}).encode()
    try:
        write_file(home.tries, said, private=True)
    except OSError:
        if takes_writes(home.keys):
            raise
