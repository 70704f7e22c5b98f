"""Archives among backups, in a register put back or made anew, and under an order of erasure."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from gridapp.models.deadlines import CHINA
from gridapp.models.household import Resident
from gridapp.models.kinds import KINDS
from gridapp.register import archiving, daily, erasure_order, records
from gridapp.register.archives import ArchiveLost, in_folder, open_archive
from gridapp.register.backup import backup
from gridapp.register.payload import read_payload
from gridapp.register.segment import read_header
from gridapp.sync import restoring, salvaging, vault
from tests.sync.conftest import YEAR_MS
from tests.sync.test_archives import archive, bytes_of, files, problems
from tests.sync.test_erasure import NAME, erase, order, resident
from tests.sync.township import UNIT_1, Device, Township


def keep(device: Device, second: Path | None = None, *, days: int = 0) -> daily.Kept:
    day = datetime.fromtimestamp(device.clock.now_ms / 1000 + days * 86_400, CHINA).date()
    with device.open() as (conn, _me):
        return daily.keep(conn, "0123abcd", device.home.backups, second, today=day.isoformat())


def peopled(town: Township) -> str:
    """A person whose name comes to lie in archives on every device a year later."""
    town.clock.now_ms -= YEAR_MS
    person = resident(town.worker, town.worker.household(UNIT_1, NAME))
    town.exchange(rounds=2)
    town.clock.now_ms += YEAR_MS
    return person


def names_in(folder: Path) -> bool:
    """Whether the name stands in any value of any archive in a folder."""
    found = b"".join(file.read_bytes() for _year, file in in_folder(folder))
    return any(NAME.encode() in part for part in (found, _inflated(folder)))


def _inflated(folder: Path) -> bytes:
    said = ""
    for _year, file in in_folder(folder):
        with closing(open_archive(file)) as conn:
            for (body,) in conn.execute("SELECT body FROM segment").fetchall():
                said += str(read_payload(read_header(body), body).values())
    return said.encode()


def test_once_a_year_the_daily_backup_is_followed_by_an_archive(
    lived: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = bytes_of(lived.centre)
    assert keep(lived.centre).made
    assert files(lived.centre) == [], "so little is not worth a file"
    monkeypatch.setattr(archiving, "WORTH_IT", 1)

    keep(lived.centre, days=1)
    assert files(lived.centre) == [], "it was looked at this year"
    second = lived.stick("second")
    lived.clock.now_ms += YEAR_MS
    assert keep(lived.centre, second).crowded is None

    names = [file.name for file in files(lived.centre)]
    assert names
    assert [file.name for _year, file in in_folder(lived.centre.home.backups)] == names
    assert [file.name for _year, file in in_folder(second)] == names
    assert bytes_of(lived.centre) == whole


def test_an_archive_is_backed_up_once_and_comes_back_by_itself(lived: Township) -> None:
    archive(lived.centre)
    keep(lived.centre)
    ((_year, copy),) = in_folder(lived.centre.home.backups)
    written = copy.stat().st_mtime_ns
    (file,) = files(lived.centre)
    whole = bytes_of(lived.centre)

    keep(lived.centre, days=1)
    assert copy.stat().st_mtime_ns == written
    file.write_bytes(b"gone bad")
    keep(lived.centre, days=2)

    assert bytes_of(lived.centre) == whole
    assert problems(lived.centre) == []


def test_a_backup_put_back_finds_its_archives(lived: Township, tmp_path: Path) -> None:
    archive(lived.centre)
    whole, before = bytes_of(lived.centre), lived.centre.digest("")
    stick = lived.stick("backups")
    with lived.centre.open() as (conn, _me):
        backup(conn, stick / "b.db")
    for file in (lived.centre.home.register, *files(lived.centre)):
        file.unlink()

    done = restoring.restore(
        lived.centre.home, stick / "b.db", lived.centre.ring, now_ms=lived.clock.tick()
    )

    assert done.kept is None
    assert bytes_of(lived.centre).items() >= whole.items()
    assert lived.centre.digest("") == before
    assert problems(lived.centre) == []


def test_a_damaged_register_is_made_anew_with_its_archives(lived: Township) -> None:
    archive(lived.centre)
    whole, before = bytes_of(lived.centre), lived.centre.digest("")
    register = lived.centre.home.register
    with register.open("r+b") as file:
        file.seek(register.stat().st_size // 3)
        file.write(bytes(8192))

    salvaging.salvage(lived.centre.home, [], lived.centre.ring, now_ms=lived.clock.tick())

    placed = {id_ for id_, body in whole.items() if any(body[40:48])}
    assert placed <= bytes_of(lived.centre).keys()
    assert lived.centre.digest("") == before
    assert archive(lived.centre).segments == 0, "it has come in today"


def test_a_register_that_is_gone_is_made_anew_of_its_newest_backup(lived: Township) -> None:
    archive(lived.centre)
    keep(lived.centre)
    ((_year, copy),) = in_folder(lived.centre.home.backups)
    os.utime(copy)  # it lies there as the newest file
    before = lived.centre.digest("")
    for file in (lived.centre.home.register, *files(lived.centre)):
        file.write_bytes(bytes(65_536))

    salvaging.salvage(lived.centre.home, [], lived.centre.ring, now_ms=lived.clock.tick())

    assert lived.centre.digest("") == before


def test_erased_values_leave_archives_and_their_backups(lived: Township) -> None:
    person = peopled(lived)
    for device in (lived.centre, lived.worker):
        archive(device)
        keep(device)
        assert names_in(device.home.root)

    erase(lived, person)
    assert not names_in(lived.centre.home.root)
    lived.exchange(rounds=3)

    for device in (lived.centre, lived.worker):
        assert not names_in(device.home.root)
        assert problems(device) == []
        keep(device, days=1)
        assert not names_in(device.home.backups)
    assert lived.centre.digest(UNIT_1) == lived.worker.digest(UNIT_1)


def test_a_lost_archive_is_wiped_when_it_is_back(lived: Township) -> None:
    person = peopled(lived)
    archive(lived.worker)
    with lived.centre.open() as (conn, _me):
        parts = list(erasure_order.of_person(conn, person).parts)
    (file,) = files(lived.worker)
    away = file.replace(lived.folder / "old-disk")
    order(lived, parts)
    lived.exchange(rounds=2)
    with lived.worker.open() as (conn, _me):
        shown = records.get(conn, Resident, person)
        assert shown is not None
        assert shown.name is None

    away.replace(file)
    assert names_in(lived.worker.home.root)
    lived.exchange(rounds=1)

    assert not names_in(lived.worker.home.root)
    assert problems(lived.worker) == []
    assert lived.worker.digest(UNIT_1) == lived.centre.digest(UNIT_1)


def test_an_order_that_cannot_name_all_of_it_is_not_given(lived: Township) -> None:
    person = peopled(lived)
    archive(lived.centre)
    for file in files(lived.centre):
        file.unlink()

    with lived.centre.open() as (conn, _me), pytest.raises(ArchiveLost):
        erasure_order.text(conn, KINDS["resident"], person, "name", before=True)


def readable(folder: Path) -> bool:
    """Whether a head's name, or the bytes of a segment, stand plainly in a file of a folder."""
    every = [file.read_bytes() for file in folder.rglob("*.db") if file.is_file()]
    return any(said in one for one in every for said in (b"SQLite format 3", b"GSG1"))


def test_an_encrypted_home_has_encrypted_archives(lived: Township) -> None:
    centre = lived.centre
    archive(centre)
    whole = bytes_of(centre)
    keep(centre)
    lived.worker.household(UNIT_1, "后来的")
    town_file = lived.stick("second")
    try:
        vault.encrypt(centre.home, "山里的桥下有鱼三条半")
        assert not readable(centre.home.root)
        assert bytes_of(centre) == whole
        assert problems(centre) == []

        lived.carry(lived.worker, centre)
        lived.clock.now_ms += YEAR_MS
        assert archive(centre).segments
        keep(centre, town_file, days=1)
        assert bytes_of(centre).items() >= whole.items()
        assert problems(centre) == []
        assert not readable(centre.home.root)
        assert not readable(town_file)
        assert len(in_folder(town_file)) == len(files(centre)) > 1
        for file in files(centre):
            file.unlink()
        keep(centre, days=2)
        assert problems(centre) == []
    finally:
        vault.lock(centre.home)
