"""One dispute: its loop, both sides, the agreement, what the dossier lacks, and the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.dispute import Dispute
from gridapp.models.dispute_loop import is_referred
from gridapp.models.page_states import sheets
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.register import case_files, form_pages, invitations, places, records
from gridapp.register.authors import Names
from gridapp.register.case_files import OpenCase
from gridapp.ui import dispute_work
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.dispute_acts import acts_of, begin
from gridapp.ui.parts.dispute_words import (
    agreement_facts,
    badges_of,
    events_of,
    items_of,
    part_lines,
    party_lines,
    steps_of,
    told_facts,
)
from gridapp.ui.parts.dossier_files import DossierFiles
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.force_key import ForceKey
from gridapp.ui.parts.line_list import LineList
from gridapp.ui.parts.party_list import PartyList
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.parts.record_pictures import EVIDENCE, IDENTITY, OTHER, SIGNED, RecordPictures
from gridapp.ui.parts.trip_acts import trip_acts
from gridapp.ui.parts.trip_pages import TripPages
from gridapp.ui.record_page import Doing, Fill, RecordPage, Work
from gridapp.ui.session import Session

_SHOWN = (
    *("number", "type", "source", "sender", "answer_by", "facts", "claims", "grade", "risk"),
    *("people", "amount", "heard_on"),
)


class DisputePage(RecordPage):
    """Left the acts and what happened; right both sides, the agreement and the dossier."""

    CODE = "dispute"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._case: OpenCase | None = None
        self.parties = PartyList()
        self.agreement = Facts()
        self.parts = LineList()
        self.items = LineList()
        self.facts = Facts()
        self.matter = Button(icon="link", look="quiet")
        self.force = ForceKey(session, self)
        self.cards = {name: Card() for name in ("who", "pact", "file", "pages", "shown", "about")}
        self.cards["who"].body.addWidget(self.parties)
        self.cards["pact"].body.addWidget(self.agreement)
        self.cards["pact"].body.addWidget(self.parts)
        self.forms = DossierFiles(session)
        self.cards["file"].body.addWidget(self.items)
        self.cards["file"].body.addWidget(self.forms)
        self.trip = TripPages(session)
        self.pictures = RecordPictures(session, (EVIDENCE, IDENTITY, SIGNED, OTHER))
        self.cards["pages"].body.addWidget(self.trip)
        self.cards["shown"].body.addWidget(self.pictures)
        self.cards["about"].body.addWidget(self.facts)
        for button in (self.matter, self.force):
            self.cards["about"].body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.lay_out(*self.cards.values())
        self._connect()

    def _connect(self) -> None:
        self.parties.seen.connect(self._on_seen)
        self.parts.asked.connect(self.unfold)
        self.items.asked.connect(self.unfold)
        self.forms.print_asked.connect(self._on_print)
        self.trip.files.print_asked.connect(self._on_print_to_sign)
        self.trip.asked.connect(self._on_trip)
        self.matter.clicked.connect(self._on_matter)
        self.force.wanted.connect(self._on_force)

    def title(self) -> str:
        if self._case is None:
            return self.tr("登记纠纷") if self.is_new else self.tr("纠纷")
        return self._case.file.dispute.title or self.tr("纠纷")

    def papers(self) -> tuple[Wanted, ...]:
        if self._case is None:
            return ()
        codes = ["dispute", "dossier", "signing", "invitation"]
        if invitations.told_again(self.session.conn, self.subject) is not None:
            codes.append("invitation-change")
        if is_referred(self._case.file.dispute.source):
            codes.append("referral-answer")
        found = [Wanted(code=code, subject=self.subject) for code in codes]
        one = invitations.coming(self.session.conn, self.subject, self.session.today())
        if one is not None and one.manner == invitations.CIRCUIT:
            found += [Wanted(code=code, subject=one.id) for code in ("circuit", "circuit-notice")]
        return tuple(found)

    def name_cards(self) -> None:
        self.forms.say()
        self.trip.say()
        self.cards["pages"].say(self.tr("要签字的页"))
        self.cards["shown"].say(self.tr("照片和材料"))
        self.cards["who"].say(self.tr("当事人"))
        self.cards["pact"].say(self.tr("协议和履行"))
        self.cards["file"].say(self.tr("卷宗里有什么、缺什么"))
        self.cards["about"].say(self.tr("案情"))
        self.history.say(self.tr("办理经过"))
        self.timeline.setAccessibleName(self.tr("办理经过"))
        self.matter.setText(self.tr("看来自的事项"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, Dispute, subject) is not None

    def look(self) -> None:
        if self.is_new:
            self._case = None
            self.card.show_head(self.tr("登记纠纷"))
            return
        conn, language, today = self.session.conn, self.session.language(), self.session.today()
        case = self._case = case_files.opened(conn, self.subject)
        dispute, now, workers = case.file.dispute, case.standing, Names(conn)
        where = places.path(places.Called(conn), dispute.place, self.session.me.place[:-3])
        holder = workers[now.holder] if now.holder else ""
        held = self.tr("在 {name} 手里").format(name=holder) if holder else ""
        self.card.show_head(
            dispute.title or "",
            badges_of(now, today, language),
            " · ".join(filter(None, (held, where))),
            steps_of(now, holder, language, today),
        )
        self._show_pages(case)
        self.timeline.show_events(events_of(case, workers, language))

    def fills(self) -> Sequence[Fill]:
        if (case := self._case) is None:
            return ()
        language = self.session.language()
        fill: dict[str, Callable[[], object]] = {
            "who": lambda: self.parties.show_lines(party_lines(case, language)),
            "pact": lambda: self._show_pact(case),
            "file": lambda: self._show_file(case),
            "about": lambda: self._show_about(case),
        }
        return [(card, fill.get(name, lambda: None)) for name, card in self.cards.items()]

    def _show_pact(self, case: OpenCase) -> None:
        language = self.session.language()
        self.agreement.show_facts(agreement_facts(case, language))
        done = any(code.startswith("perform:") for code in self._acts)
        lines = part_lines(case, self.session.today(), language, self.tr("记履行") if done else "")
        self.parts.show_lines(lines, "" if case.file.agreements else self.tr("还没有达成协议。"))

    def _show_file(self, case: OpenCase) -> None:
        self.forms.show_dispute(case.file.dispute.id)
        lines = items_of(case, self.session.language(), self._leads(set(self._acts)))
        self.items.show_lines(lines, "")

    def _show_about(self, case: OpenCase) -> None:
        language, dispute = self.session.language(), case.file.dispute
        self.facts.show_facts([*facts_of(dispute, _SHOWN, language), *told_facts(case, language)])
        self.matter.setVisible(bool(dispute.matter))
        self.force.show_for(dispute.id, ended=case.standing.state == "ARCHIVED")

    def _show_pages(self, case: OpenCase) -> None:
        dispute, me = case.file.dispute, self.session.me
        may_add = may_write(me.role, "form_page") and covers(me.place, dispute.place)
        found = sheets(case.file.pages, case.file.attachments, form_pages.order())
        known = {one.digest.hex() for one in case.file.attachments if one.digest}
        self.trip.show_pages(dispute.id, found, known, may_add=may_add)
        parties = [one.id for one in case.file.parties]
        self.pictures.show_of(dispute.id, lambda _conn: parties, may_add=may_add, usual=EVIDENCE)

    def acts(self) -> Sequence[Act]:
        session = self.session
        if self._case is None:
            return [begin(session.conn, session.me, session.today())]
        case, language, today = self._case, session.language(), session.today()
        found = acts_of(session.conn, session.me, case, today, language)
        may_add = may_write(session.me.role, "form_page")
        if may_add and covers(session.me.place, case.file.dispute.place):
            at = next((n for n, act in enumerate(found) if act.look == "quiet"), len(found))
            found[at:at] = trip_acts(case, self.trip.likely(), today, language)
        return found

    def _leads(self, codes: set[str]) -> Mapping[int, tuple[str, str]]:
        """Which act adds what the dossier lacks, by the item's number."""
        part = next((code for code in codes if code.startswith("perform:")), "")
        wanted = {1: "edit", 2: "rights", 5: "investigate", 7: "mediate", 8: "agree"}
        wanted |= {9: part, 10: "revisited"}
        return {item: (act, self.tr("去补")) for item, act in wanted.items() if act in codes}

    def work(self, act: str) -> Work:
        return self._place if act == "place" else dispute_work.WORK.get(act, dispute_work.step)

    def _place(self, doing: Doing) -> str:
        """A picture without a mark is put with the page that a person names."""
        form, number = str(doing.fields["form"]), int(doing.fields["page"] or 0)
        leaf, about = self.trip.leaf(doing.about, form)
        _page, attachment, _verdict = form_pages.place(
            doing.conn,
            doing.me,
            doing.subject,
            form,
            number,
            leaf.data,
            about=about,
            now_ms=doing.now_ms,
        )
        return attachment

    @Slot(str)
    def _on_seen(self, party: str) -> None:
        self.shown.emit(party, "")

    @Slot()
    def _on_print(self) -> None:
        self._print("dossier", "dispute")

    @Slot()
    def _on_print_to_sign(self) -> None:
        self._print("signing")

    def _print(self, *codes: str) -> None:
        wanted = {one.code: one for one in self.papers()}
        self.go.emit(Goto(page="print", papers=tuple(wanted[code] for code in codes)))

    @Slot(str)
    def _on_force(self, subject: str) -> None:
        self.go.emit(Goto(page="force", subject=subject))

    @Slot(str)
    def _on_trip(self, act: str) -> None:
        """A missing page is printed anew with its form; anything else is a form here."""
        code, _, form = act.partition(":")
        if code != "print":
            self.unfold(act)
            return
        wanted = Wanted(code="signing", subject=self.subject, narrowed=form)
        self.go.emit(Goto(page="print", papers=(wanted,)))

    @Slot()
    def _on_matter(self) -> None:
        if self._case is not None and self._case.file.dispute.matter:
            self.go.emit(Goto(page="matter", subject=self._case.file.dispute.matter))
