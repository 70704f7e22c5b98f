"""A survey as Excel: what it came to in all, by place, by month, and every answer as a row.

A row says the village, never a household nor a month; of a village with few answers, not even that.
"""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gridapp.models.survey import SurveyQuestion
from gridapp.paths import check_free
from gridapp.register import places
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.survey_tally import FEWEST, VILLAGE, Part, Tally
from gridapp.reports import survey_words
from gridapp.reports.sheets import Sheets
from gridapp.reports.survey_words import Cell
from gridapp.reports.write_ledger import Made, Written, check_place, hand_over
from gridapp.words import say


def write(
    conn: sqlite3.Connection,
    me: Identity,
    found: Tally,
    out: Path,
    *,
    now_ms: int,
    language: str,
) -> Written:
    """Write what a survey came to into `out`, which must not exist yet, and note it."""
    check_free(out)
    check_place(me, found.place)
    made = make(conn, found, language)
    with transaction(conn):
        return hand_over(conn, made, out, "", now_ms=now_ms)


def make(conn: sqlite3.Connection, found: Tally, language: str) -> Made:
    """The workbook in memory."""
    data = io.BytesIO()
    workbook = Workbook(data, {"strings_to_formulas": False, "strings_to_urls": False})
    sheets = _Sheets(workbook, found, language)
    names = places.names(conn)
    sheets.whole()
    sheets.parts("survey_sheet_places", "survey_place", found.places, names)
    sheets.parts("survey_sheet_months", "survey_month", found.months, {})
    rows = sheets.rows(names)
    workbook.close()
    return Made(title=say("survey_title", language), data=data.getvalue(), rows=rows)


def why_no_rows(found: Tally, language: str) -> str:
    """Why no answer stands as a row; empty where they do."""
    if len(found.given) >= FEWEST:
        return ""
    if not found.base:
        return say("survey_rows_nobody", language)
    key = "survey_rows_few" if found.base < FEWEST else "survey_rows_withheld"
    return say(key, language, most=FEWEST)


class _Sheets(Sheets):
    """The sheets of one survey."""

    def __init__(self, workbook: Workbook, found: Tally, language: str) -> None:
        super().__init__(workbook, found.survey.name or "")
        self.found, self.language = found, language

    def whole(self) -> None:
        """Each question with its choices, how many took them, and the share."""
        keys = ("survey_question", "survey_choice", "survey_number", "survey_share")
        sheet, row = self._sheet("survey_sheet_whole", keys, (44, 30, 12, 12)), 2
        for question, result in zip(self.found.questions, self.found.whole, strict=True):
            heading, few = survey_words.heading(question), survey_words.few(self.language)
            answered = say("survey_answered", self.language)
            base = few if result.hidden else result.base
            row = self.row(sheet, row, (heading, answered, base))
            if result.hidden:
                continue
            for bar in survey_words.bars(question, result, self.language):
                if bar.share is not None:
                    self.share(sheet, row, 3, bar.share)
                row = self.row(sheet, row, ("", bar.name, bar.number))
            for name, value in survey_words.measures(question, result, self.language):
                row = self.row(sheet, row, ("", name, value))
            for words, number in survey_words.often(result):
                row = self.row(sheet, row, ("", words, number))

    def parts(self, key: str, first: str, parts: Sequence[Part], names: dict[str, str]) -> None:
        """A row a place or month; a column a choice."""
        questions, language = self.found.questions, self.language
        blank = [
            list(survey_words.cells(question, result, language))
            for question, result in zip(questions, self.found.whole, strict=True)
        ]
        headings = [
            f"{question.n}. {name}"
            for question, some in zip(questions, blank, strict=True)
            for name, _value in some
        ]
        top = [say(first, language), say("survey_answered", language), *headings]
        sheet = self._sheet(key, top, (20, *([12] * (len(top) - 1))))
        for row, part in enumerate(parts, 2):
            few = 0 < part.base < FEWEST
            said: list[Cell] = [names.get(part.key, part.key)]
            said.append(survey_words.few(language) if few else part.base)
            for question, result in zip(questions, part.results, strict=True):
                said += [value for _, value in survey_words.cells(question, result, language)]
            self.row(sheet, row, said)

    def rows(self, names: dict[str, str]) -> int:
        """Every answer as a row, if there are enough to tell of at all; how many."""
        questions, given = self.found.questions, self.found.given
        top = [say("survey_place", self.language)]
        top += [survey_words.heading(question) for question in questions]
        sheet = self._sheet("survey_sheet_rows", top, (18, *([22] * len(questions))))
        if len(given) < FEWEST:
            self.row(sheet, 2, (why_no_rows(self.found, self.language),))
            return 0
        shown = list(zip(questions, self.found.whole, strict=True))
        told = []
        for one in given:
            village = one.place[:VILLAGE]
            where = names.get(village, village) if village in self.found.named else ""
            said: list[Cell] = [
                "" if result.hidden else self._said(question, one.answers)
                for question, result in shown
            ]
            told.append((where, *said))
        for row, cells in enumerate(sorted(told, key=str), 2):
            self.row(sheet, row, cells)
        return len(told)

    def _said(self, question: SurveyQuestion, answers: Mapping[int, str]) -> Cell:
        return survey_words.said_as(question, answers.get(question.n or 0, ""), self.language)

    def _sheet(self, key: str, headings: Iterable[str], widths: Sequence[int]) -> Worksheet:
        said = [
            say(heading, self.language) if heading.startswith("survey_") else heading
            for heading in headings
        ]
        return self.add(say(key, self.language), said, widths)
