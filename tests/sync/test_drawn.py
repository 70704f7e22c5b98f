"""What an auditor draws by numbers: the whole chain, who looked at it anywhere, and a digest."""

from __future__ import annotations

import pytest

from gridapp.models.role import Role
from gridapp.register import access, audit, calendar, callbacks, chains, matters
from gridapp.register.access import Sought
from gridapp.register.chains import Chain
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.register.matters import NewMatter
from tests.sync.township import TOWN, UNIT_1, Device, Township, join


def lamp(device: Device) -> tuple[str, str, str]:
    """A matter somebody told of: its id, its number, and who told."""
    with device.open() as (conn, me), transaction(conn):
        now_ms = device.clock.tick()
        new = NewMatter(
            place=UNIT_1,
            fields={"title": "路灯不亮", "task": "environment", "heard_on": "2026-11-18"},
            reporters=({"kind": "named", "name": "曾静秀", "phone": "13800001234"},),
        )
        id_ = matters.register(conn, me, new, today=calendar.today(now_ms), now_ms=now_ms)
        (number,) = conn.execute("SELECT number FROM matter").fetchone()
        (told,) = conn.execute("SELECT r.uid FROM reporter t JOIN rec r ON r.id = t.id").fetchone()
    return id_, str(number), bytes(told).hex()


def chain(device: Device, id_: str) -> Chain:
    with device.open() as (conn, _me):
        return chains.of(conn, "matter", id_)


def look(device: Device, record: str) -> None:
    with device.open() as (conn, _me), transaction(conn):
        audit.note(conn, "show", record, "核对电话", now_ms=device.clock.tick())


def test_an_auditor_draws_the_same_chain_sees_who_looked_and_writes_nothing(
    town: Township,
) -> None:
    id_, number, told = lamp(town.worker)
    look(town.leader, told)
    auditor = join(town, "auditor", Role.AUDIT, TOWN)
    town.exchange(rounds=2)
    town.carry(auditor, town.centre)
    called = town.centre.clock.tick()
    with town.centre.open() as (conn, me), transaction(conn):
        callbacks.note(
            conn, me, told, {"satisfaction": "1"}, today=calendar.today(called), now_ms=called
        )
    town.carry(town.centre, auditor)

    with auditor.open() as (conn, me):
        (found,) = chains.drawn(conn, me, [number])
        ids = chains.concerning(conn, found.id)
        seen = access.acts(conn, Sought(records=ids))
        sound = access.soundness(conn)
    drawn = chain(auditor, id_)
    assert found.id == id_
    assert {"matter", "reporter", "step", "callback"} <= {kind for kind, _id in drawn.parts}
    assert drawn.digest == chain(town.centre, id_).digest
    assert [(one.who, one.act, one.reason) for one in seen] == [("leader-1", "show", "核对电话")]
    assert sound.whole
    assert sound.sent == 1

    with pytest.raises(NoRight):
        auditor.save(Entry(kind="matter", id=id_, fields={"title": "没事"}))


def test_looking_leaves_the_digest_and_any_word_changes_it(town: Township) -> None:
    id_, _number, told = lamp(town.worker)
    before = chain(town.worker, id_).digest
    look(town.worker, id_)
    assert chain(town.worker, id_).digest == before

    town.worker.save(Entry(kind="reporter", id=told, fields={"phone": "13800001235"}))
    assert chain(town.worker, id_).digest != before


def test_every_number_that_was_typed_is_told_of(town: Township) -> None:
    id_, number, _told = lamp(town.worker)
    wide = number.replace("0", "０")
    typed = chains.numbers(f"{wide}\n{id_}，00326-ZZ0001\t99926-1A0001 名单；{number.lower()}")
    with town.centre.open() as (conn, me):
        town.exchange(rounds=1)
        found = chains.drawn(conn, me, typed)

    assert [one.reason for one in found] == ["", "again", "unknown", "elsewhere", "unfit", "again"]
    assert [one.typed for one in found] == typed
    with pytest.raises(chains.TooManyNumbers):
        chains.numbers("1 " * (chains.MOST + 1))


def test_who_saw_a_person_is_found_by_his_home_and_by_what_names_him(town: Township) -> None:
    home = town.worker.household(UNIT_1, "曾静秀")
    fields = {"name": "曾小满", "household": home}
    (person,) = town.worker.save(Entry(kind="resident", place=UNIT_1, fields=fields))
    look(town.worker, home)
    look(town.worker, person)
    with town.worker.open() as (conn, me):
        about = chains.concerning(conn, *chains.meant(conn, "曾小满"))
        acts = access.acts(conn, Sought(records=about, by=frozenset([me.worker.hex()])))
        nobody = access.acts(conn, Sought(records=about, by=frozenset(["0" * 32])))
        later = access.acts(conn, Sought(records=about, since_ms=town.clock.now_ms + 1))

    assert {one.record for one in acts} == {home, person}
    assert (nobody, later) == ([], [])


def test_a_row_taken_out_of_the_log_is_found(town: Township) -> None:
    home = town.worker.household(UNIT_1, "曾静秀")
    for _ in range(3):
        look(town.worker, home)
    with town.worker.open() as (conn, _me):
        with transaction(conn):
            conn.execute("DROP TRIGGER audit_stays")
            conn.execute("UPDATE audit SET reason = '走访' WHERE id = 2")
        sound = access.soundness(conn)

    assert (sound.broken_at, sound.whole) == (2, False)
