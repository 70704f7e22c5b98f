"""Icons: drawn from our SVG files in whatever colour the theme asks for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gridapp.paths import resource

SCALES = (1, 2)  # ordinary screens and those with twice as many points


def icon(
    name: str, colour: str, size: int, on: str | None = None, disabled: str | None = None
) -> QIcon:
    """The icon `name` in `colour`, in `on` where it is checked, in `disabled` where it is that."""
    result = QIcon()
    for code, mode, state in (
        (colour, QIcon.Mode.Normal, QIcon.State.Off),
        (on or colour, QIcon.Mode.Normal, QIcon.State.On),
        (disabled or colour, QIcon.Mode.Disabled, QIcon.State.Off),
    ):
        for scale in SCALES:
            result.addPixmap(pixmap(name, code, size, scale), mode, state)
    return result


def before_text(name: str, colour: str, size: int, disabled: str | None = None) -> QIcon:
    """The icon `name` with a little room at its right, for a button that also has words."""
    result = QIcon()
    for code, mode in ((colour, QIcon.Mode.Normal), (disabled or colour, QIcon.Mode.Disabled)):
        for scale in SCALES:
            result.addPixmap(pixmap(name, code, size, scale, room=size // 4), mode)
    return result


def pixmap(name: str, colour: str, size: int, scale: float = 1, room: int = 0) -> QPixmap:
    """The icon `name` as a picture of `size` points on a screen of this scale.

    `room` is what stays free at its right.
    """
    side = round(size * scale)
    result = QPixmap(side + round(room * scale), side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    paint(painter, QRectF(0, 0, side, side), name, colour)
    painter.end()
    result.setDevicePixelRatio(scale)
    return result


def paint(painter: QPainter, where: QRectF, name: str, colour: str) -> None:
    """Draw the icon `name` inside `where`."""
    svg = _svg(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, where)


def app_icon() -> QIcon:
    """The picture of the program itself, in every size a desktop asks for."""
    result = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(pixmap("app", "#000000", side))
    return result


@cache
def _svg(name: str) -> str:
    return (resource("icons") / f"{name}.svg").read_text(encoding="utf-8")
