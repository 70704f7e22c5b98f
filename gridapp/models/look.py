"""Who saw which record, as the auditor at the centre reads it."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("look", 95, "查看记录", "look")
class Look(Record):
    """One row of a device's access log, in the stream of its own place: an act, never a value."""

    n: int | None = declared(Shape.COUNT, "第几次", "number", why="中间少了看得出来", required=True)
    act: str | None = declared(Shape.TEXT, "做了什么", "act", why="看、查、打印", required=True)
    by: str | None = declared(Shape.REF, "谁", "by", why="谁看的", required=True, kind="worker")
    at_ms: int | None = declared(Shape.INSTANT, "时间", "at", why="什么时候看的", required=True)
    about: str | None = declared(Shape.REF, "看的记录", "record", why="看了哪一条")
    reason: str | None = declared(Shape.TEXT, "原因", "reason", why="为什么看", longest=300)
    digest: bytes | None = declared(
        Shape.BYTES, "校验值", "digest", why="本机的记录改了看得出来", required=True
    )
