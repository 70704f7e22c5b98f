"""What the steps of a matter add up to: nobody is forgotten, and nobody approves himself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from gridapp.models.clock import clock
from gridapp.models.deadlines import civil, last_minute, moment
from gridapp.models.limits import NO_RULES, Due, Rules
from gridapp.models.lines import Lines, walk
from gridapp.models.loop import CENTRES, WORKERS, Loop, Move, Turn, Walk
from gridapp.models.matter_table import CONTENT, SETTLED, loop_of
from gridapp.models.role import Role
from gridapp.models.standing import Standing, holder_of
from gridapp.models.tasks import TASKS

DISCONTENT = "4"
_OTHERS = {"sign": CENTRES, "decline": WORKERS}
"""What only its holder does, and those who do it for him."""
_LONGEST_PAUSE = {"suspend": timedelta(days=30), "watch": timedelta(days=366)}
"""How far off the day may be on which a stopped matter is looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A reporter as the loop sees him."""

    id: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFacts:
    """What the loop has to know of a matter itself; `author` is the worker who registered it."""

    task: str = ""
    urgency: str = ""
    grade: str = ""
    author: str = ""

    @property
    def ordinary(self) -> bool:
        """Whether neither urgency nor grade asks for an official's own look at the result."""
        return self.urgency in ("", "1") and self.grade in ("", "1")


NO_FACTS = MatterFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterStanding(Standing):
    """How a matter stands.

    Attributes:
        owed: how many reporters are still to be told.
        sureties: ids of the reporters whose being content verifies what was done.
        helping: ids of the workers who were asked to help whoever has it and have not answered.
    """

    owed: int
    sureties: frozenset[str]
    helping: tuple[str, ...]


def standing(
    moves: Iterable[Move],
    reporters: Iterable[Teller],
    facts: MatterFacts = NO_FACTS,
    rules: Rules = NO_RULES,
) -> MatterStanding:
    """Walk the loop. The same set gives the same answer, whatever order it came in."""
    loop, lines, tellers = loop_of(facts.task), Lines(moves), tuple(reporters)
    told = _told(lines, loop, tellers, facts)
    walked = walk(lines, lambda: MatterWalk(loop, tellers, facts, told))
    shown = walked.shown
    return MatterStanding(
        state=shown.state,
        holder=holder_of(shown),
        owed=shown.owed if shown.state in SETTLED else 0,
        sureties=shown.sureties if shown.state == "HANDLED" else frozenset(),
        helping=shown.helping if shown.state not in SETTLED else (),
        heads=walked.heads,
        review=walked.review,
        late=walked.late,
        path=tuple(shown.path),
        clock=clock(shown.path, loop, partial(_due, facts, rules), rules.calendar),
        walk=shown,
    )


class MatterWalk(Walk):
    """A line of a matter's steps. `told` are the steps that told somebody anywhere, and whom."""

    def __init__(
        self,
        loop: Loop,
        tellers: Sequence[Teller],
        facts: MatterFacts,
        told: Mapping[str, str],
    ) -> None:
        super().__init__(loop)
        self._tellers, self._facts, self._everywhere = tellers, facts, told
        self._told = set(told.values())
        self._posted = self._discontent = False

    @property
    def owed(self) -> int:
        """How many known reporters wait for their answer."""
        return sum(one.kind != "anonymous" and one.id not in self._told for one in self._tellers)

    @property
    def helping(self) -> tuple[str, ...]:
        """Who was asked to help whoever has it, and has not answered; in the order of asking."""
        asked: dict[str, None] = {}
        for move, _state in self.path:
            if move.action == "joint":
                asked[move.to] = None
            elif move.action == "joined":
                asked.pop(move.to, None)
        return tuple(asked)

    @property
    def _known(self) -> frozenset[str]:
        """Those of whom it is known who they are."""
        return frozenset(one.id for one in self._tellers if one.kind != "anonymous")

    @property
    def sureties(self) -> frozenset[str]:
        """Those whose being content verifies the work: nobody where an official has to look."""
        named = frozenset(one.id for one in self._tellers if one.kind == "named")
        return named if self._facts.ordinary else frozenset()

    def take(self, move: Move) -> bool:
        """Take the next step; a matter taken up again owes everybody his answer anew."""
        if not super().take(move):
            return False
        if self.state == "REWORK":
            self._posted = self._discontent = False
            before = {one.id for one, _state in self.path}
            self._told = {
                reporter for step, reporter in self._everywhere.items() if step not in before
            }
        else:
            self._discontent |= move.action == "told" and move.satisfaction == DISCONTENT
        return True

    def lets(self, action: str, role: Role, worker: str) -> bool:
        """Who signs, hands back, withdraws, passes up; when it is told, closed or taken up anew."""
        if not super().lets(action, role, worker):
            return False
        if self.is_of_another(action, role, worker):
            return False
        if action == "withdraw":
            return role.is_centre or self._facts.author in ("", worker)
        if action == "up" and self.state == "UPWARD":
            return role is Role.TOWN
        if action == "joined":
            return bool(self.helping)
        if action == "reopen":
            return self._discontent
        if action == "told" and self.state == "HANDLED":
            return bool(self._known)
        return action != "close" or not self.owed

    def is_of_another(self, action: str, role: Role, worker: str) -> bool:
        return action in _OTHERS and role not in _OTHERS[action] and worker != self.holder

    def objection(self, move: Move, turn: Turn) -> tuple[str, str] | None:
        """A clock stops for no longer than it may; a content reporter verifies ordinary work.

        Whoever told of it and says that it is not mended is believed of any work.
        """
        if move.action in _LONGEST_PAUSE:
            begun = moment(move.done_on, move.done_at, move.at >> 16).date()
            soon = begun <= civil(move.due) <= begun + _LONGEST_PAUSE[move.action]
            return None if soon else ("due", f"{move.action}_too_long")
        if move.action in ("joint", "joined"):
            return self._of_helper(move)
        if (self.state, move.action) == ("HANDLED", "told"):
            if move.reporter not in self._known:
                return "", "not_verified"
            return None if self._judges(move) else ("satisfaction", "not_verified")
        return None

    def _of_helper(self, move: Move) -> tuple[str, str] | None:
        """Nobody is asked twice at a time, and nobody answers who was not asked."""
        if move.action == "joint":
            return ("to", "has_it") if move.to in (self.holder, *self.helping) else None
        return None if move.to in self.helping else ("to", "not_asked")

    def _judges(self, move: Move) -> bool:
        """Whether what a reporter says before anybody verified the work decides of it."""
        content = move.satisfaction in CONTENT and move.reporter in self.sureties
        return content or move.satisfaction == DISCONTENT

    def lands(self, move: Move, turn: Turn) -> str:
        """Where everybody has been answered, nothing waits for telling."""
        if (self.state, move.action, move.satisfaction) == ("HANDLED", "told", DISCONTENT):
            return "REWORK"
        self._posted |= move.action == "post"
        unnamed = any(one.kind == "anonymous" for one in self._tellers)
        if turn.to != "FEEDBACK" or self.owed or (unnamed and not self._posted):
            return turn.to
        return "RATED" if self._known else "CLOSED"


def _told(
    lines: Lines, loop: Loop, tellers: Sequence[Teller], facts: MatterFacts
) -> Mapping[str, str]:
    """The steps by which a reporter was told, each allowed by its own past, and whom they told."""
    told: dict[str, str] = {}
    for move in lines.every():
        if move.action == "told" and move.way:
            line = lines.up_to([move.id])
            before = {one.id: told[one.id] for one in line if one.id in told}
            alone = MatterWalk(loop, tellers, facts, before)
            for one in line:
                alone.take(one)
            if alone.path and alone.path[-1][0].id == move.id:
                told[move.id] = move.reporter
    return told


def _due(facts: MatterFacts, rules: Rules, what: str, start: datetime, role: Role) -> Due | None:
    """When something about a matter is due; the tier is that of whoever takes the step."""
    tier = int(role) if role.is_centre else int(Role.VILLAGE)
    if what == "upper":
        return handling(facts, rules, start, str(max(1, tier - 1)))
    if what == "handle":
        return handling(facts, rules, start, str(tier))
    return rules.due(what, start, tier=str(tier), code=facts.urgency)


def handling(facts: MatterFacts, rules: Rules, start: datetime, tier: str) -> Due | None:
    """When the work is to be done: by its task's limit and grade; what is urgent by its urgency."""
    by_urgency = rules.due("handle", start, tier=tier, code=facts.urgency)
    what = TASKS[facts.task].limit if facts.task in TASKS else ""
    by_grade = rules.due(what, start, tier=tier, code=facts.grade) if what else None
    if by_grade is None or (facts.urgency in ("", "1")):
        return by_grade or by_urgency

    def last(due: Due) -> str:
        return last_minute(due.text, rules.calendar)

    return min(by_grade, by_urgency or by_grade, key=last)
