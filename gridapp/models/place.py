"""Places: county, township, village, grid, household unit. A code's prefix is its parent."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record

LEVELS = (6, 9, 12, 15, 18)
"""Digits of the codes of counties, townships, villages, grids and units."""


@record("place", 1, "地点", "place", central=True)
class Place(Record):
    """A place under a centre. Never edited or reused: a change of bounds makes a new one."""

    code: str | None = declared(
        Shape.PLACE, "编码", "code", why="范围核对和统计的依据", required=True, searched=True
    )
    name: str | None = declared(
        Shape.TEXT, "名称", "name", why="让人认得出这个地方", required=True, searched=True
    )
    grid_type: str | None = declared(
        Shape.CODE, "网格类型", "grid type", why="全科网格与专属网格分开统计", codes="grid_type"
    )
    opened_on: str | None = declared(Shape.DATE, "启用日期", "opened on", why="区划有变动")
    closed_on: str | None = declared(
        Shape.DATE, "停用日期", "closed on", why="停用后不再接收新记录"
    )
    succeeds: str | None = declared(
        Shape.PLACE, "接替", "succeeds", why="撤并调整后能找到原来的记录"
    )


def parent(code: str) -> str:
    """The place that holds `code`; a county has none and gives an empty text."""
    return code[:-3] if len(code) > 6 else ""


def is_department(code: str) -> bool:
    """Whether this is the code of a department: its centre's, and three digits from 9xx."""
    return len(code) in (9, 12) and code[-3] == "9"


def covers(area: str, code: str) -> bool:
    """Whether `code` lies in `area`: below means starts with."""
    return code.startswith(area)


def bounds(area: str) -> dict[str, str]:
    """What queries ask by, for all places in `area`: `code >= :low AND code < :high`."""
    return {"low": area, "high": area + ":"}
