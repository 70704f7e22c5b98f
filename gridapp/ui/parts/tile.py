"""A large button for tired eyes: a picture, a few words, and the key that presses it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.disc import paint_disc
from gridapp.ui.theme import Tone

LEAST = 34
"""Height of a tile at 100 %: 68 points where the text has twice its size."""

_PAD = 6
_FLAGS = int(Qt.TextFlag.TextWordWrap)


class Tile(QAbstractButton):
    """Pressed by a click, by Enter, by Space or by its number; `tall` ones have the picture above.

    Signals:
        written: words came from an input method while it had the keyboard.

    Attributes:
        hint: a second line in small letters.
        number: the key that presses it, as it is shown; empty for none.
    """

    written = Signal(str)

    def __init__(
        self,
        icon: str = "",
        tone: Tone = "blue",
        *,
        tall: bool = False,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._tall, self._primary = icon, tone, tall, primary
        self.hint = self.number = ""
        self._photo = QPixmap()
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        grows = QSizePolicy.Policy.Expanding
        policy = QSizePolicy(grows, grows if tall else QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self, self._dress)

    def say(self, text: str, hint: str = "") -> None:
        """Show these words."""
        self.hint = hint
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    def show_number(self, number: str) -> None:
        """Show the key that presses it."""
        self.number = number
        self.update()

    def show_icon(self, icon: str, tone: Tone, *, primary: bool = False) -> None:
        """Show another picture, and be the main thing to press or not."""
        self._icon, self._tone, self._primary = icon, tone, primary
        self.updateGeometry()
        self.update()

    def show_photo(self, photo: QPixmap) -> None:
        """Show a photo in place of the picture."""
        self._photo = photo
        self.update()

    def take_words(self) -> None:
        """Let an input method write here, so that no word is lost; `written` hands it on."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def _dress(self, _look: theme.Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(14)

    def minimumSizeHint(self) -> QSize:
        return self._size(7 if self._tall else 6, least=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.of(self)
        words = self._words_height(look, max(width - self._around(look), 1))
        if self._tall:
            picture = self._side(look) if self._photo.isNull() else look.px(72)
            return words + look.px(2 * 3 + 4) + picture
        return max(words + look.px(8), look.px(LEAST))

    def _size(self, characters: int, *, least: bool = False) -> QSize:
        """Room for the words in lines of at most so many wide characters."""
        look = theme.of(self)
        head = QFontMetrics(look.font(self.font(), self._points(), bold=True))
        words = [head.horizontalAdvance(word) for word in self.text().split()]
        if self.text().isascii():
            longest = max(words, default=0)
        else:
            longest = min(max(words, default=0), head.horizontalAdvance("国") * characters)
        whole = min(head.horizontalAdvance(self.text()), head.horizontalAdvance("国") * characters)
        width = max(longest, 0 if least else whole) + 2 + self._around(look)
        return QSize(width, self.heightForWidth(9_999 if least else width))

    def _around(self, look: theme.Theme) -> int:
        """What stands beside the words, and the room around them."""
        around = look.px(2 * _PAD)
        if not self._tall:
            around += self._side(look) + look.px(_PAD) if self._icon else 0
            around += look.px(14) if self.number else 0
        return around

    def _points(self) -> float:
        return theme.HEADING if self._tall or self._primary else theme.BODY + 1

    def _side(self, look: theme.Theme) -> int:
        """How large the picture is at least."""
        return look.px(26 if self._tall else 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, look)
        inside = self.rect().adjusted(*(look.px(side) for side in (_PAD, 3, -_PAD, -3)))
        words = self._paint_picture(painter, look, inside)
        self._paint_words(painter, look, words)
        if self.number:
            self._paint_number(painter, look)
        painter.end()

    def _paint_ground(self, painter: QPainter, look: theme.Theme) -> None:
        focused = self.hasFocus()
        edge = 4 if focused else 2 if self.isChecked() else 1
        ink = "focus_on_accent" if self._primary else "accent"
        if not focused and not self.isChecked():
            ink = "accent" if self._primary else "border"
        ground = "accent" if self._primary else "surface"
        if not self.isEnabled():
            ground, ink = "grey_bg", "border"
        elif self.isDown() or (self.isChecked() and not self._primary):
            ground = "accent_p" if self._primary else "accent_bg"
        elif self._over:
            ground = "accent_h" if self._primary else "hover"
        painter.setBrush(look.colour(ground))
        painter.setPen(QPen(look.colour(ink), edge))
        inset = edge / 2 + 0.5
        where = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(where, look.px(5), look.px(5))

    def _paint_picture(self, painter: QPainter, look: theme.Theme, inside: QRect) -> QRect:
        """Draw the picture; what is left for the words."""
        icon = "check-circle" if self.isChecked() else self._icon
        if not icon:
            return inside
        side = self._side(look)
        if self._tall:
            room = inside.height() - self._words_height(look, inside.width())
            side = min(max(room - look.px(4), side), look.px(64))
            if not self._photo.isNull():
                return self._paint_photo(painter, inside, room)
            left = inside.left() + (inside.width() - side) / 2
            top = inside.top() + max(room - side, 0) / 2
            where = QRectF(left, top, side, side)
            rest = inside.adjusted(0, round(top + side) - inside.top(), 0, 0)
        else:
            where = QRectF(inside.left(), inside.top() + (inside.height() - side) / 2, side, side)
            rest = inside.adjusted(side + look.px(_PAD), 0, 0, 0)
        if self._primary:
            inset = side / 8
            where = where.adjusted(inset, inset, -inset, -inset)
            icons.paint(painter, where, icon, look.code(self._ink("text")))
        else:
            paint_disc(painter, where, icon, "green" if self.isChecked() else self._tone, look, 0.6)
        return rest

    def _paint_photo(self, painter: QPainter, inside: QRect, room: int) -> QRect:
        """Draw the photo as large as there is room; what is left for the words."""
        size = self._photo.size().scaled(
            QSize(inside.width(), room), Qt.AspectRatioMode.KeepAspectRatio
        )
        where = QRect(0, 0, size.width(), size.height())
        where.moveCenter(QRect(inside.left(), inside.top(), inside.width(), room).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(where, self._photo)
        return inside.adjusted(0, room, 0, 0)

    def _words_height(self, look: theme.Theme, width: int) -> int:
        head = QFontMetrics(look.font(self.font(), self._points(), bold=True))
        tall = head.boundingRect(QRect(0, 0, width, 9999), _FLAGS, self.text()).height()
        small = QFontMetrics(look.font(self.font(), theme.CAPTION)).height() if self.hint else 0
        return tall + small

    def _paint_words(self, painter: QPainter, look: theme.Theme, where: QRect) -> None:
        across = Qt.AlignmentFlag.AlignHCenter if self._tall else Qt.AlignmentFlag.AlignLeft
        if not self._tall and self.number:
            where = where.adjusted(0, 0, -look.px(14), 0)
        used = self._words_height(look, where.width())
        top = where.top() + max((where.height() - used) // 2, 0)
        head = look.font(self.font(), self._points(), bold=True)
        small = look.font(self.font(), theme.CAPTION)
        under = QFontMetrics(small).height() if self.hint else 0
        painter.setFont(head)
        painter.setPen(look.colour(self._ink("text")))
        painter.drawText(
            QRect(where.left(), top, where.width(), used - under),
            int(across) | _FLAGS,
            self.text(),
        )
        if self.hint:
            painter.setFont(small)
            painter.setPen(look.colour(self._ink("text2")))
            line = QRect(where.left(), top + used - under, where.width(), under)
            shown = QFontMetrics(small).elidedText(
                self.hint, Qt.TextElideMode.ElideRight, where.width()
            )
            painter.drawText(line, int(across), shown)

    def _ink(self, usual: str) -> str:
        if not self.isEnabled():
            return "text3"
        return "on_accent" if self._primary else usual

    def _paint_number(self, painter: QPainter, look: theme.Theme) -> None:
        painter.setFont(look.font(self.font(), theme.CAPTION, bold=True))
        side = look.px(12)
        right = self.width() - side - look.px(4)
        top = look.px(4) if self._tall else (self.height() - side) // 2
        where = QRect(right, top, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_p" if self._primary else "grey_bg"))
        painter.drawRoundedRect(where, look.px(3), look.px(3))
        painter.setPen(look.colour("on_accent" if self._primary else "grey"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self.number.upper())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the tiles beside it are found by whoever laid them out
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.written.emit(event.commitString())
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()
        super().leaveEvent(event)
