"""An order in words: how it stands, until when, its loop drawn, and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from gridapp.models.labels import label
from gridapp.models.order import OrderStep
from gridapp.models.standing import Standing
from gridapp.register import codes
from gridapp.register.order_file import OpenOrder
from gridapp.register.timeline import born_ms
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.loop import Step
from gridapp.ui.parts.reporter_list import ReporterLine
from gridapp.ui.parts.states import days_left, due_words, state_word
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone

_TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "RECEIVED": "blue",
        "SIGNED": "blue",
        "REJECTED": "grey",
        "HANDLING": "amber",
        "EXTENDED": "amber",
        "URGED": "red",
        "REPLIED": "green",
        "REDO": "red",
        "DONE": "green",
    }
)
_FIRST, _BETWEEN, _LAST = range(3)
"""Of one moment: the order is signed for, its matter handed on, the order being handled."""
GIVE = "give"
"""Handing the order's matter on: no step of the order's own loop."""
_LINE = ("sign", GIVE, "reply", "done")
WAITS_FOR: Mapping[str, str] = MappingProxyType(
    {
        "RECEIVED": "sign",
        "SIGNED": GIVE,
        "HANDLING": "reply",
        "EXTENDED": "reply",
        "URGED": "reply",
        "REDO": "reply",
        "REPLIED": "done",
    }
)
"""State to what it waits for."""
ICONS: Mapping[str, tuple[str, Tone]] = MappingProxyType(
    {
        "sign": ("edit", "blue"),
        GIVE: ("dispatch", "blue"),
        "start": ("dispatch", "blue"),
        "reply": ("message", "green"),
        "done": ("check-circle", "green"),
        "redo": ("undo", "red"),
        "reject": ("undo", "grey"),
        "extend": ("clock", "amber"),
        "urge": ("alert", "red"),
    }
)


def order_state(state: str, language: str) -> str:
    """What the state is called."""
    return label("state", f"order.{state}", language)


def order_tone(state: str) -> Tone:
    """The tone that goes with it."""
    return _TONES.get(state, "grey")


def order_due(due: str, today: str) -> str:
    """The deadline as a distance from today; empty where no clock runs."""
    return due_words(due, "", today)


def due_tone_of(due: str, today: str) -> Tone:
    """Red when it has passed, amber when it is near."""
    left = days_left(due, today) if due else 99
    return "red" if left < 0 else "amber" if left <= 1 else "grey"


def badges_of(now: Standing, today: str, language: str) -> list[tuple[str, Tone]]:
    """The state, the deadline that runs, and what must not be overlooked."""
    found: list[tuple[str, Tone]] = [(order_state(now.state, language), order_tone(now.state))]
    if now.due:
        found.append((order_due(now.due, today), due_tone_of(now.due, today)))
    if now.clock.late:
        found.append((QCoreApplication.translate("OrderWords", "超时答复"), "red"))
    if now.review:
        found.append((QCoreApplication.translate("OrderWords", "两处同时办理"), "red"))
    return found


def action_name(action: str, language: str) -> str:
    """What an act on an order is called."""
    if action == GIVE:
        return QCoreApplication.translate("OrderWords", "派单")
    return capital(codes.label("order_action", action, language))


def steps_of(now: Standing, holder: str, language: str, today: str) -> list[Step]:
    """What is drawn: done steps with their day, then what is waited for, then what comes after."""
    done = [
        Step(_drawn(move.action, language), "done", move.done_on[5:]) for move, _state in now.path
    ]
    waits = WAITS_FOR.get(now.state, "")
    if not waits:
        return done
    late = bool(now.due) and now.due[:10] < today
    current = Step(_drawn(waits, language), "current", holder, "red" if late else "blue")
    ahead = _LINE[_LINE.index(waits) + 1 :]
    return [*done, current, *(Step(_drawn(one, language), "next") for one in ahead)]


def _drawn(action: str, language: str) -> str:
    return action_name(GIVE if action == "start" else action, language)


def caller_line(about: OpenOrder, language: str) -> list[ReporterLine]:
    """Who called; the number is masked until somebody asks."""
    order = about.order
    if not (order.caller or order.phone):
        return []
    said = QCoreApplication.translate("OrderWords", "还没回访")
    if order.satisfaction:
        said = codes.label("satisfaction", order.satisfaction, language)
    return [
        ReporterLine(
            id=order.id,
            name=order.caller or "",
            phone=order.phone or "",
            how=QCoreApplication.translate("OrderWords", "打 12345 反映的"),
            answer=capital(said),
            tone="green" if order.satisfaction in ("1", "2", "3") else "grey",
        )
    ]


def matter_line(about: OpenOrder, holder: str, language: str) -> str:
    """How far the matter is, and who has it."""
    matter, now = about.matter, about.matter_standing
    if matter is None or now is None:
        return QCoreApplication.translate("OrderWords", "没有事项，派单时会登记。")
    parts = (matter.number or "", state_word(now.state, 0, language, matter.task or ""), holder)
    return " · ".join(filter(None, parts))


def events_of(about: OpenOrder, teller: Teller) -> list[Event]:
    """What happened, newest first: the steps of the order and those of its matter."""
    late = frozenset(about.standing.late)
    found = [
        (
            (step.done_on or "", born_ms(step.id), _LAST if step.action == "start" else _FIRST),
            _event(step, teller, late),
        )
        for step in about.steps
    ]
    found += [((one.day, one.at_ms, _BETWEEN), teller.event(one)) for one in about.happened]
    return [event for _at, event in sorted(found, key=lambda one: one[0], reverse=True)]


def _event(step: OrderStep, teller: Teller, late: frozenset[str]) -> Event:
    action = step.action or ""
    translate = QCoreApplication.translate
    named = translate("OrderWords", "工单{action}") if teller.language == "zh" else "{action}"
    said = [named.format(action=action_name(action, teller.language))]
    if step.reason:
        said.append(codes.label("reason", step.reason, teller.language))
    if step.due:
        said.append(translate("OrderWords", "延到 {day}").format(day=step.due))
    said.append(step.note or "")
    if step.id in late:
        said.append(translate("OrderWords", "来晚了，没有起作用"))
    icon, tone = ICONS.get(action, ("arrow-right", "grey"))
    who = teller.workers[step.by] if step.by else ""
    what = " · ".join(filter(None, said))
    return Event(when=step.done_on or "", who=who, what=what, icon=icon, tone=tone)
