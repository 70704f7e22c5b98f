"""Mediation itself: sessions, the agreement, how it is performed, and the steps of the dispute.

After the Mediation Act (人民调解法) 23-33 and its forms F03-F10.
"""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record
from gridapp.models.steps import StepFields


@record("session", 42, "调解", "mediation session", owner="dispute")
class Session(Record):
    """One meeting of the parties, or one inquiry: what was said and found (F04, F05)."""

    dispute: str | None = declared(
        Shape.REF, "纠纷", "dispute", why="哪件纠纷", required=True, kind="dispute"
    )
    manner: str | None = declared(
        Shape.CODE,
        "方式",
        "manner",
        why="统计巡回和当场调解",
        required=True,
        codes="session_manner",
    )
    held_on: str | None = declared(Shape.DATE, "日期", "held on", why="调解记录", required=True)
    held_at: str | None = declared(Shape.TEXT, "地点", "held at", why="调解记录")
    present: str | None = declared(
        Shape.LONG_TEXT,
        "参加人",
        "those present",
        why="调解记录",
        sensitivity=Sensitivity.PERSONAL,
        longest=1000,
    )
    rights_told: str | None = declared(
        Shape.CODE, "权利义务已告知", "rights told", why="调解工作若干规定第三十条", codes="yes_no"
    )
    open: str | None = declared(
        Shape.CODE, "公开进行", "open to others", why="涉及隐私的不公开", codes="yes_no"
    )
    record: str | None = declared(
        Shape.LONG_TEXT, "记录正文", "record", why="调解记录", longest=16000
    )
    result: str | None = declared(
        Shape.CODE, "调解结果", "result", why="月报口径", codes="mediation_result"
    )
    mediator: str | None = declared(
        Shape.REF, "调解员", "mediator", why="谁调解的", kind="mediator"
    )
    recorder: str | None = declared(Shape.REF, "记录人", "recorder", why="谁记录的", kind="worker")


@record("agreement", 43, "调解协议", "agreement", owner="dispute")
class Agreement(Record):
    """What the parties agreed on (Mediation Act 28-31)."""

    dispute: str | None = declared(
        Shape.REF, "纠纷", "dispute", why="哪件纠纷", required=True, kind="dispute"
    )
    form: str | None = declared(
        Shape.CODE, "形式", "form", why="书面和口头生效不同", required=True, codes="agreement_form"
    )
    number: str | None = declared(
        Shape.TEXT, "编号", "number", why="回访和司法确认引用", searched=True, longest=40
    )
    facts: str | None = declared(
        Shape.LONG_TEXT,
        "主要事实、争议事项及责任",
        "facts and responsibility",
        why="协议书",
        longest=4000,
    )
    terms: str | None = declared(
        Shape.LONG_TEXT, "协议内容", "terms", why="协议书", required=True, longest=8000
    )
    performance_way: str | None = declared(
        Shape.LONG_TEXT, "履行方式和时限", "way and time of performance", why="协议书", longest=2000
    )
    amount: int | None = declared(Shape.MONEY, "协议涉及金额", "sum agreed", why="月报口径")
    effective_on: str | None = declared(
        Shape.DATE, "生效日期", "effective on", why="司法确认三十日从这天算", required=True
    )
    copies: int | None = declared(Shape.COUNT, "份数", "copies", why="协议书")
    confirmation: str | None = declared(
        Shape.CODE,
        "司法确认",
        "judicial confirmation",
        why="调解法第三十三条",
        codes="confirmation",
    )
    confirmed_on: str | None = declared(
        Shape.DATE, "确认日期", "confirmed on", why="确认后可以申请强制执行"
    )


@record("instalment", 44, "履行", "performance", owner="dispute")
class Instalment(Record):
    """One thing to be done under an agreement, by a day."""

    dispute: str | None = declared(
        Shape.REF, "纠纷", "dispute", why="哪件纠纷", required=True, kind="dispute"
    )
    agreement: str | None = declared(
        Shape.REF, "协议", "agreement", why="哪份协议", required=True, kind="agreement"
    )
    what: str | None = declared(
        Shape.TEXT, "履行什么", "what", why="督促履行", required=True, longest=200
    )
    amount: int | None = declared(Shape.MONEY, "金额", "sum", why="分期履行")
    due_on: str | None = declared(Shape.DATE, "到期", "due on", why="到期提醒", required=True)
    performance: str | None = declared(
        Shape.CODE, "履行情况", "performance", why="履行率", codes="performance"
    )
    performed_on: str | None = declared(Shape.DATE, "履行日期", "performed on", why="履行凭证")


@record("dispute_step", 45, "调解办理", "dispute step", owner="dispute")
class DisputeStep(StepFields):
    """One move of a dispute through its loop. Never changed."""

    dispute: str | None = declared(
        Shape.REF, "纠纷", "dispute", why="哪件纠纷的办理", required=True, kind="dispute"
    )
    action: str | None = declared(
        Shape.CODE, "动作", "action", why="办到了哪一步", required=True, codes="dispute_action"
    )
    body: str | None = declared(
        Shape.CODE, "移送到", "referred to", why="三中心和法院衔接", codes="referral_body"
    )
    receiver: str | None = declared(
        Shape.TEXT, "接收人", "receiver", why="移送和报告要有人接", longest=60
    )
    consent: str | None = declared(
        Shape.CODE, "双方同意", "both consent", why="延期要双方同意", codes="yes_no"
    )
    routes: str | None = declared(
        Shape.CODES,
        "已告知的其他渠道",
        "other routes told",
        why="调解法第二十六条",
        codes="other_route",
    )
