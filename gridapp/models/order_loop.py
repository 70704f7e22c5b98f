"""The loop of a 12345 order (9 states): an order wraps a matter, and has a clock of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from types import MappingProxyType

from gridapp.models.clock import clock
from gridapp.models.deadlines import CHINA, civil
from gridapp.models.limits import NO_RULES, Due, Rules
from gridapp.models.lines import Lines, walk
from gridapp.models.loop import CENTRES, Action, Loop, Move, Walk, actions, table
from gridapp.models.role import Role
from gridapp.models.standing import Standing, holder_of

STATES = MappingProxyType(
    {
        "RECEIVED": ("收到未签收", "Received"),
        "SIGNED": ("已签收", "Signed for"),
        "REJECTED": ("退单（附理由）", "Returned with reason"),
        "HANDLING": ("办理中", "Handling"),
        "EXTENDED": ("已批准延期", "Extended"),
        "URGED": ("催办", "Urged"),
        "REPLIED": ("已答复待回访", "Replied"),
        "REDO": ("重办", "To be redone"),
        "DONE": ("办结", "Done"),
    }
)
"""State code to (zh, en)."""

_CLERKS = CENTRES | {Role.RECEPTION}
_HANDLERS = _CLERKS | {Role.DEPT}

ACTIONS = actions(
    Action(code="sign", zh="签收", en="sign for", who=_HANDLERS, handles=True, holder="by"),
    Action(code="reject", zh="退单", en="return", who=_HANDLERS, needs=("reason", "note")),
    Action(code="start", zh="开始办理", en="start", who=_HANDLERS, handles=True, holder="by"),
    Action(
        code="extend",
        zh="延期",
        en="extend",
        who=_HANDLERS,
        needs=("due", "note"),
        vital=("due",),
    ),
    Action(code="urge", zh="催办", en="urge", who=_CLERKS),
    Action(code="reply", zh="答复", en="reply", who=_HANDLERS, needs=("note",), handles=True),
    Action(code="redo", zh="重办", en="redo", who=_CLERKS, needs=("note",)),
    Action(code="done", zh="办结", en="done", who=_CLERKS),
)

ORDER = Loop(
    start="RECEIVED",
    states=STATES,
    actions=ACTIONS,
    turns=table(
        ("RECEIVED REJECTED", "sign", "SIGNED", "resume"),
        ("RECEIVED SIGNED", "reject", "REJECTED", "stop"),
        ("SIGNED URGED REDO", "start", "HANDLING", ""),
        ("SIGNED HANDLING EXTENDED URGED REDO", "reply", "REPLIED", "stop"),
        ("SIGNED HANDLING URGED REDO", "extend", "EXTENDED", "extend"),
        ("RECEIVED SIGNED HANDLING EXTENDED REDO", "urge", "URGED", ""),
        ("REPLIED", "done", "DONE", ""),
        ("REPLIED", "redo", "REDO", "again"),
    ),
    ended=frozenset({"DONE"}),
    still=frozenset({"REJECTED", "REPLIED"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """What the clock has to know of an order itself."""

    type: str = ""
    received_on: str = ""
    received_at: str = ""
    set_due: str = ""


NO_FACTS = OrderFacts()


def standing(
    moves: Iterable[Move], facts: OrderFacts = NO_FACTS, rules: Rules = NO_RULES
) -> Standing:
    """Walk the loop. The same set gives the same answer, whatever order it came in."""
    walked = walk(Lines(moves), lambda: Walk(ORDER))
    shown = walked.shown
    begin = _first(facts, rules)
    return Standing(
        state=shown.state,
        holder=holder_of(shown),
        heads=walked.heads,
        review=walked.review,
        late=walked.late,
        path=tuple(shown.path),
        clock=clock(shown.path, ORDER, partial(_due, facts, rules), rules.calendar, begin),
        walk=shown,
    )


def _first(facts: OrderFacts, rules: Rules) -> Due | None:
    """The hotline's own deadline before that of the table, which runs from receipt."""
    if facts.set_due:
        return Due(text=facts.set_due)
    if not facts.received_on:
        return None
    hour = time.fromisoformat(facts.received_at or rules.calendar.closes(facts.received_on))
    start = datetime.combine(civil(facts.received_on), hour, CHINA)
    return rules.due("order", start, code=facts.type)


def _due(facts: OrderFacts, rules: Rules, what: str, start: datetime, role: Role) -> Due | None:
    return rules.due("order", start, code=facts.type) if what == "handle" else None
