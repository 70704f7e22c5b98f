"""One matter: its loop drawn, who has it, who is owed an answer, and the next step in place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.matter_table import ENDED, RUNNING, SETTLED, walks
from gridapp.models.place import covers
from gridapp.register import beside, dossier, log, outgoing, places, timeline
from gridapp.register.authors import Names
from gridapp.register.dossier import Dossier
from gridapp.ui import theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.force_key import ForceKey
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.matter_card import MatterCard
from gridapp.ui.parts.matter_facts import facts_of
from gridapp.ui.parts.matter_loop import steps_of
from gridapp.ui.parts.matter_words import all_reporters, badges_of, held_words
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.picture_strip import PictureStrip
from gridapp.ui.parts.record_pictures import (
    AFTER,
    BEFORE,
    EVIDENCE,
    OTHER,
    RecordPictures,
    of_matter,
)
from gridapp.ui.parts.reporter_list import ReporterList
from gridapp.ui.parts.step_taker import StepTaker
from gridapp.ui.parts.timeline import Timeline
from gridapp.ui.session import Session


class MatterPage(Page):
    """Left what to do and what was done; right the facts and the reporters."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._id = ""
        self._dossier: Dossier | None = None
        self.taker = StepTaker(session, self, self.title)
        self.slot = self.taker.slot
        self.pictures = RecordPictures(session, (BEFORE, AFTER, EVIDENCE, OTHER))
        self.card = MatterCard(self.taker.steps, self.slot)
        self.facts = Facts()
        self.beside = Button(icon="link", look="quiet")
        self._beside: tuple[str, str] = ("", "")
        self.copy = Button(icon="message", look="quiet")
        self.force = ForceKey(session, self)
        self.reporters = ReporterList()
        self.timeline = Timeline("")
        self._about, self._who, self._history = Card(), Card(), Card()
        self._photos = Card()
        self._lay_out()
        self.taker.taken.connect(self._on_taken)
        self.taker.dropped.connect(self.taker.focus)
        self.beside.clicked.connect(self._on_beside)
        self.copy.clicked.connect(self._on_copy)
        self.force.wanted.connect(self._on_force)
        self.reporters.seen.connect(self._on_seen)
        self.setAcceptDrops(True)
        theme.follow(self, self._dress)
        self.say()

    def title(self) -> str:
        about = self._dossier
        return (about.matter.number or self.tr("事项")) if about else self.tr("事项")

    def open(self, goto: Goto) -> None:
        """Show a matter by its id, and unfold the form of the act where it is allowed."""
        self._id = goto.subject
        self.copy.setText(self.tr("复制成微信文字"))
        typed = self.taker.turn_to(goto.subject)
        self._look()
        if not self.taker.go_on(goto.act, typed):
            self.taker.focus()

    def refresh(self) -> None:
        self._look()

    def papers(self) -> tuple[Wanted, ...]:
        if self._dossier is None:
            return ()
        matter, now = self._dossier.matter, self._dossier.standing
        hazard = ("rectify",) if walks(matter.task or "") == "hazard" else ()
        is_late = now.state in RUNNING and "" < now.due[:10] < self.session.today()
        late = ("reminder",) if is_late else ()
        codes = ("matter", "slip", "docket", *hazard, *late)
        return tuple(Wanted(code=code, subject=self._id) for code in codes)

    def leave(self) -> None:
        self.taker.keeper.flush()

    def say(self) -> None:
        self._about.say(self.tr("是什么事"))
        self._who.say(self.tr("反映人"))
        self._history.say(self.tr("办理经过"))
        self.copy.setText(self.tr("复制成微信文字"))
        self.copy.setToolTip(self.tr("没有人名、电话、证件号和住址"))
        self._photos.say(self.tr("照片"))
        self.timeline.setAccessibleName(self.tr("办理经过"))
        if self._dossier is not None:
            self._look()
        self.slot.say(self.session.language())

    def _look(self) -> None:
        try:
            self._dossier = dossier.of(self.session.conn, self._id)
        except log.UnknownRecord:
            # It was taken back, here or at the place it came from.
            self._dossier = None
            self.taker.show(None)
            self.back.emit()
            return
        self._show(self._dossier)
        self.renamed.emit()

    def _show(self, about: Dossier) -> None:
        conn, me = self.session.conn, self.session.me
        language, today = self.session.language(), self.session.today()
        workers, known, now = Names(conn), places.Called(conn), about.standing
        overdue = now.state in RUNNING and bool(now.due) and now.due[:10] < today
        holder = workers[now.holder] if now.holder and now.state != "HANDLED" else ""
        steps = steps_of(now, holder, language, "red" if overdue else "blue")
        badges = badges_of(conn, about, today, language)
        self.card.show_head(about.matter.title or "", badges, held_words(about, workers), steps)
        self.taker.show(about)
        self.facts.show_facts(facts_of(about.matter, known, me.place, language))
        self._beside = beside.of_matter(conn, self._id)
        self.beside.setVisible(bool(self._beside[0]))
        self.beside.setText(self._leads_to(self._beside[0]))
        self.force.show_for(self._id, ended=now.state in ENDED)
        self.reporters.show_lines(all_reporters(conn, about, me, language))
        late = frozenset(now.late)
        teller = Teller(language=language, workers=workers, places=known, late=late)
        happened = timeline.of_matter(conn, self._id)
        self.timeline.show_events([teller.event(one) for one in happened])
        settled = now.state in SETTLED or now.state == "HANDLED"
        self.pictures.show_of(
            self._id,
            of_matter(self._id),
            may_add=covers(me.place, about.matter.place) or now.holder == me.worker.hex(),
            usual=AFTER if settled else BEFORE,
        )
        put_in_order(self)

    @Slot()
    def _on_taken(self) -> None:
        self._look()
        self.taker.focus()

    def _leads_to(self, kind: str) -> str:
        words = {"dispute": self.tr("打开纠纷卷宗"), "help_plan": self.tr("打开帮扶")}
        return words.get(kind, "")

    @Slot()
    def _on_copy(self) -> None:
        """Have the matter in the clipboard as a message in which nobody can be recognised."""
        language, subject = self.session.language(), self._id

        def then(text: str) -> None:
            QApplication.clipboard().setText(text)
            self.copy.setText(self.tr("已复制，可以去微信粘贴了"))

        self.session.look(lambda conn: outgoing.text(conn, subject, language), then)

    @Slot(str)
    def _on_force(self, subject: str) -> None:
        self.go.emit(Goto(page="force", subject=subject))

    @Slot()
    def _on_beside(self) -> None:
        page, subject = self._beside
        self.go.emit(Goto(page=page, subject=subject))

    @Slot(str)
    def _on_seen(self, reporter: str) -> None:
        self.shown.emit(reporter, "")

    def _lay_out(self) -> None:
        self._about.body.addWidget(self.facts)
        self._about.body.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignLeft)
        self._about.body.addWidget(self.force, 0, Qt.AlignmentFlag.AlignLeft)
        self._about.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._who.body.addWidget(self.reporters)
        self._history.body.addWidget(self.timeline)
        inner = bare()
        fill(self, inner)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self.card)
        self._left.addWidget(self._history, 1)
        self._right.addWidget(self._about)
        self._right.addWidget(self._who)
        self._photos.body.addWidget(self.pictures)
        self._right.addWidget(self._photos)
        self._right.addStretch()
        self._row = QHBoxLayout(inner)
        self._row.addLayout(self._left, 3)
        self._row.addLayout(self._right, 2)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setDirection(look.beside())
        look.edge(self._row)
        self._left.setSpacing(look.px(theme.L))
        self._right.setSpacing(look.px(theme.L))
        self.timeline.setMinimumHeight(look.px(180))

    def _strip(self) -> PictureStrip:
        """Where a photo goes now: to the step whose form is open, else to the matter."""
        return (self.slot.pictures if self.slot.pictures.isVisible() else self.pictures).strip

    def paste_picture(self) -> bool:
        return self._strip().paste_picture()

    def take_files(self, files: Sequence[Path]) -> None:
        self._strip().take_files(files)
