"""What takes longer than a day, on the desk of the filled village: a quarrel between two homes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.register import forces, helping, mediation, orders, projects, rounds, surveys
from gridapp.register.database import connect, transaction
from tests.ui.village_desk import VillageDesk

DITCH = "两家为水沟起了争执"


def done(desk: VillageDesk, act: Callable[[sqlite3.Connection], str]) -> str:
    """Do something at the register behind the desk, which then looks again."""
    with closing(connect(desk.session.home.register)) as conn, transaction(conn):
        made = act(conn)
    desk.session.changed.emit()
    desk.settle()
    return made


def quarrel(desk: VillageDesk, *, agreed: bool = False) -> str:
    """A dispute that is being mediated; or agreed on, with two things still to be performed."""
    session, village = desk.session, desk.village
    today, now_ms = session.today(), session.now_ms()

    def act(conn: sqlite3.Connection) -> str:
        about: dict[str, Value] = {"title": DITCH, "type": "02", "facts": "水淌到晒坝上。"}
        parties: list[dict[str, Value]] = [
            {"side": "1", "name": "罗桂花", "phone": "13900000000", "address": "河滨路 1 号"},
            {"side": "2", "name": "袁福全", "agent": "袁朝阳"},
        ]
        case = mediation.open_case(
            conn, session.me, village.place_of(0), about, parties, today=today, now_ms=now_ms
        )
        met: dict[str, Value] = {"manner": "4", "record": "双方各说了经过。", "result": "3"}
        mediation.hold_session(conn, session.me, case, met, today=today, now_ms=now_ms + 1)
        if agreed:
            pact: dict[str, Value] = {"form": "1", "terms": "改沟，工钱各半。"}
            parts: list[dict[str, Value]] = [
                {"what": "改好水沟", "due_on": village.day(3)},
                {"what": "付工钱", "amount": 30_000, "due_on": village.day(-9)},
            ]
            mediation.agree(conn, session.me, case, pact, parts, today=today, now_ms=now_ms + 2)
        return case

    return done(desk, act)


def help_for(desk: VillageDesk, household: int = 1) -> str:
    """A household that is helped by somebody, with one measure overdue and one to come."""
    session, village = desk.session, desk.village

    def act(conn: sqlite3.Connection) -> str:
        need: dict[str, Value] = {"need": "缺煤，看病要人陪", "goal": "冬天有煤烧"}
        measures: list[dict[str, Value]] = [
            {"what": "送煤", "due_on": village.day(2)},
            {"what": "陪体检", "due_on": village.day(-20)},
        ]
        return helping.begin(
            conn,
            session.me,
            village.households[household],
            {**need, "category": "0403"},
            [{"helper": "李干部", "body": "金华街道"}],
            measures,
            today=session.today(),
            now_ms=session.now_ms(),
        )

    return done(desk, act)


def survey_of(desk: VillageDesk, *, answers: int = 6, **fields: Value) -> str:
    """A survey sent down over the village, with so many answers of its households."""
    session, village = desk.session, desk.village
    me, today, now_ms = session.me, session.today(), session.now_ms()
    centre = replace(me, role=Role.TOWN)
    said: dict[str, Value] = {"name": "冬季问卷", "from_on": today, "to_on": village.day(-20)}
    asked: list[dict[str, Value]] = [
        {"shape": "yes_no", "said": "家里用水方便吗？"},
        {"shape": "several", "said": "最盼着修什么？", "choices": "路\n灯\n水"},
        {"shape": "scale", "said": "办事快不快？", "choices": "很慢\n很快"},
        {"shape": "number", "said": "几口人在外务工？"},
        {"shape": "text", "said": "还想说什么？"},
    ]

    def act(conn: sqlite3.Connection) -> str:
        made = surveys.define(conn, centre, {**said, **fields}, asked, now_ms=now_ms)
        surveys.send(conn, centre, made, today=today, now_ms=now_ms + 1)
        for number, home in enumerate(village.households[-answers:] if answers else ()):
            given = {1: str(1 + number % 2), 2: "1 2", 3: "4", 4: str(number), 5: "修灯"}
            surveys.answer(
                conn,
                me,
                made,
                given,
                surveys.Asked(on=today, who=home),
                today=today,
                now_ms=now_ms + 2 + number,
            )
        return made

    return done(desk, act)


def order_of(desk: VillageDesk) -> str:
    """An order of the hotline that the centre has signed for."""
    session, village = desk.session, desk.village
    today, now_ms = session.today(), session.now_ms()
    centre = replace(session.me, role=Role.TOWN)
    told: dict[str, Value] = {
        "number": f"GZ-{now_ms}",
        "type": "5",
        "content": "工地夜里十一点还在打桩，老人睡不着，希望管一管。",
        "caller": "龙启明",
        "phone": "13985200021",
        "address": "河滨路口工地",
    }

    def act(conn: sqlite3.Connection) -> str:
        made = orders.receive(conn, centre, village.place_of(0), told, today=today, now_ms=now_ms)
        orders.take(conn, centre, made, "sign", {}, today=today, now_ms=now_ms + 1)
        return made

    return done(desk, act)


def force_of(desk: VillageDesk) -> str:
    """A task force for a matter, with one task overdue and one to come."""
    session, village = desk.session, desk.village
    centre = replace(session.me, role=Role.TOWN)
    matter = next(iter(village.matters.values()))
    fields: dict[str, Value] = {"name": "路灯专班", "lead": "王书记", "due_on": village.day(-20)}
    duties: list[dict[str, Value]] = [
        {"member": "周文静", "body": "司法所", "duty": "法律援助和司法救助"}
    ]
    tasks: list[dict[str, Value]] = [
        {"what": "查清楚线路", "who": "李电工", "due_on": village.day(2)},
        {"what": "换灯", "who": "李电工", "due_on": village.day(-10)},
    ]

    def act(conn: sqlite3.Connection) -> str:
        if running := forces.running(conn, matter):
            return running
        return forces.begin(
            conn,
            centre,
            matter,
            fields,
            duties,
            tasks,
            today=session.today(),
            now_ms=session.now_ms(),
        )

    return done(desk, act)


def project_of(desk: VillageDesk) -> str:
    """A project with one household in it."""
    session, village = desk.session, desk.village

    def act(conn: sqlite3.Connection) -> str:
        about: dict[str, Value] = {"name": "竹编合作社", "category": "0906", "goal": "带动十户"}
        members: list[dict[str, Value]] = [{"household": village.households[2], "part": "1"}]
        return projects.begin(
            conn,
            session.me,
            session.me.place,
            about,
            members,
            today=session.today(),
            now_ms=session.now_ms(),
        )

    return done(desk, act)


def round_of(desk: VillageDesk, subject: str = "household") -> str:
    """A round over the whole grid that a centre planned, begun ten days ago."""
    session, village = desk.session, desk.village
    centre = replace(session.me, role=Role.TOWN)

    def act(conn: sqlite3.Connection) -> str:
        fields: dict[str, Value] = {"name": "冬季防火大走访", "subject": subject}
        fields |= {"from_on": village.day(10), "to_on": village.day(-5)}
        return rounds.plan(conn, centre, session.me.place, fields, now_ms=session.now_ms())

    return done(desk, act)
