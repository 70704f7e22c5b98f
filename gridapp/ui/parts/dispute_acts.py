"""What may be done about a dispute now, and what each act asks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridapp.models.case_file import APPLICANT, INQUIRY, RESPONDENT
from gridapp.models.declare import kind_of
from gridapp.models.dispute import Dispute, Party
from gridapp.models.dispute_table import ACTIONS
from gridapp.models.mediation import Agreement, DisputeStep, Instalment, Session
from gridapp.models.notice import Notice
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.models.visit import Visit
from gridapp.register import codes, places, spot_mediation, steps
from gridapp.register.case_files import OpenCase
from gridapp.register.identity import Identity
from gridapp.ui.parts import referring
from gridapp.ui.parts.act_form import Act, Later, Options
from gridapp.ui.parts.below_form import Below
from gridapp.ui.parts.button import Look
from gridapp.ui.parts.dispute_words import WAITS_FOR
from gridapp.ui.parts.label import capital

_STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "register": ("note",),
        "accept": ("note",),
        "extend": ("due", "consent", "note"),
        "perform": ("note",),
        "performed": ("note",),
        "breach": ("note",),
        "refuse": ("note",),
        "terminate": ("routes", "note"),
        "transfer": ("body", "receiver", "note"),
        "alert": ("receiver", "note"),
        "archive": ("note",),
    }
)
"""Steps that ask for nothing but their own fields."""
_ICONS = MappingProxyType(
    {
        "accept": "inbox",
        "mediate": "dispute",
        "investigate": "search",
        "agree": "gavel",
        "settle": "check-circle",
        "performed": "check",
        "revisited": "visit",
        "archive": "archive",
        "rights": "file",
        referring.ASSIGN: "people",
        referring.INVITE: "clock",
        referring.CALL_OFF: "close",
        "answer": "message",
        "waive": "close",
        "party": "plus",
        "edit": "edit",
    }
)
_LAST = ("extend", "breach", "refuse", "terminate", "transfer", "alert", "waive")
_PARTY = ("side", "name", "sex", "phone", "id_number", "address", "occupation", "agent")
_ABOUT = (
    *("title", "type", "source", "sender", "answer_by", "facts", "claims", "grade", "risk"),
    *("people", "amount", "number", "mediator"),
)


def begin(conn: sqlite3.Connection, me: Identity, today: str) -> Act:
    """Registering a new one, with both sides."""
    parties = Below(
        kind=kind_of(Party),
        fields=_PARTY,
        more=QCoreApplication.translate("DisputeActs", "再加一位当事人"),
        usual=({"side": APPLICANT}, {"side": RESPONDENT}),
    )
    return Act(
        code="begin",
        label=QCoreApplication.translate("DisputeActs", "登记纠纷"),
        kind=kind_of(Dispute),
        fields=(
            *("title", "place", "type", "source", "sender", "answer_by"),
            *("facts", "claims", "heard_on"),
        ),
        left=6,
        offered={"place": lambda: places.choices(conn, me.place)},
        usual={"place": me.place, "heard_on": today},
        below=(parties,),
        about=QCoreApplication.translate(
            "DisputeActs", "走访时听到的纠纷，在走访里勾选登记，不用再写一遍。"
        ),
    )


def acts_of(
    conn: sqlite3.Connection, me: Identity, case: OpenCase, today: str, language: str
) -> list[Act]:
    """What this worker may do now, the likeliest first; nothing where it is not his place."""
    if not covers(me.place, case.file.dispute.place):
        return []
    possible = steps.possible(case.standing, me, "dispute")
    listed = referring.choices(conn, case.file.dispute, today, language)
    found = [
        *_mediating(conn, me, case, possible, listed, today, language),
        *_stepping(case, possible, language),
        *referring.answering(case, possible, language),
        *_writing(conn, me, case, listed, today, language),
    ]
    waited = WAITS_FOR.get(case.standing.state, "")
    if case.standing.state == "REVISIT" and case.standing.revisit_by:
        waited = "revisited"

    def rank(act: Act) -> tuple[bool, bool]:
        return act.code != waited, act.code in _LAST

    ordered = sorted(found, key=rank)
    return [_dressed(act, main=at == 0 and act.code == waited) for at, act in enumerate(ordered)]


def _dressed(act: Act, *, main: bool) -> Act:
    look: Look = "primary" if main else "quiet" if act.code in _LAST else ""
    return replace(act, look=look, icon=_ICONS.get(act.code, ""))


def _stepping(case: OpenCase, possible: Sequence[str], language: str) -> Iterator[Act]:
    for action in possible:
        if action in _STEPS:
            yield Act(
                code=action,
                label=_name(action, language),
                kind=kind_of(DisputeStep),
                fields=_STEPS[action],
                required=ACTIONS[action].needs,
                about=_about_step(action, case),
            )


def _about_step(action: str, case: OpenCase) -> str:
    if action == "archive":
        said = QCoreApplication.translate(
            "DisputeActs", "说明会写进卷宗情况说明（F10）。右边列着卷宗里还缺什么。"
        )
        return "\n".join(filter(None, (referring.owed_words(case), said)))
    if action == "performed":
        open_ = sum(not part.performed_on for part in case.file.instalments)
        said = QCoreApplication.translate(
            "DisputeActs", "约定的还有 {n} 样没有记履行，在右边可以一样一样记。"
        )
        return said.format(n=open_) if open_ else ""
    if action == "terminate":
        return QCoreApplication.translate("DisputeActs", "调解不成，要告诉双方还可以走哪些渠道。")
    return ""


def _mediating(
    conn: sqlite3.Connection,
    me: Identity,
    case: OpenCase,
    possible: Sequence[str],
    listed: Later | None,
    today: str,
    language: str,
) -> Iterator[Act]:
    """Acts that write a record and take the step that goes with it."""
    state = case.standing.state
    if may_write(me.role, "session"):
        if "mediate" in possible or state == "MEDIATING":
            yield _session(conn, case, listed, today, language)
        if "investigate" in possible or state in ("MEDIATING", "INVESTIGATING"):
            yield _inquiry(today, language)
        if state in spot_mediation.BEFORE and me.role in ACTIONS["mediate"].who:
            yield Act(
                code="settle",
                label=QCoreApplication.translate("DisputeActs", "当场调解好了"),
                kind=kind_of(Session),
                fields=("record",),
                required=("record",),
                about=QCoreApplication.translate(
                    "DisputeActs", "一次记下调解、口头协议和当场履行。"
                ),
            )
    if "agree" in possible and may_write(me.role, "agreement"):
        yield _agreement(today, language)
    if "revisited" in possible and may_write(me.role, "visit"):
        yield Act(
            code="revisited",
            label=QCoreApplication.translate("DisputeActs", "回访"),
            kind=kind_of(Visit),
            fields=("happened_on", "result", "contact", "note"),
            required=("note",),
            usual={"happened_on": today, "result": "1"},
        )


def _session(
    conn: sqlite3.Connection, case: OpenCase, mediators: Later | None, today: str, language: str
) -> Act:
    listed = codes.offered("session_manner", language).items()
    manners = [(code, capital(said)) for code, said in listed if code != INQUIRY]
    fields = ["manner", "held_on", "held_at", "present", "rights_told", "open", "record", "result"]
    offered: dict[str, Options | Later] = {"manner": manners}
    if mediators:
        fields.append("mediator")
        offered["mediator"] = mediators
    return Act(
        code="mediate",
        label=QCoreApplication.translate("DisputeActs", "记一次调解"),
        kind=kind_of(Session),
        fields=fields,
        required=("record", "result"),
        offered=offered,
        usual=referring.of_session(conn, case, today),
    )


def _inquiry(today: str, language: str) -> Act:
    return Act(
        code="investigate",
        label=QCoreApplication.translate("DisputeActs", "记一次调查"),
        kind=kind_of(Session),
        fields=("held_on", "held_at", "present", "record"),
        required=("record",),
        usual={"held_on": today},
    )


def _agreement(today: str, language: str) -> Act:
    parts = Below(
        kind=kind_of(Instalment),
        fields=("what", "amount", "due_on", "performed_on"),
        more=QCoreApplication.translate("DisputeActs", "加一笔要履行的"),
    )
    return Act(
        code="agree",
        label=_name("agree", language),
        kind=kind_of(Agreement),
        fields=(
            *("form", "facts", "terms", "performance_way", "amount"),
            *("effective_on", "number", "copies", "confirmation"),
        ),
        usual={"effective_on": today},
        below=(parts,),
    )


def _writing(
    conn: sqlite3.Connection,
    me: Identity,
    case: OpenCase,
    listed: Later | None,
    today: str,
    language: str,
) -> Iterator[Act]:
    """What is written at any time before the dossier is closed."""
    if case.standing.state == "ARCHIVED":
        return
    yield from referring.acts(conn, me, case, listed, today, language)
    if may_write(me.role, "instalment"):
        yield from _performing(case, today, language)
    if may_write(me.role, "agreement") and case.file.agreements:
        pact = max(case.file.agreements, key=lambda one: (one.effective_on or "", one.id))
        yield Act(
            code=f"confirm:{pact.id}",
            label=QCoreApplication.translate("DisputeActs", "司法确认"),
            kind=kind_of(Agreement),
            fields=("confirmation", "confirmed_on"),
            required=("confirmation",),
            usual={"confirmation": pact.confirmation, "confirmed_on": pact.confirmed_on},
        )
    if may_write(me.role, "notice"):
        yield Act(
            code="rights",
            label=QCoreApplication.translate("DisputeActs", "告知权利义务"),
            kind=kind_of(Notice),
            fields=("receiver", "way", "given_on"),
            usual={"given_on": today},
        )
    if may_write(me.role, "party"):
        yield Act(
            code="party",
            label=QCoreApplication.translate("DisputeActs", "加一位当事人"),
            kind=kind_of(Party),
            fields=_PARTY,
        )
        yield _edit(case, listed)


def _edit(case: OpenCase, listed: Later | None) -> Act:
    known: dict[str, Any] = asdict(case.file.dispute)
    fields = [name for name in _ABOUT if name != "mediator" or listed]
    return Act(
        code="edit",
        label=QCoreApplication.translate("DisputeActs", "修改案情"),
        kind=kind_of(Dispute),
        fields=fields,
        offered={"mediator": listed} if listed else {},
        usual=known,
    )


def _performing(case: OpenCase, today: str, language: str) -> Iterator[Act]:
    listed = codes.offered("performance", language).items()
    ways = [(code, capital(said)) for code, said in listed if code != "0"]
    for part in case.file.instalments:
        if not part.performed_on:
            name = QCoreApplication.translate("DisputeActs", "履行：{what}")
            yield Act(
                code=f"perform:{part.id}",
                label=name.format(what=part.what or ""),
                kind=kind_of(Instalment),
                fields=("performance", "performed_on"),
                required=("performance",),
                offered={"performance": ways},
                usual={"performance": "2", "performed_on": today},
                button=False,
            )


def _name(action: str, language: str) -> str:
    return capital(codes.label("dispute_action", action, language))
