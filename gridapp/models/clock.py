"""The clock of one loop: what each step does to it, and what is due when.

A turn of a loop's table names one of these:
    accept, feedback   a limit of its own begins; it is what shows
    handle             the main limit begins; its first deadline is kept for the record
    again              it begins anew, after work was not good enough
    set                a deadline given with the step takes the place of the one in force
    extend             the same, if it is later and the one in force has not passed
    pause              the main clock stands still until the day that the step names
    upper              the main clock stands still while that of the tier above runs
    resume             it runs on, the time between cut out
    stop               nothing runs any more
Any other leaves the clock as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from gridapp.models.deadlines import CHINA, Calendar, minute, missed, moment, put_off
from gridapp.models.limits import Due
from gridapp.models.loop import Loop, Move
from gridapp.models.role import Role

Find = Callable[[str, datetime, Role], Due | None]
"""(what, begin, role of whose step it is) to the deadline."""

_BY_LIMIT = ("accept", "feedback")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How the deadlines of one thing stand.

    Attributes:
        due: what is due now; empty while no clock runs.
        what: which limit that is: accept, handle, upper, pause, feedback.
        first_due: the first deadline for the work itself, for the record.
        judged_by: the last one, by which it is judged.
        done: when the work was done; empty until then.
        sign_by: by when whoever was given it signs for it.
        provisional: a year's list may still move what is due.
        late: the work was done after the deadline in force.
    """

    due: str = ""
    what: str = ""
    first_due: str = ""
    judged_by: str = ""
    done: str = ""
    sign_by: str = ""
    provisional: bool = False
    late: bool = False


class _Hands:
    """The clock while a path is walked."""

    def __init__(self, find: Find, calendar: Calendar, begin: Due | None) -> None:
        self._find, self._calendar = find, calendar
        self.main, self.shown, self.what = begin, begin, "handle"
        self.first = begin.text if begin else ""
        self.stopped: datetime | None = None
        self.done = ""

    def turn(self, effect: str, move: Move) -> None:
        """One step's effect."""
        at = moment(move.done_on, move.done_at, move.at >> 16, self._calendar)
        if effect in _BY_LIMIT:
            self._begin_another(effect, move, at)
        elif effect in ("handle", "again"):
            self._begin(move, at)
        elif effect in ("set", "extend"):
            self._set(move, at, later=effect == "extend")
        elif effect in ("pause", "upper"):
            self._pause(effect, move, at)
        elif effect == "resume":
            self._resume(at)
        elif effect == "stop":
            self._stop(move, at)

    def _begin(self, move: Move, at: datetime) -> None:
        given = Due(text=move.due) if move.due else None
        self.main = given or self._find("handle", at, move.role)
        self.first = self.first or (self.main.text if self.main else "")
        self.shown, self.what, self.stopped, self.done = self.main, "handle", None, ""

    def _begin_another(self, effect: str, move: Move, at: datetime) -> None:
        if effect == "feedback" and not self.done:
            self._stop(move, at)
        if effect == "accept":
            # Nobody can accept what has not reached him (the limit runs from receipt of the file).
            at = datetime.fromtimestamp(move.received_ms / 1000, CHINA)
            self.main, self.done = None, ""
        found = self._find(effect, at, move.role)
        self.shown = None if effect == "accept" and not move.received_ms else found
        self.what = effect

    def _set(self, move: Move, at: datetime, *, later: bool) -> None:
        now = self.main
        said = _said(move, at)
        if later and now and (move.due <= now.text[:10] or missed(now.text, said, self._calendar)):
            return
        if move.due:
            self.main = Due(text=move.due)
        self.shown, self.what = self.main, "handle"

    def _pause(self, effect: str, move: Move, at: datetime) -> None:
        self.stopped = self.stopped or at
        until = Due(text=move.due) if move.due else None
        self.shown = self._find("upper", at, move.role) if effect == "upper" else until
        self.what = effect

    def _resume(self, at: datetime) -> None:
        if self.stopped and self.main:
            text = put_off(self.main.text, self.main.unit, self.stopped, at, self._calendar)
            self.main = replace(self.main, text=text, provisional=self._provisional(text))
        self.stopped = None
        self.shown, self.what = self.main, "handle"

    def _provisional(self, text: str) -> bool:
        if self.main is None or self.main.provisional or text == self.main.text:
            return self.main is not None and self.main.provisional
        day = date.fromisoformat(text[:10])
        return self.main.unit == "workday" and self._calendar.provisional(day, day)

    def _stop(self, move: Move, at: datetime) -> None:
        if self.stopped:
            self._resume(at)
        self.shown = None
        # What is closed or passed on afterwards was done before.
        self.done = self.done or _said(move, at)


def _said(move: Move, at: datetime) -> str:
    """When a step was taken as far as it was written down: a day, or a minute."""
    return minute(at) if move.done_at or not move.done_on else move.done_on


def clock(
    path: Sequence[tuple[Move, str]],
    loop: Loop,
    find: Find,
    calendar: Calendar,
    begin: Due | None = None,
) -> Clock:
    """What the steps that count have done to the clock; `begin` runs before the first of them."""
    hands, state, sign_by = _Hands(find, calendar, begin), loop.start, ""
    for move, after in path:
        hands.turn("again" if after in loop.anew else loop.turns[state, move.action].clock, move)
        if after != state or move.action == "assign":
            at = moment(move.done_on, move.done_at, move.at >> 16, calendar)
            sign = find("sign", at, move.role) if after == "ASSIGNED" else None
            sign_by = sign.text if sign else ""
        state = after
    judged_by = hands.main.text if hands.main else ""
    runs = hands.shown if state not in loop.ended | loop.still else None
    return Clock(
        due=runs.text if runs else "",
        what=hands.what if runs else "",
        first_due=hands.first,
        judged_by=judged_by,
        done=hands.done,
        sign_by=sign_by if state == "ASSIGNED" else "",
        provisional=bool(runs and runs.provisional),
        late=bool(hands.done) and missed(judged_by, hands.done, calendar),
    )
