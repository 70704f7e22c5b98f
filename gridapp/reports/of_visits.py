"""The ledger of visits (走访台账, form F14)."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import (
    NUMBERED,
    WHERE,
    Column,
    Ledger,
    between,
    head,
    of_record,
    standing,
    worker,
)

_ENTERPRISE = of_record("enterprise", "name", "t.enterprise")
_SPOT = of_record("spot", "name", "t.spot")

VISITS: Final = Ledger(
    name="visits",
    zh="走访台账",
    en="Ledger of visits",
    source=standing("visit", between("t.happened_on")),
    order="t.happened_on, t.place, r.uid",
    columns=(
        NUMBERED,
        Column(
            name="happened_on",
            zh="走访日期",
            en="Visited on",
            sql="t.happened_on",
            width=12,
            shape=Shape.DATE,
        ),
        *WHERE,
        Column(
            name="subject",
            zh="走访对象",
            en="Visited",
            sql=f"coalesce({head('t.household')}, {_ENTERPRISE}, {_SPOT}, '')",
            width=14,
        ),
        Column(
            name="address",
            zh="住址",
            en="Address",
            sql=of_record("household", "address", "t.household"),
            width=24,
        ),
        Column(
            name="type",
            zh="走访类型",
            en="Type",
            sql="t.type",
            width=14,
            shape=Shape.CODE,
            codes="visit_type",
        ),
        Column(
            name="contact",
            zh="方式",
            en="Contact",
            sql="t.contact",
            width=10,
            shape=Shape.CODE,
            codes="channel",
            usual=False,
        ),
        Column(
            name="result",
            zh="走访结果",
            en="Result",
            sql="t.result",
            width=14,
            shape=Shape.CODE,
            codes="visit_result",
        ),
        Column(name="note", zh="情况", en="What was seen", sql="t.note", width=36),
        Column(
            name="found",
            zh="发现的事项",
            en="Matters found",
            sql=(
                "(SELECT group_concat(coalesce(m.number || ' ', '') || m.title, '；')"
                " FROM matter m WHERE m.visit = r.uid AND m.gone IS NULL)"
            ),
            width=30,
        ),
        Column(name="worker", zh="走访人", en="Visitor", sql=worker("t.worker"), width=10),
    ),
)
