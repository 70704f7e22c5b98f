"""Whatever is lost, doubled or late on the way: in the end all agree, and nothing is taken back."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from gridapp.register.log import Entry
from tests.lots import is_soak
from tests.sync.township import GRID, UNIT_1, UNIT_2, Device, Township

CUT = re.compile(r"-\d+\.gridsync")
_PLACES = {"centre": (GRID, UNIT_1, UNIT_2), "worker": (GRID, UNIT_1, UNIT_2)}


class Chaos:
    """A township in which chance decides who writes, who carries what and what gets lost."""

    def __init__(self, town: Township, seed: int) -> None:
        self.town, self.chance = town, random.Random(seed)
        self.files: list[Path] = []
        self.names = {"centre": town.centre, "worker": town.worker}
        self.names |= {"leader-1": town.leader, "leader-2": town.other}
        self.acks: dict[str, dict[tuple[bytes, bytes], int]] = {}

    def step(self) -> None:
        name = self.chance.choice(sorted(self.names))
        device = self.names[name]
        self.town.clock.now_ms += self.chance.randrange(5_000)
        self.chance.choice((self.write, self.write, self.export, self.take, self.take))(
            name, device
        )
        self.watch(name, device)

    def write(self, name: str, device: Device) -> None:
        place = self.chance.choice(_PLACES.get(name, (device.me.place,)))
        spots = self.spots(device)
        label = f"点位{self.chance.randrange(1_000)}"
        if spots and self.chance.random() < 0.5:
            entry = Entry(kind="spot", id=self.chance.choice(spots), fields={"name": label})
        else:
            entry = Entry(kind="spot", place=place, fields={"name": label})
        device.save(entry)

    def spots(self, device: Device) -> list[str]:
        with device.open() as (conn, me):
            rows = conn.execute(
                "SELECT r.uid FROM spot t JOIN rec r USING (id) WHERE t.place >= ?1"
                " AND t.place < ?1 || ':' AND r.home IS NOT NULL ORDER BY 1",
                (me.place,),
            )
            return [uid.hex() for (uid,) in rows]

    def export(self, _name: str, device: Device) -> None:
        written = [one.path for one in device.export(self.town.stick("chaos"))]
        self.files += [path for path in written if self.chance.random() < 0.8]
        for path in written:
            if self.chance.random() < 0.3:
                self.cut(path)

    def cut(self, path: Path) -> None:
        """A copy of which the end is missing, or a piece of the middle is nought."""
        data = path.read_bytes()
        at = self.chance.randrange(len(data))
        whole = self.chance.random() < 0.5
        half = path.with_name(f"{path.stem}-{at}.gridsync")
        half.write_bytes(data[:at] if whole else data[:at] + bytes(len(data[at:])))
        self.files.append(half)

    def take(self, _name: str, device: Device) -> None:
        some = [path for path in self.files if self.chance.random() < 0.5]
        self.chance.shuffle(some)
        found = device.take(*some)
        assert {one.result for one in found if CUT.search(one.name)} <= {"set_aside", "known"}

    def watch(self, name: str, device: Device) -> None:
        """P15: what a device has confirmed never falls."""
        with device.open() as (conn, _me):
            now = {
                (bytes(peer), bytes(stream)): hi
                for peer, stream, hi in conn.execute(
                    "SELECT a.peer, t.skey, a.hi FROM ack a JOIN stream t USING (sid)"
                )
            }
        before = self.acks.get(name, {})
        assert all(now.get(key, 0) >= hi for key, hi in before.items())
        self.acks[name] = now


@pytest.mark.parametrize("seed", range(200 if is_soak() else 4))
def test_in_the_end_all_agree(town: Township, seed: int) -> None:
    chaos = Chaos(town, seed)
    for _ in range(30):
        chaos.step()

    town.exchange(rounds=3)

    assert [device.export() for device in town.everybody] == [[], [], [], []]
    for device in town.everybody:
        assert device.status().unconfirmed == 0
        assert device.status().gaps == device.status().forks == 0
        place = device.me.place
        assert device.digest(place) == town.centre.digest(place)


def test_the_same_files_in_any_order_give_the_same_register(town: Township, tmp_path: Path) -> None:
    chaos = Chaos(town, 99)
    for n in range(12):
        chaos.write("worker", town.worker)
        chaos.write("leader-1", town.leader)
        if n % 3 == 2:
            for device in (town.worker, town.leader):
                chaos.files += [one.path for one in device.export(town.stick("chaos"))]
    digests = set()
    for n in range(3):
        twin = town.copy(tmp_path / str(n))
        chaos.chance.shuffle(chaos.files)
        for path in (*chaos.files, *chaos.files[:3]):
            twin.centre.take(path)
        digests.add(twin.centre.digest(""))

    town.centre.take(*chaos.files)
    assert digests == {town.centre.digest("")}
