"""The scenes of the practice day, in the order in which they are played."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gridapp.exchange import load_households
from gridapp.exchange.loading import Loading
from gridapp.models.declare import Value, kind_of
from gridapp.models.domain import Domain
from gridapp.models.matter import Matter, Reporter
from gridapp.models.place import Place
from gridapp.models.role import Role
from gridapp.paths import resource
from gridapp.practice.day import (
    Day,
    carry_answers,
    say_read,
    say_written,
    settle_last_receipts,
    step,
    told_by,
    visit,
)
from gridapp.register import limits, log, matters, records
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.sync import enrol

TOWNSHIP, VILLAGE, GRID = "520381003", "520381003001", "520381003001001"
_WORKER, _LEADERS, _CALLER = "陈志远", ("李桂香", "王德明"), "赵秀英"
_UNITS = 4
_ROUTINE: Mapping[str, Value] = {"type": "1", "result": "1", "contact": "face"}
_FOUND: Mapping[str, Value] = {"type": "1", "result": "2", "contact": "face"}


def set_up_centre(day: Day) -> None:
    """The centre, its communities, one grid and its units."""
    centre = day.person("centre", "金华街道综治中心")
    enrol.create_centre(
        centre.home,
        place=TOWNSHIP,
        name=centre.name,
        now_ms=day.clock.later(),
        domain=Domain.PRACTICE,
        worker_name="周文静",
    )
    grid = {GRID: "第一网格"}
    units = {f"{GRID}{n:03d}": f"第{n}联户单元" for n in range(1, _UNITS + 1)}
    caller = {"name": _CALLER, "role": Role.UNIT.name, "area": f"{GRID}003"}
    entries = [
        Entry(kind="place", fields={"code": code, "name": name, "opened_on": day.clock.today})
        for code, name in (grid | units).items()
    ]
    entries.append(Entry(kind="worker", fields=caller))
    centre.does(lambda conn, me, now: log.save(conn, me, entries, now_ms=now))
    places = centre.sees(
        lambda conn, _me: records.get_many(conn, Place, records.ids(conn, kind_of(Place)))
    )
    villages = sum(len(place.code or "") == len(VILLAGE) for place in places.values())
    day.say("centre", villages=villages, units=_UNITS)


def hand_out_devices(day: Day) -> None:
    """Three start-up files, three devices that join."""
    devices = (
        ("worker", _WORKER, Role.GRID, GRID),
        ("leader-1", _LEADERS[0], Role.UNIT, f"{GRID}001"),
        ("leader-2", _LEADERS[1], Role.UNIT, f"{GRID}002"),
    )
    for key, name, role, place in devices:
        person = day.person(key, name)
        added = enrol.add_device(
            day.people["centre"].home,
            role=role,
            place=place,
            worker_name=name,
            out=day.carrier / f"{key}.gridstart",
            now_ms=day.clock.later(),
        )
        joined = enrol.join(person.home, added.file, added.code, now_ms=day.clock.later())
        role_name = role.zh if day.language.startswith("zh") else role.en
        day.say("joined", name=name, role=role_name, check=joined.check_number)


def introduce(day: Day) -> None:
    """Everybody hands in a first file and is answered."""
    centre = day.people["centre"]
    others = [person for key, person in day.people.items() if key != "centre"]
    for person in others:
        person.exports(day.carrier)
    centre.imports([day.carrier])
    centre.exports(day.carrier)
    for person in others:
        person.imports([day.carrier])
    day.say("introduced")


def load_ledger(day: Day) -> None:
    """The worker loads his ledger, twice, and hands it on to his leaders."""
    worker = day.people["worker"]
    ledger = resource("practice/ledger_sample.xlsx")
    first, again = (
        worker.sees(
            lambda conn, me: load_households.load(
                conn,
                me,
                ledger,
                Loading(today=date.fromisoformat(day.clock.today), now_ms=day.clock.later()),
            )
        )
        for _ in range(2)
    )
    day.say(
        "ledger",
        name=worker.name,
        households=first.households,
        residents=first.residents,
        units=first.units,
        again=again.added,
    )
    worker.exports(day.carrier)
    for key in ("leader-1", "leader-2"):
        day.people[key].imports([day.carrier])


def work_the_grid(day: Day) -> str:
    """The worker's rounds; returns the id of the matter of the street lamps."""
    visit(day, "worker", "张艳", _ROUTINE, None)
    lamps = visit(
        day,
        "worker",
        "曾静秀",
        _FOUND,
        NewMatter(
            place=f"{GRID}001",
            fields={
                "task": "environment",
                "category": "0813",
                "source": "02",
                "title": "后巷路灯不亮",
                "spot_text": "竹海巷后巷，五栋背后",
                "detail": "三盏路灯不亮有一周了，晚上老人孩子不敢走。",
                "happened_on": day.clock.today,
                "heard_on": day.clock.today,
            },
            reporters=[told_by("曾静秀", "resident", "face", day, "15199351819")],
        ),
    )
    visit(
        day,
        "worker",
        "郭美",
        _FOUND,
        NewMatter(
            place=f"{GRID}002",
            fields={
                "task": "dispute",
                "category": "0300",
                "source": "02",
                "title": "两家为晒坝用水起了争执",
                "detail": "隔壁冲洗摩托的水淌到晒坝上，两家吵了几次，都愿意坐下来谈。",
                "heard_on": day.clock.today,
            },
            reporters=[told_by("郭美", "resident", "face", day, "15247045585")],
        ),
    )
    teller = told_by(_CALLER, "leader", "phone", day, "13985200003")
    day.people["worker"].does(
        lambda conn, me, now: matters.add_reporter(conn, me, lamps, teller, now_ms=now)
    )
    day.say("second", leader=_CALLER)
    return lamps


def work_the_units(day: Day) -> None:
    """What the two leaders record: one settled on the spot, one reported."""
    visit(
        day,
        "leader-1",
        "欧阳华明",
        _FOUND,
        NewMatter(
            place=f"{GRID}001",
            fields={
                "task": "environment",
                "category": "0801",
                "source": "01",
                "title": "楼道口垃圾没人清",
                "heard_on": day.clock.today,
            },
            reporters=[told_by("欧阳华明", "resident", "face", day, "17710497465")],
            actions=[
                ("settle", {"note": "喊上邻居一起清走了。", "close": "1"}),
                ("told", {"way": "face", "satisfaction": "1"}),
            ],
        ),
    )
    visit(
        day,
        "leader-2",
        "杨涛涛",
        _FOUND,
        NewMatter(
            place=f"{GRID}002",
            fields={
                "task": "hazard",
                "category": "0200",
                "source": "01",
                "title": "电动车在楼道里充电",
                "hazard_type": "04",
                "hazard_place": "04",
                "hazard_grade": "1",
                "heard_on": day.clock.today,
            },
            reporters=[told_by("杨涛涛", "resident", "face", day, "15417047187")],
        ),
    )


def evening(day: Day) -> None:
    """Everybody writes the daily file; one of them is cut short on the stick, one comes twice."""
    worker, centre = day.people["worker"], day.people["centre"]
    by_worker = day.carrier / "by-worker"
    by_worker.mkdir()
    for key, target in (("leader-1", by_worker), ("leader-2", day.carrier)):
        person = day.people[key]
        for written in person.exports(target):
            say_written(day, person, written.path, written.rows)
    say_read(day, worker, worker.imports([by_worker]))
    upward, *_to_leaders = worker.exports(day.carrier)
    say_written(day, worker, upward.path, upward.rows)
    whole = upward.path.read_bytes()
    torn = day.folder / "torn"  # whoever takes in the carrier later has nothing to do with it
    torn.mkdir()
    half = torn / f"half-{upward.path.name}"
    half.write_bytes(whole[: len(whole) // 2])
    say_read(day, centre, centre.imports([half, by_worker, day.carrier]))
    say_read(day, centre, centre.imports([upward.path]))


def triage(day: Day, lamps: str) -> None:
    """The centre accepts what was reported and hands the lamps to the worker."""
    centre, worker = day.people["centre"], day.people["worker"]
    limit = centre.sees(lambda conn, _me: limits.due(conn, "handle", day.clock.today))
    due = limit.text if limit else day.clock.today
    waiting = centre.sees(
        lambda conn, _me: records.ids(conn, kind_of(Matter), where={"state": "REPORTED"})
    )
    for matter in waiting:
        step(day, "centre", matter, "accept", {"due": due})
    handler = worker.sees(lambda _conn, me: me.worker.hex())
    step(day, "centre", lamps, "assign", {"to": handler, "due": due, "note": "请尽快换灯。"})
    day.say("triaged", accepted=len(waiting), worker=worker.name, due=due)
    carry_answers(day)


def handle(day: Day, lamps: str) -> None:
    """The worker mends the lamps and tells both reporters."""
    worker = day.people["worker"]
    step(day, "worker", lamps, "sign", {})
    step(day, "worker", lamps, "finish", {"note": "电工换了三盏灯，当晚试亮。"})
    reporters = worker.sees(
        lambda conn, _me: records.get_many(
            conn, Reporter, records.ids(conn, kind_of(Reporter), where={"matter": lamps})
        )
    )
    for id_, reporter in reporters.items():
        way = "phone" if reporter.teller == "leader" else "face"
        step(day, "worker", lamps, "told", {"reporter": id_, "way": way, "satisfaction": "1"})
    day.say("handled", name=worker.name, told=len(reporters))
    upward, *_to_leaders = worker.exports(day.carrier)
    say_written(day, worker, upward.path, upward.rows)


def close(day: Day, lamps: str) -> None:
    """The centre closes the matter and answers once more."""
    day.people["centre"].imports([day.carrier])
    step(day, "centre", lamps, "close", {"close": "2"})
    day.say("closed")
    carry_answers(day)
    settle_last_receipts(day)
