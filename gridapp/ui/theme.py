"""How the desk looks: sizes and one style sheet in the colours chosen, at any text size."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Literal
from weakref import WeakMethod, WeakValueDictionary, ref

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QWidget
from shiboken6 import Shiboken

from gridapp.paths import resource
from gridapp.ui import fonts
from gridapp.ui.schemes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, EVERY, LIGHT, Tokens
from gridapp.ui.style_sheet import STYLE_SHEET

Scheme = Literal["light", "dark", "system", "contrast"]
Tone = Literal["blue", "amber", "red", "green", "grey"]

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
SIDE_BY_SIDE = 150
"""Below this text size, in percent, there is room for things side by side."""
BODY, CAPTION, HEADING = 10.0, 9.0, 12.0  # points
XS, S, M, L, XL = 4, 8, 12, 16, 24  # distances
LINE = 2
"""Lines so wide, in pixels, say where the keyboard is; they stay so whatever the text size."""
ROW, HEADER, RAIL, DETAIL = 40, 36, 84, 348


_LANGUAGE = QEvent.Type.LanguageChange
_ACCENT = QPalette.ColorRole.Accent
_BY_ACCENT = {QColor(tokens.accent).rgb(): tokens for tokens in EVERY}


@dataclass(frozen=True, slots=True)
class Theme:
    """One scheme at one text size: what a painted part asks for its colours and sizes."""

    tokens: Tokens
    percent: int = 100

    def px(self, size: float) -> int:
        """A size of the design, grown with the text."""
        return round(size * self.percent / 100)

    def pt(self, points: float) -> float:
        """A text size of the design, as chosen by the person."""
        return points * self.percent / 100

    def beside(self) -> QBoxLayout.Direction:
        """Side by side, or below each other where large text needs the room."""
        if self.percent < SIDE_BY_SIDE:
            return QBoxLayout.Direction.LeftToRight
        return QBoxLayout.Direction.TopToBottom

    def edge(self, layout: QLayout, gap: int = L) -> None:
        """Keep the edge of a page free around what is in `layout`, and `gap` between its parts."""
        wide, tall = self.px(XL), self.px(L)
        layout.setContentsMargins(wide, tall, wide, tall)
        layout.setSpacing(self.px(gap))

    def code(self, name: str) -> str:
        """A colour by the name of its token, as #RRGGBB."""
        code: str = getattr(self.tokens, name)
        return code

    def colour(self, name: str) -> QColor:
        """A colour by the name of its token."""
        return QColor(self.code(name))

    def font(self, like: QFont, points: float = BODY, *, bold: bool = False) -> QFont:
        """The family of `like` in a text size of the design."""
        font = QFont(like)
        font.setPointSizeF(self.pt(points))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font


def of(widget: QWidget) -> Theme:
    """The theme that `widget` is shown in, read from its palette and its font."""
    return _theme(widget.palette().color(_ACCENT).rgb(), widget.font().pointSizeF())


@cache
def _theme(accent: int, points: float) -> Theme:
    """Asked hundreds of times while a page opens, and there are as many as schemes and sizes."""
    percent = round(points / BODY * 100) if points > 0 else 100
    return Theme(_BY_ACCENT.get(accent, LIGHT), percent)


class Follower(QObject):
    """Tells one widget what to do again when the theme or the language changes.

    It lives and dies with the widget it was made for, and holds it only weakly: in a circle of
    references a window would be let go of by the garbage collector, at any moment, even while
    Qt goes through all windows to give them a new style.

    Attributes:
        theme: what the widget is dressed for.
    """

    def __init__(
        self, widget: QWidget, dress: Callable[[Theme], None], say: Callable[[], None] | None
    ) -> None:
        super().__init__(widget)
        self._widget = ref(widget)
        self._dress = WeakMethod(dress)
        self.theme = of(widget)
        # Only who has words to say: a filter is asked of every event, dozens while a page opens.
        if say is not None:
            self._say = WeakMethod(say)
            widget.installEventFilter(self)

    def dress_anew(self, theme: Theme) -> None:
        """Dress the widget, where it was dressed otherwise."""
        widget, dress = self._widget(), self._dress()
        if widget is None or dress is None or not Shiboken.isValid(widget):
            return
        if theme != self.theme:
            self.theme = theme
            dress(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is _LANGUAGE and (say := self._say()) is not None:
            say()
        return False


_FOLLOWERS: WeakValueDictionary[int, Follower] = WeakValueDictionary()
"""All there are, in the order they were made: who is gone is gone from here."""


def follow(
    widget: QWidget, dress: Callable[[Theme], None], say: Callable[[], None] | None = None
) -> None:
    """Dress `widget` now and after each change of theme; `say` its words likewise.

    Both are methods, of the widget or of something that lives as long as it does.
    """
    follower = Follower(widget, dress, say)
    _FOLLOWERS[id(follower)] = follower
    dress(follower.theme)
    if say is not None:
        say()


def chosen(app: QApplication, scheme: Scheme) -> Tokens:
    """The colours for `scheme`, as the system says what it wants."""
    hints = app.styleHints()
    asks = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return suited(scheme, dark=hints.colorScheme() == Qt.ColorScheme.Dark, contrast=asks)


def suited(scheme: Scheme, *, dark: bool, contrast: bool) -> Tokens:
    """The colours for `scheme` on a system that is dark or not, and asks for high contrast or not.

    "system" follows it in both, "contrast" in being light or dark.
    """
    if scheme in ("light", "dark"):
        return DARK if scheme == "dark" else LIGHT
    if scheme == "contrast" or contrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def apply(app: QApplication, scheme: Scheme = "light", percent: int = 100) -> Theme:
    """Dress the whole desk; every window follows at once, where it was dressed otherwise."""
    theme = Theme(chosen(app, scheme), percent)
    sheet = style_sheet(theme)
    if app.styleSheet() == sheet:
        return theme
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(palette(theme.tokens))
    app.setFont(fonts.screen_font(theme.pt(BODY)))
    app.setStyleSheet(sheet)
    for follower in list(_FOLLOWERS.values()):
        follower.dress_anew(theme)
    return theme


def palette(tokens: Tokens) -> QPalette:
    """Qt's own colours, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    result = QPalette()
    for roles, code in (
        ((role.Window, role.Dark, role.Shadow), tokens.bg),
        ((role.Base, role.Button, role.Light), tokens.surface),
        ((role.AlternateBase, role.Midlight), tokens.surface2),
        ((role.Mid,), tokens.border),
        ((role.Text, role.WindowText, role.ButtonText, role.BrightText), tokens.text),
        ((role.Highlight, role.Accent), tokens.accent),
        ((role.HighlightedText,), tokens.on_accent),
        ((role.PlaceholderText,), tokens.text3),
        ((role.ToolTipBase,), tokens.text),
        ((role.ToolTipText,), tokens.surface),
        ((role.Link, role.LinkVisited), tokens.link),
    ):
        for each in roles:
            result.setColor(each, QColor(code))
    for each in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.text3))
    return result


def style_sheet(theme: Theme) -> str:
    """The one style sheet, with the colours and sizes of `theme` filled in."""
    icons = resource("icons").as_posix()
    text = Template(STYLE_SHEET).substitute(asdict(theme.tokens), icons="\0")
    text = re.sub(r"(\d+)(px|pt)\b", lambda size: _grown(size, theme), text).replace("\0", icons)
    return text if theme.tokens.focus == LINE else re.sub(r"{[^{}]*}", _widened, text)


def _widened(rule: re.Match[str]) -> str:
    """A rule with its line around what has the keyboard wider, and less room inside it."""
    body, line = rule[0], f"{LINE}px solid"
    if line not in body:
        return body

    def narrowed(padding: re.Match[str]) -> str:
        return re.sub(r"(\d+)px", lambda size: f"{max(int(size[1]) - 1, 0)}px", padding[0])

    body = body.replace(line, f"{LINE + 1}px solid")
    return re.sub(r"padding:[^;}]*", narrowed, body)


def _grown(size: re.Match[str], theme: Theme) -> str:
    number, unit = int(size[1]), size[2]
    if unit == "pt":
        return f"{theme.pt(number):g}pt"
    # Lines stay as thin as they are.
    return f"{number if number <= LINE else theme.px(number)}px"
