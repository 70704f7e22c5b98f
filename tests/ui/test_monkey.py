"""Random walks over all pages: nothing breaks, no word typed is lost, the register stays whole."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.register import check
from gridapp.register.database import connect
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.language import Languages
from tests.lots import is_soak
from tests.morning import Morning
from tests.ui.desk import Desk
from tests.ui.monkey import Monkey

WALKS, STEPS = 4, 50
MANY, LONG = 1_000, 100
"""In a soak."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    walks = MANY if is_soak() else WALKS
    metafunc.parametrize("seed", range(walks))


@pytest.fixture
def walker(
    app: QApplication, qtbot: QtBot, languages: Languages, township: Morning, seed: int
) -> Iterator[Monkey]:
    """At the worker's desk or at the centre's."""
    person = (township.worker, township.centre)[seed % 2]
    desk = Desk(qtbot, app, person.home, wall_clock_ms())
    yield Monkey(desk, random.Random(seed))
    desk.close()


def test_a_random_walk_breaks_nothing_and_loses_no_draft(walker: Monkey, seed: int) -> None:
    walker.walk(LONG if is_soak() else STEPS)
    assert walker.failed == [], walker.trail
    walker.desk.close()

    with closing(connect(walker.desk.session.home.register)) as conn:
        assert check.check(conn) == []
