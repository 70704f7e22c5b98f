"""The sentences of a bulletin, made of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from gridapp.models.figure import Count
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.reports import bulletin_tables
from gridapp.reports.bulletin import Bulletin, Chart, Section, Table
from gridapp.reports.bulletin_rows import BY_CODE, Row
from gridapp.reports.bulletin_words import (
    NOTHING,
    category_name,
    change_in_words,
    day_name,
    in_words,
)
from gridapp.words import marks, say

CODES: Final = ("basic", "kinds", "hot", "slow", "lists", "next")
"""The parts that every bulletin has (domain 1.9), in their order."""

_OF_MATTERS = ("on_time", "ended", "signed", "declined", "redone", "told", "content", "reached")
_OF_CALLS = ("called", "called_content")
_OF_DISPUTES = ("mediated", "performed")
_HOT, _AGAIN = 5, 3
_IN_TEXT = 10


def sections(one: Bulletin) -> list[Section]:
    """The six parts."""
    made = {
        "basic": _basic(one),
        "kinds": _kinds(one),
        "hot": _hot(one),
        "slow": _slow(one),
        "lists": _lists(one),
        "next": _next(one),
    }
    return [
        Section(
            code=code,
            heading=say(f"section_{code}", one.language),
            text=made[code][0],
            tables=made[code][1],
            charts=made[code][2],
        )
        for code in CODES
    ]


K = TypeVar("K")
_Made = tuple[str, list[Table], list[Chart]]


def _basic(one: Bulletin) -> _Made:
    figures, before, language = one.figures, one.before or {}, one.language
    said = [
        say(
            "said_reported",
            language,
            first=day_name(one.first, language),
            last=day_name(one.last, language),
            place=one.place_name,
            n=figures["reported"].number,
            change=change_in_words(figures["reported"], before.get("reported"), language),
            finished=figures["finished"].number,
            closed=figures["closed"].number,
            under_way=figures["under_way"].number,
            overdue=figures["overdue"].number,
        )
    ]
    said.append(
        say(
            "said_due",
            language,
            due=figures["on_time"].of or 0,
            shares=_shares(one, figures, (*_OF_MATTERS, *(c for c in _OF_CALLS if figures[c].of))),
        )
    )
    if figures["owed"].number:
        said.append(say("said_owed", language, n=figures["owed"].number))
    said.append(
        say(
            "said_disputes",
            language,
            n=figures["disputes"].number,
            change=change_in_words(figures["disputes"], before.get("disputes"), language),
            shares=_shares(one, figures, (*_OF_DISPUTES, "cleared", "covered")),
        )
    )
    if one.corrections:
        said.append(_late(one))
    return "\n".join(said), [], [bulletin_tables.by_day(one)]


def _shares(one: Bulletin, figures: Mapping[str, Count], among: Iterable[str]) -> str:
    before = one.before or {}
    said = (
        say(
            "said_share",
            one.language,
            name=BY_CODE[code].label(one.language),
            share=in_words(figures[code], one.language),
            change=change_in_words(figures[code], before.get(code), one.language),
        )
        for code in among
    )
    return marks.clauses(said, one.language)


def _late(one: Bulletin) -> str:
    spans = []
    for each in one.corrections:
        differ = [
            say(
                "said_from_to",
                one.language,
                name=BY_CODE[code].label(one.language),
                was=in_words(each.before[code], one.language),
                now=in_words(count, one.language),
            )
            for code, count in each.now.items()
        ]
        spans.append(
            say(
                "said_late_of",
                one.language,
                span=each.name,
                added=len(each.added),
                changed=len(each.changed),
                removed=len(each.removed),
                figures=marks.listed(differ, one.language) or NOTHING,
            )
        )
    return say("said_late", one.language, spans=marks.clauses(spans, one.language))


def _kinds(one: Bulletin) -> _Made:
    reported = [row for row in one.rows if row.counts.get("reported")]
    if not reported:
        return say("said_nothing", one.language), [], []
    by_task = Counter(row.task for row in reported)
    kinds = [
        say(
            "said_kind",
            one.language,
            name=task.zh if one.language == "zh" else task.en,
            n=by_task[code],
            share=f"{Count(by_task[code], len(reported)).percent}%",
        )
        for code, task in TASKS.items()
        if TaskShape.MATTER in task.shapes and by_task[code]
    ]
    text = say(
        "said_kinds", one.language, n=len(reported), kinds=marks.clauses(kinds, one.language)
    )
    return text, [bulletin_tables.by_task(one)], [bulletin_tables.tasks(one)]


def _hot(one: Bulletin) -> _Made:
    reported = [row for row in one.rows if row.counts.get("reported") and row.category]
    most = [
        _many(category_name(code, one.language), n, one.language)
        for code, n in _ordered(Counter(row.category for row in reported))
        if n > 1
    ][:_HOT]
    places = {part.code: part.name for part in one.parts if part.sort == "place"}
    again = [
        _many(f"{places[place]} {category_name(code, one.language)}", n, one.language)
        for (place, code), n in _ordered(Counter((row.place, row.category) for row in reported))
        if n >= _AGAIN and place in places
    ][:_IN_TEXT]
    said = []
    if most:
        said.append(say("said_hot", one.language, kinds=marks.listed(most, one.language)))
    if again:
        said.append(say("said_again", one.language, kinds=marks.listed(again, one.language)))
    return "\n".join(said) or say("said_no_hot", one.language), [], []


def _many(name: str, n: int, language: str) -> str:
    return say("said_many", language, name=name, n=n)


def _ordered(counted: Counter[K]) -> list[tuple[K, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], str(pair[0])))


def _slow(one: Bulletin) -> _Made:
    overdue, unhappy = overdue_rows(one.rows), unhappy_rows(one.rows)
    if not overdue and not unhappy:
        return say("said_no_slow", one.language), [], []
    text = say("said_slow", one.language, overdue=len(overdue), unhappy=len(unhappy))
    return text, [bulletin_tables.slow(one, overdue, unhappy)], []


def overdue_rows(rows: Iterable[Row]) -> list[Row]:
    """What is overdue at the end of the period, the longest first."""
    found = [row for row in rows if row.counts.get("overdue")]
    return sorted(found, key=lambda row: (row.due, row.number))


def unhappy_rows(rows: Iterable[Row]) -> list[Row]:
    """With what somebody was not satisfied."""
    content = ((row, row.counts.get("content")) for row in rows)
    return [row for row, count in content if count and count.number < (count.of or 0)]


def _lists(one: Bulletin) -> _Made:
    if not one.rankings:
        return say("said_no_lists", one.language), [], []
    charts = bulletin_tables.places(one)
    return say("said_lists", one.language), [bulletin_tables.lists(one)], charts


def _next(one: Bulletin) -> _Made:
    figures = one.figures
    covered = figures["covered"]
    asked = {
        "next_overdue": figures["overdue"].number,
        "next_owed": figures["owed"].number,
        "next_unhappy": len(unhappy_rows(one.rows)),
        "next_covered": (covered.of or 0) - covered.number,
    }
    said = [say(key, one.language, n=n) for key, n in asked.items() if n]
    said.append(say("next_on", one.language))
    return "\n".join(f"{n}. {words}" for n, words in enumerate(said, 1)), [], []
