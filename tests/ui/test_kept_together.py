"""What is signed stands on one page with what it is signed under, however long a form grows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gridapp.reports import word
from gridapp.reports.dossier_values import BLANK
from gridapp.ui import typeset
from gridapp.ui.language import Languages
from gridapp.ui.paper import Block, Column, Facts, Paper, Ruled, Said, Signs, Table
from gridapp.ui.papers import of_word
from gridapp.ui.papers.notebook import lines_for
from gridapp.ui.sheets import Sheets
from tests.ui.paper_checks import plain

LAST, STAMP, DAY = "本协议一式3份", "某街道人民调解委员会（印章）", "2026年11月10日"
TERM = "乙方每月十日以前付给甲方三百元，付到甲方伤好为止，少付一天加付十元。"


def party(name: str, side: str) -> dict[str, str]:
    said = ("sex", "age", "occupation", "phone", "id_number", "address", "agent")
    return {"name": name, "side": side} | dict.fromkeys(said, "—")


def agreement(terms: int, *, parties: int = 2, large: bool = False) -> Sheets:
    """The written agreement with so many terms, as it is printed."""
    values = {
        "parties": [party(f"当事人{n}", "乙方" if n else "甲方") for n in range(parties)],
        "terms": "\n".join([TERM] * terms),
        "pact_number": "金调协〔2026〕17号",
        "pact_facts": "两车相撞，一人骨折。",
        "way": "转账。",
        "parts": [],
        "pact_amount": "—",
        "copies": "3",
        "mediator": "周正明",
        "recorder": BLANK,
        "blank": BLANK,
        "committee": "某街道人民调解委员会",
        "effective_on": DAY,
    }
    docx = word.fill(word.form("dossier-F06"), values)
    points = 0 if large else of_word.POINTS
    blocks = list(of_word.blocks(docx))
    return typeset.lay_out(Paper(name="协议", title="", blocks=blocks, points=points, large=large))


def page_with(sheets: Sheets, said: str) -> list[int]:
    return [at for at in range(len(sheets.pages)) if plain(said) in plain(sheets.text(at))]


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
def test_no_agreement_leaves_its_signatures_or_its_day_alone_on_a_page(
    app_with_fonts: QApplication, languages: Languages, large: bool
) -> None:
    pages = set()
    for terms in range(40):
        sheets = agreement(terms, large=large)
        pages.add(len(sheets.pages))
        (stamped,) = page_with(sheets, STAMP)
        assert page_with(sheets, DAY) == [stamped], terms
        assert page_with(sheets, LAST) == [stamped], terms
        assert page_with(sheets, "当事人0（签名盖章或按指印）") == [stamped], terms
    assert len(pages) > 1  # it did grow over pages


def test_an_agreement_of_a_whole_hamlet_is_signed_on_several_pages_none_of_them_bare(
    app_with_fonts: QApplication, languages: Languages
) -> None:
    sheets = agreement(3, parties=70)

    (stamped,) = page_with(sheets, STAMP)
    assert page_with(sheets, DAY) == [stamped]
    assert page_with(sheets, "记录人（签名）") == [stamped]
    (heading,) = page_with(sheets, "履行方式、时限（地点）")
    assert page_with(sheets, "转账。") == [heading]
    for page in range(len(sheets.pages)):
        assert len(sheets.text(page).splitlines()) > 6


def test_a_heading_goes_with_its_words_however_much_is_kept_below_them(
    app_with_fonts: QApplication, languages: Languages
) -> None:
    signed = [Said(text=f"签名{n}", keep=True) for n in range(30)]
    for lines in range(20, 45):
        body = Said(text="\n".join(["记录。"] * lines))
        result = (Said(text="结果", strong=True, keep=True), Said(text="达成协议", keep=True))
        sheets = typeset.lay_out(
            Paper(name="录", title="笔录", blocks=[body, *result, *signed, Said(text="完")])
        )
        assert page_with(sheets, "结果") == page_with(sheets, "达成协议"), lines


def test_the_notebook_has_lines_to_the_end_of_its_last_sheet_and_one_to_write_on_at_least(
    app_with_fonts: QApplication, languages: Languages
) -> None:
    on_a_sheet = set()
    for homes in range(30):
        paper = Paper(
            name="本",
            title="记事本",
            blocks=[lines_for(["罗福全 河滨路"] * homes)],
            landscape=True,
            large=True,
        )
        sheets = typeset.lay_out(paper)
        texts = [sheets.text(page) for page in range(len(sheets.pages))]
        assert sum(text.count("□") for text in texts) > homes
        on_a_sheet |= {text.count("□") for text in texts[1:]}
    assert len(on_a_sheet) == 1  # the last is as full as those before it


@pytest.mark.parametrize("lines", range(30, 60))
def test_whoever_signs_below_a_list_signs_below_its_last_row(
    app_with_fonts: QApplication, languages: Languages, lines: int
) -> None:
    table = Table(columns=(Column("日期", 1), Column("什么事", 3)), rows=[("1日", "办了")] * lines)
    blocks: tuple[tuple[Block, str], ...] = (
        (table, "办了"),
        (Facts(pairs=[("编号", "办了")] * lines), "办了"),
        (Said(text="办了。" * lines * 25), "办了。"),
        (Ruled(heading="情况", lines=lines), ""),
    )
    for block, said in blocks:
        paper = Paper(name="单", title="处理单", blocks=[block, Signs(labels=("承办人", "核查人"))])
        sheets = typeset.lay_out(paper)
        (signed,) = page_with(sheets, "承办人")
        assert said in sheets.text(signed)
