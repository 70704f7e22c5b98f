"""Surveys at the door: made at a centre, sent down to all below, answered where people live."""

from __future__ import annotations

import csv
import re
import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from gridapp.models import questionnaire
from gridapp.models.declare import UNDONE, InvalidRecord, Record, Value, kind_of
from gridapp.models.enterprise import Enterprise
from gridapp.models.household import Household
from gridapp.models.place import covers
from gridapp.models.survey import Survey, SurveyQuestion
from gridapp.paths import resource
from gridapp.register import log, records, visits
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

YES: Final = "1"
GRID: Final = 15
"""Digits of a grid: an anonymous answer says no more than that of where it was given."""

_FIELDS = ("name", "area", "subject", "nameless", "from_on", "to_on", "opening")
_OPEN = """
SELECT r.uid FROM survey t CROSS JOIN rec r ON r.id = t.id
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.sent_on IS NOT NULL AND t.ended_on IS NULL
    AND t.from_on <= :today AND t.to_on >= :today AND t.subject = :subject
    AND substr(:place, 1, length(t.area)) = t.area
ORDER BY t.to_on, r.uid
"""
_ANSWERED = """
SELECT 1 FROM survey_answer t CROSS JOIN rec r ON r.id = t.id
WHERE t.survey = unhex_(:survey) AND (t.household = unhex_(:who) OR t.enterprise = unhex_(:who))
    AND t.gone IS NULL AND r.home IS NOT NULL
"""

_WHO = """
SELECT coalesce(t.household, t.enterprise) AS who
FROM survey_answer t CROSS JOIN rec r ON r.id = t.id
WHERE t.survey = unhex_(:survey) AND who IS NOT NULL
    AND t.gone IS NULL AND r.home IS NOT NULL
"""

_VISIT = """
SELECT r.uid FROM visit t CROSS JOIN rec r ON r.id = t.id
WHERE t.happened_on = :day AND unhex_(:who) IN (t.household, t.enterprise)
    AND t.worker = unhex_(:worker) AND t.result NOT IN (:nobody, :declined)
    AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY r.uid DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """At whose door a survey was asked, and when.

    Attributes:
        on: the day, YYYY-MM-DD.
        who: the household or enterprise. Of an anonymous survey it only says in which grid that
            was; the place alone does too.
        place: where it was, if nobody is named; else where the device stands.
        visit: where none is named, that on which the same worker met somebody there that day, if
            there was one.
    """

    on: str
    who: str = ""
    place: str = ""
    visit: str = ""


class NotAsked(ValueError):
    """A question that is not asked: of ethnicity, religion, politics; or who an anonymous one is.

    `found` is the word that shows it; `what` is "always" or "nameless".
    """

    def __init__(self, found: str, what: str) -> None:
        super().__init__(what)
        self.found, self.what = found, what


def define(
    conn: sqlite3.Connection,
    me: Identity,
    fields: Mapping[str, Value],
    questions: Sequence[Mapping[str, Value]] = (),
    *,
    now_ms: int,
) -> str:
    """Make a survey with its questions, in one save; its id. It is sent down by `send`.

    Raises NoRight for an area outside this device's, InvalidRecord, NotAsked.
    """
    said: dict[str, Value] = {"area": me.place, "subject": "household", "nameless": "0", **fields}
    said["worker"] = me.worker.hex()
    _check(me, said)
    if len(questions) > questionnaire.MOST_QUESTIONS:
        raise InvalidRecord("survey", "name", "too_many_questions")
    id_, claim = log.new_id(me, "", now_ms)
    entries = [Entry(kind="survey", id=id_, fields=said)]
    for n, question in enumerate(questions, 1):
        asked = as_kept(question, nameless=said["nameless"] == YES)
        entries.append(Entry(kind="survey_question", fields={**asked, "survey": id_, "n": n}))
    return log.save(conn, me, entries, now_ms=now_ms, claims={id_: claim})[0]


def change(
    conn: sqlite3.Connection, me: Identity, id_: str, fields: Mapping[str, Value], *, now_ms: int
) -> str:
    """Change what a survey is called, whom it asks and until when; sent down, only its last day."""
    survey = records.standing(conn, Survey, id_)
    for name in fields:
        if survey.sent_on and name != "to_on":
            raise InvalidRecord("survey", name, "sent_down")
    stands = {name: getattr(survey, name) for name in _FIELDS}
    _check(me, {**stands, **fields})
    if fields.get("nameless") == YES:
        for one in questions_of(conn, id_):
            _refuse_words((one.said or "", one.choices or ""), nameless=True)
    return _save(conn, me, id_, fields, now_ms)


def add(
    conn: sqlite3.Connection, me: Identity, id_: str, question: Mapping[str, Value], *, now_ms: int
) -> str:
    """One more question of a survey that is not sent down yet; its id."""
    survey, known = _draft(conn, id_), questions_of(conn, id_)
    if len(known) >= questionnaire.MOST_QUESTIONS:
        raise InvalidRecord("survey", "name", "too_many_questions")
    asked = as_kept(question, nameless=survey.nameless == YES)
    entry = Entry(kind="survey_question", fields={**asked, "survey": id_, "n": len(known) + 1})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def drop(conn: sqlite3.Connection, me: Identity, question: str, *, now_ms: int) -> str:
    """Take a question out of a survey that is not sent down; those behind it move up."""
    found = records.standing(conn, SurveyQuestion, question)
    _draft(conn, found.survey or "")
    left = [one for one in questions_of(conn, found.survey or "") if one.id != question]
    entries = [Entry(kind="survey_question", id=question, fields={"gone": UNDONE})]
    for n, one in enumerate(left, 1):
        if one.n != n:
            entries.append(Entry(kind="survey_question", id=one.id, fields={"n": n}))
    return log.save(conn, me, entries, now_ms=now_ms)[0]


def send(conn: sqlite3.Connection, me: Identity, id_: str, *, today: str, now_ms: int) -> str:
    """Send a survey down: it goes with the next return files, and its questions stay as they are.

    Raises InvalidRecord where nothing is asked, or its last day is past.
    """
    survey = records.standing(conn, Survey, id_)
    if survey.sent_on or survey.ended_on:
        raise InvalidRecord(
            "survey", "sent_on", "sent_ended" if survey.ended_on else "sent_already"
        )
    if not questions_of(conn, id_):
        raise InvalidRecord("survey", "sent_on", "no_questions")
    if (survey.to_on or "") < today:
        raise InvalidRecord("survey", "to_on", "survey_over")
    return _save(conn, me, id_, {"sent_on": today}, now_ms)


def withdraw(
    conn: sqlite3.Connection, me: Identity, id_: str, why: str, *, today: str, now_ms: int
) -> str:
    """Nobody is asked any more; what was answered until today still counts."""
    survey = records.standing(conn, Survey, id_)
    if survey.ended_on:
        raise InvalidRecord("survey", "ended_on", "already")
    if not why.strip():
        raise InvalidRecord("survey", "why_ended", "required")
    fields: dict[str, Value] = {"ended_on": today, "why_ended": why.strip()}
    return _save(conn, me, id_, fields, now_ms)


def answer(
    conn: sqlite3.Connection,
    me: Identity,
    id_: str,
    answers: Mapping[int, str],
    asked: Asked,
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write down what was answered to a survey; the id of the answer.

    Raises BadAnswer, InvalidRecord, UnknownRecord.
    """
    who = asked.who
    survey = records.standing(conn, Survey, id_)
    _check_day(survey, asked.on, today)
    nameless = survey.nameless == YES
    kept = questionnaire.pack(_normal(questions_of(conn, id_), answers, nameless=nameless))
    if not kept:
        raise InvalidRecord("survey_answer", "answers", "required")
    subject = _subject(conn, survey, who) if who else None
    if subject is None and not nameless:
        raise InvalidRecord("survey_answer", survey.subject or "household", "required")
    where = subject.place if subject else asked.place or me.place
    if nameless:
        where = grid_of(me, survey, where)
    if not covers(survey.area or "", where):
        raise InvalidRecord("survey_answer", "place", "outside_survey", where)
    fields: dict[str, Value] = {"survey": id_, "asked_on": asked.on, "answers": kept}
    fields["worker"] = me.worker.hex()
    if subject is not None and not nameless:
        if conn.execute(_ANSWERED, {"survey": id_, "who": who}).fetchone():
            raise InvalidRecord("survey_answer", "answers", "answered")
        fields[survey.subject or "household"] = who
        fields["visit"] = asked.visit or _visit_of(conn, me, who, asked.on)
    return log.save(
        conn, me, [Entry(kind="survey_answer", place=where, fields=fields)], now_ms=now_ms
    )[0]


def grid_of(me: Identity, survey: Survey, place: str) -> str:
    """The grid of a place; below it only as far as the survey or this device stands itself."""
    return place[: max(GRID, len(me.place), len(survey.area or ""))]


def questions_of(conn: sqlite3.Connection, id_: str) -> tuple[SurveyQuestion, ...]:
    """The questions of a survey, in order."""
    found = records.where(conn, SurveyQuestion, survey=id_)
    return tuple(sorted(found, key=lambda one: (one.n or 0, one.id)))


def open_at(
    conn: sqlite3.Connection, place: str, today: str, subject: str = "household"
) -> list[str]:
    """The surveys that are asked at a place today, the one that ends first coming first."""
    asked = {"place": place, "today": today, "subject": subject}
    return [uid.hex() for (uid,) in conn.execute(_OPEN, asked)]


def answered_by(conn: sqlite3.Connection, id_: str) -> frozenset[str]:
    """Who has answered a survey; of an anonymous one nobody knows them."""
    return frozenset(uid.hex() for (uid,) in conn.execute(_WHO, {"survey": id_}))


def to_ask(conn: sqlite3.Connection, who: str, today: str) -> list[Survey]:
    """What a household or an enterprise is still to be asked.

    Whoever answered an anonymous survey is not known, so that one is offered at every door.
    """
    kind = records.kind_of_id(conn, who)
    if kind is None or kind.name not in ("household", "enterprise"):
        return []
    subject = records.get(conn, kind.record, who)
    ids = open_at(conn, subject.place, today, kind.name) if subject else []
    found = records.get_many(conn, Survey, ids)
    return [
        found[id_]
        for id_ in ids
        if not conn.execute(_ANSWERED, {"survey": id_, "who": who}).fetchone()
    ]


def last_day(survey: Survey) -> str:
    """The last day whose answers count."""
    return min(survey.to_on or "", survey.ended_on or "9999")


@cache
def forbidden() -> tuple[tuple[str, str], ...]:
    """Words that no question may hold, and when: always, or in an anonymous survey (nameless).

    Those that are harmless hold such a word and mean something else, as a street does.
    """
    with resource("not_asked.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["word"], row["when"]) for row in csv.DictReader(file))


def _draft(conn: sqlite3.Connection, id_: str) -> Survey:
    survey = records.standing(conn, Survey, id_)
    if survey.sent_on or survey.ended_on:
        raise InvalidRecord("survey", "sent_on", "sent_down")
    return survey


def _check(me: Identity, said: Mapping[str, Value]) -> None:
    if not covers(me.place, str(said.get("area") or "")):
        raise log.NoRight("place", str(said.get("area") or ""))
    if str(said.get("to_on") or "9999") < str(said.get("from_on") or ""):
        raise InvalidRecord("survey", "to_on", "before_begin")
    _refuse_words((str(said.get("name") or ""), str(said.get("opening") or "")), nameless=False)


def as_kept(question: Mapping[str, Value], *, nameless: bool) -> dict[str, Value]:
    """A question as it is kept. Raises InvalidRecord, NotAsked."""
    shape = str(question.get("shape") or "")
    lines = str(question.get("choices") or "").splitlines()
    given = tuple(line.strip() for line in lines if line.strip())
    if shape and (rule := questionnaire.problem(shape, given)):
        raise InvalidRecord("survey_question", "choices", rule)
    said = " ".join(str(question.get("said") or "").split())
    _refuse_words((said, *given), nameless=nameless)
    return {"shape": shape, "said": said, "choices": "\n".join(given) or None}


def _refuse_words(texts: Sequence[str], *, nameless: bool) -> None:
    """However a word is written: in full width, in capitals, with blanks or marks between."""
    plain = [_without_harmless(_folded(text)) for text in texts]
    for word, when in forbidden():
        if (when == "always" or (nameless and when == "nameless")) and any(
            _holds(text, word) for text in plain
        ):
            raise NotAsked(word, when)


def _folded(text: str) -> str:
    """A text whose words can be compared: blanks and marks stand between Latin words alone."""
    spaced = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", "", spaced)


def _without_harmless(text: str) -> str:
    for word, when in forbidden():
        if when == "harmless":
            text = text.replace(word, "|")
    return text


def _holds(text: str, word: str) -> bool:
    """Whether a text holds a word; one in Latin letters as the beginning of a word."""
    return re.search(rf"(?<![a-z]){re.escape(_folded(word))}", text) is not None


def _normal(
    questions: Sequence[SurveyQuestion], answers: Mapping[int, str], *, nameless: bool
) -> dict[int, str]:
    known = {one.n or 0: one for one in questions}
    for n in answers:
        if n not in known:
            raise questionnaire.BadAnswer(n, "unknown", len(known))
    normal = {n: questionnaire.normal(known[n], said) for n, said in answers.items()}
    for n, words in normal.items():
        if nameless and questionnaire.without_numbers(words) != words:
            raise questionnaire.BadAnswer(n, "tells_who")
    return normal


def _check_day(survey: Survey, asked_on: str, today: str) -> None:
    if not survey.sent_on:
        raise InvalidRecord("survey_answer", "survey", "not_sent_down")
    if asked_on > today:
        raise InvalidRecord("survey_answer", "asked_on", "future", asked_on)
    if not (survey.from_on or "") <= asked_on <= last_day(survey):
        raise InvalidRecord("survey_answer", "asked_on", "survey_over", asked_on)


def _visit_of(conn: sqlite3.Connection, me: Identity, who: str, day: str) -> str | None:
    """The visit during which somebody was asked, as far as one is known."""
    asked = {"who": who, "day": day, "worker": me.worker.hex()}
    asked |= {"nobody": visits.NOBODY, "declined": visits.DECLINED}
    found = conn.execute(_VISIT, asked).fetchone()
    return found[0].hex() if found else None


def _subject(conn: sqlite3.Connection, survey: Survey, who: str) -> Record:
    record = Enterprise if survey.subject == "enterprise" else Household
    found: Record = records.standing(conn, record, who)
    return found


def _save(
    conn: sqlite3.Connection, me: Identity, id_: str, fields: Mapping[str, Value], now_ms: int
) -> str:
    entry = Entry(kind=kind_of(Survey).name, id=id_, fields=dict(fields))
    return log.save(conn, me, [entry], now_ms=now_ms)[0]
