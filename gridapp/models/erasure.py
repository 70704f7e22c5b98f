"""What a centre orders to be erased (PIPL 47): which records, which of their fields."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Field, Kind, Record, Sensitivity, Shape, declared, record
from gridapp.models.rights import may_write
from gridapp.models.role import Role

ERASED: Final = "erased"
"""Why a record is gone of which every field was erased."""

_WHOLE = frozenset(
    {
        "household",
        "resident",
        "enterprise",
        "spot",
        "life_event",
        "visit",
        "help_plan",
        "activity",
        "survey_answer",
        "attachment",
        "notice",
    }
)
"""Kinds of which nothing else is derived: any field may go. Of others, what tells of a person."""

_TEXTS = (Shape.TEXT, Shape.LONG_TEXT, Shape.PHONE, Shape.ID_NUMBER)


@record("erasure", 82, "删除决定", "erasure order", central=True)
class Erasure(Record):
    """A centre's order that two people stand for. It cannot be taken back."""

    what: bytes | None = declared(
        Shape.BYTES, "删除内容", "what", why="每台设备照着删除", required=True
    )
    basis: str | None = declared(
        Shape.TEXT, "法律依据", "legal basis", why="个保法第四十七条", required=True, longest=300
    )
    ordered_on: str | None = declared(
        Shape.DATE, "决定日期", "ordered on", why="查得到哪天决定的", required=True
    )
    by: str | None = declared(
        Shape.REF, "决定人", "ordered by", why="谁决定的", required=True, kind="worker"
    )
    second: str | None = declared(
        Shape.REF, "复核人", "second person", why="删除要两个人", required=True, kind="worker"
    )
    request: str | None = declared(
        Shape.REF, "个人信息请求", "request", why="应谁的请求", kind="request"
    )


def erasable(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind that an order may name: never those from which loops are worked out."""
    if kind.central:
        return ()
    return tuple(field for field in kind.fields if kind.name in _WHOLE or personal(kind, field))


def personal(kind: Kind, field: Field) -> bool:
    """Whether a field may tell who somebody is."""
    names_somebody = field.shape is Shape.REF and field.kind in ("resident", "household")
    told = names_somebody or field.sensitivity is not Sensitivity.ORDINARY
    return field.name != kind.owner and (told or field.shape in _TEXTS)


def may_order(role: Role) -> bool:
    """Who orders erasures also restates what is left of a segment: townships and counties."""
    return may_write(role, "erasure")
