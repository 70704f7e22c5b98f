"""What a survey came to: by question, by place and by month, never telling of a few people."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Final

from gridapp.models import questionnaire
from gridapp.models.kinds import KINDS
from gridapp.models.place import LEVELS, bounds
from gridapp.models.questionnaire import NUMBER, SCALE, TEXT, BadAnswer
from gridapp.models.survey import Survey, SurveyQuestion
from gridapp.register import records, same, surveys

FEWEST: Final = 5
"""Of fewer answers nothing is told but that there are so few: else it would tell who said what."""

VILLAGE: Final = 12
"""Digits of a village: a sheet of rows says no more than that of where an answer was given."""

_ANSWERS = """
SELECT t.place, t.asked_on, t.household, t.enterprise, t.answers, r.uid
FROM survey_answer t CROSS JOIN rec r ON r.id = t.id
WHERE t.survey = unhex_(:survey) AND t.place >= :low AND t.place < :high
    AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY t.asked_on, r.uid
"""
_SUBJECTS = {
    kind: f"SELECT count(*) FROM {kind} t CROSS JOIN rec r ON r.id = t.id"  # noqa: S608  written here
    " WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL"
    " AND t.id NOT IN (SELECT rec FROM merged)"
    for kind in ("household", "enterprise")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer that counts."""

    place: str
    month: str
    answers: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a question came to.

    Attributes:
        base: how many answered it; of fewer than FEWEST nothing else is told.
        counts: how often each choice was taken, in order.
        mean, middle, low, high: of numbers; the mean of a scale too.
        words: what was said in words, in no order that tells anything.
    """

    base: int
    counts: tuple[int, ...] = ()
    mean: float | None = None
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    words: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One place or one month: how many answered there, and what each question came to."""

    key: str
    base: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A survey as it stands.

    Attributes:
        place, month: what it is of; a month is empty for all.
        total: how many households or enterprises there are to ask.
        base: how many answers count.
        late: those of days on which it was not asked; `twice`: a household's earlier ones.
        whole: what each question came to; `places` and `months` the same apart.
        given: the answers that count, for a sheet of rows; none where they would tell of a few.
        named: the villages that a row may name: all is told of them in this month.
    """

    survey: Survey
    questions: tuple[SurveyQuestion, ...]
    place: str
    month: str
    total: int
    base: int
    late: int
    twice: int
    whole: tuple[Result, ...]
    places: tuple[Part, ...]
    months: tuple[Part, ...]
    given: tuple[Given, ...]
    named: frozenset[str]


def tally(conn: sqlite3.Connection, id_: str, place: str = "", month: str = "") -> Tally:
    """What a survey came to at `place` and below, in a month or in all. Raises UnknownRecord."""
    survey = records.standing(conn, Survey, id_)
    area = survey.area or ""
    low = place if place.startswith(area) else area
    questions = surveys.questions_of(conn, id_)
    everything, late, twice = _counted(conn, survey, questions, low)
    counted = [one for one in everything if one.place.startswith(low)]
    of_month = [one for one in counted if month in ("", one.month)]
    digits = next((level for level in LEVELS if level > len(low)), LEVELS[-1])
    veil = _Veil(questions, everything, area, max(digits, VILLAGE))
    unseen = veil.of(low, month)
    (total,) = conn.execute(_SUBJECTS[survey.subject or "household"], bounds(low)).fetchone()
    return Tally(
        survey=survey,
        questions=questions,
        place=low,
        month=month,
        total=int(total),
        base=len(of_month),
        late=late,
        twice=twice,
        whole=_results(questions, of_month, unseen),
        places=_parts(
            questions, of_month, partial(_at, digits), lambda key: veil.of(key, month) | unseen
        ),
        months=_parts(questions, counted, _month, lambda key: veil.of(low, key)),
        given=() if unseen else tuple(of_month),
        named=frozenset(
            village
            for village in {one.place[:VILLAGE] for one in of_month}
            if not veil.of(village, month, VILLAGE)
        ),
    )


def too_few(bases: Mapping[str, int]) -> frozenset[str]:
    """Whose numbers are not told: those below FEWEST, and so many more that no sum tells them."""
    hidden = {key for key, base in bases.items() if 0 < base < FEWEST}
    others = sorted((base, key) for key, base in bases.items() if base >= FEWEST)
    while hidden and others and sum(bases[key] for key in hidden) < FEWEST:
        hidden.add(others.pop(0)[1])
    return frozenset(hidden)


def _counted(
    conn: sqlite3.Connection, survey: Survey, questions: Sequence[SurveyQuestion], low: str
) -> tuple[list[Given], int, int]:
    """The answers of the whole area that count; at `low` those of other days, and given again."""
    kept = same.all_merged(conn, KINDS[survey.subject or "household"])
    area = survey.area or ""
    asked = {"survey": survey.id, **bounds(area)}
    by_home: dict[str, Given] = {}
    reader = _Reader(questions)
    late = twice = 0
    for place, day, household, enterprise, answers, uid in conn.execute(_ANSWERS, asked):
        if not (survey.from_on or "") <= (day or "") <= surveys.last_day(survey):
            late += place.startswith(low)
            continue
        who = (household or enterprise or uid).hex()
        who = kept.get(who, who)
        twice += who in by_home and place.startswith(low)
        by_home[who] = Given(place=place, month=(day or "")[:7], answers=reader.read(answers or ""))
    return list(by_home.values()), late, twice


def _parts(
    questions: Sequence[SurveyQuestion],
    given: Sequence[Given],
    key_of: Callable[[Given], str],
    also: Callable[[str], set[int]],
) -> tuple[Part, ...]:
    """The answers apart by a key; each question is told only where enough answered it."""
    apart, unseen = _apart(given, key_of), _hidden(questions, given, key_of)
    return tuple(
        Part(key=key, base=len(some), results=_results(questions, some, unseen[key] | also(key)))
        for key, some in sorted(apart.items())
    )


def _apart(given: Sequence[Given], key_of: Callable[[Given], str]) -> dict[str, list[Given]]:
    apart: defaultdict[str, list[Given]] = defaultdict(list)
    for one in given:
        apart[key_of(one)].append(one)
    return apart


def _hidden(
    questions: Sequence[SurveyQuestion], given: Sequence[Given], key_of: Callable[[Given], str]
) -> defaultdict[str, set[int]]:
    """The questions that are not told of, by the key of the answers."""
    unseen: defaultdict[str, set[int]] = defaultdict(set)
    apart = _apart(given, key_of)
    for question in questions:
        n = question.n or 0
        bases = {key: sum(n in one.answers for one in some) for key, some in apart.items()}
        for key in too_few(bases):
            unseen[key].add(n)
    return unseen


class _Veil:
    """The questions not told of a place, in a month or in all: else a few there, beside it, or
    in its other months would be known.
    """

    def __init__(
        self, questions: Sequence[SurveyQuestion], given: Sequence[Given], area: str, deepest: int
    ) -> None:
        self._questions, self._given = questions, given
        self._levels = [level for level in LEVELS if len(area) < level <= deepest]
        self._area = len(area)
        self._always = self._beside(given)
        self._in_month = {key: self._beside(some) for key, some in _apart(given, _month).items()}
        self._months: dict[int, dict[str, Mapping[str, set[int]]]] = {}

    def of(self, place: str, month: str, digits: int = 0) -> set[int]:
        """Their numbers; a month is empty for all. `digits` where the place may be a shorter one:
        what stands at a township itself is not the township.
        """
        digits = digits or len(place)
        maps = [self._always]
        if month:
            maps.append(self._in_month.get(month, {}))
        steps = [(level, place[:level]) for level in self._levels if level <= digits]
        unseen = {n for found in maps for step in steps for n in found.get(step, ())}
        if month:
            unseen |= self._other_months(digits).get(place, {}).get(month, set())
        return unseen

    def _beside(self, given: Sequence[Given]) -> dict[tuple[int, str], set[int]]:
        """By level and place, what the sum above and the places beside would tell."""
        found, above = {}, self._area
        for level in self._levels:
            for beside in _apart(given, partial(_at, above)).values():
                hidden = _hidden(self._questions, beside, partial(_at, level))
                found.update({(level, key): some for key, some in hidden.items()})
            above = level
        return found

    def _other_months(self, digits: int) -> dict[str, Mapping[str, set[int]]]:
        """By place of so many digits and month, what the place in its other months would tell."""
        if digits not in self._months:
            self._months[digits] = {
                key: _hidden(self._questions, some, _month)
                for key, some in _apart(self._given, partial(_at, digits)).items()
            }
        return self._months[digits]


def _month(one: Given) -> str:
    return one.month


def _at(digits: int, one: Given) -> str:
    return one.place[:digits]


def _results(
    questions: Sequence[SurveyQuestion], given: Sequence[Given], hidden: Iterable[int]
) -> tuple[Result, ...]:
    """What each question came to; of those whose number is hidden, and of few answers, no more.

    That nobody answered one is told where enough were asked, not where a few were.
    """
    unseen = set(hidden)
    found = []
    for question in questions:
        n = question.n or 0
        said = [one.answers[n] for one in given if n in one.answers]
        if n in unseen or 0 < min(len(given), len(said) or len(given)) < FEWEST:
            found.append(Result(base=len(said), hidden=True))
        else:
            found.append(_result(question, said))
    return tuple(found)


def _result(question: SurveyQuestion, said: Sequence[str]) -> Result:
    if question.shape == TEXT:
        return Result(base=len(said), words=tuple(sorted(said)))
    if question.shape == NUMBER and said:
        numbers = [float(one) for one in said]
        return Result(
            base=len(numbers),
            mean=sum(numbers) / len(numbers),
            middle=median(numbers),
            low=min(numbers),
            high=max(numbers),
        )
    taken = Counter(key for one in said for key in one.split(" "))
    counts = tuple(taken[str(key)] for key in range(1, questionnaire.keys(question) + 1))
    mean = None
    if question.shape == SCALE and said:
        mean = sum(int(one) for one in said) / len(said)
    return Result(base=len(said), counts=counts, mean=mean)


class _Reader:
    """Reads the answers of records; each thing said is looked at once, however many said it."""

    def __init__(self, questions: Sequence[SurveyQuestion]) -> None:
        self._questions = [(one.n or 0, one, {"": ""}) for one in questions]

    def read(self, kept: str) -> dict[int, str]:
        """The answers that the questions can have: others wrote it, on any program."""
        given, found = questionnaire.unpack(kept), {}
        for n, question, known in self._questions:
            said = given.get(n, "")
            if said not in known:
                known[said] = _readable(question, said)
            if answer := known[said]:
                found[n] = answer
        return found


def _readable(question: SurveyQuestion, said: str) -> str:
    """What was said as it may be told; empty for what the question cannot have."""
    try:
        answer = questionnaire.normal(question, said)
    except BadAnswer:
        return ""
    return questionnaire.without_numbers(answer) if question.shape == TEXT else answer
