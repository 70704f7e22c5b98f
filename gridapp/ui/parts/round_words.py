"""A round of visits in words: how far it has come, who is left, by when."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gridapp.models.declare import Record
from gridapp.models.enterprise import Enterprise
from gridapp.models.household import Household
from gridapp.models.visit import Round
from gridapp.register import places, round_list, rounds, veils
from gridapp.register.rounds import Progress
from gridapp.ui.parts import states
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone

SHOWN = ("subject", "tags", "from_on", "to_on")
"""What is said of a round."""
MOST = 300
"""So many of those who are left are listed: whoever visits the next ones sees the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Far:
    """How far a round has come here, and the first of those who are left, as they may be shown."""

    progress: Progress
    left: Sequence[Record]
    names: Mapping[str, str]


def far(conn: sqlite3.Connection, round_: str, place: str) -> Far:
    """Read it: at a county that takes a while."""
    found = rounds.progress(conn, round_, place)
    kind = Enterprise if found.round.subject == "enterprise" else Household
    wanted = found.remaining[:MOST]
    shown = veils.shown(conn, kind, wanted)
    left = [shown[id_] for id_ in wanted if id_ in shown]
    return Far(progress=found, left=left, names=places.names(conn))


def state_word(round_: Round, today: str) -> str:
    """Whether it is going on."""
    return {
        round_list.GOING: QCoreApplication.translate("RoundWords", "正在走"),
        round_list.TO_COME: QCoreApplication.translate("RoundWords", "还没开始"),
        round_list.PAST: QCoreApplication.translate("RoundWords", "已截止"),
    }[round_list.part_of(round_, today)]


def state_tone(round_: Round, today: str) -> Tone:
    """The tone that goes with it."""
    return "blue" if round_list.part_of(round_, today) == round_list.GOING else "grey"


def left_words(progress: Progress | None) -> str:
    """How many are left; empty while it is not known."""
    if progress is None:
        return ""
    left = len(progress.remaining)
    if not left:
        return QCoreApplication.translate("RoundWords", "都走到了")
    words = QCoreApplication.translate("RoundWords", "还有 {n}，共 {total}")
    return words.format(n=left, total=progress.total)


def left_tone(progress: Progress | None, today: str) -> Tone:
    """Red when the day has passed and some are left."""
    if progress is None or not progress.remaining:
        return "green"
    return "red" if (progress.round.to_on or "") < today else "amber"


def badges_of(round_: Round, progress: Progress | None, today: str) -> list[tuple[str, Tone]]:
    """Whether it goes on, how many are left, by when."""
    badges = [(state_word(round_, today), state_tone(round_, today))]
    if progress is not None:
        badges.append((left_words(progress), left_tone(progress, today)))
    going = round_list.part_of(round_, today) == round_list.GOING
    if going and (progress is None or progress.remaining) and round_.to_on:
        tone = states.due_tone(round_.to_on, "", today) or "grey"
        badges.append((states.due_words(round_.to_on, "", today), tone))
    return badges


def numbers_of(progress: Progress) -> list[tuple[str, str]]:
    """The numbers of a round."""
    translate = QCoreApplication.translate
    return [
        (translate("RoundWords", "一共要走"), str(progress.total)),
        (translate("RoundWords", "走到了"), str(progress.visited)),
        (translate("RoundWords", "不愿接受"), str(progress.declined)),
        (translate("RoundWords", "还没走到"), str(len(progress.remaining))),
        (translate("RoundWords", "其中去过没人在"), str(len(progress.tried))),
        (translate("RoundWords", "发现的事"), str(progress.found)),
        (translate("RoundWords", "已经办好并告诉了"), str(progress.solved)),
    ]


def places_of(far: Far) -> list[tuple[str, str]]:
    """Each place right below, and how many are left there of how many, the share that is done."""
    words = QCoreApplication.translate("RoundWords", "还有 {n}，共 {total}，走了 {share}")
    return [
        (
            far.names.get(place, place[-3:]),
            words.format(n=left, total=total, share=f"{100 * (total - left) / total:.1f}%"),
        )
        for place, (left, total) in far.progress.places.items()
    ]


def left_events(far: Far, below: str) -> list[Event]:
    """Those who are left, in the order of the way; opening one begins a visit there."""
    tried = QCoreApplication.translate("RoundWords", "{day} 去过，没人在")
    events = []
    for one in far.left:
        name = getattr(one, "head", None) or getattr(one, "name", None) or "***"
        where = places.path(far.names, one.place, below)
        day = far.progress.tried.get(one.id, "")
        at = " · ".join(filter(None, (getattr(one, "address", None) or "", where)))
        company = isinstance(one, Enterprise)
        events.append(
            Event(
                when=at,
                who=tried.format(day=day) if day else "",
                what=name,
                icon="building" if company else "house",
                tone="amber" if day else "blue",
                id=one.id,
            )
        )
    return events
