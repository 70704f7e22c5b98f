"""The loop of a dispute (16 states, one of them a flag), and what its steps add up to.

After the Mediation Act (人民调解法) 23-33 and the rules on mediation (若干规定) 27-35.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from types import MappingProxyType

from gridapp.models.clock import clock
from gridapp.models.deadlines import CHINA, civil, moment
from gridapp.models.limits import NO_RULES, Due, Rules
from gridapp.models.lines import Lines, walk
from gridapp.models.loop import CENTRES, Action, Loop, Move, Turn, Walk, actions, table
from gridapp.models.role import Role
from gridapp.models.standing import Standing, holder_of

ALERTED = "ALERTED"
YES = "1"
_PERFORMED = frozenset({"1", "2"})
_NOTHING_TO_ASK = frozenset({"0", "2", "3", "4"})
"""Codes of confirmation after which nobody has to hurry to the court."""

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
        # On the spot nobody waits for the committee to accept.
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
    ),
    ended=frozenset({"REFUSED", "TRANSFERRED", "ARCHIVED"}),
    still=frozenset({"AGREED", "PERFORMING", "PERFORMED", "BREACHED", "REVISIT", "TERMINATED"}),
    aside=frozenset({"alert"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """An agreement as the loop sees it: from when it binds, and how it stands with the court."""

    effective_on: str
    confirmation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing to be performed by a day."""

    due_on: str
    performance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeStanding(Standing):
    """How a dispute stands.

    Attributes:
        confirm_by: until when both parties may ask the court to confirm the agreement.
        perform_by: when the next part of the agreement is to be performed.
        revisit_by: by when the parties are to be visited again.
        alerted: somebody has reported that it may escalate.
    """

    confirm_by: str
    perform_by: str
    revisit_by: str
    alerted: bool


class DisputeWalk(Walk):
    """A line of a dispute's steps."""

    def lets(self, action: str, role: Role, worker: str) -> bool:
        """An agreement that was kept is filed once somebody has gone to see."""
        if action == "archive" and self.state == "REVISIT":
            return any(move.action == "revisited" for move, _state in self.path)
        return super().lets(action, role, worker)

    def objection(self, move: Move, turn: Turn) -> tuple[str, str] | None:
        """It goes on beyond its month only where both parties have agreed to that."""
        refused = move.action == "extend" and move.consent != YES
        return ("consent", "both_consent") if refused else None


def standing(
    moves: Iterable[Move],
    pacts: Sequence[Pact] = (),
    parts: Sequence[Part] = (),
    rules: Rules = NO_RULES,
) -> DisputeStanding:
    """Walk the loop. The same set gives the same answer, whatever order it came in."""
    walked = walk(Lines(moves), lambda: DisputeWalk(DISPUTE))
    shown = walked.shown
    return DisputeStanding(
        state=shown.state,
        holder=holder_of(shown),
        heads=walked.heads,
        review=walked.review,
        late=walked.late,
        path=tuple(shown.path),
        clock=clock(shown.path, DISPUTE, partial(_due, rules), rules.calendar),
        walk=shown,
        confirm_by=_confirm_by(shown.state, pacts, rules),
        perform_by=_perform_by(shown.state, parts),
        revisit_by=_revisit_by(shown, pacts, parts, rules),
        alerted=any(move.action == "alert" for one in walked.every for move, _state in one.path),
    )


def _due(rules: Rules, what: str, start: datetime, role: Role) -> Due | None:
    return rules.due("mediation", start) if what == "handle" else None


def _confirm_by(state: str, pacts: Sequence[Pact], rules: Rules) -> str:
    """Thirty days from the day the latest agreement binds (Mediation Act 33)."""
    if state in ("TRANSFERRED", "ARCHIVED") or not pacts:
        return ""
    latest = max(pacts, key=lambda pact: (pact.effective_on, pact.confirmation))
    if latest.confirmation in _NOTHING_TO_ASK:
        return ""
    return _on(latest.effective_on, "confirmation", rules)


def _perform_by(state: str, parts: Sequence[Part]) -> str:
    if state in ("PERFORMED", "REVISIT", "TRANSFERRED", "ARCHIVED"):
        return ""
    return min((part.due_on for part in parts if part.performance not in _PERFORMED), default="")


def _revisit_by(shown: Walk, pacts: Sequence[Pact], parts: Sequence[Part], rules: Rules) -> str:
    """Seven days after the last part was due; without parts, after it was performed or agreed."""
    if shown.state not in ("AGREED", "PERFORMING", "PERFORMED", "BREACHED", "REVISIT"):
        return ""
    if any(move.action == "revisited" for move, _state in shown.path):
        return ""
    performed = [
        moment(move.done_on, move.done_at, move.at >> 16).date().isoformat()
        for move, _state in shown.path
        if move.action in ("agree", "performed")
    ]
    dues = [part.due_on for part in parts] or performed[-1:]
    dues = dues or [pact.effective_on for pact in pacts]
    return _on(max(dues), "revisit", rules) if dues else ""


def _on(day: str, what: str, rules: Rules) -> str:
    due = rules.due(what, datetime.combine(civil(day), time(), CHINA))
    return due.text[:10] if due else ""
