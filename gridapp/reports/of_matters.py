"""The ledgers that are kept of matters: all of them, hazards, and what is being pressed for.

Nobody who reported a matter is named in any of them: a ledger goes from hand to hand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import (
    NUMBERED,
    WHERE,
    Column,
    Ledger,
    between,
    head,
    standing,
    worker,
)


def _last(field: str, *actions: str, also: str = "") -> str:
    """A field of the newest step of these actions."""
    listed = ", ".join(f"'{action}'" for action in actions)
    return (
        f'(SELECT s."{field}" FROM step s JOIN rec p ON p.id = s.id'  # noqa: S608  written here
        f" WHERE s.matter = r.uid AND s.gone IS NULL AND s.action IN ({listed}){also}"
        " ORDER BY s.done_on DESC, p.uid DESC LIMIT 1)"
    )


_DONE = "t.state IN ('HANDLED', 'FEEDBACK', 'RATED', 'CLOSED')"
_ANSWERS = ("settle", "finish", "not_ours")
_FINISHED_ON = f"iif({_DONE}, {_last('done_on', *_ANSWERS)}, NULL)"
_DUE = "nullif(substr(t.judged_by, 1, 10), '')"
_FIRST_DUE = "nullif(substr(t.first_due, 1, 10), '')"
_LATE = f"CAST(julianday(coalesce({_FINISHED_ON}, :today)) - julianday({_DUE}) AS INTEGER)"

_NUMBER = Column(name="number", zh="编号", en="Number", sql="t.number", width=16)
_TITLE = Column(name="title", zh="事由", en="Matter", sql="t.title", width=26)
_DETAIL = Column(name="detail", zh="详情", en="Detail", sql="t.detail", width=36)
_SPOT = Column(name="spot", zh="地点", en="Where", sql="t.spot_text", width=18)
_HOUSEHOLD = Column(
    name="household", zh="所在户", en="Household", sql=head("t.household"), width=10, usual=False
)
_HOLDER = Column(
    name="holder",
    zh="承办人",
    en="Handler",
    sql=worker("unhex_(coalesce(t.holder, ''))"),
    width=10,
)
_STATE = Column(
    name="state",
    zh="状态",
    en="State",
    sql="t.state",
    width=14,
    shape=Shape.CODE,
    codes="matter_state",
)
_DEADLINE = Column(name="due", zh="限办日期", en="Due", sql=_DUE, width=12, shape=Shape.DATE)
_RESULT = Column(
    name="result",
    zh="办理情况",
    en="What was done",
    sql=f"iif({_DONE}, {_last('note', *_ANSWERS)}, NULL)",
    width=30,
)
_FINISHED = Column(
    name="finished_on",
    zh="办结日期",
    en="Finished on",
    sql=_FINISHED_ON,
    width=12,
    shape=Shape.DATE,
)
_REGISTERED_BY = Column(
    name="worker", zh="登记人", en="Registered by", sql=worker("t.worker"), width=10
)

MATTERS: Final = Ledger(
    name="matters",
    zh="事项台账",
    en="Ledger of matters",
    source=standing("matter", between("t.heard_on")),
    order="t.heard_on, t.number, r.uid",
    columns=(
        NUMBERED,
        _NUMBER,
        Column(
            name="heard_on",
            zh="登记日期",
            en="Heard on",
            sql="t.heard_on",
            width=12,
            shape=Shape.DATE,
        ),
        Column(
            name="task",
            zh="九联任务",
            en="Joint task",
            sql="t.task",
            width=14,
            shape=Shape.CODE,
            codes="task",
        ),
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
        _SPOT,
        _HOUSEHOLD,
        _TITLE,
        _DETAIL,
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
        _HOLDER,
        _DEADLINE,
        _STATE,
        _RESULT,
        Column(
            name="close",
            zh="办结方式",
            en="How closed",
            sql=_last("close", *_ANSWERS, "close", also=" AND s.close <> ''"),
            width=14,
            shape=Shape.CODE,
            codes="event_close",
            usual=False,
        ),
        _FINISHED,
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
            sql=_last("satisfaction", "told", also=" AND s.satisfaction <> ''"),
            width=10,
            shape=Shape.CODE,
            codes="satisfaction",
        ),
        _REGISTERED_BY,
    ),
)

HAZARDS: Final = Ledger(
    name="hazards",
    zh="安全隐患台账",
    en="Ledger of safety hazards",
    source=standing("matter", "t.task = 'hazard'", between("t.heard_on")),
    order="t.heard_on, t.number, r.uid",
    columns=(
        NUMBERED,
        _NUMBER,
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
        _SPOT,
        _HOUSEHOLD,
        replace(_TITLE, zh="隐患", en="Hazard"),
        _DETAIL,
        replace(_HOLDER, zh="整改责任人", en="Put right by"),
        replace(_DEADLINE, zh="整改期限", en="Due"),
        replace(_RESULT, zh="整改情况", en="What was done"),
        Column(
            name="verified_on",
            zh="复查日期",
            en="Rechecked on",
            sql=f"iif({_DONE}, {_last('done_on', 'verify')}, NULL)",
            width=12,
            shape=Shape.DATE,
        ),
        Column(
            name="verified_by",
            zh="复查人",
            en="Rechecked by",
            sql=f"iif({_DONE}, {worker(_last('by', 'verify'))}, NULL)",
            width=10,
        ),
        _STATE,
        replace(_REGISTERED_BY, zh="排查人", en="Found by"),
    ),
)

PRESSED: Final = Ledger(
    name="supervision",
    zh="督办销号台账",
    en="Ledger of supervised matters",
    source=standing(
        "matter",
        "t.state NOT IN ('DRAFT', 'WITHDRAWN', 'VOID', 'MERGED')",
        f"{_DUE} <= :last",
        f"coalesce({_FINISHED_ON}, :today) >= :first",
        f"({_LATE} > 0 OR t.urgency IN ('2', '3') OR t.hazard_grade = '3')",
    ),
    order=f"{_DUE}, t.number, r.uid",
    columns=(
        NUMBERED,
        _NUMBER,
        _TITLE,
        *WHERE,
        _HOLDER,
        Column(
            name="first_due",
            zh="原定期限",
            en="First deadline",
            sql=_FIRST_DUE,
            width=12,
            shape=Shape.DATE,
        ),
        replace(_DEADLINE, zh="现定期限", en="Deadline"),
        Column(
            name="late",
            zh="超期天数",
            en="Days late",
            sql=f"max({_LATE}, 0)",
            width=8,
            shape=Shape.COUNT,
        ),
        _STATE,
        _RESULT,
        replace(_FINISHED, zh="销号日期", en="Cleared on"),
        Column(name="remark", zh="备注", en="Remark", sql="''", width=14),
    ),
)
