"""A newer program's words reach an older one: kept, handed on, and read after the upgrade."""

from __future__ import annotations

import random
from types import MappingProxyType

import pytest

from gridapp.models.declare import Kind
from gridapp.models.kinds import KINDS
from gridapp.register import increment, numbering, spread, upgraded
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from tests.unit.register.worlds import UNITS, fresh, latest, refolded, state, template
from tests.world import Desk

NEWER = ("notice", "life_event")
OLDER = MappingProxyType({name: kind for name, kind in KINDS.items() if name not in NEWER})


def written() -> list[bytes]:
    """Kinds old and new in the same segments, changed again later, by two hands."""
    worker = fresh(template().desks[1])
    household = {"head": "王玉", "address": "人民路1号"}
    notice = {"form": "F03", "receiver": "王玉", "given_on": "2026-11-18"}
    notice["worker"] = worker.me.worker.hex()
    home, paper = worker.save(
        Entry(kind="household", place=UNITS[0], fields=household),
        Entry(kind="notice", place=UNITS[0], fields=notice),
    )
    bodies = worker.pack()
    centre = fresh(template().desks[0])
    centre.take(*bodies)
    centre.save(Entry(kind="notice", id=paper, fields={"receiver": "王玉之子"}))
    worker.save(
        Entry(kind="notice", id=paper, fields={"receiver": "袁桂花"}),
        Entry(kind="household", id=home, fields={"head": "袁桂花"}),
    )
    return [*bodies, *worker.pack(), *centre.pack()]


def older(monkeypatch: pytest.MonkeyPatch, kinds: MappingProxyType[str, Kind]) -> None:
    """Let the program know only these kinds."""
    for module in (numbering, spread, increment):
        monkeypatch.setattr(module, "KINDS", kinds)
    spread._cells_of_kind.cache_clear()


def upgrade(desk: Desk) -> int:
    with transaction(desk.conn):
        desk.conn.execute("INSERT INTO meta (name, value) VALUES ('upgraded', 1)")
    return upgraded.catch_up(desk.conn)


@pytest.mark.parametrize("seed", range(4))
def test_what_an_older_program_did_not_know_is_there_after_the_upgrade(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = written()
    newer = fresh(template().observer)
    newer.now_ms = latest(bodies)
    newer.take(*bodies)
    old = fresh(template().observer)
    old.now_ms = latest(bodies)
    random.Random(seed).shuffle(bodies)
    with monkeypatch.context() as before:
        older(before, OLDER)
        for body in bodies:
            old.take(body)
        assert old.conn.execute("SELECT count(*) FROM notice").fetchone() == (0,)
        assert old.conn.execute("SELECT count(*) FROM household").fetchone() == (1,)
        assert sorted(old.segments()) == sorted(bodies)
    spread._cells_of_kind.cache_clear()

    assert upgrade(old) == len(bodies)

    assert digest(old.conn) == digest(newer.conn)
    assert state(old) == refolded(old)
    assert upgraded.catch_up(old.conn) == 0
