"""The loop of a dispute as a table (16 states, one of them a flag).

After the Mediation Act (人民调解法) 23-33 and the rules on mediation (若干规定) 27-35.
"""

from __future__ import annotations

from types import MappingProxyType

from gridapp.models.loop import CENTRES, Action, Loop, actions, table
from gridapp.models.role import Role

ALERTED = "ALERTED"

STATES = MappingProxyType(
    {
        "FOUND": ("排查发现", "Found, not yet registered"),
        "REGISTERED": ("登记待受理", "Registered"),
        "REFUSED": ("不予受理（已告知）", "Not accepted, told why"),
        "ACCEPTED": ("已受理", "Accepted"),
        "INVESTIGATING": ("调查中", "Investigating"),
        "MEDIATING": ("调解中", "Mediating"),
        "EXTENDED": ("延期调解", "Extended by consent"),
        "AGREED": ("达成协议", "Agreement reached"),
        "PERFORMING": ("履行中", "Being performed"),
        "PERFORMED": ("履行完毕", "Performed"),
        "BREACHED": ("未按约履行（督促）", "Breach, being urged"),
        "REVISIT": ("待回访", "Return visit due"),
        "TERMINATED": ("调解不成终止（已告知渠道）", "Terminated, told other routes"),
        "TRANSFERRED": ("移送", "Transferred"),
        "ARCHIVED": ("立卷归档", "Archived"),
        ALERTED: ("激化风险已报告", "Escalation risk reported"),
    }
)
"""State code to (zh, en). ALERTED stands beside the state, never in its place."""

_MEDIATORS = CENTRES | {Role.GRID_HEAD, Role.MEDIATOR, Role.JUSTICE}
_HELPERS = _MEDIATORS | {Role.GRID}
_ANYBODY = _HELPERS | {Role.RECEPTION}

ACTIONS = actions(
    Action(code="register", zh="登记", en="register", who=_ANYBODY | {Role.UNIT}),
    Action(code="refuse", zh="不予受理", en="refuse", who=_MEDIATORS, needs=("note",)),
    Action(code="accept", zh="受理", en="accept", who=_MEDIATORS, handles=True, holder="by"),
    Action(
        code="investigate", zh="调查", en="investigate", who=_HELPERS, handles=True, holder="by"
    ),
    Action(code="mediate", zh="调解", en="mediate", who=_HELPERS, handles=True, holder="by"),
    Action(
        code="extend",
        zh="延期调解",
        en="extend",
        who=_MEDIATORS,
        needs=("due", "consent", "note"),
        vital=("due", "consent"),
    ),
    Action(code="agree", zh="达成协议", en="agree", who=_HELPERS),
    Action(code="perform", zh="开始履行", en="perform", who=_HELPERS),
    Action(code="performed", zh="履行完毕", en="performed", who=_HELPERS),
    Action(code="breach", zh="未按约履行", en="breach", who=_HELPERS, needs=("note",)),
    Action(code="revisit", zh="列入回访", en="put down for a return visit", who=_HELPERS),
    Action(code="revisited", zh="已回访", en="revisited", who=_HELPERS, needs=("note",)),
    Action(
        code="terminate",
        zh="调解不成",
        en="terminate",
        who=_MEDIATORS,
        needs=("routes", "note"),
        vital=("routes",),
    ),
    Action(
        code="transfer",
        zh="移送",
        en="transfer",
        who=_MEDIATORS | {Role.RECEPTION},
        needs=("body", "receiver", "note"),
        vital=("body", "receiver"),
    ),
    Action(
        code="alert",
        zh="报告激化风险",
        en="alert",
        who=_ANYBODY,
        needs=("receiver", "note"),
        vital=("receiver",),
    ),
    Action(
        code="answer",
        zh="回复移送单位",
        en="answer who referred it",
        who=_MEDIATORS | {Role.RECEPTION},
        needs=("note",),
    ),
    Action(
        code="waive",
        zh="不用回复移送单位",
        en="no answer wanted",
        who=_MEDIATORS | {Role.RECEPTION},
        needs=("note",),
    ),
    Action(code="archive", zh="立卷归档", en="archive", who=_MEDIATORS),
)

_BEFORE_THE_END = [state for state in STATES if state not in ("ARCHIVED", ALERTED)]

DISPUTE = Loop(
    start="FOUND",
    states=STATES,
    actions=ACTIONS,
    turns=table(
        ("FOUND", "register", "REGISTERED", ""),
        ("REGISTERED", "accept", "ACCEPTED", "handle"),
        ("REGISTERED", "refuse", "REFUSED", ""),
        ("ACCEPTED", "investigate", "INVESTIGATING", ""),
        # On the spot nobody waits for the committee to accept: docs/decisions/0015.
        ("REGISTERED", "mediate", "MEDIATING", "handle"),
        ("ACCEPTED INVESTIGATING EXTENDED", "mediate", "MEDIATING", ""),
        ("MEDIATING", "agree", "AGREED", "stop"),
        ("MEDIATING", "extend", "EXTENDED", "extend"),
        ("ACCEPTED INVESTIGATING MEDIATING EXTENDED", "terminate", "TERMINATED", "stop"),
        ("AGREED", "perform", "PERFORMING", ""),
        ("AGREED PERFORMING BREACHED", "performed", "PERFORMED", ""),
        ("PERFORMING", "breach", "BREACHED", ""),
        ("PERFORMED REVISIT", "revisited", "REVISIT", ""),
        ("PERFORMED", "revisit", "REVISIT", ""),
        ("REVISIT TERMINATED REFUSED TRANSFERRED", "archive", "ARCHIVED", ""),
        (
            [one for one in _BEFORE_THE_END if one != "TRANSFERRED"],
            "transfer",
            "TRANSFERRED",
            "stop",
        ),
        (_BEFORE_THE_END, "alert", "=", ""),
        # What is owed to whoever referred it does not end with the dossier.
        ([*_BEFORE_THE_END, "ARCHIVED"], "answer", "=", ""),
        ([*_BEFORE_THE_END, "ARCHIVED"], "waive", "=", ""),
    ),
    ended=frozenset({"REFUSED", "TRANSFERRED", "ARCHIVED"}),
    still=frozenset({"AGREED", "PERFORMING", "PERFORMED", "BREACHED", "REVISIT", "TERMINATED"}),
    aside=frozenset({"alert", "answer", "waive"}),
)
