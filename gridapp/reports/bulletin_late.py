"""What came late, or changed, of bulletins that were signed before: each is said once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from gridapp.models.span import Span
from gridapp.reports.bulletin import Bulletin, Correction
from gridapp.reports.bulletin_rows import Row, total
from gridapp.reports.bulletin_words import differing

_LONGEST = 366
"""Days after which an old bulletin is no longer counted again."""

Recount = Callable[[Bulletin], list[Row]]


def corrections(signed: Sequence[Bulletin], span: Span, recount: Recount) -> Iterator[Correction]:
    """For each bulletin signed of an earlier span: how its rows differ from what was told of them.

    `signed` are in the order in which they were signed; what one of them told of an earlier one
    counts as told.
    """
    for one in signed:
        if one.last >= span.first or _days(one.last, span.first) > _LONGEST:
            continue
        told = _told(one, signed)
        found = _found(told, recount(one))
        if found is not None:
            before, now = total(told.values()), total(_by_key(recount_of(told, found)).values())
            yield Correction(
                span=one.span,
                name=one.name,
                added=found[0],
                changed=found[1],
                removed=found[2],
                before={code: before[code] for code in differing(now, before)},
                now={code: now[code] for code in differing(now, before)},
            )


Found = tuple[list[Row], list[Row], list[Row]]


def recount_of(told: dict[str, Row], found: Found) -> list[Row]:
    """The rows once what was found is put in."""
    added, changed, removed = found
    rows = told | _by_key([*added, *changed])
    for row in removed:
        rows.pop(_key(row), None)
    return list(rows.values())


def _told(one: Bulletin, signed: Iterable[Bulletin]) -> dict[str, Row]:
    """The rows of a bulletin, with what later ones told of it."""
    rows = _by_key(one.rows)
    for later in signed:
        for each in later.corrections:
            if each.span == one.span:
                rows = _by_key(recount_of(rows, (each.added, each.changed, each.removed)))
    return rows


def _found(told: dict[str, Row], rows: Iterable[Row]) -> Found | None:
    now = _by_key(rows)
    added = [row for key, row in now.items() if key not in told]
    changed = [row for key, row in now.items() if key in told and _says(row) != _says(told[key])]
    removed = [row for key, row in told.items() if key not in now]
    return (added, changed, removed) if added or changed or removed else None


def _by_key(rows: Iterable[Row]) -> dict[str, Row]:
    return {_key(row): row for row in rows}


def _key(row: Row) -> str:
    return row.id or f"{row.kind} {row.number}"


def _says(row: Row) -> object:
    return row.counts


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
