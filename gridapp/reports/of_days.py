"""The log of days (民情日志, form F13): a row a day and worker, written from what was entered.

It tells what was done for people; it does not count how much was typed.
"""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import WHERE, Column, Ledger, between, head, standing, worker

_PARTS = ("visited", "matters", "hazards", "disputes", "activities", "heard", "done", "told")


def _part(table: str, day: str, who: str, said: dict[str, str], *conditions: str) -> str:
    """What the records of one kind say of their days."""
    shown = ", ".join(f"{said.get(part, 'NULL')} AS {part}" for part in _PARTS)
    where = standing(table, between(f"t.{day}"), f't."{who}" IS NOT NULL', *conditions)
    return f'SELECT t.{day} AS day, t."{who}" AS who, t.place AS place, {shown} {where}'


_MATTER = "(SELECT m.title FROM rec q JOIN matter m ON m.id = q.id WHERE q.uid = t.matter)"
_EVERYTHING = " UNION ALL ".join(
    (
        _part(
            "visit",
            "happened_on",
            "worker",
            {"visited": head("t.household"), "heard": "t.note"},
        ),
        _part(
            "matter",
            "heard_on",
            "worker",
            {
                "matters": "iif(t.task = 'hazard', NULL, t.title)",
                "hazards": "iif(t.task = 'hazard', t.title, NULL)",
                "heard": "t.detail",
            },
        ),
        _part("dispute", "heard_on", "worker", {"disputes": "t.title"}),
        _part("activity", "happened_on", "worker", {"activities": "t.title"}),
        _part(
            "step",
            "done_on",
            "by",
            {
                "done": f"iif(t.action = 'told', NULL, {_MATTER} || ' ' || t.note)",
                "told": f"iif(t.action = 'told', {_MATTER}, NULL)",
            },
        ),
    )
)
_TOGETHER = ", ".join(f"group_concat({part}, '；') AS {part}" for part in _PARTS)


LOG: Final = Ledger(
    name="log",
    zh="民情日志",
    en="Log of days",
    source=(
        f"FROM (SELECT day, who, min(place) AS place, {_TOGETHER} FROM ({_EVERYTHING})"  # noqa: S608  written here
        " GROUP BY day, who) t"
    ),
    order="t.day, t.place, t.who",
    columns=(
        Column(name="day", zh="日期", en="Date", sql="t.day", width=12, shape=Shape.DATE),
        Column(
            name="weekday",
            zh="星期",
            en="Weekday",
            sql="strftime('%w', t.day)",
            width=8,
            shape=Shape.CODE,
            codes="weekday",
        ),
        Column(name="weather", zh="天气", en="Weather", sql="''", width=8),
        WHERE[1],
        WHERE[2],
        Column(name="worker", zh="姓名", en="Name", sql=worker("t.who"), width=10),
        Column(name="plan", zh="今日安排", en="Plan", sql="''", width=14),
        Column(name="visited", zh="走访", en="Visited", sql="t.visited", width=20),
        Column(name="matters", zh="事项", en="Matters", sql="t.matters", width=20),
        Column(name="hazards", zh="隐患", en="Hazards", sql="t.hazards", width=18),
        Column(name="disputes", zh="纠纷", en="Disputes", sql="t.disputes", width=18),
        Column(name="activities", zh="活动", en="Activities", sql="t.activities", width=18),
        Column(name="heard", zh="群众信息", en="What was heard", sql="t.heard", width=28),
        Column(name="done", zh="采取措施", en="What was done", sql="t.done", width=28),
        Column(name="told", zh="结果反馈", en="Who was answered", sql="t.told", width=20),
        Column(
            name="tomorrow",
            zh="明日事项",
            en="Due the next day",
            sql=(
                "(SELECT group_concat(m.title, '；') FROM matter m WHERE m.gone IS NULL"
                " AND m.holder = lower(hex(t.who))"
                " AND substr(m.due, 1, 10) = date(t.day, '+1 day'))"
            ),
            width=20,
        ),
        Column(name="seen", zh="阅签", en="Seen by", sql="''", width=10),
    ),
)
