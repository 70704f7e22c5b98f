"""What residents may ask about their own data, and what was answered (PIPL 44-50)."""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record


@record("request", 80, "个人信息请求", "resident's request")
class Request(Record):
    """A resident asks for a copy, a correction, deletion, or objects."""

    resident: str | None = declared(
        Shape.REF, "居民", "resident", why="谁的信息", required=True, kind="resident"
    )
    asked: str | None = declared(
        Shape.CODE,
        "请求",
        "what is asked",
        why="个保法第四十四至五十条",
        required=True,
        codes="request",
    )
    asked_on: str | None = declared(
        Shape.DATE, "提出日期", "asked on", why="答复期限从这天算", required=True
    )
    asked_by: str | None = declared(
        Shape.TEXT,
        "提出人",
        "asked by",
        why="监护人和近亲属也可以提",
        sensitivity=Sensitivity.PERSONAL,
        longest=40,
    )
    due_on: str | None = declared(
        Shape.DATE, "答复期限", "answer due", why="逾期提醒", required=True
    )
    detail: str | None = declared(
        Shape.LONG_TEXT, "内容", "detail", why="改什么、删什么", longest=2000
    )
    decision: str | None = declared(
        Shape.CODE, "决定", "decision", why="同意、部分同意或拒绝", codes="request_decision"
    )
    decided_on: str | None = declared(Shape.DATE, "决定日期", "decided on", why="在期限内答复")
    basis: str | None = declared(
        Shape.TEXT, "法律依据", "legal basis", why="拒绝要说明理由", longest=300
    )
    answered_on: str | None = declared(Shape.DATE, "告知日期", "answered on", why="告诉了本人")


@record("same_as", 81, "同一个", "same as")
class SameAs(Record):
    """Two records that speak of one person, household or enterprise; gone when they do not."""

    kept: str | None = declared(Shape.REF, "保留", "kept", why="合并到哪一条", required=True)
    other: str | None = declared(Shape.REF, "重复", "other", why="哪一条是重复的", required=True)
    subject_kind: str | None = declared(
        Shape.CODE, "哪类", "of kind", why="居民、住户或单位", required=True, codes="record_kind"
    )
    by: str | None = declared(
        Shape.REF, "合并人", "merged by", why="谁认定的", required=True, kind="worker"
    )
