"""Help for a household in words: how it stands, who helps, what is next, what was done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from gridapp.models.help import Measure
from gridapp.models.money import yuan
from gridapp.register import codes
from gridapp.register.authors import Names
from gridapp.register.helping import Helped
from gridapp.ui.parts import states
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import Line
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone

SHOWN = ("category", "goal", "begun_on", "ended_on", "outcome", "note")
"""What is said of a plan; its need only to whoever says why."""
_GOOD = ("1", "2", "4")
"""Outcomes that mended something."""


def due_words(due: str, ended_on: str, today: str) -> str:
    """When the next measure is due, as a distance from today."""
    return states.due_words(due, "CLOSED" if ended_on else "", today)


def due_tone(due: str, ended_on: str, today: str) -> str:
    """Red when it has passed, amber when it is near."""
    return states.due_tone(due, "CLOSED" if ended_on else "", today)


def state_word(ended_on: str, outcome: str, language: str) -> str:
    """Whether it goes on, or what came of it."""
    if not ended_on:
        return QCoreApplication.translate("HelpWords", "正在帮扶")
    said = capital(codes.label("help_outcome", outcome, language)) if outcome else ""
    return said or QCoreApplication.translate("HelpWords", "已结束")


def state_tone(ended_on: str, outcome: str) -> Tone:
    """The tone that goes with it."""
    if not ended_on:
        return "blue"
    return "green" if outcome in _GOOD else "grey"


def badges_of(helped: Helped, today: str, language: str) -> list[tuple[str, Tone]]:
    """How it stands, and what must not be overlooked."""
    plan = helped.plan
    ended, outcome = plan.ended_on or "", plan.outcome or ""
    badges = [(state_word(ended, outcome, language), state_tone(ended, outcome))]
    if ended:
        return badges
    if late := len(helped.overdue(today)):
        words = QCoreApplication.translate("HelpWords", "{n} 项措施逾期")
        badges.append((words.format(n=late), "red"))
    if all(one.until_on for one in helped.pairings):
        badges.append((QCoreApplication.translate("HelpWords", "还没结对"), "amber"))
    if all(one.done_on for one in helped.measures):
        badges.append((QCoreApplication.translate("HelpWords", "没有下一步措施"), "amber"))
    return badges


def pairing_lines(helped: Helped, label: str) -> list[Line]:
    """Who is paired, who was; `label` is on the button by which another follows."""
    lines = []
    for one in sorted(helped.pairings, key=lambda each: (bool(each.until_on), each.id)):
        days = f"{one.from_on or ''} — {one.until_on or ''}".rstrip(" —")
        now = not one.until_on
        ended = QCoreApplication.translate("HelpWords", "已换人")
        paired = QCoreApplication.translate("HelpWords", "结对中")
        lines.append(
            Line(
                what=one.helper or "",
                note=" · ".join(filter(None, (one.body or "", days))),
                word=paired if now else ended,
                tone="green" if now else "grey",
                act=f"replace:{one.id}" if now and label else "",
                label=label if now else "",
            )
        )
    return lines


def measure_lines(helped: Helped, today: str, label: str) -> list[Line]:
    """What is planned, the soonest first, then what was done; `label` notes that it was."""
    lines = []
    for one in sorted(helped.measures, key=lambda each: (bool(each.done_on), each.due_on or "9")):
        word, tone = _measure_state(one, today)
        worth = yuan(one.value) if one.value else ""
        said = (one.done_on or one.due_on or "", one.result or "", worth and f"¥{worth}")
        open_ = not one.done_on and bool(label)
        lines.append(
            Line(
                what=one.what or "",
                note=" · ".join(filter(None, said)),
                word=word,
                tone=tone,
                act=f"done:{one.id}" if open_ else "",
                label=label if open_ else "",
            )
        )
    return lines


def _measure_state(one: Measure, today: str) -> tuple[str, Tone]:
    if one.done_on:
        return QCoreApplication.translate("HelpWords", "办了"), "green"
    if not one.due_on:
        return QCoreApplication.translate("HelpWords", "没定日子"), "grey"
    return states.due_words(one.due_on, "", today), states.due_tone(one.due_on, "", today) or "grey"


def events_of(helped: Helped, workers: Names, language: str) -> list[Event]:
    """What happened, newest first."""
    found = sorted(_events(helped, workers, language), key=lambda one: one.when)
    return found[::-1]


def _events(helped: Helped, workers: Names, language: str) -> Iterator[Event]:
    translate, plan = QCoreApplication.translate, helped.plan
    begun = [translate("HelpWords", "开始帮扶"), plan.goal or ""]
    by = workers[plan.worker] if plan.worker else ""
    yield Event(plan.begun_on or "", by, " · ".join(filter(None, begun)), "help", "amber")
    for pairing in helped.pairings:
        said = translate("HelpWords", "结对：{name}").format(name=pairing.helper or "")
        yield Event(pairing.from_on or "", pairing.body or "", said, "link", "amber")
    for one in helped.measures:
        if one.done_on:
            said = " · ".join(filter(None, (one.what or "", one.result or "")))
            who = workers[one.by] if one.by else ""
            yield Event(one.done_on, who, said, "check", "green")
    if plan.ended_on:
        outcome = state_word(plan.ended_on, plan.outcome or "", language)
        ended = translate("HelpWords", "帮扶结束：{outcome}").format(outcome=outcome)
        said = " · ".join(filter(None, (ended, plan.note or "")))
        yield Event(plan.ended_on, "", said, "archive", "grey")
