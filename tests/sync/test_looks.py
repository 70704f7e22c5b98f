"""Who saw which record travels up to the auditor, and cannot be changed once it has left."""

from __future__ import annotations

from pathlib import Path

from gridapp.register import access, audit, looks
from gridapp.register.access import Sought
from gridapp.register.database import transaction
from gridapp.sync.salvaging import salvage
from tests.sync.test_restore import backed_up, lose_disk, restore
from tests.sync.township import UNIT_1, Device, Township


def look(device: Device, record: str, reason: str = "核对电话") -> None:
    with device.open() as (conn, _me), transaction(conn):
        audit.note(conn, "show", record, reason, now_ms=device.clock.tick())


def seen(device: Device, record: str) -> list[tuple[str, str, str]]:
    sought = Sought(records=frozenset([record]))
    with device.open() as (conn, _me):
        return [(one.who, one.act, one.reason) for one in access.acts(conn, sought)]


def test_the_centre_sees_who_saw_a_record(town: Township) -> None:
    home, other = town.worker.household(UNIT_1, "曾静秀"), town.worker.household(UNIT_1, "袁桂花")
    look(town.worker, home)
    look(town.leader, home, "走访")
    look(town.centre, home, "接访")
    look(town.worker, other)

    town.exchange(rounds=2)

    assert seen(town.centre, home) == [
        ("worker", "show", "核对电话"),
        ("leader-1", "show", "走访"),
        ("", "show", "接访"),
    ]
    # What a worker saw goes up, never down to the leader below him.
    assert seen(town.leader, home) == [("", "show", "走访")]
    assert [who for who, *_rest in seen(town.worker, home)] == ["", "leader-1"]


def test_nobody_has_to_wait_for_its_receipt(town: Township) -> None:
    home = town.worker.household(UNIT_1, "曾静秀")
    town.exchange(rounds=2)
    before = town.worker.status()
    look(town.worker, home)

    (written,) = town.worker.export(town.stick())

    assert written.rows == 0
    assert written.segments == 1
    assert town.worker.status().unconfirmed == before.unconfirmed == 0
    town.centre.take(written.path)
    assert len(seen(town.centre, home)) == 1
    town.exchange(rounds=2)
    assert town.worker.export(town.stick()) == []


def test_what_has_left_the_device_cannot_be_changed_in_silence(town: Township) -> None:
    home = town.worker.household(UNIT_1, "曾静秀")
    look(town.worker, home)
    town.exchange(rounds=1)
    with town.worker.open() as (conn, me):
        assert looks.contradicted_at(conn, me.key) == 0
        first = conn.execute("SELECT min(id) FROM audit WHERE act = 'show'").fetchone()[0]
        conn.executescript("DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept;")
        rows = conn.execute("SELECT at_ms, act, record, reason FROM audit ORDER BY id").fetchall()
        conn.execute("DELETE FROM audit")
        with transaction(conn):
            for at_ms, act, uid, reason in rows:
                said = "巡查" if act == "show" else reason
                audit.note(conn, act, (uid or b"").hex(), said, now_ms=at_ms)
        # The chain itself has been made anew and holds; what the centre was told does not.
        assert audit.is_unbroken(conn)
        assert looks.contradicted_at(conn, me.key) == first


def test_what_a_backup_never_had_is_lost_and_not_called_changed(
    town: Township, tmp_path: Path
) -> None:
    worker = town.worker
    home = worker.household(UNIT_1, "曾静秀")
    look(worker, home, "备份以前")
    town.exchange(rounds=1)
    file = backed_up(worker, tmp_path)
    look(worker, home, "备份以后")
    town.exchange(rounds=1)

    lose_disk(worker)
    restore(worker, file)
    town.exchange(rounds=2)
    look(worker, home, "恢复以后")
    town.exchange(rounds=2)

    with worker.open() as (conn, me):
        assert audit.is_unbroken(conn)
        assert looks.contradicted_at(conn, me.key) == 0
        kept = conn.execute("SELECT min(id) FROM audit WHERE act = 'show'").fetchone()[0]
        conn.executescript("DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept;")
        conn.execute("UPDATE audit SET digest = x'00' WHERE id = ?", (kept,))
        assert looks.contradicted_at(conn, me.key) == kept
    assert [why for _who, _act, why in seen(town.centre, home)] == [
        "备份以前",
        "备份以后",
        "恢复以后",
    ]


def test_what_went_up_before_a_salvage_is_told_once(town: Township) -> None:
    worker = town.worker
    home = worker.household(UNIT_1, "曾静秀")
    look(worker, home, "以前")
    town.exchange(rounds=1)

    salvage(worker.home, [], worker.ring, now_ms=worker.clock.tick())
    look(worker, home, "以后")
    town.exchange(rounds=3)

    assert [why for _who, _act, why in seen(town.centre, home)] == ["以前", "以后"]
