"""Pictures travel after the text, a few at a time, until the other side has them; no others do."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path

import pytest
from PIL import Image

from gridapp.models.attachment import Attachment
from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.paths import write_file
from gridapp.register import attachments, records
from gridapp.register.database import transaction
from gridapp.register.erasure_parts import Part
from gridapp.register.log import Entry
from gridapp.sync import outgoing
from gridapp.sync.carrying import MOST_NAMED
from gridapp.sync.container import Item, ItemType, seal
from tests.sync import township
from tests.sync.forging import items_of, statement_of
from tests.sync.test_erasure import order
from tests.sync.township import GRID, UNIT_1, UNIT_2, Device, Township


def picture(seed: int, side: int = 60) -> bytes:
    """A sound small picture, another one for each seed."""
    noise = random.Random(seed).randbytes(side * side * 3)
    made = io.BytesIO()
    Image.frombytes("RGB", (side, side), noise).save(made, "JPEG")
    return made.getvalue()


def attach(device: Device, subject: str, *pictures: bytes) -> list[str]:
    with device.open() as (conn, me):
        return attachments.add(conn, me, subject, pictures, kind="1", now_ms=device.clock.tick())


def has(device: Device, *pictures: bytes) -> list[bool]:
    with device.open() as (conn, _me):
        return [attachments.is_here(conn, hashlib.sha256(one).digest()) for one in pictures]


def missing(device: Device) -> int:
    return device.status().attachments_missing


def send(town: Township, sender: Device, *receivers: Device, budget: int) -> list[Path]:
    """Write what is due with so many bytes of pictures a file, and hand it over."""
    with sender.open() as (conn, me):
        written = outgoing.export(
            sender.home,
            conn,
            me,
            sender.ring,
            to=town.stick(),
            budget=budget,
            now_ms=sender.clock.tick(),
        )
    paths = [one.path for one in written]
    for receiver in receivers:
        receiver.take(*paths)
    return paths


def upward(device: Device) -> Path:
    """The file for the centre, which is written before those for others."""
    return device.export(device.home.root / "stick")[0].path


def carried(path: Path, reader: Device) -> list[bytes]:
    items = items_of(path.read_bytes(), reader)
    return [item.data for item in items if item.type is ItemType.ATTACHMENT]


def with_pictures(town: Township, path: Path, *pictures: bytes) -> Path:
    """The same file with other pictures behind its text: any recipient could make it."""
    items = [
        item
        for item in items_of(path.read_bytes(), town.centre)
        if item.type is not ItemType.ATTACHMENT
    ]
    items += [Item(ItemType.ATTACHMENT, one) for one in pictures]
    recipients = statement_of(path.read_bytes(), town.centre).recipients
    forged = town.stick("forged") / "forged.gridsync"
    write_file(forged, seal(town.centre.ring.domain, items, recipients))
    return forged


def test_a_leaders_picture_comes_to_the_centre_by_the_worker_and_goes_no_further(
    town: Township,
) -> None:
    one = picture(1)
    home = town.worker.household(UNIT_1, "张艳")
    town.exchange(rounds=2)
    attach(town.leader, home, one)

    town.carry(town.leader, town.worker)
    town.carry(town.worker, town.centre, town.other)
    assert has(town.worker, one) == has(town.centre, one) == [True]
    # The centre's answer goes to the worker alone, who carries it on to the leader.
    answers = [each.path for each in town.centre.export(town.stick()) if "leader" not in each.to]
    town.worker.take(*answers)
    town.carry(town.worker, town.leader)

    for sender in (town.leader, town.worker):
        attach(sender, home, picture(2))
        assert carried(upward(sender), town.centre) == [picture(2)]
    assert has(town.other, one) == [False]
    assert missing(town.centre) == missing(town.worker) == 0


def test_what_does_not_fit_goes_with_the_next_files_and_nothing_twice(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    every = [picture(seed) for seed in range(5)]
    attach(town.worker, home, *every)
    budget = len(every[0]) + len(every[1]) + 10

    for here in ([1, 1, 0, 0, 0], [1, 1, 1, 1, 0], [1, 1, 1, 1, 1]):
        send(town, town.worker, town.centre, budget=budget)
        assert has(town.centre, *every) == [bool(one) for one in here]
        assert missing(town.centre) == 5 - sum(here)

    # The text was there with the first file already.
    assert town.centre.digest(GRID) == town.worker.digest(GRID)
    town.carry(town.centre, town.worker)
    town.worker.rename(home, "张燕")
    assert carried(upward(town.worker), town.centre) == []


def test_one_larger_than_the_budget_goes_alone_and_none_with_no_budget(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    one, two = picture(1), picture(2)
    attach(town.worker, home, one, two)

    send(town, town.worker, town.centre, budget=0)
    assert has(town.centre, one, two) == [False, False]
    send(town, town.worker, town.centre, budget=1)
    assert has(town.centre, one, two) == [True, False]


def test_a_receipt_ends_the_sending_and_a_named_gap_begins_it_again(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    one, two = picture(1), picture(2)
    attach(town.worker, home, one, two)
    lost = upward(town.worker)
    assert carried(lost, town.centre) == [one, two]

    # The text arrives without its pictures; the centre says so.
    town.centre.take(with_pictures(town, lost, one))
    assert missing(town.centre) == 1
    town.carry(town.centre, town.worker)
    again = upward(town.worker)
    assert carried(again, town.centre) == [two]
    town.centre.take(again)
    assert missing(town.centre) == 0
    town.carry(town.centre, town.worker)

    town.worker.rename(home, "张燕")
    assert carried(upward(town.worker), town.centre) == []


def test_a_file_lost_on_the_way_is_made_good_by_the_next(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    one = picture(1)
    attach(town.worker, home, one)
    town.worker.export(town.stick("lost"))

    town.carry(town.worker, town.centre)

    assert has(town.centre, one) == [True]


def test_pictures_go_down_to_those_who_lack_them_within_their_place(town: Township) -> None:
    mine, others = town.worker.household(UNIT_1, "张艳"), town.worker.household(UNIT_2, "郭美")
    town.exchange(rounds=2)
    one, two = picture(1), picture(2)
    attach(town.centre, mine, one)
    attach(town.centre, others, two)

    town.exchange(rounds=2)

    assert has(town.worker, one, two) == [True, True]
    assert has(town.leader, one, two) == [True, False]
    assert has(town.other, one, two) == [False, True]
    assert town.centre.export(town.stick()) == []


def test_only_sound_pictures_that_a_record_names_are_kept(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    one = picture(1)
    attach(town.worker, home, one)
    written = upward(town.worker)
    before = town.centre.home.attachments
    swapped, nobodys = picture(8), picture(9)

    forged = with_pictures(town, written, swapped, nobodys, b"\0" * 3_000_000, b"text")
    (result,) = town.centre.take(forged)

    assert result.result == "imported"
    assert not before.exists()
    assert missing(town.centre) == 1
    town.carry(town.worker, town.centre)
    town.carry(town.centre, town.worker)
    town.carry(town.worker, town.centre)
    assert has(town.centre, one) == [True]
    assert len(list(town.centre.home.attachments.glob("*/*"))) == 1


def test_what_a_record_names_and_is_no_picture_is_refused(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    attach(town.worker, home, b"MZ this is a program")
    large = picture(3, side=1100) + bytes(2 * 1024 * 1024)
    attach(town.worker, home, large)

    (result,) = town.centre.take(upward(town.worker))

    assert result.result == "imported"
    assert not town.centre.home.attachments.exists()
    assert missing(town.centre) == 2


def test_a_new_device_gets_what_its_place_has(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    attach(town.worker, home, picture(1))
    town.exchange(rounds=1)
    new = township.join(town, "leader-3", Role.UNIT, UNIT_1)

    for _ in range(2):
        town.carry(new, town.centre)
        town.carry(town.centre, new)

    assert has(new, picture(1)) == [True]
    assert missing(new) == 0


def test_of_very_many_that_are_missing_some_are_named(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    usual: dict[str, Value] = {
        "subject": home,
        "subject_kind": "household",
        "kind": "1",
        "media": "x",
        "size": 1,
    }
    town.worker.save(
        *(
            Entry(
                kind="attachment",
                place=UNIT_1,
                fields={**usual, "digest": hashlib.sha256(bytes([n % 256, n // 256])).digest()},
            )
            for n in range(MOST_NAMED + 5)
        )
    )
    town.centre.take(upward(town.worker))

    answer = next(
        one.path for one in town.centre.export(town.stick()) if town.worker.me.tag in one.to
    )

    notices = statement_of(answer.read_bytes(), town.worker).notices
    named = [one.data["lacking"] for one in notices if one.kind == "attachments"]
    assert sum(len(one) for one in named if isinstance(one, bytes)) == 32 * MOST_NAMED
    assert missing(town.centre) == MOST_NAMED + 5


def test_an_erased_attachment_is_gone_from_every_home(town: Township) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    one, two = picture(1), picture(2)
    erased, kept = attach(town.worker, home, one, two)
    town.exchange(rounds=2)
    devices = (town.centre, town.worker, town.leader)
    assert [has(each, one, two) for each in devices] == [[True, True]] * 3

    order(town, [Part(kind="attachment", id=erased, fields=("digest",))])
    assert has(town.centre, one, two) == [False, True]
    town.exchange(rounds=2)

    assert [has(each, one, two) for each in devices] == [[False, True]] * 3
    assert [missing(each) for each in devices] == [0] * 3
    with town.worker.open() as (conn, _me), transaction(conn):
        found = records.get_many(conn, Attachment, [erased, kept])
    assert [found[erased].digest, found[kept].digest] == [None, hashlib.sha256(two).digest()]


@pytest.mark.parametrize("name", ["aa/notes.txt", "readme"])
def test_other_files_in_the_folder_are_left_alone(town: Township, name: str) -> None:
    home = town.worker.household(UNIT_1, "张艳")
    attach(town.worker, home, picture(1))
    stray = town.worker.home.attachments / name
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("x")

    town.carry(town.worker, town.centre)

    assert stray.exists()
    assert has(town.centre, picture(1)) == [True]
