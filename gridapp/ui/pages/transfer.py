"""A household handed to another place, with all that belongs to it: a centre's act, for good."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gridapp.models.declare import kind_of
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.models.place import covers
from gridapp.register import belongings, places, records, transfer, veils
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.line_list import Line, LineList
from gridapp.ui.record_page import Doing, RecordPage, Work
from gridapp.ui.session import Session

TOWNSHIP = 9
"""Digits of a township's code: a household is offered the places of its own."""


class TransferPage(RecordPage):
    """Left where it goes; right what goes along. The button says that it is for good."""

    CODE = "transfer"
    HAPPENED = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._household: Household | None = None
        self.along = LineList()
        self.going = Card()
        self.going.body.addWidget(self.along)
        self.lay_out(self.going)
        self.history.hide()

    def title(self) -> str:
        return self.tr("划转住户")

    def name_cards(self) -> None:
        self.going.say(self.tr("一起过去的"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, Household, subject) is not None

    def look(self) -> None:
        conn, language = self.session.conn, self.session.language()
        found = self._household = records.standing(conn, Household, self.subject)
        shown = veils.veiled(conn, {"": found})[""]
        where = places.path(places.Called(conn), found.place, self.session.me.place[:-3])
        line = " · ".join(filter(None, (found.address or "", where)))
        self.card.show_head(shown.head or "—", line=line)
        recs = belongings.of(conn, [found.id], [found.place])
        kinds = belongings.kinds(conn, recs)
        lines = [
            Line(what=KINDS[kind].label(language), word=str(kinds[kind]))
            for kind in KINDS
            if kinds[kind]
        ]
        self.along.show_lines(lines, "")

    def acts(self) -> Sequence[Act]:
        me, found = self.session.me, self._household
        if found is None or not (me.role.is_centre and covers(me.place, found.place)):
            return []
        area = max(me.place, found.place[:TOWNSHIP], key=len)
        offered = [
            (code, name)
            for code, name in places.choices(self.session.conn, area, levels=3)
            if code != found.place and len(code) > TOWNSHIP
        ]
        return [
            Act(
                code="transfer",
                label=self.tr("划转到哪里"),
                icon="arrow-right",
                kind=kind_of(Household),
                fields=("place",),
                offered={"place": offered},
                final=self.tr("划转过去，不能撤销"),
                about=self.tr(
                    "这一户和它的一切在新地方重新登记，原来的网格只能看，不能再改。"
                    "划转后请写出文件，两边都要导入。"
                ),
            )
        ]

    def work(self, act: str) -> Work:
        return _transfer


def _transfer(doing: Doing) -> str:
    to = str(doing.fields["place"])
    transfer.households(doing.conn, doing.me, [doing.subject], to, now_ms=doing.now_ms)
    return doing.subject
