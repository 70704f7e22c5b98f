"""Life events as verbs: split, join, move, death, birth, marry in, tenant in or out."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("life_event", 14, "人户变动", "life event")
class LifeEvent(Record):
    """What happened to a household or a person on a day; the members themselves move or end."""

    verb: str | None = declared(
        Shape.CODE, "变动", "what happened", why="名册跟得上", required=True, codes="life_event"
    )
    happened_on: str | None = declared(Shape.DATE, "日期", "on", why="从哪天起", required=True)
    household: str | None = declared(
        Shape.REF, "住户", "household", why="哪一户", required=True, kind="household"
    )
    resident: str | None = declared(Shape.REF, "居民", "resident", why="哪个人", kind="resident")
    to: str | None = declared(
        Shape.REF, "到哪一户", "to household", why="历史接得上", kind="household"
    )
    note: str | None = declared(Shape.TEXT, "说明", "note", why="去了哪里")
    worker: str | None = declared(
        Shape.REF, "登记人", "registered by", why="谁登记的", required=True, kind="worker"
    )
