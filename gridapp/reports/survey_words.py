"""What a survey came to, in words: for the command line, the sheet, paper and the desk alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gridapp.models import questionnaire
from gridapp.models.questionnaire import NUMBER, SCALE, TEXT, YES_NO
from gridapp.models.survey import SurveyQuestion
from gridapp.register import codes
from gridapp.register.survey_tally import FEWEST, Result
from gridapp.words import say

Cell = str | int | float
"""What stands in a cell of a sheet: figures as numbers, all else in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a result: what it counts, how many, and which part of the base that is."""

    name: str
    number: int
    of: int

    @property
    def share(self) -> float | None:
        """The part of those who answered; None where nobody did."""
        return self.number / self.of if self.of else None

    @property
    def percent(self) -> str:
        """The share as people write it."""
        return f"{100 * self.number / self.of:.1f}%" if self.of else ""


def choice_names(question: SurveyQuestion, language: str) -> tuple[str, ...]:
    """What each key chooses, from 1 on; none where a number or words are typed."""
    if question.shape == YES_NO:
        return tuple(codes.labels("yes_no", language).values())
    given = questionnaire.choices(question)
    if question.shape == SCALE:
        ends = given if len(given) == 2 else ("", "")
        words = (ends[0], "", "", "", ends[1])
        return tuple(f"{n} {word}".strip() for n, word in enumerate(words, 1))
    return given


def few(language: str) -> str:
    """What stands where so few answered that nothing is told."""
    return say("survey_few", language, most=FEWEST)


def bars(question: SurveyQuestion, result: Result, language: str) -> list[Bar]:
    """A line a choice; none where a number or words were said, or nothing is told."""
    names = choice_names(question, language) if result.base else ()
    return [
        Bar(name=name, number=count, of=result.base)
        for name, count in zip(names, result.counts, strict=False)
    ]


def summary(question: SurveyQuestion, result: Result, language: str) -> str:
    """How many answered, and the mean of a scale or of numbers."""
    said = [say("survey_base", language, n=result.base)]
    if result.hidden:
        return few(language)
    if result.mean is not None:
        said.append(say("survey_mean", language, mean=plain(result.mean)))
    if question.shape == NUMBER and result.middle is not None:
        numbers = {name: plain(getattr(result, name) or 0) for name in ("middle", "low", "high")}
        said.append(say("survey_numbers", language, **numbers))
    return " · ".join(said)


def often(result: Result) -> list[tuple[str, int]]:
    """What was said in words, and by how many, the most frequent first."""
    counted = Counter(result.words)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def told(result: Result, language: str) -> list[str]:
    """What was said in words, each once, with how many said it where that is more than one."""
    return [
        say("survey_often", language, words=words, n=n) if n > 1 else words
        for words, n in often(result)
    ]


def plain(number: float) -> str:
    """A number with at most two places, without needless noughts."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def cells(question: SurveyQuestion, result: Result, language: str) -> Iterator[tuple[str, Cell]]:
    """Heading and value of what is told of a question; of a hidden one each value is `few`."""
    hidden = few(language) if result.hidden else None
    yield say("survey_answered", language), hidden or result.base
    for place, name in enumerate(choice_names(question, language)):
        yield name, hidden or result.counts[place]
    for name, value in measures(question, result, language):
        yield name, hidden or value


def measures(question: SurveyQuestion, result: Result, language: str) -> Iterator[tuple[str, Cell]]:
    """Heading and value of the mean of a scale, and of what else is told of numbers."""
    if question.shape in (NUMBER, SCALE):
        yield say("survey_mean_head", language), _rounded(result.mean)
    if question.shape == NUMBER:
        for name in ("middle", "low", "high"):
            yield say(f"survey_{name}_head", language), _rounded(getattr(result, name))


def _rounded(number: float | None) -> Cell:
    return "" if number is None else round(number, 2)


def said_as(question: SurveyQuestion, answer: str, language: str) -> Cell:
    """One answer in words; a number or a grade as a number."""
    if question.shape in (NUMBER, SCALE) and answer:
        return float(answer)
    if question.shape in (NUMBER, TEXT, SCALE):
        return answer
    names: Sequence[str] = choice_names(question, language)
    chosen = [int(key) for key in answer.split(" ") if key.isdecimal()]
    return "、".join(names[key - 1] for key in chosen if 1 <= key <= len(names))


def heading(question: SurveyQuestion) -> str:
    """A question by its number."""
    return f"{question.n}. {question.said or ''}"
