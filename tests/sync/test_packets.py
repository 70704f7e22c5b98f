"""One packet a village: each device takes its own out of it, and tells of the others in a line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gridapp.models.role import Role
from gridapp.sync import batches, outgoing, packets
from gridapp.sync.incoming import FileResult
from tests.sync import township
from tests.sync.township import UNIT_1, UNIT_2, Township

VILLAGE = "520381003001"


class Enough(Exception):
    """Somebody pressed Cancel."""


def packet(
    town: Township, to: Path | None = None, report: outgoing.Report | None = None
) -> list[batches.Written]:
    with town.centre.open() as (conn, me):
        return outgoing.export(
            town.centre.home,
            conn,
            me,
            town.centre.ring,
            to=to or town.stick(),
            in_packets=True,
            now_ms=town.clock.tick(),
            report=report,
        )


@pytest.fixture
def busy(town: Township) -> Township:
    """The centre has an answer for everybody."""
    town.worker.household(UNIT_1, "曾静秀")
    town.worker.household(UNIT_2, "袁桂花")
    town.carry(town.worker, town.centre)
    return town


def test_a_village_gets_one_packet_and_each_device_its_own(busy: Township) -> None:
    (written,) = packet(busy)

    assert written.path.name.startswith(VILLAGE)
    assert written.path.suffix == ".gridpack"
    with zipfile.ZipFile(written.path) as archive:
        assert len(archive.namelist()) == 3
    for device, place in ((busy.worker, UNIT_1), (busy.leader, UNIT_1), (busy.other, UNIT_2)):
        own, others = device.take(written.path)
        assert (own.result, others) == (
            "imported",
            FileResult(name=written.path.name, result="others", rows=2),
        )
        assert device.digest(place) == busy.centre.digest(place)
    assert busy.worker.status().unconfirmed == 0


def test_a_packet_is_found_on_the_stick_and_taken_twice(busy: Township) -> None:
    (written,) = packet(busy)
    renamed = written.path.rename(written.path.with_name("回文(1).zip"))

    assert [one.result for one in busy.worker.take(renamed)] == ["imported", "others"]
    assert [one.result for one in busy.worker.take(renamed)] == ["known", "others"]
    renamed.rename(written.path)
    found = busy.leader.take(busy.stick())
    assert "imported" in [one.result for one in found]


def test_nothing_is_due_once_it_is_written_until_somebody_speaks(busy: Township) -> None:
    assert len(packet(busy)) == 1
    assert packet(busy) == []


def test_what_could_not_be_written_is_written_again(
    busy: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _files: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as during:
        during.setattr(packets, "write", full)
        with pytest.raises(OSError, match="No space"):
            packet(busy)

    (written,) = packet(busy)
    assert [one.result for one in busy.worker.take(written.path)] == ["imported", "others"]


def test_packets_written_before_it_was_stopped_stand(town: Township) -> None:
    """The second of two villages is stopped: it gets its packet the next time, the
    first none.
    """
    far = f"{VILLAGE[:9]}002001001"
    township.join(town, "far", Role.UNIT, far)
    town.carry(town.device("far"), town.centre)
    township.visit(town.leader, UNIT_1, "楼道干净")
    town.carry(town.leader, town.centre)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if 0 < done == total - 1:
            raise Enough

    with pytest.raises(Enough):
        packet(town, report=stop)
    first = list(town.stick().glob("*.gridpack"))
    (second,) = packet(town)

    assert [path.name[:12] for path in first] == [VILLAGE]
    assert second.path.name.startswith(far[:12])
    files = told[-1][1]
    assert told == [(0, n + 1) for n in range(files)] + [(n, files) for n in range(files)]
    assert "imported" in [one.result for one in town.leader.take(*first)]
    assert town.leader.status().unconfirmed == 0


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_half_a_packet_harms_nothing(busy: Township, cut: int) -> None:
    (written,) = packet(busy)
    whole = written.path.read_bytes()
    written.path.write_bytes(whole[:-cut])

    (result,) = busy.worker.take(written.path)

    assert (result.result, result.rows) == ("set_aside", 0)
    written.path.write_bytes(whole)
    assert [one.result for one in busy.worker.take(written.path)] == ["imported", "others"]


def test_an_archive_of_other_things_is_no_packet(busy: Township, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.gridsync", b"GSF1" + bytes(50_000_000))
        archive.writestr("notes.txt", "x")

    (result,) = busy.worker.take(other)

    assert (result.result, result.reason) == ("set_aside", "not_a_sync_file")


@pytest.mark.parametrize("begin", ["../../", "/", "C:\\", "..\\..\\", "a/../../b/"])
def test_a_name_that_leads_elsewhere_is_a_name_and_nothing_else(busy: Township, begin: str) -> None:
    (written,) = packet(busy)
    tricky = written.path.with_name("tricky.gridpack")
    with zipfile.ZipFile(written.path) as archive, zipfile.ZipFile(tricky, "w") as out:
        for name in archive.namelist():
            out.writestr(zipfile.ZipInfo(f"{begin}{name}"), archive.read(name))
    before = {path for path in busy.folder.rglob("*") if not path.name.startswith("register.db-")}

    found = busy.worker.take(tricky)

    after = {path for path in busy.folder.rglob("*") if not path.name.startswith("register.db-")}
    assert [one.result for one in found] == ["imported", "others"]
    assert {path.relative_to(busy.worker.home.root).parts[0] for path in after - before} <= {
        "sent",
        "attachments",
        "life.json",
    }


def test_an_entry_under_a_password_stops_none_of_the_others(busy: Township) -> None:
    (written,) = packet(busy)
    data = bytearray(written.path.read_bytes())
    for begins, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(begins) + at] |= 1
    written.path.write_bytes(data)

    results = [device.take(written.path)[0].result for device in busy.everybody[1:]]

    assert sorted(results) == ["imported", "imported", "others"]
