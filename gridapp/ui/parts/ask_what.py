"""What it is about, in the words in which it was told; with sentences ready to be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.label import restyle
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.tile import Tile
from gridapp.ui.parts.tiles import ROOMY, Offer, Tiles

MOST_PEOPLE = 9_999


class AskWhat(Question):
    """Words, how many took part where something was done, and whether to keep a name back.

    Signals:
        changed: something was typed or pressed.
        submitted: it is to be written down.
        photo: a photo is to be added, or another one.
    """

    changed = Signal()
    submitted = Signal()
    photo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.phrases = Tiles(3)
        super().__init__(self.phrases, parent=parent)
        self._photos = 0
        self.danger = Banner()
        restyle(self.danger.said, look="heading")
        self.words = TextField("", lines=2)
        self.people = TextField("", width=5, optional=True)
        self.save = Tile("check", primary=True)
        self.camera = Tile("camera", "grey")
        self.secret = Tile("lock", "grey")
        self.secret.setCheckable(True)
        for tile, key in ((self.save, "0"), (self.camera, "9"), (self.secret, "8")):
            tile.show_number(key)
            self._hear(tile)
        self._row = QHBoxLayout()
        self._row.addWidget(self.people)
        self._row.addWidget(self.save, 2)
        self._row.addWidget(self.camera, 1)
        self._row.addWidget(self.secret, 1)
        for part in (self.danger, self.phrases, self.words):
            self.column.addWidget(part)
        self.column.addLayout(self._row)
        self.column.addStretch()
        self._connect()
        self.say()
        theme.follow(self, self._dress)

    def fill(self, typed: dict[str, Any], *, done: bool, named: bool) -> None:
        """Show these values: of something that was `done`, or told by somebody who is `named`."""
        self.words.set_text(str(typed.get("words") or ""))
        self.people.set_text(str(typed.get("people") or ""))
        self.people.setVisible(done)
        self.secret.setVisible(named)
        self.secret.setChecked(bool(typed.get("secret")) and named)
        self.words.warn("")
        self.people.warn("")
        put_in_order(self)

    def typed(self) -> dict[str, Any]:
        """What stands here, for the draft; nothing while nothing was done."""
        said = {
            "words": self.words.text().strip(),
            "people": self.people.text().strip(),
            "secret": self.secret.isChecked(),
        }
        return {name: value for name, value in said.items() if value}

    def read(self) -> bool:
        """Whether it can be written down; what is wrong is said beside it."""
        no_words = not self.words.text().strip()
        said = self.people.text().strip()
        no_number = bool(said) and not (said.isdecimal() and 0 < int(said) <= MOST_PEOPLE)
        self.words.warn(self.tr("说一句就行，或者按上面一句") if no_words else "", "red")
        self.people.warn(self.tr("只写数字，不清楚就空着") if no_number else "", "red")
        if no_words:
            self.words.edit.setFocus()
        elif no_number:
            self.people.edit.setFocus()
        return not (no_words or no_number)

    def show_phrases(self, phrases: Sequence[str]) -> None:
        """Offer these sentences."""
        self.phrases.offer([Offer(code=said, text=said) for said in phrases])
        for tile in self.phrases.tiles.values():
            self._hear(tile)
        put_in_order(self)

    def _hear(self, tile: Tile) -> None:
        tile.take_words()
        tile.written.connect(self.write, Qt.ConnectionType.UniqueConnection)

    def press(self, key: str) -> bool:
        """The tiles below have keys of their own, counted down from nought."""
        for tile in (self.save, self.camera, self.secret):
            if key == tile.number and tile.isVisible():
                tile.setFocus(Qt.FocusReason.ShortcutFocusReason)
                tile.click()
                return True
        return super().press(key)

    def write(self, words: str) -> bool:
        """What is typed while a tile has the keyboard goes where sentences stand."""
        return self.words.write(words)

    def count_photos(self, number: int) -> None:
        """Say how many photos there are."""
        self._photos = number
        self.camera.show_icon("check-circle" if number else "camera", "green" if number else "grey")
        hint = self.tr("有 %n 张了，还可以加", "", number) if number else self.tr("没有也行")
        self.camera.say(self.tr("加照片"), hint)

    def warn_of(self, numbers: Sequence[str]) -> None:
        """Say that these numbers are to be telephoned first; none: there is no danger."""
        if numbers:
            said = self.tr("有危险！先打电话：{numbers}").format(numbers="  ".join(numbers))
            self.danger.tell(said, "red", stays=True)
        else:
            self.danger.hide()

    def begin(self) -> None:
        if self.words.text().strip():
            self.words.edit.setFocus()
        else:
            super().begin()

    def say(self) -> None:
        """Say every word, in the language of now."""
        self.words.say(self.tr("照平常说话写一句"), self.tr("在哪里，怎么样了"))
        self.people.say(self.tr("来了几个人"))
        self.save.say(self.tr("记下来"))
        self.count_photos(self._photos)
        self.secret.say(self.tr("别说是他说的"), self.tr("只有我和中心知道"))

    @Slot(str)
    def _on_phrase(self, said: str) -> None:
        before = self.words.text().strip()
        join = self.tr("，") if before else ""
        if said not in before:  # a key pressed twice says it once
            self.words.set_text(f"{before}{join}{said}")
        self.save.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        self.words.warn("")
        self.changed.emit()

    def _connect(self) -> None:
        self.phrases.pressed.connect(self._on_phrase)
        self.words.changed.connect(self._on_changed)
        self.people.changed.connect(self.changed)
        self.secret.clicked.connect(self.changed)
        self.save.clicked.connect(self.submitted)
        self.camera.clicked.connect(self.photo)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submitted)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(5))
        direction = QBoxLayout.Direction
        roomy = look.percent <= ROOMY
        self._row.setDirection(direction.LeftToRight if roomy else direction.TopToBottom)
