"""Answers to a survey as they are given from outside."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gridapp.models.checks import problem
from gridapp.models.declare import InvalidRecord
from gridapp.models.kinds import KINDS
from gridapp.register import surveys
from gridapp.register.identity import Identity
from gridapp.register.items import BadItem
from gridapp.register.lines import BadLine, log_knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was answered to a survey at a door; `number` is which one of several it is."""

    survey: str
    answers: Mapping[int, str]
    number: int

    def write(
        self,
        conn: sqlite3.Connection,
        me: Identity,
        asked: surveys.Asked,
        *,
        today: str,
        now_ms: int,
    ) -> str:
        """Write it down; its id. Raises BadAnswer, or BadItem with its number."""
        try:
            return surveys.answer(
                conn,
                me,
                self.survey,
                self.answers,
                asked,
                today=today,
                now_ms=now_ms,
            )
        except InvalidRecord as why:
            raise BadItem(BadLine(why.field, why.rule, why.kind), self.number) from why


def answered_of(conn: sqlite3.Connection, said: Sequence[Mapping[str, Any]]) -> list[Answered]:
    """What was answered to several surveys. Raises BadItem."""
    found = []
    for number, one in enumerate(said, 1):
        try:
            survey, answers = _survey(conn, one), answers_of(one.get("answers"))
        except BadLine as why:
            raise BadItem(why, number) from why
        found.append(Answered(survey=survey, answers=answers, number=number))
    return found


def _survey(conn: sqlite3.Connection, said: Mapping[str, Any]) -> str:
    for name in said:
        if name not in ("survey", "answers"):
            raise BadLine(name, "unknown", "survey_answer")
    id_, kind = said.get("survey"), KINDS["survey_answer"]
    if not id_:
        raise BadLine("survey", "required", kind.name)
    if not isinstance(id_, str) or problem(kind.field("survey"), id_):
        raise BadLine("survey", "ref", kind.name)
    if not log_knows(conn, KINDS["survey"], id_):
        raise BadLine("survey", "no_record", kind.name)
    return id_


def answers_of(said: Any) -> dict[int, str]:
    """Answers by number, given so or in order; several chosen may be a list. Raises BadLine."""
    if isinstance(said, list):
        said = dict(enumerate(said, 1))
    if not isinstance(said, dict) or not said or not all(map(_is_number, said)):
        raise BadLine("answers", "answers", "survey_answer")
    return {int(n): _text(one) for n, one in said.items()}


def _is_number(n: object) -> bool:
    return str(n).isascii() and str(n).isdecimal() and len(str(n)) <= 2


def _text(one: Any) -> str:
    """One answer; a nought is one too."""
    if isinstance(one, list) and not any(isinstance(part, list | dict) for part in one):
        return " ".join(map(str, one))
    if isinstance(one, bool | list | dict):
        raise BadLine("answers", "answers", "survey_answer")
    return "" if one is None else str(one)
