"""One docket at its handler's desk: what is to be done, where, by when, and his answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gridapp.models.declare import kind_of
from gridapp.models.docket import DocketStep
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.register import codes, dockets
from gridapp.register.authors import Names
from gridapp.register.dockets import Sheet
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.button import Look
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.parts.states import due_tone, due_words
from gridapp.ui.parts.timeline import Event
from gridapp.ui.record_page import Doing, RecordPage, Work
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

_ABOUT = ("number", "where", "detail", "category", "urgency", "given_on", "due", "receiver")


class DocketPage(RecordPage):
    """Left the acts and the answers; right what the centre said."""

    CODE = "docket"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._sheet: Sheet | None = None
        self.facts = Facts()
        self.about = Card()
        self.about.body.addWidget(self.facts)
        self.lay_out(self.about)

    def title(self) -> str:
        return (self._sheet.docket.number if self._sheet else "") or self.tr("交办单")

    def name_cards(self) -> None:
        self.about.say(self.tr("交办单"))
        self.history.say(self.tr("答复"))
        self.timeline.setAccessibleName(self.tr("答复"))

    def knows(self, subject: str) -> bool:
        # There is no new one to begin: what is gone is left again.
        return True

    def look(self) -> None:
        conn, language = self.session.conn, self.session.language()
        self._sheet = dockets.read(conn, self.subject)
        one, names = self._sheet.docket, Names(conn)
        last = self._sheet.last
        said = {
            "": self.tr("等着签收"),
            "sign": self.tr("已签收"),
            "decline": self.tr("退单了"),
            "finish": self.tr("办完了"),
        }[last]
        badges: list[tuple[str, Tone]] = [(said, "green" if last == "finish" else "blue")]
        today, open_ = self.session.today(), bool(self._sheet.possible)
        if open_ and (due := due_words(one.due or "", "ASSIGNED", today)):
            badges.append((due, due_tone(one.due or "", "ASSIGNED", today) or "grey"))
        given = self.tr("{name}交办").format(name=names[one.by or ""])
        self.card.show_head(one.title or "", badges, given)
        self.facts.show_facts(facts_of(one, _ABOUT, language))
        self.timeline.show_events(
            [
                Event(
                    each.done_on or "",
                    names[each.by or ""],
                    " · ".join(
                        part
                        for part in (
                            capital(codes.label("docket_action", each.action, language)),
                            each.note,
                        )
                        if part
                    ),
                    "check",
                    "green" if each.action == "finish" else "blue",
                )
                for each in reversed(self._sheet.answers)
            ]
        )

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code="docket", subject=self.subject),)

    def acts(self) -> Sequence[Act]:
        if self._sheet is None:
            return ()
        me, one = self.session.me, self._sheet.docket
        if not (covers(me.place, one.place) and may_write(me.role, "docket_step")):
            return ()
        return [self._act(code) for code in self._sheet.possible]

    def _act(self, code: str) -> Act:
        language, people = self.session.language(), self._people()
        look: Look = "quiet" if code == "decline" else ""
        first = self._sheet is not None and code == self._sheet.possible[0]
        return Act(
            code=code,
            label=capital(codes.label("docket_action", code, language)),
            icon="check" if code == "finish" else "",
            look="primary" if first else look,
            kind=kind_of(DocketStep),
            fields=("done_on", *(("by",) if len(people) > 1 else ()), "note"),
            required=() if code == "sign" else ("note",),
            offered={"by": people},
            usual={"done_on": self.session.today(), "by": self._usual_by()},
        )

    def _people(self) -> list[tuple[str, str]]:
        """Who may have done it."""
        handler = (self._sheet.docket.to or "") if self._sheet else ""
        found = dockets.colleagues(self.session.conn, handler)
        return [(one.id, one.name or "") for one in found]

    def _usual_by(self) -> str:
        return (dockets.whose(self.session.me, self._sheet) or "") if self._sheet else ""

    def work(self, act: str) -> Work:
        return _answer


def _answer(doing: Doing) -> str:
    return dockets.answer(
        doing.conn,
        doing.me,
        doing.subject,
        doing.act,
        doing.fields,
        today=doing.today,
        now_ms=doing.now_ms,
    )
