"""The forms of a mediation's dossier, filled: cover, contents, and F01 to F10.

Each is a Word template of its own (`word`): the same words go into the Word file and onto paper.
A form of which there are several, such as the record of each session, is filled for each of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gridapp.models.case_file import CaseFile
from gridapp.models.mediation import Agreement, Session
from gridapp.models.visit import Visit
from gridapp.paths import Home
from gridapp.register import case_files
from gridapp.register.case_files import OpenCase
from gridapp.reports import dossier_values as values
from gridapp.reports import word
from gridapp.words.dossier_names import FORMS

_PREFIX = "dossier-"
_APPLIED = "1"
_WRITTEN, _ORAL = "1", "2"
_TO_COURT = frozenset({"1", "2", "3", "4"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One form as a Word file.

    Attributes:
        nth: counts those of the same form from 1.
        about: the record that it is of, such as a session; empty where there is none of its own.
    """

    form: str
    nth: int
    docx: bytes
    about: str = ""

    @property
    def stem(self) -> str:
        """What its file is called: its place in the dossier and its name, of nobody."""
        place = list(FORMS).index(self.form)
        again = f"-{self.nth}" if self.nth > 1 else ""
        return f"{place:02}-{FORMS[self.form]}{again}"


def filled(
    conn: sqlite3.Connection,
    dispute: str,
    *,
    home: Home | None = None,
    only: Sequence[str] = (),
    whole: bool = False,
) -> list[Filled]:
    """The forms that this dispute's dossier takes, or `only` these, with lines where nothing is.

    Raises UnknownRecord, and BadForm for a template that cannot be filled.
    """
    case = case_files.opened(conn, dispute)
    common = values.of_case(conn, case, whole=whole)
    made = []
    for form in FORMS:
        if form not in (only or needed(case.file)):
            continue
        template = word.form(_PREFIX + form, home)
        for nth, (about, own) in enumerate(_each(conn, case, form), 1):
            docx = word.fill(template, common | own)
            made.append(Filled(form=form, nth=nth, docx=docx, about=about))
    return made


def needed(file: CaseFile) -> tuple[str, ...]:
    """The forms that the dossier of this dispute takes as it is now."""
    asked = {one.confirmation for one in file.agreements}
    forms = {one.form for one in file.agreements}
    wanted = {
        "F01": file.dispute.source == _APPLIED,
        "F04": bool(values.inquiries(file)),
        "F06": _WRITTEN in forms,
        "F07": _ORAL in forms,
        "F08": bool(file.visits),
        "F09": bool(asked & _TO_COURT),
    }
    return tuple(form for form in FORMS if wanted.get(form, True))


def _each(
    conn: sqlite3.Connection, case: OpenCase, form: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is said on each form of this code beside what all of them say; one at least.

    Each with the id of the record that it is of.
    """
    file = case.file
    if form in ("F04", "F05"):
        held = values.inquiries(file) if form == "F04" else values.meetings(file)
        for session in held or [Session(id="")]:
            yield session.id, values.of_session(conn, session)
    elif form in ("F06", "F07", "F09"):
        wanted = _ORAL if form == "F07" else _WRITTEN
        for pact in [one for one in file.agreements if one.form == wanted] or [Agreement(id="")]:
            parts = [one for one in file.instalments if one.agreement == pact.id]
            yield pact.id, values.of_agreement(pact, parts, file.dispute.facts)
    elif form == "F08":
        for visit in file.visits or [Visit(id="")]:
            yield visit.id, values.of_visit(conn, visit, file.agreements)
    else:
        yield "", {}
