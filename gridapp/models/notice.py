"""Papers handed over: the privacy notice, an order to mend something, a reminder, a summons."""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record


@record("notice", 74, "告知文书", "notice")
class Notice(Record):
    """A paper that somebody was given on a day (forms F03, F12, F18, F19).

    An invitation to mediation (SUMMONS) is to a day, a time and a place: those of one dispute
    after another on one day at one place are a circuit session (巡回调解).
    """

    form: str | None = declared(
        Shape.CODE, "文书", "form", why="给的是什么", required=True, codes="notice_form"
    )
    version: str | None = declared(Shape.TEXT, "版本", "version", why="告知内容会改", longest=20)
    household: str | None = declared(
        Shape.REF, "住户", "household", why="给了哪一户", kind="household"
    )
    enterprise: str | None = declared(
        Shape.REF, "单位", "enterprise", why="给了哪个单位", kind="enterprise"
    )
    matter: str | None = declared(Shape.REF, "事项", "matter", why="为哪件事", kind="matter")
    dispute: str | None = declared(Shape.REF, "纠纷", "dispute", why="为哪件纠纷", kind="dispute")
    receiver: str | None = declared(
        Shape.TEXT,
        "接收人",
        "receiver",
        why="谁收的",
        sensitivity=Sensitivity.PERSONAL,
        longest=40,
    )
    way: str | None = declared(
        Shape.CODE, "送达方式", "way", why="怎么送到的", codes="delivery_way"
    )
    given_on: str | None = declared(
        Shape.DATE, "送达日期", "given on", why="时限从送达算", required=True
    )
    due_on: str | None = declared(Shape.DATE, "要求期限", "due", why="到期提醒")
    worker: str | None = declared(
        Shape.REF, "送达人", "given by", why="谁送的", required=True, kind="worker"
    )
    meets_on: str | None = declared(Shape.DATE, "约定日期", "meets on", why="约了哪天调解")
    begins: str | None = declared(Shape.CLOCK, "几点开始", "begins at", why="约了几点")
    meets_at: str | None = declared(
        Shape.TEXT, "约定地点", "meets at", why="约在哪里，同一场巡回按地点归在一起", longest=60
    )
    manner: str | None = declared(
        Shape.CODE, "调解方式", "manner", why="巡回调解另有一览", codes="session_manner"
    )
    mediator: str | None = declared(
        Shape.REF, "调解员", "mediator", why="约了谁来调解", kind="mediator"
    )
    was: str | None = declared(
        Shape.TEXT, "原来约的", "meant for before", why="改期要告诉双方原来约的不用来", longest=100
    )
    called_off: str | None = declared(
        Shape.DATE, "取消日期", "called off on", why="取消了要告诉双方不用来"
    )
    why: str | None = declared(
        Shape.TEXT, "改期或取消的原因", "why moved or called off", why="通知书上写明", longest=100
    )
