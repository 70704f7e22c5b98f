"""Small pictures side by side; more come from files, by pasting, or by dropping them here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData, QSize, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gridapp.ui import clipboard, icons, theme
from gridapp.ui.parts import dropped
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.where import looking_from

THUMB = 96
"""How large a small picture is, as at 100 %."""
MOST = 3
"""Rows of pictures that are shown without scrolling."""

_ID, _Place = Qt.ItemDataRole.UserRole, QStandardPaths.StandardLocation
_PICTURES = "*.jpg *.jpeg *.png *.JPG *.JPEG *.PNG *.heic *.HEIC"

Given = Path | bytes
"""A file, or the bytes of a picture that was pasted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One picture: by what it is known, what is said of it, and whether its file is here."""

    id: str
    caption: str
    here: bool = True


class PictureStrip(QWidget):
    """Enter opens, Delete takes away, Ctrl+V pastes; what is dropped on it is taken.

    Signals:
        given: pictures are to be taken (list of Given).
        opened: this one is to be shown large (id).
        removed: this one is to go (id).
    """

    given = Signal(object)
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nothing = wrapped("", "muted")
        self.add, self.paste = Button(icon="camera"), Button(look="quiet")
        self._may_add = True
        self._from = QStandardPaths.writableLocation(_Place.PicturesLocation)
        self._acts = FlowLayout(gap=8)
        self._acts.addWidget(self.add)
        self._acts.addWidget(self.paste)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.nothing)
        self._column.addLayout(self._acts)
        self.setAcceptDrops(True)
        self.add.clicked.connect(self._on_add)
        self.paste.clicked.connect(self.take_pasted)
        theme.follow(self, self._dress, self._say)

    @cached_property
    def thumbs(self) -> _List:
        """The pictures, made with the first of them."""
        pictures = _List(self)
        self._column.insertWidget(1, pictures)
        pictures.itemActivated.connect(self._on_activated)
        put_in_order(self)
        return pictures

    @property
    def _listed(self) -> bool:
        """Whether there ever was a picture."""
        return "thumbs" in vars(self)

    def show_pictures(self, pictures: Sequence[Shown], *, may_add: bool = True) -> None:
        """Show these; their small pictures come with `show_thumb`."""
        self._may_add = may_add
        if pictures or self._listed:
            self._list_them(pictures)
        self.nothing.setVisible(not pictures)
        self._say()
        for button in (self.add, self.paste):
            button.setVisible(may_add)
        self._dress(theme.of(self))

    def _list_them(self, pictures: Sequence[Shown]) -> None:
        kept = {self._id(row): self.thumbs.item(row).icon() for row in range(self.thumbs.count())}
        chosen = self._id(self.thumbs.currentRow())
        self.thumbs.clear()
        for one in pictures:
            item = QListWidgetItem(one.caption)
            item.setData(_ID, one.id)
            item.setIcon(kept.get(one.id) or self._waiting("image" if one.here else "clock"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.caption)
            self.thumbs.addItem(item)
            if one.id == chosen:
                self.thumbs.setCurrentItem(item)
        if self.thumbs.currentRow() < 0 and pictures:
            self.thumbs.setCurrentRow(0)
        self.thumbs.setVisible(bool(pictures))

    def show_thumb(self, id_: str, picture: QImage) -> None:
        """This is what the picture looks like."""
        for row in range(len(self.ids())):
            if self._id(row) == id_:
                self.thumbs.item(row).setIcon(QIcon(QPixmap.fromImage(picture)))

    def ids(self) -> list[str]:
        """What is shown, in order."""
        return [self._id(row) for row in range(self.thumbs.count())] if self._listed else []

    def captions(self) -> list[str]:
        """What is said of each picture."""
        return [self.thumbs.item(row).text() for row in range(len(self.ids()))]

    def thumb_dots(self) -> int:
        """How many dots of the screen a small picture has."""
        return round(theme.of(self).px(THUMB) * self.devicePixelRatioF())

    def paste_picture(self) -> bool:
        """Take what was copied elsewhere; whether it was a picture, or files, and may be taken."""
        given = copied()
        if given and self._may_add:
            self.given.emit(given)
        return bool(given) and self._may_add

    @Slot()
    def take_pasted(self) -> None:
        """Take the picture, or the files of pictures, that were copied elsewhere."""
        if not self.paste_picture():
            self.nothing.setText(self.tr("剪贴板里没有图片。请先在微信或别处复制一张。"))
            self.nothing.show()

    def take_files(self, files: Sequence[Path]) -> None:
        """Take the files that are let go here, or on the page around it."""
        if self._may_add and files:
            self.given.emit(list(files))

    @Slot()
    def _on_add(self) -> None:
        name = self.tr("照片")
        sorts = f"{name} ({_PICTURES})"
        files, _which = QFileDialog.getOpenFileNames(
            self, self.tr("选照片"), looking_from(self._from), sorts
        )
        if files:
            self._from = str(Path(files[0]).parent)
            self.given.emit([Path(file) for file in files])

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_ID))

    def remove_current(self) -> None:
        """Take away the picture that has the keyboard."""
        if self._may_add and (id_ := self._id(self.thumbs.currentRow())):
            self.removed.emit(id_)

    def _id(self, row: int) -> str:
        return str(self.thumbs.item(row).data(_ID)) if 0 <= row < self.thumbs.count() else ""

    def _waiting(self, icon: str) -> QIcon:
        look = theme.of(self)
        return QIcon(icons.pixmap(icon, look.code("text3"), look.px(THUMB) // 2, 1))

    def _say(self) -> None:
        if self._listed:
            self.thumbs.setAccessibleName(self.tr("照片：回车放大，Delete 拿掉"))
        how = self.tr("还没有照片。可以选文件、粘贴，或者把照片拖到这里。")
        self.nothing.setText(how if self._may_add else self.tr("还没有照片。"))
        self.add.setText(self.tr("加照片…"))
        self.paste.setText(self.tr("粘贴照片"))

    def _dress(self, look: theme.Theme) -> None:
        if not self._listed:
            return
        side = look.px(THUMB)
        self.thumbs.setIconSize(QSize(side, side))
        cell = QSize(side + look.px(theme.M), side + look.px(44))
        self.thumbs.setGridSize(cell)
        across = max(1, self.width() // cell.width())
        rows = min(MOST, -(-max(1, self.thumbs.count()) // across))
        self.thumbs.setFixedHeight(rows * cell.height() + look.px(theme.S))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._dress(theme.of(self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_add and dropped.files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_files(dropped.files(event))
        event.acceptProposedAction()


class _List(QListWidget):
    """The pictures; keys reach the strip."""

    def __init__(self, strip: PictureStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._strip.remove_current()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._strip.take_pasted()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem() is not None:
                self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


def copied() -> list[Given]:
    """The files, or the picture, in the clipboard; none where there are words in it."""
    return given_in(clipboard.copied())


def given_in(found: QMimeData) -> list[Given]:
    """The files, or the picture, among what is copied or dragged."""
    files = [Path(url.toLocalFile()) for url in found.urls() if url.isLocalFile()]
    picture = found.imageData() if found.hasImage() and not files else None
    if isinstance(picture, QImage) and not picture.isNull():
        return [_png(picture)]
    return [*files]


def _png(picture: QImage) -> bytes:
    made = QBuffer()
    made.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(made, "PNG")  # type: ignore[call-overload]  # takes the name as text
    return bytes(made.data().data())
