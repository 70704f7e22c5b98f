"""Help for households in difficulty: the plan, who is paired with whom, and what was done."""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record


@record("help_plan", 50, "帮扶", "help plan")
class HelpPlan(Record):
    """What a household needs, what is to come of it, and how it ended."""

    household: str | None = declared(
        Shape.REF, "住户", "household", why="帮哪一户", required=True, kind="household"
    )
    matter: str | None = declared(
        Shape.REF, "来自事项", "from matter", why="反映的人要有答复", kind="matter"
    )
    visit: str | None = declared(
        Shape.REF, "来自走访", "from visit", why="一次登记，处处可用", kind="visit"
    )
    category: str | None = declared(
        Shape.CODE, "困难类型", "kind of difficulty", why="帮扶台账", codes="event_category"
    )
    need: str | None = declared(
        Shape.LONG_TEXT,
        "困难和需要",
        "need",
        why="帮扶要对得上需要",
        required=True,
        sensitivity=Sensitivity.SENSITIVE,
        longest=2000,
    )
    goal: str | None = declared(Shape.TEXT, "目标", "goal", why="看得出帮没帮到")
    begun_on: str | None = declared(Shape.DATE, "开始", "begun on", why="帮扶台账", required=True)
    ended_on: str | None = declared(Shape.DATE, "结束", "ended on", why="帮扶台账")
    outcome: str | None = declared(
        Shape.CODE, "成效", "outcome", why="看得出帮没帮到", codes="help_outcome"
    )
    note: str | None = declared(
        Shape.LONG_TEXT, "成效说明", "what came of it", why="帮扶台账", longest=2000
    )
    worker: str | None = declared(
        Shape.REF, "登记人", "registered by", why="谁登记的", required=True, kind="worker"
    )


@record("pairing", 51, "结对", "pairing", owner="plan")
class Pairing(Record):
    """A named helper for a household: one to one (一对一结对)."""

    plan: str | None = declared(
        Shape.REF, "帮扶", "help plan", why="结的是哪一户", required=True, kind="help_plan"
    )
    helper: str | None = declared(
        Shape.TEXT,
        "帮扶人",
        "helper",
        why="困难户知道找谁",
        required=True,
        searched=True,
        longest=40,
    )
    worker: str | None = declared(Shape.REF, "工作人员", "worker", why="提醒到本人", kind="worker")
    body: str | None = declared(Shape.TEXT, "帮扶单位", "body", why="单位帮扶台账", longest=60)
    from_on: str | None = declared(
        Shape.DATE, "结对日期", "paired on", why="帮扶台账", required=True
    )
    until_on: str | None = declared(Shape.DATE, "到期", "until", why="换人要接得上")


@record("measure", 52, "帮扶措施", "measure", owner="plan")
class Measure(Record):
    """One thing done, or to be done, for a household."""

    plan: str | None = declared(
        Shape.REF, "帮扶", "help plan", why="哪一户的措施", required=True, kind="help_plan"
    )
    what: str | None = declared(
        Shape.TEXT, "做什么", "what", why="帮扶台账", required=True, longest=200
    )
    due_on: str | None = declared(Shape.DATE, "计划日期", "planned for", why="到期提醒")
    done_on: str | None = declared(Shape.DATE, "完成日期", "done on", why="帮扶台账")
    result: str | None = declared(
        Shape.LONG_TEXT, "结果", "result", why="看得出帮没帮到", longest=1000
    )
    value: int | None = declared(Shape.MONEY, "折合金额", "worth", why="帮扶台账")
    by: str | None = declared(Shape.REF, "经办人", "by", why="谁办的", kind="worker")
