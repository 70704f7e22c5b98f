"""The start page of a computer on which several persons work."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp import settings
from gridapp.models.role import Role
from gridapp.paths import Home, kept_homes
from gridapp.register import homes
from gridapp.sync import enrol
from gridapp.ui import app as desk
from gridapp.ui.language import Languages
from gridapp.ui.main_window import MainWindow
from gridapp.ui.pages.first_run import FirstRunPage
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.preferences import Preferences
from tests.ui.desk import home_of, nothing_is_cut
from tests.ui.test_app import when_shown
from tests.world import NOW_MS, World

TOWN = "520381003"
GRID, UNIT = f"{TOWN}001001", f"{TOWN}001001002"


def card(worker: str, role: Role, place: str, *, practice: bool = False) -> str:
    said = homes.Card(
        worker=worker,
        role=role.name,
        place=place,
        place_name="金华街道 滨东社区 第一网格",
        centre="金华街道综治中心",
        practice=practice,
    )
    return json.dumps(asdict(said))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two persons and the practice township on one computer."""
    folder = tmp_path / "data"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: folder)
    for at, worker, role, place in (
        (".", "陈志远", Role.GRID, GRID),
        ("homes/2", "杨小兰", Role.UNIT, UNIT),
        ("practice/worker", "甲", Role.GRID, GRID),
    ):
        home = home_of(World().device(GRID), folder / at)
        home.card.write_text(card(worker, role, place, practice="practice" in at), "utf-8")
    return folder


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, data: Path) -> Iterator[FirstRunPage]:
    preferences = Preferences(app, data / "homes" / "settings.json")
    page = FirstRunPage(Home(data), preferences, lambda: NOW_MS, data)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.close()
    preferences.let_go()
    for gone in (page, preferences):
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)


def press(page: FirstRunPage, *keys: Qt.Key) -> None:
    for key in keys:
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_everybody_has_a_row_and_practice_stands_apart(page: FirstRunPage) -> None:
    rows = page.frame.people.rows

    assert [row.name.text() for row in rows] == ["1  陈志远", "2  杨小兰", "3  甲"]
    assert "联户长" in rows[1].hint.text()
    assert "第一网格" in rows[1].hint.text()
    assert [row.badge.isVisible() for row in rows] == [False, False, True]
    assert page.frame.join.isVisible()


def test_a_person_is_picked_by_keys(qtbot: QtBot, page: FirstRunPage, data: Path) -> None:
    page.frame.people.rows[0].setFocus()
    with qtbot.waitSignal(page.ready):
        press(page, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.made == Home(data / "homes" / "2")

    with qtbot.waitSignal(page.ready):
        press(page, Qt.Key.Key_1)
    assert page.made == Home(data)


def test_the_last_one_here_has_the_keyboard_first(page: FirstRunPage) -> None:
    last = max(page.frame.people.rows[:2], key=lambda row: row.one.used_ms)

    assert page.focusWidget() is last


def test_one_more_person_joins_and_the_first_is_not_touched(
    qtbot: QtBot, page: FirstRunPage, data: Path, tmp_path: Path
) -> None:
    centre = Home(tmp_path / "centre")
    enrol.create_centre(centre, place=TOWN, name="金华街道综治中心", now_ms=NOW_MS)
    file = tmp_path / "worker.gridstart"
    added = enrol.add_device(
        centre, role=Role.GRID, place=GRID, worker_name="罗桂花", out=file, now_ms=NOW_MS
    )
    page._preferences.change(text_percent=150)
    page.frame.join.clicked.emit()
    page.frame.join_form.file.set_text(str(file))
    page.frame.join_form.code.set_text(added.code)
    press(page, Qt.Key.Key_Tab)
    page.frame.join_form.submitted.emit()
    qtbot.waitUntil(page.frame.result.isVisible)
    page.frame.result.begun.emit()

    assert page.made == Home(data / "homes" / "3")
    assert settings.load(page.made.settings).text_percent == 150
    page._preferences.change(text_percent=100)
    assert list(kept_homes(data)) == ["1", "2", "3", "practice-worker"]

    page.frame.join_form.submitted.emit()  # the same file once more
    qtbot.waitUntil(page.frame.banner.isVisible)
    assert "用过了（3）" in page.frame.banner.said.text()


def test_practice_is_deleted_by_keys_after_being_asked(
    qtbot: QtBot, page: FirstRunPage, data: Path
) -> None:
    page.frame.people.delete.setFocus()
    press(page, Qt.Key.Key_Return)
    assert "真的台账不动" in page.frame.banner.said.text()
    assert (data / "practice").exists()

    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.frame.people.rows) == 2)

    assert list(kept_homes(data)) == ["1", "2"]
    assert not page.frame.people.delete.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off(
    page: FirstRunPage, qtbot: QtBot, languages: Languages, language: str, percent: int
) -> None:
    page._preferences.change(text_percent=percent, language=language)
    page.frame.people.say_in(language)
    try:
        nothing_is_cut(qtbot, page)
    finally:
        page._preferences.change(text_percent=100, language="zh")


def acts(app: QApplication, steps: list[tuple[type, Callable[[object], None]]]) -> None:
    """Do one thing after another, each with the first widget of its kind that is shown."""
    if not steps:
        return
    kind, act = steps[0]

    def do(widget: object) -> None:
        act(widget)
        acts(app, steps[1:])

    when_shown(app, kind, do)


def test_persons_change_without_the_program_ending(app: QApplication, data: Path) -> None:
    seen: list[str] = []

    def pick(number: int) -> Callable[[object], None]:
        def do(page: object) -> None:
            assert isinstance(page, FirstRunPage)
            row = page.frame.people.rows[number]
            seen.append(row.name.text())
            row.clicked.emit()

        return do

    def switch(page: object) -> None:
        assert isinstance(page, TodayPage)
        seen.append(str(page.session.home.root.name))
        QTest.keySequence(page.window(), "Ctrl+Shift+L")

    def close(page: object) -> None:
        assert isinstance(page, FirstRunPage)
        page.close()

    acts(
        app,
        [
            (FirstRunPage, pick(0)),
            (TodayPage, switch),
            (FirstRunPage, pick(1)),
            (TodayPage, switch),
            (FirstRunPage, close),
        ],
    )

    assert desk.run(None) == 0
    assert seen[1] == "data"
    assert seen[3] == "2"


def test_the_only_home_opens_at_once_and_leads_to_the_start_page(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path)
    home_of(World().device(GRID), tmp_path)
    seen: list[str] = []

    def switch(page: object) -> None:
        assert isinstance(page, TodayPage)
        window = page.window()
        assert isinstance(window, MainWindow)
        assert window.bar.switch_button.isVisible()
        window.bar.switch_button.click()

    def close(page: object) -> None:
        assert isinstance(page, FirstRunPage)
        seen.extend(row.name.text() for row in page.frame.people.rows)
        page.close()

    acts(app, [(TodayPage, switch), (FirstRunPage, close)])

    assert desk.run(None) == 0
    assert len(seen) == 1
    assert Home(tmp_path).card.exists()
