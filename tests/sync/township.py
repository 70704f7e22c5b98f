"""A township in files: a centre, a grid worker and two unit leaders, each in a home of its own."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import cipher, identity, log, receipts
from gridapp.register.database import connect, transaction
from gridapp.register.digest import digest
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.sync import enrol, incoming, keys, outgoing
from gridapp.sync.batches import Written
from gridapp.sync.incoming import FileResult
from gridapp.sync.keys import KeyRing

NOW_MS = 1_795_000_000_000
TOWN, GRID = "520381003", "520381003001001"
UNIT_1, UNIT_2 = f"{GRID}001", f"{GRID}002"
CENTRE_NAME = "金华街道综治中心"


@dataclass(slots=True)
class Clock:
    """The one wall clock of a test's township."""

    now_ms: int = NOW_MS

    def tick(self) -> int:
        self.now_ms += 1_000
        return self.now_ms


@dataclass(slots=True)
class Device:
    """A home as its person uses it."""

    home: Home
    clock: Clock

    @contextmanager
    def open(self) -> Iterator[tuple[sqlite3.Connection, Identity]]:
        with closing(connect(self.home.register)) as conn:
            yield conn, identity.load(conn)

    @property
    def ring(self) -> KeyRing:
        return keys.load(self.home.keys)

    @property
    def me(self) -> Identity:
        with self.open() as (_conn, me):
            return me

    def save(self, *entries: Entry) -> list[str]:
        with self.open() as (conn, me), transaction(conn):
            return log.save(conn, me, entries, now_ms=self.clock.tick())

    def household(self, place: str, head: str) -> str:
        fields: Mapping[str, Value] = {"head": head, "address": "竹海巷"}
        return self.save(Entry(kind="household", place=place, fields=fields))[0]

    def rename(self, id_: str, head: str) -> None:
        self.save(Entry(kind="household", id=id_, fields={"head": head}))

    def export(self, to: Path | None = None) -> list[Written]:
        with self.open() as (conn, me):
            return outgoing.export(self.home, conn, me, self.ring, to=to, now_ms=self.clock.tick())

    def take(self, *paths: Path) -> list[FileResult]:
        with self.open() as (conn, me):
            return incoming.import_paths(
                self.home, conn, me, self.ring, paths, now_ms=self.clock.tick()
            )

    def status(self) -> receipts.Status:
        with self.open() as (conn, me):
            return receipts.status(conn, me, now_ms=self.clock.now_ms)

    def digest(self, place: str) -> str:
        with self.open() as (conn, _me):
            return digest(conn, place).full

    def dump(self) -> list[tuple[object, ...]]:
        """Every row of the register, to compare before and after."""
        with self.open() as (conn, _me):
            tables = conn.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
                " ORDER BY name"
            ).fetchall()
            return [
                (name, *row)
                for (name,) in tables
                for row in conn.execute(f'SELECT * FROM "{name}"')  # noqa: S608  our own tables
            ]


def visit(device: Device, place: str, note: str) -> str:
    """One visit, whose note says what for."""
    fields = {
        "type": "1",
        "result": "1",
        "note": note,
        "happened_on": "2026-11-18",
        "worker": device.me.worker.hex(),
    }
    return device.save(Entry(kind="visit", place=place, fields=fields))[0]


@dataclass(slots=True)
class Township:
    """All devices of a test, and the folder in which sticks lie."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    def device(self, name: str) -> Device:
        return Device(Home(self.folder / name), self.clock)

    @property
    def centre(self) -> Device:
        return self.device("centre")

    @property
    def worker(self) -> Device:
        return self.device("worker")

    @property
    def leader(self) -> Device:
        return self.device("leader-1")

    @property
    def other(self) -> Device:
        return self.device("leader-2")

    @property
    def everybody(self) -> list[Device]:
        return [self.centre, self.worker, self.leader, self.other]

    def stick(self, name: str = "stick") -> Path:
        """A folder that carries files."""
        path = self.folder / "sticks" / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def carry(self, sender: Device, *receivers: Device) -> list[list[FileResult]]:
        """Write what is due and hand it all to each of the receivers."""
        written = [one.path for one in sender.export(self.stick())]
        return [receiver.take(*written) for receiver in receivers]

    def exchange(self, rounds: int = 2) -> None:
        """Everybody's files go up, the answers come down, so many times."""
        for _ in range(rounds):
            for device in (self.leader, self.other):
                self.carry(device, self.worker, self.centre)
            self.carry(self.worker, self.centre, self.leader, self.other)
            self.carry(self.centre, self.worker, self.leader, self.other)

    def hand_out(
        self, name: str, role: Role, place: str, *, out: str = "", worker: str = ""
    ) -> enrol.DeviceAdded:
        """A start-up file in the township's folder."""
        return enrol.add_device(
            self.centre.home,
            role=role,
            place=place,
            worker_name=name,
            worker=worker,
            out=self.folder / f"{out or name}.gridstart",
            now_ms=self.clock.tick(),
        )

    def copy(self, to: Path) -> Township:
        """The same township in another folder; whoever was unlocked is so there."""
        shutil.copytree(self.folder, to, dirs_exist_ok=True)
        for home in map(Home, self.folder.iterdir()):
            if cipher.is_sealed(home.keys) and (key := cipher.held(home.register)):
                cipher.hold(to / home.root.name, key)
        return Township(to, Clock(self.clock.now_ms))


def found(folder: Path, devices: Sequence[tuple[str, Role, str]]) -> Township:
    """A centre and devices that have just joined; nothing has been exchanged."""
    town = Township(folder)
    enrol.create_centre(
        town.centre.home,
        place=TOWN,
        name=CENTRE_NAME,
        now_ms=town.clock.tick(),
        worker_name="周文静",
    )
    for name, role, place in devices:
        join(town, name, role, place)
    return town


def join(town: Township, name: str, role: Role, place: str) -> Device:
    """One more device, by its start-up file."""
    added = town.hand_out(name, role, place)
    device = town.device(name)
    enrol.join(device.home, added.file, added.code, now_ms=town.clock.tick())
    return device


DEVICES = (
    ("worker", Role.GRID, GRID),
    ("leader-1", Role.UNIT, UNIT_1),
    ("leader-2", Role.UNIT, UNIT_2),
)
