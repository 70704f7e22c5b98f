"""A small township that writes every kind of file, and what has to be read in them ever after.

`python -m tests.frozen FOLDER` makes them; see tests/data/format1/README.md.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gridapp.models.certificate import decode
from gridapp.models.declare import Value
from gridapp.models.domain import Domain
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import conflicts, matters, records, undo, visits, waiting
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.waiting import mark
from gridapp.sync import enrol, picking
from gridapp.sync.keys import DAY
from tests.frozen.reading import HOMES, Frozen, seen
from tests.sync import township
from tests.sync.township import DEVICES, GRID, UNIT_1, UNIT_2, Clock, Device, Township

TODAY = "2026-11-18"
PLACES = {"centre": ("", GRID), "worker": ("", GRID), "leader-1": ("", UNIT_1)}
_FACE: Mapping[str, Value] = {"kind": "named", "channel": "face", "heard_on": TODAY}


def freeze(folder: Path, domain: Domain, scratch: Path) -> None:
    """Play the township in `scratch`; put its files, keys and what they hold into `folder`."""
    town, codes = _found(scratch, domain)
    _round(town)
    _round(town)
    matter = _work(town)
    _round(town)
    _handle(town, matter)
    _round(town)
    _settle_a_conflict(town)
    _release_a_fast_clock(town)
    _pick_one_of_two(town, codes)
    _round(town)
    _round(town)
    _put_away(town, folder, codes)


def _round(town: Township) -> None:
    """The files of one evening, and the answers."""
    town.carry(town.leader, town.worker, town.centre)
    town.carry(town.worker, town.centre, town.leader)
    town.carry(town.centre, town.worker, town.leader)


def _found(scratch: Path, domain: Domain) -> tuple[Township, dict[str, str]]:
    town = Township(scratch)
    made = enrol.create_centre(
        town.centre.home,
        place=township.TOWN,
        name=township.CENTRE_NAME,
        now_ms=town.clock.tick(),
        domain=domain,
        worker_name="周文静",
    )
    codes = {"root": made.code, "check_number": made.check_number}
    for name, role, place in DEVICES:
        added = town.hand_out(name, role, place)
        enrol.join(town.device(name).home, added.file, added.code, now_ms=town.clock.tick())
        codes[name] = added.code
    unused = town.hand_out("unused", Role.GRID, GRID)
    codes["unused"] = unused.code
    return town, codes


def _work(town: Township) -> str:
    """A day of the worker and the leader; the id of the matter that the centre hands out."""
    worker = town.worker
    houses = [worker.household(place, head) for place, head in ((UNIT_1, "张艳"), (UNIT_2, "郭美"))]
    people = [
        {"household": houses[0], "name": "张艳", "relation": "01", "phone": "13800001234"},
        {"household": houses[0], "name": "张小艳", "sex": "2", "birth": "2019-05"},
        {"household": houses[1], "name": "龚𠮷", "id_number": "522131199003073227"},
    ]
    worker.save(*[Entry(kind="resident", place=UNIT_1, fields=one) for one in people])
    lamps = NewMatter(
        place=UNIT_1,
        fields={
            "task": "environment",
            "category": "0813",
            "title": "后巷路灯不亮",
            "detail": "三盏路灯\n不亮有一周了。" + "很黑。" * 200,
            "heard_on": TODAY,
        },
        reporters=[
            {**_FACE, "name": "曾静秀", "phone": "13900001111"},
            {**_FACE, "kind": "confidential", "name": "林静"},
            {"kind": "anonymous", "channel": "paper", "heard_on": TODAY},
        ],
    )
    told: Mapping[str, Value] = {"household": houses[0], "type": "1", "result": "2"}
    with worker.open() as (conn, me), transaction(conn):
        visits.record(conn, me, UNIT_1, told, [lamps], today=TODAY, now_ms=town.clock.tick())
    settled = NewMatter(
        place=UNIT_1,
        fields={"task": "hazard", "title": "楼道口垃圾没人清", "heard_on": TODAY},
        actions=[("settle", {"note": "一起清走了。", "close": "1"})],
    )
    with town.leader.open() as (conn, me), transaction(conn):
        matters.register(conn, me, settled, today=TODAY, now_ms=town.clock.tick())
    regretted = worker.household(GRID, "记错了")
    with worker.open() as (conn, me), transaction(conn):
        last = undo.last_save(conn)
        assert last is not None
        undo.undo(conn, me, last, now_ms=town.clock.tick())
    worker.rename(houses[1], "郭美丽")
    worker.save(Entry(kind="household", id=regretted, fields={"gone": "记错了"}))
    with worker.open() as (conn, _me):
        return records.ids(conn, KINDS["matter"], where={"title": "后巷路灯不亮"})[0]


def _handle(town: Township, matter: str) -> None:
    handler = town.worker.me.worker.hex()
    given = {"to": handler, "due": "2026-11-30", "note": "请尽快换灯。"}
    _step(town, town.centre, matter, "accept", {"due": "2026-11-30"})
    _step(town, town.centre, matter, "assign", given)
    _round(town)
    _step(town, town.worker, matter, "sign", {})
    _step(town, town.worker, matter, "finish", {"note": "换了三盏灯。"})


def _step(
    town: Township, device: Device, matter: str, action: str, fields: Mapping[str, Value]
) -> None:
    with device.open() as (conn, me), transaction(conn):
        matters.step(conn, me, matter, action, fields, today=TODAY, now_ms=town.clock.tick())


def _settle_a_conflict(town: Township) -> None:
    """Two write different names at once, twice; the centre settles the first of them."""
    with town.worker.open() as (conn, _me):
        first, second = (
            records.ids(conn, KINDS["household"], where={"head": head})[0]
            for head in ("张艳", "郭美丽")
        )
    for house in (first, second):
        town.worker.rename(house, "网格员写的")
        town.centre.rename(house, "中心写的")
    _round(town)
    with town.centre.open() as (conn, me), transaction(conn):
        conflicts.resolve(conn, me, first, "head", 1, now_ms=town.clock.tick())
    _round(town)


def _release_a_fast_clock(town: Township) -> None:
    fast = Device(town.other.home, Clock(town.clock.now_ms + 10 * DAY))
    visit: dict[str, Value] = {"type": "1", "result": "1", "happened_on": TODAY}
    visit["worker"] = fast.me.worker.hex()
    fast.save(Entry(kind="visit", place=UNIT_2, fields=visit))
    town.carry(fast, town.worker, town.centre)
    with town.centre.open() as (conn, me), transaction(conn):
        waiting.release(conn, me, mark(fast.me.key), now_ms=town.clock.tick())


def _pick_one_of_two(town: Township, codes: dict[str, str]) -> None:
    added = town.hand_out("twice", Role.GRID, GRID)
    codes["twice"] = added.code
    twins = [town.device(name) for name in ("true", "other")]
    for twin in twins:
        enrol.join(twin.home, added.file, added.code, now_ms=town.clock.tick())
        twin.household(GRID, twin.home.root.name)
    files = [one.path for twin in twins for one in twin.export(town.stick())]
    town.centre.take(*files)
    with town.centre.open() as (conn, me), transaction(conn):
        said, now_ms = mark(twins[0].me.key), town.clock.tick()
        picking.pick(conn, me, town.centre.ring, said, now_ms=now_ms)


def _put_away(town: Township, folder: Path, codes: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    (folder / "files").mkdir()
    for path in sorted(town.stick().glob("*.gridsync")):
        shutil.copyfile(path, folder / "files" / path.name)
    for path in town.folder.glob("*.gridstart"):
        shutil.copyfile(path, folder / path.name)
    (root,) = town.centre.home.root.glob("*.gridkey")
    shutil.copyfile(root, folder / "root.gridkey")
    for name in HOMES:
        shutil.copyfile(town.device(name).home.keys, folder / f"{name}.keys")
    homes = {name: _home(town.device(name), PLACES[name]) for name in HOMES}
    expected: dict[str, Any] = {"codes": codes, "now_ms": town.clock.now_ms, "homes": homes}
    _write(folder, expected)
    frozen = Frozen(folder)
    _write(folder, expected | {"files": {path.name: seen(path, frozen) for path in frozen.files}})


def _write(folder: Path, expected: dict[str, Any]) -> None:
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def _home(device: Device, places: tuple[str, ...]) -> dict[str, Any]:
    with device.open() as (conn, me):
        return {
            "key": me.key.hex(),
            "place": me.place,
            "role": me.role.name,
            "tag": me.tag,
            "certificates": [decode(body).id.hex() for body in device.ring.chain],
            "digests": {
                place: [found.full, found.visible, found.records]
                for place in places
                for found in [digest(conn, place)]
            },
        }
