"""What a centre sets for all below it: working days and hours, limits, code rows, duty numbers."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("workday_exception", 90, "工作日调整", "workday exception", central=True)
class WorkdayException(Record):
    """A day that differs from the plain week: a holiday, or a weekend worked for one."""

    day: str | None = declared(Shape.DATE, "日期", "day", why="期限按工作日算", required=True)
    kind: str | None = declared(
        Shape.CODE,
        "上班或放假",
        "work or off",
        why="期限按工作日算",
        required=True,
        codes="day_kind",
    )
    name: str | None = declared(Shape.TEXT, "名称", "name", why="看得出是什么节", longest=40)
    source: str | None = declared(Shape.TEXT, "依据", "source", why="哪个通知定的", longest=120)


@record("limit", 91, "时限", "limit", central=True)
class Limit(Record):
    """How long something may take: by what, tier, urgency or type, from a day to a day."""

    what: str | None = declared(
        Shape.CODE, "哪个环节", "of what", why="每个环节各有时限", required=True, codes="limit_of"
    )
    tier: str | None = declared(
        Shape.CODE, "层级", "tier", why="县乡村可以不同", codes="centre_level"
    )
    code: str | None = declared(
        Shape.TEXT, "紧急程度、等级或类型", "urgency, grade or type", why="急的先办", longest=8
    )
    amount: int | None = declared(Shape.COUNT, "数量", "amount", why="时限长短", required=True)
    unit: str | None = declared(
        Shape.CODE, "单位", "unit", why="工作日、自然日或小时", required=True, codes="limit_unit"
    )
    from_on: str | None = declared(Shape.DATE, "从", "from", why="规定会改", required=True)
    to_on: str | None = declared(Shape.DATE, "到", "until", why="规定会改")
    basis: str | None = declared(Shape.TEXT, "依据", "basis", why="哪个规定", longest=200)


@record("closing", 94, "下班时间", "close of business", central=True)
class Closing(Record):
    """When offices close, from a day to a day: then the last day of a deadline is over."""

    at: str | None = declared(
        Shape.CLOCK, "几点下班", "at", why="一天的期限到这时为止", required=True
    )
    from_on: str | None = declared(Shape.DATE, "从", "from", why="作息会改", required=True)
    to_on: str | None = declared(Shape.DATE, "到", "until", why="作息会改")
    basis: str | None = declared(Shape.TEXT, "依据", "basis", why="哪个通知定的", longest=200)


@record("code_row", 92, "代码", "row of a code list", central=True)
class CodeRow(Record):
    """A row that an office adds to a list of codes, or ends."""

    list: str | None = declared(
        Shape.CODE, "代码表", "list", why="哪张表", required=True, codes="code_list"
    )
    code: str | None = declared(
        Shape.TEXT, "代码", "code", why="记录里写的", required=True, longest=24
    )
    zh: str | None = declared(Shape.TEXT, "中文", "Chinese", why="给人看的", required=True)
    en: str | None = declared(Shape.TEXT, "英文", "English", why="给人看的", required=True)
    from_on: str | None = declared(Shape.DATE, "从", "from", why="口径会改")
    to_on: str | None = declared(Shape.DATE, "到", "until", why="口径会改")


@record("duty_number", 93, "值班电话", "duty number", central=True)
class DutyNumber(Record):
    """Whom to telephone first in danger: an office's number, never a private one."""

    name: str | None = declared(
        Shape.TEXT, "单位", "office", why="先打给谁", required=True, longest=60
    )
    number: str | None = declared(Shape.PHONE, "电话", "number", why="险情先打电话", required=True)
    area: str | None = declared(Shape.PLACE, "范围", "area", why="打给管这里的", required=True)
    sort: str | None = declared(
        Shape.CODE, "险情", "sort of danger", why="不同险情打不同电话", codes="hazard_type"
    )
