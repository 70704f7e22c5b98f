"""A damaged register: looked at, never written into, and saved as far as it can be read."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gridapp.cli import main
from gridapp.register import backup, check, database, identity, life
from gridapp.register.database import DamagedRegister, transaction
from gridapp.sync import keys, salvaging
from gridapp.sync.checking import signature_holds
from tests.sync.test_restore import heads, is_whole, rows
from tests.sync.township import GRID, UNIT_1, UNIT_2, Device, Township

PAGE = 4096
WAITING = ["还没写进文件一", "还没写进文件二"]


@pytest.fixture(scope="module")
def busy_once(introduced_once: Township, tmp_path_factory: pytest.TempPathFactory) -> Township:
    """A worker's register of many pages: exported in portions, with two rows in no file yet."""
    town = introduced_once.copy(tmp_path_factory.mktemp("busy"))
    for portion in range(5):
        for n in range(8):
            town.worker.household(UNIT_1, f"第{portion}批{n}户")
        town.carry(town.worker, town.centre)
    town.exchange(rounds=1)
    for head in WAITING:
        town.worker.household(UNIT_2, head)
    with closing(sqlite3.connect(town.worker.home.register)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return town


@pytest.fixture
def busy(busy_once: Township, tmp_path: Path) -> Township:
    return busy_once.copy(tmp_path / "busy")


def pages(device: Device) -> int:
    return device.home.register.stat().st_size // PAGE


def page_of(device: Device, table: str) -> int:
    with device.open() as (conn, _me):
        (page,) = conn.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
    return int(page)


def harm(device: Device, page: int, data: bytes = bytes(PAGE)) -> None:
    """Write over one page, the first being 1."""
    with device.home.register.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(data)


def salvage(device: Device, *more: Path) -> salvaging.Salvaged:
    return salvaging.salvage(device.home, more, device.ring, now_ms=device.clock.tick())


def meet(town: Township) -> None:
    for _ in range(2):
        town.carry(town.worker, town.centre)
        town.carry(town.centre, town.worker)


def assert_nothing_is_missing(town: Township) -> None:
    assert town.worker.digest(GRID) == town.centre.digest(GRID)
    assert set(heads(town.worker)) >= {
        f"第{portion}批{n}户" for portion in range(5) for n in range(8)
    }
    assert town.centre.status().forks == 0
    assert is_whole(town.worker)


def test_a_whole_register_salvaged_says_the_same_as_before(busy: Township) -> None:
    before = busy.worker.digest(""), rows(busy.worker), len(heads(busy.worker))

    done = salvage(busy.worker)

    assert done.kept is not None
    assert not done.asking
    assert (busy.worker.digest(""), len(heads(busy.worker))) == (before[0], before[2])
    assert sum(rows(busy.worker).values()) == sum(before[1].values())
    meet(busy)
    assert_nothing_is_missing(busy)
    assert set(WAITING) <= set(heads(busy.centre))


@pytest.mark.parametrize("seed", range(6))
def test_any_pages_may_be_zeroed_or_overwritten_and_the_centre_has_the_rest(
    busy: Township, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        data = bytes(PAGE) if seed % 2 else chance.randbytes(PAGE)
        harm(busy.worker, chance.randrange(2, pages(busy.worker) + 1), data)

    salvage(busy.worker)
    meet(busy)

    assert_nothing_is_missing(busy)


def test_flipped_bits_are_never_taken_for_what_was_signed(busy: Township) -> None:
    chance = random.Random(20261128)
    data = bytearray(busy.worker.home.register.read_bytes())
    for _ in range(200):
        data[chance.randrange(PAGE, len(data))] ^= 1 << chance.randrange(8)
    busy.worker.home.register.write_bytes(data)

    salvage(busy.worker)
    meet(busy)

    assert_nothing_is_missing(busy)


@pytest.mark.parametrize("table", ["segment", "stream", "rec", "meta", "household", "credential"])
def test_a_table_whose_root_is_gone_costs_no_more_than_itself(busy: Township, table: str) -> None:
    harm(busy.worker, page_of(busy.worker, table))

    salvage(busy.worker)
    meet(busy)

    assert_nothing_is_missing(busy)
    if table in ("segment", "household", "credential"):
        assert set(WAITING) <= set(heads(busy.centre))


def test_where_the_first_page_is_gone_segments_are_found_in_the_bytes(busy: Township) -> None:
    harm(busy.worker, 1)
    with pytest.raises(DamagedRegister):
        busy.worker.status()

    done = salvage(busy.worker)

    assert done.rows > 0
    with busy.worker.open() as (_conn, me):
        assert (me.place, me.key) == (GRID, busy.worker.ring.signing.public)
    meet(busy)
    assert_nothing_is_missing(busy)


def test_what_a_backup_has_of_rows_in_no_file_is_saved_too(busy: Township, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    with busy.worker.open() as (conn, _me):
        backup.backup(conn, file)
    harm(busy.worker, page_of(busy.worker, "outbox"))

    done = salvage(busy.worker, file)

    assert done.unpacked > 0
    meet(busy)
    assert set(WAITING) <= set(heads(busy.centre))
    assert_nothing_is_missing(busy)


def test_rows_left_in_a_register_that_was_put_away_can_be_brought_over(
    busy: Township, tmp_path: Path
) -> None:
    from tests.sync.test_restore import backed_up, restore

    file = backed_up(busy.worker, tmp_path)
    busy.worker.household(UNIT_1, "备份以后才记的")
    kept = restore(busy.worker, file).kept
    assert kept is not None
    busy.worker.household(UNIT_1, "恢复以后记的")

    salvage(busy.worker, kept)

    assert {"备份以后才记的", "恢复以后记的", *WAITING} <= set(heads(busy.worker))
    meet(busy)
    assert_nothing_is_missing(busy)
    assert rows(busy.worker).keys() == {"accepted"}


def test_once_damage_is_noticed_nothing_is_written_by_anybody(busy: Township) -> None:
    worker = busy.worker
    harm(worker, page_of(worker, "household"))
    before = worker.home.register.read_bytes()
    looks = ["--home", str(worker.home.root), "list", "household"]
    assert main(looks) == 1
    assert database.is_damaged(worker.home.register)

    with worker.open() as (conn, me):
        assert database.is_read_only(conn)
        assert life.resume(worker.home, conn, me, 0) == me
        with pytest.raises(DamagedRegister), transaction(conn):
            identity.store(conn, replace(me, tag="X"))
    assert main(["--home", str(worker.home.root), "export"]) == 1
    assert main(["--home", str(worker.home.root), "list", "spot"]) == 0
    assert main(["--home", str(worker.home.root), "check"]) == 1
    assert worker.home.register.read_bytes() == before


def test_a_connection_opened_before_the_damage_was_noticed_writes_no_more(busy: Township) -> None:
    worker = busy.worker
    with worker.open() as (conn, me):
        database.note_damage(worker.home.register)
        with pytest.raises(DamagedRegister), transaction(conn):
            identity.store(conn, me)


def test_the_command_saves_what_can_be_read_and_work_goes_on(
    busy: Township, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = busy.worker
    harm(worker, page_of(worker, "visit"))
    home = ["--home", str(worker.home.root)]
    assert main([*home, "check"]) == 1
    assert "gridapp salvage" in capsys.readouterr().err

    assert main([*home, "salvage"]) == 0

    (kept,) = worker.home.backups.glob("register-before-*.db")
    assert str(kept) in capsys.readouterr().out
    assert not database.is_damaged(worker.home.register)
    assert database.is_damaged(kept)
    worker.household(UNIT_1, "救出以后")
    assert main([*home, "check"]) == 0
    meet(busy)
    assert "救出以后" in heads(busy.centre)


def test_a_clock_years_ahead_is_still_told_after_salvage(busy: Township) -> None:
    """What a centre last wrote, and what was last given here, are not among what is salvaged."""
    worker = busy.worker
    harm(worker, page_of(worker, "visit"))
    salvaging.salvage(worker.home, [], keys.load(worker.home.keys), now_ms=busy.clock.now_ms)

    assert worker.status().clock == ""
    busy.clock.now_ms += 3 * 366 * 86_400_000
    assert worker.status().clock == "ahead"


def test_a_register_that_is_whole_is_left_alone(
    busy: Township, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = busy.worker

    assert main(["--lang", "en", "--home", str(worker.home.root), "salvage"]) == 1

    assert "nothing to salvage" in capsys.readouterr().err
    assert not [*worker.home.backups.glob("register-before-*.db")]


def test_a_wrong_file_that_was_named_does_not_replace_a_whole_register(
    busy: Township, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = busy.worker
    wrong = tmp_path / "花名册.xlsx"
    wrong.write_bytes(b"hello")
    before = rows(worker)

    assert main(["--lang", "en", "--home", str(worker.home.root), "salvage", str(wrong)]) == 1

    assert "nothing to salvage" in capsys.readouterr().err
    assert not [*worker.home.backups.glob("register-before-*.db")]
    assert rows(worker) == before


def test_what_an_attacker_put_into_the_file_is_not_believed(busy: Township) -> None:
    """Whoever can write the file cannot sign: a changed value and a forged segment are left out."""
    worker = busy.worker
    with closing(sqlite3.connect(worker.home.register)) as conn, conn:
        conn.execute("UPDATE household SET head = '别人' WHERE head = '第0批0户'")
        conn.execute(
            "UPDATE segment SET body ="
            " CAST(substr(body, 1, 150) || x'00' || substr(body, 152) AS BLOB)"
            " WHERE gid = (SELECT max(gid) FROM segment)"
        )

    salvage(worker)

    assert "别人" not in heads(worker)
    meet(busy)
    assert_nothing_is_missing(busy)


def test_keys_are_needed(busy: Township) -> None:
    busy.worker.home.keys.unlink()

    with pytest.raises(FileNotFoundError):
        keys.load(busy.worker.home.keys)
    assert main(["--home", str(busy.worker.home.root), "salvage"]) == 1
    with busy.worker.open() as (conn, _me):
        assert check.check(conn, signature_holds) == []
