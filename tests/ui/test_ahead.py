"""Some pages are made in a pause before they are wanted; they only open sooner."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.ui.ahead import Ahead
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.routes import ahead
from tests.ui.desk import Desk
from tests.village import Village


@pytest.fixture
def centre(
    qtbot: QtBot,
    app: QApplication,
    languages: Languages,
    village_file: tuple[Village, Path],
    tmp_path: Path,
) -> Iterator[Desk]:
    """The desk of a centre whose window has its pages made ahead by the tests alone."""
    village, file = village_file
    home = Home(tmp_path)
    shutil.copyfile(file, home.register)
    desk = Desk(qtbot, app, home, village.desk.now_ms)
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    desk.window.ahead = Ahead(ahead(desk.session), desk.window.make_ahead, desk.window)
    yield desk
    desk.close()


def make_all(desk: Desk) -> None:
    while desk.window.ahead.make_next():
        pass


def test_what_is_made_ahead_looks_at_the_register_when_it_is_opened(
    centre: Desk, village_file: tuple[Village, Path]
) -> None:
    matter = next(iter(village_file[0].matters.values()))
    make_all(centre)
    page = centre.window.findChild(MatterPage)
    assert page is not None
    looked: list[bool] = []
    page.renamed.connect(lambda: looked.append(page.isVisible()))

    centre.session.changed.emit()  # of what it has not read it has nothing to look at again
    centre.window.go(Goto(page="matter", subject=matter))

    assert centre.page() is page
    assert looked == [False]
    assert page.isVisible()


def test_every_page_that_is_made_ahead_opens_afterwards(
    centre: Desk, village_file: tuple[Village, Path]
) -> None:
    village = village_file[0]
    subjects = {
        "matter": next(iter(village.matters.values())),
        "household": village.households[0],
    }
    make_all(centre)
    made = {type(page) for page in centre.window.pages.children()}
    centre.preferences.change(language="en")
    centre.preferences.change(language="zh", text_percent=150)

    for code in ahead(centre.session):
        centre.window.go(Goto(page=code, subject=subjects.get(code, "")))
        centre.settle()

        assert centre.page().isVisible(), code
        assert centre.window.focusWidget() is not None, code
    assert DisputePage in made
    assert {type(page) for page in centre.window.pages.children()} == made


def test_it_is_made_in_a_pause_and_none_once_it_was_stopped(qtbot: QtBot) -> None:
    made: list[str] = []
    window = QLineEdit()
    qtbot.addWidget(window)
    pages = Ahead(("visit", "matter", "settings"), made.append, window)

    pages.begin(window)
    qtbot.waitUntil(lambda: bool(made))
    pages.stop()

    assert made == ["visit"]
    assert not pages.make_next()


def test_a_worker_has_what_he_uses_every_day_and_an_auditor_nothing(centre: Desk) -> None:
    session = centre.session
    of_centre = ahead(session)
    session.me = replace(session.me, role=Role.GRID)
    assert ahead(session) == ("visit", "household", "matter")
    session.me = replace(session.me, role=Role.AUDIT)
    assert ahead(session) == ()
    assert set(of_centre) <= set(centre.window.makers)
