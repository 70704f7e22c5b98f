"""The loop of one matter: the steps it has walked, the one it waits for, and those ahead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gridapp.models.matter_table import ENDED
from gridapp.models.standing import Standing
from gridapp.register import codes
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.loop import Step
from gridapp.ui.theme import Tone

_LINE = ("report", "accept", "assign", "sign", "finish", "verify", "told", "close")
WAITS_FOR: Mapping[str, str] = MappingProxyType(
    {
        "DRAFT": "report",
        "REPORTED": "accept",
        "SUPPLEMENT": "report",
        "ACCEPTED": "assign",
        "ASSIGNED": "sign",
        "HANDLING": "finish",
        "SUSPENDED": "resume",
        "WATCH": "resume",
        "UPWARD": "back",
        "HANDLED": "verify",
        "REWORK": "start",
        "FEEDBACK": "told",
        "RATED": "close",
    }
)
"""State to the step that it waits for."""
_STANDS_FOR: Mapping[str, str] = MappingProxyType(
    {"resume": "sign", "back": "sign", "start": "sign", "post": "told"}
)


def steps_of(standing: Standing, holder: str, language: str, tone: Tone = "blue") -> list[Step]:
    """What is drawn: done steps with their day, then what is waited for, then what comes after."""
    done: list[Step] = []
    for move, _state in standing.path:
        label = _name(move.action, language)
        if not done or done[-1].label != label:
            done.append(Step(label, "done", move.done_on[5:]))
    if standing.state in ENDED:
        return done
    now = WAITS_FOR[standing.state]
    current = Step(_name(now, language), "current", holder, tone)
    return [*done, current, *(_next(action, language) for action in _ahead(now))]


def _ahead(now: str) -> tuple[str, ...]:
    at = _LINE.index(_STANDS_FOR.get(now, now))
    return _LINE[at + 1 :]


def _next(action: str, language: str) -> Step:
    return Step(_name(action, language), "next")


def _name(action: str, language: str) -> str:
    return capital(codes.label("matter_action", action, language))
