"""What takes longer than a day: a round of visits, a quarrel talked over, help, a project."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from gridapp.models.declare import Value, kind_of
from gridapp.models.dispute import Dispute
from gridapp.models.household import Household, Resident
from gridapp.models.matter import Matter
from gridapp.models.survey import Survey
from gridapp.practice.day import Day
from gridapp.register import (
    activities,
    forces,
    helping,
    log,
    mediation,
    projects,
    records,
    requests,
    rounds,
    steps,
    surveys,
)
from gridapp.register.activities import NewActivity
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

_PARTIES: tuple[dict[str, Value], ...] = (
    {"side": "1", "name": "郭美", "phone": "15247045585", "address": "竹海巷 18 号"},
    {"side": "2", "name": "郑小洪", "phone": "13985200007", "address": "竹海巷 20 号"},
)
_MEETING: dict[str, Value] = {
    "manner": "4",
    "held_at": "郭美家院坝",
    "present": "郭美、郑小洪、联户长李桂香",
    "rights_told": "1",
    "record": "郭美说水淌到晒坝，郑小洪说不是故意的，愿意改水沟。双方同意各出一半工钱。",
    "result": "1",
}
_AGREED: dict[str, Value] = {
    "form": "1",
    "terms": "郑小洪十天内改好水沟，不再往晒坝排水；工钱两家各出一半。",
    "amount": 60_000,
    "confirmation": "0",
}
_ASKED: tuple[dict[str, Value], ...] = (
    {"shape": "yes_no", "said": "家里取暖用炭火吗？"},
    {"shape": "several", "said": "最盼着修什么？", "choices": "路\n灯\n水\n垃圾池"},
    {"shape": "scale", "said": "村里办事快不快？", "choices": "很慢\n很快"},
    {"shape": "number", "said": "家里几口人在外务工？"},
    {"shape": "text", "said": "还想说什么？"},
)
_ANSWERS = (
    ("1", "1 2", "4", "2", "巷口的灯早点修"),
    ("1", "2", "3", "1", ""),
    ("2", "2 4", "5", "0", "办事的人态度好"),
    ("1", "2", "4", "3", "灯修好了没人来说一声"),
    ("2", "1", "4", "2", ""),
    ("1", "3", "2", "1", "水压低"),
    ("2", "2 3", "5", "0", "垃圾池太远"),
)
_TALK: dict[str, Value] = {
    "task": "publicity",
    "title": "院坝会讲冬季用火用电",
    "category": "0604",
    "where": "二组院坝",
    "people": 23,
    "content": "讲了烤火、电热毯和电动车充电，发了明白卡。",
}


def _later(today: str, days: int) -> str:
    return (date.fromisoformat(today) + timedelta(days)).isoformat()


def _home(conn: sqlite3.Connection, head: str) -> str:
    return records.ids(conn, kind_of(Household), where={"head": head})[0]


def plan_round(day: Day, area: str) -> None:
    """The centre has every household and enterprise of the grid visited before winter."""
    today = day.clock.today
    until = _later(today, 28)
    fields: dict[str, Value] = {"name": "冬季防火大走访", "subject": rounds.BOTH}
    fields |= {"from_on": today, "to_on": until}
    day.people["centre"].does(lambda conn, me, now: rounds.plan(conn, me, area, fields, now_ms=now))
    day.say("round", until=until)


def ask_survey(day: Day, area: str) -> None:
    """The centre asks at the doors how winter begins; it goes down with the return files."""
    today = day.clock.today
    fields: dict[str, Value] = {"name": "冬季入户问卷", "area": area, "from_on": today}
    fields |= {"to_on": _later(today, 28), "opening": "您好，村里想听听您的想法，答不答都行。"}

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> None:
        made = surveys.define(conn, me, fields, _ASKED, now_ms=now_ms)
        surveys.send(conn, me, made, today=today, now_ms=now_ms + 1)

    day.people["centre"].does(act)


def answer_survey(day: Day) -> None:
    """The worker asks at some of his doors."""
    worker, today = day.people["worker"], day.clock.today

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> None:
        (survey,) = records.ids(conn, kind_of(Survey))
        homes = records.ids(conn, kind_of(Household), place=me.place)
        for number, home in enumerate(homes[: len(_ANSWERS)]):
            given = dict(enumerate(_ANSWERS[number], 1))
            at = now_ms + number
            asked = surveys.Asked(on=today, who=home)
            surveys.answer(conn, me, survey, given, asked, today=today, now_ms=at)

    worker.does(act, minutes=20)
    day.say("survey", name=worker.name, homes=len(_ANSWERS))


def mediate(day: Day) -> None:
    """The worker sits down with both families, and writes down what they agree on."""
    worker, today = day.people["worker"], day.clock.today

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> None:
        (case,) = records.ids(conn, kind_of(Dispute))
        home = records.standing(conn, Dispute, case).place
        about: dict[str, Value] = {"type": "02", "grade": "1", "source": "2"}
        entries = [Entry(kind="dispute", id=case, fields=about)]
        for party in _PARTIES:
            entries.append(Entry(kind="party", place=home, fields={"dispute": case, **party}))
        log.save(conn, me, entries, now_ms=now_ms)
        steps.take(conn, me, "dispute", case, "register", {}, today=today, now_ms=now_ms)
        mediation.hold_session(conn, me, case, _MEETING, today=today, now_ms=now_ms + 1)
        parts: list[dict[str, Value]] = [
            {"what": "改好水沟", "due_on": _later(today, 10)},
            {"what": "郭美付一半工钱", "amount": 30_000, "due_on": _later(today, 14)},
        ]
        mediation.agree(conn, me, case, _AGREED, parts, today=today, now_ms=now_ms + 2)

    worker.does(act, minutes=40)
    day.say("mediated", name=worker.name)


def help_one_another(day: Day) -> None:
    """A household is helped, a talk is given, and a project goes on."""
    worker, today = day.people["worker"], day.clock.today

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> None:
        needy = _home(conn, "张艳")
        need: dict[str, Value] = {
            "category": "0403",
            "need": "老人独居，冬天烤火用煤不够，看病要人陪。",
            "goal": "这个冬天有煤烧、有人常去看",
        }
        pairs: list[dict[str, Value]] = [{"helper": "陈志远", "body": "金华街道"}]
        measures: list[dict[str, Value]] = [
            {"what": "送取暖煤 200 公斤", "due_on": _later(today, 6)},
            {"what": "陪去卫生院体检", "due_on": _later(today, 20)},
        ]
        helping.begin(conn, me, needy, need, pairs, measures, today=today, now_ms=now_ms)
        talk = NewActivity(place=me.place, fields=_TALK, participants=[{"name": "李桂香"}])
        activities.register(conn, me, talk, today=today, now_ms=now_ms + 1)
        bamboo: dict[str, Value] = {
            "name": "竹编合作社",
            "category": "0906",
            "holder": "竹海巷合作社",
        }
        bamboo |= {"funds": 5_000_000, "goal": "带动十户，每户一年多收三千元"}
        members: list[dict[str, Value]] = [
            {"household": _home(conn, "曾静秀"), "part": "1"},
            {"household": _home(conn, "郭美"), "part": "4"},
        ]
        project = projects.begin(
            conn, me, me.place, bamboo, members, today=today, now_ms=now_ms + 2
        )
        how: dict[str, Value] = {"what": "第一批竹篮交货 120 只", "amount": 360_000}
        projects.report(conn, me, project, how, today=today, now_ms=now_ms + 3)

    worker.does(act, minutes=30)
    day.say("together", name=worker.name)


def ask_own_data(day: Day) -> None:
    """A resident asks that his number be put right; the centre will have to decide."""
    worker, today = day.people["worker"], day.clock.today

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> None:
        (who, *_) = records.ids(conn, kind_of(Resident), where={"name": "杨涛涛"})
        about: dict[str, Value] = {"detail": "换了手机号，旧号码别人在用，请改成 13985200041。"}
        requests.enter(conn, me, who, "correct", about, today=today, now_ms=now_ms)

    worker.does(act)
    day.say("request", name=worker.name)


def gather(day: Day) -> None:
    """The centre sets up a task force for what no one office can end alone."""
    today = day.clock.today

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> None:
        (charging,) = records.ids(conn, kind_of(Matter), where={"title": "电动车在楼道里充电"})
        about: dict[str, Value] = {"name": "竹海巷电动车充电专班", "lead": "陈志远"}
        about["due_on"] = _later(today, 30)
        duties: list[dict[str, Value]] = [
            {"member": "余警官", "body": "派出所", "duty": "查违规停放，讲后果"},
            {"member": "何水仙", "body": "滨东社区", "duty": "逐户讲清楚，登记有车的户"},
        ]
        tasks: list[dict[str, Value]] = [
            {"what": "登记有电动车的户", "who": "何水仙", "due_on": _later(today, 3)},
            {"what": "楼下装充电桩", "who": "供电所", "due_on": _later(today, 21)},
        ]
        force = forces.begin(conn, me, charging, about, duties, tasks, today=today, now_ms=now_ms)
        first, *_ = forces.get(conn, force).tasks
        result = "登记了 6 户，都签了不上楼充电的承诺"
        forces.done(conn, me, first.id, result, day=today, now_ms=now_ms + 1)

    day.people["centre"].does(act, minutes=10)
    day.say("force")
