"""A home being encrypted, or given another passphrase: cut the power anywhere, and all is there."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gridapp.paths import Home
from gridapp.sync import vault
from gridapp.sync.vault import WrongPassphrase
from tests.lots import is_soak
from tests.sync.test_vault import (
    NOW,
    OTHER,
    PASSPHRASE,
    SECRETS,
    founded,
    holds_all,
    how_it_stands,
    readable,
)

__all__ = ["founded"]

STEPS = ("os.fsync", "os.link", "pathlib.Path.replace", "pathlib.Path.unlink")
EACH = 5
"""Of so many moments one is tried, another at each run; in a soak all are."""


class PowerCut(BaseException):
    """The power went."""


class Mains:
    """Goes off at one of the steps by which files come, go or reach the disk; nothing after it."""

    def __init__(self, patch: pytest.MonkeyPatch, off_at: int) -> None:
        self.left = off_at
        for name in STEPS:
            self._watch(patch, name)

    def _watch(self, patch: pytest.MonkeyPatch, name: str) -> None:
        owner: Any = os if name.startswith("os.") else Path
        real: Callable[..., Any] = getattr(owner, name.rsplit(".", 1)[1])

        def step(*given: Any, **more: Any) -> Any:
            self._go_on()
            done = real(*given, **more)
            self._go_on()
            return done

        patch.setattr(name, step)

    def _go_on(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise PowerCut


def cut_anywhere(
    begun: Home, folder: Path, act: Callable[[Home], object]
) -> Iterator[tuple[Home, bool]]:
    """A home a cut, the power gone at another step of `act` each; at last one where all is done.

    Whether it was cut comes with it.
    """
    off_at = 0 if is_soak() else random.randrange(EACH)  # any of them will do
    while True:
        shutil.copytree(begun.root, folder / str(off_at))
        home = Home(folder / str(off_at))
        with pytest.MonkeyPatch.context() as patch:
            mains = Mains(patch, off_at)
            with suppress(PowerCut):
                act(home)
        yield home, mains.left < 0
        vault.lock(home)
        if mains.left >= 0:
            return
        shutil.rmtree(home.root)
        off_at += 1 if is_soak() else EACH


def left_over(home: Home) -> list[Path]:
    return [
        file
        for file in home.root.rglob("*")
        if file.suffix in (".part", ".wipe") or file.name == "encrypting"
    ]


def test_a_home_whose_encrypting_is_cut_short_goes_on_with_the_next_passphrase(
    founded: Home, tmp_path: Path
) -> None:
    found = []
    for home, cut in cut_anywhere(founded, tmp_path, lambda home: vault.encrypt(home, PASSPHRASE)):
        vault.lock(home)
        found.append(how_it_stands(home))
        if how_it_stands(home) == "plain":
            assert cut
            holds_all(home, founded)
            vault.encrypt(home, PASSPHRASE)
        else:
            vault.unlock(home, PASSPHRASE, now_ms=NOW)

        holds_all(home, founded)
        assert readable(home.root) == set()
        assert left_over(home) == []
    assert found[-1] == "locked"
    assert {"plain", "locked"} <= set(found)


def test_the_power_may_go_again_while_the_passphrase_goes_on_with_it(
    founded: Home, tmp_path: Path
) -> None:
    begun = Home(tmp_path / "begun")
    shutil.copytree(founded.root, begun.root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gridapp.sync.encrypting.finish", lambda *_given: None)
        vault.encrypt(begun, PASSPHRASE)
    vault.lock(begun)
    assert readable(begun.root) == set(SECRETS)

    for home, _cut in cut_anywhere(
        begun, tmp_path / "homes", lambda home: vault.unlock(home, PASSPHRASE, now_ms=NOW)
    ):
        vault.lock(home)
        vault.unlock(home, PASSPHRASE, now_ms=NOW)
        holds_all(home, founded)
        assert readable(home.root) == set()
        assert left_over(home) == []


def test_old_or_new_passphrase_opens_the_home_wherever_the_change_is_cut(
    founded: Home, tmp_path: Path
) -> None:
    begun = Home(tmp_path / "begun")
    shutil.copytree(founded.root, begun.root)
    vault.encrypt(begun, PASSPHRASE)
    vault.lock(begun)
    opened = []

    for home, cut in cut_anywhere(
        begun, tmp_path / "homes", lambda home: vault.change(home, PASSPHRASE, OTHER, now_ms=NOW)
    ):
        vault.lock(home)
        try:
            vault.unlock(home, OTHER, now_ms=NOW)
            opened.append(OTHER)
        except WrongPassphrase:
            assert cut
            vault.unlock(home, PASSPHRASE, now_ms=NOW)
            opened.append(PASSPHRASE)
        holds_all(home, founded)
    assert opened[-1] == OTHER
    assert opened == sorted(opened, key=[PASSPHRASE, OTHER].index)
