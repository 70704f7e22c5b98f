"""What a survey came to, in words: for the command line, the sheet, paper and the desk alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gridapp.models import questionnaire
from gridapp.models.questionnaire import NUMBER, SCALE, TEXT, YES_NO
from gridapp.models.survey import SurveyQuestion
from gridapp.register import codes
from gridapp.register.survey_tally import FEWEST, Result
from gridapp.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a result: what it counts, how many, and which part of the base that is."""

    name: str
    number: int
    of: int

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
    names = choice_names(question, language)
    return [
        Bar(name=name, number=count, of=result.base)
        for name, count in zip(names, result.counts, strict=False)
    ]


def summary(question: SurveyQuestion, result: Result, language: str) -> str:
    """How many answered, and the mean of a scale or of numbers."""
    said = [say("survey_base", language, n=result.base)]
    if result.hidden:
        return few(language) if result.base else said[0]
    if result.mean is not None:
        said.append(say("survey_mean", language, mean=plain(result.mean)))
    if question.shape == NUMBER and result.middle is not None:
        numbers = {name: plain(getattr(result, name) or 0) for name in ("middle", "low", "high")}
        said.append(say("survey_numbers", language, **numbers))
    return " · ".join(said)


def plain(number: float) -> str:
    """A number with at most two places, without needless noughts."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def cells(question: SurveyQuestion, result: Result, language: str) -> Iterator[tuple[str, str]]:
    """Heading and value of what is told of a question of one place or month."""
    hidden = few(language) if result.hidden and result.base else ""
    yield say("survey_answered", language), hidden or str(result.base)
    for place, name in enumerate(choice_names(question, language)):
        known = place < len(result.counts)
        yield name, str(result.counts[place]) if known else ""
    if question.shape in (NUMBER, SCALE):
        yield (
            say("survey_mean_head", language),
            plain(result.mean) if result.mean is not None else "",
        )


def said_as(question: SurveyQuestion, answer: str, language: str) -> str:
    """One answer in words."""
    if question.shape in (NUMBER, TEXT, SCALE):
        return answer
    names: Sequence[str] = choice_names(question, language)
    chosen = [int(key) for key in answer.split(" ") if key.isdecimal()]
    return "、".join(names[key - 1] for key in chosen if 1 <= key <= len(names))


def heading(question: SurveyQuestion) -> str:
    """A question by its number."""
    return f"{question.n}. {question.said or ''}"
