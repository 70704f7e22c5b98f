"""A task force in words: how it stands, what it is for, who is on it, its tasks, what happened."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import QCoreApplication

from gridapp.models.task_force import Assignment
from gridapp.register import standings
from gridapp.register.forces import Force
from gridapp.ui.parts import dispute_words, states
from gridapp.ui.parts.line_list import Line
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone

SHOWN = ("lead", "begun_on", "due_on", "ended_on", "outcome")
MATTER, DISPUTE = "matter", "dispute"
"""What the buttons of the list of what it is for are called."""


def due_words(due: str, ended_on: str, today: str) -> str:
    """When it has to be through, as a distance from today."""
    return states.due_words(due, "CLOSED" if ended_on else "", today)


def due_tone(due: str, ended_on: str, today: str) -> str:
    """Red when it has passed, amber when it is near."""
    return states.due_tone(due, "CLOSED" if ended_on else "", today)


def state_word(ended_on: str) -> str:
    """Whether it is at work."""
    translate = QCoreApplication.translate
    return translate("ForceWords", "已结束") if ended_on else translate("ForceWords", "在办")


def state_tone(ended_on: str) -> Tone:
    """The tone that goes with it."""
    return "green" if ended_on else "blue"


def badges_of(about: Force, today: str) -> list[tuple[str, Tone]]:
    """How it stands, and what must not be overlooked."""
    force, translate = about.force, QCoreApplication.translate
    ended = force.ended_on or ""
    badges = [(state_word(ended), state_tone(ended))]
    if ended:
        return badges
    if words := due_words(force.due_on or "", "", today):
        badges.append((words, states.due_tone(force.due_on or "", "", today) or "grey"))
    if late := len(about.overdue(today)):
        badges.append((translate("ForceWords", "{n} 项任务逾期").format(n=late), "red"))
    if all(one.done_on for one in about.tasks):
        badges.append((translate("ForceWords", "没有要办的任务"), "amber"))
    if not about.duties:
        badges.append((translate("ForceWords", "还没分工"), "amber"))
    return badges


def about_lines(conn: sqlite3.Connection, about: Force, language: str, label: str) -> list[Line]:
    """The matter and the dispute it is for, and how far each is; `label` opens them."""
    lines = []
    if (matter := about.matter) is not None:
        now = standings.matter(conn, bytes.fromhex(matter.id))
        word = states.state_word(now.state, now.owed, language, matter.task or "")
        lines.append(
            Line(
                what=matter.title or "",
                note=" · ".join(filter(None, (_kind(MATTER), matter.number or ""))),
                word=word,
                tone=states.state_tone(now.state, now.owed),
                act=MATTER if label else "",
                label=label,
            )
        )
    if (dispute := about.dispute) is not None:
        case = standings.dispute(conn, bytes.fromhex(dispute.id))
        lines.append(
            Line(
                what=dispute.title or "",
                note=" · ".join(filter(None, (_kind(DISPUTE), dispute.number or ""))),
                word=dispute_words.state_word(case.state, language, case.revisit_by),
                tone=dispute_words.state_tone(case.state),
                act=DISPUTE if label else "",
                label=label,
            )
        )
    return lines


def _kind(kind: str) -> str:
    translate = QCoreApplication.translate
    return translate("ForceWords", "事项") if kind == MATTER else translate("ForceWords", "纠纷")


def duty_lines(about: Force, label: str) -> list[Line]:
    """Who leads and who is on it, each with what he answers for; `label` changes it."""
    translate = QCoreApplication.translate
    led = Line(what=about.force.lead or "", word=translate("ForceWords", "牵头"), tone="blue")
    return [
        led,
        *(
            Line(
                what=" · ".join(filter(None, (one.member, one.body))),
                note=one.duty or "",
                act=f"duty:{one.id}" if label else "",
                label=label,
            )
            for one in about.duties
        ),
    ]


def task_lines(about: Force, today: str, label: str) -> list[Line]:
    """What is still to be done, the soonest first, then what was; `label` notes that it was."""
    lines = []
    for one in sorted(about.tasks, key=lambda each: (bool(each.done_on), each.due_on or "")):
        word, tone = _task_state(one, about.force.ended_on or "", today)
        open_ = not one.done_on and bool(label)
        note = (one.who, one.done_on or one.due_on, one.result)
        lines.append(
            Line(
                what=one.what or "",
                note=" · ".join(filter(None, note)),
                word=word,
                tone=tone,
                act=f"done:{one.id}" if open_ else "",
                label=label if open_ else "",
            )
        )
    return lines


def _task_state(one: Assignment, ended_on: str, today: str) -> tuple[str, Tone]:
    if one.done_on:
        return QCoreApplication.translate("ForceWords", "办完了"), "green"
    if ended_on:
        return QCoreApplication.translate("ForceWords", "没有办"), "grey"
    due = one.due_on or ""
    return states.due_words(due, "", today), states.due_tone(due, "", today) or "grey"


def events_of(about: Force) -> list[Event]:
    """What happened, newest first."""
    force, translate = about.force, QCoreApplication.translate
    begun = translate("ForceWords", "成立专班")
    found = [Event(force.begun_on or "", force.lead or "", begun, "link", "amber")]
    for one in about.tasks:
        if one.done_on:
            said = " · ".join(filter(None, (one.what, one.result)))
            found.append(Event(one.done_on, one.who or "", said, "check", "green"))
    if force.ended_on:
        ended = " · ".join(filter(None, (translate("ForceWords", "专班结束"), force.outcome)))
        found.append(Event(force.ended_on, force.lead or "", ended, "archive", "green"))
    return sorted(found, key=lambda one: one.when)[::-1]
