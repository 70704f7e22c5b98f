"""Printed pages of a dossier's forms: where each is, from the printer to the archive box."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("form_page", 48, "文书页", "page of a form")
class FormPage(Record):
    """One sheet that was printed to be signed. Its scan is an attachment that names it."""

    dispute: str | None = declared(
        Shape.REF, "纠纷", "dispute", why="哪件纠纷的", required=True, kind="dispute"
    )
    form: str | None = declared(
        Shape.CODE, "文书", "form", why="哪份文书的", required=True, codes="dossier_form"
    )
    about: str | None = declared(
        Shape.REF, "说的是", "about", why="同一种文书有几份时分得清是哪次调解、哪份协议"
    )
    page: int | None = declared(Shape.COUNT, "第几页", "page", why="页次", required=True)
    pages: int | None = declared(Shape.COUNT, "共几页", "pages in all", why="看得出缺不缺页")
    printed_on: str | None = declared(Shape.DATE, "打印日期", "printed on", why="知道打印出去了")
    signed_on: str | None = declared(Shape.DATE, "签字日期", "signed on", why="知道签回来了")
    kept_at: str | None = declared(
        Shape.TEXT, "原件放在", "original kept at", why="原件找得到", longest=100
    )
