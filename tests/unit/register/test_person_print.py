"""The copy of one person's data: who has it, and what it must not betray."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.models.kinds import KINDS
from gridapp.register import person_print, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.person_print import Received
from tests.morning import Morning
from tests.world import Desk, World

UNIT = "520381003005001001"


def test_what_was_told_in_confidence_to_another_is_not_in_the_copy() -> None:
    world = World()
    worker, centre = world.device(UNIT[:15]), world.centre
    (home,) = worker.save(Entry(kind="household", place=UNIT, fields={"head": "罗福全"}))
    (person,) = worker.save(
        Entry(kind="resident", place=UNIT, fields={"household": home, "name": "罗福全"})
    )
    fields = {"task": "hazard", "title": "私存烟花", "heard_on": "2026-11-23"}
    (matter,) = worker.save(
        Entry(kind="matter", place=UNIT, fields=fields | {"worker": worker.me.worker.hex()})
    )
    for kind in ("confidential", "named"):
        told = {"matter": matter, "kind": kind, "name": "罗福全", "resident": person}
        worker.save(Entry(kind="reporter", place=UNIT, fields=told))
    worker.pack()
    centre.take(*worker.segments())

    def kinds(desk: Desk) -> list[str]:
        copy = person_print.of(desk.conn, desk.me, person, now_ms=desk.now_ms)
        held = (one.values for one in copy.held if one.kind.name == "reporter")
        return sorted(values["reporter_kind"] for values in held)

    assert kinds(worker) == ["confidential", "named"]
    assert kinds(centre) == ["named"]


def test_who_received_it_is_who_confirmed_it(township: Morning) -> None:
    def received() -> list[str]:
        def look(conn: sqlite3.Connection, me: Identity) -> Sequence[Received]:
            person = records.ids(conn, KINDS["resident"])[0]
            now_ms = township.worker.clock.later()
            return person_print.of(conn, me, person, now_ms=now_ms).received

        return [one.place for one in township.worker.sees(look)]

    assert received() == []

    township.worker.exports(township.stick)
    township.centre.imports([township.stick])
    township.centre.exports(township.stick)
    township.worker.imports([township.stick])

    assert received() == ["520381003"]
