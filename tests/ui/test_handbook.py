"""The handbook speaks of every page in both languages, and F1 opens it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.paths import handbook
from gridapp.ui import chapters, routes
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.language import Languages
from gridapp.ui.pages.handbook import HandbookPage
from gridapp.ui.parts.book import Book
from gridapp.ui.preferences import Preferences
from gridapp.ui.reader import Reader
from tests.morning import Morning
from tests.ui.desk import Desk

LANGUAGES = ("zh", "en")
_PICTURE, _LINK = re.compile(r"!\[[^\]]+\]\(([^)]+)\)"), re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")


def text(name: str, language: str) -> str:
    return chapters.file(name, language).read_text(encoding="utf-8")


def test_every_page_has_its_chapter(app: QApplication, tmp_path: Path) -> None:
    told = {page for pages in chapters.pages().values() for page in pages}
    preferences = Preferences(app, tmp_path / "settings.json")

    assert set(routes.makers(preferences)) - told == {"handbook"}
    preferences.let_go()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_there_and_no_other(language: str) -> None:
    there = {file.stem for file in (handbook() / language).glob("*.md")}

    assert there == set(chapters.pages())


@pytest.mark.parametrize("name", chapters.pages())
def test_both_languages_say_as_much(name: str) -> None:
    zh, en = (text(name, language) for language in LANGUAGES)

    for mark in (r"(?m)^#", r"(?m)^- ", r"(?m)^\d\. ", r"!\[", r"\]\("):
        assert len(re.findall(mark, zh)) == len(re.findall(mark, en)), mark
    assert not re.search("[\u4e00-\u9fff]", re.sub(r"xj finds \S+", "", en))


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_chapters_and_pictures_are_there_and_no_others(language: str) -> None:
    every = "".join(text(name, language) for name in chapters.pages())
    links = {link.removesuffix(".md") for link in _LINK.findall(every)}
    shown = {picture.removeprefix("../pictures/") for picture in _PICTURE.findall(every)}
    there = {file.name for file in (handbook() / "pictures").glob(f"*-{language}-*.png")}

    assert links <= set(chapters.pages())
    assert shown == there


@pytest.fixture
def desk(
    qtbot: QtBot, app: QApplication, languages: Languages, township: Morning
) -> Iterator[Desk]:
    desk = Desk(qtbot, app, township.worker.home, wall_clock_ms())
    yield desk
    desk.close()


def opened(desk: Desk) -> Reader:
    page = desk.page()
    assert isinstance(page, HandbookPage)
    return page.reader


def test_f1_opens_it_where_one_stands_and_esc_leads_back(desk: Desk) -> None:
    for stop, heading in (("visit", "走访"), ("review", "待核"), ("settings", "设置")):
        desk.stop(stop)
        before = desk.page()
        desk.press("F1")
        assert opened(desk).book.toPlainText().startswith(heading)

        desk.press("F1")  # once more changes nothing
        desk.press("Esc")
        assert desk.page() is before


def test_chapters_are_gone_through_by_keys_and_links_lead_to_others(desk: Desk) -> None:
    desk.press("F1")
    page = opened(desk)
    assert page.book.toPlainText().startswith("今日")
    desk.press("Down")
    assert page.book.toPlainText().startswith("走访")
    desk.press("Return")
    assert page.book.hasFocus()

    page.book.anchorClicked.emit(QUrl("households.md"))
    assert page.book.toPlainText().startswith("住户")


def test_it_speaks_the_language_of_now(desk: Desk) -> None:
    desk.stop("sync").press("F1")
    desk.preferences.change(language="en")
    desk.settle()

    assert opened(desk).book.toPlainText().startswith("Sync")
    desk.preferences.change(language="zh")


def shown(book: Book) -> list[QImage]:
    """The pictures of the chapter as they are drawn."""
    found = [
        book.loadResource(
            QTextDocument.ResourceType.ImageResource.value,
            book.document().baseUrl().resolved(QUrl(url)),
        )
        for url in re.findall(r'<img src="([^"]+)"', book.toHtml())
    ]
    return [one for one in found if isinstance(one, QImage) and not one.isNull()]


def test_pictures_are_no_wider_than_the_page_at_any_text_size(desk: Desk) -> None:
    desk.stop("visit").press("F1")
    assert len(shown(opened(desk).book)) == 1
    for percent in (100, 200):
        desk.preferences.change(text_percent=percent)
        desk.settle()
        book = opened(desk).book
        assert book.document().idealWidth() <= book.viewport().width() + 1
        assert not book.horizontalScrollBar().isVisible()
        (picture,) = shown(book)
        assert 300 < picture.width() <= book.viewport().width()
    desk.preferences.change(text_percent=100)
