"""A dressed application to show parts and pages in, and a check that no window is left open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.paths import Home, resource
from gridapp.ui import fonts, sticks, theme
from gridapp.ui.background import Lane
from gridapp.ui.language import Languages
from gridapp.ui.session import Session
from gridapp.ui.sweeper import Sweeper
from tests import simple_world
from tests.morning import Morning, wall_clock_ms
from tests.simple_world import LedUnit
from tests.ui.desk import Desk
from tests.ui.led_unit import Open
from tests.ui.patience import PatientBot
from tests.ui.village_desk import VillageDesk
from tests.village import Village, filled_village

TEXTS = Path(__file__).parents[2] / "scripts" / "texts.py"


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hand and the eye of a person who can wait."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def app_with_fonts(qapp: QApplication) -> QApplication:
    fonts.load()
    return qapp


@pytest.fixture
def app(app_with_fonts: QApplication) -> QApplication:
    """The application in its light dress at 100 %."""
    theme.apply(app_with_fonts)
    return app_with_fonts


@pytest.fixture(scope="session")
def one_tongue(qapp: QApplication) -> Languages:
    """The application's one speaker, with translations made where one is missing or old."""
    made = [(source, source.with_suffix(".qm")) for source in resource("i18n").glob("*.ts")]
    if any(not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime for ts, qm in made):
        subprocess.run([sys.executable, TEXTS, "--compile"], check=True)
    return Languages(qapp)


@pytest.fixture
def languages(app: QApplication, one_tongue: Languages) -> Iterator[Languages]:
    """What the desk speaks; Chinese again after the test."""
    one_tongue.speak("zh")
    yield one_tongue
    one_tongue.speak("zh")


@pytest.fixture(scope="session", autouse=True)
def one_lane_is_late() -> Iterator[None]:
    """In a run of `make late`: what a busy machine does now and then, each time."""
    late, real = os.environ.get("GRIDAPP_TEST_LATE", ""), Lane._work

    def work(lane: Lane, *given: Any) -> None:
        if lane._thread.name == late:
            time.sleep(0.15)
        real(lane, *given)

    with pytest.MonkeyPatch.context() as patch:
        if late:
            patch.setattr(Lane, "_work", work)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_stick_is_plugged_in() -> Iterator[None]:
    """Whoever runs the tests may have one in his computer: no page of theirs finds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sticks, "is_stick", lambda _root: False)
        yield


@pytest.fixture(autouse=True)
def swept_by_the_window_alone(qapp: QApplication) -> Iterator[None]:
    """As in the program: no lane takes a widget apart."""
    sweeper = Sweeper(qapp)
    yield
    sweeper.let_go()
    sweeper.deleteLater()


@pytest.fixture(autouse=True)
def no_window_left_open(qapp: QApplication) -> Iterator[None]:
    yield
    assert not [w for w in qapp.topLevelWidgets() if w.isVisible()]


@pytest.fixture(scope="session")
def village_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Village, Path]:
    """A worker's register full of households, visits and matters, made once."""
    village = filled_village()
    return village, village.home(tmp_path_factory.mktemp("village")).register


@pytest.fixture
def desk(
    app: QApplication,
    qtbot: QtBot,
    languages: Languages,
    village_file: tuple[Village, Path],
    tmp_path: Path,
) -> Iterator[VillageDesk]:
    """The window over a copy of the village's register, at its Households page."""
    village, file = village_file
    home = Home(tmp_path)
    home.register.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, home.register)
    now_ms = village.desk.now_ms
    session = Session(home, language=lambda: languages.current, now_ms=lambda: now_ms)
    desk = VillageDesk(qtbot, session, village)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def first_unit(first_morning: Morning, tmp_path_factory: pytest.TempPathFactory) -> LedUnit:
    """A leader in the township, made once; nobody works in it."""
    return simple_world.begin(first_morning, tmp_path_factory.mktemp("unit") / "first")


@pytest.fixture
def unit(first_unit: LedUnit, tmp_path: Path) -> LedUnit:
    return first_unit.copy(tmp_path / "unit")


@pytest.fixture
def opened(qtbot: QtBot, app: QApplication, languages: Languages) -> Iterator[Open]:
    desks: list[Desk] = []

    def open_(home: Home) -> Desk:
        desks.append(Desk(qtbot, app, home, wall_clock_ms()))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()
