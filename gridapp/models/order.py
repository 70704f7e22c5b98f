"""Orders of the 12345 hotline: an order wraps a matter and has limits of its own."""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record
from gridapp.models.steps import StepFields


@record(
    "order",
    65,
    "12345工单",
    "hotline order",
    derived=(
        ("state", "TEXT"),
        ("holder", "TEXT"),
        ("first_due", "TEXT"),
        ("due", "TEXT"),
        ("review", "INTEGER"),
        ("judged_by", "TEXT"),
        ("provisional", "INTEGER"),
    ),
)
class Order(Record):
    """One order as the hotline sent it."""

    number: str | None = declared(
        Shape.TEXT,
        "工单编号",
        "number",
        why="和热线对得上",
        required=True,
        searched=True,
        longest=40,
    )
    type: str | None = declared(
        Shape.CODE, "诉求类型", "type", why="决定时限", required=True, codes="hotline_type"
    )
    received_on: str | None = declared(
        Shape.DATE, "收到日期", "received on", why="时限从收到的次日算", required=True
    )
    received_at: str | None = declared(
        Shape.CLOCK, "收到时间", "received at", why="接诉即办按小时算"
    )
    set_due: str | None = declared(
        Shape.DATE, "热线给的时限", "due by the hotline", why="以热线给的为准"
    )
    caller: str | None = declared(
        Shape.TEXT,
        "来电人",
        "caller",
        why="答复本人",
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
        longest=40,
    )
    phone: str | None = declared(
        Shape.PHONE,
        "联系电话",
        "phone",
        why="答复本人",
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
    )
    content: str | None = declared(
        Shape.LONG_TEXT,
        "诉求内容",
        "content",
        why="办什么",
        required=True,
        searched=True,
        longest=4000,
    )
    address: str | None = declared(Shape.TEXT, "诉求地址", "address", why="派到哪里", searched=True)
    matter: str | None = declared(Shape.REF, "事项", "matter", why="按事项闭环去办", kind="matter")
    answer: str | None = declared(Shape.LONG_TEXT, "答复", "answer", why="回填热线", longest=4000)
    satisfaction: str | None = declared(
        Shape.CODE, "回访满意度", "satisfaction", why="满意率", codes="satisfaction"
    )


@record("order_step", 66, "工单办理", "order step", owner="order")
class OrderStep(StepFields):
    """One move of an order through its loop. Never changed."""

    order: str | None = declared(
        Shape.REF, "工单", "order", why="哪张工单的办理", required=True, kind="order"
    )
    action: str | None = declared(
        Shape.CODE, "动作", "action", why="办到了哪一步", required=True, codes="order_action"
    )
