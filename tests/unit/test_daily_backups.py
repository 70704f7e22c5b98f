"""Daily backups: one a day, thinned out behind it; a bad disk leaves what was there."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.role import Role
from gridapp.register import daily
from gridapp.register.backup import UnsoundCopy
from gridapp.register.check import check
from gridapp.register.database import connect
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from tests.unit.cli_home import Line, centre
from tests.world import Desk, World

UNIT = "520381003001001001"
MARK = "0123abcd"
TODAY = date(2026, 11, 28)


@pytest.fixture
def desk() -> Desk:
    """A register with something in it."""
    desk = World().device(UNIT[:15], Role.GRID, "W2")
    desk.save(Entry(kind="household", place=UNIT, fields={"head": "曾小华", "address": "老街"}))
    desk.pack()
    return desk


@pytest.fixture
def line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Line:
    return Line(home=centre(tmp_path / "centre"), capsys=capsys, monkeypatch=monkeypatch)


def keep(desk: Desk, folder: Path, day: date = TODAY, second: Path | None = None) -> daily.Kept:
    return daily.keep(desk.conn, MARK, folder, second, today=day.isoformat())


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_one_is_made_a_day_and_is_whole(desk: Desk, tmp_path: Path) -> None:
    first, again = keep(desk, tmp_path / "b"), keep(desk, tmp_path / "b")

    assert (first.made, again.made) == (True, False)
    assert names(tmp_path / "b") == [f"daily-{MARK}-20261128.db"]
    assert daily.last_day(tmp_path / "b", MARK, today=TODAY.isoformat()) == "2026-11-28"
    with closing(connect(first.file)) as copy:
        assert (check(copy), digest(copy)) == ([], digest(desk.conn))


def test_seven_days_five_weeks_and_twelve_months_stay() -> None:
    days = [TODAY - timedelta(days=n) for n in range(500)]
    have: set[date] = set()
    for day in reversed(days):
        have = daily.staying({*have, day}, day)

    assert have >= set(days[:7])
    assert len(have) <= 7 + 5 + 12
    assert min(have) >= TODAY - daily.LONGEST
    assert len({(day.year, day.month) for day in have}) == 12
    assert len({day.isocalendar()[:2] for day in have if day > TODAY - timedelta(days=35)}) == 5


@given(st.sets(st.dates(date(2020, 1, 1), date(2032, 1, 1)), max_size=60))
def test_what_stays_goes_on_staying_and_nothing_lives_beyond_a_year(days: set[date]) -> None:
    stay = daily.staying(days, TODAY)

    assert stay <= days
    assert daily.staying(stay, TODAY) == stay
    assert all(day >= TODAY - daily.LONGEST for day in stay)
    past = sorted(day for day in days if TODAY - daily.LONGEST <= day <= TODAY)
    assert set(past[-7:]) <= stay


def test_old_ones_go_when_a_new_one_is_made_others_are_left_alone(
    desk: Desk, tmp_path: Path
) -> None:
    keep(desk, tmp_path, TODAY - timedelta(days=1))
    for name in (
        f"daily-{MARK}-20250101.db",
        "daily-ffffffff-20250101.db",
        "register-20250101-080000.db",
        "register-before-20250101-080000.db",
        "register-before-20250101-080000.db-wal",
        "register-before-20250101-080000.db.damaged",
        "register-before-20261001-080000-2.db",
        "register-20261001-080000.db",
        "photo-20250101.db",
    ):
        (tmp_path / name).write_bytes(b"")

    keep(desk, tmp_path)

    assert names(tmp_path) == [
        f"daily-{MARK}-20261127.db",
        f"daily-{MARK}-20261128.db",
        "daily-ffffffff-20250101.db",
        "photo-20250101.db",
        "register-20261001-080000.db",
        "register-before-20261001-080000-2.db",
    ]


def test_a_clock_that_jumped_ahead_removes_nothing(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    keep(desk, tmp_path, date(2035, 1, 1))

    assert len(names(tmp_path)) == 2
    assert daily.last_day(tmp_path, MARK, today=TODAY.isoformat()) == "2026-11-28"


def test_a_copy_goes_to_the_second_folder_once_it_is_there(desk: Desk, tmp_path: Path) -> None:
    home, stick = tmp_path / "b", tmp_path / "stick"
    away = keep(desk, home, second=stick)
    assert isinstance(away.problem, FileNotFoundError)
    assert not daily.is_due(MARK, home, stick, today=TODAY.isoformat())

    stick.mkdir()
    assert daily.is_due(MARK, home, stick, today=TODAY.isoformat())
    there = keep(desk, home, second=stick)

    assert (there.made, there.copied, there.problem) == (False, True, None)
    assert names(stick) == names(home)
    assert (stick / there.file.name).read_bytes() == there.file.read_bytes()


def test_a_register_that_is_not_whole_replaces_and_removes_no_backup(
    desk: Desk, tmp_path: Path
) -> None:
    keep(desk, tmp_path, TODAY - timedelta(days=1))
    (tmp_path / f"daily-{MARK}-20250101.db").write_bytes(b"")
    before = names(tmp_path)
    desk.conn.execute("UPDATE segment SET previous = x'00'")

    with pytest.raises(UnsoundCopy):
        keep(desk, tmp_path)

    assert names(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_full_disk_leaves_what_was_there(desk: Desk, tmp_path: Path) -> None:
    import resource

    keep(desk, tmp_path, TODAY - timedelta(days=1))
    before = names(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises((OSError, sqlite3.Error)):
            keep(desk, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert names(tmp_path) == before


def test_writing_the_files_of_the_day_backs_up_and_status_says_when(line: Line) -> None:
    assert line.json("status")["backup"] == ""
    assert "还没有备份" in line("status").out

    made, again = line("export"), line("export")

    assert "今天的备份已做好" in made.out
    assert "备份" not in again.out
    (file,) = (line.home / "backups").iterdir()
    day = line.json("status")["backup"]
    assert day.replace("-", "") in file.name
    assert day in line("status", language="en").out


def test_a_backup_that_cannot_be_made_is_said_and_fails_nothing(line: Line) -> None:
    (line.home / "backups").write_bytes(b"a file where the folder should be")

    answer = line("export")

    assert answer.code == 0
    assert "今天的备份没有做成" in answer.out


def test_what_came_of_an_import_is_told_before_a_long_backup_is_begun(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily, "_FOLDED_DAILY", 0)
    (tmp_path / "stick").mkdir()

    first, again = line("import", tmp_path / "stick"), line("import", tmp_path / "stick")

    told = ("没有找到同步文件", "现在做今天的备份", "今天的备份已做好")
    where = [first.out.index(one) for one in told]
    assert where == sorted(where)
    assert "备份" not in again.out


def test_a_backup_stopped_by_hand_fails_nothing_and_is_made_by_the_next_command(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: Any, **_named: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("gridapp.register.daily.backup", stopped)
        first = line("export")

    assert first.code == 0
    assert first.out.index("没有收到回执") < first.out.index("今天的备份停下了")
    assert "还没有备份" in line("status").out
    assert "今天的备份已做好" in line("export").out


def test_second_folder_is_named_once_and_used_every_day(line: Line, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert line("backup", "--also", stick).code == 1
    stick.mkdir()

    named = line("backup", "--also", stick)

    assert named.code == 0, named.err
    assert len(names(stick)) == 1
    assert line.json("audit")["acts"][0]["act"] == "backup"
    (stick / names(stick)[0]).unlink()
    stick.rmdir()
    assert "没有在" in line("export").out
    assert line("backup", "--also", "").code == 0
    assert "没有在" not in line("export").out


def test_a_home_of_which_only_the_log_is_checked_says_so_of_its_size(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large register's state is not folded anew every day: it can be made anew at any time."""
    monkeypatch.setattr(daily, "_FOLDED_DAILY", 0)
    desk.conn.execute("UPDATE household SET head = '别人'")

    assert keep(desk, tmp_path).made


def test_damage_that_the_daily_backup_finds_ends_all_writing(line: Line) -> None:
    register = line.home / "register.db"
    with closing(connect(register)) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'visit'").fetchone()
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with register.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))

    first, second = line("export"), line("export")

    assert "今天的备份没有做成" in first.out
    assert (second.code, "gridapp salvage" in second.err) == (1, True)
    assert line("list", "household").code == 0
