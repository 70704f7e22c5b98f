"""An order of erasure (删除决定): what would go is read first; the button says it is for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gridapp.models.declare import kind_of
from gridapp.models.erasure import Erasure, may_order
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.models.role import Role
from gridapp.models.worker import Worker
from gridapp.register import erasure_plan, requests, workers
from gridapp.register.database import transaction
from gridapp.register.erasure_order import Ground, Mention
from gridapp.register.erasure_plan import DUE, Proposal, Read
from gridapp.sync import erasing, keys
from gridapp.ui import problems, theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.act_form import Act, Said
from gridapp.ui.parts.act_slot import ActSlot
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import capital, wrapped
from gridapp.ui.parts.line_list import Line, LineList
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.tick_button import TickButton
from gridapp.ui.session import Session

MOST = 60
"""So many lines are shown; the heading counts all."""


class ErasePage(Page):
    """About one person of a household, or about what was kept long enough by a year's end."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._subject = self._household = ""
        self._proposal: Proposal | None = None
        self._ticks: list[tuple[TickButton, Mention]] = []
        self._texts: list[QWidget] = []
        self._read = QVBoxLayout()
        self.members = Choice("")
        self.banner, self.strip = Banner(), ProgressStrip()
        self.strip.cancel.hide()
        self.said, self.going = wrapped("", "heading"), LineList()
        self.kept, self.reading, self.asked = LineList(), wrapped("", "muted"), wrapped()
        self.slot = ActSlot()
        self.cards = {name: Card() for name in ("who", "going", "read", "kept", "order")}
        self._lay_out()
        self.members.chosen.connect(self._on_member)
        self.slot.submitted.connect(self._on_submitted)
        self.slot.cancelled.connect(self._on_cancelled)
        self.say()
        theme.follow(self, self._dress)

    def title(self) -> str:
        return self.tr("依法删除")

    def open(self, goto: Goto) -> None:
        """`subject` is a resident, a household whose members may be chosen, or DUE and a year."""
        self.banner.hide()
        self._household, self._subject = "", goto.subject
        found = erasure_plan.people(self.session.conn, goto.subject)
        if found:
            self._household = goto.subject
            self.members.show_options([(one.id, one.name or "—") for one in found])
            # Nobody is proposed but who asked for it, or who lives alone.
            asked = requests.to_delete(self.session.conn, found[0].id) is not None
            self._subject = found[0].id if asked or len(found) == 1 else ""
            self.members.choose(self._subject)
        self.cards["who"].setVisible(bool(found))
        self._proposal = None
        self.slot.drop()
        self.going.show_lines((), "")
        self.said.setText(self.tr("先选是谁的。"))
        for name in ("read", "kept", "order"):
            self.cards[name].hide()
        self._begin()
        self.refresh()

    def refresh(self) -> None:
        subject, me, language = self._subject, self.session.me, self.session.language()
        if not subject or not may_order(me.role):
            return

        def look(conn: sqlite3.Connection) -> tuple[Proposal, list[tuple[str, str]]]:
            seconds = [
                (one.id, " · ".join(filter(None, (one.name, one.duty or _role(one, language)))))
                for one in workers.others(conn, me)
            ]
            return erasure_plan.of(conn, subject, me.place), seconds

        self.session.look(look, self._on_looked, self._on_failed)

    def say(self) -> None:
        self.cards["who"].say(self.tr("谁的"))
        self.cards["going"].say(self.tr("会删掉的"))
        self.cards["read"].say(self.tr("请读一遍，是不是说他"))
        self.cards["kept"].say(self.tr("依法保存，不删"))
        self.cards["order"].say(self.tr("下决定"))
        self.members.setAccessibleName(self.tr("谁的"))
        self.reading.setText(self.tr("这些话里有同样的名字。说的就是他的，点一下，一起删。"))
        if self._proposal is not None:
            self._show(self._proposal)

    def _on_looked(self, found: tuple[Proposal, list[tuple[str, str]]]) -> None:
        self._proposal, seconds = found
        self._show(self._proposal)
        if self._proposal.parts or self._proposal.read:
            self._unfold(self._proposal, seconds)
        else:
            self.slot.drop()
            self.cards["order"].hide()

    def _show(self, proposal: Proposal) -> None:
        n = len({(part.kind, part.id) for part in proposal.parts})
        if n:
            self.said.setText(self.tr("%n 条里的这些内容，在每台设备上都会清空。", "", n))
        else:
            self.said.setText(self.tr("没有可删的，或者早已按决定删了。"))
        language = self.session.language()
        first = proposal.parts[:MOST]
        lines = [self._line(proposal, part.kind, part.id, part.fields) for part in first]
        if left := len(proposal.parts) - len(first):
            lines.append(Line(what=self.tr("……还有 %n 条", "", left)))
        self.going.show_lines(lines, "")
        which = 0 if language == "zh" else 1
        kept = [
            Line(
                what=self._named(proposal, one.kind, one.id),
                note=one.rule.basis[which],
                word=self.tr("不删"),
            )
            for one in proposal.kept[:MOST]
        ]
        self.kept.show_lines(kept, "")
        self.cards["kept"].setVisible(bool(kept))
        self._show_texts(proposal.read)
        self.asked.setText(self._asked_for(proposal))
        self.asked.setVisible(bool(self.asked.text()))

    def _asked_for(self, proposal: Proposal) -> str:
        said = []
        if proposal.request is not None:
            day = proposal.request.asked_on or ""
            said.append(self.tr("他在 {day} 请求删除；下决定，就是同意他的请求。").format(day=day))
        if proposal.new_head:
            said.append(self.tr("这一户还有别人，删后请另写户主。"))
        said.append(self.tr("以前的备份里还有，一年内随备份清掉；优盘上另存的，请自己删。"))
        return "\n".join(said)

    def _line(self, proposal: Proposal, kind: str, id_: str, fields: Sequence[str]) -> Line:
        between = "、" if self.session.language() == "zh" else ", "
        named = (field_label(kind, name, self.session.language()) for name in fields)
        return Line(what=self._named(proposal, kind, id_), note=capital(between.join(named)))

    def _named(self, proposal: Proposal, kind: str, id_: str) -> str:
        name = capital(KINDS[kind].label(self.session.language()))
        return f"{name} {proposal.labels.get(id_, '')}".strip()

    def _show_texts(self, texts: Sequence[Read]) -> None:
        ticked = {mention for button, mention in self._ticks if button.isChecked()}
        for old in self._texts:
            self._read.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ticks, self._texts = [], []
        language = self.session.language()
        for one in texts[:MOST]:
            kind, field = one.mention.kind, one.mention.field
            button = TickButton("chip")
            button.setText(self.tr("一起删"))
            button.setChecked(one.mention in ticked)
            where = f"{KINDS[kind].label(language)} · {field_label(kind, field, language)}"
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            words = wrapped(f"{capital(where)}：{one.text}")
            button.setAccessibleName(f"{button.text()} {words.text()}")
            row.addWidget(words, 1)
            row.addWidget(button)
            self._read.addWidget(line)
            self._ticks.append((button, one.mention))
            self._texts.append(line)
        self.cards["read"].setVisible(bool(texts))

    def _unfold(self, proposal: Proposal, seconds: Sequence[tuple[str, str]]) -> None:
        typed = self.slot.typed()
        session = self.session
        act = Act(
            code="erase",
            label="",
            kind=kind_of(Erasure),
            fields=("basis", "second"),
            offered={"second": seconds},
            usual={"basis": self._usual_basis()},
            final=self.tr("删掉这些，每台设备照着删，收不回来"),
        )
        self.slot.unfold(act, session.language(), session.today(), typed)
        if self.slot.form is not None:
            self.slot.form.heading.hide()
        self.cards["order"].show()
        put_in_order(self)
        self._begin()

    def _usual_basis(self) -> str:
        if self._subject.startswith(DUE):
            return self.tr("个人信息保护法第十九条、第四十七条：保存期满")
        return self.tr("个人信息保护法第四十七条")

    def _begin(self) -> None:
        """Give the keyboard to what is chosen first."""
        parts: list[QPushButton] = [*self.members.buttons.values()] if self._household else []
        if parts:
            parts[0].setFocus()
        elif self.slot.form is not None:
            self.slot.form.begin()

    @Slot(str)
    def _on_member(self, resident: str) -> None:
        self._subject = resident
        self.slot.drop()
        self.refresh()

    @Slot(str, object)
    def _on_submitted(self, _act: str, said: Said) -> None:
        proposal, session = self._proposal, self.session
        if proposal is None:
            return
        home, me = session.home, session.me
        today, now_ms = session.today(), session.now_ms()
        also = [mention for button, mention in self._ticks if button.isChecked()]
        request = proposal.request
        ground = Ground(
            basis=str(said.fields.get("basis", "")),
            second=str(said.fields.get("second", "")),
            request=request.id if request else "",
        )

        def work(conn: sqlite3.Connection) -> int:
            parts = erasure_plan.with_texts(conn, proposal, also)
            ring = keys.load(home.keys)
            erasing.erase(home, conn, me, ring, parts, ground, today=today, now_ms=now_ms)
            if request is not None and not request.decision:
                with transaction(conn):
                    requests.decide(
                        conn, me, request.id, requests.GRANTED, today=today, now_ms=now_ms
                    )
            return len({(part.kind, part.id) for part in parts})

        self.banner.hide()
        self.strip.start(self.tr("正在删除并清空……"))
        session.write_in_parts(work, self._on_erased, self._on_refused)

    def _on_erased(self, n: int) -> None:
        self.strip.finish()
        self.slot.drop()
        said = self.tr("已决定删除 %n 条里的内容；下次写出的文件告诉每台设备，照着删。", "", n)
        self.session.saved.emit(said, None)
        self.back.emit()

    def _on_refused(self, problem: Exception) -> None:
        self.strip.finish()
        if self.slot.form is not None:
            self.slot.form.show_problem(problem)

    def _on_failed(self, problem: Exception) -> None:
        said = problems.foreseen(problem, self.session.language())
        if not said:
            self.session.failed.emit(problem)
            return
        self.banner.tell(said, "red")

    @Slot()
    def _on_cancelled(self) -> None:
        self.slot.drop()
        self.back.emit()

    def _lay_out(self) -> None:
        flow = FlowLayout(gap=8)
        flow.addWidget(self.members)
        self.cards["who"].body.addLayout(flow)
        self.cards["going"].body.addWidget(self.said)
        self.cards["going"].body.addWidget(self.going)
        self.cards["read"].body.addWidget(self.reading)
        self.cards["read"].body.addLayout(self._read)
        self.cards["kept"].body.addWidget(self.kept)
        self.cards["order"].body.addWidget(self.asked)
        self.cards["order"].body.addWidget(self.slot)
        inner = bare()
        fill(self, inner)
        self._sides = QHBoxLayout()
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for at, name in enumerate(("going", "kept", "read", "order")):
            self._columns[at // 2].addWidget(self.cards[name])
        for column in self._columns:
            column.addStretch()
            self._sides.addLayout(column, 1)
        self._column = QVBoxLayout(inner)
        for shown in (self.banner, self.strip, self.cards["who"]):
            self._column.addWidget(shown)
        self._column.addLayout(self._sides)
        self._column.addStretch()
        for name in ("who", "read", "kept", "order"):
            self.cards[name].hide()

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._sides.setDirection(look.beside())
        for layout in (self._column, self._sides, *self._columns):
            layout.setSpacing(look.px(theme.L))
        self._read.setSpacing(look.px(theme.S))


def _role(worker: Worker, language: str) -> str:
    """What somebody does, in words; a role we have no words for says nothing."""
    role = Role.__members__.get(worker.role or "")
    return "" if role is None else role.zh if language == "zh" else role.en
