"""Attachments: photos, evidence and signed papers, known by the digest of their bytes."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("attachment", 72, "附件", "attachment")
class Attachment(Record):
    """A file that belongs to a record; its bytes lie outside the log."""

    subject: str | None = declared(
        Shape.REF, "属于", "belongs to", why="附在哪条记录上", required=True
    )
    subject_kind: str | None = declared(
        Shape.CODE, "属于哪类", "of kind", why="附在哪条记录上", required=True, codes="record_kind"
    )
    kind: str | None = declared(
        Shape.CODE, "附件类型", "sort", why="处置前后要对照", required=True, codes="attachment_kind"
    )
    digest: bytes | None = declared(
        Shape.BYTES, "摘要", "digest", why="核对内容没有换过", required=True
    )
    media: str | None = declared(
        Shape.TEXT, "格式", "format", why="打得开", required=True, longest=60
    )
    size: int | None = declared(Shape.COUNT, "字节", "bytes", why="按大小安排传送", required=True)
    page: str | None = declared(
        Shape.TEXT, "文书页", "page of a form", why="签字页归到文书", longest=40
    )
    taken_on: str | None = declared(Shape.DATE, "日期", "taken on", why="处置前后要对照")
    note: str | None = declared(Shape.TEXT, "说明", "note", why="看得懂是什么")
