"""One matter, one task force (一事一专班): for a grave matter, its people, duties and deadlines."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("task_force", 60, "专班", "task force")
class TaskForce(Record):
    """A task force for one grave matter: list, duties, tasks, deadlines."""

    name: str | None = declared(
        Shape.TEXT, "名称", "name", why="分得清是哪个专班", required=True, searched=True, longest=80
    )
    matter: str | None = declared(Shape.REF, "事项", "matter", why="为哪件事", kind="matter")
    dispute: str | None = declared(Shape.REF, "纠纷", "dispute", why="为哪件纠纷", kind="dispute")
    lead: str | None = declared(
        Shape.TEXT, "牵头人", "led by", why="明职责", required=True, longest=60
    )
    begun_on: str | None = declared(
        Shape.DATE, "成立日期", "set up on", why="限时化解", required=True
    )
    due_on: str | None = declared(Shape.DATE, "化解期限", "due", why="限时化解", required=True)
    ended_on: str | None = declared(Shape.DATE, "结束日期", "ended on", why="销号")
    outcome: str | None = declared(Shape.LONG_TEXT, "结果", "outcome", why="销号", longest=2000)


@record("duty", 61, "职责", "duty", owner="force")
class Duty(Record):
    """Who answers for what in a task force."""

    force: str | None = declared(
        Shape.REF, "专班", "task force", why="哪个专班", required=True, kind="task_force"
    )
    member: str | None = declared(
        Shape.TEXT, "成员", "member", why="明职责", required=True, longest=60
    )
    body: str | None = declared(Shape.TEXT, "单位", "body", why="明职责", longest=60)
    duty: str | None = declared(
        Shape.TEXT, "职责", "duty", why="明职责", required=True, longest=200
    )


@record("assignment", 62, "专班任务", "task of a force", owner="force")
class Assignment(Record):
    """One task of a task force, by a day."""

    force: str | None = declared(
        Shape.REF, "专班", "task force", why="哪个专班", required=True, kind="task_force"
    )
    what: str | None = declared(
        Shape.TEXT, "任务", "what", why="定任务", required=True, longest=200
    )
    who: str | None = declared(Shape.TEXT, "责任人", "who", why="定任务", required=True, longest=60)
    due_on: str | None = declared(Shape.DATE, "期限", "due", why="限时化解", required=True)
    done_on: str | None = declared(Shape.DATE, "完成日期", "done on", why="限时化解")
    result: str | None = declared(Shape.LONG_TEXT, "结果", "result", why="限时化解", longest=1000)
