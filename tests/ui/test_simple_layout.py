"""Simple mode is large: nothing is cut, nothing is small, and the main questions fit the screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gridapp.register import spoken
from gridapp.register.given import Given
from gridapp.ui import theme
from gridapp.ui.language import Language, Languages
from gridapp.ui.page import Page
from gridapp.ui.pages.handbook import HandbookPage
from gridapp.ui.pages.removed import RemovedPage
from gridapp.ui.pages.simple import SimplePage
from gridapp.ui.pages.simple_answers import SimpleAnswersPage
from gridapp.ui.pages.simple_given import SimpleGivenPage
from gridapp.ui.pages.simple_more import SimpleMorePage
from gridapp.ui.pages.simple_round import SimpleRoundPage
from gridapp.ui.pages.simple_survey import SimpleSurveyPage
from gridapp.ui.pages.simple_tell import SimpleTellPage
from gridapp.ui.parts.tile import Tile
from gridapp.ui.preferences import GROWN
from tests.ui.patience import left_wrong
from tests.ui.test_page_layout import cut, narrow
from tests.ui.together import survey_of
from tests.ui.village_desk import PAGES, VillageDesk

SIMPLE: dict[str, type[Page]] = {
    "simple": SimplePage,
    "simple_more": SimpleMorePage,
    "simple_tell": SimpleTellPage,
    "simple_round": SimpleRoundPage,
    "simple_survey": SimpleSurveyPage,
    "simple_answers": SimpleAnswersPage,
    "simple_given": SimpleGivenPage,
    "handbook": HandbookPage,
}
SCROLLED = ("who", "round", "removed", "handbook", "answers", "refused")
"""What may be longer than the window."""
LEAST = 64
LARGE, LARGEST = 200, theme.TEXT_SIZES[-1] + GROWN
"""Text of simple mode, in percent of the usual: as it comes, and where the largest was chosen."""


@pytest.fixture
def simple(desk: VillageDesk, monkeypatch: pytest.MonkeyPatch) -> VillageDesk:
    """The desk of the village in simple mode, for the unit where households stand."""
    for code, page in SIMPLE.items():
        monkeypatch.setitem(PAGES, code, page)
    desk.window.be_simple(simple=True)
    return desk


def questions(desk: VillageDesk) -> Iterator[tuple[str, QWidget]]:
    """Every question there is, as it is asked."""
    yield "home", desk.go(SimplePage)
    yield "more", desk.go(SimpleMorePage)
    tell = desk.go(SimpleTellPage, subject="lamp")
    yield "who", tell
    tell.who.chosen.emit("nobody")
    yield "what", tell
    home = desk.village.households[0]
    yield "door", desk.go(SimpleTellPage, subject=f"road@{home}")
    yield "activity", desk.go(SimpleTellPage, subject="publicity")
    tell = desk.go(SimpleTellPage, subject=f"other@{home}")
    tell.what.words.set_text("后山塌方，有人被困，已经昏迷")
    yield "warned", tell
    tell.what.submitted.emit()
    desk.settle()
    yield "danger", tell
    tell._finish("记下了：后山塌方，有人被困", "编号 00326-W0001。", again=True)
    yield "done", tell
    yield "round", desk.go(SimpleRoundPage)
    asked = desk.go(SimpleSurveyPage, subject=survey_of(desk, answers=0))
    asked.doors.pressed.emit(home)
    yield "survey begins", asked
    for number in range(5):
        asked._go_on(number)
        yield f"survey {number + 1}", asked
    asked._go_on(5)
    yield "survey ends", asked
    asked._finish("记下了，谢谢这一家", [])
    yield "survey done", asked
    yield "removed", desk.go(RemovedPage)
    yield "handbook", desk.go(HandbookPage, subject="leader")
    answers = desk.go(SimpleAnswersPage)
    yield "answers", answers
    answers.lines.press("1")
    yield "answer", answers
    todo = desk.go(SimpleGivenPage)
    yield "nothing given", todo
    lamp = Given(
        matter="1", title="后巷路灯不亮", said="五栋背后", due="2026-12-10", may_refuse=True
    )
    todo._on_looked([lamp])
    todo.lines.press("1")
    yield "given", todo
    todo.one.chosen.emit("refuse")
    yield "refused", todo


def small(page: QWidget) -> list[str]:
    """Tiles that are hard to hit, or have less room than their words need."""
    tiles = [tile for tile in page.findChildren(Tile) if tile.isVisible()]
    return [
        tile.text()
        for tile in tiles
        if min(tile.width(), tile.height()) < LEAST
        or tile.height() < tile.heightForWidth(tile.width())
        or tile.width() < tile.minimumSizeHint().width()
    ]


def scrolled(page: QWidget) -> list[str]:
    """Questions that are taller than the window."""
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    return [type(area.widget()).__name__ for area in areas if area.verticalScrollBar().maximum()]


def faults(simple: VillageDesk, page: QWidget, *, fits: bool) -> list[object]:
    """What asks for more than the screen, has no room, is small, or is scrolled though it fits."""
    wide, bar = simple.window.minimumSizeHint().width(), simple.window.bar.minimumSizeHint()
    tall = page.minimumSizeHint().height() + bar.height()
    found: list[object] = [(wide, tall)] if wide > 1366 or tall > 768 else []
    return [*found, *narrow(page), *cut(page), *small(page), *(scrolled(page) if fits else [])]


@pytest.mark.parametrize(("language", "percent"), [("zh", LARGE), ("en", LARGE), ("en", LARGEST)])
def test_every_word_has_its_room_and_every_tile_is_large(
    simple: VillageDesk,
    app: QApplication,
    languages: Languages,
    language: Language,
    percent: int,
) -> None:
    theme.apply(app, "light" if language == "zh" else "dark", percent)
    languages.speak(language)
    problems: dict[str, object] = {}
    for name, page in questions(simple):
        simple.settle()
        fits = percent == LARGE and name not in SCROLLED
        if wrong := left_wrong(simple.qtbot, partial(faults, simple, page, fits=fits)):
            problems[name] = wrong

    assert problems == {}, problems


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_picture_has_words_and_three_sentences(language: str) -> None:
    for code, picture in spoken.pictures().items():
        assert picture.label(language)
        assert len(spoken.phrases(code, language)) == 3
