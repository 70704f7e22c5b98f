"""A bulletin that was signed: from then on it is printed as it was."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("bulletin", 96, "定稿的通报", "signed bulletin")
class SignedBulletin(Record):
    """That a centre signed the bulletin of a month, a quarter or a round. Never changed."""

    span: str | None = declared(
        Shape.TEXT, "哪一期", "of which span", why="一期只定稿一次", required=True, longest=40
    )
    signed_on: str | None = declared(
        Shape.DATE, "定稿日期", "signed on", why="查得到哪天定的稿", required=True
    )
    by: str | None = declared(
        Shape.REF, "定稿人", "signed by", why="谁定的稿", required=True, kind="worker"
    )
    parts: int | None = declared(
        Shape.COUNT, "分几份", "parts", why="收齐了才能重印", required=True
    )
    mark: str | None = declared(
        Shape.TEXT, "核对码", "mark", why="和纸上的一样才是原文", required=True, longest=64
    )


@record("bulletin_part", 97, "通报内容", "part of a bulletin", owner="bulletin")
class BulletinPart(Record):
    """A part of what was signed: its words, its figures, and the rows they are made of."""

    bulletin: str | None = declared(
        Shape.REF, "通报", "bulletin", why="哪一期的", required=True, kind="bulletin"
    )
    n: int | None = declared(Shape.COUNT, "第几份", "number", why="按次序接起来", required=True)
    body: bytes | None = declared(Shape.BYTES, "内容", "body", why="定稿的原文", required=True)
