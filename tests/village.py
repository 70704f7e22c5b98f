"""A grid worker's register with forty households, visits, and matters in many states."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import calendar, identity, matters, visits
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.visits import Finding
from tests.world import Desk, World

GRID = "520381003005001"
UNITS = {GRID + "001": "河边单元", GRID + "002": "老街单元", GRID + "003": "坳上单元"}
_FAMILY = "罗袁王陈李赵周吴郑杨冉游穆税蔡何刘曾邓谢"
_GIVEN = (
    *("桂花", "福全", "明礼", "德贵", "国芬", "朝阳", "永碧", "大春"),
    *("小满", "秀英", "正权", "光荣", "家兴", "水仙", "启明", "元会"),
)
_STREETS = ("河滨路", "老街", "坳上组")
DAY_MS = 86_400_000


@dataclass(slots=True)
class Village:
    """The worker's desk, the centre above, and the ids of what was made."""

    world: World
    centre: Desk
    desk: Desk
    leader: str = ""
    households: list[str] = field(default_factory=list)
    matters: dict[str, str] = field(default_factory=dict)

    @property
    def today(self) -> str:
        return calendar.today(self.desk.now_ms)

    def day(self, ago: int) -> str:
        """The civil day so many days ago."""
        return (date.fromisoformat(self.today) - timedelta(days=ago)).isoformat()

    def carry(self) -> None:
        """Both desks take what the other wrote."""
        for giver, taker in ((self.desk, self.centre), (self.centre, self.desk)):
            giver.pack()
            taker.take(*giver.segments())

    def visit(
        self, household: int, ago: int, found: Sequence[Finding] = (), **fields: Value
    ) -> str:
        """One visit at a household, so many days ago."""
        desk, id_ = self.desk, self.households[household]
        desk.now_ms += 1_000
        told: Mapping[str, Value] = {"household": id_, "type": "1", "result": "1", **fields}
        with transaction(desk.conn):
            return visits.record(
                desk.conn,
                desk.me,
                self.place_of(household),
                {**told, "happened_on": self.day(ago)},
                found,
                today=self.today,
                now_ms=desk.now_ms - ago * DAY_MS,
            )

    def place_of(self, household: int) -> str:
        """The unit of a household."""
        return list(UNITS)[household % len(UNITS)]

    def matter(
        self,
        title: str,
        household: int | None = None,
        ago: int = 0,
        *,
        reporters: Sequence[Mapping[str, Value]] = (),
        actions: Sequence[tuple[str, Mapping[str, Value]]] = (("report", {}),),
        **fields: Value,
    ) -> str:
        """A matter that was reported so many days ago."""
        desk = self.desk
        desk.now_ms += 1_000
        about = {} if household is None else {"household": self.households[household]}
        told = {"title": title, "task": "environment", "heard_on": self.day(ago)}
        new = NewMatter(
            place=next(iter(UNITS)) if household is None else self.place_of(household),
            fields={**told, **about, **fields},
            reporters=reporters,
            actions=actions,
        )
        with transaction(desk.conn):
            self.matters[title] = matters.register(
                desk.conn,
                desk.me,
                new,
                today=self.day(ago),
                now_ms=desk.now_ms - ago * DAY_MS,
            )
        return self.matters[title]

    def step(self, title: str, action: str, *, centre: bool = False, **fields: Value) -> None:
        """One step of a matter, by the worker or by the centre."""
        desk = self.centre if centre else self.desk
        if centre:
            self.carry()
        desk.now_ms = max(self.centre.now_ms, self.desk.now_ms) + 60_000
        with transaction(desk.conn):
            matters.step(
                desk.conn,
                desk.me,
                self.matters[title],
                action,
                fields,
                today=self.today,
                now_ms=desk.now_ms,
            )
        if centre:
            self.carry()

    def home(self, folder: Path) -> Home:
        """The worker's register as files in `folder`."""
        home = Home(folder)
        home.register.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(home.register)) as file:
            self.desk.conn.backup(file)
        return home


def empty_village(role: Role = Role.GRID) -> Village:
    """The places and the people, but no household yet."""
    world = World()
    village = Village(world=world, centre=world.centre, desk=world.device(GRID, role, "W"))
    places = {
        "520381": "赤水市",
        "520381003": "金华街道",
        "520381003005": "红岩村",
        GRID: "第一网格",
        **UNITS,
    }
    centre = village.centre
    centre.save(
        *[Entry(kind="place", fields={"code": code, "name": name}) for code, name in places.items()]
    )
    officer, worker, leader = centre.save(
        _card("游主任", Role.TOWN, "520381003"),
        _card("罗网格", role, GRID),
        _card("袁站长", Role.UNIT, GRID + "001"),
    )
    village.leader = leader
    number = {"name": "街道应急值班室", "number": "02328601234", "area": "520381003"}
    centre.save(Entry(kind="duty_number", fields=number))
    for desk, id_ in ((centre, officer), (village.desk, worker)):
        desk.me = replace(desk.me, worker=bytes.fromhex(id_))
        with transaction(desk.conn):
            identity.store(desk.conn, desk.me)
    village.carry()
    return village


def filled_village(households: int = 40) -> Village:
    """Households with people, visits over the last months, and matters in many states."""
    village = empty_village()
    village.households = village.desk.save(*[_household(n) for n in range(households)])
    village.desk.save(
        *[_resident(village, n, m) for n in range(households) for m in range(1 + n % 4)]
    )
    village.carry()
    for n in range(households * 3 // 4):
        village.visit(n, ago=(n * 7) % 120, note="家里都好，提醒了用电安全。" if n % 3 else None)
    _matters(village)
    village.desk.save(
        Entry(
            kind="household",
            id=village.households[0],
            fields={"phone": "13800010002", "tags": "06 14"},
        )
    )
    return village


def _card(name: str, role: Role, area: str) -> Entry:
    return Entry(kind="worker", fields={"name": name, "role": role.name, "area": area})


def _household(n: int) -> Entry:
    unit = n % len(UNITS)
    fields: dict[str, Value] = {
        "head": _FAMILY[n % len(_FAMILY)] + _GIVEN[(n * 3) % len(_GIVEN)],
        "address": f"{_STREETS[unit]} {n // 3 + 1} 号",
        "phone": f"138{n:04d}{(n * 37) % 10_000:04d}" if n % 5 else None,
        "tags": ("06", None, None, "05 13", None)[n % 5],
    }
    return Entry(kind="household", place=list(UNITS)[unit], fields=fields)


def _resident(village: Village, n: int, member: int) -> Entry:
    head = _FAMILY[n % len(_FAMILY)] + _GIVEN[(n * 3) % len(_GIVEN)]
    name = head if member == 0 else _FAMILY[n % len(_FAMILY)] + _GIVEN[(n * 5 + member) % 16]
    return Entry(
        kind="resident",
        place=village.place_of(n),
        fields={
            "household": village.households[n],
            "name": name,
            "relation": ("0", "1", "2", "3")[member],
            "sex": ("1", "2", "1", "2")[member],
            "birth": f"{1950 + (n * 3 + member * 9) % 60}-0{1 + n % 9}-1{member}",
            "phone": f"139{n:04d}{member:04d}" if member < 2 else None,
        },
    )


def _matters(village: Village) -> None:
    named: list[Mapping[str, Value]] = [{"kind": "named", "name": "罗桂花", "phone": "13900000000"}]
    village.matter(
        "村口第 14 号路灯不亮",
        0,
        ago=9,
        category="0813",
        spot_text="河滨路口",
        detail="晚上老人出门看不见路，昨晚有人绊倒，没有受伤。",
        reporters=named,
    )
    village.matter("化粪池满了，污水流到路上", 3, ago=6, category="0802", reporters=named)
    village.matter("楼道堆放柴火", 5, ago=4, task="hazard", hazard_type="01", hazard_grade="2")
    village.matter("两家因排水沟起争执", 7, ago=3, task="dispute", reporters=named)
    village.matter("想问低保什么时候复核", 1, ago=2, task="opinion", reporters=named)
    village.matter("独居老人缺取暖的煤", 10, ago=1, task="help", category="0403")
    village.matter("水塘护栏松动", None, ago=0, task="hazard", hazard_type="08", spot_text="大水塘")
    village.matter(
        "院坝里清扫枯枝",
        2,
        ago=0,
        actions=(("settle", {"note": "当场一起扫干净了"}),),
    )
    village.carry()
    worker = village.desk.me.worker.hex()
    title = "村口第 14 号路灯不亮"
    village.step(title, "accept", centre=True, due=village.day(2))
    village.step(title, "assign", centre=True, to=worker, due=village.day(2), note="尽快换灯泡")
    village.step(title, "sign")
    title = "化粪池满了，污水流到路上"
    village.step(title, "accept", centre=True, due=village.day(-1))
    village.step(title, "assign", centre=True, to=worker, due=village.day(-1))
    village.step(title, "sign")
    village.step(title, "finish", note="请来抽粪车抽干了，路面冲洗干净")
    title = "想问低保什么时候复核"
    village.step(title, "accept", centre=True, due=village.day(-3))
    village.step(title, "start")
    village.step(title, "finish", note="民政办说每年十月复核，已记下")
    village.step(title, "verify", centre=True)
    village.step("楼道堆放柴火", "accept", centre=True, due=village.day(-6))
