"""The chosen row beside its list: enough to know whether to open it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridapp.models.masks import in_words
from gridapp.ui import theme
from gridapp.ui.parts.badges import Badges
from gridapp.ui.parts.button import Button, Look
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.paint_later import paint_later
from gridapp.ui.parts.timeline import Event, Timeline
from gridapp.ui.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What the panel shows of one row.

    Attributes:
        happened: what its events are called.
        opens: what the button says; of a matter that it is to be dealt with.
    """

    title: str
    badges: Sequence[tuple[str, Tone]]
    facts: Sequence[tuple[str, str]]
    events: Sequence[Event]
    happened: str = ""
    opens: str = ""


class _Body(QWidget):
    """What the panel says of a row: made with the first of them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = wrapped("", "heading")
        self.badges = Badges()
        self.facts = Facts()
        self.steps = label("", "heading")
        self.timeline = Timeline("")
        self.button = Button(icon="arrow-right", look=look)
        self.area, inside = FormArea(self), bare()
        self.area.setWidget(inside)
        self.column = QVBoxLayout(inside)
        for part in (self.heading, self.badges, self.facts, self.steps):
            self.column.addWidget(part)
        self.column.addWidget(self.timeline, 1)
        self.column.addStretch()
        self.foot = QVBoxLayout()
        self.foot.addWidget(self.button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        outer.addLayout(self.foot)
        self.hide()

    def show_glance(self, glance: Glance) -> None:
        """Show this, from its top where it is another."""
        heading = in_words(glance.title)
        if heading != self.heading.text():
            self.area.verticalScrollBar().setValue(0)
        self.heading.setText(heading)
        self.badges.show_badges(glance.badges)
        self.facts.show_facts(glance.facts)
        self.timeline.show_events(glance.events)
        for part in (self.steps, self.timeline):
            part.setVisible(bool(glance.events))

    def say(self, happened: str, opens: str) -> None:
        """Call what happened so, and have the button say this."""
        self.steps.setText(happened)
        self.timeline.setAccessibleName(happened)
        self.button.setText(opens)

    def dress(self, look: theme.Theme) -> None:
        """Be spaced as this theme says."""
        wide, tall = look.px(theme.L), look.px(theme.L)
        self.column.setContentsMargins(wide, tall, wide, tall)
        self.column.setSpacing(look.px(theme.M))
        self.foot.setContentsMargins(wide, look.px(theme.S), wide, tall)
        self.timeline.setMinimumHeight(look.px(160))


class MatterPanel(QFrame):
    """Never hides the list.

    Signals:
        wanted: the person wants the whole page.
    """

    wanted = Signal()

    def __init__(
        self, icon: str = "matters", look: Look = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._look, self._happened, self._opens = icon, look, "", ""
        self.setProperty("look", "panel")
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        theme.follow(self, self._dress, self._say)

    @cached_property
    def body(self) -> _Body:
        """What is shown of a row."""
        body = _Body(self._look, self)
        self._outer.insertWidget(0, body)
        body.dress(theme.of(self))
        body.button.clicked.connect(self.wanted)
        put_in_order(self)
        return body

    @cached_property
    def nothing(self) -> Empty:
        """What stands there while no row is chosen, made when there is none to choose."""
        nothing = Empty(self._icon, "grey")
        self._outer.addWidget(nothing)
        return nothing

    def show_glance(self, glance: Glance | None) -> None:
        """Show this; None while none is chosen."""
        shown: QWidget = self.nothing if glance is None else self.body
        # Not from row to row: while a key is held down it would never be painted.
        if shown.isHidden():
            paint_later(self)
        if glance is not None:
            self.body.show_glance(glance)
            self._happened, self._opens = glance.happened, glance.opens
        self._say()
        # Filled first: what is seen is laid out anew for each part that comes or goes.
        for part in (vars(self).get("nothing"), vars(self).get("body")):
            if part is not None:
                part.setVisible(part is shown)

    def _dress(self, look: theme.Theme) -> None:
        if "body" in vars(self):
            self.body.dress(look)

    def _say(self) -> None:
        if "body" in vars(self):
            self.body.say(self._happened or self.tr("办理经过"), self._opens or self.tr("打开办理"))
        if "nothing" in vars(self):
            self.nothing.say(self.tr("没有选中的"), self.tr("在名单里用上下键选一条。"))
