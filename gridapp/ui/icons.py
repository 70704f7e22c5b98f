"""Icons: drawn from our SVG files in whatever colour the theme asks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from gridapp.paths import resource

_SHOWN = (
    (QIcon.Mode.Normal, QIcon.State.Off),
    (QIcon.Mode.Normal, QIcon.State.On),
    (QIcon.Mode.Disabled, QIcon.State.Off),
)


def icon(
    name: str, colour: str, size: int, on: str | None = None, disabled: str | None = None
) -> QIcon:
    """The icon `name` in `colour`, in `on` where it is checked, in `disabled` where it is that."""
    return _icon(name, size, 0, (colour, on, disabled))


def before_text(name: str, colour: str, size: int, disabled: str | None = None) -> QIcon:
    """The icon `name` with a little room at its right, for a button that also has words."""
    return _icon(name, size, size // 4, (colour, None, disabled))


def _icon(name: str, size: int, room: int, colours: Sequence[str | None]) -> QIcon:
    """Drawn for the screens there are; where no colour is named, Qt takes the first."""
    result = QIcon()
    scales = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for colour, (mode, state) in zip(colours, _SHOWN, strict=True):
        if colour is not None:
            for scale in scales:
                result.addPixmap(pixmap(name, colour, size, scale, room), mode, state)
    return result


def pixmap(name: str, colour: str, size: int, scale: float = 1, room: int = 0) -> QPixmap:
    """The icon `name` as a picture of `size` points on a screen of this scale.

    `room` is what stays free at its right. One is drawn once: a page has the same again and again.
    """
    key, side = f"{name} {colour} {size} {scale:g} {room}", round(size * scale)
    result = QPixmap()
    if QPixmapCache.find(key, result):
        return result
    result = QPixmap(side + round(room * scale), side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    paint(painter, QRectF(0, 0, side, side), name, colour)
    painter.end()
    result.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, result)
    return result


def paint(painter: QPainter, where: QRectF, name: str, colour: str) -> None:
    """Draw the icon `name` inside `where`."""
    svg = _svg(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, where)


def app_icon() -> QIcon:
    """The picture of the program itself, drawn in whatever size a desktop asks for."""
    return QIcon(str(resource("icons") / "app.svg"))


@cache
def _svg(name: str) -> str:
    return (resource("icons") / f"{name}.svg").read_text(encoding="utf-8")
