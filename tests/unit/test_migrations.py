"""Steps of the schema: one unbroken run, each whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.models.kinds import KINDS
from gridapp.register import database
from gridapp.register.database import RegisterTooNew, connect, migrate, migrations


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(connect(":memory:", create=True)) as conn:
        yield conn


def test_versions_are_one_unbroken_run(conn: sqlite3.Connection) -> None:
    versions = [version for version, _sql in migrations()]

    assert versions == list(range(1, len(versions) + 1))
    assert conn.execute("PRAGMA user_version").fetchone() == (len(versions),)


def test_a_register_of_each_earlier_version_opens_and_is_kept_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, known = tmp_path / "register.db", migrations()
    monkeypatch.setattr(database, "migrations", lambda: known[:1])
    with closing(connect(path, create=True)) as old:
        old.execute("INSERT INTO meta VALUES ('kept', 1)")
    further = [*known[:1], (2, "CREATE TABLE added (x INTEGER) STRICT;")]
    monkeypatch.setattr(database, "migrations", lambda: further)

    with closing(connect(path)) as conn:
        assert conn.execute("SELECT name FROM meta").fetchall() == [("kept",), ("upgraded",)]
        assert conn.execute("SELECT count(*) FROM added").fetchone() == (0,)

    with closing(sqlite3.connect(path.with_suffix(".v1.bak"))) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT name FROM meta").fetchall() == [("kept",)]


def test_opening_again_changes_nothing(conn: sqlite3.Connection) -> None:
    before = conn.execute("SELECT sql FROM sqlite_master").fetchall()

    migrate(conn)

    assert conn.execute("SELECT sql FROM sqlite_master").fetchall() == before


def test_newer_register_is_refused_untouched(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA user_version = 9999")

    with pytest.raises(RegisterTooNew):
        migrate(conn)


def test_failed_step_leaves_the_version_before_it(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = migrations()
    broken = (len(known) + 1, "CREATE TABLE half (x INTEGER) STRICT; SELECT nonsense;")
    monkeypatch.setattr(database, "migrations", lambda: [*known, broken])

    with pytest.raises(sqlite3.OperationalError):
        migrate(conn)

    assert conn.execute("PRAGMA user_version").fetchone() == (len(known),)
    assert not conn.in_transaction
    assert not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone()


def test_a_notice_that_was_given_is_kept_when_invitations_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, known = tmp_path / "register.db", migrations()
    monkeypatch.setattr(database, "migrations", lambda: known[:17])
    with closing(connect(path, create=True)) as old:
        old.execute("INSERT INTO rec (id, uid, kind) VALUES (7, zeroblob(16), 74)")
        old.execute(
            "INSERT INTO notice (id, place, form, receiver, given_on, worker, st)"
            " VALUES (7, '520381003', 'F03', '罗福全', '2026-11-20', zeroblob(16), x'80')"
        )
    monkeypatch.setattr(database, "migrations", lambda: known)

    with closing(connect(path)) as conn:
        found = conn.execute("SELECT id, form, receiver, given_on, meets_on, st FROM notice")
        assert found.fetchall() == [(7, "F03", "罗福全", "2026-11-20", None, b"\x80")]
        names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
    assert {"notice_by_place", "notice_by_day"} <= names
    assert "notice_before" not in names


def test_fields_of_a_kind_never_change_their_order(tmp_path: Path) -> None:
    """Stamps and changes that wait for a file name a field by its number in its kind."""
    with closing(sqlite3.connect(tmp_path / "register.db")) as conn:
        for version, script in migrations():
            conn.executescript(script)
            for kind in KINDS.values():
                table = conn.execute(f'PRAGMA table_info("{kind.name}")')
                before = [name for _at, name, *_rest in table if name in kind.columns]
                assert before == list(kind.columns[: len(before)]), (version, kind.name)
