"""Every form and letter drawn: nothing cut, in the margins or over another; every value told."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gridapp.paths import Home
from gridapp.register import invitations
from gridapp.register.database import opened
from gridapp.register.identity import load
from gridapp.reports import letters
from gridapp.ui import papers, typeset
from gridapp.ui.language import Languages
from gridapp.ui.paper import Wanted
from gridapp.ui.papers.reading import Reading
from gridapp.ui.sheets import Sheets
from gridapp.words.dossier_names import FORMS
from tests.ui.paper_checks import nothing_is_cut_or_covered, plain
from tests.unit.cli_home import UNIT, Line, centre
from tests.unit.dossier_case import FACTS, TERMS, mediate, whole_case

LETTERS = (
    "dossier",
    "signing",
    "privacy",
    "invitation",
    "circuit",
    "circuit-notice",
    "visit-card",
    "invitation-change",
    "referral-answer",
    "circuit-letters",
)
"""Papers that are drawn here; `test_every_paper` draws all others."""
DAY, YARD, HEAD = "2030-01-12", "中心村三组院坝", "罗福全"
PHONE, OTHERS = "13800000009", "13800000008"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A home with a whole case, and a second dispute whose parties are invited to a courtyard."""

    home: Path
    case: str
    invited: str
    notice: str
    household: str
    moved: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built | Path]:
    return {"home": tmp_path_factory.mktemp("letters") / "centre"}


@pytest.fixture
def built(
    folder: dict[str, Built | Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Built:
    """Made by the first test that wants it."""
    known = folder.get("built")
    if isinstance(known, Built):
        return known
    home = folder["home"]
    assert isinstance(home, Path)
    line = Line(home=home, capsys=capsys, monkeypatch=monkeypatch)
    centre(home)
    folder["built"] = made = _build(line)
    return made


def _build(line: Line) -> Built:
    case = whole_case(line)
    sent = {"source": "31", "sender": "某人民法庭"}
    line.put({"kind": "dispute", "id": case, "fields": sent})
    (mediator,) = (row["id"] for row in line.json("mediators")["rows"])
    sides = [
        {"side": "1", "name": "张桂兰", "phone": PHONE, "id_number": "520381199001010014"},
        {"side": "2", "name": "陈大海", "phone": OTHERS, "address": "中心村九组"},
    ]
    said = {"place": UNIT, "title": "两家的界石", "type": "02", "source": "1", "parties": sides}
    invited = str(mediate(line, "open", **said, accept=True).json["id"])
    plan = {
        "meets_on": DAY,
        "meets_at": YARD,
        "mediator": mediator,
        "disputes": [{"dispute": invited, "begins": "09:30"}],
    }
    raw = io.BytesIO(json.dumps(plan).encode())
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw))
    notice = line.json("circuit", "plan")["id"]
    home = {"head": HEAD, "address": "三组5号", "phone": PHONE}
    household = line.put({"kind": "household", "place": UNIT, "fields": home}).json["ids"][0]
    moved = str(mediate(line, "open", **{**said, "title": "水沟"}, accept=True).json["id"])
    for day in ("2030-01-12", "2030-01-19"):
        one = {"meets_on": day, "meets_at": "村委会", "begins": "14:00", "why": "下大雨"}
        raw = io.BytesIO(json.dumps(one).encode())
        line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw))
        assert line("circuit", "invite", moved).code == 0
    return Built(
        home=line.home,
        case=case,
        invited=invited,
        notice=notice,
        household=household,
        moved=moved,
    )


@pytest.fixture
def reading(app_with_fonts: QApplication, languages: Languages, built: Built) -> Iterator[Reading]:
    languages.speak("zh")
    with opened(built.home / "register.db") as conn:
        yield Reading(
            conn=conn,
            me=load(conn),
            language="zh",
            today="2026-11-28",
            now_ms=1_795_800_000_000,
            home=Home(built.home),
        )


def wanted(built: Built, code: str) -> Wanted:
    """Each paper of whatever it is about; every form where nothing is known of most."""
    if code == "blank":
        return Wanted(code="dossier", subject=built.invited, narrowed=" ".join(FORMS))
    subject = {
        "dossier": built.case,
        "signing": built.case,
        "invitation": built.invited,
        "circuit": built.notice,
        "circuit-notice": built.notice,
        "circuit-letters": built.notice,
        "invitation-change": built.moved,
        "referral-answer": built.case,
    }
    return Wanted(code=code, subject=subject.get(code, built.household))


_LAID: dict[tuple[str, str, bool], Sheets] = {}


def laid(reading: Reading, built: Built, code: str, *, large: bool = False) -> Sheets:
    """The paper on its pages, laid out once."""
    key = (str(built.home), code, large)
    if key not in _LAID:
        about = replace(wanted(built, code), large=large)
        _LAID[key] = typeset.lay_out(papers.make(reading, about))
    return _LAID[key]


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
@pytest.mark.parametrize("code", [*LETTERS, "blank"])
def test_nothing_is_cut_or_covered_and_every_word_is_in_the_pdf(
    reading: Reading, built: Built, code: str, large: bool
) -> None:
    nothing_is_cut_or_covered(laid(reading, built, code, large=large))


def words(sheets: Sheets) -> str:
    return plain("".join(sheets.text(page) for page in range(len(sheets.pages))))


def test_the_invitation_is_a_page_for_each_party_and_tells_nothing_of_the_other(
    reading: Reading, built: Built
) -> None:
    sheets = laid(reading, built, "invitation", large=True)

    assert len(sheets.pages) == 2
    for page, name in enumerate(("张桂兰", "陈大海")):
        said = plain(sheets.text(page))
        assert f"{name}：" in said
        assert f"签收人（{name}）：" in said
        for value in ("2030年1月12日（星期六）上午9时30分", YARD, "周正明", "巡回调解"):
            assert value in said
    everything = words(sheets)
    for secret in (PHONE, PHONE[:3] + "****", OTHERS, "520381", "中心村九组"):
        assert secret not in everything
    assert sheets.paper.mark == ""


def test_who_was_told_a_day_is_told_again_that_it_moved(reading: Reading, built: Built) -> None:
    sheets = laid(reading, built, "invitation-change")

    assert len(sheets.pages) == 2
    said = plain(sheets.text(0))
    for value in ("改期通知书", "原定2030年1月12日下午2时在村委会", "2030年1月19日", "下大雨"):
        assert value in said
    assert PHONE not in words(sheets)


def test_all_letters_of_a_session_called_off_are_one_paper(built: Built, reading: Reading) -> None:
    conn, me = reading.conn, reading.me
    conn.execute("BEGIN IMMEDIATE")
    try:
        plan = [(built.invited, {"begins": "09:00"}), (built.moved, {"begins": "10:00"})]
        on = {"meets_on": "2030-02-02", "meets_at": YARD}
        at: dict[str, Any] = {"today": reading.today, "now_ms": reading.now_ms}
        made = invitations.plan(conn, me, plan, on, **at)
        invitations.call_off_all(conn, me, made, "都和好了", **at)
        again = {"meets_on": "2030-02-03", "meets_at": YARD}
        invitations.invite(conn, me, built.invited, again, **at)

        sheets = typeset.lay_out(papers.make(reading, Wanted(code="circuit-letters", subject=made)))
    finally:
        conn.execute("ROLLBACK")

    pages = [plain(sheets.text(page)) for page in range(len(sheets.pages))]
    assert len(pages) == 4  # two parties of each dispute
    for said in pages:
        for value in ("取消", "2030年2月2日", "都和好了"):
            assert value in said
        assert "2030年2月3日" not in said


def test_who_referred_it_is_told_what_came_of_it_and_not_the_terms(
    reading: Reading, built: Built
) -> None:
    said = words(laid(reading, built, "referral-answer"))

    assert "达成书面协议" in said
    assert "回执" in said
    for secret in (PHONE, *TERMS.split("\n")):
        assert plain(secret) not in said


def test_nobody_is_answered_of_a_dispute_that_nobody_referred(
    reading: Reading, built: Built
) -> None:
    with pytest.raises(letters.NotReferred):
        papers.make(reading, wanted(replace(built, case=built.invited), "referral-answer"))


def test_the_notice_board_names_no_party_and_no_quarrel(reading: Reading, built: Built) -> None:
    board = words(laid(reading, built, "circuit-notice"))
    sheet = words(laid(reading, built, "circuit"))

    for secret in ("张桂兰", "陈大海", "界石", "邻里纠纷", "人调字"):
        assert secret not in board
    for said in ("2030-01-12", "星期六", "09:30", YARD, "周正明"):
        assert said in board
    for said in ("张桂兰—陈大海", "两家的界石", "09:30", "□书面协议"):
        assert said in sheet


def test_the_privacy_notice_tells_who_why_how_long_and_is_signed_for(
    reading: Reading, built: Built
) -> None:
    sheets = laid(reading, built, "privacy")
    said = words(sheets)

    assert len(sheets.pages) == 1
    for value in (
        f"{HEAD}：",
        reading.me.centre,
        "走访记录5年",
        "调解卷宗10年",
        "签收人：",
        "撤回同意",
    ):
        assert value in said
    assert PHONE not in said
    assert "加密" not in said  # this home is not
    assert "工作用的电脑" in said


def test_forms_tell_what_the_record_says(reading: Reading, built: Built) -> None:
    said = words(laid(reading, built, "dossier"))

    for value in (FACTS, *TERMS.split("\n"), "（2026）金调字第17号", "138****0001"):
        assert plain(value) in said


def test_the_stamp_and_its_day_never_stand_alone_on_a_page(reading: Reading, built: Built) -> None:
    for large in (False, True):
        sheets = laid(reading, built, "dossier", large=large)
        for page in range(len(sheets.pages)):
            lines = sheets.text(page).splitlines()
            assert not re.fullmatch(r"[\d_]+年[\d_]+月[\d_]+日|.*（印章）", lines[0]), lines[:2]


def test_letters_of_what_was_called_off_go_to_those_called_off_together(
    built: Built, reading: Reading
) -> None:
    conn, me = reading.conn, reading.me
    conn.execute("BEGIN IMMEDIATE")
    try:
        plan = [(built.invited, {"begins": "09:00"}), (built.moved, {"begins": "10:00"})]
        on = {"meets_on": "2030-02-02", "meets_at": YARD}
        at: dict[str, Any] = {"today": reading.today, "now_ms": reading.now_ms}
        invitations.plan(conn, me, plan, on, **at)
        alone = invitations.call_off(conn, me, built.invited, "张家不愿意", **at)
        rest = invitations.call_off(conn, me, built.moved, "下大雪", **at)
        said = {
            notice: words(
                typeset.lay_out(
                    papers.make(reading, Wanted(code="circuit-letters", subject=notice))
                )
            )
            for notice in (alone, rest)
        }
    finally:
        conn.execute("ROLLBACK")

    assert "张家不愿意" in said[alone]
    assert "下大雪" not in said[alone]
    assert "下大雪" in said[rest]
    assert "张家不愿意" not in said[rest]
