"""What may be noted of pages that are signed, and of pictures of which no mark says the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridapp.models.declare import kind_of
from gridapp.models.form_page import FormPage
from gridapp.models.page_states import Sheet, sheets
from gridapp.register import codes, form_pages
from gridapp.register.case_files import OpenCase
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.trip_words import page_name

translate = QCoreApplication.translate

_NOTED = ("signed_on", "kept_at")


def trip_acts(
    case: OpenCase, left: Mapping[str, Mapping[str, Any]], today: str, language: str
) -> Iterator[Act]:
    """One for each page, one for all that are out, one for each picture that is left.

    `left` says what is likely of each picture; where one page alone is out, it is that one.
    """
    found = sheets(case.file.pages, case.file.attachments, form_pages.order())
    out = [one for one in found if one.out]
    if out:
        unsigned = any(one.unused for one in out)
        yield Act(
            code="pages",
            label=translate("TripActs", "签字页都签了")
            if unsigned
            else translate("TripActs", "原件都放好了"),
            kind=kind_of(FormPage),
            fields=_NOTED if unsigned else ("kept_at",),
            required=("signed_on",) if unsigned else ("kept_at",),
            icon="check",
            usual={"signed_on": today} if unsigned else {},
            about=translate("TripActs", "还没回来的页一次记下。只签回来几页的，在右边一页一页记。"),
        )
    for one in found:
        yield _of_page(one, today, language)
    names = list(codes.labels("dossier_form", language).items())
    only = {"form": out[0].page.form, "page": out[0].page.page} if len(out) == 1 else {}
    for key, usual in left.items():
        yield Act(
            code=f"place:{key}",
            label=translate("TripActs", "这张是哪一页"),
            kind=kind_of(FormPage),
            fields=("form", "page"),
            required=("form", "page"),
            offered={"form": names},
            usual=usual if "form" in usual else {**usual, **only},
            button=False,
        )


def _of_page(sheet: Sheet, today: str, language: str) -> Act:
    page = sheet.page
    return Act(
        code=f"page:{page.id}",
        label=page_name(page, language),
        kind=kind_of(FormPage),
        fields=_NOTED,
        usual={
            "signed_on": page.signed_on or (today if sheet.unused else None),
            "kept_at": page.kept_at,
        },
        button=False,
    )
