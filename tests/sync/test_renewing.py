"""Sealing keys are renewed every 90 days: the own log says so, the last two open, older go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gridapp.models.certificate import decode
from gridapp.models.role import Role
from gridapp.register import admission, peers
from gridapp.register.admission import Trust, store_certificate
from gridapp.register.database import transaction
from gridapp.sync import announced, container, keys
from gridapp.sync.keys import DAY, SealingKey
from gridapp.sync.renewing import renewal
from tests.sync import township
from tests.sync.test_restore import heads
from tests.sync.township import GRID, UNIT_1, Device, Township, visit


def sealed_to(path: Path, device: Device) -> int | None:
    """Which of a device's sealing keys opens a file: 0 for the newest; None for none of them."""
    ids = container.header(path.read_bytes()).key_ids
    return next((i for i, key in enumerate(device.ring.sealing) if key.id in ids), None)


def seen_by(device: Device, other: Device) -> bytes:
    """The sealing key of another as this device knows it."""
    with device.open() as (conn, me):
        who = peers.directory(conn, me.root, me.key, now_ms=device.clock.now_ms)
        known = who.get(other.me.key)
    assert known is not None
    return known.sealing


def test_a_new_key_after_90_days_and_whoever_hears_of_it_seals_to_it(town: Township) -> None:
    first = town.centre.ring.sealing[0]
    visit(town.leader, UNIT_1, "早写的")
    (early,) = (one.path for one in town.leader.export(town.stick("early")))
    town.clock.now_ms += 90 * DAY
    visit(town.leader, UNIT_1, "不知道有新钥匙")
    (unaware,) = (one.path for one in town.leader.export(town.stick("unaware")))

    town.carry(town.centre, town.leader)
    newest = town.centre.ring.sealing

    assert [newest[1], len(newest)] == [first, 2]
    assert seen_by(town.leader, town.centre) == newest[0].public
    assert sealed_to(early, town.centre) == sealed_to(unaware, town.centre) == 1
    assert [one.result for one in town.centre.take(early, unaware)] == ["imported"] * 2
    visit(town.leader, UNIT_1, "知道了")
    (aware,) = (one.path for one in town.leader.export(town.stick("aware")))
    assert sealed_to(aware, town.centre) == 0
    assert [one.result for one in town.centre.take(aware)] == ["imported"]


def test_after_180_days_the_old_key_is_gone_and_the_rows_go_again(town: Township) -> None:
    first = town.leader.ring.sealing[0]
    visit(town.leader, UNIT_1, "一直在优盘里")
    (early,) = (one.path for one in town.leader.export(town.stick("early")))
    for _ in range(2):
        town.clock.now_ms += 90 * DAY
        town.exchange(rounds=1)

    assert first not in town.leader.ring.sealing
    assert len(town.leader.ring.sealing) == 2
    again = town.centre.take(early)
    assert [(one.result, one.reason) for one in again] == [("set_aside", "not_for_this_home")]
    assert town.leader.status().unconfirmed == 0
    assert town.leader.digest(UNIT_1) == town.centre.digest(UNIT_1)


def test_a_key_long_in_use_still_opens_when_it_is_replaced_late(town: Township) -> None:
    old = town.worker.ring.sealing[0]
    town.clock.now_ms += 390 * DAY

    town.carry(town.worker, town.centre)

    assert town.worker.ring.sealing[1] == old


def test_a_clock_that_is_years_ahead_does_away_with_no_key(town: Township) -> None:
    """With them would go what opens the centre's next files."""
    before = town.clock.now_ms
    for days in (40_000, 40_200, 40_400):
        town.clock.now_ms = before + days * DAY
        town.worker.export(town.stick())
    town.clock.now_ms = before

    town.centre.household(GRID, "张艳")
    town.carry(town.centre, town.worker)

    assert "张艳" in heads(town.worker)


def test_a_word_that_could_not_be_said_is_said_next_time(town: Township) -> None:
    """The power went after the key file was written and before the register was."""
    town.clock.now_ms += 90 * DAY
    keys.save(town.worker.home.keys, town.worker.ring.rotated(town.clock.now_ms))
    (newest, *_rest) = town.worker.ring.sealing

    town.carry(town.worker, town.centre)

    assert town.worker.ring.sealing[0] == newest
    assert seen_by(town.centre, town.worker) == newest.public


def test_a_device_that_joins_later_seals_to_the_newest_key_at_once(town: Township) -> None:
    town.clock.now_ms += 90 * DAY
    town.carry(town.centre, town.worker)

    new = township.join(town, "leader-3", Role.UNIT, f"{GRID}003")
    (path,) = (one.path for one in new.export(town.stick("new")))

    assert sealed_to(path, town.centre) == 0


def test_an_older_word_that_comes_late_changes_nothing(town: Township) -> None:
    words = []
    for made in (2, 1):
        mine = decode(town.worker.ring.chain[-1])
        sealing = SealingKey.generate(made).public
        words.append(renewal(town.worker.ring.signing, mine, sealing, made))
    with town.centre.open() as (conn, _me), transaction(conn):
        assert len(announced.store(conn, words)) == 1
        kept = admission.renewed(conn, town.worker.me.key)

    assert kept == words[0]


def test_nobody_says_it_for_another_and_it_gives_no_right(town: Township) -> None:
    """A forged author and a widened certificate, both by way of the renewal."""
    thief = town.other.ring.signing
    mine, theirs = decode(town.other.ring.chain[-1]), decode(town.worker.ring.chain[-1])
    sealing = SealingKey.generate(0).public
    forged = renewal(thief, theirs, sealing, town.clock.now_ms)
    named = replace(forged, issuer=theirs.signing_key)
    named = replace(named, signature=thief.sign(named.body()))
    wide = replace(mine, place=520381003, role=Role.TOWN, sealing_key=sealing, issuer=thief.public)
    wide = replace(wide, signature=thief.sign(wide.body()))
    with town.centre.open() as (conn, me), transaction(conn):
        for one in (forged, named, wide):
            announced.store(conn, [one])
        trust = Trust(conn, me.root)
        places = {right.place for right in trust.rights(thief.public)}
        store_certificate(conn, wide, sound=True)
        assert not trust.valid(wide)

    assert places == {int(town.other.me.place)}
    assert seen_by(town.centre, town.worker) == theirs.sealing_key
