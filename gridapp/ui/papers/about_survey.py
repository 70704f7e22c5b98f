"""Surveys on paper: the list, a blank form to fill in at the door, and what one came to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.models.questionnaire import NUMBER, TEXT
from gridapp.models.survey import Survey, SurveyQuestion
from gridapp.register import codes, places, records, survey_list, surveys
from gridapp.register.survey_list import SurveyRow
from gridapp.register.survey_tally import FEWEST, Part, tally
from gridapp.reports import survey_words
from gridapp.ui.paper import Block, Column, Facts, Paper, Ruled, Said, Table, Wanted
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts.survey_words import numbers_of, state_word

translate = QCoreApplication.translate


def all_surveys(reading: Reading, wanted: Wanted) -> Paper:
    """The surveys that a filter lets through, and how many answers each has."""
    found = reading.narrowed(wanted, survey_list.ids, survey_list.counted, sort="to_on")
    columns = (
        Column(translate("Papers", "名称"), 30),
        Column(translate("Papers", "范围"), 22),
        Column(translate("Papers", "问谁"), 12),
        Column(translate("Papers", "截止"), 12),
        Column(translate("Papers", "收到"), 10, "right"),
        Column(translate("Papers", "状态"), 12),
    )
    known = places.names(reading.conn)
    rows = [_row(reading, one, known) for one in found]
    nothing = translate("Papers", "没有问卷")
    below = (reading.where(wanted.subject or reading.me.place), wanted.text)
    return reading.listing(wanted, columns, rows, nothing, *below, landscape=True, personal=False)


def form(reading: Reading, wanted: Wanted) -> Paper:
    """What is asked, with boxes and lines: filled in at the door, typed in afterwards."""
    survey = records.standing(reading.conn, Survey, wanted.subject)
    nameless = survey.nameless == surveys.YES
    lines = [] if nameless else [(_whom(survey), "＿" * 14)]
    lines += [(translate("Papers", "地方"), "＿" * 14), (translate("Papers", "日期"), "＿" * 8)]
    blocks: list[Block] = [Said(text=survey.opening)] if survey.opening else []
    if nameless:
        blocks.append(
            Said(text=translate("Papers", "不记名：不用写姓名、电话和门牌。"), strong=True)
        )
    blocks.append(Facts(pairs=lines))
    for question in surveys.questions_of(reading.conn, survey.id):
        blocks += _asked(reading, question)
    return reading.paper(
        wanted,
        reading.name(wanted),
        survey.name or "",
        blocks,
        below=_days(survey),
        record=survey.id,
        personal=False,
    )


def _whom(survey: Survey) -> str:
    if survey.subject == "enterprise":
        return translate("Papers", "单位")
    return translate("Papers", "户主")


def _days(survey: Survey) -> str:
    return f"{survey.from_on or ''} – {survey.to_on or ''}"


def _asked(reading: Reading, question: SurveyQuestion) -> list[Block]:
    heading = survey_words.heading(question)
    how = codes.label("question_shape", question.shape, reading.language)
    if question.shape in (NUMBER, TEXT):
        return [Ruled(heading=f"{heading}（{how}）", lines=1 if question.shape == NUMBER else 2)]
    names = survey_words.choice_names(question, reading.language)
    keyed = [name if name[:1] == str(n) else f"{n} {name}" for n, name in enumerate(names, 1)]
    boxes = "     ".join(f"□ {name}" for name in keyed)
    return [Said(heading=f"{heading}（{how}）", text=boxes)]


def one_survey(reading: Reading, wanted: Wanted) -> Paper:
    """What it came to: each question, then place by place and month by month."""
    language = reading.language
    found = tally(reading.conn, wanted.subject, reading.me.place)
    survey, names = found.survey, places.names(reading.conn)
    blocks: list[Block] = [
        Said(text=state_word(survey, reading.today, language)),
        Facts(pairs=[*numbers_of(found)]),
    ]
    for question, result in zip(found.questions, found.whole, strict=True):
        bars = survey_words.bars(question, result, language)
        rows: list[tuple[str, ...]] = [(bar.name, str(bar.number), bar.percent) for bar in bars]
        rows += [(words,) for words in survey_words.told(result, language)]
        summary = survey_words.summary(question, result, language)
        heading = f"{survey_words.heading(question)}  {summary}"
        columns: tuple[Column, ...] = (Column("", 60),)
        if bars:
            columns += (Column("", 14, "right"), Column("", 14, "right"))
        blocks.append(
            Table(heading=heading, columns=columns, rows=rows) if rows else Said(text=heading)
        )
    blocks.append(_apart(translate("Papers", "按地方"), found.places, names, language))
    blocks.append(_apart(translate("Papers", "按月份"), found.months, {}, language))
    return reading.paper(
        wanted,
        reading.name(wanted),
        survey.name or "",
        blocks,
        below=" · ".join((reading.where(found.place), _days(survey))),
        record=survey.id,
        count=found.base,
        personal=False,
    )


def _apart(heading: str, parts: tuple[Part, ...], names: dict[str, str], language: str) -> Table:
    rows = [
        (
            names.get(part.key, part.key),
            survey_words.few(language) if 0 < part.base < FEWEST else str(part.base),
        )
        for part in parts
    ]
    columns = (Column("", 40), Column(translate("Papers", "收到"), 14, "right"))
    empty = translate("Papers", "还没有收到")
    return Table(heading=heading, columns=columns, rows=rows, empty=empty)


def _row(reading: Reading, row: SurveyRow, known: dict[str, str]) -> tuple[str, ...]:
    survey, area = row.survey, row.place
    return (
        survey.name or "",
        reading.where(area) or known.get(area) or area,
        reading.code("survey_subject", survey.subject),
        survey.to_on or "",
        str(row.base),
        state_word(survey, reading.today, reading.language),
    )
