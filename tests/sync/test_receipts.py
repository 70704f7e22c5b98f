"""A row's way: saved, packed, received, accepted or refused; and what a receipt is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gridapp.cli import main
from gridapp.models.role import Role
from gridapp.register import peers, receipts
from gridapp.register.check import check
from gridapp.register.log import Entry
from gridapp.sync.checking import signature_holds
from gridapp.sync.inspecting import inspect
from gridapp.sync.keys import DAY
from gridapp.sync.statement_rows import Held, Refused, VectorRow
from tests.sync import township
from tests.sync.forging import a_file, statement_of
from tests.sync.township import GRID, UNIT_1, UNIT_2, Clock, Device, Township


def rows(device: Device) -> dict[str, int]:
    return {state: n for state, n in device.status().rows.items() if n}


def entries_of(device: Device) -> list[receipts.EntryState]:
    with device.open() as (conn, me):
        return receipts.entries(conn, me, 99, now_ms=device.clock.now_ms)


def forged(town: Township, by: Device, to: Device, **says: Any) -> Path:
    path = town.stick("forged") / "forged.gridsync"
    path.write_bytes(a_file(by.ring, to, [], **says))
    return path


def vectors_of(town: Township) -> tuple[VectorRow, ...]:
    """The worker's own vectors, as his last file says them."""
    (one,) = (w for w in town.worker.export(town.stick("said")) if w.to == township.CENTRE_NAME)
    return statement_of(one.path.read_bytes(), town.centre).vectors


def test_a_row_goes_from_saved_to_packed_to_accepted(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    assert rows(town.worker) == {"saved": 1}
    assert town.worker.status().unconfirmed == 1

    (file,) = town.worker.export(town.stick())
    assert rows(town.worker) == {"packed": 1}

    town.centre.take(file.path)
    assert rows(town.worker) == {"packed": 1}

    town.carry(town.centre, town.worker)
    assert rows(town.worker) == {"accepted": 1}
    assert town.worker.status().unconfirmed == 0


def test_a_row_is_one_record_in_one_save(town: Township) -> None:
    house = town.worker.household(GRID, "张艳")
    town.worker.rename(house, "张彦")
    town.worker.save(
        *(
            Entry(kind="spot", place=GRID, fields={"name": name})
            for name in ("池塘", "14 号灯", "路口")
        )
    )

    (file,) = town.worker.export(town.stick())
    (found,) = town.centre.take(file.path)

    assert file.rows == found.rows == 5
    assert rows(town.worker) == {"packed": 5}


def test_each_row_is_listed_with_its_state_and_its_file(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    (file,) = town.worker.export(town.stick())
    town.worker.household(GRID, "曾静秀")

    with town.worker.open() as (conn, me):
        new, old = receipts.entries(conn, me, 10, now_ms=town.clock.now_ms)
        files = receipts.files(conn, 1)

    assert (new.label, new.state, new.file) == ("曾静秀", "saved", None)
    assert (old.label, old.state, old.file) == ("张艳", "packed", file.path.name)
    assert old.kind == "household"
    assert (files[0].direction, files[0].name, files[0].rows) == ("out", file.path.name, 1)
    with town.centre.open() as (conn, _me):
        town.centre.take(file.path)
        (came,) = receipts.files(conn, 1)
    assert files[0].other == "金华街道综治中心 C"
    assert came.other == f"worker {came.peer}"


def test_a_long_list_of_rows_asks_no_more_than_a_short_one(town: Township) -> None:
    def asked() -> int:
        statements: list[str] = []
        with town.worker.open() as (conn, me):
            conn.set_trace_callback(statements.append)
            receipts.entries(conn, me, 100, now_ms=town.clock.now_ms)
            receipts.files(conn, 100)
        return len(statements)

    town.worker.household(GRID, "张艳")
    town.worker.export(town.stick())
    few = asked()
    for head in ("曾静秀", "罗小华", "李明"):
        town.worker.household(GRID, head)
        town.worker.export(town.stick())

    assert asked() == few


def test_what_a_centre_saves_is_accepted_there(town: Township) -> None:
    before = town.centre.status().rows["accepted"]

    town.centre.household(GRID, "张艳")

    assert rows(town.centre) == {"accepted": before + 1}


def test_a_row_the_centre_holds_is_received_not_accepted(
    town: Township, capsys: pytest.CaptureFixture[str]
) -> None:
    """The device's clock runs three days ahead: nothing is lost, nothing counts yet."""
    town.clock.now_ms += 3 * 86_400_000
    town.worker.household(GRID, "张艳")
    (file,) = town.worker.export(town.stick())
    town.clock.now_ms -= 3 * 86_400_000

    (found,) = town.centre.take(file.path)
    town.carry(town.centre, town.worker)

    assert (found.result, found.reason) == ("held", "clock")
    assert rows(town.worker) == {"received": 1}
    with town.worker.open() as (conn, me):
        assert receipts.entries(conn, me, 1, now_ms=0)[0].reason == "clock"
    home = str(town.worker.home.root)
    assert main(["--home", home, "status"]) == 0
    assert "其中 1 条中心收到了，先收着还没算数：写的时候本机的时钟" in capsys.readouterr().out

    town.clock.now_ms += 2 * 86_400_000
    town.centre.take()
    town.carry(town.centre, town.worker)
    assert rows(town.worker) == {"accepted": 1}


def test_a_refused_row_says_why(town: Township) -> None:
    town.leader.save(Entry(kind="spot", place=UNIT_1, fields={"name": "池塘"}))
    (file,) = (w for w in town.leader.export(town.stick()) if w.to == township.CENTRE_NAME)
    own = [r for r in statement_of(file.path.read_bytes(), town.centre).vectors if r.hi]
    stream = next(r.stream for r in own if int.from_bytes(r.stream[32:], "little"))
    refused = Refused(stream, 1, 1, "right", "", b"")

    path = forged(
        town,
        town.centre,
        town.leader,
        vectors=tuple(own),
        refused=(refused,),
        number=901,
        epoch=town.centre.me.epoch,
    )
    town.leader.take(path)

    assert rows(town.leader) == {"refused": 1}


@pytest.mark.parametrize("forger", ["leader-2", "worker", "leader-1"])
def test_receipts_of_anybody_but_a_centre_above_are_none(town: Township, forger: str) -> None:
    town.worker.household(GRID, "张艳")
    vectors = vectors_of(town)
    by = town.device(forger)

    path = forged(town, by, town.worker, vectors=vectors)
    town.worker.take(path)

    assert rows(town.worker) == {"packed": 1}


def test_a_receipt_signed_by_a_stranger_with_the_centres_certificate_id_is_none(
    town: Township, tmp_path: Path
) -> None:
    """He holds every public key there is, and not one private key of ours."""
    town.worker.household(GRID, "张艳")
    vectors = vectors_of(town)
    other = township.found(tmp_path / "other", [])
    path = town.stick("forged") / "forged.gridsync"
    path.write_bytes(
        a_file(
            other.centre.ring,
            town.worker,
            [],
            vectors=vectors,
            certificate=town.centre.me.certificate,
            epoch=town.centre.me.epoch,
        )
    )

    (found,) = town.worker.take(path)

    assert (found.result, found.reason) == ("set_aside", "stranger")
    assert rows(town.worker) == {"packed": 1}


def test_a_vector_counts_only_with_the_id_of_our_own_segment(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    lies = tuple(
        VectorRow(row.stream, row.hi, bytes(15) + b"\x01", row.islands) for row in vectors_of(town)
    )

    says: dict[str, Any] = {"number": 901, "epoch": town.centre.me.epoch}
    town.worker.take(forged(town, town.centre, town.worker, vectors=lies, **says))

    assert rows(town.worker) == {"packed": 1}


def test_an_old_answer_given_again_takes_nothing_back(town: Township) -> None:
    """P15: what was confirmed stays confirmed, whatever comes again."""
    town.worker.household(GRID, "一")
    town.carry(town.worker, town.centre)
    old = [one.path for one in town.centre.export(town.stick("old")) if "worker" in one.to]
    kept = old[0].with_name("kept.gridsync")
    kept.write_bytes(old[0].read_bytes())
    town.worker.take(*old)
    town.worker.household(GRID, "二")
    town.exchange(rounds=1)
    before = rows(town.worker)
    with town.worker.open() as (conn, _me):
        acks = conn.execute("SELECT peer, sid, hi FROM ack ORDER BY peer, sid").fetchall()
        conn.execute("DELETE FROM file WHERE direction = 'in'")

    town.worker.take(kept)

    assert before == rows(town.worker) == {"accepted": 2}
    with town.worker.open() as (conn, _me):
        assert conn.execute("SELECT peer, sid, hi FROM ack ORDER BY peer, sid").fetchall() == acks


def test_a_centre_restored_on_purpose_confirms_anew(town: Township) -> None:
    """Its new life knows less: what it lost counts as unconfirmed and is sent again."""
    town.worker.household(GRID, "张艳")
    town.exchange(rounds=1)
    assert rows(town.worker) == {"accepted": 1}
    old_life = town.stick("forged") / "old.gridsync"
    vectors = vectors_of_all(town)
    old_life.write_bytes(
        a_file(
            town.centre.ring,
            town.worker,
            [],
            vectors=vectors,
            number=902,
            made=township.NOW_MS,
            epoch=town.centre.me.epoch,
        )
    )

    says: dict[str, Any] = {"number": 3, "epoch": b"new life", "made": township.NOW_MS + 10**9}
    town.worker.take(forged(town, town.centre, town.worker, **says))
    assert rows(town.worker) == {"packed": 1}

    town.worker.take(old_life)
    assert rows(town.worker) == {"packed": 1}


def vectors_of_all(town: Township) -> tuple[VectorRow, ...]:
    town.centre.household(GRID, "答复")
    answer = next(one for one in town.centre.export(town.stick("v")) if "worker" in one.to)
    return statement_of(answer.path.read_bytes(), town.worker).vectors


def test_refusals_of_anybody_but_a_centre_above_are_none(town: Township) -> None:
    """The grid worker stands above the leader, yet his word refuses nothing."""
    town.leader.save(Entry(kind="spot", place=UNIT_1, fields={"name": "路灯14"}))
    town.carry(town.leader, town.worker)
    stream = town.leader.me.key + int(UNIT_1).to_bytes(8, "little")
    says: dict[str, Any] = {"epoch": town.worker.me.epoch}
    says |= {"refused": (Refused(stream, 1, 9, "value"),), "held": (Held(stream, 1, 9, "clock"),)}

    town.leader.take(forged(town, town.worker, town.leader, **says))

    assert rows(town.leader) == {"packed": 1}
    assert {one.reason for one in entries_of(town.leader)} == {""}


def test_verdicts_on_others_rows_are_nobodys_business(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    town.exchange(rounds=1)
    stream = town.leader.me.key + int(UNIT_1).to_bytes(8, "little")
    held = Held(stream, 1, 1, "clock")

    says: dict[str, Any] = {"number": 903, "epoch": town.centre.me.epoch, "held": (held,)}
    town.worker.take(forged(town, town.centre, town.worker, **says))

    assert rows(town.worker) == {"accepted": 1}


def test_devices_that_have_not_reported_are_named_leaders_left_out(town: Township) -> None:
    assert town.centre.status().not_reported == ()

    town.clock.now_ms += 3 * 86_400_000

    (silent,) = town.centre.status().not_reported
    assert (silent.tag, silent.worker, silent.days) == (town.worker.me.tag, "worker", 3)
    assert silent.place == GRID


def test_a_device_handed_out_today_is_named_once_nothing_came_for_days(joined: Township) -> None:
    assert joined.centre.status().not_reported == ()

    joined.clock.now_ms += 3 * 86_400_000
    (silent,) = joined.centre.status().not_reported
    assert (silent.worker, silent.never, silent.days) == ("worker", True, 3)


def test_status_counts_what_scripts_rely_on(town: Township) -> None:
    status = town.worker.status()

    assert (status.device, status.place, status.role) == (town.worker.me.tag, GRID, "GRID")
    assert set(status.rows) == {"saved", "packed", "received", "accepted", "refused"}
    assert (status.conflicts, status.gaps, status.forks) == (0, 0, 0)


def test_a_copied_disk_is_two_histories_kept_whole_and_shown(
    town: Township, tmp_path: Path
) -> None:
    twin = town.copy(tmp_path / "twin")
    twin.clock.now_ms += 500
    town.worker.household(GRID, "本机")
    twin.worker.household(GRID, "副本")
    one = [w.path for w in town.worker.export(town.stick())]
    two = [w.path for w in twin.worker.export(twin.stick("two"))]

    town.centre.take(*one)
    town.centre.take(*two)

    assert town.centre.status().forks == 1
    with town.centre.open() as (conn, _me):
        heads = {head for (head,) in conn.execute("SELECT head FROM household")}
    assert heads == {"本机", "副本"}
    town.exchange(rounds=2)
    assert town.worker.digest(GRID) == town.centre.digest(GRID)
    assert [device.export() for device in (town.centre, town.worker)] == [[], []]


def test_an_old_copy_of_a_device_gets_its_own_work_back_and_goes_on(
    town: Township, tmp_path: Path
) -> None:
    old = town.copy(tmp_path / "backup")
    for head in ("备份之后", "再之后"):
        town.worker.household(GRID, head)
        town.carry(town.worker, town.centre)
    old.clock.now_ms = town.clock.now_ms
    town.centre.household(GRID, "中心写的")

    for _ in range(2):
        old.worker.take(*(w.path for w in town.centre.export(town.stick()) if "worker" in w.to))
        town.centre.take(*(w.path for w in old.worker.export(town.stick())))
    old.worker.household(GRID, "恢复之后")
    town.centre.take(*(w.path for w in old.worker.export(town.stick())))

    assert town.centre.status().forks == 0
    assert old.worker.digest(GRID) == town.centre.digest(GRID)


def test_a_look_into_a_file_tells_no_names(town: Township) -> None:
    town.worker.household(UNIT_2, "张艳")
    (file,) = (w for w in town.worker.export(town.stick()) if w.to == township.CENTRE_NAME)

    outside = inspect(file.path, None)
    inside = inspect(file.path, town.centre.ring)

    assert (outside.for_me, outside.segments, outside.domain) == (False, (), "real")
    assert inside.for_me
    assert (inside.rows, len(inside.segments)) == (1, 1)
    assert (inside.segments[0].place, inside.segments[0].rows) == (UNIT_2, 1)
    assert "张艳" not in repr(inside)


def test_signatures_kept_here_are_checked(town: Township) -> None:
    with town.centre.open() as (conn, _me):
        assert [found for found in check(conn, signature_holds) if found.bad] == []
        conn.execute(
            "UPDATE segment SET body ="
            " CAST(substr(body, 1, 150) || x'00' || substr(body, 152) AS BLOB)"
            " WHERE gid = (SELECT max(gid) FROM segment)"
        )
        found = [one.kind for one in check(conn, signature_holds) if one.bad]
    assert "signature" in found


@pytest.mark.parametrize("years", [-30, -10, 15])
def test_clock_gone_mad_never_makes_a_row_look_accepted(town: Township, years: int) -> None:
    town.worker.household(GRID, "张艳")
    town.clock.now_ms += years * 365 * 86_400_000

    status = town.worker.status()

    assert status.rows["accepted"] == 0
    assert status.unconfirmed == 1
    assert town.worker.export(town.stick())


@pytest.mark.parametrize(
    ("days", "doubt"), [(-20_000, "behind"), (-2, "behind"), (0, ""), (300, ""), (500, "ahead")]
)
def test_a_clock_that_cannot_be_right_is_said_and_stops_nobody(
    town: Township, days: int, doubt: str
) -> None:
    worker = Device(town.worker.home, Clock(town.clock.now_ms + days * DAY))

    worker.household(GRID, "张艳")
    worker.export(town.stick())

    assert worker.status().clock == doubt
    assert worker.status().rows["packed"] == 1


def test_a_clock_set_right_again_is_not_doubted(town: Township) -> None:
    Device(town.worker.home, Clock(town.clock.now_ms + 5_000 * DAY)).household(GRID, "张艳")

    assert town.worker.status().clock == ""


def test_a_centre_with_nobody_above_goes_by_what_it_wrote_itself(town: Township) -> None:
    centre = Device(town.centre.home, Clock(town.clock.now_ms - 9 * DAY))

    assert (centre.status().clock, town.centre.status().clock) == ("behind", "")


def test_row_the_centre_holds_for_its_clock_counts_as_not_confirmed(town: Township) -> None:
    town.clock.now_ms += 10 * 365 * 86_400_000
    town.worker.household(GRID, "张艳")
    town.clock.now_ms -= 10 * 365 * 86_400_000
    (file,) = town.worker.export(town.stick())

    town.centre.take(file.path)
    town.carry(town.centre, town.worker)

    assert rows(town.worker) == {"received": 1}
    assert town.worker.status().unconfirmed == 1
    assert town.centre.status().held == 1


def test_unit_leaders_are_left_out_where_nobody_asks_for_them(town: Township) -> None:
    now_ms = town.clock.now_ms
    with town.centre.open() as (conn, me):
        rank = peers.own_rank(conn, me)
        everybody = peers.directory(conn, me.root, me.key, now_ms=now_ms)
        others = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    below = everybody.under(me.place, rank)

    assert {one.role for one in below} == {Role.GRID, Role.UNIT}
    assert others.under(me.place, rank) == [one for one in below if one.role is not Role.UNIT]
    with town.leader.open() as (conn, me):
        rank = peers.own_rank(conn, me)
        everybody = peers.directory(conn, me.root, me.key, now_ms=now_ms)
        others = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    assert others.above(me.place, rank) == everybody.above(me.place, rank) != []
