"""What every loop is made of: actions, turns from state to state, and a walk along one line.

Who may take a step, what it must carry and what it does to the clock are data; a loop adds only
the rules that need more than one step to be judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gridapp.models.deadlines import moment
from gridapp.models.role import Role

EVERYBODY = frozenset(Role) - {Role.AUDIT}
CENTRES = frozenset(role for role in Role if role.is_centre)
HEADS = CENTRES | {Role.GRID_HEAD}
WORKERS = EVERYBODY - {Role.UNIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done.

    Attributes:
        who: the roles whose step counts; the step of another has no effect anywhere.
        needs: fields of the step that must be filled when it is saved.
        vital: those of them without which the step has no effect anywhere.
        handles: whoever takes it handles the thing, so that he may not verify it.
        holder: who has it then: "by" whoever takes the step, "to" whom it names, or as before.
        verifies: must be done by another worker than the one who handled it.
        close: how a thing is closed by it (code of event_close) where nothing else is said.
    """

    code: str
    zh: str
    en: str
    who: frozenset[Role] = EVERYBODY
    needs: tuple[str, ...] = ()
    vital: tuple[str, ...] = ()
    handles: bool = False
    holder: str = ""
    verifies: bool = False
    close: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an action leads, and what it does to the clock (see `clock`)."""

    to: str
    clock: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """One loop as a table.

    Attributes:
        states: code to (zh, en).
        turns: (state, action) to where it leads.
        ended: the states after which nothing more is to be done.
        still: the states in which no clock runs, beside those.
        aside: actions that stand beside the loop: two at once need nobody's review.
        anew: the states in which the work begins anew, whatever led there: so does its limit.
    """

    start: str
    states: Mapping[str, tuple[str, str]]
    actions: Mapping[str, Action]
    turns: Mapping[tuple[str, str], Turn]
    ended: frozenset[str]
    still: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    anew: frozenset[str] = frozenset()

    def allowed(self, state: str, role: Role) -> tuple[str, ...]:
        """The actions that `role` may take from `state`, in the order of the table."""
        return tuple(
            action
            for from_, action in self.turns
            if from_ == state and role in self.actions[action].who
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step as its loop sees it. `at` and `id` order concurrent steps; `heads` are step ids.

    Attributes:
        received_ms: when the file with it came to the centre that reads this; 0 elsewhere.
    """

    id: str
    action: str
    heads: tuple[str, ...]
    at: int
    role: Role
    by: str = ""
    to: str = ""
    due: str = ""
    done_on: str = ""
    done_at: str = ""
    reporter: str = ""
    way: str = ""
    satisfaction: str = ""
    consent: str = ""
    routes: str = ""
    body: str = ""
    receiver: str = ""
    received_ms: int = 0

    @property
    def day(self) -> str:
        """The day on which it was taken, as it was written down; else that of its entry."""
        if len(self.done_on) == len("2026-12-14"):
            return self.done_on
        return moment(self.done_on, self.done_at, self.at >> 16).date().isoformat()


class Walk:
    """A line of steps walked from the start of a loop.

    Attributes:
        path: the steps that count, oldest first, with the state each led to.
        late: ids of those that their context did not allow; kept, without effect.
    """

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self.state = loop.start
        self.path: list[tuple[Move, str]] = []
        self.late: list[str] = []
        self.handler = self.holder = ""

    def take(self, move: Move) -> bool:
        """Take the next step, or put it with the late ones; whether it counts."""
        turn = self.loop.turns.get((self.state, move.action))
        if turn is None or not self._may(move) or self.objection(move, turn):
            self.late.append(move.id)
            return False
        self._hand_over(move)
        self.state = self.lands(move, turn)
        self.path.append((move, self.state))
        return True

    def open_to(self, role: Role, worker: str) -> tuple[str, ...]:
        """The actions that this worker may take now, as far as it depends on nothing he says."""
        return tuple(
            action
            for action in self.loop.allowed(self.state, role)
            if self.lets(action, role, worker)
        )

    def lets(self, action: str, role: Role, worker: str) -> bool:
        """Whether what went before lets this worker take the action, whatever he says in it."""
        return not (self.loop.actions[action].verifies and worker == self.handler)

    def is_of_another(self, action: str, role: Role, worker: str) -> bool:
        """Whether the act is for whoever has the thing now, and this worker has not."""
        return False

    def objection(self, move: Move, turn: Turn) -> tuple[str, str] | None:
        """What is wrong with what the step says, as (field, rule); None when it is in order."""
        return None

    def lands(self, move: Move, turn: Turn) -> str:
        """The state that the step leads to."""
        return turn.to

    def _may(self, move: Move) -> bool:
        action = self.loop.actions[move.action]
        return (
            move.role in action.who
            and all(getattr(move, name) for name in action.vital)
            and self.lets(move.action, move.role, move.by)
        )

    def _hand_over(self, move: Move) -> None:
        action = self.loop.actions[move.action]
        if action.handles:
            self.handler = move.by
        if action.holder == "to":
            self.holder = move.to or self.holder
        elif action.holder == "by":
            self.holder = move.to or move.by


def table(*rows: tuple[Iterable[str] | str, str, str, str]) -> Mapping[tuple[str, str], Turn]:
    """Turns from rows of (states, action, where it leads, clock), in their order.

    `=` as the state it leads to means that it stays. The first row for a state and action holds.
    """
    turns: dict[tuple[str, str], Turn] = {}
    for states, action, to, clock in rows:
        for state in states.split() if isinstance(states, str) else states:
            turns.setdefault((state, action), Turn(state if to == "=" else to, clock))
    return MappingProxyType(turns)


def actions(*listed: Action) -> Mapping[str, Action]:
    """Actions by code, in their order."""
    return MappingProxyType({action.code: action for action in listed})
