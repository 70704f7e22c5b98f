"""Our own font holds every character the desk writes, and prints text that can be found again."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QRawFont, QTextLayout
from PySide6.QtWidgets import QApplication

from gridapp.paths import resource
from gridapp.ui import fonts

ROOT = Path(__file__).parents[2]
TASK_NAMES = (
    "社情民意联排",
    "安全隐患联防",
    "矛盾纠纷联调",
    "困难家庭联帮",
    "邻里互动联动",
    "政策法规联宣",
    "文明新风联树",
    "环境卫生联治",
    "致富项目联建",
)
MARKS = "✓●○→·…—“”‘’①⑳【】《》（），。：；！？、％＋℃㎡×÷±≥≤√□■☆★ⅠⅫ"
HAN_OR_MARK = re.compile(r"[^\x00-\x7f]")


def literals(source: Path) -> str:
    """Every string written in a module, in one."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    found = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return "".join(value for value in found if isinstance(value, str))


def glyphs(text: str, font: QFont) -> list[int]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [index for run in layout.glyphRuns() for index in run.glyphIndexes()]


def missing(text: str, *, bold: bool = False) -> list[str]:
    """The characters of `text` that our own font does not hold."""
    face = QRawFont(str(resource("fonts") / fonts.OWN_FILES[bold]), 16.0)
    absent = {c for c in text if c.isprintable() and not face.supportsCharacter(ord(c))}
    return sorted(absent)


@pytest.mark.parametrize("bold", [False, True])
def test_font_holds_every_character_of_the_program(app: QApplication, bold: bool) -> None:
    sources = [*(ROOT / "gridapp" / "ui").rglob("*.py"), *(ROOT / "gridapp" / "words").glob("*.py")]
    written = "".join(map(literals, sources)) + MARKS + "".join(TASK_NAMES)

    assert missing("".join(HAN_OR_MARK.findall(written)), bold=bold) == []


@pytest.mark.parametrize("bold", [False, True])
def test_font_holds_the_characters_people_write(app: QApplication, bold: bool) -> None:
    standard = (ROOT / "scripts" / "general_characters.txt").read_text(encoding="utf-8")

    assert len(standard.replace("\n", "")) == 8105
    assert missing(standard.replace("\n", ""), bold=bold) == []


def test_font_holds_traditional_forms_of_older_names(app: QApplication) -> None:
    assert missing("陳劉趙鄧賈龍鳳華國榮") == []


def test_a_character_we_do_not_hold_is_named(app: QApplication) -> None:
    assert missing("赤水𰻝") == ["𰻝"]


def test_font_has_no_kangxi_radicals_so_that_printed_text_can_be_found(app: QApplication) -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))

    assert len(missing(radicals)) == len(radicals)


@pytest.mark.parametrize("text", [*TASK_NAMES, MARKS])
def test_no_box_is_drawn_for_what_we_write(app: QApplication, text: str) -> None:
    drawn = glyphs(text, QFont(fonts.OWN_FAMILY, 10))

    assert drawn != []
    assert 0 not in drawn


def test_bold_comes_from_a_bold_font(app: QApplication) -> None:
    regular, bold = QFont(fonts.OWN_FAMILY, 10), QFont(fonts.OWN_FAMILY, 10)
    bold.setBold(True)

    assert QFontInfo(bold).family() == fonts.OWN_FAMILY
    assert QFontInfo(bold).weight() == QFont.Weight.Bold
    assert QFontInfo(regular).weight() == QFont.Weight.Normal


def test_windows_uses_its_own_typeface_first() -> None:
    assert fonts.families("win32")[:3] == [
        "Microsoft YaHei UI",
        "Microsoft YaHei",
        fonts.OWN_FAMILY,
    ]
    assert fonts.families("linux")[0] == fonts.OWN_FAMILY


def test_licence_lies_beside_the_fonts_and_both_are_small() -> None:
    folder = resource("fonts")

    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
    assert sum((folder / name).stat().st_size for name in fonts.OWN_FILES) < 6_000_000
