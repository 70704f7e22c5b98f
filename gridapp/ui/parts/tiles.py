"""Tiles in rows: arrows go from one to the next, a number presses one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.tile import Tile
from gridapp.ui.theme import Tone

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""What presses the first tile, the second and so on; nought is left to what goes on."""

ROOMY = 200
"""Up to this text size, in percent, every column has its room."""

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing that can be pressed; `key` presses it where it is not simply the next number."""

    code: str
    text: str
    hint: str = ""
    icon: str = ""
    tone: Tone = "blue"
    key: str | None = None
    primary: bool = False


class Tiles(QWidget):
    """A grid of tiles, rebuilt only when other things are offered; `ticks` ones stay pressed.

    Signals:
        pressed: the code of the tile that was pressed.
        built: there are other tiles; Tab comes to them last, until all is put in order.
    """

    pressed = Signal(str)
    built = Signal()

    def __init__(
        self,
        columns: int,
        *,
        tall: bool = False,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._tall, self._ticks = columns, tall, ticks
        self._now, self._percent = columns, 100
        self.tiles: dict[str, Tile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        theme.follow(self, self._dress)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these; what is ticked stays so where it is still there."""
        if [one.code for one in offers] != list(self.tiles):
            self._build(offers)
        numbers = iter(KEYS)
        for one in offers:
            tile = self.tiles[one.code]
            tile.show_icon(one.icon, one.tone, primary=one.primary)
            tile.show_number(next(numbers, "") if one.key is None else one.key)
            tile.say(one.text, one.hint)

    def ticked(self) -> list[str]:
        """The codes of the tiles that are pressed in."""
        return [code for code, tile in self.tiles.items() if tile.isChecked()]

    def tick(self, codes: Sequence[str]) -> None:
        """Press these in and no other; sends no signal."""
        for code, tile in self.tiles.items():
            tile.setChecked(code in codes)

    def begin(self, code: str = "") -> None:
        """Give the keyboard to a tile, else to the first."""
        tile = self.tiles.get(code) or next(iter(self.tiles.values()), None)
        if tile is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, key: str) -> bool:
        """Press the tile with this key; whether there was one."""
        for tile in self.tiles.values():
            if key and tile.number == key.lower() and tile.isEnabled():
                tile.setFocus(Qt.FocusReason.ShortcutFocusReason)
                tile.click()
                return True
        return False

    def _build(self, offers: Sequence[Offer]) -> None:
        """Those that are offered on stay the same tiles, so that the keyboard stays in them."""
        before, had_focus = self.tiles, any(tile.hasFocus() for tile in self.tiles.values())
        self.tiles = {one.code: before.get(one.code) or self._tile() for one in offers}
        for code, tile in before.items():
            self._grid.removeWidget(tile)
            if code not in self.tiles:
                tile.hide()
                tile.deleteLater()
        self._place()
        for tile in self.tiles.values():
            tile.show()
        put_in_order(self)
        self.built.emit()
        if had_focus and not any(tile.hasFocus() for tile in self.tiles.values()):
            self.begin()

    def _tile(self) -> Tile:
        tile = Tile(tall=self._tall)
        tile.setCheckable(self._ticks)
        tile.clicked.connect(self._on_clicked)
        return tile

    def _place(self) -> None:
        # Larger than the mode itself makes it, text needs the room of half the columns.
        columns = self._columns if self._percent <= ROOMY else max(1, self._columns // 2)
        self._now = max(1, min(columns, len(self.tiles)))
        for column in range(max(self._columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < self._now))
        for row in range(max(len(self.tiles), self._grid.rowCount())):
            self._grid.setRowStretch(row, int(row * self._now < len(self.tiles)))
        for at, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, at // self._now, at % self._now)

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        code = next((code for code, tile in self.tiles.items() if tile is sender), "")
        if code:
            self.pressed.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._go(*step):
            super().keyPressEvent(event)

    def _go(self, down: int, right: int) -> bool:
        """Give the keyboard to the neighbour, if there is one."""
        tiles = list(self.tiles.values())
        at = next((n for n, tile in enumerate(tiles) if tile.hasFocus()), -1)
        to = at + down * self._now + right
        same_row = down or to // self._now == at // self._now
        if at < 0 or not 0 <= to < len(tiles) or not same_row:
            return False
        tiles[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _dress(self, look: theme.Theme) -> None:
        self._grid.setSpacing(look.px(5))
        self._percent = look.percent
        self._place()
