"""Visits: one entry from which the log, the ledgers and whatever was found follow."""

from __future__ import annotations

from gridapp.models import told
from gridapp.models.declare import Record, Shape, declared, record


@record("visit", 20, "走访", "visit")
class Visit(Record):
    """One call at a household, an enterprise, a spot or a whole unit."""

    household: str | None = declared(
        Shape.REF, "住户", "household", why="走访了哪一户", kind="household"
    )
    enterprise: str | None = declared(
        Shape.REF, "单位", "enterprise", why="走访了哪个单位", kind="enterprise"
    )
    spot: str | None = declared(Shape.REF, "点位", "spot", why="巡查了哪个点位", kind="spot")
    type: str | None = declared(
        Shape.CODE, "走访类型", "type of visit", why="台账分类", required=True, codes="visit_type"
    )
    result: str | None = declared(
        Shape.CODE, "走访结果", "result", why="台账和未访名单", required=True, codes="visit_result"
    )
    contact: str | None = declared(
        Shape.CODE, "方式", "contact", why="外出户可以电话走访", codes="channel"
    )
    note: str | None = declared(
        Shape.LONG_TEXT, "情况", "note", why="民情日志", searched=True, longest=2000
    )
    happened_on: str | None = declared(
        Shape.DATE, "走访日期", "visited on", why="覆盖率按走访日期算", required=True
    )
    teller: str | None = told.teller()
    teller_name: str | None = told.teller_name()
    channel: str | None = told.channel()
    heard_on: str | None = declared(Shape.DATE, "听说日期", "heard on", why="时限从听说算起")
    worker: str | None = declared(
        Shape.REF, "走访人", "visitor", why="谁去走访的", required=True, kind="worker"
    )
    round: str | None = declared(
        Shape.REF, "大走访", "round of visits", why="还有哪些户没走到", kind="round"
    )
    matter: str | None = declared(
        Shape.REF, "回访事项", "returns to matter", why="办完了回访", kind="matter"
    )
    dispute: str | None = declared(
        Shape.REF, "回访纠纷", "returns to dispute", why="协议履行情况", kind="dispute"
    )
    people: int | None = declared(Shape.COUNT, "到场人数", "people present", why="院坝会人数")
    behalf: str | None = declared(
        Shape.REF, "代谁登记", "on behalf of", why="替没有电脑的人登记", kind="worker"
    )


@record("round", 21, "大走访", "round of visits", central=True)
class Round(Record):
    """A round of visits over the households, the enterprises or both of an area, by a day.

    It stands in the centre's own log, which goes to all below: whoever visits has to know of it.
    """

    name: str | None = declared(
        Shape.TEXT, "名称", "name", why="分得清是哪一轮", required=True, searched=True, longest=60
    )
    area: str | None = declared(Shape.PLACE, "范围", "area", why="走访哪里的", required=True)
    subject: str | None = declared(
        Shape.CODE, "走访对象", "whom", why="住户和单位分开算", required=True, codes="round_subject"
    )
    tags: str | None = declared(
        Shape.CODES, "只走访", "only those with", why="重点家庭先走", codes="household_tag"
    )
    from_on: str | None = declared(Shape.DATE, "开始", "from", why="从哪天起算", required=True)
    to_on: str | None = declared(Shape.DATE, "截止", "until", why="到哪天走完", required=True)
    worker: str | None = declared(
        Shape.REF, "安排人", "planned by", why="谁安排的", required=True, kind="worker"
    )
