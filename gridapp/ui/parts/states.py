"""How the state and the deadline of a matter are said: in a word and a tone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QCoreApplication

from gridapp.models.labels import label
from gridapp.models.matter_table import ENDED, HAZARD_STATES, RUNNING, SETTLED, walks
from gridapp.ui.theme import Tone

_TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "REPORTED": "blue",
        "SUPPLEMENT": "amber",
        "ACCEPTED": "blue",
        "ASSIGNED": "blue",
        "HANDLING": "amber",
        "UPWARD": "amber",
        "WATCH": "amber",
        "HANDLED": "blue",
        "REWORK": "red",
        "FEEDBACK": "amber",
        "RATED": "green",
        "CLOSED": "green",
    }
)


_STILL = HAZARD_STATES.keys() - RUNNING
"""In these a day has come by which somebody should act, but the work itself is not late."""


def state_word(state: str, owed: int, language: str, task: str = "") -> str:
    """What a list calls the state; a settled matter whose reporter waits says that first."""
    if owed and state in SETTLED:
        return QCoreApplication.translate("States", "还没告诉群众")
    return state_name(state, task, language)


def state_name(state: str, task: str, language: str) -> str:
    """What the state is called; hazards have words of their own."""
    return label("state", f"{walks(task)}.{state}", language)


def state_tone(state: str, owed: int = 0) -> Tone:
    """The tone that goes with it."""
    if owed and state in SETTLED:
        return "amber"
    return _TONES.get(state, "grey")


def days_left(due: str, today: str) -> int:
    """How many days there are until a day; fewer than nought when it has passed."""
    return (date.fromisoformat(due[:10]) - date.fromisoformat(today)).days


def due_words(due: str, state: str, today: str) -> str:
    """The deadline as a distance from today; empty where no clock runs."""
    if not due or state in ENDED:
        return ""
    left = days_left(due, today)
    if left < 0 and state in _STILL:
        return QCoreApplication.translate("States", "过了 {n} 天").format(n=-left)
    if left < 0:
        return QCoreApplication.translate("States", "逾期 {n} 天").format(n=-left)
    if left == 0:
        return QCoreApplication.translate("States", "今天到期")
    return QCoreApplication.translate("States", "还有 {n} 天").format(n=left)


def due_tone(due: str, state: str, today: str) -> Tone | Literal[""]:
    """Red when the work is late, amber when a day is near or has come."""
    if not due or state in ENDED:
        return ""
    left = days_left(due, today)
    late = left < 0 and state not in _STILL
    return "red" if late else "amber" if left <= 1 else ""
