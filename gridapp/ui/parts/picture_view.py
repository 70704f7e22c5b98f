"""Pictures shown large, one after another; before and after side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.picture_strip import Shown

Load = Callable[[str, Callable[[QImage | None], None]], None]
"""Reads the picture with this id, off the window's thread, and hands it to the second."""


@dataclass(frozen=True, slots=True)
class Slide:
    """What is shown at once: one picture, or before and after."""

    pictures: tuple[Shown, ...]


class PictureView(QDialog):
    """Left and Right go on, Home and End to the ends, Esc closes."""

    def __init__(
        self, slides: Sequence[Slide], first: str, load: Load, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._slides, self._load = slides, load
        self.at = next(
            (n for n, one in enumerate(slides) if any(p.id == first for p in one.pictures)), 0
        )
        self._images: dict[str, QImage | None] = {}
        self._labels: list[QLabel] = []
        self.count = label("", "caption")
        self.back, self.on = Button(icon="arrow-left"), Button(icon="arrow-right")
        self.shut = Button(icon="close")
        # Arrows on a button would only go to the next button.
        for button in (self.back, self.on, self.shut):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._row = QHBoxLayout()
        foot = QHBoxLayout()
        for part in (self.back, self.on, self.count):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.shut)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row, 1)
        self._column.addLayout(foot)
        self.back.clicked.connect(lambda: self._go(self.at - 1))
        self.on.clicked.connect(lambda: self._go(self.at + 1))
        self.shut.clicked.connect(self.accept)
        theme.follow(self, self._dress, self._say)
        if parent is not None:
            room = parent.window().size()
            self.resize(room.width() * 9 // 10, room.height() * 9 // 10)
        self._show()

    def words(self) -> list[str]:
        """What is said of what is shown."""
        return [one.accessibleName() for one in self._labels]

    def _go(self, at: int) -> None:
        at = max(0, min(at, len(self._slides) - 1))
        if at != self.at:
            self.at = at
            self._show()

    def _show(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self._labels = []
        for one in self._slides[self.at].pictures:
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            picture = label()
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setAccessibleName(one.caption)
            picture.setMinimumSize(1, 1)
            column.addWidget(picture, 1)
            said = wrapped(one.caption, "strong")
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(said)
            self._row.addWidget(side, 1)
            self._labels.append(picture)
            self._ask(one, picture)
        self._say()
        self.back.setEnabled(self.at > 0)
        self.on.setEnabled(self.at < len(self._slides) - 1)

    def _ask(self, one: Shown, picture: QLabel) -> None:
        picture.setText(self.tr("正在打开……") if one.here else self.tr("照片还在路上"))
        if not one.here:
            return

        def then(image: QImage | None) -> None:
            if picture not in self._labels:
                return
            self._images[one.id] = image
            if image is None:
                picture.setText(self.tr("照片打不开，文件可能坏了"))
            else:
                self._fit(picture, image)

        self._load(one.id, then)

    def _fit(self, picture: QLabel, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        fitted = image.scaled(
            picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        picture.setPixmap(QPixmap.fromImage(fitted))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("照片"))
        self.setAccessibleName(self.windowTitle())
        said = self.tr("第 {n} 张 / 共 {total} 张").format(n=self.at + 1, total=len(self._slides))
        self.count.setText(said)
        self.back.setAccessibleName(self.tr("上一张"))
        self.on.setAccessibleName(self.tr("下一张"))
        self.shut.setText(self.tr("关上  Esc"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._row.setSpacing(look.px(theme.M))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self._slides[self.at].pictures
        for one, picture in zip(shown, self._labels, strict=False):
            if (image := self._images.get(one.id)) is not None:
                self._fit(picture, image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Right: self.at + 1,
            Qt.Key.Key_PageDown: self.at + 1,
            Qt.Key.Key_Space: self.at + 1,
            Qt.Key.Key_Left: self.at - 1,
            Qt.Key.Key_PageUp: self.at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._slides) - 1,
        }
        if (at := keys.get(Qt.Key(event.key()))) is not None:
            self._go(at)
        else:
            super().keyPressEvent(event)
