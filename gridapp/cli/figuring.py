"""The month's figures by joint task: figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place
from gridapp.models.checks import is_date
from gridapp.models.figure import Count, Figure, Period
from gridapp.models.span import BadSpan, span
from gridapp.models.tasks import TASKS
from gridapp.reports import figures
from gridapp.reports.figures import Counts, Figures
from gridapp.reports.write_ledger import check_place as check_inside
from gridapp.reports.write_ledger import place_name
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The command `figures`."""
    counts = commands.add_parser("figures", help=say("help_figures", language))
    counts.add_argument("--place", default="", metavar="C")
    add_period(counts)
    counts.set_defaults(run=run)


def add_period(counts: Any) -> None:
    """The arguments that `period` reads."""
    when = counts.add_mutually_exclusive_group()
    when.add_argument("--month", default="", metavar="YYYY-MM")
    when.add_argument("--from", dest="first", default="", metavar="YYYY-MM-DD")
    counts.add_argument("--to", dest="last", default="", metavar="YYYY-MM-DD")


def run(job: Job) -> int:
    """Count a place and all below it, by joint task."""
    asked = period(job)
    with job.look() as (conn, me):
        place = check_place(job.args.place) or me.place
        check_inside(me, place)
        found = figures.count(conn, place, asked)
        name = place_name(conn, place)
    head = job.say("figures_head", place=name, first=asked.first, last=asked.last)
    job.answer(
        {"place": place, "first": asked.first, "last": asked.last}
        | {"tasks": {code: _plain(counts) for code, counts in found.tasks.items()}}
        | {"matters": _plain(found.matters), "visits": _plain(found.place)},
        [head, *_lines(job, found), *(_notes(job) if asked.last < job.today else ())],
    )
    return 0


def period(job: Job) -> Period:
    """The days asked for, up to today: nothing can be counted that has not come."""
    said = job.args.month
    if said and job.args.last:
        raise Refused("month_or_days")
    if said:
        try:
            first, last = span(said).first, span(said).last
        except BadSpan as error:
            raise Refused("bad_month", said=said) from error
    else:
        last = job.args.last or job.today
        first = job.args.first or f"{last[:8]}01"
    for day in (first, last):
        if not is_date(day):
            raise Refused("bad_day", said=day)
    if first > job.today:
        raise Refused("days_to_come", first=first)
    if first > last:
        raise Refused("days_turned", first=first, last=last)
    return Period(first, min(last, job.today))


def _plain(counts: Counts) -> dict[str, Any]:
    """Numbers as they are; shares with what they are a share of."""
    return {
        code: one.number if one.of is None else {"number": one.number, "of": one.of}
        for code, one in counts.items()
    }


def _lines(job: Job, found: Figures) -> Iterator[str]:
    """What there is to say of the place, of all matters, and of each task."""
    yield _line(job, job.say("figures_visits"), figures.PLACE, found.place)
    yield _line(job, job.say("figures_matters"), figures.MATTERS, found.matters)
    for code, task in TASKS.items():
        name = task.zh if job.language == "zh" else task.en
        yield _line(job, name, figures.of_task(task), found.tasks[code])


def _notes(job: Job) -> Iterator[str]:
    """What of a period that is over is counted as it is today."""
    every = [*figures.PLACE, *(one for task in TASKS.values() for one in figures.of_task(task))]
    for one in every:
        if one.note(job.language):
            yield marks.named(one.label(job.language), one.note(job.language), job.language)


def _line(job: Job, name: str, listed: Iterable[Figure], counts: Counts) -> str:
    """One line, with noughts where there is anything else to say."""
    words = [f"{one.label(job.language)} {_in_words(job, counts[one.code])}" for one in listed]
    told = marks.listed(words, job.language) if any(counts.values()) else job.say("figures_nothing")
    return marks.named(name, told, job.language)


def _in_words(job: Job, one: Count) -> str:
    """A share as 65/66 (98.48%), and a dash for one of nothing."""
    if one.of is None:
        return str(one.number)
    if not one.of:
        return "—"
    return f"{one.number}/{one.of}{marks.bracketed(f'{one.percent}%', job.language)}"
