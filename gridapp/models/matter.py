"""Matters: something to be settled, the people who reported it, and the steps it has walked."""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record
from gridapp.models.steps import StepFields


@record(
    "matter",
    30,
    "事项",
    "matter",
    derived=(
        ("state", "TEXT"),
        ("holder", "TEXT"),
        ("due", "TEXT"),
        ("owed", "INTEGER"),
        ("review", "INTEGER"),
        ("first_due", "TEXT"),
        ("judged_by", "TEXT"),
        ("provisional", "INTEGER"),
    ),
)
class Matter(Record):
    """One thing to be settled. State, holder, due date, replies owed follow from its steps."""

    task: str | None = declared(
        Shape.CODE, "九联任务", "joint task", why="台账分类", required=True, codes="task"
    )
    number: str | None = declared(
        Shape.TEXT, "编号", "number", why="电话里说得清是哪一件", searched=True, longest=24
    )
    title: str | None = declared(
        Shape.TEXT,
        "事由",
        "title",
        why="一眼看出是什么事",
        required=True,
        searched=True,
        longest=80,
    )
    detail: str | None = declared(
        Shape.LONG_TEXT, "详情", "detail", why="处置需要知道的情况", searched=True, longest=2000
    )
    spot_text: str | None = declared(
        Shape.TEXT, "在哪里", "where", why="处置的人找得到地方", searched=True, longest=120
    )
    household: str | None = declared(
        Shape.REF, "住户", "household", why="发生在哪一户", kind="household"
    )
    enterprise: str | None = declared(
        Shape.REF, "单位", "enterprise", why="发生在哪个单位", kind="enterprise"
    )
    spot: str | None = declared(Shape.REF, "点位", "spot", why="发生在哪个点位", kind="spot")
    visit: str | None = declared(
        Shape.REF, "来自走访", "visit", why="一次登记，处处可用", kind="visit"
    )
    category: str | None = declared(
        Shape.CODE, "分类", "category", why="分流和统计", codes="event_category"
    )
    source: str | None = declared(
        Shape.CODE, "来源", "source", why="统计口径", codes="event_source"
    )
    urgency: str | None = declared(
        Shape.CODE, "紧急程度", "urgency", why="决定时限", codes="urgency"
    )
    risk: str | None = declared(
        Shape.CODE, "风险等级", "risk", why="决定由哪一级来办", codes="risk_level"
    )
    hazard_type: str | None = declared(
        Shape.CODE, "隐患类别", "hazard type", why="隐患台账", codes="hazard_type"
    )
    hazard_place: str | None = declared(
        Shape.CODE, "场所类型", "kind of premises", why="隐患台账", codes="hazard_place"
    )
    hazard_grade: str | None = declared(
        Shape.CODE, "隐患等级", "hazard grade", why="决定时限和谁来跟踪", codes="hazard_grade"
    )
    happened_on: str | None = declared(Shape.DATE, "发生日期", "happened on", why="事实")
    heard_on: str | None = declared(
        Shape.DATE, "听说日期", "heard on", why="时限从听说算起", required=True
    )
    worker: str | None = declared(
        Shape.REF, "登记人", "registered by", why="谁登记的", required=True, kind="worker"
    )
    phoned: str | None = declared(
        Shape.TEXT, "已电话报告", "telephoned to", why="险情先打电话再登记"
    )


@record("reporter", 31, "反映人", "reporter", owner="matter")
class Reporter(Record):
    """Somebody who told of a matter and is owed an answer of his own."""

    matter: str | None = declared(
        Shape.REF, "事项", "matter", why="反映的是哪件事", required=True, kind="matter"
    )
    kind: str | None = declared(
        Shape.CODE,
        "留名方式",
        "kind of reporter",
        why="保密和匿名的要区别对待",
        required=True,
        codes="reporter",
    )
    name: str | None = declared(
        Shape.TEXT,
        "姓名",
        "name",
        why="告诉本人结果",
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
        longest=40,
    )
    phone: str | None = declared(
        Shape.PHONE,
        "电话",
        "phone",
        why="告诉本人结果",
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
    )
    resident: str | None = declared(
        Shape.REF, "居民", "resident", why="与名册对上", kind="resident"
    )
    teller: str | None = declared(Shape.CODE, "身份", "who", why="联户长可以转告", codes="teller")
    channel: str | None = declared(
        Shape.CODE, "怎么说的", "through what", why="写明来源", codes="channel"
    )
    heard_on: str | None = declared(Shape.DATE, "听说日期", "heard on", why="反馈时限")


@record("step", 32, "办理", "step", owner="matter")
class Step(StepFields):
    """One move of a matter through its loop. Never changed."""

    matter: str | None = declared(
        Shape.REF, "事项", "matter", why="哪件事的办理", required=True, kind="matter"
    )
    action: str | None = declared(
        Shape.CODE, "动作", "action", why="办到了哪一步", required=True, codes="matter_action"
    )
    reporter: str | None = declared(
        Shape.REF, "反映人", "reporter", why="告诉了谁", kind="reporter"
    )
    way: str | None = declared(Shape.CODE, "告知方式", "way", why="怎么告诉的", codes="way")
    satisfaction: str | None = declared(
        Shape.CODE, "满意度", "satisfaction", why="满意率", codes="satisfaction"
    )
    close: str | None = declared(
        Shape.CODE, "办结方式", "how closed", why="统计口径", codes="event_close"
    )
    merged_into: str | None = declared(
        Shape.REF, "并入", "merged into", why="同一件事只办一次", kind="matter"
    )
