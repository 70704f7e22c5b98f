"""What may be answered to a question, and how the answers to a survey are kept as one text.

A line an answer, "3=1 4": the number of the question, and what was chosen or said. What was not
answered has no line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from gridapp.models import id_number, phone
from gridapp.models.survey import SurveyQuestion

YES_NO, ONE, SEVERAL, SCALE, NUMBER, TEXT = (
    "yes_no",
    "one",
    "several",
    "scale",
    "number",
    "text",
)
"""How a question is answered (question_shape)."""

MOST_QUESTIONS: Final = 12
MOST_CHOICES: Final = 9
"""So many can be chosen with one key each."""
MOST_WORDS: Final = 200
"""Characters of an answer in words."""

_NUMBER = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,2})?")
_IDENTITY = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9]){14,18}[ -]?[Xx]?(?![0-9])")
_PHONE = re.compile(r"(?<![0-9])(?:86[ -]?)?(1[ -]?[3-9](?:[ -]?[0-9]){9})(?![0-9])")
_KEPT = re.compile(r"([0-9]{1,2})=(.+)")


class BadAnswer(ValueError):
    """What question `number` cannot be answered with; 1 to `most` can be chosen."""

    def __init__(self, number: int, reason: str, most: int = 0) -> None:
        super().__init__(f"{number}: {reason}")
        self.number, self.reason, self.most = number, reason, most


def choices(question: SurveyQuestion) -> tuple[str, ...]:
    """What can be chosen, in order; of a scale what stands at its two ends, if anything."""
    if question.shape == YES_NO:
        return ("是", "否")
    return tuple(line.strip() for line in (question.choices or "").splitlines() if line.strip())


def keys(question: SurveyQuestion) -> int:
    """How many keys choose something, from 1 on; none where a number or words are typed."""
    if question.shape == SCALE:
        return 5
    return len(choices(question)) if question.shape in (YES_NO, ONE, SEVERAL) else 0


def problem(shape: str, given: tuple[str, ...]) -> str:
    """The rule that the choices of a question break; empty where they can stand."""
    if shape in (ONE, SEVERAL):
        if len(set(given)) != len(given):
            return "choice_twice"
        return "" if 2 <= len(given) <= MOST_CHOICES else "choices"
    if shape == SCALE:
        return "" if len(given) in (0, 2) else "scale_ends"
    return "no_choices" if given else ""


def normal(question: SurveyQuestion, said: str) -> str:
    """An answer as it is kept; empty for none. Raises BadAnswer."""
    n, most = question.n or 0, keys(question)
    text = " ".join(said.split())
    if not text:
        return ""
    if question.shape == TEXT:
        if len(text) > MOST_WORDS:
            raise BadAnswer(n, "too_long")
        return text
    if question.shape == NUMBER:
        if not _NUMBER.fullmatch(text):
            raise BadAnswer(n, "number")
        return text
    chosen = sorted(set(re.split(r"[ ,，、]+", text)))
    if not all(len(one) == 1 and "1" <= one <= str(most) for one in chosen):
        raise BadAnswer(n, "choice", most)
    if question.shape != SEVERAL and len(chosen) > 1:
        raise BadAnswer(n, "one_alone", most)
    return " ".join(chosen)


def without_numbers(said: str) -> str:
    """What was said, the numbers of persons and telephones in it masked as lists mask them."""
    plain = unicodedata.normalize("NFKC", said)
    told = _IDENTITY.sub(lambda found: id_number.mask(_closed(found[0])), plain)
    told = _PHONE.sub(lambda found: phone.mask(_closed(found[1])), told)
    return said if told == plain else told


def _closed(number: str) -> str:
    return re.sub(r"[ -]", "", number)


def pack(answers: Mapping[int, str]) -> str:
    """The answers by the number of the question, as they are kept."""
    return "\n".join(f"{n}={said}" for n, said in sorted(answers.items()) if said)


def unpack(kept: str) -> dict[int, str]:
    """The answers by the number of the question; a line that is none is left out."""
    found = (_KEPT.fullmatch(line) for line in kept.splitlines())
    return {int(one[1]): one[2] for one in found if one}
