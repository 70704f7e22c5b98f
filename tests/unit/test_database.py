"""The register file: opened, refused, and as its declarations say."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.models.declare import Kind, Value
from gridapp.models.kinds import KINDS
from gridapp.register import cipher, database
from gridapp.register.database import (
    DamagedRegister,
    NoRegister,
    RegisterTooNew,
    connect,
    many_commits,
    transaction,
)
from gridapp.register.location import UnsafeLocation
from gridapp.register.tables import name, table_of

pytestmark = pytest.mark.usefixtures("driver")


def test_what_runs_with_both_drivers_does(tmp_path: Path, driver: str) -> None:
    connect(tmp_path / "register.db", create=True).close()

    assert cipher.is_plain(tmp_path / "register.db") == (driver == "plain")


@pytest.fixture
def conn() -> sqlite3.Connection:
    return connect(":memory:", create=True)


def columns(conn: sqlite3.Connection, table: str) -> list[tuple[str, str, int]]:
    rows = conn.execute('SELECT name, type, "notnull" FROM pragma_table_info(?)', (table,))
    return [(column, type_, notnull) for column, type_, notnull in rows]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_table_of_each_kind_is_as_it_is_declared(conn: sqlite3.Connection, kind: Kind) -> None:
    with closing(sqlite3.connect(":memory:")) as declared:
        declared.execute("CREATE TABLE rec (id INTEGER PRIMARY KEY)")
        declared.execute(table_of(kind).create)

        assert columns(conn, kind.name) == columns(declared, kind.name)


def test_every_table_of_ours_is_strict(conn: sqlite3.Connection) -> None:
    loose = conn.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND type = 'table'"
        " AND name NOT LIKE 'sqlite%'"
    )
    assert [table for (table,) in loose if table != "sqlite_schema"] == []


def test_no_kind_is_without_its_table_and_no_number_used_twice(conn: sqlite3.Connection) -> None:
    tables = {table for (table,) in conn.execute("SELECT name FROM sqlite_master")}

    assert set(KINDS) <= tables
    assert len({kind.number for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize("bad", ["", "Name", "x; DROP TABLE rec", 'a"b', "ä", "a" * 40])
def test_only_plain_words_become_identifiers(bad: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(bad) + "$"):
        name(bad)


def test_a_register_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "register.db"

    with pytest.raises(NoRegister):
        connect(path)
    assert not path.exists()
    connect(path, create=True).close()

    with closing(connect(path)) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert conn.execute("PRAGMA synchronous").fetchone() == (2,)
        assert conn.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_an_empty_file_is_no_register(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.touch()

    with pytest.raises(NoRegister):
        connect(path)


@pytest.mark.parametrize("create", [True, False])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(
    tmp_path: Path, *, create: bool
) -> None:
    path = tmp_path / "register.db"
    text = "不是登记簿\n".encode() * 500
    path.write_bytes(text)

    with pytest.raises(DamagedRegister):
        connect(path, create=create)
    assert path.read_bytes() == text


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_refused_and_left_as_it_is(
    tmp_path: Path, *, create: bool
) -> None:
    path = tmp_path / "register.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE household (id)")
        other.commit()
    before = path.read_bytes()

    with pytest.raises(DamagedRegister):
        connect(path, create=create)
    assert path.read_bytes() == before


def test_a_register_with_a_broken_head_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    connect(path, create=True).close()
    whole = bytearray(path.read_bytes())
    whole[100:4096] = bytes(3996)
    path.write_bytes(whole)

    with pytest.raises(DamagedRegister):
        connect(path)


def test_a_register_found_broken_at_work_is_only_read_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with closing(connect(path, create=True)) as conn:
        conn.execute("INSERT INTO meta (name, value) VALUES ('kept', 1)")
        (page,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event'").fetchone()
        (size,) = conn.execute("PRAGMA page_size").fetchone()
    whole = bytearray(path.read_bytes())
    start, end = (page - 1) * int(size), page * int(size)
    whole[start:end] = b"\xff" * (end - start)
    path.write_bytes(whole)

    with closing(connect(path)) as conn:
        with pytest.raises(sqlite3.DatabaseError, match="malformed"), transaction(conn):
            conn.execute("INSERT INTO event (at_ms, kind, detail) VALUES (1, 'fork', '')")
        with pytest.raises(DamagedRegister), transaction(conn):
            conn.execute("DELETE FROM meta")

        # SQLCipher reads nothing more where it has met a broken page: whoever looks opens anew.
        with closing(connect(path)) as again:
            assert again.execute("SELECT name FROM meta").fetchall() == [("kept",)]


def test_a_register_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with closing(connect(path, create=True)) as conn:
        conn.execute("PRAGMA user_version = 9999")

    with pytest.raises(RegisterTooNew) as refused:
        connect(path)
    assert refused.value.found == 9999


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path, create=True)


@pytest.mark.parametrize("folder", ["OneDrive - 街道办", "坚果云", "Dropbox", "WPS云盘"])
def test_a_register_does_not_open_in_a_cloud_folder(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()

    with pytest.raises(UnsafeLocation) as refused:
        connect(tmp_path / folder / "register.db", create=True)
    assert refused.value.reason == "cloud"
    assert not (tmp_path / folder / "register.db").exists()


def test_a_register_does_not_open_on_a_network_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridapp.register.location._on_network", lambda path: True)

    with pytest.raises(UnsafeLocation) as refused:
        connect(tmp_path / "register.db", create=True)
    assert refused.value.reason == "network"


def test_a_transaction_is_whole_or_nothing(conn: sqlite3.Connection) -> None:
    with transaction(conn):
        conn.execute("INSERT INTO meta VALUES ('a', 1)")
    with pytest.raises(sqlite3.IntegrityError), transaction(conn):
        conn.executemany("INSERT INTO meta VALUES (?, 1)", [("b",), ("a",)])

    assert conn.execute("SELECT name FROM meta").fetchall() == [("a",)]


def test_what_was_committed_survives_the_end_of_the_process_and_nothing_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "register.db"
    writer = (
        "import os, sys\n"
        "from gridapp.register.database import connect, transaction\n"
        "conn = connect(sys.argv[1], create=True)\n"
        "with transaction(conn):\n"
        "    conn.execute(\"INSERT INTO meta VALUES ('kept', 1)\")\n"
        "conn.execute('BEGIN IMMEDIATE')\n"
        "conn.execute(\"INSERT INTO meta VALUES ('lost', 1)\")\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", writer, str(path)], check=False)

    with closing(connect(path)) as conn:
        # SQLCipher reads nothing more where it has met a broken page: whoever looks opens anew.
        with closing(connect(path)) as again:
            assert again.execute("SELECT name FROM meta").fetchall() == [("kept",)]
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_mark_in_the_file_is_the_one_that_is_asked_for(conn: sqlite3.Connection) -> None:
    assert conn.execute("PRAGMA application_id").fetchone() == (database.APPLICATION,)


def test_the_journal_of_many_commits_is_written_back_at_their_end(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with closing(connect(path, create=True)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        empty = path.stat().st_size
        with many_commits(conn):
            for number in range(20):
                with transaction(conn):
                    conn.execute(
                        "INSERT INTO meta (name, value) VALUES (?, zeroblob(500000))",
                        (f"b{number}",),
                    )
            assert path.stat().st_size == empty
        assert path.stat().st_size > empty + 20 * 500_000
        assert conn.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)


@pytest.mark.parametrize("value", [None, b"", b"\x00bytes", "text", 1, 1.5])
def test_every_value_comes_back_as_it_was_bound(conn: sqlite3.Connection, value: Value) -> None:
    assert conn.execute("SELECT ?, typeof(?)", (value, value)).fetchone()[0] == value
