"""One net at a centre's desk: tiles by the keyboard alone, and the rows behind each number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.figure import Period
from gridapp.practice.county.net import GRIDS, Scale, within
from gridapp.reports import net
from gridapp.reports.net import Cell
from gridapp.ui.language import Languages
from gridapp.ui.leads import rows_behind
from gridapp.ui.pages.activities import ActivitiesPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.pages.net import NetPage
from gridapp.ui.parts.net_colours import HIGH, RAMPS, STEPS, contrast, ground, ink, scale
from gridapp.ui.parts.net_layout import plan
from gridapp.ui.schemes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from gridapp.ui.session import Session
from gridapp.ui.theme import Theme
from tests.ui.desk import home_of
from tests.ui.parts.seen import Painted
from tests.ui.village_desk import Key, VillageDesk
from tests.village import GRID, UNITS, Village

TOWN = GRID[:9]


@pytest.fixture
def centre(
    app: QApplication,
    qtbot: QtBot,
    languages: Languages,
    village_file: tuple[Village, Path],
    tmp_path: Path,
) -> Iterator[VillageDesk]:
    """The window over the register of the village's centre."""
    village, _file = village_file
    home, now_ms = home_of(village.centre, tmp_path), village.desk.now_ms
    session = Session(home, language=lambda: languages.current, now_ms=lambda: now_ms)
    desk = VillageDesk(qtbot, session, village)
    yield desk
    desk.close()


def shown(desk: VillageDesk, act: str) -> NetPage:
    page = desk.go(NetPage, act=act)
    desk.qtbot.waitUntil(lambda: page.tiles.code() != "")
    return page


def test_a_tile_is_read_aloud_and_enter_opens_as_many_rows_as_it_says(centre: VillageDesk) -> None:
    page = shown(centre, "overdue")
    assert page.tiles.hasFocus()
    assert page.tiles.code() == GRID
    overdue = page.panel.opens.text()

    name = page.tiles.accessibleName()
    assert name.startswith("第一网格  红岩村\n已逾期 ")
    centre.press(Key.Key_Return).settle()

    matters = centre.on(MattersPage)
    centre.qtbot.waitUntil(lambda: matters.table.known)
    assert matters.chips.current() == "overdue"
    assert overdue == f"看这 {matters.table.rowCount()} 件"
    assert matters.held.text() == "只看 第一网格"
    centre.press(Key.Key_Escape).settle()
    assert centre.on(NetPage).tiles.code() == GRID


def test_tiles_of_another_measure_come_with_its_legend(centre: VillageDesk) -> None:
    page = shown(centre, "overdue")
    page.measures.choose(net.SILENT)
    painted = Painted(page, tiles=page.tiles, page=page, legend=page.legend)
    centre.qtbot.waitUntil(painted.nothing_more)
    painted.order.clear()

    page.refresh()
    centre.qtbot.waitUntil(painted.all)

    # Were the page painted before, there would be no tiles on it for that turn.
    assert painted.in_turns()[0] == "legend page tiles"


def test_open_matters_of_a_task_are_listed_and_letting_go_shows_all(centre: VillageDesk) -> None:
    page = shown(centre, "hazard")
    there = page.total.text()
    centre.press(Key.Key_Return).settle()

    matters = centre.on(MattersPage)
    centre.qtbot.waitUntil(lambda: matters.table.known)
    few = matters.table.rowCount()
    assert few > 0
    assert f"联防 {few} 件" in there
    assert {matters.table.row(at).task for at in range(few)} == {"hazard"}  # type: ignore[union-attr]
    matters.held.setFocus()
    centre.press(Key.Key_Return).settle()
    centre.qtbot.waitUntil(lambda: matters.table.rowCount() > few)
    assert not matters.held.isVisible()


def test_plus_goes_in_to_the_units_and_minus_comes_out(centre: VillageDesk) -> None:
    page = shown(centre, "covered")
    for root in (GRID[:12], GRID):
        centre.press(Key.Key_Plus).settle()
        assert page.root == root
    assert page.tiers.current() == "18"
    assert page.tiles.code() == min(UNITS)
    centre.press(Key.Key_Right).settle()
    assert page.tiles.code() == sorted(UNITS)[1]

    centre.press(Key.Key_Escape).settle()
    assert page.root == GRID[:12]
    centre.press(Key.Key_Minus).settle()
    assert (page.root, page.tiers.current()) == (TOWN, "15")
    assert page.tiles.code() == GRID


def test_behind_coverage_are_those_not_visited(centre: VillageDesk) -> None:
    page = shown(centre, "covered")
    page.tiers.buttons["18"].click()
    centre.settle()
    at = page.tiles.code()
    said = page.panel.opens.text()
    centre.press(Key.Key_Return).settle()

    households = centre.on(HouseholdsPage)
    centre.qtbot.waitUntil(lambda: households.tree.current() == at)
    centre.settle()
    assert said == f"看没走访到的 {households.table.rowCount()} 户"
    assert "没走访到的" in households.held.text()


def test_all_figures_of_the_tile_stand_beside_it(centre: VillageDesk) -> None:
    page = shown(centre, "silent")

    centre.qtbot.waitUntil(lambda: page.panel.all.isVisible())
    centre.settle()
    assert page.panel.figure.text() in ("今天收到过", "从没收到过，请看看设备")
    assert "红" not in page.legend.accessibleName()
    assert page.panel.up_to.text().startswith("设备 ")


def test_activities_are_held_to_the_days(centre: VillageDesk) -> None:
    page = shown(centre, "publicity")
    page.go.emit(rows_behind("publicity", GRID, Period("2026-11-01", "2026-11-30")))
    centre.settle()

    activities = centre.on(ActivitiesPage)
    assert activities.chips.current() == "publicity"
    assert activities.held.text() == "只看 第一网格 · 11-01–11-30"


def test_the_countys_grids_fit_one_small_screen() -> None:
    counts = list(Counter(v.township for v in within(Scale.COUNTY) for _ in v.grids).values())
    assert sum(counts) == GRIDS
    wide, tall = 970, 500

    lies = plan(counts, wide, tall, Theme(LIGHT))

    assert len(lies.tiles) == GRIDS
    assert lies.height <= tall
    assert min(rect.left() for rect in lies.tiles) >= 0
    assert max(rect.right() for rect in lies.tiles) < wide
    lines: dict[int, list[tuple[int, int]]] = {}
    for rect in (*lies.tiles, *lies.heads):
        lines.setdefault(rect.top(), []).append((rect.left(), rect.right()))
    for spans in lines.values():
        spans.sort()
        assert all(a[1] < b[0] for a, b in pairwise(spans))


def test_few_tiles_have_their_names_and_too_many_are_scrolled_to() -> None:
    assert plan([7], 950, 500, Theme(LIGHT)).named
    many = plan([9_000], 950, 500, Theme(LIGHT))
    assert many.height > 500
    assert not many.named


@pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK], ids=lambda t: t.name
)
@pytest.mark.parametrize("measure", [net.OVERDUE, net.OWED, net.COVERED, net.SILENT, "hazard"])
def test_every_figure_can_be_read_on_its_colour(measure: str, tokens: Tokens) -> None:
    least = HIGH if tokens.name.startswith("contrast") else 4.5
    for step in range(STEPS):
        colour = ground(measure, step, Theme(tokens))
        assert contrast(colour, ink(colour)) >= least, colour.name()


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_silence_is_a_tone_of_grey(tokens: Tokens) -> None:
    for code in RAMPS["grey", tokens.name]:
        assert QColor(code).hslSaturation() < 70, code


def test_steps_tell_numbers_apart_at_every_size() -> None:
    few = scale(net.OVERDUE, [Cell(1), Cell(30)])
    assert [few.step(Cell(n)) for n in (0, 1, 3, 8, 12, 30)] == [0, 1, 2, 3, 4, 5]
    many = scale(net.OVERDUE, [Cell(900)])
    assert [many.step(Cell(n)) for n in (0, 90, 200, 900)] == [0, 1, 2, 4]
    share = scale(net.COVERED, [])
    assert [share.step(Cell(n, 200)) for n in (0, 1, 60, 199, 200)] == [0, 1, 2, 4, 5]
    silence = scale(net.SILENT, [])
    assert [silence.step(c) for c in (Cell(0, 1, 1), Cell(1, 1, 2), Cell(1, 1, 0, 1))] == [0, 1, 5]
