"""A register put back from a backup, on purpose or by hand: nothing is lost, nothing forks."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.register import backup, check, erasure_order, life, log
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.erasure_parts import Part
from gridapp.register.log import Entry
from gridapp.sync import restoring
from gridapp.sync.checking import signature_holds
from gridapp.sync.restoring import OtherDevice, Restored, UnsoundBackup
from tests.sync.township import GRID, TOWN, UNIT_1, UNIT_2, Device, Township

DAY = 86_400_000


def backed_up(device: Device, folder: Path) -> Path:
    file = folder / "backup.db"
    with device.open() as (conn, _me):
        backup.backup(conn, file)
    return file


def restore(device: Device, file: Path) -> Restored:
    return restoring.restore(device.home, file, device.ring, now_ms=device.clock.tick())


def lose_disk(device: Device) -> None:
    """All that is left are the keys, and what lies elsewhere."""
    for name in ("register.db", "register.db-wal", "register.db-shm", "life.json"):
        (device.home.root / name).unlink(missing_ok=True)


def rows(device: Device) -> dict[str, int]:
    return {state: count for state, count in device.status().rows.items() if count}


def heads(device: Device) -> list[str]:
    with device.open() as (conn, _me):
        found = conn.execute("SELECT head FROM household h JOIN rec r USING (id) ORDER BY head")
        return [head for (head,) in found]


def is_whole(device: Device) -> bool:
    with device.open() as (conn, _me):
        return not [one for one in check.check(conn, signature_holds) if one.bad]


def three_days(town: Township, device: Device) -> None:
    """Work on three days, each day's files carried both ways."""
    for n in range(3):
        town.clock.now_ms += DAY
        device.household(UNIT_1, f"后来{n}")
        town.exchange(rounds=1)


def test_a_device_restored_after_its_disk_was_lost_gets_everything_back(
    town: Township, tmp_path: Path
) -> None:
    worker, centre = town.worker, town.centre
    first = worker.household(UNIT_1, "备份以前")
    town.exchange(rounds=1)
    worker.rename(first, "备份以前改过")  # saved and in no file when the backup is made
    file = backed_up(worker, tmp_path)
    three_days(town, worker)
    centre.household(UNIT_2, "中心写的")
    before, counted = centre.digest(GRID), rows(worker)
    town.clock.now_ms += DAY

    lose_disk(worker)
    done = restore(worker, file)
    worker.household(UNIT_2, "恢复以后")
    asked = worker.export(town.stick("up"))

    assert (done.kept, done.asking) == (None, True)
    assert rows(worker)["saved"] == 2
    assert worker.status().asking
    centre.take(*(one.path for one in asked))
    assert centre.digest(GRID) == before
    town.carry(centre, worker)
    assert sorted(set(heads(worker))) == sorted(
        ["备份以前改过", "后来0", "后来1", "后来2", "中心写的", "恢复以后"]
    )
    town.carry(worker, centre)
    town.carry(centre, worker)

    assert not worker.status().asking
    assert worker.digest(GRID) == centre.digest(GRID) != before
    assert (worker.status().forks, centre.status().forks, worker.status().conflicts) == (0, 0, 0)
    assert rows(worker) == {"accepted": counted["accepted"] + 1}
    assert is_whole(worker)
    assert is_whole(centre)
    assert [device.export() for device in (centre, worker)] == [[], []]


def test_what_is_written_before_the_answer_follows_what_comes_back(
    town: Township, tmp_path: Path
) -> None:
    """Both lives wrote one field: that is a conflict for a person, not two histories."""
    worker, centre = town.worker, town.centre
    id_ = worker.household(UNIT_1, "原来")
    town.exchange(rounds=1)
    file = backed_up(worker, tmp_path)
    worker.rename(id_, "丢了的")
    town.exchange(rounds=1)

    lose_disk(worker)
    restore(worker, file)
    worker.rename(id_, "新的")
    worker.rename(id_, "更新的")
    for _ in range(2):
        town.carry(worker, centre)
        town.carry(centre, worker)

    assert worker.digest(GRID) == centre.digest(GRID)
    assert (centre.status().forks, centre.status().conflicts) == (0, 1)
    assert heads(centre) == ["更新的"]
    with centre.open() as (conn, _me):
        assert conn.execute("SELECT count(*) FROM pend").fetchone() == (0,)
    assert is_whole(worker)


def test_a_centre_restored_has_its_devices_send_again_what_it_had_confirmed(
    town: Township, tmp_path: Path
) -> None:
    centre, worker, leader = town.centre, town.worker, town.leader
    worker.household(UNIT_1, "备份以前")
    town.exchange(rounds=1)
    file = backed_up(centre, tmp_path)
    three_days(town, worker)
    leader.save(Entry(kind="spot", place=UNIT_1, fields={"name": "水塘"}))
    centre.household(UNIT_1, "中心下发的")
    centre.save(Entry(kind="place", fields={"code": GRID + "003", "name": "新单元"}))
    town.exchange(rounds=1)
    before, log_0 = worker.digest(GRID), centre.digest("")
    accepted = rows(worker)
    assert set(accepted) == {"accepted"}
    town.clock.now_ms += DAY

    lose_disk(centre)
    assert restore(centre, file).asking
    assert len(heads(centre)) == 1
    centre.household(UNIT_2, "恢复以后")
    town.carry(centre, worker, leader, town.other)

    # What the centre had confirmed after its backup is confirmed no more.
    assert rows(worker)["packed"] == 3
    assert rows(leader) == {"packed": 1}
    for device in (leader, town.other, worker):
        town.carry(device, centre)
    assert centre.digest("") != log_0  # what was written here since is there
    assert worker.digest(GRID) == before
    assert sorted(set(heads(centre)) - {"恢复以后"}) == heads(worker)
    town.exchange(rounds=2)

    assert not centre.status().asking
    assert centre.digest(GRID) == worker.digest(GRID) != before
    assert rows(worker) == accepted
    assert [device.status().forks for device in town.everybody] == [0, 0, 0, 0]
    assert is_whole(centre)
    assert [device.export() for device in town.everybody] == [[], [], [], []]


def test_a_centre_waits_for_all_who_reported_or_is_told_to_go_on(
    town: Township, tmp_path: Path
) -> None:
    centre = town.centre
    file = backed_up(centre, tmp_path)
    lose_disk(centre)
    restore(centre, file)
    centre.household(UNIT_2, "恢复以后")
    written = [one.path for one in centre.export(town.stick())]

    town.worker.take(*written)
    town.carry(town.worker, centre)
    centre.export(town.stick())
    assert centre.status().asking
    with centre.open() as (conn, _me):
        assert conn.execute("SELECT count(*) FROM outbox").fetchone() != (0,)
        with transaction(conn):
            life.go_on(conn)
    centre.export(town.stick())

    with centre.open() as (conn, _me):
        assert conn.execute("SELECT count(*) FROM outbox").fetchone() == (0,)


def test_no_device_is_handed_out_while_a_restored_centre_asks(
    town: Township, tmp_path: Path
) -> None:
    from gridapp.models.role import Role

    file = backed_up(town.centre, tmp_path)
    lose_disk(town.centre)
    restore(town.centre, file)

    with pytest.raises(life.StillAsking):
        town.hand_out("新人", Role.GRID, GRID)


def test_what_the_old_register_still_has_of_packed_work_is_taken_over(
    town: Township, tmp_path: Path
) -> None:
    worker = town.worker
    file = backed_up(worker, tmp_path)
    worker.household(UNIT_1, "已写进文件")
    worker.export(town.stick("lost"))
    worker.household(UNIT_1, "只存了")

    done = restore(worker, file)

    assert (done.asking, done.left) == (False, 1)
    assert done.taken_over > 0
    assert heads(worker) == ["已写进文件"]
    assert done.kept is not None
    with closing(sqlite3.connect(done.kept)) as old:
        assert old.execute("SELECT count(*) FROM household").fetchone() == (2,)
    worker.household(UNIT_1, "恢复以后")
    town.exchange(rounds=2)
    assert town.centre.status().forks == 0
    assert worker.digest(GRID) == town.centre.digest(GRID)


def test_an_older_copy_put_there_by_hand_is_noticed_by_the_marker_beside_it(
    town: Township, tmp_path: Path
) -> None:
    worker = town.worker
    file = backed_up(worker, tmp_path)
    worker.household(UNIT_1, "后来")
    town.exchange(rounds=1)
    before = town.centre.digest(GRID)

    for name in ("register.db-wal", "register.db-shm"):
        (worker.home.root / name).unlink(missing_ok=True)
    shutil.copyfile(file, worker.home.register)
    with worker.open() as (conn, me):
        again = life.resume(worker.home, conn, me, worker.clock.tick())
        assert again.epoch != me.epoch
        assert life.resume(worker.home, conn, again, worker.clock.tick()) == again
    assert (worker.status().asking, worker.status().life) == (True, "older")
    worker.household(UNIT_2, "恢复以后")
    town.exchange(rounds=2)

    assert (town.centre.status().forks, worker.status().asking) == (0, False)
    assert worker.digest(GRID) == town.centre.digest(GRID) != before


def test_a_folder_that_came_from_another_computer_is_told_of_and_goes_on(town: Township) -> None:
    worker = town.worker
    worker.export(town.stick())
    marker = json.loads(worker.home.life.read_bytes())
    if not marker["machine"]:
        pytest.skip("this computer has no name of its own")
    worker.home.life.write_text(json.dumps(marker | {"machine": "0" * 16}))

    with worker.open() as (conn, me):
        life.resume(worker.home, conn, me, worker.clock.tick())

    assert (worker.status().asking, worker.status().life) == (False, "moved")
    worker.household(UNIT_1, "搬家以后")
    town.exchange(rounds=2)
    assert rows(worker) == {"accepted": 1}


def test_a_register_that_went_on_as_it_was_begins_no_new_life(town: Township) -> None:
    for device in town.everybody:
        device.export(town.stick())
        with device.open() as (conn, me):
            assert life.resume(device.home, conn, me, 0) == me


def _flip_a_payload(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("UPDATE segment SET body = CAST(body || x'00' AS BLOB) WHERE gid = 1")


def _forge_a_signature(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute(
            "UPDATE segment SET body ="
            " CAST(substr(body, 1, 150) || x'00' || substr(body, 152) AS BLOB) WHERE gid = 1"
        )


@pytest.mark.parametrize("spoil", [_flip_a_payload, _forge_a_signature])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_touched(
    town: Township, tmp_path: Path, spoil: object
) -> None:
    assert callable(spoil)
    file = backed_up(town.worker, tmp_path)
    spoil(file)
    before = sorted(one.name for one in town.worker.home.root.iterdir()), town.worker.dump()

    with pytest.raises(UnsoundBackup):
        restore(town.worker, file)

    assert (sorted(one.name for one in town.worker.home.root.iterdir()), town.worker.dump()) == (
        before
    )


def test_a_backup_whose_state_was_changed_is_made_anew_from_its_log(
    town: Township, tmp_path: Path
) -> None:
    town.worker.household(UNIT_1, "张艳")
    town.worker.export(town.stick())
    file = backed_up(town.worker, tmp_path)
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("UPDATE household SET head = '别人'")

    restore(town.worker, file)

    assert heads(town.worker) == ["张艳"]


def test_what_is_no_backup_of_this_device_is_refused(town: Township, tmp_path: Path) -> None:
    others = backed_up(town.leader, tmp_path)
    with pytest.raises(OtherDevice):
        restore(town.worker, others)
    letter = tmp_path / "letter.txt"
    letter.write_text("不是台账" * 1000)
    with pytest.raises(UnsoundBackup):
        restore(town.worker, letter)
    with pytest.raises(FileNotFoundError):
        restore(town.worker, tmp_path / "nowhere.db")


def test_a_register_that_is_open_elsewhere_is_not_put_away(town: Township, tmp_path: Path) -> None:
    file = backed_up(town.worker, tmp_path)

    with town.worker.open() as (conn, _me):
        conn.execute("SELECT count(*) FROM rec").fetchone()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            restore(town.worker, file)

    assert town.worker.status().life == ""


def test_a_backup_of_the_day_is_rehearsed_whole(town: Township, tmp_path: Path) -> None:
    """A new disk, the keys and the backup: the register says the same as before."""
    town.worker.household(UNIT_1, "张艳")
    town.exchange(rounds=1)
    with town.worker.open() as (conn, _me):
        expected = digest(conn)
    file = backed_up(town.worker, tmp_path)
    lose_disk(town.worker)

    restore(town.worker, file)

    with town.worker.open() as (conn, _me):
        assert digest(conn) == expected
    assert is_whole(town.worker)


def test_what_was_erased_since_the_backup_is_erased_from_it_before_anybody_works(
    town: Township, tmp_path: Path
) -> None:
    worker = town.worker
    household = worker.household(UNIT_1, "独孤求败")
    town.exchange(rounds=1)
    file = backed_up(worker, tmp_path)
    with town.centre.open() as (conn, me):
        (second,) = log.save(
            conn,
            me,
            [Entry(kind="worker", fields={"name": "复核员", "role": "TOWN", "area": TOWN})],
            now_ms=town.clock.tick(),
        )
        with transaction(conn):
            part = Part(kind="household", id=household, fields=("head",))
            erasure_order.order(
                conn,
                me,
                [part],
                erasure_order.Ground(basis="个保法第四十七条", second=second),
                today="2026-11-28",
                now_ms=town.clock.tick(),
            )
    town.exchange(rounds=2)
    assert "独孤求败" not in heads(worker)

    restore(worker, file)

    assert "独孤求败" not in heads(worker)
    assert "独孤求败".encode() not in worker.home.register.read_bytes()
    lose_disk(worker)
    restore(worker, file)
    assert "独孤求败" in heads(worker)
    town.exchange(rounds=2)
    assert "独孤求败" not in heads(worker)
    assert "独孤求败".encode() not in worker.home.register.read_bytes()
