"""The bulletin at a centre's desk: chosen, rewritten, saved and signed by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.paths import Home
from gridapp.register.database import transaction
from gridapp.reports import bulletin_signed
from gridapp.reports.bulletin_made import BY
from gridapp.reports.bulletin_ready import Wish, ready
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.bulletin import BulletinPage
from gridapp.ui.parts.bulletin_lists import BulletinLists
from gridapp.ui.parts.span_chips import QUARTER, ROUND
from gridapp.ui.session import Session
from tests.unit.reports.bulletin_town import Town, town

Key = Qt.Key
WORDS = "下月把路灯全部检修一遍。"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Town]:
    one = town(tmp_path / "centre", each=2)
    yield one
    one.close()


@pytest.fixture
def page(
    app: QApplication, qtbot: QtBot, languages: Languages, made: Town
) -> Iterator[BulletinPage]:
    session = Session(
        Home(made.home), language=lambda: languages.current, now_ms=lambda: made.now_ms
    )
    page = BulletinPage(session)
    page.resize(1280, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.open(Goto(page="bulletin"))
    shown(page, qtbot)
    yield page
    page.close()
    session.close()
    for gone in (page, session):
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)


def shown(page: BulletinPage, qtbot: QtBot) -> None:
    """Wait until the pages of what is chosen are there."""
    qtbot.waitUntil(partial(_is_shown, page))


def _is_shown(page: BulletinPage) -> bool:
    if page.counting or page.view.sheets is None or page.drawn is None:
        return False
    one = page.drawn[0]
    return one.span == page.spans.current() and one.name in page.view.sheets.paper.title


def _said(page: BulletinPage, end: str) -> bool:
    return page.banner.said.text().endswith(end)


def text_of(page: BulletinPage) -> str:
    assert page.view.sheets is not None
    return "\n".join(page.view.sheets.text(at) for at in range(len(page.view.sheets.pages)))


def test_last_month_is_shown_first_as_it_will_be_printed(page: BulletinPage, made: Town) -> None:
    assert page.spans.current() == made.month.code
    assert "一、基本情况" in text_of(page)
    assert "红榜" in text_of(page)
    assert page.sign.isVisible()
    assert "以后一个字也不能改" in page.sign.text()


def test_another_span_is_chosen_by_keys(page: BulletinPage, qtbot: QtBot, made: Town) -> None:
    assert page.spans.spans.buttons[made.month.code].hasFocus()
    qtbot.keyClick(page.spans.spans.buttons[made.month.code], Key.Key_Left)
    qtbot.keyClick(page.spans.spans.buttons[made.today[:7]], Key.Key_Space)
    shown(page, qtbot)

    assert page.drawn is not None
    assert page.drawn[0].span == made.today[:7]
    assert not page.sign.isVisible()
    assert "还没有过完" in page.state.text()

    qtbot.keyClick(page.spans.sorts.buttons[QUARTER], Key.Key_Space)
    shown(page, qtbot)
    assert "-Q" in page.spans.current()


def test_where_there_is_no_round_it_says_so(page: BulletinPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.spans.sorts.buttons[ROUND], Key.Key_Space)

    qtbot.waitUntil(lambda: page.drawn is None)
    assert page.state.text() == "还没有大走访"
    assert not page.word.isEnabled()


def test_what_is_written_is_kept_printed_and_signed(
    page: BulletinPage, qtbot: QtBot, made: Town, tmp_path: Path
) -> None:
    field = page.text.fields["next"]
    field.set_text(WORDS)
    qtbot.waitUntil(lambda: WORDS in text_of(page))
    page.leave()
    (draft,) = page.session.drafts.all()
    assert (draft.page, draft.subject, draft.fields) == (
        "bulletin",
        made.month.code,
        {"next": WORDS},
    )
    page.open(Goto(page="bulletin", subject=made.month.code))
    shown(page, qtbot)
    assert field.text() == WORDS

    page.sign.setFocus()
    qtbot.keyClick(page.sign, Key.Key_Return)
    qtbot.waitUntil(lambda: "已定稿，核对码" in page.banner.said.text())
    page.refresh()
    shown(page, qtbot)
    assert page.drawn is not None
    assert page.drawn[1] is not None

    assert not page.sign.isVisible()
    assert field.text() == WORDS
    assert page.session.drafts.all() == []
    page.folder.show_folder(str(tmp_path / "out"))
    for button, suffix in ((page.word, "docx"), (page.pdf, "pdf"), (page.excel, "xlsx")):
        qtbot.keyClick(button, Key.Key_Return)
        written = f".{suffix}"
        qtbot.waitUntil(partial(_said, page, written))
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == [
        f"bulletin-{made.me.place}-{made.month.code}.{suffix}" for suffix in ("docx", "pdf", "xlsx")
    ]
    assert WORDS in [one.text for one in Document(str(files[0])).paragraphs]
    pages = pypdfium2.PdfDocument(files[1])
    assert WORDS in "".join(one.get_textpage().get_text_range() for one in pages)


def test_words_made_of_the_figures_are_put_back(page: BulletinPage, qtbot: QtBot) -> None:
    field = page.text.fields["basic"]
    before = field.text()
    assert not page.text.restore.isVisible()
    field.set_text("本月平稳。")
    qtbot.keyClick(page.text.restore, Key.Key_Return)

    assert field.text() == before
    assert page.text.words() == {}


def test_lists_follow_what_is_ticked(page: BulletinPage, qtbot: QtBot) -> None:
    page.lists.by.tick([])
    qtbot.keyClick(page.lists.by.buttons["ended"], Key.Key_Space)

    qtbot.waitUntil(
        lambda: (
            page.drawn is not None and {one.figure for one in page.drawn[0].rankings} <= {"ended"}
        )
    )


def test_what_cannot_be_read_is_told(page: BulletinPage, qtbot: QtBot, made: Town) -> None:
    with transaction(made.conn):
        wish = Wish(span=made.month.code)
        one, _kept = ready(made.conn, made.me, wish, language="zh", today=made.today)
        bulletin_signed.sign(made.conn, made.me, one, today=made.today, now_ms=made.now_ms + 1_000)
        made.conn.execute("UPDATE bulletin_part SET body = x'00'")
    page.refresh()

    qtbot.waitUntil(lambda: page.banner.isVisible())
    assert "定稿没有收齐或坏了" in page.banner.said.text()
    assert page.drawn is None
    assert not page.word.isEnabled()


def test_how_lists_are_made_is_kept(page: BulletinPage, qtbot: QtBot) -> None:
    page.lists.by.tick(["ended"])
    qtbot.keyClick(page.lists.best.buttons["5"], Key.Key_Space)

    again = BulletinLists()
    again.say("zh")
    again.choose(page.lists.choice())
    assert (again.best.value(), again.worst.value(), again.by.values()) == ("5", "3", ["ended"])
    again.choose("nonsense")
    assert (again.best.value(), again.by.values()) == ("3", list(BY))
