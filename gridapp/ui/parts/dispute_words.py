"""A dispute in words: how it stands, what is due next, its loop drawn, and what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from gridapp.models.case_file import INQUIRY, contents
from gridapp.models.dispute_loop import DisputeStanding
from gridapp.models.labels import label
from gridapp.models.mediation import DisputeStep
from gridapp.models.money import yuan
from gridapp.models.notice import Notice
from gridapp.register import codes, dispute_list
from gridapp.register.authors import Names
from gridapp.register.case_files import OpenCase
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import Line
from gridapp.ui.parts.loop import Step
from gridapp.ui.parts.reporter_list import ReporterLine
from gridapp.ui.parts.states import days_left
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone

_TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "FOUND": "grey",
        "REGISTERED": "grey",
        "REFUSED": "grey",
        "EXTENDED": "amber",
        "AGREED": "green",
        "PERFORMING": "amber",
        "PERFORMED": "green",
        "BREACHED": "red",
        "REVISIT": "green",
        "TERMINATED": "grey",
        "TRANSFERRED": "grey",
        "ARCHIVED": "green",
    }
)
_WITH_THE_COURT, _REFUSED = ("2", "3", "4"), "4"
"""Codes of confirmation: asked for, given or refused; refused."""
_LINE = ("register", "accept", "mediate", "agree", "performed", "revisited", "archive")
WAITS_FOR: Mapping[str, str] = MappingProxyType(
    {
        "FOUND": "register",
        "REGISTERED": "accept",
        "ACCEPTED": "mediate",
        "INVESTIGATING": "mediate",
        "MEDIATING": "agree",
        "EXTENDED": "mediate",
        "AGREED": "performed",
        "PERFORMING": "performed",
        "BREACHED": "performed",
        "PERFORMED": "revisited",
        "REVISIT": "archive",
        "REFUSED": "archive",
        "TERMINATED": "archive",
        "TRANSFERRED": "archive",
    }
)
"""State to the step that it waits for."""
_ICONS: Mapping[str, tuple[str, Tone]] = MappingProxyType(
    {
        "accept": ("inbox", "blue"),
        "refuse": ("undo", "grey"),
        "investigate": ("search", "blue"),
        "mediate": ("dispute", "blue"),
        "extend": ("clock", "amber"),
        "agree": ("gavel", "green"),
        "performed": ("check-circle", "green"),
        "breach": ("alert", "red"),
        "revisited": ("visit", "green"),
        "terminate": ("close", "grey"),
        "transfer": ("dispatch", "amber"),
        "alert": ("alert", "red"),
        "answer": ("message", "green"),
        "waive": ("close", "grey"),
        "archive": ("archive", "grey"),
    }
)


def state_word(state: str, language: str, revisit_by: str = "") -> str:
    """What the state is called; after the return visit no day is set for one any more."""
    if state == "REVISIT" and not revisit_by:
        return QCoreApplication.translate("DisputeWords", "已回访，待归档")
    return label("state", f"dispute.{state}", language)


def state_tone(state: str) -> Tone:
    """The tone that goes with it."""
    return _TONES.get(state, "blue")


def next_words(due: tuple[str, str], today: str) -> str:
    """What is to be done next, and how many days are left; empty for nothing."""
    name, day = due
    if not day:
        return ""
    left = days_left(day, today)
    translate = QCoreApplication.translate
    what = {
        "due": translate("DisputeWords", "调解"),
        "confirm_by": translate("DisputeWords", "司法确认"),
        "perform_by": translate("DisputeWords", "履行"),
        "revisit_by": translate("DisputeWords", "回访"),
        "reply_by": translate("DisputeWords", "回复移送单位"),
    }[name]
    if left < 0:
        said = translate("DisputeWords", "{what}逾期 {n} 天")
    elif left == 0:
        said = translate("DisputeWords", "{what}今天到期")
    elif name == "confirm_by":
        said = translate("DisputeWords", "{what}剩 {n} 天")
    else:
        said = translate("DisputeWords", "{what}还有 {n} 天")
    return said.format(what=what, n=abs(left))


def next_tone(due: tuple[str, str], today: str) -> Tone:
    """Red when the day has passed, amber when it is near."""
    left = days_left(due[1], today) if due[1] else 99
    return "red" if left < 0 else "amber" if left <= 3 else "grey"


def dues_of(standing: DisputeStanding) -> dict[str, str]:
    """The deadlines of a dispute by name."""
    return {name: getattr(standing, name) for name in dispute_list.DUES}


def badges_of(standing: DisputeStanding, today: str, language: str) -> list[tuple[str, Tone]]:
    """The state, every deadline that runs, and what must not be overlooked."""
    badges: list[tuple[str, Tone]] = [
        (state_word(standing.state, language, standing.revisit_by), state_tone(standing.state))
    ]
    for name, day in dues_of(standing).items():
        if day:
            due = (name, day[:10])
            badges.append((next_words(due, today), next_tone(due, today)))
    if standing.alerted:
        badges.append((QCoreApplication.translate("DisputeWords", "可能激化，已报告"), "red"))
    if standing.review:
        badges.append((QCoreApplication.translate("DisputeWords", "两处同时办理"), "red"))
    return badges


def steps_of(standing: DisputeStanding, holder: str, language: str, today: str) -> list[Step]:
    """What is drawn: done steps with their day, then what is waited for, then what comes after."""
    done: list[Step] = []
    for move, _state in standing.path:
        name = _name(move.action, language)
        if not done or done[-1].label != name:
            done.append(Step(name, "done", move.done_on[5:]))
    now = WAITS_FOR.get(standing.state, "")
    if standing.state == "REVISIT" and standing.revisit_by:
        now = "revisited"
    if not now:
        return done
    late = any(day and day[:10] < today for day in dues_of(standing).values())
    current = Step(_name(now, language), "current", holder, "red" if late else "blue")
    ahead = _LINE[_LINE.index(now) + 1 :]
    return [*done, current, *(Step(_name(action, language), "next") for action in ahead)]


def _name(action: str, language: str) -> str:
    return capital(codes.label("dispute_action", action, language))


def items_of(case: OpenCase, language: str, leads: Mapping[int, tuple[str, str]]) -> list[Line]:
    """The dossier's contents: there, missing, or not needed; `leads` says what mends which."""
    words: dict[str, tuple[str, Tone]] = {
        "missing": (QCoreApplication.translate("DisputeWords", "缺"), "red"),
        "there": (QCoreApplication.translate("DisputeWords", "有"), "green"),
        "": (QCoreApplication.translate("DisputeWords", "不需要"), "grey"),
    }
    lines = []
    for item in contents(case.file):
        if item.form == "" and item.number == 13:
            continue  # the back cover is made when it is printed
        word, tone = words["missing" if item.missing else "there" if item.there else ""]
        lacks = item.missing and not item.out
        act, name = leads.get(item.number, ("", "")) if lacks else ("", "")
        out = QCoreApplication.translate("DisputeWords", "{n} 页还没签回来").format(n=item.out)
        lines.append(
            Line(
                what=f"{item.number}  {item.label(language)}",
                note=f"{item.form} · {out}" if item.out else item.form,
                word=word,
                tone=tone,
                act=act,
                label=name,
            )
        )
    return lines


def party_lines(case: OpenCase, language: str) -> list[ReporterLine]:
    """Who they are; the number is masked until somebody asks."""
    tones: Mapping[str, Tone] = {"1": "blue", "2": "amber"}
    lines = []
    for party in sorted(case.file.parties, key=lambda one: (one.side or "9", one.id)):
        agent = QCoreApplication.translate("DisputeWords", "代理人 {name}")
        said = (party.address or "", agent.format(name=party.agent) if party.agent else "")
        lines.append(
            ReporterLine(
                id=party.id,
                name=party.name or "",
                phone=party.phone or "",
                how=" · ".join(filter(None, said)),
                answer=codes.label("party_side", party.side, language),
                tone=tones.get(party.side or "", "grey"),
            )
        )
    return lines


def part_lines(case: OpenCase, today: str, language: str, label: str) -> list[Line]:
    """What was agreed on, part by part; `label` is on the button of what is not performed yet."""
    lines = []
    for part in sorted(case.file.instalments, key=lambda one: (one.due_on or "", one.id)):
        done = bool(part.performed_on)
        late = not done and "" < (part.due_on or "") < today
        word = codes.label("performance", part.performance or "0", language)
        if late and not part.performance:
            word = QCoreApplication.translate("DisputeWords", "逾期没履行")
        amount = f"{yuan(part.amount)} 元" if part.amount and language == "zh" else ""
        if part.amount and not amount:
            amount = f"¥{yuan(part.amount)}"
        day = QCoreApplication.translate("DisputeWords", "{day} 前").format(day=part.due_on or "")
        if done:
            day = part.performed_on or ""
        lines.append(
            Line(
                what=part.what or "",
                note=" · ".join(filter(None, (amount, day))),
                word=word,
                tone="green" if done else "red" if late else "grey",
                act="" if done or not label else f"perform:{part.id}",
                label="" if done else label,
            )
        )
    return lines


def agreement_facts(case: OpenCase, language: str) -> list[tuple[str, str]]:
    """The latest agreement in a few lines; nothing while there is none."""
    if not case.file.agreements:
        return []
    pact = max(case.file.agreements, key=lambda one: (one.effective_on or "", one.id))
    named = pact.declaration.field
    confirmation = codes.label("confirmation", pact.confirmation or "0", language)
    if pact.confirmed_on:
        confirmation = f"{confirmation} {pact.confirmed_on}"
    said = {
        "form": codes.label("agreement_form", pact.form, language),
        "number": pact.number or "",
        "terms": pact.terms or "",
        "performance_way": pact.performance_way or "",
        "amount": yuan(pact.amount) if pact.amount else "",
        "effective_on": pact.effective_on or "",
        "confirmation": confirmation,
    }
    return [(capital(named(name).label(language)), words) for name, words in said.items()]


def told_facts(case: OpenCase, language: str) -> list[tuple[str, str]]:
    """When and to whom it was reported that it may escalate, or sent on."""
    found = []
    for step in case.steps:
        if step.action in ("alert", "transfer", "answer", "waive"):
            body = codes.label("referral_body", step.body, language) if step.body else ""
            said = " ".join(filter(None, (step.done_on, body, step.receiver)))
            found.append((_name(step.action, language), said))
    return found


def events_of(case: OpenCase, workers: Names, language: str) -> list[Event]:
    """What happened, newest first: every step, and what was written down beside it."""
    late = frozenset(case.standing.late)
    order = {move.id: at for at, (move, _state) in enumerate(case.standing.path)}
    found = [
        ((step.done_on or "", order.get(step.id, -1)), _step(step, workers, language, late))
        for step in case.steps
    ]
    # What has no day yet came last.
    found += [((event.when or "9", 99), event) for event in _beside(case, language)]
    return [event for _key, event in sorted(found, key=lambda one: one[0], reverse=True)]


def _step(step: DisputeStep, workers: Names, language: str, late: frozenset[str]) -> Event:
    said = [_name(step.action or "", language)]
    if step.body:
        said.append(codes.label("referral_body", step.body, language))
    said += [step.receiver or "", step.note or ""]
    if step.due:
        until = QCoreApplication.translate("DisputeWords", "延到 {day}")
        said.append(until.format(day=step.due))
    if step.routes:
        routes = (codes.label("other_route", one, language) for one in step.routes.split())
        told = QCoreApplication.translate("DisputeWords", "已告知：{routes}")
        said.append(
            told.format(routes="、".join(routes) if language == "zh" else ", ".join(routes))
        )
    if step.id in late:
        said.append(QCoreApplication.translate("DisputeWords", "来晚了，没有起作用"))
    icon, tone = _ICONS.get(step.action or "", ("arrow-right", "grey"))
    who = workers[step.by] if step.by else ""
    what = " · ".join(filter(None, said))
    return Event(when=step.done_on or "", who=who, what=what, icon=icon, tone=tone)


def _beside(case: OpenCase, language: str) -> Iterator[Event]:
    translate = QCoreApplication.translate
    for one in case.file.sessions:
        name = translate("DisputeWords", "调解记录")
        if one.manner == INQUIRY:
            name = translate("DisputeWords", "调查记录")
        result = codes.label("mediation_result", one.result, language) if one.result else ""
        manner = (
            "" if one.manner == INQUIRY else codes.label("session_manner", one.manner, language)
        )
        what = " · ".join(filter(None, (name, manner, one.record or "", result)))
        yield Event(when=one.held_on or "", who="", what=what, icon="edit", tone="blue")
    yield from _agreed(case, language)
    for part in case.file.instalments:
        if part.performed_on:
            name = translate("DisputeWords", "履行：{what}").format(what=part.what or "")
            yield Event(when=part.performed_on, who="", what=name, icon="check", tone="green")
    for notice in case.file.notices:
        yield _notice(notice, language)
    for visit in case.file.visits:
        name = translate("DisputeWords", "回访记录")
        result = codes.label("visit_result", visit.result, language)
        what = " · ".join(filter(None, (name, result, visit.note or "")))
        yield Event(when=visit.happened_on or "", who="", what=what, icon="visit", tone="green")


def _agreed(case: OpenCase, language: str) -> Iterator[Event]:
    """What the parties agreed on, and what the court said of it."""
    translate = QCoreApplication.translate
    for pact in case.file.agreements:
        form = codes.label("agreement_form", pact.form, language)
        name = translate("DisputeWords", "协议（{form}）：{terms}")
        what = name.format(form=form, terms=pact.terms or "")
        yield Event(when=pact.effective_on or "", who="", what=what, icon="gavel", tone="green")
        if pact.confirmation in _WITH_THE_COURT:
            how = codes.label("confirmation", pact.confirmation or "", language)
            name = translate("DisputeWords", "司法确认：{how}").format(how=how)
            on, good = pact.confirmed_on or "", pact.confirmation != _REFUSED
            tone: Tone = "green" if good else "amber"
            yield Event(when=on, who="", what=name, icon="gavel", tone=tone)


def _notice(one: Notice, language: str) -> Event:
    form = codes.label("notice_form", one.form, language)
    name = QCoreApplication.translate("DisputeWords", "送达文书：{form}").format(form=form)
    set_for = " ".join(filter(None, (one.meets_on, one.begins, one.meets_at)))
    off = QCoreApplication.translate("DisputeWords", "{day} 取消").format(day=one.called_off)
    was = QCoreApplication.translate("DisputeWords", "原来约的：{was}").format(was=one.was)
    more = (off if one.called_off else "", was if one.was else "", one.why or "")
    what = " · ".join(filter(None, (name, set_for, *more)))
    return Event(
        when=one.given_on or "", who=one.receiver or "", what=what, icon="file", tone="grey"
    )
