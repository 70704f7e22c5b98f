"""Activities: what was done together under tasks five to nine, and who took part."""

from __future__ import annotations

from gridapp.models import told
from gridapp.models.declare import Record, Sensitivity, Shape, declared, record


@record("activity", 55, "活动", "activity")
class Activity(Record):
    """Something done: an errand for a neighbour, a talk on fraud, a clean-up, a training."""

    task: str | None = declared(
        Shape.CODE, "九联任务", "joint task", why="台账分类", required=True, codes="task"
    )
    title: str | None = declared(
        Shape.TEXT,
        "名称",
        "title",
        why="一眼看出做了什么",
        required=True,
        searched=True,
        longest=80,
    )
    category: str | None = declared(
        Shape.CODE, "分类", "category", why="统计口径", codes="event_category"
    )
    happened_on: str | None = declared(Shape.DATE, "日期", "date", why="台账按日期", required=True)
    where: str | None = declared(
        Shape.TEXT, "地点", "where", why="活动台账", searched=True, longest=120
    )
    spot: str | None = declared(Shape.REF, "点位", "spot", why="活动台账", kind="spot")
    people: int | None = declared(Shape.COUNT, "参加人数", "people", why="宣传到多少人")
    content: str | None = declared(
        Shape.LONG_TEXT, "内容", "what was done", why="活动台账", searched=True, longest=2000
    )
    visit: str | None = declared(
        Shape.REF, "来自走访", "from visit", why="一次登记，处处可用", kind="visit"
    )
    project: str | None = declared(
        Shape.REF, "致富项目", "project", why="培训和销售归到项目", kind="project"
    )
    teller: str | None = told.teller()
    teller_name: str | None = told.teller_name()
    channel: str | None = told.channel()
    heard_on: str | None = declared(Shape.DATE, "听说日期", "heard on", why="三个日期分得清")
    worker: str | None = declared(
        Shape.REF, "登记人", "registered by", why="谁登记的", required=True, kind="worker"
    )
    behalf: str | None = declared(
        Shape.REF, "代谁登记", "on behalf of", why="替没有电脑的人登记", kind="worker"
    )


@record("participant", 56, "参加人", "participant", owner="activity")
class Participant(Record):
    """A household, or a helper by name, that took part."""

    activity: str | None = declared(
        Shape.REF, "活动", "activity", why="参加了什么", required=True, kind="activity"
    )
    household: str | None = declared(
        Shape.REF, "住户", "household", why="互助和受益的户", kind="household"
    )
    name: str | None = declared(
        Shape.TEXT,
        "姓名或单位",
        "name",
        why="志愿者和帮忙的人",
        sensitivity=Sensitivity.PERSONAL,
        longest=40,
    )
    part: str | None = declared(
        Shape.CODE, "做什么的", "part", why="出力和受益分得清", codes="participant_part"
    )
