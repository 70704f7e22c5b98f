"""The ledger of disputes (矛盾纠纷台账): what it was about, between whom, and how it ended."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Shape
from gridapp.models.dispute import Party
from gridapp.register.locks import speaks
from gridapp.reports.declared import (
    NUMBERED,
    WHERE,
    Column,
    Ledger,
    between,
    grown,
    of_record,
    standing,
    worker,
)

RESOLVED: Final = (
    "EXISTS (SELECT 1 FROM agreement g JOIN rec x ON x.id = g.id"
    " WHERE g.dispute = r.uid AND g.gone IS NULL AND x.home IS NOT NULL)"
)
"""Whether the parties agreed; how far that is performed is another question."""


def _last(table: str, field: str, order: str) -> str:
    """A field of the newest of a dispute's sessions, agreements or instalments."""
    return (
        f'(SELECT s."{field}" FROM "{table}" s JOIN rec p ON p.id = s.id'  # noqa: S608  written here
        f" WHERE s.dispute = r.uid AND s.gone IS NULL AND s.{field} IS NOT NULL"
        f" ORDER BY s.{order} DESC, p.uid DESC LIMIT 1)"
    )


DISPUTES: Final = Ledger(
    name="disputes",
    zh="矛盾纠纷台账",
    en="Ledger of disputes",
    source=standing("dispute", between("t.heard_on")),
    order="t.heard_on, t.number, r.uid",
    columns=(
        NUMBERED,
        Column(name="number", zh="卷号", en="Dossier", sql="t.number", width=16),
        Column(
            name="heard_on",
            zh="登记日期",
            en="Registered on",
            sql="t.heard_on",
            width=12,
            shape=Shape.DATE,
        ),
        *WHERE,
        Column(
            name="type",
            zh="纠纷类型",
            en="Type",
            sql="t.type",
            width=16,
            shape=Shape.CODE,
            codes="dispute_type",
        ),
        Column(
            name="source",
            zh="案件来源",
            en="Source",
            sql="t.source",
            width=14,
            shape=Shape.CODE,
            codes="dispute_source",
        ),
        Column(name="title", zh="事由", en="Dispute", sql="t.title", width=26),
        Column(
            name="parties",
            zh="当事人",
            en="Parties",
            sql=(
                "(SELECT group_concat(name, '、') FROM (SELECT t.name FROM party t"  # noqa: S608  written here
                " WHERE t.dispute = r.uid AND t.gone IS NULL"
                f" AND NOT {speaks(Party.declaration)}"
                f" AND {grown('t.birth')} ORDER BY t.side, t.id))"
            ),
            width=18,
        ),
        Column(
            name="people",
            zh="涉及人数",
            en="People",
            sql="t.people",
            width=8,
            shape=Shape.COUNT,
        ),
        Column(
            name="amount",
            zh="涉及金额（元）",
            en="Sum at issue (yuan)",
            sql="t.amount",
            width=12,
            shape=Shape.MONEY,
        ),
        Column(name="facts", zh="简要情况", en="Brief facts", sql="t.facts", width=36, usual=False),
        Column(
            name="grade",
            zh="难易",
            en="Difficulty",
            sql="t.grade",
            width=10,
            shape=Shape.CODE,
            codes="dispute_grade",
            usual=False,
        ),
        Column(
            name="risk",
            zh="风险等级",
            en="Risk",
            sql="t.risk",
            width=10,
            shape=Shape.CODE,
            codes="risk_level",
        ),
        Column(
            name="committee",
            zh="调解组织",
            en="Committee",
            sql=of_record("committee", "name", "t.committee"),
            width=18,
        ),
        Column(
            name="mediator",
            zh="调解员",
            en="Mediator",
            sql=of_record("mediator", "name", "t.mediator"),
            width=10,
        ),
        Column(
            name="state",
            zh="状态",
            en="State",
            sql="t.state",
            width=14,
            shape=Shape.CODE,
            codes="dispute_state",
        ),
        Column(
            name="sessions",
            zh="调解次数",
            en="Sessions",
            sql=("(SELECT count(*) FROM session s WHERE s.dispute = r.uid AND s.gone IS NULL)"),
            width=8,
            shape=Shape.COUNT,
            usual=False,
        ),
        Column(
            name="result",
            zh="调解结果",
            en="Result",
            sql=_last("session", "result", "held_on"),
            width=14,
            shape=Shape.CODE,
            codes="mediation_result",
        ),
        Column(
            name="agreed_on",
            zh="协议日期",
            en="Agreed on",
            sql=_last("agreement", "effective_on", "effective_on"),
            width=12,
            shape=Shape.DATE,
        ),
        Column(
            name="agreement",
            zh="协议编号",
            en="Agreement",
            sql=_last("agreement", "number", "effective_on"),
            width=16,
            usual=False,
        ),
        Column(
            name="agreed",
            zh="协议金额（元）",
            en="Sum agreed (yuan)",
            sql=_last("agreement", "amount", "effective_on"),
            width=12,
            shape=Shape.MONEY,
        ),
        Column(
            name="performance",
            zh="履行情况",
            en="Performance",
            sql=_last("instalment", "performance", "due_on"),
            width=12,
            shape=Shape.CODE,
            codes="performance",
        ),
        Column(name="worker", zh="登记人", en="Registered by", sql=worker("t.worker"), width=10),
    ),
)
