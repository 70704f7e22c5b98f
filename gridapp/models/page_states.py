"""How far a printed page has come: printed, signed, scanned, its original kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gridapp.models.attachment import Attachment
from gridapp.models.form_page import FormPage

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


def lacking(found: Collection[Sheet]) -> list[tuple[str, str, int]]:
    """The pages (form, about, number) that a form has and that were taken off the list.

    Its first page there says how many: that one is printed anew whenever the form is.
    """
    forms: dict[tuple[str, str], list[FormPage]] = {}
    for one in found:
        forms.setdefault((one.page.form or "", one.page.about or ""), []).append(one.page)
    gaps = []
    for (form, about), pages in forms.items():
        total = min(pages, key=lambda page: page.page or 0).pages or 0
        there = {page.page for page in pages}
        gaps += [(form, about, n) for n in range(1, total + 1) if n not in there]
    return gaps


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
