"""The tables and charts of a bulletin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from gridapp.models.figure import Count
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.reports.bulletin import Bulletin, Chart, Correction, Part, Ranking, Table
from gridapp.reports.bulletin_rows import BY_CODE, FIGURES, Row
from gridapp.reports.bulletin_words import NOTHING, category_name, change, in_a_cell, in_words
from gridapp.words import marks, say

OF_PLACES: Final = (
    *("reported", "on_time", "ended", "overdue", "told", "content", "cleared", "covered"),
)
OF_DEPARTMENTS: Final = ("on_time", "ended", "overdue", "redone", "content")
_NAME, _NUMBER = 12, 9
_LONG_CHART = 62


def by_task(one: Bulletin) -> Table:
    """Each task that has matters, with what was reported and what was due of it."""
    reported = [row for row in one.rows if row.counts.get("reported")]
    rows = []
    for code, task in TASKS.items():
        if TaskShape.MATTER not in task.shapes:
            continue
        mine = [row for row in one.rows if row.task == code]
        n = sum(row.counts["reported"].number for row in mine if "reported" in row.counts)
        share = Count(n, len(reported))
        cells = [_sum(mine, figure) for figure in ("on_time", "overdue", "content")]
        name = task.zh if one.language == "zh" else task.en[:1].upper() + task.en[1:]
        rows.append(
            [name, str(n), f"{share.percent}%" if share.of else NOTHING, *_said(one, cells)]
        )
    headings = [*_words(one, "column_task", "column_reported", "column_share")]
    headings += [_label(code, one) for code in ("on_time", "overdue", "content")]
    return Table(columns=headings, shares=[14, 8, 7, 15, 9, 15], rows=rows)


def tasks(one: Bulletin) -> Chart:
    """How many were reported of each task."""
    counted = Counter(row.task for row in one.rows if row.counts.get("reported"))
    known = [task for task in TASKS.values() if TaskShape.MATTER in task.shapes]
    return Chart(
        title=say("chart_tasks", one.language),
        shape="bars",
        names=[task.short if one.language == "zh" else task.code.capitalize() for task in known],
        values=[float(counted[task.code]) for task in known],
    )


def by_day(one: Bulletin) -> Chart:
    """How many were reported each day; of a long period each week, by its first day."""
    first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
    step = 1 if (last - first).days < _LONG_CHART else 7
    counted = Counter(
        (date.fromisoformat(row.heard_on) - first).days // step
        for row in one.rows
        if row.counts.get("reported")
    )
    days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
    return Chart(
        title=say("chart_days", one.language),
        shape="line",
        names=[str(day.day) if step == 1 else f"{day.month}-{day.day}" for day in days],
        values=[float(counted[n]) for n in range(len(days))],
    )


def places(one: Bulletin) -> list[Chart]:
    """What was finished in time at each place, in the order of their codes."""
    among = [part for part in one.parts if part.sort in ("place", "town")]
    shares = [one.figures_of(part)["on_time"] for part in among]
    if not any(share.of for share in shares):
        return []
    return [
        Chart(
            title=say("chart_places", one.language),
            shape="bars",
            names=[part.name for part in among],
            values=[float(share.percent) if share.of else None for share in shares],
            most=100.0,
        )
    ]


def slow(one: Bulletin, overdue: Iterable[Row], unhappy: Iterable[Row]) -> Table:
    """What is overdue, and with what people were not satisfied: numbers, never names."""
    names = {part.code: part.name for part in one.parts}
    rows = [
        [
            row.number or row.id[:8],
            category_name(row.category, one.language),
            names.get(row.place) or names.get(row.place[:9]) or one.place_name,
            row.department or NOTHING,
            row.due[:10] or NOTHING,
            say(why, one.language),
        ]
        for why, listed in (("why_overdue", overdue), ("why_unhappy", unhappy))
        for row in listed
    ]
    keys = ("number", "kind", "place", "holder", "due", "why")
    headings = _words(one, *(f"column_{key}" for key in keys))
    return Table(columns=headings, shares=[17, 14, 12, 10, 11, 9], rows=rows)


def lists(one: Bulletin) -> Table:
    """The red and black lists with the numbers behind them."""
    rows = [_list(one, ranking) for ranking in one.rankings]
    keys = ("column_by", "column_among", "list_red", "list_black", "list_unranked")
    return Table(columns=_words(one, *keys), shares=[9, 9, 20, 20, 14], rows=rows)


def _list(one: Bulletin, ranking: Ranking) -> list[str]:
    figures = {
        part.name: one.figures_of(part)[ranking.figure]
        for part in one.parts
        if part.sort == ranking.sort
    }
    sides = [
        "\n".join(f"{name} {in_words(figures[name], one.language)}" for name in names)
        for names in (ranking.red, ranking.black)
    ]
    none = say("list_none", one.language)
    unranked = marks.listed(ranking.unranked, one.language)
    label = _label(ranking.figure, one)
    among = say(f"among_{ranking.sort}", one.language)
    return [label, among, *(side or none for side in sides), unranked or NOTHING]


def annexes(one: Bulletin) -> list[Table]:
    """Every figure against the period before, then by place, by department, and what came late."""
    found = [_figures(one)]
    below = [part for part in one.parts if part.sort != "department"]
    bodies = [part for part in one.parts if part.sort == "department"]
    if below:
        found.append(_parts(one, "annex_places", "column_place", below, OF_PLACES))
    if bodies:
        head = "column_department"
        found.append(_parts(one, "annex_departments", head, bodies, OF_DEPARTMENTS))
    if one.corrections:
        found.append(_late(one))
    return found


def _figures(one: Bulletin) -> Table:
    figures, before = one.figures, one.before or {}
    rows = [
        [
            _label(figure.code, one),
            in_words(figures[figure.code], one.language),
            in_words(before[figure.code], one.language) if figure.code in before else NOTHING,
            change(figures[figure.code], before.get(figure.code)),
        ]
        for figure in FIGURES
    ]
    keys = ("column_figure", "column_now", "column_before", "column_change")
    return Table(
        heading=say("annex_figures", one.language),
        columns=_words(one, *keys),
        shares=[16, 18, 18, 12],
        rows=rows,
    )


def _parts(
    one: Bulletin, heading: str, head: str, parts: Sequence[Part], figures: Sequence[str]
) -> Table:
    rows = []
    for part in parts:
        counted = one.figures_of(part)
        rows.append([part.name, *(in_a_cell(counted[code]) for code in figures)])
    if head == "column_place":
        everything = one.figures
        all_ = say("part_all", one.language)
        rows.append([all_, *(in_a_cell(everything[code]) for code in figures)])
    return Table(
        heading=say(heading, one.language),
        columns=[say(head, one.language), *(_label(code, one) for code in figures)],
        shares=[_NAME, *(_NUMBER for _code in figures)],
        rows=rows,
    )


def _late(one: Bulletin) -> Table:
    rows = [
        [each.name, say(f"late_{how}", one.language), row.number or row.id[:8], _adds(one, row)]
        for each in one.corrections
        for how, listed in _of(each)
        for row in listed
    ]
    keys = ("column_before", "column_why", "column_number", "column_figure")
    return Table(
        heading=say("annex_late", one.language),
        columns=_words(one, *keys),
        shares=[12, 8, 14, 40],
        rows=rows,
    )


def _of(each: Correction) -> tuple[tuple[str, list[Row]], ...]:
    return ("added", each.added), ("changed", each.changed), ("removed", each.removed)


def _adds(one: Bulletin, row: Row) -> str:
    said = (
        f"{BY_CODE[code].label(one.language)} "
        + (str(count.number) if count.of is None else f"{count.number}/{count.of}")
        for code, count in row.counts.items()
    )
    return marks.listed(said, one.language)


def _label(code: str, one: Bulletin) -> str:
    """What a figure is called where it stands alone."""
    name = BY_CODE[code].label(one.language)
    return name[:1].upper() + name[1:]


def _sum(rows: Iterable[Row], code: str) -> Count:
    return sum((row.counts[code] for row in rows if code in row.counts), BY_CODE[code].none)


def _said(one: Bulletin, counts: Iterable[Count]) -> list[str]:
    return [in_words(count, one.language) for count in counts]


def _words(one: Bulletin, *keys: str) -> list[str]:
    return [say(key, one.language) for key in keys]
