"""Enterprises and other bodies that rounds of visits, hazards and activities stand at."""

from __future__ import annotations

from gridapp.models.declare import Record, Sensitivity, Shape, declared, record


@record("enterprise", 13, "单位", "enterprise")
class Enterprise(Record):
    """A shop, works, school or other body with premises in a grid."""

    name: str | None = declared(
        Shape.TEXT, "名称", "name", why="认得出是哪家单位", required=True, searched=True
    )
    credit_code: str | None = declared(
        Shape.CREDIT_CODE,
        "统一社会信用代码",
        "credit code",
        why="同名单位分得清（GB 32100-2015）",
        searched=True,
    )
    premises: str | None = declared(
        Shape.CODE, "场所类型", "kind of premises", why="隐患按场所统计", codes="hazard_place"
    )
    address: str | None = declared(
        Shape.TEXT, "地址", "address", why="上门走访、派人处置", searched=True
    )
    contact: str | None = declared(
        Shape.TEXT,
        "联系人",
        "contact",
        why="整改和走访找谁",
        sensitivity=Sensitivity.PERSONAL,
        longest=40,
    )
    phone: str | None = declared(
        Shape.PHONE,
        "电话",
        "phone",
        why="联系和告知结果",
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
    )
