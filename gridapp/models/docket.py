"""What a handler is told of a matter that he may not see, and what he answers."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from gridapp.models.declare import Record, Shape, declared, record

HANDED: Final = MappingProxyType(
    {
        "program": ("同步文件", "by file"),
        "paper": ("纸质派单", "on paper"),
        "phone": ("电话通知", "by telephone"),
    }
)
"""How a docket is handed over: code to (zh, en)."""

ANSWERS: Final = MappingProxyType(
    {
        "sign": ("签收", "sign for"),
        "decline": ("退单", "return"),
        "finish": ("处置完毕", "finish"),
    }
)
"""What a handler may answer: code to (zh, en); the same words as the steps of the matter."""
AFTER: Final = MappingProxyType(
    {"": ("sign", "decline", "finish"), "sign": ("finish",), "decline": (), "finish": ()}
)
"""What may be answered after the last answer; empty: after none."""


@record("docket", 67, "交办单", "docket")
class Docket(Record):
    """What a handler has to know to do the work, at his own place: never who told of it."""

    matter: str | None = declared(
        Shape.REF, "事项", "matter", why="答复记到哪件事上", required=True, kind="matter"
    )
    number: str | None = declared(
        Shape.TEXT, "编号", "number", why="电话里说得清是哪一件", searched=True, longest=24
    )
    title: str | None = declared(
        Shape.TEXT, "事由", "title", why="要办什么", required=True, searched=True, longest=80
    )
    where: str | None = declared(
        Shape.TEXT, "在哪里", "where", why="找得到地方", searched=True, longest=200
    )
    detail: str | None = declared(
        Shape.LONG_TEXT, "详情", "detail", why="处置需要知道的情况", longest=2000
    )
    category: str | None = declared(
        Shape.CODE, "分类", "category", why="归谁办", codes="event_category"
    )
    urgency: str | None = declared(
        Shape.CODE, "紧急程度", "urgency", why="先办哪件", codes="urgency"
    )
    to: str | None = declared(
        Shape.REF, "承办人", "handler", why="交给谁办", required=True, kind="worker"
    )
    by: str | None = declared(
        Shape.REF, "交办人", "given by", why="有话找谁说", required=True, kind="worker"
    )
    given_on: str | None = declared(
        Shape.DATE, "交办日期", "given on", why="期限从哪天算起", required=True
    )
    due: str | None = declared(Shape.DATE, "限办日期", "due", why="什么时候该办完")
    handed: str | None = declared(
        Shape.CODE, "怎么交的", "how handed over", why="没有电脑的也交得到", codes="handed"
    )
    receiver: str | None = declared(
        Shape.TEXT, "谁接的", "received by", why="查得到交给了谁", longest=60
    )


@record("docket_step", 68, "交办答复", "answer to a docket", owner="docket")
class DocketStep(Record):
    """What the handler answered. Never changed; the centre enters it into the matter."""

    docket: str | None = declared(
        Shape.REF, "交办单", "docket", why="答复哪一张", required=True, kind="docket"
    )
    action: str | None = declared(
        Shape.CODE, "动作", "action", why="办到了哪一步", required=True, codes="docket_action"
    )
    by: str | None = declared(Shape.REF, "经手人", "by", why="谁办的", required=True, kind="worker")
    done_on: str | None = declared(
        Shape.DATE, "办理日期", "done on", why="时限按办理日期算", required=True
    )
    note: str | None = declared(Shape.LONG_TEXT, "说明", "note", why="办理情况", longest=2000)
