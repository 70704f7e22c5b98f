"""The forms of a dispute that go out to be signed, each with the pages it may take."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gridapp.models import page_mark
from gridapp.models.dispute import Dispute
from gridapp.models.page_mark import Numbered
from gridapp.models.page_states import lacking
from gridapp.paths import Home
from gridapp.register import case_files, form_pages, records
from gridapp.register.form_pages import FOR_SIGNING
from gridapp.register.identity import Identity
from gridapp.reports import dossier_forms, word_marks
from gridapp.reports.dossier_forms import Filled
from gridapp.words.dossier_names import FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """One form as it goes out.

    Attributes:
        name: the case and the form, as the foot of each page says it.
    """

    filled: Filled
    pages: Numbered
    name: str

    @property
    def docx(self) -> bytes:
        """The form in Word, marked at the foot of its pages."""
        first = self.pages.ids[0]
        marks = (page_mark.of(first), page_mark.of(first, later=True))
        return word_marks.marked(self.filled.docx, self.name, *marks)


def to_sign(
    conn: sqlite3.Connection,
    me: Identity,
    dispute: str,
    *,
    home: Home | None = None,
    only: Sequence[str] = (),
    whole: bool = False,
    now_ms: int,
) -> list[ToSign]:
    """The forms to be signed, or `only` these; without those whose every page came back.

    Writes nothing: what goes to the printer is noted by `form_pages.printed`.
    Raises UnknownRecord, BadForm.
    """
    wanted = only or signed_forms(conn, dispute)
    case = records.standing(conn, Dispute, dispute)
    made = []
    for one in (
        dossier_forms.filled(conn, dispute, home=home, only=wanted, whole=whole) if wanted else ()
    ):
        pages = form_pages.numbered(conn, me, dispute, one.form, one.about, now_ms=now_ms)
        again = f"（{one.nth}）" if one.nth > 1 else ""
        name = "  ".join(filter(None, (case.number, FORMS[one.form] + again)))
        made.append(ToSign(filled=one, pages=pages, name=name))
    if not only:
        back = _back(conn, dispute)
        made = [one for one in made if (one.filled.form, one.filled.about) not in back]
    return made


def signed_forms(conn: sqlite3.Connection, dispute: str) -> tuple[str, ...]:
    """The forms on which somebody signs, of those that the dossier takes as it is now."""
    needed = dossier_forms.needed(case_files.of(conn, dispute))
    return tuple(form for form in needed if form in FOR_SIGNING)


def _back(conn: sqlite3.Connection, dispute: str) -> set[tuple[str, str]]:
    """The forms, and what they are about, of which every page is there and was signed."""
    found: dict[tuple[str, str], bool] = {}
    listed = form_pages.listed(conn, dispute)
    for one in listed:
        key = (one.page.form or "", one.page.about or "")
        found[key] = found.get(key, True) and not one.unused
    gaps = {(one.form, one.about) for one in lacking(listed)}
    return {key for key, all_back in found.items() if all_back} - gaps
