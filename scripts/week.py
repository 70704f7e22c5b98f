"""The week after the practice day: things left open, so that pictures show a desk at work."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from gridapp.models.deadlines import CHINA
from gridapp.models.declare import Value
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.paths import Home
from gridapp.practice.homes import Act, Clock, Person
from gridapp.register import (
    backup,
    backup_list,
    calendar,
    daily,
    dockets,
    log,
    matters,
    records,
    visits,
    waiting,
)
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter

Actions = Sequence[tuple[str, Mapping[str, Value]]]

_REPORTED: Actions = [("report", {})]


def go_on(folder: Path, day: date) -> None:
    """Let worker and centre go on in the homes in `folder`, from the day after `day`."""
    clock = Clock(int(datetime.combine(day, time(8), CHINA).timestamp() * 1000))
    worker = Person("worker", Home(folder / "worker"), clock)
    centre = Person("centre", Home(folder / "centre"), clock)
    stick = folder / "carrier"
    clock.later(24 * 60)
    homes = worker.sees(lambda conn, me: records.ids(conn, KINDS["household"], place=me.place))
    told = [
        (0, "hazard", "三栋楼道堆放液化气瓶", 4),
        (3, "opinion", "竹海巷下水井盖松动", 8),
        (5, "dispute", "两家因噪音争吵", 10),
        (8, "environment", "河滨路垃圾箱外溢", 0),
    ]
    made = [
        worker.does(_found(homes[at], task, title, _REPORTED)) for at, task, title, _days in told
    ]
    _carry(worker, centre, stick)
    me = worker.sees(lambda _conn, me: me.worker.hex())
    for id_, (*_, days) in zip(made, told, strict=True):
        if days:
            due = (day + timedelta(days)).isoformat()
            centre.does(_step(id_, "accept", {"due": due}))
            centre.does(_step(id_, "assign", {"to": me, "due": due}))
    _carry(centre, worker, stick)
    worker.does(_step(made[1], "sign", {}))
    centre.does(_lives_at(homes[6], "河滨路65号4栋302"))
    worker.does(_lives_at(homes[6], "河滨路65号4栋303"))
    _carry(worker, centre, stick)
    clock.later(6 * 24 * 60)
    settled: Actions = [("settle", {"note": "当天换好，试过没问题"})]
    worker.does(_found(homes[11], "opinion", "二单元声控灯不亮", settled))
    worker.does(_found(homes[14], "opinion", "健身器材螺丝松了", settled))
    worker.does(_visit(homes[20]))
    worker.does(_twice(homes[5]))
    centre.does(_docket)
    for person in (worker, centre):
        person.sees(partial(_back_up, person.home, clock.today))
    _leader_goes_on(Person("leader", Home(folder / "leader-1"), clock))


def _leader_goes_on(leader: Person) -> None:
    """A unit leader has an answer to read out, a matter under way, and a visit."""
    doors = leader.sees(lambda conn, me: records.ids(conn, KINDS["household"], place=me.place))
    settled: Actions = [("settle", {"note": "电工当天换了灯泡，晚上试过，亮了"})]
    leader.does(_found(doors[2], "environment", "后巷第三盏路灯不亮", settled))
    leader.does(_found(doors[4], "opinion", "水管漏水，半夜没水", _REPORTED))
    leader.does(_visit(doors[1]))


def _found(household: str, task: str, title: str, actions: Actions) -> Act[str]:
    """A matter told by the head of a household."""

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
        today = calendar.today(now_ms)
        home = records.get_many(conn, KINDS["household"].record, [household])[household]
        new = NewMatter(
            place=home.place,
            fields={"task": task, "title": title, "household": household, "heard_on": today},
            reporters=[{"kind": "named", "name": getattr(home, "head", ""), "heard_on": today}],
            actions=actions,
        )
        told = {"household": household, "type": "1", "result": "2", "contact": "face"}
        visit = visits.record(conn, me, home.place, told, [new], today=today, now_ms=now_ms)
        (made,) = records.ids(conn, KINDS["matter"], where={"visit": visit})
        return made

    return act


def _step(matter: str, action: str, fields: Mapping[str, Value]) -> Act[str]:
    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
        return matters.step(
            conn, me, matter, action, fields, today=calendar.today(now_ms), now_ms=now_ms
        )

    return act


def _docket(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
    """A matter that the power station, which has no computer, is told of on paper."""
    today = calendar.today(now_ms)
    card = {"name": "潘建国", "role": "DEPT", "area": f"{me.place}901", "duty": "供电所值班"}
    station = {"code": f"{me.place}901", "name": "供电所", "opened_on": today}
    entries = [Entry(kind="place", fields=station), Entry(kind="worker", fields=card)]
    _station, handler = log.save(conn, me, entries, now_ms=now_ms)
    new = NewMatter(
        place=f"{me.place}001",
        fields={
            "task": "opinion",
            "title": "菜市场口的变压器夜里嗡嗡响，吵得睡不着",
            "detail": "响了三天，下雨时更响",
            "spot_text": "滨东菜市场口东侧",
            "heard_on": today,
        },
        reporters=[{"kind": "anonymous", "heard_on": today}],
    )
    matter = matters.register(conn, me, new, today=today, now_ms=now_ms)
    matters.step(conn, me, matter, "accept", {}, today=today, now_ms=now_ms)
    handed = {"to": handler, "handed": "paper", "receiver": "供电所门口值班的小潘"}
    matters.step(conn, me, matter, "assign", handed, today=today, now_ms=now_ms)
    (sheet,) = dockets.of_matter(conn, matter)
    return dockets.answer(conn, me, sheet.docket.id, "sign", {}, today=today, now_ms=now_ms)


def _back_up(home: Home, today: str, conn: sqlite3.Connection, me: Identity) -> None:
    """Backups of the last days, and one made by hand."""
    for days in (7, 3, 2, 1, 0):
        day = date.fromisoformat(today) - timedelta(days)
        daily.keep(conn, waiting.mark(me.key), home.backups, None, today=day.isoformat())
    noon = datetime.combine(date.fromisoformat(today) - timedelta(2), time(12, 5), CHINA)
    backup.backup(conn, home.backups / backup_list.name(int(noon.timestamp() * 1000)))


def _visit(household: str) -> Act[str]:
    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
        home = records.get_many(conn, KINDS["household"].record, [household])[household]
        fields = {"household": household, "type": "1", "result": "1", "contact": "face"}
        return visits.record(
            conn, me, home.place, fields, today=calendar.today(now_ms), now_ms=now_ms
        )

    return act


def _twice(household: str) -> Act[str]:
    """A household entered once more."""

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
        home = records.get_many(conn, Household, [household])[household]
        fields = {"head": home.head, "address": home.address, "phone": home.phone}
        entry = Entry(kind="household", place=home.place, fields=fields)
        (made,) = log.save(conn, me, [entry], now_ms=now_ms)
        return made

    return act


def _lives_at(household: str, address: str) -> Act[str]:
    """A household's address put right."""

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
        entry = Entry(kind="household", id=household, fields={"address": address})
        return log.save(conn, me, [entry], now_ms=now_ms)[0]

    return act


def _carry(sender: Person, receiver: Person, stick: Path) -> None:
    receiver.imports([one.path for one in sender.exports(stick)])
