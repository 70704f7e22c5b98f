"""How pages that are signed, and pictures of them, are told of at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from gridapp.models.form_page import FormPage
from gridapp.models.page_states import KEPT, PRINTED, SCANNED, SIGNED, STATES, Missing, Sheet
from gridapp.register import codes
from gridapp.register.sorting import Sorted
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import Line
from gridapp.ui.theme import Tone
from gridapp.words.trips import verdict

translate = QCoreApplication.translate

_TONES: Mapping[str, Tone] = MappingProxyType(
    {PRINTED: "amber", SIGNED: "blue", SCANNED: "green", KEPT: "green"}
)


def page_line(sheet: Sheet, language: str, note: str) -> Line:
    """One page: what it is, when what became of it, and how far it has come."""
    page = sheet.page
    said = page_name(page, language)
    if page.pages:
        said += translate("TripWords", "/共 {n} 页").format(n=page.pages)
    parts = (
        _dated(translate("TripWords", "{day} 打印"), page.printed_on),
        _dated(translate("TripWords", "{day} 签字"), page.signed_on),
        translate("TripWords", "{n} 张照片").format(n=len(sheet.scans)) if sheet.scans else "",
        translate("TripWords", "原件在{where}").format(where=page.kept_at) if page.kept_at else "",
    )
    return Line(
        what=said,
        note=" · ".join(filter(None, parts)),
        word=capital(STATES[sheet.state][0 if language.startswith("zh") else 1]),
        tone=_TONES[sheet.state],
        act=f"page:{page.id}" if note else "",
        label=note,
    )


def missing_line(one: Missing, language: str, label: str) -> Line:
    """One page that a form has and that nobody has: what to do about it."""
    said = translate("TripWords", "{form} 第 {n} 页").format(
        form=_form(one.form, language), n=one.page
    )
    return Line(
        what=said + translate("TripWords", "/共 {n} 页").format(n=one.pages),
        note=translate("TripWords", "不在清单上：把它的照片再拖来一次，或者重新打印"),
        word=translate("TripWords", "缺页"),
        tone="red",
        act=f"print:{one.form}" if label else "",
        label=label,
    )


def left_line(one: Sorted, language: str, act: str, label: str, likely: int) -> Line:
    """One picture that is left: its file, why, and which page of its form it is most `likely`."""
    file = one.leaf.name
    if one.leaf.number:
        file = translate("TripWords", "{file} 第 {n} 页").format(file=file, n=one.leaf.number)
    form = _form(one.page.form, language) if one.page else ""
    why = verdict(one.verdict, language, number=one.number, name=form)
    if likely:
        more = translate("TripWords", "{why}；接下来缺的是第 {n} 页")
        why = more.format(why=why, n=likely)
    return Line(what=file, note=capital(why), act=act, label=label if act else "")


def page_name(page: FormPage, language: str) -> str:
    """Which page of which form it is."""
    form = _form(page.form, language)
    return translate("TripWords", "{form} 第 {n} 页").format(form=form, n=page.page)


def _form(code: str | None, language: str) -> str:
    return codes.label("dossier_form", code, language)


def _dated(words: str, day: str | None) -> str:
    return words.format(day=day) if day else ""
