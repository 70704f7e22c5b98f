"""A household as it is read: card and members at the left, what happened at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.household_card import HouseholdCard
from gridapp.ui.parts.members import Members
from gridapp.ui.parts.record_pictures import RecordPictures
from gridapp.ui.parts.timeline import Event, Timeline
from gridapp.ui.session import Session


class HouseholdView(FormArea):
    """Scrolls where the window is smaller than what there is to say."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = RecordPictures(session)
        self.card = HouseholdCard()
        self.members = Members()
        self.timeline = Timeline("")
        self._people, self._history, self._photos = Card(), Card(), Card()
        inside = bare()
        self.setWidget(inside)
        self._left = QVBoxLayout()
        self._left.addWidget(self.card)
        self._left.addWidget(self._people, 1)
        self._left.addWidget(self._photos)
        self._row = QHBoxLayout(inside)
        self._row.addLayout(self._left, 3)
        self._row.addWidget(self._history, 2)
        self._photos.body.addWidget(self.pictures)
        self._people.body.addWidget(self.members)
        self._history.body.addWidget(self.timeline, 1)
        theme.follow(self, self._dress, self._say)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show what happened, newest first."""
        self.timeline.show_events(events)

    def _say(self) -> None:
        self.timeline.setAccessibleName(self.tr("这一户的经过"))
        self._history.say(self.tr("经过"))
        self._photos.say(self.tr("照片"))
        self._people.say(self.tr("家庭成员"))

    def _dress(self, look: theme.Theme) -> None:
        self._row.setDirection(look.beside())
        look.edge(self._row)
        self._left.setSpacing(look.px(theme.L))
        self.timeline.setMinimumHeight(look.px(200))
