"""A township at work for many days: real homes, real files, carriers that lose, double and delay.

Every save is tallied beside the registers. In the end each row must be at the centre, or be listed
there with a reason; rows that lay on a disk which is gone, in no file that arrived, are known.

`python -m tests.sync.month --grids 60 --units 4 --days 4` plays one as large as is wanted.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import history, records, stopping, transfer, waiting
from gridapp.register.database import transaction
from gridapp.register.digest import rows
from gridapp.register.log import Entry, NoRight, UnknownRecord
from gridapp.register.pack import pack
from gridapp.sync import container, startup_file
from tests.sync import township
from tests.sync.township import TOWN, Clock, Device, Township

DAY = 86_400_000
HEADS = ("曾静秀", "袁桂花", "罗福全", "王玉", "陈志远", "林静")


Cells = dict[str, list[list[Any]]]
"""Column to heads, as the digest sees them."""


def _is_part(here: Cells, there: Cells) -> bool:
    """Whether all that shows here shows there, beside what came there alone."""
    return here.keys() == there.keys() and all(
        heads[0] == there[column][0] and all(head in there[column] for head in heads)
        for column, heads in here.items()
    )


@dataclass(slots=True)
class Watch(Clock):
    """One device's clock: the township's, and by how much it is wrong."""

    true: Clock = field(default_factory=Clock)
    wrong: int = 0

    def tick(self) -> int:
        return max(self.true.tick() + self.wrong, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One saved value: where it must be found again."""

    kind: str
    id: str
    name: str
    value: str
    device: str
    place: str


@dataclass(slots=True)
class Letter:
    """A written file on its way."""

    path: Path
    arrives: int
    sender: str
    readers: frozenset[bytes]


@dataclass(slots=True)
class Month:
    """The devices, what was saved on them, and what is on its way between them."""

    town: Township
    chance: random.Random
    post: Path
    devices: dict[str, Device] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    saved: list[Row] = field(default_factory=list)
    households: list[str] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    day: int = 0
    written: int = 0

    @property
    def centre(self) -> Device:
        return self.devices["centre"]

    def add(self, name: str, role: Role, place: str) -> None:
        """One more device of the township."""
        home = township.join(self.town, name, role, place).home
        self.devices[name] = Device(home, Watch(true=self.town.clock))
        self.places[name] = place

    def work(self) -> None:
        """One day: everybody saves a little and writes a file; what is due arrives."""
        self.day += 1
        self.town.clock.now_ms += DAY
        for name in self._shuffled():
            if name != "centre":
                for _ in range(self.chance.randint(1, 3)):
                    self._save(name)
            self._send(name)
        self._deliver(lose=True)

    def settle(self, rounds: int = 8) -> None:
        """Nothing is lost any more: until everybody has everything."""
        for letter in self.letters:
            letter.arrives = 0
        for _ in range(rounds):
            self.day += 1
            self.town.clock.now_ms += DAY
            before = self.written
            for name in self._shuffled():
                self._send(name, safe=True)
            self._deliver(lose=False)
            self._send("centre", safe=True)
            self._deliver(lose=False)
            if self.written == before:
                break

    def play(self, days: int) -> None:
        """So many days in which clocks go wrong, disks are copied, and a device is lost."""
        grids = [name for name in self.devices if name.startswith("worker")]
        for day in range(1, days + 1):
            self._mishap(day, days, grids)
            self.work()
            self.release()
        for name in self.devices:
            self._set_clock(name, 0)
        for _ in range(2):
            self.settle()
            self.release()
        self.pack_all()

    def _mishap(self, day: int, days: int, grids: list[str]) -> None:
        """What goes wrong on this day."""
        if day == days // 6:
            self._set_clock("leader-1-1", 200 * DAY)
        if day == days // 5 + 1:
            self._set_clock(grids[1], DAY)
        if day == days // 4 + 1:
            self._set_clock(grids[-1], -56 * 365 * DAY)
        if day == days // 3:
            for name in grids[:3:2]:
                self.clone(name)
        if day == days // 2:
            self.lose(grids[1], f"{grids[1]}-again", Role.GRID)
        if day in (days // 2 + 1, days - 1):
            self.hand_over(f"{TOWN}001001001")

    def _set_clock(self, name: str, wrong: int) -> None:
        device = self.devices.get(name)
        clock = device.clock if device else None
        if isinstance(clock, Watch):
            clock.wrong = wrong

    def clone(self, name: str) -> None:
        """A copy of a device's whole folder goes to work beside it."""
        twin = f"{name}-copy"
        home = self.town.folder / twin
        shutil.copytree(self.devices[name].home.root, home)
        made = self.town.device(twin)
        self.devices[twin] = Device(made.home, Watch(true=self.town.clock))
        self.places[twin] = self.places[name]

    def lose(self, name: str, successor: str, role: Role) -> None:
        """A device is gone with all that has not left it; the centre hands out another."""
        with self.centre.open() as (conn, me), transaction(conn):
            tag = self.devices[name].me.tag
            now_ms = self.town.clock.tick()
            found = stopping.look(conn, me, tag, now_ms=now_ms)
            stopping.stop(conn, me, found, "平板丢了", now_ms=now_ms)
        shutil.rmtree(self.devices[name].home.root)
        self.lost.add(name)
        del self.devices[name]
        self.add(successor, role, self.places[name])

    def hand_over(self, to: str) -> str:
        """The centre gives one household to another grid; its id, empty where none can go."""
        with self.centre.open() as (conn, me):
            for id_ in self.households:
                record = records.get(conn, KINDS["household"].record, id_)
                if record is not None and not record.place.startswith(to):
                    with transaction(conn):
                        transfer.households(conn, me, [id_], to, now_ms=self.town.clock.tick())
                    self.moved.add(id_)
                    return id_
        return ""

    def release(self) -> None:
        """The centre lets count what a wrong clock held up."""
        with self.centre.open() as (conn, me):
            for one in waiting.waiting(conn):
                if one.reason == "clock":
                    with transaction(conn):
                        waiting.release(conn, me, one.mark, now_ms=self.town.clock.tick())

    def missing(self) -> list[Row]:
        """What was saved and is neither at the centre nor listed there."""
        with self.centre.open() as (conn, _me):
            listed = {
                (bytes(uid).hex(), kind)
                for uid, kind in conn.execute(
                    "SELECT r.uid, r.kind FROM foreign_edit f JOIN rec r ON r.id = f.rec"
                    " UNION SELECT r.uid, r.kind FROM segment s JOIN touch t USING (gid)"
                    " JOIN rec r ON r.id = t.rec WHERE s.state = 0"
                )
            }
            gone = []
            for row in self.saved:
                values = {
                    (one.field, one.value) for one in history.of(conn, KINDS[row.kind], row.id)
                }
                known = (row.id, KINDS[row.kind].number) in listed
                if (row.name, row.value) not in values and not known:
                    gone.append(row)
            return gone

    def differences(self, name: str) -> list[str]:
        """The records of a device's place of which the centre does not say the same.

        Of one that went over from another grid the centre alone has what was still entered there
        too late: it is a conflict, for the centre to settle.
        """
        place = self.places[name]
        here, there = self._rows(self.devices[name], place), self._rows(self.centre, place)
        return [
            id_
            for id_ in here.keys() | there.keys()
            if here.get(id_) != there.get(id_)
            and not (id_ in self.moved and _is_part(here.get(id_, {}), there.get(id_, {})))
        ]

    def _rows(self, device: Device, place: str) -> dict[str, Cells]:
        with device.open() as (conn, _me):
            return {bytes(row[1]).hex(): dict(row[4]) for row in rows(conn, place)}

    def _shuffled(self) -> list[str]:
        names = list(self.devices)
        self.chance.shuffle(names)
        return names

    def _save(self, name: str) -> None:
        device, place = self.devices[name], self.places[name]
        head = f"{self.chance.choice(HEADS)}{len(self.saved)}"
        unit = device.me.role is Role.UNIT
        old = self.chance.random() < 0.5 and not unit
        # The first few are everybody's favourites: that is where two write at once.
        id_ = self.chance.choice(self.households[:6]) if old and self.households else ""
        where = place if unit else f"{place}001"
        if unit:
            fields = {"type": "1", "result": "1", "note": head, "happened_on": "2026-11-18"}
            fields["worker"] = device.me.worker.hex()
            entry, kind, field_ = Entry(kind="visit", place=where, fields=fields), "visit", "note"
        elif id_:
            entry = Entry(kind="household", id=id_, fields={"head": head})
            kind, field_ = "household", "head"
        else:
            fields = {"head": head, "address": "竹海巷"}
            entry = Entry(kind="household", place=where, fields=fields)
            kind, field_ = "household", "head"
        try:
            (made,) = device.save(entry)
        except (NoRight, UnknownRecord):
            return
        if kind == "household" and not id_:
            self.households.append(made)
        self.saved.append(Row(kind, made, field_, head, name, where))

    def _send(self, name: str, *, safe: bool = False) -> None:
        folder = self.post / name
        for one in self.devices[name].export(folder):
            self.written += 1
            if not safe and self.chance.random() < 0.10:
                continue
            copies = 2 if not safe and self.chance.random() < 0.10 else 1
            for _ in range(copies):
                late = not safe and self.chance.random() < 0.20
                arrives = self.day + (self.chance.randint(1, 3) if late else 0)
                readers = frozenset(container.header(one.path.read_bytes()).key_ids)
                self.letters.append(Letter(one.path, arrives, name, readers))

    def _deliver(self, *, lose: bool) -> None:
        """Whatever has arrived lies before everybody: each takes what is sealed for him.

        Some of what is sealed for others is given to him as well.
        """
        here = [letter for letter in self.letters if letter.arrives <= self.day]
        self.letters = [letter for letter in self.letters if letter.arrives > self.day]
        self.chance.shuffle(here)
        for name, device in self.devices.items():
            own = {key.id for key in device.ring.sealing}
            files = [
                letter.path
                for letter in here
                if letter.sender != name and (own & letter.readers or self.chance.random() < 0.05)
            ]
            if lose and name != "centre":
                files = [path for path in files if self.chance.random() > 0.10]
            if files:
                device.take(*files)

    def pack_all(self) -> None:
        """What waits goes into segments, so that digests may be compared."""
        for device in self.devices.values():
            with device.open() as (conn, me), transaction(conn):
                pack(conn, me, device.ring.signing.sign, now_ms=self.town.clock.tick())


def found(folder: Path, chance: random.Random, *, grids: int, units: int) -> Month:
    """A centre, so many grid workers, and so many leaders in each grid."""
    town = township.found(folder, [])
    month = Month(town, chance, folder / "post")
    month.devices["centre"] = town.centre
    month.places["centre"] = TOWN
    for g in range(1, grids + 1):
        grid = f"{TOWN}001{g:03d}"
        month.add(f"worker-{g}", Role.GRID, grid)
        for u in range(1, units + 1):
            month.add(f"leader-{g}-{u}", Role.UNIT, f"{grid}{u:03d}")
    month.settle(rounds=3)
    return month


def main() -> int:
    """Play a township or county of the size asked for; how many rows are missing in silence."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.month", description=main.__doc__)
    for name, usual in (("grids", 60), ("units", 4), ("days", 4), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    given = parser.parse_args()
    # A code and its salt make one key; working it out takes half a second on purpose.
    startup_file.stretched = cache(startup_file.stretched)
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        world = found(Path(folder), random.Random(given.seed), grids=given.grids, units=given.units)
        world.play(given.days)
        silent = [row for row in world.missing() if row.device not in world.lost]
        differ = sum(len(world.differences(name)) for name in world.devices if name != "centre")
    print(  # noqa: T201  a command
        f"{len(world.devices)} devices, {given.days} days, {len(world.saved)} rows saved,"
        f" {world.written} files written, {len(silent)} missing, {differ} different,"
        f" {_minutes(began)} min"
    )
    return len(silent) + differ


def _minutes(began: float) -> str:
    return f"{(time.monotonic() - began) / 60:.1f}"


if __name__ == "__main__":
    sys.exit(main())
