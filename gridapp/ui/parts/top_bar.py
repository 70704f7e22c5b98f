"""The bar over every page: its name, who works here for which place, search, and what waits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gridapp.models.masks import in_words
from gridapp.ui import icons, theme
from gridapp.ui.parts.chip import ReceiptChip
from gridapp.ui.parts.elided import Elided
from gridapp.ui.parts.label import restyle
from gridapp.ui.parts.search_box import SearchBox
from gridapp.ui.parts.tool_button import ToolButton

HUGE = 300
"""Text size, in percent, from which little stands side by side."""
LARGE = 160
"""Text size, in percent, from which what stands side by side stands closer."""
_NAMED = 0.4
"""How much of the bar the name of a page may have before the words of the chip and the search."""


class TopBar(QFrame):
    """Always on screen.

    Signals:
        back: the person wants the page that was shown before.
        handbook: the person wants to read about this page.
        keys: the person wants the card of keys.
        switch: another person wants to work here.
        paper: what is shown is to be printed.
    """

    back = Signal()
    handbook = Signal()
    keys = Signal()
    switch = Signal()
    paper = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self._simple = False
        self.back_button, self.print_button = ToolButton(), ToolButton()
        self.handbook_button, self.keys_button = ToolButton(), ToolButton()
        self.switch_button = ToolButton()
        self.title = Elided("", "title")
        self.who = Elided("", "caption")
        self.search = SearchBox()
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chip = ReceiptChip()
        self.switch_button.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.who)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back_button)
        self._row.addLayout(words, 3)
        self._row.addWidget(self.search, 2)
        self._row.addWidget(self.chip)
        for button, wanted in (
            (self.switch_button, self.switch),
            (self.print_button, self.paper),
            (self.handbook_button, self.handbook),
            (self.keys_button, self.keys),
        ):
            button.clicked.connect(wanted)
            self._row.addWidget(button)
        self.back_button.clicked.connect(self.back)
        theme.follow(self, self._dress, self._say)

    def be_simple(self, *, simple: bool) -> None:
        """Show neither search nor keys, and the way back in a word."""
        self._simple = simple
        self.chip.be_simple(simple=simple)
        self.search.setVisible(not simple)
        self.keys_button.setVisible(not simple)
        self._say()
        self._dress(theme.of(self))

    @property
    def simple(self) -> bool:
        """Whether it is that of simple mode."""
        return self._simple

    def show_page(self, title: str, *, can_go_back: bool, can_print: bool = False) -> None:
        """Show this name, a way back where there is one, and whether it can be printed."""
        self.title.setText(in_words(title))
        self.back_button.setVisible(can_go_back)
        self.print_button.setVisible(can_print)

    def show_who(self, who: str) -> None:
        """Show who works here, and for which place."""
        self.who.setText(who)

    def minimumSizeHint(self) -> QSize:
        """Where there is little room, the chip says its number alone."""
        return QSize(
            self._whole_width() - self.chip.words_width, super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Give the name of the page its room: before the words of the chip, and of the search."""
        wide, least = self.width(), self.title.minimumSizeHint().width()
        wanted = max(min(self.title.sizeHint().width(), int(wide * _NAMED)), least)
        whole = self._whole_width()
        self.chip.be_short(short=whole + wanted - least > wide)
        bare = whole - (self.chip.words_width if self.chip.is_short else 0)
        self.title.setMinimumWidth(least + max(min(wanted - least, wide - bare), 0))

    def _whole_width(self) -> int:
        """What it takes at the least with all words of the chip."""
        given = max(self.title.minimumWidth() - self.title.minimumSizeHint().width(), 0)
        least = super().minimumSizeHint().width() - given
        return least + (self.chip.words_width if self.chip.is_short else 0)

    def _say(self) -> None:
        self.back_button.setAccessibleName(self.tr("返回"))
        style = Qt.ToolButtonStyle
        beside = style.ToolButtonTextBesideIcon if self._simple else style.ToolButtonIconOnly
        self.back_button.setToolButtonStyle(beside)
        self.back_button.setText(self.tr("回去") if self._simple else "")
        self.back_button.setToolTip(self.tr("返回  Esc"))
        self.switch_button.setAccessibleName(self.tr("换人用"))
        self.switch_button.setToolTip(self.tr("换人用  Ctrl+Shift+L"))
        self.print_button.setAccessibleName(self.tr("打印"))
        self.print_button.setToolTip(self.tr("打印，或存成 PDF  Ctrl+P"))
        self.handbook_button.setAccessibleName(self.tr("使用手册"))
        self.handbook_button.setToolTip(self.tr("使用手册  F1"))
        self.keys_button.setAccessibleName(self.tr("按键说明"))
        self.keys_button.setToolTip(self.tr("按键说明  Shift+F1"))

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(18)
        for button, icon in (
            (self.back_button, "arrow-left"),
            (self.switch_button, "people"),
            (self.print_button, "printer"),
            (self.handbook_button, "book"),
            (self.keys_button, "keyboard"),
        ):
            button.setIconSize(QSize(side, side))
            button.setIcon(icons.icon(icon, look.code("text2"), side))
        self.search.setMaximumWidth(look.px(420))
        wide, tall = look.px(theme.XL), look.px(theme.S)
        crowded = look.percent >= LARGE
        if crowded:  # the name of the page needs the room
            wide = look.px(theme.M)
        if self._simple:
            wide, tall = look.px(10), look.px(3)
        restyle(self.title, look="heading" if self._simple or crowded else "title")
        # Where text is huge, the way back needs the room; what waits stands on the first page too.
        self.chip.setVisible(not self._simple or look.percent < HUGE)
        self._row.setContentsMargins(wide, tall, wide, tall)
        self._row.setSpacing(look.px(theme.S if crowded else theme.M))
