"""The ledger of surveys (入户问卷台账): how many answered each, place by place, never who."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import NUMBERED, Column, Ledger, between

_COUNTED: Final = (
    "FROM (SELECT a.survey AS survey, substr(a.place, 1, 12) AS place,"  # noqa: S608  written here
    " substr(a.asked_on, 1, 7) AS month, count(*) AS n, min(x.uid) AS uid"
    ' FROM "survey_answer" a CROSS JOIN rec x ON x.id = a.id'
    " WHERE a.survey IS NOT NULL AND a.place >= :low AND a.place < :high"
    f" AND a.gone IS NULL AND x.home IS NOT NULL AND {between('a.asked_on')}"
    " GROUP BY 1, 2, 3) t CROSS JOIN rec r ON r.uid = t.survey"
    " CROSS JOIN survey s ON s.id = r.id"
)


def _place(zh: str, en: str, name: str, digits: int, *, usual: bool) -> Column:
    return Column(
        name=name,
        zh=zh,
        en=en,
        sql=f"substr(t.place, 1, {digits})",
        width=16,
        shape=Shape.PLACE,
        usual=usual,
    )


SURVEYS: Final = Ledger(
    name="surveys",
    zh="入户问卷台账",
    en="Ledger of surveys",
    source=_COUNTED,
    order="t.place, t.month, r.uid",
    columns=(
        NUMBERED,
        _place("乡镇", "Township", "township", 9, usual=False),
        _place("村（社区）", "Village", "village", 12, usual=True),
        Column(name="month", zh="月份", en="Month", sql="t.month", width=10),
        Column(name="name", zh="问卷", en="Survey", sql="s.name", width=30),
        Column(
            name="subject",
            zh="问谁",
            en="Whom",
            sql="s.subject",
            width=10,
            shape=Shape.CODE,
            codes="survey_subject",
        ),
        Column(
            name="nameless",
            zh="不记名",
            en="Anonymous",
            sql="s.nameless",
            width=10,
            shape=Shape.CODE,
            codes="yes_no",
        ),
        Column(name="from_on", zh="开始", en="From", sql="s.from_on", width=12, shape=Shape.DATE),
        Column(name="to_on", zh="截止", en="Until", sql="s.to_on", width=12, shape=Shape.DATE),
        Column(name="answers", zh="收到几份", en="Answers", sql="t.n", width=10, shape=Shape.COUNT),
    ),
)
