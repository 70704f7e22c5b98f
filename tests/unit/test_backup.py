"""A backup is a copy that was read back and found whole; a bad one never replaces a good one."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.models.role import Role
from gridapp.register import backup
from gridapp.register.backup import UnsoundCopy
from gridapp.register.check import check
from gridapp.register.database import connect
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from tests.world import Desk, World

UNIT = "520381003001001001"


@pytest.fixture
def desk() -> Desk:
    """A register with something in it."""
    desk = World().device(UNIT[:15], Role.GRID, "W2")
    desk.save(Entry(kind="household", place=UNIT, fields={"head": "曾小华", "address": "老街"}))
    desk.pack()
    desk.save(Entry(kind="spot", place=UNIT, fields={"name": "水塘"}))
    return desk


def test_a_backup_holds_the_same_state_in_one_file(desk: Desk, tmp_path: Path) -> None:
    backup.backup(desk.conn, tmp_path / "b.db")

    assert [file.name for file in tmp_path.iterdir()] == ["b.db"]
    with closing(connect(tmp_path / "b.db")) as copy:
        assert digest(copy) == digest(desk.conn)
        assert check(copy) == []


def test_a_register_that_is_not_whole_leaves_the_older_backup_as_it_was(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "b.db"
    backup.backup(desk.conn, file)
    before = file.read_bytes()
    desk.conn.execute("UPDATE household SET head = '别人'")

    with pytest.raises(UnsoundCopy):
        backup.backup(desk.conn, file)

    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["b.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="no owners' bits on Windows")
def test_a_backup_is_for_its_owner(desk: Desk, tmp_path: Path) -> None:
    backup.backup(desk.conn, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises((OSError, sqlite3.OperationalError)):
        backup.backup(desk.conn, tmp_path / "nowhere" / "b.db")

    assert list(tmp_path.iterdir()) == []
