"""What the forms of a mediation's dossier say, by the names that their templates use.

The forms are those of the Ministry of Justice: they are Chinese whatever the desk speaks. What is
not written down yet is a line to write on by hand, and ethnicity is always one: it is stored
nowhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from gridapp.models import id_number, phone
from gridapp.models.case_file import APPLICANT, INQUIRY, RESPONDENT, YES, CaseFile, contents
from gridapp.models.committee import Committee, Mediator
from gridapp.models.dispute import Dispute, Party
from gridapp.models.household import Resident
from gridapp.models.kinds import KINDS
from gridapp.models.mediation import Agreement, Instalment, Session
from gridapp.models.money import yuan
from gridapp.models.visit import Visit
from gridapp.register import codes, records, veils
from gridapp.register.authors import Names
from gridapp.register.case_files import OpenCase

BLANK: Final = "________"
"""A line to write on."""
WIDE: Final = "\n".join(["_" * 70] * 3)
"""Lines to write on."""
NO_DAY: Final = "____年__月__日"

_ZH: Final = "zh"
_VILLAGE: Final = 12
"""Digits of a village's code."""
_OF_RESIDENT: Final = ("sex", "birth", "id_number", "phone")
_ENDED = frozenset({"archive", "terminate", "transfer", "performed"})


def of_case(conn: sqlite3.Connection, case: OpenCase, *, whole: bool) -> dict[str, Any]:
    """What is the same on every form of this dispute; numbers are masked unless `whole`."""
    file, dispute, names = case.file, case.file.dispute, Names(conn)
    committee = _committee(conn, dispute)
    parties = sorted(_known(conn, file.parties), key=lambda one: (one.side or "9", one.id))
    sides = {code: [one for one in parties if one.side == code] for code in (APPLICANT, RESPONDENT)}
    mediator, registrar = _mediators(conn, file), names[dispute.worker] if dispute.worker else ""
    days = [one.held_on for one in file.sessions if one.held_on]
    return {
        "blank": BLANK,
        "committee": (committee and committee.name) or f"{BLANK}人民调解委员会",
        "number": dispute.number or "（____）人调字第____号",
        "title": dispute.title or BLANK,
        "type": _label("dispute_type", dispute.type),
        "source": _label("dispute_source", dispute.source),
        "sender": dispute.sender or (BLANK if _is_referred(dispute) else "—"),
        "facts": dispute.facts or WIDE,
        "claims": _numbered(dispute.claims),
        "amount": f"{yuan(dispute.amount)} 元" if dispute.amount else BLANK,
        "heard_on": day(dispute.heard_on),
        "registrar": registrar or BLANK,
        "mediator": mediator or BLANK,
        "handler": mediator or registrar or BLANK,
        "recorder": BLANK,
        "first_day": day(min(days, default=dispute.heard_on)),
        "last_day": day(max(days, default="")),
        "applicants": _parties(sides[APPLICANT], dispute.heard_on, whole=whole),
        "respondents": _parties(sides[RESPONDENT], dispute.heard_on, whole=whole),
        "parties": _parties(parties, dispute.heard_on, whole=whole),
        "names": _named(parties),
        "applicant_names": _named(sides[APPLICANT]),
        "respondent_names": _named(sides[RESPONDENT]),
        "contents": _contents(file),
        "ended_on": day(_ended(case)),
        "outcome": _outcome(case),
        "note": file.closing_note or WIDE,
    }


def of_session(conn: sqlite3.Connection, one: Session) -> dict[str, Any]:
    """What one inquiry or one session adds."""
    recorder = Names(conn)[one.recorder] if one.recorder else ""
    told = {YES: "是", "0": "否"}.get(one.rights_told or "", BLANK)
    return {
        "held_on": day(one.held_on),
        "held_at": one.held_at or BLANK,
        "present": one.present or BLANK,
        "manner": _label("session_manner", one.manner),
        "rights_told": told,
        "open": {YES: "公开", "0": "不公开"}.get(one.open or "", BLANK),
        "record": one.record or WIDE,
        "result": _label("mediation_result", one.result),
        "recorder": recorder or BLANK,
    } | ({"mediator": _mediator(conn, one.mediator) or BLANK} if one.mediator else {})


def of_agreement(
    one: Agreement, parts: Sequence[Instalment], facts: str | None = None
) -> dict[str, Any]:
    """What one agreement adds, with what is to be performed under it.

    `facts` are those of the dispute, where the agreement itself says none.
    """
    return {
        "pact_number": one.number or BLANK,
        "pact_facts": one.facts or facts or WIDE,
        "terms": one.terms or WIDE,
        "way": one.performance_way or (BLANK if not parts else "按下列各项履行"),
        "pact_amount": f"{yuan(one.amount)} 元" if one.amount else BLANK,
        "effective_on": day(one.effective_on),
        "copies": str(one.copies) if one.copies else "__",
        "confirmation": _label("confirmation", one.confirmation),
        "confirmed_on": day(one.confirmed_on),
        "parts": [
            {
                "what": part.what or BLANK,
                "amount": f"{yuan(part.amount)} 元" if part.amount else "—",
                "due_on": day(part.due_on),
                "how": codes.label("performance", part.performance, _ZH) or BLANK,
            }
            for part in sorted(parts, key=lambda part: (part.due_on or "", part.id))
        ],
    }


def of_visit(conn: sqlite3.Connection, one: Visit, agreed: Iterable[Agreement]) -> dict[str, Any]:
    """What one return visit adds."""
    numbers = "、".join(pact.number for pact in agreed if pact.number)
    return {
        "pact_number": numbers or BLANK,
        "visited_on": day(one.happened_on),
        "visited": one.note or WIDE,
        "visit_result": _label("visit_result", one.result),
        "visitor": (one.worker and Names(conn)[one.worker]) or BLANK,
    }


def day(said: str | None) -> str:
    """A day as it is written on forms."""
    if not said:
        return NO_DAY
    year, month, of_month = said[:10].split("-")
    return f"{year}年{int(month)}月{int(of_month)}日"


def _label(sort: str, code: str | None) -> str:
    return codes.label(sort, code, _ZH) if code else BLANK


def _numbered(claims: str | None) -> str:
    """What is asked, a number before each line that has none."""
    lines = [line.strip() for line in (claims or "").splitlines() if line.strip()]
    if not lines:
        lines = [BLANK * 4] * 3
    return "\n".join(
        line if line[:1].isdigit() else f"{n}. {line}" for n, line in enumerate(lines, 1)
    )


def _is_referred(dispute: Dispute) -> bool:
    """Whether somebody else sent it, or nobody has said yet where it came from."""
    return (dispute.source or "3").startswith("3")


def _mediators(conn: sqlite3.Connection, file: CaseFile) -> str:
    """Its own mediator, else those who held its sessions."""
    held = (one.mediator for one in meetings(file))
    ids = [file.dispute.mediator] if file.dispute.mediator else held
    return "、".join(filter(None, (_mediator(conn, id_) for id_ in dict.fromkeys(ids))))


def _mediator(conn: sqlite3.Connection, id_: str | None) -> str:
    found = records.get(conn, Mediator, id_) if id_ else None
    return (found and found.name) or ""


def _committee(conn: sqlite3.Connection, dispute: Dispute) -> Committee | None:
    """Its own, else that of its mediator, else the only one of its village."""
    of = dispute.committee
    if not of and dispute.mediator:
        mediator = records.get(conn, Mediator, dispute.mediator)
        of = mediator.committee if mediator else None
    if not of:
        known = records.get_many(conn, Committee, records.ids(conn, KINDS["committee"])).values()
        village = (dispute.place or "")[:_VILLAGE]
        here = [one.id for one in known if one.area == village and not one.closed_on]
        of = here[0] if len(here) == 1 else None
    return records.get(conn, Committee, of) if of else None


def _known(conn: sqlite3.Connection, parties: Sequence[Party]) -> list[Party]:
    """The parties, with what the list of residents says of them where they themselves do not."""
    ids = [one.resident for one in parties if one.resident]
    residents = veils.shown(conn, Resident, ids)
    return [_with(one, residents.get(one.resident or "")) for one in parties]


def _with(one: Party, resident: Resident | None) -> Party:
    if resident is None:
        return one
    said = {name: getattr(resident, name) for name in _OF_RESIDENT if not getattr(one, name)}
    return replace(one, **said)


def _named(parties: Sequence[Party]) -> str:
    return "、".join(one.name for one in parties if one.name) or BLANK


def _parties(parties: Sequence[Party], at: str | None, *, whole: bool) -> list[Mapping[str, str]]:
    """Each of them; one to be written in by hand where there is nobody yet."""
    return [_party(one, at, whole=whole) for one in parties or [Party(id="")]]


def _party(one: Party, at: str | None, *, whole: bool) -> Mapping[str, str]:
    number, called = one.id_number or "", one.phone or ""
    if not whole:
        number, called = number and id_number.mask(number), called and phone.mask(called)
    return {
        "side": _label("party_side", one.side),
        "name": one.name or BLANK,
        "sex": _label("sex", one.sex),
        "age": _age(one.birth, at),
        "occupation": one.occupation or BLANK,
        "phone": called or BLANK,
        "address": one.address or BLANK,
        "id_number": number or BLANK,
        "agent": one.agent or BLANK,
    }


def _age(birth: str | None, at: str | None) -> str:
    if not birth or not at or len(birth) < 10:
        return BLANK
    return str(int(at[:4]) - int(birth[:4]) - (at[5:10] < birth[5:10]))


def _contents(file: CaseFile) -> list[Mapping[str, str]]:
    return [
        {
            "n": str(item.number),
            "name": item.zh,
            "form": item.form,
            "state": "缺" if item.missing else "有" if item.there else "—",
        }
        for item in contents(file)
    ]


def _ended(case: OpenCase) -> str:
    """When it was performed or ended; empty while it goes on."""
    return max((one.done_on or "" for one in case.steps if one.action in _ENDED), default="")


def _outcome(case: OpenCase) -> str:
    """What came of it: the agreements, or that there is none and what the parties were told of."""
    agreed = [
        f"达成{codes.label('agreement_form', one.form, _ZH)}协议：{one.terms or ''}"
        for one in case.file.agreements
    ]
    ended = [one for one in case.steps if one.action == "terminate"]
    for one in ended if not agreed else ():
        routes = "、".join(
            codes.label("other_route", code, _ZH) for code in (one.routes or "").split()
        )
        told = f"已告知其他渠道：{routes}。" if routes else ""
        why = f"{one.note.rstrip('。')}。" if one.note else ""
        agreed.append(f"调解不成，终止调解。{why}{told}")
    return "\n".join(agreed) or WIDE


def inquiries(file: CaseFile) -> list[Session]:
    """The sessions at which only something was found out."""
    return [one for one in file.sessions if one.manner == INQUIRY]


def meetings(file: CaseFile) -> list[Session]:
    """The sessions at which was mediated."""
    return [one for one in file.sessions if one.manner != INQUIRY]
