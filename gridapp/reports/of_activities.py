"""The ledger of publicity and activities (宣传活动台账): tasks five to nine."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import (
    NUMBERED,
    TASK,
    WHERE,
    Column,
    Ledger,
    between,
    of_record,
    standing,
    worker,
)

ACTIVITIES: Final = Ledger(
    name="activities",
    zh="宣传活动台账",
    en="Ledger of activities",
    source=standing("activity", between("t.happened_on")),
    order="t.happened_on, t.place, r.uid",
    columns=(
        NUMBERED,
        Column(
            name="happened_on",
            zh="日期",
            en="Date",
            sql="t.happened_on",
            width=12,
            shape=Shape.DATE,
        ),
        TASK,
        Column(
            name="category",
            zh="分类",
            en="Category",
            sql="t.category",
            width=18,
            shape=Shape.CODE,
            codes="event_category",
        ),
        Column(name="title", zh="名称", en="Activity", sql="t.title", width=24),
        *WHERE,
        Column(
            name="where",
            zh="地点",
            en="Where",
            sql=f'coalesce(t."where", {of_record("spot", "name", "t.spot")})',
            width=18,
        ),
        Column(
            name="people",
            zh="参加人数",
            en="People",
            sql="t.people",
            width=8,
            shape=Shape.COUNT,
        ),
        Column(
            name="households",
            zh="参加户数",
            en="Households",
            sql=(
                "(SELECT count(DISTINCT p.household) FROM participant p"
                " WHERE p.activity = r.uid AND p.gone IS NULL)"
            ),
            width=8,
            shape=Shape.COUNT,
            usual=False,
        ),
        Column(name="content", zh="内容", en="What was done", sql="t.content", width=36),
        Column(
            name="project",
            zh="致富项目",
            en="Project",
            sql=of_record("project", "name", "t.project"),
            width=16,
            usual=False,
        ),
        Column(name="worker", zh="登记人", en="Registered by", sql=worker("t.worker"), width=10),
    ),
)
