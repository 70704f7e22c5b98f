"""The ledger of help for households in difficulty (困难帮扶台账)."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Sensitivity, Shape
from gridapp.reports.declared import (
    NUMBERED,
    WHERE,
    Column,
    Ledger,
    head,
    of_record,
    standing,
    worker,
)


def _paired(field: str) -> str:
    """Who, or which body, is paired with the household now, or was last."""
    return (
        f"(SELECT group_concat(said, '、') FROM (SELECT DISTINCT p.{field} AS said FROM pairing p"  # noqa: S608  written here
        " WHERE p.plan = r.uid AND p.gone IS NULL"
        f" AND p.{field} IS NOT NULL AND (p.until_on IS NULL OR p.until_on >= :first)"
        " ORDER BY p.from_on))"
    )


HELP: Final = Ledger(
    name="help",
    zh="困难帮扶台账",
    en="Ledger of help",
    source=standing(
        "help_plan", "t.begun_on <= :last", "(t.ended_on IS NULL OR t.ended_on >= :first)"
    ),
    order="t.place, t.begun_on, r.uid",
    columns=(
        NUMBERED,
        *WHERE,
        Column(name="head", zh="户主", en="Head", sql=head("t.household"), width=10),
        Column(
            name="address",
            zh="住址",
            en="Address",
            sql=of_record("household", "address", "t.household"),
            width=22,
        ),
        Column(
            name="category",
            zh="困难类型",
            en="Difficulty",
            sql="t.category",
            width=16,
            shape=Shape.CODE,
            codes="event_category",
        ),
        Column(
            name="need",
            zh="困难和需要",
            en="Need",
            sql="t.need",
            width=30,
            sensitivity=Sensitivity.SENSITIVE,
        ),
        Column(name="goal", zh="目标", en="Goal", sql="t.goal", width=18, usual=False),
        Column(
            name="begun_on",
            zh="开始",
            en="Begun on",
            sql="t.begun_on",
            width=12,
            shape=Shape.DATE,
        ),
        Column(name="helper", zh="帮扶人", en="Helper", sql=_paired("helper"), width=12),
        Column(name="body", zh="帮扶单位", en="Body", sql=_paired("body"), width=16),
        Column(
            name="measures",
            zh="帮扶措施",
            en="Measures",
            sql=(
                "(SELECT group_concat(said, '；') FROM (SELECT"
                " coalesce(m.done_on || ' ', '') || m.what AS said FROM measure m"
                " WHERE m.plan = r.uid AND m.gone IS NULL"
                " AND (m.done_on IS NULL OR m.done_on <= :last) ORDER BY m.done_on, m.id))"
            ),
            width=34,
        ),
        Column(
            name="worth",
            zh="折合金额（元）",
            en="Worth (yuan)",
            sql=(
                "(SELECT sum(m.value) FROM measure m WHERE m.plan = r.uid AND m.gone IS NULL"
                " AND m.done_on BETWEEN :first AND :last)"
            ),
            width=12,
            shape=Shape.MONEY,
        ),
        Column(
            name="ended_on",
            zh="结束",
            en="Ended on",
            sql="t.ended_on",
            width=12,
            shape=Shape.DATE,
        ),
        Column(
            name="outcome",
            zh="成效",
            en="Outcome",
            sql="t.outcome",
            width=14,
            shape=Shape.CODE,
            codes="help_outcome",
        ),
        Column(name="note", zh="成效说明", en="What came of it", sql="t.note", width=24),
        Column(name="worker", zh="登记人", en="Registered by", sql=worker("t.worker"), width=10),
    ),
)
