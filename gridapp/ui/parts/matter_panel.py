"""The chosen row beside its list: enough to know whether to open it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.badges import Badges
from gridapp.ui.parts.button import Button, Look
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import label, wrapped
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
        self._icon, self._happened, self._opens = icon, "", ""
        self.setProperty("look", "panel")
        self.heading = wrapped("", "heading")
        self.badges = Badges()
        self.facts = Facts()
        self.steps = label("", "heading")
        self.timeline = Timeline("")
        self.button = Button(icon="arrow-right", look=look)
        self._whole = FormArea()
        inside = bare()
        self._whole.setWidget(inside)
        self._column = QVBoxLayout(inside)
        for part in (self.heading, self.badges, self.facts, self.steps):
            self._column.addWidget(part)
        self._column.addWidget(self.timeline, 1)
        self._column.addStretch()
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.button)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._whole)
        self._outer.addLayout(self._foot)
        self.button.clicked.connect(self.wanted)
        self._whole.hide()
        self.button.hide()
        theme.follow(self, self._dress, self._say)

    @cached_property
    def nothing(self) -> Empty:
        """What stands there while no row is chosen, made when there is none to choose."""
        nothing = Empty(self._icon, "grey")
        self._outer.insertWidget(1, nothing)
        return nothing

    def show_glance(self, glance: Glance | None) -> None:
        """Show this; None while none is chosen."""
        self._whole.setVisible(glance is not None)
        if glance is None or "nothing" in vars(self):
            self.nothing.setVisible(glance is None)
        self.button.setVisible(glance is not None)
        if glance is not None:
            self.heading.setText(glance.title)
            self.badges.show_badges(glance.badges)
            self.facts.show_facts(glance.facts)
            self.timeline.show_events(glance.events)
            for part in (self.steps, self.timeline):
                part.setVisible(bool(glance.events))
            self._happened, self._opens = glance.happened, glance.opens
        self._say()

    def _say(self) -> None:
        happened = self._happened or self.tr("办理经过")
        self.steps.setText(happened)
        self.timeline.setAccessibleName(happened)
        self.button.setText(self._opens or self.tr("打开办理"))
        if "nothing" in vars(self):
            self.nothing.say(self.tr("没有选中的"), self.tr("在名单里用上下键选一条。"))

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.L), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._column.setSpacing(look.px(theme.M))
        self._foot.setContentsMargins(wide, look.px(theme.S), wide, tall)
        self.timeline.setMinimumHeight(look.px(160))
