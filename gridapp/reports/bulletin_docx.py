"""A bulletin as a Word file: the template `bulletin`, filled, to be edited, printed and signed."""

from __future__ import annotations

from pathlib import Path

from gridapp.reports import word
from gridapp.reports.bulletin import Bulletin, Chart, Table
from gridapp.reports.bulletin_signed import Kept, below
from gridapp.reports.word_blocks import WordChart, WordTable
from gridapp.words import say

FORM = "bulletin"


def docx(one: Bulletin, kept: Kept | None, template: Path) -> bytes:
    """The bulletin in the words of its own language. Raises BadForm."""
    blocks: dict[str, word.Block] = {}

    def token(block: word.Block) -> str:
        key = f"⟦{len(blocks)}⟧"
        blocks[key] = block
        return key

    sections = [
        {
            "code": section.code,
            "heading": section.heading,
            "lines": section.text.splitlines(),
            "blocks": [token(_table(table)) for table in section.tables]
            + [token(_chart(chart)) for chart in section.charts],
        }
        for section in one.sections
    ]
    annexes = [{"heading": each.heading, "block": token(_table(each))} for each in one.annexes]
    values = {
        "title": one.title,
        "below": below(one, kept),
        "place": one.place_name,
        "span": one.name,
        "sections": sections,
        "annexes": annexes,
        "signs": one.signs,
        "date": say("sign_date", one.language),
    }
    return word.fill(template, values, blocks)


def _table(table: Table) -> WordTable:
    return WordTable(columns=table.columns, shares=table.shares, rows=table.rows)


def _chart(chart: Chart) -> WordChart:
    return WordChart(
        title=chart.title,
        shape=chart.shape,
        names=chart.names,
        values=chart.values,
        most=chart.most,
    )
