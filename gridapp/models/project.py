"""Livelihood projects: what is being built together, which households are in it, how it goes."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("project", 57, "致富项目", "livelihood project")
class Project(Record):
    """A project that is to raise income: a bamboo co-operative, a farm road, a training."""

    name: str | None = declared(
        Shape.TEXT, "名称", "name", why="认得出是哪个项目", required=True, searched=True, longest=80
    )
    category: str | None = declared(
        Shape.CODE, "分类", "category", why="统计口径", codes="event_category"
    )
    holder: str | None = declared(
        Shape.TEXT, "实施主体", "carried out by", why="知道找谁", longest=80
    )
    begun_on: str | None = declared(Shape.DATE, "开始", "begun on", why="项目台账", required=True)
    ended_on: str | None = declared(Shape.DATE, "结束", "ended on", why="项目台账")
    funds: int | None = declared(Shape.MONEY, "资金", "funds", why="项目台账")
    goal: str | None = declared(Shape.LONG_TEXT, "目标", "goal", why="看得出成没成", longest=1000)
    outcome: str | None = declared(
        Shape.LONG_TEXT, "成效", "outcome", why="看得出成没成", longest=1000
    )
    worker: str | None = declared(
        Shape.REF, "登记人", "registered by", why="谁登记的", required=True, kind="worker"
    )


@record("project_household", 58, "项目户", "household in a project", owner="project")
class ProjectHousehold(Record):
    """A household that works in a project or gains by it."""

    project: str | None = declared(
        Shape.REF, "项目", "project", why="哪个项目", required=True, kind="project"
    )
    household: str | None = declared(
        Shape.REF, "住户", "household", why="带动了哪些户", required=True, kind="household"
    )
    part: str | None = declared(
        Shape.CODE, "怎么参加", "part", why="带动方式", codes="project_part"
    )
    joined_on: str | None = declared(
        Shape.DATE, "参加日期", "joined on", why="项目台账", required=True
    )
    left_on: str | None = declared(Shape.DATE, "退出日期", "left on", why="项目台账")


@record("progress", 59, "项目进展", "progress", owner="project")
class Progress(Record):
    """How far a project had come on a day."""

    project: str | None = declared(
        Shape.REF, "项目", "project", why="哪个项目", required=True, kind="project"
    )
    on: str | None = declared(Shape.DATE, "日期", "on", why="项目台账", required=True)
    what: str | None = declared(
        Shape.LONG_TEXT, "进展", "what", why="项目台账", required=True, longest=2000
    )
    amount: int | None = declared(Shape.MONEY, "收入或投入", "sum", why="项目台账")
