"""Pages that come back, sorted by their marks: each to its dispute, form and page, or left over."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from gridapp.models.dispute import Dispute
from gridapp.models.form_page import FormPage
from gridapp.models.page_states import Sheet, next_page
from gridapp.register import form_pages, records
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight
from gridapp.register.scans import Leaf

PUT: Final = frozenset({"put", "newer", "again", "moved", "back"})
"""What became of a picture that is with its page; anything else is left for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What became of one picture.

    Attributes:
        verdict: put, newer (a better picture of a page that had one), again (known already),
            back (its page was off the list and is on it again);
            or why it is left: no_mark, two (marks of two pages), unknown (a mark of another
            register, or of a dispute that was taken back), other (of another case),
            which_page (Word counted the pages), no_right, or why it cannot be read.
        page: the page that it is of, where that is known.
        number: of the case, where it is of another.
        attachment: its id, where it is put.
    """

    leaf: Leaf
    verdict: str
    page: FormPage | None = None
    number: str = ""
    attachment: str = ""

    @property
    def is_put(self) -> bool:
        """Whether it is with its page."""
        return self.verdict in PUT


def likely(
    left: Mapping[str, Sorted], dispute: str, listed: Collection[Sheet]
) -> dict[str, tuple[FormPage, int]]:
    """Of each later page that Word counted, by its key: a page of its form, and its number.

    They go, as they came, to the pages of that form of which no picture is there; 0 where all
    have one. A person confirms it.
    """
    found: dict[str, tuple[FormPage, int]] = {}
    for key, one in left.items():
        page = one.page if one.verdict == "which_page" else None
        if page is None or page.dispute != dispute:
            continue
        of = page.form or "", page.about or ""
        taken = [n for other, n in found.values() if (other.form, other.about or "") == of]
        found[key] = page, next_page(listed, *of, taken)
    return found


def sort(
    conn: sqlite3.Connection, me: Identity, leaf: Leaf, *, only: str = "", now_ms: int
) -> Sorted:
    """Put a picture with its page, where its mark says which; `only` of one dispute.

    Needs a transaction, or makes one a picture.
    """
    if leaf.problem:
        return Sorted(leaf=leaf, verdict=leaf.problem)
    if len(leaf.marks) != 1:
        return Sorted(leaf=leaf, verdict="two" if leaf.marks else "no_mark")
    (mark,) = leaf.marks
    page = form_pages.by_token(conn, mark.token)
    case = records.get(conn, Dispute, page.dispute or "") if page else None
    if page is None or case is None or case.gone is not None:
        return Sorted(leaf=leaf, verdict="unknown")
    if only and page.dispute != only:
        return Sorted(leaf=leaf, verdict="other", page=page, number=case.number or "")
    if mark.later:
        return Sorted(leaf=leaf, verdict="which_page", page=page)
    try:
        off = page.gone is not None
        if off:
            page = form_pages.again(conn, me, page, now_ms=now_ms)
        id_, verdict = form_pages.put(conn, me, page, leaf.data, now_ms=now_ms)
    except NoRight:
        return Sorted(leaf=leaf, verdict="no_right", page=page)
    return Sorted(leaf=leaf, verdict="back" if off else verdict, page=page, attachment=id_)
