"""The roster of household units (联户单元花名册, form F15)."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Sensitivity, Shape
from gridapp.register.locks import LOCKED_HEADS, LOCKED_RECORDS
from gridapp.reports.declared import NUMBERED, WHERE, Column, Ledger, grown, head, standing

_BIRTH = "coalesce(m.birth, substr(m.id_number, 7, 4) || '-' || substr(m.id_number, 11, 2))"
_ITS = (
    "SELECT r.uid UNION ALL SELECT o.uid FROM merged g JOIN rec o ON o.id = g.rec"
    " WHERE g.kept = r.id"
)
"""A household, and those that were merged into it."""

_MEMBERS = (
    f"FROM resident m WHERE m.household IN ({_ITS}) AND m.gone IS NULL"  # noqa: S608  written here
    " AND m.id NOT IN (SELECT rec FROM merged)"
)

_LEADERS = (
    "LEFT JOIN (SELECT w.area, min(w.name) AS name FROM worker w CROSS JOIN rec q ON q.id = w.id"
    " WHERE w.role = 'UNIT' AND w.gone IS NULL AND q.home IS NOT NULL"
    " AND (w.until IS NULL OR w.until >= :today) GROUP BY w.area) lead ON lead.area = t.place"
)
"""The leader of each unit, by its place."""

ROSTER: Final = Ledger(
    name="roster",
    zh="联户单元花名册",
    en="Roster of household units",
    source=standing("household", joined=_LEADERS),
    order="t.place, spoken(t.address), r.uid",
    dated=False,
    columns=(
        NUMBERED,
        *WHERE,
        Column(
            name="unit_code",
            zh="单元编码",
            en="Unit code",
            sql="t.place",
            width=20,
            usual=False,
        ),
        Column(
            name="leader",
            zh="联户长",
            en="Leader",
            sql="lead.name",
            width=10,
        ),
        Column(name="head", zh="户主", en="Head", sql=head("r.uid"), width=10),
        Column(name="address", zh="住址", en="Address", sql="t.address", width=26),
        Column(
            name="people",
            zh="人口",
            en="People",
            sql=f"(SELECT count(*) {_MEMBERS})",
            width=6,
            shape=Shape.COUNT,
        ),
        Column(
            name="members",
            zh="家庭成员",
            en="Members",
            sql=(
                f"(SELECT group_concat(name, '、') FROM (SELECT m.name {_MEMBERS}"  # noqa: S608  written here
                f" AND m.id NOT IN ({LOCKED_RECORDS}) AND {grown(_BIRTH)}"
                " ORDER BY coalesce(m.relation, 'z'), m.id))"
            ),
            width=26,
            usual=False,
        ),
        Column(
            name="phone",
            zh="联系电话",
            en="Telephone",
            sql=f"iif(r.uid IN ({LOCKED_HEADS}), NULL, t.phone)",
            width=14,
            shape=Shape.PHONE,
        ),
        Column(
            name="tags",
            zh="关爱标签",
            en="Care tags",
            sql="t.tags",
            width=18,
            shape=Shape.CODES,
            codes="household_tag",
            sensitivity=Sensitivity.SENSITIVE,
        ),
        Column(
            name="noticed_on",
            zh="告知书日期",
            en="Notice given",
            sql="t.noticed_on",
            width=12,
            shape=Shape.DATE,
            usual=False,
        ),
        Column(
            name="visited_on",
            zh="最近走访",
            en="Last visit",
            sql=(
                f"(SELECT max(v.happened_on) FROM visit v WHERE v.household IN ({_ITS})"  # noqa: S608  written here
                " AND v.gone IS NULL)"
            ),
            width=12,
            shape=Shape.DATE,
        ),
        Column(
            name="remark",
            zh="备注",
            en="Remark",
            sql="''",
            width=14,
        ),
    ),
)
