"""The ledgers of hazards (隐患台账) and of what is being pressed for (督办销号台账)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import NUMBERED, WHERE, Column, Ledger, between, standing, worker
from gridapp.reports.matter_columns import (
    DEADLINE,
    DETAIL,
    DONE,
    FINISHED,
    FINISHED_ON,
    FIRST_DUE,
    HOLDER,
    HOUSEHOLD,
    LAST_DUE,
    LATE,
    NUMBER,
    REGISTERED_BY,
    RESULT,
    SPOT,
    STATE,
    TITLE,
    last_step,
)

HAZARDS: Final = Ledger(
    name="hazards",
    zh="安全隐患台账",
    en="Ledger of safety hazards",
    source=standing("matter", "t.task = 'hazard'", between("t.heard_on")),
    order="t.heard_on, t.number, r.uid",
    columns=(
        NUMBERED,
        NUMBER,
        Column(
            name="heard_on",
            zh="排查日期",
            en="Found on",
            sql="t.heard_on",
            width=12,
            shape=Shape.DATE,
        ),
        Column(
            name="hazard_type",
            zh="隐患类别",
            en="Type",
            sql="t.hazard_type",
            width=14,
            shape=Shape.CODE,
            codes="hazard_type",
        ),
        Column(
            name="hazard_place",
            zh="场所类型",
            en="Premises",
            sql="t.hazard_place",
            width=12,
            shape=Shape.CODE,
            codes="hazard_place",
        ),
        Column(
            name="hazard_grade",
            zh="隐患等级",
            en="Grade",
            sql="t.hazard_grade",
            width=10,
            shape=Shape.CODE,
            codes="hazard_grade",
        ),
        *WHERE,
        SPOT,
        HOUSEHOLD,
        replace(TITLE, zh="隐患", en="Hazard"),
        DETAIL,
        replace(HOLDER, zh="整改责任人", en="Put right by"),
        replace(DEADLINE, zh="整改期限", en="Due"),
        replace(RESULT, zh="整改情况", en="What was done"),
        Column(
            name="verified_on",
            zh="复查日期",
            en="Rechecked on",
            sql=f"iif({DONE}, {last_step('done_on', 'verify')}, NULL)",
            width=12,
            shape=Shape.DATE,
        ),
        Column(
            name="verified_by",
            zh="复查人",
            en="Rechecked by",
            sql=f"iif({DONE}, {worker(last_step('by', 'verify'))}, NULL)",
            width=10,
        ),
        STATE,
        replace(REGISTERED_BY, zh="排查人", en="Found by"),
    ),
)

PRESSED: Final = Ledger(
    name="supervision",
    zh="督办销号台账",
    en="Ledger of supervised matters",
    source=standing(
        "matter",
        "t.state NOT IN ('DRAFT', 'WITHDRAWN', 'VOID', 'MERGED')",
        f"{LAST_DUE} <= :last",
        f"coalesce({FINISHED_ON}, :today) >= :first",
        f"({LATE} > 0 OR t.urgency IN ('2', '3') OR t.hazard_grade = '3')",
    ),
    order=f"{LAST_DUE}, t.number, r.uid",
    columns=(
        NUMBERED,
        NUMBER,
        TITLE,
        *WHERE,
        HOLDER,
        Column(
            name="first_due",
            zh="原定期限",
            en="First deadline",
            sql=FIRST_DUE,
            width=12,
            shape=Shape.DATE,
        ),
        replace(DEADLINE, zh="现定期限", en="Deadline"),
        Column(
            name="late",
            zh="超期天数",
            en="Days late",
            sql=f"max({LATE}, 0)",
            width=8,
            shape=Shape.COUNT,
        ),
        STATE,
        RESULT,
        replace(FINISHED, zh="销号日期", en="Cleared on"),
        Column(name="remark", zh="备注", en="Remark", sql="''", width=14),
    ),
)
