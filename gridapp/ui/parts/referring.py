"""Who is to mediate a dispute, and to which day its parties are invited: acts of its page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridapp.models.case_file import INQUIRY
from gridapp.models.declare import kind_of
from gridapp.models.dispute import Dispute
from gridapp.models.mediation import DisputeStep
from gridapp.models.notice import Notice
from gridapp.models.rights import may_write
from gridapp.register import codes, invitations, mediators, rooms
from gridapp.register.case_files import OpenCase
from gridapp.register.identity import Identity
from gridapp.register.mediators import InHand
from gridapp.ui.parts.act_form import Act, Later, Options
from gridapp.ui.parts.dispute_words import next_words
from gridapp.ui.parts.label import capital

ASSIGN, INVITE, CALL_OFF = "assign", "invite", "call_off"
OPEN = frozenset({"FOUND", "REGISTERED", "ACCEPTED", "INVESTIGATING", "MEDIATING", "EXTENDED"})
"""States in which somebody is still to mediate."""
INVITED = ("meets_on", "begins", "meets_at", "manner", "mediator")


def choices(conn: sqlite3.Connection, dispute: Dispute, today: str, language: str) -> Later | None:
    """The mediators of its area, those of its trade first, with what each has in hand.

    Read once a form asks for them; None where there is nobody.
    """
    if not mediators.any_near(conn, dispute.place, today):
        return None

    def read() -> Options:
        found = mediators.near(conn, dispute.place, today, type_=dispute.type or "")
        return [(one.id, in_words(one, today, language)) for one in found]

    return read


def in_words(one: InHand, today: str, language: str) -> str:
    """Name, trade, and what is in hand now: never what came of it."""
    return " · ".join(filter(None, (one.name, in_hand_words(one, today, language), one.committee)))


def in_hand_words(one: InHand, today: str, language: str) -> str:
    """Trade, how many are in hand, and what is due next of them."""
    trade = capital(codes.label("mediation_trade", one.trade, language)) if one.trade else ""
    hand = QCoreApplication.translate("Referring", "手上 {n} 件").format(n=one.open)
    return " · ".join(filter(None, (trade, hand, next_words(one.due, today))))


def acts(
    conn: sqlite3.Connection,
    me: Identity,
    case: OpenCase,
    listed: Later | None,
    today: str,
    language: str,
) -> Iterator[Act]:
    """Giving it to a mediator, and inviting the parties."""
    translate = QCoreApplication.translate
    if case.standing.state not in OPEN:
        return
    dispute = case.file.dispute
    if listed and may_write(me.role, "dispute"):
        yield Act(
            code=ASSIGN,
            label=translate("Referring", "指定调解员"),
            kind=kind_of(Dispute),
            fields=("mediator",),
            required=("mediator",),
            offered={"mediator": listed},
            usual={"mediator": dispute.mediator},
            about=translate("Referring", "专长对得上的在前，其余按专长和姓名排。"),
        )
    if may_write(me.role, "notice"):
        manners = codes.offered("session_manner", language).items()
        set_ = invitations.coming(conn, dispute.id, today)
        fields = [name for name in INVITED if name != "mediator" or listed]
        fields += ["why"] if set_ else []
        offered: dict[str, Options | Later] = {
            "manner": [(code, capital(said)) for code, said in manners if code != INQUIRY],
            "meets_at": lambda: [(said, said) for said in rooms.known(conn, dispute.place)],
        }
        if listed:
            offered["mediator"] = listed
        yield Act(
            code=INVITE,
            label=translate("Referring", "调解改期") if set_ else translate("Referring", "约调解"),
            kind=kind_of(Notice),
            fields=fields,
            required=("meets_on", "meets_at"),
            offered=offered,
            usual=_usual(conn, case, today),
            about=translate("Referring", "存好后按 Ctrl+P 打改期通知书，双方要再通知一次。")
            if set_
            else translate(
                "Referring",
                "同一天、同一地点的几件，就是一场巡回调解；地点按 ↓ 看用过的。"
                "存好后按 Ctrl+P 打通知书、公告和安排。",
            ),
        )
        if set_:
            yield Act(
                code=CALL_OFF,
                label=translate("Referring", "取消约好的调解"),
                kind=kind_of(Notice),
                fields=("why",),
                required=("why",),
                about=translate("Referring", "存好后按 Ctrl+P 打取消通知书，双方要再通知一次。"),
            )


def answering(case: OpenCase, possible: Sequence[str], language: str) -> Iterator[Act]:
    """Answering whoever referred it here, or saying why nobody has to."""
    owed = case.standing.reply_by
    if "answer" in possible and (owed or case.standing.state != "ARCHIVED"):
        sender = case.file.dispute.sender
        yield Act(
            code="answer",
            label=capital(codes.label("dispute_action", "answer", language)),
            kind=kind_of(DisputeStep),
            fields=("receiver", "note"),
            required=("note",),
            usual={"receiver": sender},
            about=QCoreApplication.translate(
                "Referring", "写明办到了哪一步、结果怎样。存好后按 Ctrl+P 打复函，带回执。"
            ),
        )
    if "waive" in possible and owed:
        yield Act(
            code="waive",
            label=capital(codes.label("dispute_action", "waive", language)),
            kind=kind_of(DisputeStep),
            fields=("note",),
            required=("note",),
            about=QCoreApplication.translate(
                "Referring", "写明为什么不用回复，如对方已撤回移送。以后不再催。"
            ),
        )


def owed_words(case: OpenCase) -> str:
    """What filing a dossier does not settle; empty where nothing is owed."""
    if not case.standing.reply_by:
        return ""
    said = QCoreApplication.translate(
        "Referring",
        "还没回复移送单位（{day} 前）。归档以后还是要回复，一直列在名单和今日里；"
        "不用回复的，按“不用回复移送单位”写明原因。",
    )
    return said.format(day=case.standing.reply_by)


def _usual(conn: sqlite3.Connection, case: OpenCase, today: str) -> dict[str, Any]:
    """As it is set now; else the next circuit session that is planned at its village."""
    dispute = case.file.dispute
    one = invitations.coming(conn, dispute.id, today)
    if one is not None:
        return {name: getattr(one, name) for name in INVITED}
    planned = invitations.sittings(conn, place=dispute.place[:12], first=today)
    usual: dict[str, Any] = {"manner": invitations.CIRCUIT, "mediator": dispute.mediator}
    if planned and planned[0].heard:
        first = planned[0].heard[0].notice
        usual |= {"meets_on": first.meets_on, "meets_at": first.meets_at}
        usual["mediator"] = usual["mediator"] or first.mediator
    return usual


def of_session(conn: sqlite3.Connection, case: OpenCase, today: str) -> dict[str, Any]:
    """What the record of a session begins with: what the parties were invited to."""
    usual: dict[str, Any] = {"held_on": today, "mediator": case.file.dispute.mediator}
    one = invitations.latest(conn, case.file.dispute.id)
    held = {each.held_on for each in case.file.sessions}
    if one is None or not one.meets_on or one.meets_on > today or one.meets_on in held:
        return usual
    usual |= {"held_on": one.meets_on, "held_at": one.meets_at, "manner": one.manner}
    return usual | ({"mediator": one.mediator} if one.mediator else {})
