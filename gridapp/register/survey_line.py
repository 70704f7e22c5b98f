"""Answers to a survey as they are given from outside."""

from __future__ import annotations

from typing import Any

from gridapp.register.lines import BadLine


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
