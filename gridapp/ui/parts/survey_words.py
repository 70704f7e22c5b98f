"""A survey in words on the desk: its state, its questions, how many have answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from gridapp.models.survey import Survey, SurveyQuestion
from gridapp.register import codes, survey_list
from gridapp.register.survey_tally import FEWEST, Part, Tally
from gridapp.reports import survey_words
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone
from gridapp.words import say

SHOWN = ("subject", "nameless", "from_on", "to_on", "opening", "sent_on", "ended_on", "why_ended")
"""What is said of a survey."""

_TONES: Mapping[str, Tone] = {
    survey_list.GOING: "green",
    survey_list.DRAFT: "amber",
    survey_list.TO_COME: "blue",
    survey_list.PAST: "grey",
    survey_list.ENDED: "grey",
}


def state_word(survey: Survey, today: str, language: str) -> str:
    """Whether it is asked now."""
    return capital(say(f"survey_{survey_list.state_of(survey, today)}", language))


def state_tone(survey: Survey, today: str) -> Tone:
    """The tone that goes with it."""
    return _TONES[survey_list.state_of(survey, today)]


def badges_of(survey: Survey, today: str, language: str) -> list[tuple[str, Tone]]:
    """Its state, and whether nobody gives his name."""
    badges = [(state_word(survey, today, language), state_tone(survey, today))]
    if survey.nameless == "1":
        badges.append((QCoreApplication.translate("SurveyWords", "不记名"), "blue"))
    return badges


def question_events(questions: Sequence[SurveyQuestion], language: str) -> list[Event]:
    """The questions in order, each with how it is answered."""
    return [
        Event(
            when=capital(codes.label("question_shape", one.shape, language)),
            who=" / ".join(survey_words.choice_names(one, language)),
            what=survey_words.heading(one),
            icon="message",
            tone="blue",
            id=one.id,
        )
        for one in questions
    ]


def numbers_of(tally: Tally) -> list[tuple[str, str]]:
    """How many answered of how many there are to ask, and what does not count."""
    translate = QCoreApplication.translate
    share = f"{100 * tally.base / tally.total:.1f}%" if tally.total else ""
    return [
        (translate("SurveyWords", "收到"), str(tally.base)),
        (translate("SurveyWords", "应问"), f"{tally.total}  {share}".strip()),
        (translate("SurveyWords", "不在起止日内，没有算"), str(tally.late or "")),
        (translate("SurveyWords", "同一户答了两次，只算后一份"), str(tally.twice or "")),
    ]


def parts_of(parts: Sequence[Part], names: Mapping[str, str], language: str) -> list[Event]:
    """How many answered at each place or in each month; a few are not told."""
    return [
        Event(
            when=survey_words.few(language)
            if 0 < part.base < FEWEST
            else say("survey_base", language, n=part.base),
            who="",
            what=names.get(part.key, part.key),
            icon="place" if part.key.isdecimal() else "clock",
            tone="blue",
            id=part.key,
        )
        for part in parts
    ]
