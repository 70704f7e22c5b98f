"""The ledger of all matters (事项台账).

Nobody who reported a matter is named in it: a ledger goes from hand to hand.
"""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import NUMBERED, TASK, WHERE, Column, Ledger, between, standing
from gridapp.reports.matter_columns import (
    ANSWERS,
    DEADLINE,
    DETAIL,
    FINISHED,
    HOLDER,
    HOUSEHOLD,
    NUMBER,
    REGISTERED_BY,
    RESULT,
    SPOT,
    STATE,
    TITLE,
    last_step,
)

MATTERS: Final = Ledger(
    name="matters",
    zh="事项台账",
    en="Ledger of matters",
    source=standing("matter", between("t.heard_on")),
    order="t.heard_on, t.number, r.uid",
    columns=(
        NUMBERED,
        NUMBER,
        Column(
            name="heard_on",
            zh="登记日期",
            en="Heard on",
            sql="t.heard_on",
            width=12,
            shape=Shape.DATE,
        ),
        TASK,
        Column(
            name="category",
            zh="分类",
            en="Category",
            sql="t.category",
            width=16,
            shape=Shape.CODE,
            codes="event_category",
        ),
        Column(
            name="source",
            zh="来源",
            en="Source",
            sql="t.source",
            width=12,
            shape=Shape.CODE,
            codes="event_source",
            usual=False,
        ),
        *WHERE,
        SPOT,
        HOUSEHOLD,
        TITLE,
        DETAIL,
        Column(
            name="urgency",
            zh="紧急程度",
            en="Urgency",
            sql="t.urgency",
            width=10,
            shape=Shape.CODE,
            codes="urgency",
            usual=False,
        ),
        HOLDER,
        DEADLINE,
        STATE,
        RESULT,
        Column(
            name="close",
            zh="办结方式",
            en="How closed",
            sql=last_step("close", *ANSWERS, "close", also=" AND s.close <> ''"),
            width=14,
            shape=Shape.CODE,
            codes="event_close",
            usual=False,
        ),
        FINISHED,
        Column(
            name="reporters",
            zh="反映人数",
            en="Reporters",
            sql="(SELECT count(*) FROM reporter p WHERE p.matter = r.uid AND p.gone IS NULL)",
            width=8,
            shape=Shape.COUNT,
        ),
        Column(
            name="owed",
            zh="还没告诉的人数",
            en="Still to be told",
            sql="coalesce(t.owed, 0)",
            width=10,
            shape=Shape.COUNT,
        ),
        Column(
            name="satisfaction",
            zh="满意度",
            en="Satisfaction",
            sql=last_step("satisfaction", "told", also=" AND s.satisfaction <> ''"),
            width=10,
            shape=Shape.CODE,
            codes="satisfaction",
        ),
        REGISTERED_BY,
    ),
)
