"""What is written, for whom, and when nothing is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gridapp.register import audit
from gridapp.register.database import transaction
from gridapp.register.segment import read_header
from gridapp.sync.container import header
from gridapp.sync.enrol import add_place
from gridapp.sync.statement import matches
from tests.sync.forging import segments_of, statement_of
from tests.sync.township import CENTRE_NAME, GRID, TOWN, UNIT_1, UNIT_2, Township


def test_nothing_is_written_once_everybody_has_confirmed_everything(town: Township) -> None:
    assert [device.export() for device in town.everybody] == [[], [], [], []]


def test_exchanging_comes_to_an_end_and_shared_streams_are_equal(town: Township) -> None:
    town.worker.household(UNIT_1, "张艳")
    town.centre.household(UNIT_2, "曾静秀")

    town.exchange(rounds=3)

    assert [device.export() for device in town.everybody] == [[], [], [], []]
    with town.centre.open() as (here, _), town.worker.open() as (there, _):
        query = "SELECT skey, hi FROM stream WHERE place > 0 ORDER BY skey"
        assert here.execute(query).fetchall() == there.execute(query).fetchall()


def test_a_file_is_named_by_place_tag_day_and_number(town: Township) -> None:
    town.worker.household(GRID, "张艳")

    (one,) = town.worker.export(town.stick("a"))

    tag = town.worker.me.tag
    assert re.fullmatch(rf"520381003001_{tag}_20261118_\d+\.gridsync", one.path.name)
    assert one.to == CENTRE_NAME
    assert (one.rows, one.segments) == (1, 1)
    assert one.bytes == one.path.stat().st_size


def test_no_file_is_ever_written_over(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    (one,) = town.worker.export(town.stick("a"))
    number = int(one.path.stem.rpartition("_")[2])
    for ahead in (1, 2):
        taken = one.path.with_name(one.path.name.replace(f"_{number}.", f"_{number + ahead}."))
        taken.write_bytes(b"precious")

    (again,) = town.worker.export(town.stick("a"))

    assert again.path.name.endswith(f"_{number + 3}.gridsync")
    assert taken.read_bytes() == b"precious"


def test_what_is_unconfirmed_is_written_again_and_again(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    (one,) = town.worker.export(town.stick("lost"))

    (again,) = town.worker.export(town.stick("kept"))
    town.centre.take(again.path)

    assert again.rows == one.rows == 1
    assert town.centre.digest(GRID) == town.worker.digest(GRID)


def test_an_answer_is_written_again_once_the_device_speaks_without_having_it(
    town: Township,
) -> None:
    town.centre.household(UNIT_1, "张艳")
    lost = [one.to for one in town.centre.export(town.stick("lost"))]
    assert town.centre.export(town.stick("none")) == []
    town.worker.household(GRID, "曾静秀")
    town.carry(town.worker, town.centre)

    again = [one.to for one in town.centre.export(town.stick("again"))]

    assert len(lost) == 2
    assert [to for to in again if "worker" in to] == [to for to in lost if "worker" in to]


def test_a_second_copy_stays_until_the_receipt(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    (one,) = town.worker.export(town.stick())
    copy = town.worker.home.sent / one.path.name

    assert copy.read_bytes() == one.path.read_bytes()
    town.centre.take(one.path)
    town.carry(town.centre, town.worker)
    assert not copy.exists()


def test_an_upward_file_is_sealed_for_the_whole_chain(town: Township) -> None:
    town.worker.household(UNIT_1, "张艳")
    town.carry(town.worker, town.centre)
    town.carry(town.centre, town.leader)

    (up,) = town.leader.export(town.stick("up"))

    keys = {device.ring.sealing[0].id for device in (town.worker, town.centre)}
    assert set(header(up.path.read_bytes()).key_ids) == keys


def test_each_answer_opens_for_one_device_and_holds_its_place_alone(town: Township) -> None:
    for place, head in ((UNIT_1, "甲"), (UNIT_2, "乙"), (GRID, "丙")):
        town.centre.household(place, head)

    answers = {one.to: one.path for one in town.centre.export(town.stick("answers"))}

    assert len(answers) == 3
    for device in (town.worker, town.leader, town.other):
        (path,) = (path for to, path in answers.items() if device.me.tag in to)
        data = path.read_bytes()
        assert header(data).key_ids == (device.ring.sealing[0].id,)
        places = {read_header(one).place for one in segments_of(data, device)}
        assert all(not place or str(place).startswith(device.me.place) for place in places)


def test_no_file_names_a_stream_of_another_place(town: Township) -> None:
    town.worker.household(UNIT_2, "邻居")
    town.carry(town.worker, town.centre)
    town.centre.household(UNIT_1, "张艳")

    answer = next(
        one.path for one in town.centre.export(town.stick("p12")) if town.leader.me.tag in one.to
    )

    rows = statement_of(answer.read_bytes(), town.leader).vectors
    places = {int.from_bytes(row.stream[32:], "little") for row in rows}
    assert places == {0, int(UNIT_1)}


def test_the_ancestors_logs_come_first(town: Township) -> None:
    town.centre.household(UNIT_1, "张艳")
    with town.centre.open() as (conn, me), transaction(conn):
        add_place(conn, me, f"{GRID}009", "第九联户单元", now_ms=town.clock.tick())

    for one in town.centre.export(town.stick("answers")):
        device = next(each for each in town.everybody if each.me.tag and each.me.tag in one.to)
        places = [read_header(body).place for body in segments_of(one.path.read_bytes(), device)]
        assert places[0] == 0
        assert places == sorted(places)


def test_a_statement_is_bound_to_its_file(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    (one,) = town.worker.export(town.stick("a"))
    data = one.path.read_bytes()

    statement = statement_of(data, town.centre)

    ids = [read_header(body) for body in segments_of(data, town.centre)]
    assert statement.rows == 1
    assert statement.epoch == town.worker.me.epoch
    assert not matches(statement, [], header(data).key_ids)
    assert len(ids) == 1


def test_a_file_vouches_for_the_looks_at_whole_numbers_before_it(town: Township) -> None:
    town.worker.household(GRID, "张艳")
    with town.worker.open() as (conn, _me), transaction(conn):
        audit.note(conn, "show", "", "核对证件", now_ms=town.clock.tick())
        anchor = audit.anchor(conn)

    (file,) = town.worker.export(town.stick())

    said = statement_of(file.path.read_bytes(), town.centre)
    assert anchor[0] > 0
    assert (said.audit_count, said.audit_head) == anchor


def test_more_than_one_file_holds_is_split(town: Township, monkeypatch: pytest.MonkeyPatch) -> None:
    for head in ("一", "二", "三"):
        town.worker.household(GRID, head)
        town.worker.export()
    monkeypatch.setattr("gridapp.sync.plans.MAX_SEGMENTS", 2)

    written = town.worker.export(town.stick("split"))

    assert [one.segments for one in written] == [2, 1]
    town.centre.take(*(one.path for one in reversed(written)))
    assert town.centre.digest(GRID) == town.worker.digest(GRID)


def test_vectors_of_many_streams_are_split_over_files(
    town: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        town.worker.household(f"{GRID}{n + 10:03d}", "张艳")
    monkeypatch.setattr("gridapp.sync.plans.MAX_ROWS", 4)

    written = town.worker.export(town.stick("split"))
    town.centre.take(*(one.path for one in written))
    answers = [one.path for one in town.centre.export(town.stick("back")) if "worker" in one.to]
    town.worker.take(*answers)

    assert len(written) > 1
    assert town.worker.status().unconfirmed == 0


def test_a_folder_that_cannot_be_written_loses_nothing(town: Township, tmp_path: Path) -> None:
    town.worker.household(GRID, "张艳")
    not_a_folder = tmp_path / "file"
    not_a_folder.write_bytes(b"x")

    with pytest.raises(OSError, match="file"):
        town.worker.export(not_a_folder)
    (one,) = town.worker.export(town.stick())

    assert one.rows == 1


def test_without_a_folder_files_go_to_the_homes_outbox(town: Township) -> None:
    town.worker.household(GRID, "张艳")

    (one,) = town.worker.export()

    assert one.path.parent == town.worker.home.outbox


def test_a_centre_with_nobody_above_writes_only_downward(town: Township) -> None:
    town.centre.household(TOWN + "001", "社区")

    assert town.centre.export() == []
