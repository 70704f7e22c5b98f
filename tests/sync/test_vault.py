"""Encryption at rest: the passphrase, what it opens, and turning a plain home into such a one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.models.domain import Damaged, NotASyncFile, Truncated
from gridapp.paths import Home
from gridapp.register import attachments, cipher, digest, draft_file
from gridapp.register.backup import backup, keys_beside
from gridapp.register.cipher import Locked, NoCipher, Use
from gridapp.register.database import DamagedRegister, connect
from gridapp.register.draft_file import Draft
from gridapp.sync import encrypting, founding, keys, restoring, salvaging, startup_file, vault
from gridapp.sync.keys import SealingKey
from gridapp.sync.vault import TooSoon, WeakPassphrase, WrongPassphrase

NOW = 1_795_000_000_000
PASSPHRASE = "山里的桥下有鱼三条半"
OTHER = "mountain path 7"
PICTURE = b"a picture, say, of 000000000000000000000000000000"
SECRETS = ("九联镇综治中心", "王小明家的灯", PICTURE.decode())


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A small centre with a draft, a picture and a backup; plain."""
    home = Home(tmp_path_factory.mktemp("plain") / "home")
    founding.create_centre(home, place="520381003", name=SECRETS[0], now_ms=NOW, worker_name="田")
    with closing(draft_file.connect(home.drafts)) as conn:
        draft = Draft(page="visit", subject="", title=SECRETS[1], fields={"note": "灯"}, kept_ms=1)
        draft_file.put(conn, draft)
    home.backups.mkdir()
    with closing(connect(home.register)) as conn:
        attachments.keep(conn, PICTURE)
        backup(conn, home.backups / "register-20261123-080000.db")
    return home


@pytest.fixture
def home(founded: Home, tmp_path: Path) -> Iterator[Home]:
    """The same, for one test; nobody has unlocked it."""
    shutil.copytree(founded.root, tmp_path / "home")
    home = Home(tmp_path / "home")
    yield home
    vault.lock(home)


def holds_all(home: Home, founded: Home) -> None:
    """The open home holds what the plain one did."""
    with closing(connect(founded.register)) as conn:
        before = digest.digest(conn)
    with closing(connect(home.register)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert digest.digest(conn) == before
        assert [attachments.read(conn, one) for one in attachments.here(conn)] == [PICTURE]
    with closing(draft_file.connect(home.drafts)) as conn:
        assert [one.title for one in draft_file.every(conn)] == [SECRETS[1]]
    assert keys.load(home.keys) == keys.load(founded.keys)
    (file,) = home.backups.glob("*.db")
    with closing(cipher.open_(file, key=cipher.held(file))) as conn:
        assert digest.digest(conn) == before


def how_it_stands(home: Home) -> str:
    """plain, locked or open."""
    if not cipher.is_sealed(home.keys):
        return "plain"
    return "locked" if cipher.is_locked(home) else "open"


def readable(folder: Path) -> set[str]:
    """Which secrets stand in any byte below a folder."""
    every = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return {
        secret
        for secret in SECRETS
        for code in ("utf-8", "utf-16-le", "gbk")
        if any(secret.encode(code) in data for data in every)
    }


def test_an_encrypted_home_holds_what_the_plain_one_did(home: Home, founded: Home) -> None:
    private = keys.load(home.keys)
    assert readable(home.root) == set(SECRETS)

    vault.encrypt(home, PASSPHRASE)

    assert how_it_stands(home) == "open"
    holds_all(home, founded)
    vault.lock(home)
    assert how_it_stands(home) == "locked"
    assert readable(home.root) == set()
    every = b"".join(file.read_bytes() for file in home.root.rglob("*") if file.is_file())
    assert private.signing.seed not in every
    assert private.sealing[0].private not in every
    vault.unlock(home, PASSPHRASE, now_ms=NOW)
    holds_all(home, founded)


def test_nothing_opens_a_locked_home_but_its_passphrase(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)

    for closed in (
        lambda: connect(home.register),
        lambda: keys.load(home.keys),
        lambda: draft_file.connect(home.drafts),
    ):
        with pytest.raises(Locked):
            closed()
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, OTHER, now_ms=NOW)
    assert how_it_stands(home) == "locked"
    with closing(sqlite3.connect(home.register)) as conn, pytest.raises(sqlite3.DatabaseError):
        conn.execute("SELECT * FROM meta")


def test_a_plain_register_in_a_locked_home_is_not_opened_either(home: Home, founded: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)
    shutil.copy(founded.register, home.register)

    with pytest.raises(Locked):
        connect(home.register)


def test_a_home_in_the_folder_of_another_is_its_own(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    second = Home(home.root / "homes" / "2")

    founding.create_centre(second, place="520381004", name="另一镇", now_ms=NOW)
    assert cipher.is_plain(second.register)
    vault.lock(home)
    with closing(connect(second.register)) as conn:
        assert cipher.key_of(conn) is None


@pytest.mark.parametrize(
    "typed", ["  1234 9678 9017 ", "1234-9678-9017", "１２３４９６７８９０１７"]
)
def test_digits_may_be_typed_in_groups(home: Home, typed: str) -> None:
    vault.encrypt(home, "123496789017")
    vault.lock(home)

    vault.unlock(home, typed, now_ms=NOW)

    assert how_it_stands(home) == "open"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "short"),
        ("123456789", "short"),
        ("1234 5678 9", "short"),
        ("0123456789", "simple"),
        ("9876543210", "simple"),
        ("1234567890", "simple"),
        ("一一一一一二二二二二", "simple"),
    ],
)
def test_what_is_soon_guessed_is_no_passphrase(home: Home, said: str, why: str) -> None:
    with pytest.raises(WeakPassphrase) as weak:
        vault.encrypt(home, said)

    assert weak.value.reason == why
    assert how_it_stands(home) == "plain"
    vault.check(vault.new_passphrase())


def test_too_many_wrong_ones_have_to_wait(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)
    now = NOW
    for n in range(vault.FREE):
        with pytest.raises(WrongPassphrase) as wrong:
            vault.unlock(home, OTHER, now_ms=now)
        assert wrong.value.wait == (30 if n == vault.FREE - 1 else 0)
    with pytest.raises(TooSoon) as soon:
        vault.unlock(home, PASSPHRASE, now_ms=now + 10_000)
    assert soon.value.seconds == 20

    for seconds in (60, 120, 240, 480, 900, 900):
        now += 1_000_000
        with pytest.raises(WrongPassphrase) as wrong:
            vault.unlock(home, OTHER, now_ms=now)
        assert wrong.value.wait == seconds
    now += 900_000
    vault.unlock(home, PASSPHRASE, now_ms=now)
    vault.lock(home)
    vault.unlock(home, PASSPHRASE, now_ms=now)


def test_a_clock_set_back_by_years_makes_nobody_wait_for_years(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)
    for _ in range(vault.FREE):
        with pytest.raises(WrongPassphrase):
            vault.unlock(home, OTHER, now_ms=NOW)
    past = NOW - 10 * 365 * 86_400_000

    with pytest.raises(TooSoon) as soon:
        vault.unlock(home, PASSPHRASE, now_ms=past)
    assert soon.value.seconds == 30
    vault.unlock(home, PASSPHRASE, now_ms=past + 30_000)


def test_a_try_counts_even_if_the_program_is_ended_in_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)

    def ended(*_given: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(startup_file, "stretched", ended)
        for _ in range(vault.FREE):
            with pytest.raises(KeyboardInterrupt):
                vault.unlock(home, OTHER, now_ms=NOW)
    with pytest.raises(TooSoon):
        vault.unlock(home, PASSPHRASE, now_ms=NOW)


def test_another_passphrase_opens_home_and_backups_and_the_old_one_does_not(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.change(home, PASSPHRASE, OTHER, now_ms=NOW)
    vault.lock(home)

    with pytest.raises(WrongPassphrase):
        vault.unlock(home, PASSPHRASE, now_ms=NOW)
    vault.unlock(home, OTHER, now_ms=NOW)
    (file,) = home.backups.glob("*.db")
    assert keys_beside(file).read_bytes() == home.keys.read_bytes()


def test_a_lost_machine_comes_back_from_a_stick_with_the_passphrase(
    home: Home, founded: Home, tmp_path: Path
) -> None:
    vault.encrypt(home, PASSPHRASE)
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(connect(home.register)) as conn:
        backup(conn, stick / "day.db")
    assert readable(stick) == set()
    new = Home(tmp_path / "new")

    with pytest.raises(WrongPassphrase):
        vault.adopt(new, keys_beside(stick / "day.db"), OTHER, now_ms=NOW)
    assert not new.keys.exists()
    vault.adopt(new, keys_beside(stick / "day.db"), PASSPHRASE, now_ms=NOW)
    restoring.restore(new, stick / "day.db", keys.load(new.keys), now_ms=NOW + 1)

    assert keys.load(new.keys) == keys.load(founded.keys)
    assert not cipher.is_plain(new.register)
    with closing(connect(new.register)) as conn:
        assert conn.execute("SELECT count(*) FROM credential").fetchone()[0] > 0
    vault.lock(new)


def test_a_plain_backup_of_earlier_is_encrypted_when_it_is_put_back(
    home: Home, founded: Home
) -> None:
    vault.encrypt(home, PASSPHRASE)
    (plain,) = founded.backups.glob("*.db")

    restoring.restore(home, plain, keys.load(home.keys), now_ms=NOW + 1)

    assert readable(home.root) == set()


def test_what_a_damaged_encrypted_register_still_has_is_saved(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    with closing(connect(home.register)) as conn:
        (page, size), *_ = conn.execute(
            "SELECT rootpage, 4096 FROM sqlite_master WHERE name = 'place'"
        ).fetchall()
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        many = conn.execute("SELECT count(*) FROM outbox").fetchone()
    with home.register.open("r+b") as file:
        file.seek((page - 1) * size + 100)
        file.write(os.urandom(64))
    with (
        pytest.raises((DamagedRegister, sqlite3.DatabaseError)),
        closing(connect(home.register)) as conn,
    ):
        conn.execute("SELECT * FROM place").fetchall()

    done = salvaging.salvage(home, [], keys.load(home.keys), now_ms=NOW + 1)

    assert done.kept is not None
    assert (done.unpacked,) == many
    assert not cipher.is_plain(home.register)
    assert readable(home.root) == set()


def test_bytes_are_found_in_an_encrypted_file_whose_tables_are_gone(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    with closing(connect(home.register)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        (data,) = cipher.plain_bytes(conn, home.register)

    assert SECRETS[0].encode() in data[:]
    assert data[84:88] != bytes(4)  # the rest of the head, behind the 16 bytes of salt


def test_a_damaged_database_stops_it_before_anything_is_done(home: Home) -> None:
    bad = home.backups / "register-before-20261101-080000.db"
    shutil.copy(home.register, bad)
    with bad.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(bytes(4096 * 20))

    with pytest.raises(encrypting.CannotEncrypt) as stopped:
        vault.encrypt(home, PASSPHRASE)

    assert stopped.value.path == bad
    assert how_it_stands(home) == "plain"
    connect(home.register).close()


def test_a_register_that_another_program_holds_is_left_alone(home: Home) -> None:
    with closing(connect(home.register)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError):
            vault.encrypt(home, PASSPHRASE)
        conn.execute("ROLLBACK")

    assert how_it_stands(home) == "plain"


def test_without_what_encrypts_it_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(cipher, "is_there", lambda: False)
        with pytest.raises(NoCipher):
            vault.encrypt(home, PASSPHRASE)
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)
    monkeypatch.setattr(cipher, "is_there", lambda: False)

    with pytest.raises(NoCipher):
        vault.unlock(home, PASSPHRASE, now_ms=NOW)


def test_a_key_file_that_was_altered_is_not_a_wrong_passphrase(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)
    whole = home.keys.read_bytes()
    for at in (0, 6, 20, 60, len(whole) // 2, len(whole) - 1):
        home.keys.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises((Damaged, NotASyncFile)):
            vault.unlock(home, PASSPHRASE, now_ms=NOW)
        assert not home.tries.exists()
    for size in (8, 40, len(whole) - 1):
        home.keys.write_bytes(whole[:size])
        with pytest.raises((Truncated, Damaged)):
            vault.unlock(home, PASSPHRASE, now_ms=NOW)


def test_a_sealing_key_that_is_replaced_stays_sealed(home: Home, founded: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    ring = keys.load(home.keys).rotated(NOW + 1)

    keys.save(home.keys, ring)

    assert ring.sealing[0].private not in home.keys.read_bytes()
    vault.lock(home)
    vault.unlock(home, PASSPHRASE, now_ms=NOW)
    assert keys.load(home.keys) == ring


def test_each_use_has_a_key_of_its_own() -> None:
    keys_of_uses = {use.key(bytes(32)) for use in Use}

    assert len(keys_of_uses) == len(Use)
    assert all(len(key) == 32 for key in keys_of_uses)


def test_a_copy_is_bound_to_its_device(home: Home) -> None:
    """Somebody who puts another device's copy into his own request gets nothing for it."""
    ring = keys.load(home.keys)
    centre = SealingKey.generate(NOW)
    vault.encrypt(home, PASSPHRASE)
    domain, lock = vault.lock_of(home)
    key = cipher.held(home.keys)
    assert key is not None
    sealed = keys.relocked(lock, ring, key, [centre.public])

    assert keys.copied_key(domain, sealed, [centre]) == key
    assert keys.copied_key(domain, sealed, [SealingKey.generate(NOW)]) is None
    forged = keys.Lock(sealed.salt, sealed.wrapped, bytes(32), sealed.copies, sealed.sealed)
    with pytest.raises(keys.CannotUnwrap):
        keys.copied_key(domain, forged, [centre])


def test_a_clock_put_right_after_one_wrong_word_makes_nobody_wait(home: Home) -> None:
    vault.encrypt(home, PASSPHRASE)
    vault.lock(home)
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, OTHER, now_ms=NOW + 365 * 86_400_000)

    vault.unlock(home, PASSPHRASE, now_ms=NOW)


@pytest.mark.parametrize("said", ["[" * 100_000, '{"wrong": 1e999, "at": 0}', '{"at": 1}', "[]"])
def test_a_broken_count_of_tries_counts_none(home: Home, said: str) -> None:
    home.tries.write_text(said)

    assert vault.count_of_tries(home.tries) == (0, 0)
