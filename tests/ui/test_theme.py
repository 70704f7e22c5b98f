"""The desk can be read in both schemes at every text size, and shows where the keyboard is."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gridapp.paths import resource
from gridapp.ui import icons, schemes, theme
from gridapp.ui.style_sheet import STYLE_SHEET

TASKS = (
    "opinion",
    "hazard",
    "dispute",
    "help",
    "neighbour",
    "publicity",
    "civility",
    "environment",
    "prosperity",
)
TONES = ("red", "amber", "green", "blue", "grey")
GROUNDS = ("bg", "surface", "surface2", "hover", "sel")
PAIRS = [
    *[(text, ground) for text in ("text", "text2", "text3", "link", "red") for ground in GROUNDS],
    *[(tone, f"{tone}_bg") for tone in TONES],
    *[(tone, "surface") for tone in TONES],
    *[("on_accent", ground) for ground in ("accent", "accent_h", "accent_p")],
    *[(text, ground) for text in ("rail_text", "rail_on") for ground in ("rail", "rail_sel")],
    ("link", "accent_bg"),
    ("surface", "text"),
    ("on_alarm", "alarm"),
    ("text3", "grey_bg"),
    *[("text", f"{tone}_bg") for tone in TONES],
]
EDGES = [
    ("field", "surface"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("rail_focus", "rail"),
    ("rail_focus", "rail_sel"),
    ("focus_on_accent", "accent"),
]


def luminance(code: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    colour = QColor(code)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=schemes.EVERY, ids=lambda tokens: tokens.name)
def tokens(request: pytest.FixtureRequest) -> schemes.Tokens:
    chosen: schemes.Tokens = request.param
    return chosen


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(
    tokens: schemes.Tokens, text: str, ground: str
) -> None:
    codes = asdict(tokens)

    assert contrast(codes[text], codes[ground]) >= (7 if tokens.focus == 3 else 4.5)


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_fields_and_focus_stand_out(
    tokens: schemes.Tokens, edge: str, ground: str
) -> None:
    codes = asdict(tokens)

    assert contrast(codes[edge], codes[ground]) >= (7 if tokens.focus == 3 else 3)


def test_style_sheet_names_no_colour_of_its_own() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", STYLE_SHEET) == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_sizes_grow_with_the_text_but_lines_stay_thin(percent: int) -> None:
    sheet = theme.style_sheet(theme.Theme(schemes.LIGHT, percent))

    assert f"min-height: {round(30 * percent / 100)}px" in sheet
    assert f"font-size: {9 * percent / 100:g}pt" in sheet
    assert "border: 1px solid" in sheet


def test_a_widget_tells_the_theme_it_is_shown_in(app: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()

    assert theme.apply(app, "dark", 200) == theme.of(widget) == theme.Theme(schemes.DARK, 200)
    assert theme.apply(app, "light", 115) == theme.of(widget) == theme.Theme(schemes.LIGHT, 115)


def test_what_follows_the_theme_is_dressed_anew_though_it_is_hidden(
    app: QApplication, qtbot: QtBot
) -> None:
    class Dressed(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.worn: list[int] = []
            theme.follow(self, self._dress)

        def _dress(self, look: theme.Theme) -> None:
            self.worn.append(look.percent)

    hidden, gone = Dressed(), Dressed()
    qtbot.addWidget(hidden)
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)

    theme.apply(app, "light", 200)
    theme.apply(app, "light", 200)
    theme.apply(app)

    assert hidden.worn == [100, 200, 100]
    assert gone.worn == [100]


def test_system_scheme_is_light_where_the_system_does_not_say(app: QApplication) -> None:
    assert theme.chosen(app, "system") is schemes.LIGHT


def test_what_an_empty_field_says_can_be_read(
    app: QApplication, qtbot: QtBot, tokens: schemes.Tokens
) -> None:
    app.setStyleSheet(theme.style_sheet(theme.Theme(tokens, 200)))
    field = QLineEdit(placeholderText="■■■")
    qtbot.addWidget(field)
    field.show()

    drawn = picture(field)
    seen = {
        QColor(drawn.pixel(x, y)).name().upper()
        for x in range(0, field.width() // 2, 2)
        for y in range(field.height() // 4, field.height() * 3 // 4)
    }
    theme.apply(app)
    assert max(contrast(tokens.surface, code) for code in seen) >= (7 if tokens.focus == 3 else 4.5)


def test_high_contrast_is_a_choice_or_what_the_system_asks_for() -> None:
    suited = theme.suited

    assert suited("contrast", dark=False, contrast=False) is schemes.CONTRAST_LIGHT
    assert suited("contrast", dark=True, contrast=False) is schemes.CONTRAST_DARK
    assert suited("system", dark=False, contrast=True) is schemes.CONTRAST_LIGHT
    assert suited("system", dark=True, contrast=True) is schemes.CONTRAST_DARK
    assert suited("system", dark=True, contrast=False) is schemes.DARK
    assert suited("light", dark=True, contrast=True) is schemes.LIGHT


def test_with_high_contrast_the_line_around_what_has_the_keyboard_is_wider(
    app: QApplication, qtbot: QtBot
) -> None:
    theme.apply(app, "contrast", 200)
    field, elsewhere, page = QLineEdit(), QPushButton(), QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(field)
    layout.addWidget(elsewhere)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()

    drawn = picture(field)
    down = [QColor(drawn.pixel(field.width() // 2, y)).name().upper() for y in range(4)]
    assert down == [schemes.CONTRAST_LIGHT.accent] * 3 + [schemes.CONTRAST_LIGHT.surface]
    assert "2px solid" not in theme.style_sheet(theme.Theme(schemes.CONTRAST_LIGHT))
    assert theme.of(page) == theme.Theme(schemes.CONTRAST_LIGHT, 200)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(
    "kind",
    [
        QLineEdit,
        QPlainTextEdit,
        QPushButton,
        QToolButton,
        QCheckBox,
        QRadioButton,
        QComboBox,
        QTableView,
    ],
)
def test_focus_can_be_seen(
    app: QApplication, qtbot: QtBot, kind: type[QWidget], scheme: theme.Scheme
) -> None:
    theme.apply(app, scheme)
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    widget, elsewhere = kind(), QPushButton()
    layout.addWidget(widget)
    layout.addWidget(elsewhere)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    elsewhere.setFocus()
    without = picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)

    changed = difference(without, picture(widget))
    assert changed > widget.width()


def test_focus_on_tabs_can_be_seen(app: QApplication, qtbot: QtBot) -> None:
    tabs, elsewhere, page = QTabWidget(), QPushButton(), QWidget()
    qtbot.addWidget(page)
    tabs.addTab(QWidget(), "成员")
    layout = QVBoxLayout(page)
    layout.addWidget(tabs)
    layout.addWidget(elsewhere)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    elsewhere.setFocus()
    without = picture(tabs.tabBar())
    tabs.tabBar().setFocus(Qt.FocusReason.TabFocusReason)

    assert difference(without, picture(tabs.tabBar())) > tabs.tabBar().height()


def test_pictures_of_the_style_sheet_use_the_colours_of_their_scheme(
    tokens: schemes.Tokens,
) -> None:
    for path in (resource("icons") / "style").glob(f"*-{tokens.name}.svg"):
        used = set(re.findall(r"#[0-9A-F]{6}", path.read_text(encoding="utf-8")))

        assert used <= set(asdict(tokens).values()), path.name


def test_every_picture_of_the_style_sheet_is_there() -> None:
    for tokens in schemes.EVERY:
        sheet = theme.style_sheet(theme.Theme(tokens))
        named = re.findall(r'url\("([^"]+)"\)', sheet)

        assert [name for name in named if not Path(name).is_file()] == []
        assert named


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def difference(one: QImage, other: QImage) -> int:
    """How many points of the two pictures differ."""
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize("task", TASKS)
def test_each_task_has_an_icon_of_its_own(app: QApplication, task: str) -> None:
    drawn = icons.icon(task, "#1F6FEB", 24, on="#FFFFFF").pixmap(24, 24).toImage()

    assert difference(drawn, icons.pixmap("close", "#1F6FEB", 24).toImage()) > 20


def test_icons_share_one_style() -> None:
    drawings = [path for path in resource("icons").glob("*.svg") if path.stem != "app"]

    for path in drawings:
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text, path.name
        assert 'stroke="currentColor" stroke-width="1.75" stroke-linecap="round"' in text, path.name
        assert "#" not in text, path.name


def test_no_icon_is_left_that_nothing_shows() -> None:
    here = Path(__file__)
    files = [
        file
        for part in ("gridapp", "scripts", "tests")
        for file in (here.parents[2] / part).rglob("*.py")
    ]
    source = "".join(file.read_text(encoding="utf-8") for file in files if file != here)
    pictures = (resource("spoken") / "pictures.csv").read_text(encoding="utf-8")
    source += pictures.replace(",", '"')
    drawn = {path.stem for path in resource("icons").glob("*.svg")}

    assert {name for name in drawn if f'"{name}"' not in source} == set()


def test_icons_are_sharp_on_fine_screens(app: QApplication) -> None:
    drawn = icons.icon("today", "#1B2430", 22)
    twice = icons.pixmap("today", "#1B2430", 22, 2)

    scales = {screen.devicePixelRatio() for screen in app.screens()}
    assert {size.width() for size in drawn.availableSizes()} == {22 * scale for scale in scales}
    assert (twice.width(), twice.deviceIndependentSize().width()) == (44, 22)


def test_disabled_and_checked_icons_have_their_own_colour(app: QApplication) -> None:
    drawn = icons.icon("today", "#1B2430", 22, on="#FFFFFF", disabled="#FF0000")
    plain = drawn.pixmap(22, 22).toImage()

    shown = [
        drawn.pixmap(22, 22, QIcon.Mode.Normal, QIcon.State.On).toImage(),
        drawn.pixmap(22, 22, QIcon.Mode.Disabled).toImage(),
    ]

    assert all(difference(plain, other) > 20 for other in shown)


def test_the_picture_of_the_program_is_drawn_in_every_size(app: QApplication) -> None:
    for side in (16, 64, 256):
        drawn = icons.app_icon().pixmap(side, side).toImage()
        assert drawn.width() == side
        assert len({drawn.pixel(x, y) for x in range(side) for y in range(side)}) > 3
