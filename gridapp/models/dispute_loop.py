"""What the steps of a dispute add up to, with its agreements and what is left to be performed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from gridapp.models.clock import clock
from gridapp.models.deadlines import CHINA, civil, moment
from gridapp.models.dispute_table import DISPUTE
from gridapp.models.limits import NO_RULES, Due, Rules
from gridapp.models.lines import Lines, walk
from gridapp.models.loop import Move, Turn, Walk
from gridapp.models.role import Role
from gridapp.models.standing import Standing, holder_of

YES = "1"
_REFERRED = ("31", "39")
"""The first and the last source of a dispute that a court, the police or an office sent here."""

_PERFORMED = frozenset({"1", "2"})
_NOTHING_TO_ASK = frozenset({"0", "2", "3", "4"})
"""Codes of confirmation after which nobody has to hurry to the court."""

_SETTLES = frozenset({"answer", "waive"})
"""After which nothing is owed to whoever referred it."""


def is_referred(source: str | None) -> bool:
    """Whether a dispute of this source was sent here by a court, the police or another office."""
    return _REFERRED[0] <= (source or "") <= _REFERRED[1]


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
class DisputeFacts:
    """What the loop has to know of a dispute itself.

    Attributes:
        answer_by: the day that whoever referred it has set; empty where he set none.
    """

    source: str = ""
    heard_on: str = ""
    answer_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeStanding(Standing):
    """How a dispute stands.

    Attributes:
        confirm_by: until when both parties may ask the court to confirm the agreement.
        perform_by: when the next part of the agreement is to be performed.
        revisit_by: by when the parties are to be visited again.
        reply_by: by when whoever referred it here is to be answered.
        alerted: somebody has reported that it may escalate.
    """

    confirm_by: str
    perform_by: str
    revisit_by: str
    reply_by: str
    alerted: bool


class DisputeWalk(Walk):
    """A line of a dispute's steps."""

    def __init__(self, facts: DisputeFacts) -> None:
        super().__init__(DISPUTE)
        self.facts = facts

    def lets(self, action: str, role: Role, worker: str) -> bool:
        """An agreement that was kept is filed once somebody has gone to see.

        Nobody is answered of what nobody referred.
        """
        if action in _SETTLES and not is_referred(self.facts.source):
            return False
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
    facts: DisputeFacts = DisputeFacts(),
) -> DisputeStanding:
    """Walk the loop. The same set gives the same answer, whatever order it came in."""
    walked = walk(Lines(moves), lambda: DisputeWalk(facts))
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
        reply_by=_reply_by(shown, facts, rules),
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


def _reply_by(shown: Walk, facts: DisputeFacts, rules: Rules) -> str:
    """The day that was set, else the limit from the day it came here, until it is answered.

    Filing the dossier answers nobody: it is owed on until somebody waives it, with the reason.
    """
    settled = any(move.action in _SETTLES for move, _state in shown.path)
    if not is_referred(facts.source) or settled:
        return ""
    by_limit = _on(facts.heard_on, "referral", rules) if facts.heard_on else ""
    return facts.answer_by or by_limit


def _on(day: str, what: str, rules: Rules) -> str:
    due = rules.due(what, datetime.combine(civil(day), time(), CHINA))
    return due.text[:10] if due else ""
