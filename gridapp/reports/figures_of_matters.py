"""What one matter adds to the figures of a period: each rule stands here once.

A matter is looked at as it stood at the end of the period, so that what a month counted stays
what it was. What was entered by mistake, merged into another or withdrawn leaves the figures
(domain 1.4, 1.9), and so does what was never reported; only an answer owed is owed all the same.
Deadlines are those of the work (`judged_by`): they follow from the records alone, and so are the
same wherever these records are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from gridapp.models.deadlines import missed
from gridapp.models.figure import Count, Figure, Period
from gridapp.models.loop import Move
from gridapp.models.matter_loop import DISCONTENT
from gridapp.models.matter_table import CONTENT, RUNNING
from gridapp.reports.matter_case import Case
from gridapp.reports.matter_columns import ANSWERS

_NOT_REACHED = "8"
_TO_TELL = frozenset({"FEEDBACK", "RATED", "CLOSED"})


def reported(one: Case, period: Period) -> Count:
    """Heard of in the period (the ledger of matters counts by the same day)."""
    return Count(int(one.counts and period.holds(one.heard_on)))


def on_the_spot(one: Case, period: Period) -> Count:
    """Of what was reported, settled where it was found (domain 1.4, event_close 1)."""
    if not reported(one, period):
        return Count(0, 0)
    answers = [move.action for move, _state in one.then.path if move.action in ANSWERS]
    return Count(int(one.done and answers[-1:] == ["settle"]), 1)


def finished(one: Case, period: Period) -> Count:
    """The work was done in the period, whenever it had been reported (domain 1.4, finish)."""
    return Count(int(one.done and period.holds(one.then.clock.done)))


def closed(one: Case, period: Period) -> Count:
    """Came to its end, everybody told, in the period (domain 1.4, CLOSED)."""
    return Count(int(period.holds(one.came_to("CLOSED"))))


def under_way(one: Case, period: Period) -> Count:
    """Reported and not done at the end of the period (domain 1.9, 未办结数)."""
    return Count(int(one.counts and not one.done and one.heard_on <= period.last))


def overdue(one: Case, period: Period) -> Count:
    """Under way, the deadline of the work passed; a clock that rests is not late (domain 1.9)."""
    late = one.then.state in RUNNING and missed(one.then.judged_by, period.last)
    return Count(int(bool(under_way(one, period)) and late))


def on_time(one: Case, period: Period) -> Count:
    """按时办结率: done by the deadline in force, of what was due in the period (domain 1.9).

    What is open and overdue counts as late; what stands still is not due.
    """
    if not one.due(period):
        return Count(0, 0)
    return Count(int(one.done and not one.then.clock.late), 1)


def ended(one: Case, period: Period) -> Count:
    """办结率: closed, of what was due in the period (domain 1.9)."""
    return Count(int(one.then.state == "CLOSED"), 1) if one.due(period) else Count(0, 0)


def signed(one: Case, period: Period) -> Count:
    """签收及时率: signed for within the limit, of what was handed out (domain 1.9).

    Handed out counts when the limit for signing ends in the period.
    """
    found = Count(0, 0)
    path = one.then.path if one.counts else ()
    for number, (move, state) in enumerate(path, 1):
        if move.action == "assign" and state == "ASSIGNED":
            by = one.seen(move).clock.sign_by
            signs = next((m for m, _s in path[number : number + 1] if m.action == "sign"), None)
            if period.holds(by):
                found += Count(int(signs is not None and not missed(by, signs.day)), 1)
    return found


def declined(one: Case, period: Period) -> Count:
    """退单率: returned, of what was handed out in the period (domain 1.9)."""
    return _ratio(one, period, ("decline",), ("assign",))


def redone(one: Case, period: Period) -> Count:
    """重办率: verification failed or taken up again, of what was done (domain 1.9).

    What was settled on the spot was done too, and may be taken up again.
    """
    return _ratio(one, period, ("reject", "reopen"), ANSWERS)


def told(one: Case, period: Period) -> Count:
    """反馈率: everybody told within the limit, of what was to be told in the period (domain 1.9).

    Whoever is told in the same breath as it was verified was told in time.
    """
    found = Count(0, 0)
    before = ""
    path = one.then.path if one.counts and one.known else ()
    for number, (move, state) in enumerate(path):
        if state in _TO_TELL and before not in _TO_TELL:
            # That everybody has been told since is known by now; then it was not.
            by = one.seen(move).due or move.day
            if period.holds(by):
                day = one.all_told(number)
                found += Count(int(bool(day) and not missed(by, day)), 1)
        before = state
    return found


def content(one: Case, period: Period) -> Count:
    """满意率: very, rather or fairly satisfied, of all who said so or the contrary (domain 1.9).

    Whoever was not reached, or gave no opinion, leaves the base. Of one person what he said last
    counts: not content when called back, and content when it was mended, is one who is content.
    """
    said = [move.satisfaction for move in _asked(one, period)]
    pleased = sum(word in CONTENT for word in said)
    return Count(pleased, pleased + said.count(DISCONTENT))


def reached(one: Case, period: Period) -> Count:
    """有效回访率: reached, of whom it was tried to ask (domain 1.9); the last time counts."""
    asked = _asked(one, period)
    return Count(sum(move.satisfaction != _NOT_REACHED for move in asked), len(asked))


def owed(one: Case, _period: Period) -> Count:
    """People who still wait for their answer at the end of the period (domain 1.4).

    Those who told of what was merged, withdrawn or void among them.
    """
    return Count(one.then.owed)


def _ratio(one: Case, period: Period, some: tuple[str, ...], of: tuple[str, ...]) -> Count:
    taken = [move.action for move in one.taken(period)]
    return Count(sum(a in some for a in taken), sum(a in of for a in taken))


def _asked(one: Case, period: Period) -> list[Move]:
    """Of everybody who was asked in the period whether he is content, the last time."""
    asked = [move for move in one.taken(period) if move.action == "told" and move.satisfaction]
    return list({move.reporter: move for move in asked}.values())


Rule = Callable[[Case, Period], Count]

RULES: Final[Mapping[Figure, Rule]] = MappingProxyType(
    {
        Figure(code="reported", zh="登记", en="reported"): reported,
        Figure(code="on_the_spot", zh="当场办结", en="on the spot", share=True): on_the_spot,
        Figure(code="finished", zh="办好", en="finished"): finished,
        Figure(code="closed", zh="归档", en="closed"): closed,
        Figure(code="under_way", zh="在办", en="under way"): under_way,
        Figure(code="overdue", zh="超期未办", en="overdue"): overdue,
        Figure(code="on_time", zh="按时办结", en="on time", share=True): on_time,
        Figure(code="ended", zh="办结", en="closed of those due", share=True): ended,
        Figure(code="signed", zh="及时签收", en="signed for in time", share=True): signed,
        Figure(code="declined", zh="退单", en="returned", share=True): declined,
        Figure(code="redone", zh="重办", en="done again", share=True): redone,
        Figure(code="told", zh="及时反馈", en="told in time", share=True): told,
        Figure(code="content", zh="满意", en="satisfied", share=True): content,
        Figure(code="reached", zh="有效回访", en="reached", share=True): reached,
        Figure(code="owed", zh="还没告诉群众", en="replies owed"): owed,
    }
)
"""What is counted of matters, in the order in which it is said."""


def of(one: Case, period: Period) -> dict[str, Count]:
    """What one matter adds to each figure."""
    return {figure.code: rule(one, period) for figure, rule in RULES.items()}
