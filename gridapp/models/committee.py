"""Mediation committees and mediators, by place and by trade."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("committee", 46, "调解委员会", "mediation committee", central=True)
class Committee(Record):
    """A people's mediation committee, of a place or of a trade."""

    name: str | None = declared(
        Shape.TEXT, "名称", "name", why="文书署名", required=True, searched=True, longest=80
    )
    type: str | None = declared(
        Shape.CODE, "类型", "type", why="月报口径", required=True, codes="committee_type"
    )
    trade: str | None = declared(
        Shape.CODE, "行业", "trade", why="专业纠纷找专业调委会", codes="mediation_trade"
    )
    area: str | None = declared(Shape.PLACE, "范围", "area", why="知道管哪些地方", required=True)
    closed_on: str | None = declared(Shape.DATE, "撤销日期", "closed on", why="撤销后不再派件")


@record("mediator", 47, "调解员", "mediator", central=True)
class Mediator(Record):
    """A people's mediator; his telephone number is not sent below."""

    name: str | None = declared(
        Shape.TEXT, "姓名", "name", why="文书署名", required=True, searched=True, longest=40
    )
    committee: str | None = declared(
        Shape.REF, "调解组织", "committee", why="属于哪个调委会", required=True, kind="committee"
    )
    trade: str | None = declared(
        Shape.CODE, "专长", "trade", why="选对调解员", codes="mediation_trade"
    )
    worker: str | None = declared(
        Shape.REF, "工作人员", "worker", why="自己有设备的调解员", kind="worker"
    )
    until: str | None = declared(Shape.DATE, "到期", "until", why="离任后不再派件")
