"""A backup put back where there are no keys: on a new computer, with those that lie beside it."""

from __future__ import annotations

from pathlib import Path

from gridapp.paths import Home
from gridapp.register import cipher
from gridapp.register.backup import keys_beside
from gridapp.sync import keys, restoring, vault
from gridapp.sync.restoring import Restored


class NoKeysBeside(Exception):
    """No key file lies beside the backup: here nobody could go on where it ends."""


def keys_for(file: Path) -> Path | None:
    """The key file that belongs to a backup: beside it, or in the home that it was copied with."""
    beside = (keys_beside(file), *(Home(folder).keys for folder in file.parents[:2]))
    return next((one for one in beside if one.is_file()), None)


def needs_passphrase(file: Path) -> bool:
    """Whether the keys for this backup are sealed under a passphrase."""
    found = keys_for(file)
    return found is not None and cipher.is_sealed(found)


def take_keys(home: Home, file: Path, passphrase: str, *, now_ms: int) -> None:
    """Give a home without keys those of this backup, or those that this key file is.

    Raises NoKeysBeside, and what `vault.adopt` does; then the home has no keys as before.
    """
    found = keys_for(file) or (file if cipher.is_sealed(file) else None)
    if found is None:
        raise NoKeysBeside(file.name)
    vault.adopt(home, found, passphrase, now_ms=now_ms)
    try:
        keys.load(home.keys)
    except BaseException:
        _forget(home)
        raise


def _forget(home: Home) -> None:
    vault.lock(home)
    home.keys.unlink(missing_ok=True)


def bring_back(home: Home, file: Path, passphrase: str, *, now_ms: int) -> Restored:
    """Make a backup the register of a home that has no keys, with those that belong to it.

    Raises what `take_keys` and `restoring.restore` do; then the home has none as before.
    """
    file.open("rb").close()
    take_keys(home, file, passphrase, now_ms=now_ms)
    try:
        done = restoring.restore(home, file, keys.load(home.keys), now_ms=now_ms)
    except BaseException:
        _forget(home)
        raise
    for folder in (home.inbox, home.outbox, home.sent):
        folder.mkdir(exist_ok=True)
    return done
