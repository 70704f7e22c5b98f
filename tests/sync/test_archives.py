"""The bytes of past years in archives: nothing is lost, nothing reads otherwise, all heals."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import archives, archiving, history, refold, turned_away
from gridapp.register.archives import ArchiveLost, in_folder
from gridapp.register.archiving import Archived
from gridapp.register.check import check
from gridapp.register.database import connect, transaction
from gridapp.register.rebuild import rebuild
from gridapp.sync.checking import signature_holds
from tests.sync import township
from tests.sync.conftest import YEAR_MS
from tests.sync.township import GRID, UNIT_1, Device, Township


def archive(device: Device) -> Archived:
    with device.open() as (conn, me):
        return archiving.archive(conn, me, now_ms=device.clock.tick())


def problems(device: Device) -> list[str]:
    with device.open() as (conn, _me):
        return [one.kind for one in check(conn, signature_holds)]


def files(device: Device) -> list[Path]:
    return [file for _year, file in in_folder(device.home.root)]


def told(device: Device) -> list[Any]:
    """The histories of all households."""
    with device.open() as (conn, _me):
        uids = conn.execute("SELECT uid FROM rec JOIN household USING (id) ORDER BY uid").fetchall()
        return [history.of(conn, KINDS["household"], uid.hex()) for (uid,) in uids]


def bytes_of(device: Device) -> dict[bytes, bytes]:
    with device.open() as (conn, _me):
        return dict(conn.execute("SELECT id, body FROM whole").fetchall())


def test_what_has_moved_reads_as_before(lived: Township) -> None:
    before = bytes_of(lived.centre), told(lived.centre), lived.centre.digest("")

    done = archive(lived.centre)

    assert done.segments >= 6
    assert len(files(lived.centre)) == 1
    assert (bytes_of(lived.centre), told(lived.centre), lived.centre.digest("")) == before
    assert problems(lived.centre) == []
    with lived.centre.open() as (conn, _me):
        here = conn.execute(
            "SELECT count(*) FROM segment JOIN stream USING (sid)"
            " WHERE stream.place > 0 AND stream.given = 0 AND body <> x''"
        )
        assert here.fetchone() == (0,)
        with transaction(conn):
            rebuild(conn)
    assert lived.centre.digest("") == before[2]
    assert archive(lived.centre).segments == 0


def test_own_work_that_no_centre_has_stays(lived: Township) -> None:
    lived.clock.now_ms -= YEAR_MS
    mine = lived.worker.household(UNIT_1, "还没送到")
    lived.worker.export()
    lived.clock.now_ms += YEAR_MS

    assert archive(lived.worker).segments >= 6

    with lived.worker.open() as (conn, _me):
        left = conn.execute(
            "SELECT count(*) FROM segment s JOIN touch t USING (gid) JOIN rec r ON r.id = t.rec"
            " WHERE r.uid = unhex_(?) AND s.archive = 0 AND s.body <> x''",
            (mine,),
        )
        assert left.fetchone() == (1,)


def test_a_lost_device_is_made_anew_out_of_archives(lived: Township) -> None:
    archive(lived.centre)
    again = township.join(lived, "worker-again", Role.GRID, GRID)

    for _ in range(2):
        lived.carry(again, lived.centre)
        lived.carry(lived.centre, again)

    assert again.digest(GRID) == lived.centre.digest(GRID)


def test_a_lost_archive_stops_nobody_and_heals(lived: Township) -> None:
    whole = told(lived.centre)
    archive(lived.centre)
    (file,) = files(lived.centre)
    away = file.replace(lived.folder / "old-disk")

    with lived.centre.open() as (conn, _me):
        assert [one.reason for one in archives.lost(conn)] == ["missing"]
        with pytest.raises(ArchiveLost), transaction(conn):
            rebuild(conn)
    assert problems(lived.centre) == ["archive"]
    assert told(lived.centre) != whole
    again = township.join(lived, "worker-again", Role.GRID, GRID)
    lived.worker.household(UNIT_1, "新的一户")
    lived.carry(again, lived.centre)
    lived.carry(lived.worker, lived.centre, again)
    lived.carry(lived.centre, lived.worker, again)
    assert lived.centre.digest(GRID) == lived.worker.digest(GRID)

    away.replace(file)

    assert problems(lived.centre) == []
    assert told(lived.centre)[: len(whole)] == whole
    lived.carry(again, lived.centre)
    lived.carry(lived.centre, again)
    assert again.digest(GRID) == lived.centre.digest(GRID)


def test_a_rotten_archive_is_a_lost_one(lived: Township) -> None:
    whole = bytes_of(lived.centre)
    archive(lived.centre)
    (file,) = files(lived.centre)
    data = bytearray(file.read_bytes())
    lives = next(body for body in whole.values() if bytes(body) in data)
    data[data.find(lives) + len(lives) - 3] ^= 0xFF
    file.write_bytes(data)

    assert problems(lived.centre) == ["archive"]
    assert sum(body is None for body in bytes_of(lived.centre).values()) == 1

    file.write_bytes(b"no archive at all" * 1000)

    with lived.centre.open() as (conn, _me):
        assert [one.reason for one in archives.lost(conn)] == ["damaged"]


def test_segments_that_come_again_make_up_for_a_lost_archive(lived: Township) -> None:
    stick = lived.stick()
    whole = bytes_of(lived.centre)
    archive(lived.centre)
    for file in files(lived.centre):
        file.unlink()

    lived.centre.take(stick)

    assert bytes_of(lived.centre) == whole
    assert problems(lived.centre) == []


def test_what_is_gone_for_good_is_asked_for(lived: Township) -> None:
    whole = bytes_of(lived.worker)
    archive(lived.worker)
    archive(lived.centre)
    for file in files(lived.worker):
        file.unlink()
    lived.exchange(rounds=2)
    assert None in bytes_of(lived.worker).values(), "it may only lie on the old disk"

    with lived.worker.open() as (conn, _me), transaction(conn):
        archives.ask(conn, on=True)
    lived.exchange(rounds=2)

    assert bytes_of(lived.worker).items() >= whole.items()
    assert problems(lived.worker) == []
    with lived.worker.open() as (conn, _me):
        assert list(archives.asked_for(conn, range(100))) == []


def test_what_was_turned_away_in_a_past_year_is_told_if_it_can_be(lived: Township) -> None:
    with lived.centre.open() as (conn, me):
        conn.execute(
            "INSERT INTO refused_change (gid, n, reason) SELECT s.gid, s.first, 'value'"
            " FROM segment s JOIN stream t USING (sid) WHERE t.place > 0 AND t.given = 0 LIMIT 1"
        )
        told = turned_away.turned_away(conn, me)
        assert len(told) == 1
    archive(lived.centre)
    with lived.centre.open() as (conn, me):
        assert turned_away.turned_away(conn, me) == told
    for file in files(lived.centre):
        file.unlink()

    with lived.centre.open() as (conn, me):
        assert turned_away.turned_away(conn, me) == []


def test_records_to_be_folded_afresh_wait_for_their_archive(lived: Township) -> None:
    archive(lived.centre)
    before = lived.centre.digest("")
    (file,) = files(lived.centre)
    away = file.replace(lived.folder / "old-disk")
    with lived.centre.open() as (conn, _me):
        every = {rec for (rec,) in conn.execute("SELECT id FROM household")}
        with transaction(conn):
            refold.records(conn, every)
        assert conn.execute("SELECT count(*) FROM to_refold").fetchone() == (len(every),)
        assert refold.catch_up(conn) == 0
    assert lived.centre.digest("") == before

    away.replace(file)

    with lived.centre.open() as (conn, _me):
        assert refold.catch_up(conn) == len(every)
        assert conn.execute("SELECT count(*) FROM to_refold").fetchone() == (0,)
    assert lived.centre.digest("") == before


class _Faulty(sqlite3.Connection):
    """Fails at the n-th statement that is given to any connection."""

    left = 0

    def _count(self) -> None:
        _Faulty.left -= 1
        if _Faulty.left == 0:
            raise sqlite3.OperationalError("disk I/O error")

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        self._count()
        return super().execute(sql, values)

    def executemany(self, sql: str, values: Any, /) -> sqlite3.Cursor:
        self._count()
        return super().executemany(sql, values)


def test_a_fault_at_any_statement_leaves_every_segment_whole(
    lived: Township, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, me, real = bytes_of(lived.centre), lived.centre.me, sqlite3.connect
    monkeypatch.setattr(archiving, "_PORTION", 6)
    tried, fired = 0, True
    while fired:
        tried += 1
        once = Device(Home(tmp_path / f"fault-{tried}"), lived.clock)
        shutil.copytree(lived.centre.home.root, once.home.root)
        with monkeypatch.context() as faulty, closing(connect(once.home.register)) as looked:
            faulty.setattr(sqlite3, "connect", partial(real, factory=_Faulty))
            with closing(connect(once.home.register)) as conn:
                _Faulty.left = tried
                with suppress(sqlite3.OperationalError):
                    archiving.archive(conn, me, now_ms=lived.clock.now_ms)
                fired, _Faulty.left = _Faulty.left <= 0, 0
            # What had been opened before sees the same.
            assert dict(looked.execute("SELECT id, body FROM whole").fetchall()) == whole
        if tried % 8 == 0:
            archive(once)
            assert bytes_of(once) == whole
    assert problems(once) == []
    assert tried > 20, "it has as many statements"


_KILLED = """
import os, sqlite3, sys
from pathlib import Path
from gridapp.register import archiving, identity
from gridapp.register.database import connect

left = [int(sys.argv[2])]
class Dying(sqlite3.Connection):
    def execute(self, *said):
        left[0] -= 1
        if not left[0]:
            os._exit(9)
        return super().execute(*said)
    def executemany(self, *said):
        left[0] -= 1
        if not left[0]:
            os._exit(9)
        return super().executemany(*said)
real = sqlite3.connect
sqlite3.connect = lambda *a, **k: real(*a, **({"factory": Dying} | k))
archiving._PORTION = 3
conn = connect(Path(sys.argv[1]))
archiving.archive(conn, identity.load(conn), now_ms=int(sys.argv[3]))
"""


@pytest.mark.parametrize("at", [38, 47, 52, 55, 58, 64])
def test_killed_at_any_statement_every_segment_is_whole(lived: Township, at: int) -> None:
    whole = bytes_of(lived.centre)

    died = subprocess.run(
        [
            sys.executable,
            "-c",
            _KILLED,
            lived.centre.home.register,
            str(at),
            str(lived.clock.now_ms),
        ],
        check=False,
    )

    assert died.returncode == 9
    assert bytes_of(lived.centre) == whole
    archive(lived.centre)
    assert bytes_of(lived.centre) == whole
    assert problems(lived.centre) == []


def test_who_looked_by_a_clock_years_ahead_looks_again_once_it_is_right(lived: Township) -> None:
    with lived.centre.open() as (conn, me):
        now_ms = lived.centre.clock.tick()
        archiving.archive(conn, me, now_ms=now_ms + 5 * YEAR_MS, least=2**60)

        assert archiving.is_due(conn, now_ms=now_ms)
        archiving.archive(conn, me, now_ms=now_ms, least=2**60)
        assert not archiving.is_due(conn, now_ms=now_ms)
