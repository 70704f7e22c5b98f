"""Satisfaction and safety surveys: short tallies at the door, without anybody's name."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("survey_answer", 70, "问卷", "survey answer")
class SurveyAnswer(Record):
    """One answer at a door; it is told by place and month, never by person."""

    asked_on: str | None = declared(Shape.DATE, "日期", "asked on", why="按月统计", required=True)
    round: str | None = declared(
        Shape.REF, "大走访", "round of visits", why="按轮次统计", kind="round"
    )
    satisfaction: str | None = declared(
        Shape.CODE, "满意度", "satisfaction", why="群众满意率", codes="satisfaction"
    )
    safety: str | None = declared(
        Shape.CODE, "安全感", "feeling of safety", why="群众安全感", codes="safety_feeling"
    )
    wish: str | None = declared(
        Shape.LONG_TEXT, "意见建议", "wish", why="知道差在哪里", longest=500
    )
    worker: str | None = declared(
        Shape.REF, "登记人", "asked by", why="谁问的", required=True, kind="worker"
    )
