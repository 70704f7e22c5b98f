"""Surveys as lists show them: which ones a filter lets through, and each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds, covers
from gridapp.models.survey import Survey
from gridapp.register import records

ALL, GOING, DRAFT, TO_COME, PAST, ENDED = FILTERS = (
    "all",
    "going",
    "draft",
    "to_come",
    "past",
    "ended",
)

_BASES = """
SELECT lower(hex(t.survey)), count(*) FROM survey_answer t CROSS JOIN rec r ON r.id = t.id
WHERE t.survey IS NOT NULL AND t.place >= :low AND t.place < :high
    AND t.gone IS NULL AND r.home IS NOT NULL GROUP BY t.survey
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """One survey, and how many answers to it are here, where that was counted."""

    survey: Survey
    base: int | None = None

    @property
    def id(self) -> str:
        """That of the survey."""
        return self.survey.id

    @property
    def place(self) -> str:
        """Where it is asked."""
        return self.survey.area or ""


def state_of(survey: Survey, today: str) -> str:
    """Which filter lets it through beside ALL."""
    if survey.ended_on:
        return ENDED
    if not survey.sent_on:
        return DRAFT
    if (survey.from_on or "") > today:
        return TO_COME
    return PAST if (survey.to_on or "") < today else GOING


def all_of(conn: sqlite3.Connection, place: str = "") -> list[Survey]:
    """Every survey whose area holds `place` or lies in it, the newest first."""
    found = records.get_many(conn, Survey, records.ids(conn, KINDS["survey"])).values()
    here = [one for one in found if covers(one.area or "", place) or covers(place, one.area or "")]
    return sorted(here, key=lambda one: (one.from_on or "", one.id), reverse=True)


def ids(
    conn: sqlite3.Connection,
    *,
    today: str,
    place: str = "",
    let_through: str = ALL,
    text: str = "",
    sort: str = "to_on",
    descending: bool = False,
) -> list[str]:
    """The surveys that concern `place`, as the filter lets them through; there are never many."""
    wanted = text.strip()
    found = [
        one
        for one in all_of(conn, place)
        if let_through in (ALL, state_of(one, today)) and wanted in (one.name or "")
    ]
    bases = bases_of(conn) if sort == "base" else {}

    def key(one: Survey) -> tuple[int, str, str]:
        named = sort if sort in ("name", "area", "subject") else "to_on"
        said = state_of(one, today) if sort == "state" else str(getattr(one, named) or "")
        return bases.get(one.id, 0), said, one.id

    return [one.id for one in sorted(found, key=key, reverse=descending)]


def counts(conn: sqlite3.Connection, *, today: str, place: str = "") -> dict[str, int]:
    """How many surveys each filter lets through."""
    found = dict.fromkeys(FILTERS, 0)
    for one in all_of(conn, place):
        found[state_of(one, today)] += 1
        found[ALL] += 1
    return found


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, SurveyRow]:
    """These surveys as rows, by id, nothing counted."""
    found = records.get_many(conn, Survey, wanted)
    return {id_: SurveyRow(survey=one) for id_, one in found.items() if not one.gone}


def counted(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, SurveyRow]:
    """These surveys as rows, by id, each with how many answered it."""
    bases = bases_of(conn)
    return {
        id_: SurveyRow(survey=one.survey, base=bases.get(id_, 0))
        for id_, one in rows(conn, wanted).items()
    }


def bases_of(conn: sqlite3.Connection) -> dict[str, int]:
    """How many answers to each survey are here: in a county a question of a quarter second."""
    return dict(conn.execute(_BASES, bounds("")).fetchall())
