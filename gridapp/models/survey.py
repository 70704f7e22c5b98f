"""Surveys at the door: what is asked, and what was answered; told by place and month."""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record


@record("survey", 71, "入户问卷", "survey", central=True)
class Survey(Record):
    """What a centre has asked at the doors of an area from a day to a day.

    It stands in the centre's own log, which goes to all below: whoever visits has to know of it.
    """

    name: str | None = declared(
        Shape.TEXT, "问卷名称", "title", why="分得清是哪份问卷", required=True, longest=60
    )
    area: str | None = declared(Shape.PLACE, "范围", "area", why="问哪里的", required=True)
    subject: str | None = declared(
        Shape.CODE, "问谁", "whom", why="住户和单位分开算", required=True, codes="survey_subject"
    )
    nameless: str | None = declared(
        Shape.CODE, "不记名", "anonymous", why="不记名才敢说真话", required=True, codes="yes_no"
    )
    from_on: str | None = declared(Shape.DATE, "开始", "from", why="从哪天起问", required=True)
    to_on: str | None = declared(Shape.DATE, "截止", "until", why="到哪天问完", required=True)
    opening: str | None = declared(
        Shape.LONG_TEXT, "开头怎么说", "what is said first", why="入户先讲清楚", longest=300
    )
    sent_on: str | None = declared(Shape.DATE, "发下去", "sent down", why="发下去才能答")
    ended_on: str | None = declared(Shape.DATE, "收回", "withdrawn on", why="收回后不再问")
    why_ended: str | None = declared(
        Shape.TEXT, "为什么收回", "why withdrawn", why="收回要有说法", longest=200
    )
    worker: str | None = declared(
        Shape.REF, "安排人", "made by", why="谁安排的", required=True, kind="worker"
    )


@record("survey_question", 73, "问卷题目", "question of a survey", central=True)
class SurveyQuestion(Record):
    """One question; it stays as it is once the survey was sent down."""

    survey: str | None = declared(
        Shape.REF, "问卷", "survey", why="哪份问卷的题", required=True, kind="survey"
    )
    n: int | None = declared(Shape.COUNT, "第几题", "number", why="按顺序问", required=True)
    shape: str | None = declared(
        Shape.CODE,
        "怎么答",
        "how it is answered",
        why="按数字键就能答",
        required=True,
        codes="question_shape",
    )
    said: str | None = declared(
        Shape.TEXT, "问题", "question", why="照着念", required=True, longest=120
    )
    choices: str | None = declared(
        Shape.LONG_TEXT, "选项（每行一个）", "choices, one a line", why="按数字选", longest=400
    )


@record("survey_answer", 70, "问卷", "survey answer")
class SurveyAnswer(Record):
    """One answer at a door; it is told by place and month, never by person.

    Of an anonymous survey it names neither household nor visit.
    """

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
    survey: str | None = declared(Shape.REF, "问卷", "survey", why="哪份问卷的答案", kind="survey")
    household: str | None = declared(
        Shape.REF, "住户", "household", why="记名的问卷一户一份", kind="household"
    )
    enterprise: str | None = declared(
        Shape.REF, "单位", "enterprise", why="记名的问卷一家一份", kind="enterprise"
    )
    visit: str | None = declared(
        Shape.REF, "走访", "visit", why="走访时问的，撤销时一起撤销", kind="visit"
    )
    answers: str | None = declared(
        Shape.LONG_TEXT,
        "答案",
        "answers",
        why="按地方和月份汇总",
        sensitivity=Sensitivity.SENSITIVE,
        longest=3000,
    )
