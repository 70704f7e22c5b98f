"""The dossier of a mediation: what it must hold, what it holds, and what is still missing.

One case, one dossier (一案一卷). The thirteen items are those of the dossiers in use under the
2010 forms of the Ministry of Justice; 必 stands in every dossier, 需 where there is such a thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from gridapp.models.attachment import Attachment
from gridapp.models.dispute import Dispute, Party
from gridapp.models.form_page import FormPage
from gridapp.models.mediation import Agreement, Instalment, Session
from gridapp.models.notice import Notice
from gridapp.models.page_states import lacking, sheets
from gridapp.models.visit import Visit

APPLICANT, RESPONDENT = "1", "2"
INQUIRY = "6"
YES = "1"
_RIGHTS, _EVIDENCE, _SIGNED, _IDENTITY = "F03", "3", "4", "6"
_ALWAYS = True
_ASKED_THE_COURT = frozenset({"2", "3", "4"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A dispute and everything that belongs to it."""

    dispute: Dispute
    parties: Sequence[Party] = ()
    sessions: Sequence[Session] = ()
    agreements: Sequence[Agreement] = ()
    instalments: Sequence[Instalment] = ()
    attachments: Sequence[Attachment] = ()
    notices: Sequence[Notice] = ()
    visits: Sequence[Visit] = ()
    pages: Sequence[FormPage] = ()
    ended_without_agreement: bool = False
    closing_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the dossier.

    Attributes:
        number: its place in the list of contents, 1 to 13.
        form: the number of its printed form, where it has one.
        wanted: whether this dossier has to hold it.
        found: ids of the records it is made of.
        there: whether it is complete: all it is made of is here, and no page is still out.
        out: pages of its form that were printed to be signed and have not come back, or are
            no longer on the list.
    """

    number: int
    form: str
    zh: str
    en: str
    wanted: bool
    there: bool
    found: tuple[str, ...] = field(default=())
    out: int = 0

    @property
    def missing(self) -> bool:
        """Whether the dossier has to hold it and does not."""
        return self.wanted and not self.there

    def label(self, language: str) -> str:
        """Its name in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en


def contents(case: CaseFile) -> tuple[Item, ...]:
    """The thirteen items of the dossier, in their order."""
    out, back = _pages(case)
    items = (*_before(case, back), *_during(case), *_after(case))
    return tuple(_with_pages(item, out) for item in items)


def _pages(case: CaseFile) -> tuple[Counter[str], set[str]]:
    """How many pages of each form are still out, and the forms of which some came back."""
    found = sheets(case.pages, case.attachments, ())
    out = Counter(one.page.form or "" for one in found if one.out)
    out.update(one.form for one in lacking(found))
    back = {one.page.form or "" for one in found if one.states and not one.out}
    return out, back - out.keys()


def _with_pages(item: Item, out: Counter[str]) -> Item:
    """The item as it is with pages of its form still on the way."""
    n = sum(out[form] for form in item.form.split("/"))
    return replace(item, out=n, wanted=True, there=False) if n else item


def _before(case: CaseFile, back: Collection[str]) -> tuple[Item, ...]:
    sides = {party.side for party in case.parties}
    registered = bool(case.dispute.facts) and {APPLICANT, RESPONDENT} <= sides
    told = [one.id for one in case.notices if one.form == _RIGHTS]
    told += [one.id for one in case.sessions if one.rights_told == YES]
    shown = _attached(case, _IDENTITY)
    agents = [party.id for party in case.parties if party.agent]
    letters = [one.id for one in case.attachments if one.subject in agents and one.kind == _SIGNED]
    return (
        _item(
            1, "F01/F02", "申请书或受理登记表", "Application or registration", _ALWAYS, registered
        ),
        _item(
            2,
            "F03",
            "权利义务告知书",
            "Notice of rights and duties",
            _ALWAYS,
            bool(told) or _RIGHTS in back,
            told,
        ),
        _item(3, "", "当事人身份证明", "Proof of identity", _ALWAYS, bool(shown), shown),
        _item(4, "", "授权委托书", "Letters of authority", bool(agents), bool(letters), letters),
    )


def _during(case: CaseFile) -> tuple[Item, ...]:
    inquiries = [one.id for one in case.sessions if one.manner == INQUIRY and one.record]
    held = [one.id for one in case.sessions if one.manner != INQUIRY and one.record]
    proofs = _attached(case, _EVIDENCE)
    agreed = [one.id for one in case.agreements]
    asked = any(one.manner == INQUIRY for one in case.sessions)
    written = not case.ended_without_agreement
    return (
        _item(5, "F04", "调查记录", "Record of inquiry", asked, bool(inquiries), inquiries),
        _item(6, "", "证据材料", "Evidence", bool(proofs), bool(proofs), proofs),
        _item(7, "F05", "调解记录", "Record of mediation", _ALWAYS, bool(held), held),
        _item(8, "F06/F07", "调解协议书", "Agreement", written, bool(agreed), agreed),
    )


def _after(case: CaseFile) -> tuple[Item, ...]:
    done = [one.id for one in case.instalments if one.performed_on]
    due = bool(case.instalments)
    visited = [one.id for one in case.visits]
    court = [one.id for one in case.agreements if one.confirmation in _ASKED_THE_COURT]
    agreed = bool(case.agreements)
    whole = due and len(done) == len(case.instalments)
    note = bool(case.closing_note)
    return (
        _item(9, "", "履行凭证", "Proof of performance", due, whole, done),
        _item(10, "F08", "回访记录", "Return visit", agreed, bool(visited), visited),
        _item(11, "F09", "司法确认材料", "Judicial confirmation", bool(court), bool(court), court),
        _item(12, "F10", "卷宗情况说明", "Account of the case", note, note),
        _item(13, "", "封底", "Back cover", _ALWAYS, _ALWAYS),
    )


def _attached(case: CaseFile, kind: str) -> list[str]:
    return [one.id for one in case.attachments if one.kind == kind]


def _item(
    number: int,
    form: str,
    zh: str,
    en: str,
    wanted: bool,
    there: bool,
    found: Iterable[str] = (),
) -> Item:
    return Item(
        number=number,
        form=form,
        zh=zh,
        en=en,
        wanted=wanted,
        there=there,
        found=tuple(found),
    )
