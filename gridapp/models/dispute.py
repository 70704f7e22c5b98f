"""Disputes and those in them, as the registration form (F02) and the application (F01) name them.

The official forms' line for ethnicity stays empty: it is stored nowhere.
"""

from __future__ import annotations

from gridapp.models.declare import LIVED, Record, Sensitivity, Shape, declared, record


@record(
    "dispute",
    40,
    "纠纷",
    "dispute",
    derived=(
        ("state", "TEXT"),
        ("holder", "TEXT"),
        ("due", "TEXT"),
        ("confirm_by", "TEXT"),
        ("perform_by", "TEXT"),
        ("revisit_by", "TEXT"),
        ("reply_by", "TEXT"),
        ("alerted", "INTEGER"),
        ("review", "INTEGER"),
    ),
)
class Dispute(Record):
    """One quarrel to be mediated; the matter that reported it keeps its own loop and its reply."""

    number: str | None = declared(
        Shape.TEXT, "卷号", "dossier number", why="一案一卷", searched=True, longest=40
    )
    title: str | None = declared(
        Shape.TEXT,
        "事由",
        "title",
        why="一眼看出是什么纠纷",
        required=True,
        searched=True,
        longest=80,
    )
    matter: str | None = declared(
        Shape.REF, "来自事项", "from matter", why="反映的人要有答复", kind="matter"
    )
    visit: str | None = declared(
        Shape.REF, "来自走访", "from visit", why="一次登记，处处可用", kind="visit"
    )
    type: str | None = declared(
        Shape.CODE, "纠纷类型", "type of dispute", why="月报口径", codes="dispute_type"
    )
    source: str | None = declared(
        Shape.CODE, "案件来源", "case source", why="月报口径", codes="dispute_source"
    )
    sender: str | None = declared(Shape.TEXT, "移送单位", "sent by", why="办完要回复移送单位")
    facts: str | None = declared(
        Shape.LONG_TEXT,
        "纠纷简要情况",
        "brief facts",
        why="受理登记表",
        searched=True,
        longest=4000,
    )
    claims: str | None = declared(
        Shape.LONG_TEXT, "申请事项", "what is asked", why="申请书", longest=2000
    )
    grade: str | None = declared(
        Shape.CODE, "难易", "difficulty", why="疑难复杂数", codes="dispute_grade"
    )
    risk: str | None = declared(
        Shape.CODE, "风险等级", "risk", why="决定由哪一级来办", codes="risk_level"
    )
    people: int | None = declared(Shape.COUNT, "涉及人数", "people involved", why="月报口径")
    amount: int | None = declared(Shape.MONEY, "涉及金额", "sum at issue", why="月报口径")
    committee: str | None = declared(
        Shape.REF, "调解组织", "committee", why="谁来调解", kind="committee"
    )
    mediator: str | None = declared(
        Shape.REF, "调解员", "mediator", why="谁来调解", kind="mediator"
    )
    heard_on: str | None = declared(
        Shape.DATE, "登记日期", "registered on", why="受理时间", required=True
    )
    worker: str | None = declared(
        Shape.REF, "登记人", "registered by", why="谁登记的", required=True, kind="worker"
    )
    answer_by: str | None = declared(
        Shape.DATE,
        "移送单位要求几号前答复",
        "to be answered by",
        why="移送的单位定了日期的，按它的",
    )


@record("party", 41, "当事人", "party", owner="dispute")
class Party(Record):
    """One side of a dispute, or who stands for it."""

    dispute: str | None = declared(
        Shape.REF, "纠纷", "dispute", why="哪件纠纷", required=True, kind="dispute"
    )
    side: str | None = declared(
        Shape.CODE, "哪一方", "side", why="文书分得清双方", required=True, codes="party_side"
    )
    name: str | None = declared(
        Shape.TEXT,
        "姓名或名称",
        "name",
        why="文书载明当事人",
        required=True,
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
        longest=60,
    )
    resident: str | None = declared(
        Shape.REF, "居民", "resident", why="与名册对上", kind="resident"
    )
    enterprise: str | None = declared(
        Shape.REF, "单位", "enterprise", why="与单位名册对上", kind="enterprise"
    )
    sex: str | None = declared(Shape.CODE, "性别", "sex", why="文书载明当事人", codes="sex")
    birth: str | None = declared(
        Shape.DATE,
        "出生年月",
        "birth",
        why="文书载明年龄",
        sensitivity=Sensitivity.PERSONAL,
        years=LIVED,
    )
    id_number: str | None = declared(
        Shape.ID_NUMBER,
        "公民身份号码",
        "ID number",
        why="文书核对身份",
        sensitivity=Sensitivity.SENSITIVE,
    )
    occupation: str | None = declared(
        Shape.TEXT, "职业或职务", "occupation", why="申请书", longest=60
    )
    phone: str | None = declared(
        Shape.PHONE, "联系方式", "phone", why="通知到场", sensitivity=Sensitivity.PERSONAL
    )
    address: str | None = declared(
        Shape.TEXT, "单位或住址", "address", why="申请书", sensitivity=Sensitivity.PERSONAL
    )
    agent: str | None = declared(
        Shape.TEXT,
        "代理人",
        "agent",
        why="授权委托书",
        sensitivity=Sensitivity.PERSONAL,
        longest=60,
    )
