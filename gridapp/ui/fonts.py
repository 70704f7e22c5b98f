"""The typefaces of the desk: the system's where it is good, ours everywhere else."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase

from gridapp.paths import resource

OWN_FAMILY = "Jiulian Sans"
OWN_FILES = ("JiulianSans-Regular.otf", "JiulianSans-Bold.otf")

# Families that draw Chinese well on the screen and have a bold of their own.
_SYSTEM = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei"),
    "darwin": ("PingFang SC",),
}
# For a rare character in a name that our own font does not hold.
_BEHIND = ("Noto Sans CJK SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "SimSun")


class FontMissing(Exception):
    """A font of ours could not be loaded: the installation is damaged."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def load() -> None:
    """Make our own font known to Qt. Call once, after the application is made."""
    for name in OWN_FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts") / name)) < 0:
            raise FontMissing(name)


def families(platform: str = sys.platform) -> list[str]:
    """The families to ask for on the screen, best first."""
    return [*_SYSTEM.get(platform, ()), OWN_FAMILY, *_BEHIND]


def paper_families() -> list[str]:
    """The families to print with: ours first, for a PDF has its words from it to search and copy.

    Of other fonts many draw a common character and an old radical with one shape, and what is
    copied from the PDF is then the radical.
    """
    return [OWN_FAMILY, *_BEHIND]


def screen_font(points: float) -> QFont:
    """The font of running text on the screen."""
    font = QFont(families())
    font.setPointSizeF(points)
    if sys.platform != "win32":
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
