"""What may be done about an order now, and what each act asks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridapp.models.declare import kind_of
from gridapp.models.docket import Docket
from gridapp.models.matter import Step
from gridapp.models.matter_loop import DISCONTENT
from gridapp.models.order import Order, OrderStep
from gridapp.models.order_loop import ACTIONS
from gridapp.models.place import covers
from gridapp.register import codes, dossier, matters, orders, steps
from gridapp.register.dockets import HANDING
from gridapp.register.identity import Identity
from gridapp.register.order_file import OpenOrder
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.button import Look
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.order_words import GIVE, ICONS, WAITS_FOR, action_name

_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sign": ("note",),
        "reply": ("note",),
        "extend": ("due", "note"),
        "reject": ("reason", "note"),
        "urge": ("note",),
        "redo": ("note", "satisfaction"),
    }
)
_GIVING = replace(
    kind_of(Step), fields=(*kind_of(Step).fields, *(kind_of(Docket).field(one) for one in HANDING))
)
"""A step with what is said of handing over to somebody without the program."""
_REDOING = replace(
    kind_of(OrderStep), fields=(*kind_of(OrderStep).fields, kind_of(Order).field("satisfaction"))
)
"""A step with what the caller said, for which an order is mostly done again."""
_ORDER = ("sign", GIVE, "reply", "done", "redo", "extend", "urge", "reject")
_LAST = ("extend", "urge", "reject")


def acts_of(conn: sqlite3.Connection, me: Identity, about: OpenOrder, language: str) -> list[Act]:
    """What this worker may do now, the likeliest first; nothing where it is not his place."""
    if not covers(me.place, about.order.place):
        return []
    possible = steps.possible(about.standing, me, "order")
    found = [_step(conn, about, action, language) for action in possible if action in _FIELDS]
    if "done" in possible:
        found.append(_done(language))
    if me.role.is_centre and may_give(me, about):
        found.append(_give(conn, me, about))
    waited = _waited(about)

    def rank(act: Act) -> tuple[bool, int]:
        return act.code != waited, _ORDER.index(act.code)

    ordered = sorted(found, key=rank)
    return [_dressed(act, main=at == 0 and act.code == waited) for at, act in enumerate(ordered)]


def may_give(me: Identity, about: OpenOrder) -> bool:
    """Whether its matter can be handed on now."""
    if about.standing.state in ("REPLIED", "DONE"):
        return False
    now = about.matter_standing
    if now is None:
        return about.standing.state != "REJECTED"
    if orders.is_over(about.standing.state, now.state):
        return True
    return now.state in orders.BEFORE or "assign" in matters.possible(now, me)


def _waited(about: OpenOrder) -> str:
    """What it waits for: what is with a handler, or done by one, is not handed on again."""
    now, waits = about.matter_standing, WAITS_FOR.get(about.standing.state, "")
    is_open = now is not None and (
        now.state in ("REPORTED", "ACCEPTED", "REWORK")
        or orders.is_over(about.standing.state, now.state)
    )
    if waits == GIVE and now is not None and not is_open:
        return "reply"
    return waits


def _step(conn: sqlite3.Connection, about: OpenOrder, action: str, language: str) -> Act:
    usual: dict[str, Any] = {}
    offered: dict[str, Sequence[tuple[str, str]]] = {}
    if action == "reply":
        usual["note"] = orders.result(conn, about.order.matter)
    elif action == "extend":
        usual["due"] = orders.later(about.standing.due)
    elif action == "reject":
        listed = codes.offered("reason", language).items()
        offered["reason"] = [(code, said) for code, said in listed if code.startswith("r")]
    elif action == "redo":
        usual["satisfaction"], offered["satisfaction"] = DISCONTENT, _satisfactions(language)
    return Act(
        code=action,
        label=action_name(action, language),
        kind=_REDOING if action == "redo" else kind_of(OrderStep),
        fields=_FIELDS[action],
        required=ACTIONS[action].needs,
        usual=usual,
        offered=offered,
        about=_about(action, about, bool(usual.get("note"))),
    )


def _about(action: str, about: OpenOrder, has_result: bool) -> str:
    translate = QCoreApplication.translate
    if action == "reply":
        if has_result:
            return translate("OrderActs", "承办人写的办理结果已经填好，改成答复的话就行。")
        return translate("OrderActs", "承办人还没写办理结果。")
    if action == "extend" and about.standing.first_due:
        return translate("OrderActs", "要在到期前申请。原来的期限 {day} 一直留着。").format(
            day=about.standing.first_due[:10]
        )
    if action == "reject":
        return translate("OrderActs", "还没人动手的事项一并作废。")
    if action == "redo":
        return translate("OrderActs", "反映人不满意的，事项也重新办。")
    return ""


def _done(language: str) -> Act:
    return Act(
        code="done",
        label=action_name("done", language),
        kind=kind_of(Order),
        fields=("satisfaction",),
        offered={"satisfaction": _satisfactions(language)},
        about=QCoreApplication.translate("OrderActs", "热线回访过的，写上满意不满意。"),
    )


def _satisfactions(language: str) -> list[tuple[str, str]]:
    listed = codes.labels("satisfaction", language).items()
    return [(code, capital(said)) for code, said in listed]


def _give(conn: sqlite3.Connection, me: Identity, about: OpenOrder) -> Act:
    def workers() -> list[tuple[str, str]]:
        # A county has thousands: they are read by whoever hands the order on.
        able = dossier.handlers(conn, me, about.order.place)
        return [(one.id, one.name or "") for one in able]

    return Act(
        code=GIVE,
        label=QCoreApplication.translate("OrderWords", "派单"),
        kind=_GIVING,
        fields=("to", "due", "note", *HANDING),
        required=("to",),
        offered={"to": workers},
        usual={"due": about.standing.due[:10]},
        about=QCoreApplication.translate(
            "OrderActs",
            "还没签收、受理的一并办；期限不改就按工单的。没有电脑的，选纸质或电话，写上谁接的。",
        ),
    )


def _dressed(act: Act, *, main: bool) -> Act:
    look: Look = "primary" if main else "quiet" if act.code in _LAST else ""
    return replace(act, look=look, icon=ICONS.get(act.code, ("", ""))[0])
