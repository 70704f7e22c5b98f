"""After a visit: the survey that is still to be asked at that door, one key away."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.survey import Survey
from gridapp.models.visit import Visit
from gridapp.register import records, surveys, visits
from gridapp.ui.parts.button import Button
from gridapp.ui.session import Session

KEY = "Ctrl+T"


class SurveyOffer(Button):
    """Not there while nothing is to be asked.

    Signals:
        wanted: the person goes to the survey, for the door he just left (its id; whose door and
            which visit).
    """

    wanted = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(icon="opinion", look="quiet", parent=parent)
        self._session = session
        self._survey: Survey | None = None
        self._who = self._visit = ""
        self.setShortcut(KEY)
        self.hide()
        self.clicked.connect(self._on_clicked)

    def look_for(self, visit: str) -> None:
        """Offer what is asked where this visit was; nothing where nobody was met."""
        today = self._session.today()

        def look(conn: sqlite3.Connection) -> tuple[str, Survey | None]:
            made = records.get(conn, Visit, visit)
            who = (made.household or made.enterprise or "") if made else ""
            if (
                made is None
                or made.gone is not None
                or made.result in (visits.NOBODY, visits.DECLINED)
            ):
                return "", None
            found = surveys.to_ask(conn, who, today) if who else []
            return who, found[0] if found else None

        self._visit = visit
        self._session.look(look, self._on_looked)

    def look_again(self) -> None:
        """The visit may have been taken back since."""
        if self._survey is not None and not self.isHidden():
            self.look_for(self._visit)

    def _on_looked(self, found: tuple[str, Survey | None]) -> None:
        self._who, self._survey = found
        self.setVisible(self._survey is not None)
        self.say_words()

    def say_words(self) -> None:
        """Say what is asked, in the language of now."""
        if self._survey is not None:
            self.setText(self.tr("接着问问卷：{name}").format(name=self._survey.name or ""))
            self.setToolTip(f"{self._survey.name or ''}  {KEY}")
            self.setShortcut(KEY)

    @Slot()
    def _on_clicked(self) -> None:
        if self._survey is not None:
            self.hide()
            survey, door = self._survey.id, f"{self._who} {self._visit}"
            self.wanted.emit(survey, door)
