"""A round of visits in words: how far it has come, who is left, by when."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gridapp.models.visit import Round
from gridapp.register import places, round_left, round_list, rounds
from gridapp.register.round_left import Left
from gridapp.register.rounds import ENTERPRISE, HOUSEHOLD, Progress
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
    left: Sequence[Left]
    names: Mapping[str, str]


def far(conn: sqlite3.Connection, round_: str, place: str) -> Far:
    """Read it: at a county that takes a while."""
    found = rounds.progress(conn, round_, place)
    left = round_left.of(conn, found, found.remaining[:MOST])
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
    """The numbers of a round, households and enterprises apart where it covers both."""
    translate = QCoreApplication.translate
    kinds = progress.kinds
    firms = sum(id_ in progress.firms for id_ in progress.tried)
    tried = {HOUSEHOLD: len(progress.tried) - firms, ENTERPRISE: firms}
    return [
        (translate("RoundWords", "一共要走"), _apart({k: one.total for k, one in kinds.items()})),
        (translate("RoundWords", "走到了"), _apart({k: one.visited for k, one in kinds.items()})),
        (
            translate("RoundWords", "不愿接受"),
            _apart({k: one.declined for k, one in kinds.items()}),
        ),
        (translate("RoundWords", "还没走到"), _apart({k: one.left for k, one in kinds.items()})),
        (translate("RoundWords", "其中去过没人在"), _apart({k: tried[k] for k in kinds})),
        (translate("RoundWords", "发现的事"), _apart({k: one.found for k, one in kinds.items()})),
        (
            translate("RoundWords", "已经办好并告诉了"),
            _apart({k: one.solved for k, one in kinds.items()}),
        ),
    ]


def _apart(numbers: Mapping[str, int]) -> str:
    """The sum, and of several kinds what each of them comes to."""
    total = str(sum(numbers.values()))
    if len(numbers) == 1:
        return total
    words = QCoreApplication.translate("RoundWords", "{n}（住户 {homes}，单位 {firms}）")
    return words.format(n=total, homes=numbers[HOUSEHOLD], firms=numbers[ENTERPRISE])


def places_of(far: Far) -> list[tuple[str, str]]:
    """Each place right below, and how many are left there of how many, the share that is done."""
    words = QCoreApplication.translate("RoundWords", "还有 {n}，共 {total}，走了 {share}")
    kinds = far.progress.kinds
    return [
        (
            far.names.get(place, place[-3:]),
            words.format(
                n=_apart({kind: one.places.get(place, (0, 0))[0] for kind, one in kinds.items()}),
                total=total,
                share=f"{100 * (total - left) / total:.1f}%",
            ),
        )
        for place, (left, total) in far.progress.places.items()
    ]


def left_events(far: Far, below: str) -> list[Event]:
    """Those who are left, in the order of the way; opening one begins a visit there."""
    tried = QCoreApplication.translate("RoundWords", "{day} 去过，没人在")
    events = []
    for one in far.left:
        where = places.path(far.names, one.place, below)
        at = " · ".join(filter(None, (one.address, where)))
        day, company = one.tried, one.kind == ENTERPRISE
        events.append(
            Event(
                when=at,
                who=tried.format(day=day) if day else "",
                what=one.name or "***",
                icon="building" if company else "house",
                tone="amber" if day else "blue",
                id=one.id,
            )
        )
    return events
