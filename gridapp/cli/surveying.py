"""Surveys at the door: survey."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gridapp.cli.acting import Act, add_acts, check_one, do, only
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import check_place, check_within, which
from gridapp.models.declare import InvalidRecord
from gridapp.models.survey import Survey, SurveyQuestion
from gridapp.register import codes, records, survey_list, survey_tally, surveys
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.items import BadItem
from gridapp.register.lines import BadLine, several
from gridapp.register.places import names
from gridapp.register.survey_line import answers_of
from gridapp.register.survey_tally import FEWEST, Result, Tally
from gridapp.reports import survey_sheet, survey_words
from gridapp.words import say

_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def add(commands: Commands, language: str) -> None:
    """The command `survey`."""
    about = commands.add_parser("survey", help=say("help_survey", language))
    acts = about.add_subparsers(metavar="ACT", required=True)
    define_ = acts.add_parser("define", help=say("help_survey_define", language))
    define_.set_defaults(run=define)
    made = add_acts(
        acts,
        "survey",
        language,
        ("change", "SURVEY", change),
        ("question", "SURVEY", question),
        ("drop", "QUESTION", drop),
        ("send", "SURVEY", send),
        ("withdraw", "SURVEY", withdraw),
        ("answer", "SURVEY", answer),
        ("show", "SURVEY", show),
        ("tally", "SURVEY", tally),
    )
    made["tally"].add_argument("--place", default="", metavar="C")
    made["tally"].add_argument("--month", default="", metavar="YYYY-MM")
    made["tally"].add_argument("--out", type=Path, metavar="F.xlsx")
    lists = acts.add_parser("list", help=say("help_survey_list", language))
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument("--only", default=survey_list.ALL, metavar="NAME")
    lists.set_defaults(run=list_)


def define(job: Job) -> int:
    """A survey with its `questions`; `choices` may be a list."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        asked = several(said, "questions", "survey")
        only(said, "survey", *_ABOUT)
        nameless = said.get("nameless") == surveys.YES
        questions = [
            _numbered(conn, me, one, n, nameless=nameless) for n, one in enumerate(asked, 1)
        ]
        check_one(conn, me, "survey", "", said)
        return surveys.define(conn, me, said, questions, now_ms=job.now_ms)

    return do(job, act, "survey_made")


def change(job: Job) -> int:
    """Another title, area, last day."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        only(said, "survey", *_ABOUT)
        check_one(conn, me, "survey", "", said)
        return surveys.change(conn, me, which(conn, job.args.id), said, now_ms=job.now_ms)

    return do(job, act, "survey_changed")


def question(job: Job) -> int:
    """One more question of a survey that is not sent down yet."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        asked = _question(conn, me, said)
        return surveys.add(conn, me, which(conn, job.args.id), asked, now_ms=job.now_ms)

    return do(job, act, "survey_asks")


def drop(job: Job) -> int:
    """A question is taken out."""

    def act(conn: sqlite3.Connection, me: Identity, _said: dict[str, Any]) -> str:
        return surveys.drop(conn, me, which(conn, job.args.id), now_ms=job.now_ms)

    return _plainly(job, act, "survey_dropped")


def send(job: Job) -> int:
    """It goes with the next return files."""

    def act(conn: sqlite3.Connection, me: Identity, _said: dict[str, Any]) -> str:
        survey = which(conn, job.args.id)
        return surveys.send(conn, me, survey, today=job.today, now_ms=job.now_ms)

    return _plainly(job, act, "survey_sent")


def withdraw(job: Job) -> int:
    """Nobody is asked any more, and why."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        only(said, "survey", "why_ended")
        check_one(conn, me, "survey", "", said)
        survey, why = which(conn, job.args.id), str(said.get("why_ended") or "")
        return surveys.withdraw(conn, me, survey, why, today=job.today, now_ms=job.now_ms)

    return do(job, act, "survey_withdrawn")


def answer(job: Job) -> int:
    """One answer: whose or where, and what was said to each question."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        given = answers_of(said.pop("answers", None))
        only(said, "survey_answer", "household", "enterprise", "visit", "place", "asked_on")
        place = str(said.pop("place", None) or "")
        check_one(conn, me, "survey_answer", place or me.place, said)
        who = str(said.get("household") or said.get("enterprise") or "")
        day, visit = str(said.get("asked_on") or job.today), str(said.get("visit") or "")
        asked = surveys.Asked(on=day, who=who, place=place, visit=visit)
        survey = which(conn, job.args.id)
        return surveys.answer(conn, me, survey, given, asked, today=job.today, now_ms=job.now_ms)

    return do(job, act, "survey_noted")


def list_(job: Job) -> int:
    """The surveys a filter lets through, the newest first."""
    only = job.args.only
    if only not in survey_list.FILTERS:
        raise Refused("which_filter", said=only, known=" ".join(survey_list.FILTERS))
    with job.look() as (conn, me):
        place = check_place(job.args.place) or me.place
        ids = survey_list.ids(conn, today=job.today, place=place, let_through=only, descending=True)
        found = survey_list.counted(conn, ids)
    rows = []
    for id_ in ids:
        state = survey_list.state_of(found[id_].survey, job.today)
        more = {"base": found[id_].base, "state": state}
        rows.append(records.as_dict(found[id_].survey) | more)
    said = [
        job.say("survey_line", **{**row, "state": job.say(f"survey_{row['state']}")})
        for row in rows
    ]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("survey_none")])
    return 0


def show(job: Job) -> int:
    """The questions of a survey, as they are asked."""
    with job.look() as (conn, _me):
        survey = records.standing(conn, Survey, which(conn, job.args.id))
        asked = surveys.questions_of(conn, survey.id)
        base = survey_list.counted(conn, [survey.id])[survey.id].base
    state = job.say(f"survey_{survey_list.state_of(survey, job.today)}")
    row = records.as_dict(survey) | {"base": base}
    said = [job.say("survey_line", **{**row, "state": state})]
    if survey.opening:
        said.append(survey.opening)
    for one in asked:
        shape = codes.label("question_shape", one.shape, job.language)
        said.append(job.say("survey_asked", n=one.n, said=one.said, shape=shape))
        names_ = survey_words.choice_names(one, job.language)
        said += [job.say("survey_chosen", n=key, name=name) for key, name in enumerate(names_, 1)]
    job.answer(row | {"questions": [records.as_dict(one) for one in asked]}, said)
    return 0


def tally(job: Job) -> int:
    """What a survey came to, by question, place and month; with --out as Excel."""
    month = job.args.month
    if month and not _MONTH.fullmatch(month):
        raise Refused("bad_month", said=month)
    place = check_place(job.args.place)
    if job.args.out:
        check_out(job.args.out, ".xlsx")
        return _write(job, place, month)
    with job.look() as (conn, me):
        found = _tally(job, conn, me, place, month)
        known = names(conn)
    job.answer(_as_json(found), _lines(job, found, known))
    return 0


def _tally(job: Job, conn: sqlite3.Connection, me: Identity, place: str, month: str) -> Tally:
    """What it came to. Raises InvalidRecord for a place where it is not asked."""
    survey = records.standing(conn, Survey, which(conn, job.args.id))
    check_within(survey.area or "", place)
    return survey_tally.tally(conn, survey.id, place or me.place, month)


def _write(job: Job, place: str, month: str) -> int:
    with job.register() as (conn, me):
        found = _tally(job, conn, me, place, month)
        written = survey_sheet.write(
            conn, me, found, job.args.out, now_ms=job.now_ms, language=job.language
        )
    why = survey_sheet.why_no_rows(found, job.language)
    told = job.say("survey_why", why=why) if why else ""
    said = job.say("survey_written", file=written.file, rows=written.rows, why=told)
    job.answer({"file": str(written.file), "rows": written.rows, "why": why}, [said])
    return 0


_ABOUT = ("name", "area", "subject", "nameless", "from_on", "to_on", "opening")


def _plainly(job: Job, act: Act, said: str) -> int:
    """An act that is told nothing on stdin."""
    with job.register() as (conn, me), transaction(conn):
        id_ = act(conn, me, {})
    job.answer({"id": id_}, [job.say(said, id=id_)])
    return 0


def _question(conn: sqlite3.Connection, me: Identity, said: Mapping[str, Any]) -> dict[str, Any]:
    """A question as it was said, its choices as lines. Raises BadLine."""
    given = dict(said)
    if isinstance(lines := given.get("choices"), list):
        given["choices"] = "\n".join(map(str, lines))
    only(given, "survey_question", "shape", "said", "choices")
    check_one(conn, me, "survey_question", "", given)
    return given


def _numbered(
    conn: sqlite3.Connection, me: Identity, said: Mapping[str, Any], n: int, *, nameless: bool
) -> dict[str, Any]:
    """The question that stands at `n` of several. Raises BadItem, NotAsked."""
    try:
        given = _question(conn, me, said)
        surveys.as_kept(given, nameless=nameless)
    except BadLine as why:
        raise BadItem(why, n) from why
    except InvalidRecord as why:
        raise BadItem(BadLine(why.field, why.rule, why.kind), n) from why
    return given


def _as_json(found: Tally) -> dict[str, Any]:
    def told(question: SurveyQuestion, result: Result) -> dict[str, Any]:
        if result.hidden:
            return {"n": question.n, "base": None}
        return {
            "n": question.n,
            "base": result.base,
            "counts": list(result.counts),
            "mean": result.mean,
            "median": result.middle,
            "low": result.low,
            "high": result.high,
            "words": list(result.words),
        }

    def results(some: tuple[Result, ...]) -> list[dict[str, Any]]:
        return [told(*pair) for pair in zip(found.questions, some, strict=True)]

    return {
        "id": found.survey.id,
        "place": found.place,
        "month": found.month,
        "total": found.total,
        "base": found.base,
        "late": found.late,
        "twice": found.twice,
        "questions": results(found.whole),
        "places": [
            {"place": one.key, "base": _base(one.base), "questions": results(one.results)}
            for one in found.places
        ],
        "months": [
            {"month": one.key, "base": _base(one.base), "questions": results(one.results)}
            for one in found.months
        ],
    }


def _base(base: int) -> int | None:
    return None if 0 < base < FEWEST else base


def _lines(job: Job, found: Tally, known: Mapping[str, str]) -> Iterator[str]:
    late = job.say("survey_late", n=found.late) if found.late else ""
    twice = job.say("survey_twice", n=found.twice) if found.twice else ""
    name = found.survey.name or ""
    yield job.say(
        "survey_head", name=name, base=found.base, total=found.total, late=late, twice=twice
    )
    for question, result in zip(found.questions, found.whole, strict=True):
        summary = survey_words.summary(question, result, job.language)
        yield job.say("survey_result", said=survey_words.heading(question), summary=summary)
        for bar in survey_words.bars(question, result, job.language):
            yield job.say(
                "survey_bar", name=bar.name, number=bar.number, of=bar.of, percent=bar.percent
            )
        said = survey_words.told(result, job.language)
        yield from (job.say("survey_words", words=words) for words in said)
    for part in (*found.places, *found.months):
        few = 0 < part.base < FEWEST
        base = survey_words.few(job.language) if few else str(part.base)
        yield job.say("survey_part", part=part.key, name=known.get(part.key, ""), base=base)
