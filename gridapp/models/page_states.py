"""How far a printed page has come: printed, signed, scanned, its original kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import Final

from gridapp.models.attachment import Attachment
from gridapp.models.form_page import FormPage

_LATER: Final = 2
"""Word marks the first page of a form by itself, and all later ones alike."""
PRINTED, SIGNED, SCANNED, KEPT = "printed", "signed", "scanned", "kept"

STATES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        PRINTED: ("已打印", "printed"),
        SIGNED: ("已签字", "signed"),
        SCANNED: ("已扫描", "scanned"),
        KEPT: ("原件存档", "kept on paper"),
    }
)
"""State to its words (zh, en)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page and its scans, the oldest first: the last one is what is shown."""

    page: FormPage
    scans: tuple[Attachment, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """All that is true of it, in their order."""
        true = {
            PRINTED: bool(self.page.printed_on),
            SIGNED: bool(self.page.signed_on),
            SCANNED: bool(self.scans),
            KEPT: bool(self.page.kept_at),
        }
        return tuple(state for state in STATES if true[state])

    @property
    def state(self) -> str:
        """How far it has come."""
        return (self.states or (PRINTED,))[-1]

    @property
    def unused(self) -> bool:
        """Whether it was printed, and nothing has been heard of it since."""
        return self.states == (PRINTED,)

    @property
    def out(self) -> bool:
        """Whether neither its picture nor its paper is here, signed or not."""
        return bool(self.states) and self.states[-1] in (PRINTED, SIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A page that a form has and that is not on the list."""

    form: str
    about: str
    page: int
    pages: int


def lacking(found: Collection[Sheet]) -> list[Missing]:
    """The pages that a form has and that were taken off the list, or never were on it.

    Its first page there says how many: that one is printed anew whenever the form is.
    """
    gaps = []
    for (form, about), pages in _forms(found).items():
        total = min(pages, key=lambda one: one.page.page or 0).page.pages or 0
        there = {one.page.page for one in pages}
        gaps += [
            Missing(form=form, about=about, page=n, pages=total)
            for n in range(1, total + 1)
            if n not in there
        ]
    return gaps


def with_missing(found: Sequence[Sheet]) -> list[Sheet | Missing]:
    """The pages in their order, and each that is missing where it belongs."""
    gaps = lacking(found)
    whole: list[Sheet | Missing] = []
    for (form, about), pages in _forms(found).items():
        own = [one for one in gaps if (one.form, one.about) == (form, about)]
        numbered: list[tuple[int, Sheet | Missing]] = [(one.page.page or 0, one) for one in pages]
        numbered += [(one.page, one) for one in own]
        whole += [one for _number, one in sorted(numbered, key=lambda pair: pair[0])]
    return whole


def next_page(found: Collection[Sheet], form: str, about: str, taken: Collection[int]) -> int:
    """The first later page of a form of which no picture is there, but for those `taken`.

    0 where every page of it has one.
    """
    pages = _forms(found).get((form, about), [])
    total = max((one.page.pages or 0 for one in pages), default=0)
    pictured = {one.page.page for one in pages if one.scans}
    number = next(n for n in count(_LATER) if n not in pictured and n not in taken)
    return 0 if total and number > total else number


def _forms(found: Collection[Sheet]) -> dict[tuple[str, str], list[Sheet]]:
    forms: dict[tuple[str, str], list[Sheet]] = {}
    for one in found:
        forms.setdefault((one.page.form or "", one.page.about or ""), []).append(one)
    return forms


def sheets(
    pages: Collection[FormPage], attachments: Sequence[Attachment], order: Sequence[str]
) -> list[Sheet]:
    """The pages with their scans, by form, then by what they are about."""
    place = {form: at for at, form in enumerate(order)}
    ordered = sorted(
        pages,
        key=lambda one: (place.get(one.form or "", 99), one.about or "", one.page or 0, one.id),
    )
    return [
        Sheet(page, tuple(one for one in attachments if one.page == page.id)) for page in ordered
    ]
