"""Which photo: the newest ones as large pictures, so that nobody has to know where files lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.photos import Photo

ELSEWHERE = "elsewhere"


class AskPhoto(Question):
    """A photo is pressed as a picture is, by its number or a click.

    Signals:
        chosen: path of the photo.
        elsewhere: the person looks for one himself.
    """

    chosen = Signal(str)
    elsewhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.photos, self.more = Tiles(3, tall=True), Tiles(1)
        super().__init__(self.photos, self.more, parent=parent)
        self._found: Sequence[Photo] = ()
        self.hint = wrapped("")
        for part in (self.hint, self.photos, self.more):
            self.column.addWidget(part)
        self.column.addStretch()
        self.photos.pressed.connect(self.chosen)
        self.more.pressed.connect(self._on_elsewhere)
        self.say()

    def show_photos(self, found: Sequence[Photo]) -> None:
        """Offer these."""
        self._found = found
        self._offer()
        self.begin()

    def say(self) -> None:
        """Say every word, in the language of now."""
        self.asked = self.tr("哪一张照片？")
        self._offer()

    def begin(self) -> None:
        (self.photos if self._found else self.more).begin()

    def _offer(self) -> None:
        nothing = self.tr("没找到照片。手机或优盘接上电脑，再来一次。")
        self.hint.setText("" if self._found else nothing)
        self.hint.setVisible(not self._found)
        self.photos.offer(
            [Offer(code=str(one.path), text=one.path.stem, icon="camera") for one in self._found]
        )
        for one in self._found:
            image = QImage.fromData(one.preview)
            self.photos.tiles[str(one.path)].show_photo(QPixmap.fromImage(image))
        self.more.offer(
            [Offer(code=ELSEWHERE, text=self.tr("从别处找…"), icon="folder", tone="grey", key="0")]
        )

    @Slot()
    def _on_elsewhere(self) -> None:
        self.elsewhere.emit()
