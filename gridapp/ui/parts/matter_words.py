"""What a matter's page says of it: badges, who has it, who has been told, what can be named."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from gridapp.models.clock import Clock
from gridapp.models.deadlines import moment
from gridapp.models.matter import Reporter
from gridapp.models.matter_loop import handling
from gridapp.models.matter_table import SETTLED
from gridapp.models.place import covers
from gridapp.models.role import Role
from gridapp.register import (
    codes,
    dockets,
    dossier,
    limits,
    matter_list,
    owed,
    places,
    standings,
    triage,
)
from gridapp.register.authors import Names
from gridapp.register.dossier import Dossier
from gridapp.register.identity import Identity
from gridapp.ui.parts.happenings import reporter_name
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.reporter_list import ReporterLine
from gridapp.ui.parts.states import due_tone, due_words, state_name, state_tone
from gridapp.ui.parts.step_form import BY_HANDLER, Offers
from gridapp.ui.theme import Tone

_ANSWERED = ("named", "confidential")
"""Kinds of reporters who are told one by one."""


def badges_of(
    conn: sqlite3.Connection, about: Dossier, today: str, language: str
) -> list[tuple[str, Tone]]:
    """The state, the deadline, and what else must not be overlooked."""
    now = about.standing
    name = state_name(now.state, about.matter.task or "", language)
    badges = [(name, state_tone(now.state))]
    if due := due_words(now.due, now.state, today):
        badges.append((due, due_tone(now.due, now.state, today) or "grey"))
    if waiting := owed.number(conn, about):
        said = QCoreApplication.translate("MatterWords", "还有 {n} 位没告诉")
        badges.append((said.format(n=waiting), "amber"))
    if now.helping:
        said = QCoreApplication.translate("MatterWords", "等 {n} 家协办答复")
        badges.append((said.format(n=len(now.helping)), "blue"))
    if now.provisional:
        badges.append((QCoreApplication.translate("MatterWords", "期限暂定"), "grey"))
    if now.review:
        badges.append((QCoreApplication.translate("MatterWords", "两处同时办理"), "red"))
    return badges


def held_words(about: Dossier, workers: Names) -> str:
    """Who has the matter now, and what is to be done by when."""
    now = about.standing
    name = workers[now.holder] if now.holder else ""
    due = _until(now.clock)
    if name and now.state == "HANDLED":
        # Somebody else verifies it: it is in his hands no longer.
        return QCoreApplication.translate("MatterWords", "{name} 办好了，等核查").format(name=name)
    if name and due:
        words = QCoreApplication.translate("MatterWords", "在 {name} 手里，{due}")
        return words.format(name=name, due=due)
    if name:
        return QCoreApplication.translate("MatterWords", "在 {name} 手里").format(name=name)
    return due


def _until(clock: Clock) -> str:
    """What is to be done by when; empty while no clock runs."""
    if not clock.due:
        return ""
    words = {
        "accept": QCoreApplication.translate("MatterWords", "{due} 前受理"),
        "feedback": QCoreApplication.translate("MatterWords", "{due} 前告诉反映人"),
        "pause": QCoreApplication.translate("MatterWords", "{due} 再看"),
        "upper": QCoreApplication.translate("MatterWords", "上级 {due} 前答复"),
    }
    usual = QCoreApplication.translate("MatterWords", "{due} 前办完")
    return words.get(clock.what, usual).format(due=clock.due.replace("T", " "))


def all_reporters(
    conn: sqlite3.Connection, about: Dossier, me: Identity, language: str
) -> list[ReporterLine]:
    """Each reporter of the matter, then those of what was merged into it."""
    found = reporter_lines(about, me, language)
    done = about.standing.state in SETTLED
    for other in owed.dossiers(conn, about.matter.id)[1:]:
        number = other.matter.number or other.matter.title or ""
        came = QCoreApplication.translate("MatterWords", "并入的 {number}").format(number=number)
        lines = reporter_lines(other, me, language, done=done)
        found += [replace(line, how=f"{line.how} · {came}") for line in lines]
    return found


def reporter_lines(
    about: Dossier, me: Identity, language: str, *, done: bool = True
) -> list[ReporterLine]:
    """Each reporter, and how it stands with his answer.

    `done` is whether the thing itself is, where this matter was merged into another.
    """
    mine = about.matter.worker == me.worker.hex()
    return [_line(about, one, language, mine=mine, done=done) for one in about.reporters]


def _line(
    about: Dossier, reporter: Reporter, language: str, *, mine: bool, done: bool
) -> ReporterLine:
    said = [
        capital(codes.label("reporter", reporter.kind, language)),
        codes.label("teller", reporter.teller, language),
        codes.label("channel", reporter.channel, language),
        reporter.heard_on or "",
    ]
    answer, tone = _answer(about, reporter, language, done=done)
    readable = reporter.kind == "named" or mine
    return ReporterLine(
        id=reporter.id,
        name=reporter_name(reporter, language, mine=mine),
        phone=(reporter.phone or "") if readable else "",
        how=" · ".join(part for part in said if part),
        answer=answer,
        tone=tone,
    )


def _answer(about: Dossier, reporter: Reporter, language: str, *, done: bool) -> tuple[str, Tone]:
    move = about.answers.get(reporter.id)
    if move is not None:
        return f"{codes.label('way', move.way, language)} {move.done_on[5:]}", "green"
    if reporter.kind == "anonymous":
        posted = any(step.action == "post" for step, _state in about.standing.path)
        if posted:
            return QCoreApplication.translate("MatterWords", "已公示"), "green"
        return QCoreApplication.translate("MatterWords", "办好后公示"), "grey"
    if done and about.standing.state in SETTLED:
        return QCoreApplication.translate("MatterWords", "还没告诉"), "amber"
    return QCoreApplication.translate("MatterWords", "办好后告诉"), "grey"


def offers_for(
    conn: sqlite3.Connection, me: Identity, about: Dossier, today: str, language: str, action: str
) -> Offers:
    """Whom and what this step of the matter may name; what no field of it names is not read."""
    unverified = about.standing.state == "HANDLED"
    due = _deadline(conn, about, me, today)
    return Offers(
        workers=_whom(conn, me, about, language, action),
        reporters=_tellable(conn, me, about, language) if action == "told" else (),
        matters=_others(conn, about, today) if action == "merge" else (),
        due=due,
        unverified=unverified,
        sure=not unverified or bool(about.standing.sureties),
        asked=triage.asked(about.matter) if me.role.is_centre else (),
        proposed=tuple(triage.proposed(about.matter).items()) if me.role.is_centre else (),
        task=about.matter.task or "",
        holder=_holder(conn, me, about),
        colleagues=_colleagues(conn, me, about) if action in BY_HANDLER else (),
        hands=me.role.is_centre,
        held_back=action in dockets.HANDS_OUT and dockets.holds_back(conn, me, about.matter),
    )


def _whom(
    conn: sqlite3.Connection, me: Identity, about: Dossier, language: str, action: str
) -> list[tuple[str, str]]:
    """Who may be given it or asked to help, or whose help is answered."""
    now = about.standing
    if action == "joined":
        names = Names(conn)
        return [(one, names[one]) for one in now.helping]
    if action not in dockets.HANDS_OUT:
        return []
    found = _workers(conn, me, about.matter.place, language)
    at_it = (now.holder, *now.helping) if action == "joint" else ()
    return [one for one in found if one[0] not in at_it]


def _others(conn: sqlite3.Connection, about: Dossier, today: str) -> list[tuple[str, str]]:
    """The matters of the same grid, which this one may be merged into."""
    others = matter_list.ids(conn, today=today, place=about.matter.place[:15], sort="due")
    rows = matter_list.rows(conn, [id_ for id_ in others if id_ != about.matter.id][:100])
    return [(row.id, f"{row.number} {row.title}") for row in rows.values()]


def _tellable(
    conn: sqlite3.Connection, me: Identity, about: Dossier, language: str
) -> list[tuple[str, str]]:
    """Who may be told now: also whoever told of what was merged into this; and all at once."""
    unverified = about.standing.state == "HANDLED"
    found = []
    for each in [about] if unverified else owed.dossiers(conn, about.matter.id):
        mine = each.matter.worker == me.worker.hex()
        for one in each.reporters:
            if one.kind in _ANSWERED and one.id not in each.answers:
                found.append((one.id, reporter_name(one, language, mine=mine)))
    if len(found) > 1 and not unverified:
        words = QCoreApplication.translate("MatterWords", "还没告诉的 {n} 位，同样的答复")
        found.append((owed.EVERYBODY, words.format(n=len(found))))
    return found


def _workers(
    conn: sqlite3.Connection, me: Identity, place: str, language: str
) -> list[tuple[str, str]]:
    """Who may be given it, by name and post; of whoever works elsewhere also where."""
    known, found = places.Called(conn), []
    for worker in dossier.handlers(conn, me, place):
        area = worker.area or ""
        elsewhere = "" if covers(area, place) else places.path(known, area, me.place)
        parts = (worker.name, _post(worker.role, language), elsewhere)
        found.append((worker.id, " · ".join(part for part in parts if part)))
    return found


def _holder(conn: sqlite3.Connection, me: Identity, about: Dossier) -> tuple[str, str]:
    """For whom a centre enters what he did."""
    holder = about.standing.holder
    if not me.role.is_centre or not holder or holder == me.worker.hex():
        return "", ""
    return holder, Names(conn)[holder]


def _colleagues(conn: sqlite3.Connection, me: Identity, about: Dossier) -> list[tuple[str, str]]:
    """Who may have done what a centre enters for the handler."""
    holder, _name = _holder(conn, me, about)
    found = dockets.colleagues(conn, holder) if holder else []
    return [(one.id, one.name or "") for one in found]


def _deadline(conn: sqlite3.Connection, about: Dossier, me: Identity, today: str) -> str:
    """The day by which it is to be done: the one in force, else the one the limits give today."""
    if about.standing.clock.what == "handle":
        return about.standing.due[:10]
    facts = standings.facts_of_matter(conn, bytes.fromhex(about.matter.id))
    tier = str(int(me.role)) if me.role.is_centre else ""
    rules = limits.rules(conn)
    due = handling(facts, rules, moment(today, "", 0, rules.calendar), tier)
    return due.text[:10] if due else ""


def _post(code: str | None, language: str) -> str:
    known = {str(int(role)): role for role in Role}
    role = known.get(code or "")
    if role is None:
        return codes.label("role", code, language)
    return role.zh if language == "zh" else role.en
