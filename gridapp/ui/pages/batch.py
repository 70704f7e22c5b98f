"""Batch: a notebook's lines typed in at notebook speed, and saved as one act."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.worker import Worker
from gridapp.register import codes, notebook, visits
from gridapp.register.alike import Alike
from gridapp.register.lines import BadLine
from gridapp.register.notebook import Sheet
from gridapp.ui import theme
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.batch_danger import BatchDanger
from gridapp.ui.parts.batch_head import BatchHead
from gridapp.ui.parts.batch_listed import UNIT_DIGITS, Listed, listed
from gridapp.ui.parts.batch_row import BatchHeading, BatchRow, Told
from gridapp.ui.parts.batch_sheet import BatchSheet
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.field_check import rule_words
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.typed_ahead import TypedAhead
from gridapp.ui.session import Session

NO_UNIT = "-"
"""Under this the page without a unit is kept, and asked for."""


class BatchPage(Page):
    """The head, the lines, and below them always: danger, problems, and the button that saves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._place = ""
        self._leaders: Sequence[Worker] = ()
        self._standing: Mapping[str, str] = {}
        # Lines with danger of which the person was told, and whether of households written twice.
        self._minded: set[BatchRow] = set()
        self._warned = False
        self.head, self.sheet = BatchHead(), BatchSheet(session)
        self.heading = BatchHeading()
        self.danger = BatchDanger(session)
        self.problem = Banner()
        self.save = Button(icon="check", look="primary")
        self.clear = Button(look="quiet")
        self.message = Button(icon="message", look="quiet")
        self.hint = wrapped("", "caption")
        self.area = FormArea()
        self.ahead = TypedAhead(self)
        self._keeper = DraftKeeper(session.drafts, "batch", self._typed, self._name, self)
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()

    def title(self) -> str:
        return self.tr("补录")

    def open(self, goto: Goto) -> None:
        """Go on with the page of this unit, or with the last one."""
        wanted = goto.subject or self._place or self._usual()
        place = "" if goto.subject == NO_UNIT else wanted
        if place != self._place or not self.sheet.rows:
            self._begin(place)
        else:
            self.sheet.begin()

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code="notebook", subject=self._place),)

    def refresh(self) -> None:
        self._look_at_standing()

    def leave(self) -> None:
        self._keeper.flush()

    def say(self) -> None:
        language = self.session.language()
        self.head.say()
        self.sheet.say(language)
        self.heading.say(self.sheet.names())
        self.danger.say(language)
        self.save.setText(self.tr("保存这一页"))
        self.clear.setText(self.tr("清空"))
        self.message.setText(self.tr("粘贴微信"))
        self.message.setToolTip(self.tr("把复制的微信变成一件事项  Ctrl+Shift+V"))
        self.hint.setText(
            self.tr("回车下一行 · 空格打勾没事 · Tab 右边一格 · Ctrl+Enter 保存 · Esc 先放着")
        )

    def _usual(self) -> str:
        """The unit of whoever has only one."""
        place = self.session.me.place
        return place if len(place) == UNIT_DIGITS else ""

    def _begin(self, place: str, at: Callable[[], object] | None = None) -> None:
        """Turn to the page of a unit; to one without households where there is none.

        `at` gives the keyboard to where it goes then; to the first line when not said.
        """
        self._place = place
        typed = self._keeper.begin(place or NO_UNIT)
        self.ahead.wait()
        self._take_words(take=False)  # what came now would be replaced by the page
        below = self.session.me.place

        def then(found: Listed) -> None:
            if found.place == self._place:
                self._show(found, typed, at or self.sheet.begin)

        self.session.look(lambda conn: listed(conn, place, below), then)

    def _take_words(self, *, take: bool) -> None:
        for part in (self.head, self.sheet):
            part.setEnabled(take)

    def _show(self, found: Listed, typed: Mapping[str, Any], begin: Callable[[], object]) -> None:
        self._take_words(take=True)
        self._leaders = found.leaders
        people = [(one.id, one.name or "") for one in found.leaders]
        self.head.offer(found.units, people, self.session.today())
        mine = [one.id for one in found.leaders if one.area == self._place]
        usual = mine[0] if len(mine) == 1 and self._place else ""
        whose = str(typed.get("whose", usual))
        self.head.show_page(self._place, whose, str(typed.get("day") or ""))
        self.problem.hide()
        self._forget()
        self._standing = {}
        self.sheet.show_houses(found.houses, typed.get("rows") or {}, self._first())
        self._keeper.rest()
        self.ahead.hand_on(begin)

    def _first(self) -> Told:
        """Who told the first line: whoever's notebook it is, through paper; else oneself."""
        whose = self.head.whose.value()
        name = next((one.name or "" for one in self._leaders if one.id == whose), "")
        return Told(teller="leader", name=name, channel="paper") if whose else Told(teller="self")

    def _typed(self) -> dict[str, Any]:
        rows, day = self.sheet.typed(), self.head.day.text().strip()
        if not rows and day in ("", self.session.today()):
            return {}
        return {"whose": self.head.whose.value(), "day": day, "rows": rows}

    def _name(self) -> str:
        unit = self.head.place.currentText() if self.head.place.value() else ""
        return " ".join(filter(None, (self.title(), unit, self.head.day.text().strip())))

    @Slot(str)
    def _on_placed(self, place: str) -> None:
        box = self.head.place  # whoever goes through its lines is not torn away at the first
        self._begin(place, box.setFocus if box.stepping else None)

    @Slot()
    def _on_head(self) -> None:
        self.sheet.begin_with(self._first())
        self._standing = {}
        self._look_at_standing()
        self._keeper.touch()

    @Slot()
    def _on_typed(self) -> None:
        self._forget()
        self.problem.hide()
        row = self.sheet.now()
        if row is not None:
            self.danger.follow(row)
            self._point_out(row)
        self._keeper.touch()

    @Slot()
    def _on_made(self) -> None:
        self._look_at_standing()
        for row in self.sheet.rows:
            if row.begun:
                self.danger.follow(row)

    def _look_at_standing(self) -> None:
        """Ask which of the households of the page have a visit of its day already."""
        day, homes = self.head.day_or_none(), [row.key for row in self.sheet.rows if row.key]
        if not day or not homes:
            return

        def then(found: Mapping[str, str]) -> None:
            self._standing = found
            for row in self.sheet.rows:
                self._point_out(row)

        self.session.look(lambda conn: notebook.standing(conn, homes, day), then)

    def _point_out(self, row: BatchRow) -> None:
        """Say below a line that its household has a visit of this day already."""
        result = self._standing.get(row.key)
        if result is None or row.note.text():
            return
        named = codes.label("visit_result", result, self.session.language())
        said = self.tr("这天已经记过：{result}").format(result=named)
        row.tell("", said, "amber" if row.begun else "green")

    @Slot(object)
    def _on_left(self, row: BatchRow) -> None:
        """Point out a matter, known before, that the line may tell of once more."""
        if row.subject is None or not row.words.text().strip():
            return
        asked, today = row.row(self.sheet.told(row)), self.session.today()

        def then(found: Alike | None) -> None:
            if found is None or row not in self.sheet.rows or row.words.text() != asked.words:
                return
            if row.joined:
                said = self.tr("记到已经报过的那件事上：{title}")
                action = self.tr("不是同一件")
            else:
                said = self.tr("{day} 有人报过同样的事：{title}")
                action = self.tr("是同一件，加一个反映人")
            words = said.format(day=found.heard_on, title=found.title)
            row.offer_same(found.id, words, action)
            self.sheet.grown.emit()

        self.session.look(lambda conn: notebook.same_as(conn, asked, today), then)

    @Slot()
    def _on_submitted(self) -> None:
        day = self.head.read_day()
        if not day:
            self.head.day.edit.setFocus()
            return
        begun = [row for row in self.sheet.rows if row.begun]
        if not begun:
            self.problem.tell(self.tr("这一页还什么都没写。没事的也要一户一户打勾。"), "amber")
            return
        sheet = Sheet(day=day, behalf=self.head.whose.value())
        ready: list[tuple[BatchRow, visits.Call]] = []
        wrong: list[BatchRow] = []
        for row in begun:
            call = self._read(row, sheet)
            if call is None:
                wrong.append(row)
            else:
                ready.append((row, call))
        if not self._may_go(ready):
            return
        if ready:
            self._write(ready, wrong)
        else:
            self._say_wrong(wrong, 0)

    def _read(self, row: BatchRow, sheet: Sheet) -> visits.Call | None:
        """What a line comes to; None where it is wrong, which it then says in its cell."""
        if row.subject is None:
            row.tell("house", self.tr("先找到是哪一户"))
            return None
        try:
            return notebook.read(row.row(self.sheet.told(row)), sheet, self.session.today())
        except BadLine as why:
            row.tell(why.field, self._wrong(why))
            return None

    def _wrong(self, why: BadLine) -> str:
        if why.rule == "either":
            return self.tr("打了勾说没事，又写了别的，只能留一样")
        if (why.field, why.rule) == ("words", "required"):
            return self.tr("写一句什么事；没事就打勾")
        return rule_words(why.rule, notebook.longest(why.field))

    def _forget(self) -> None:
        """What the person was told holds no longer: something was typed since."""
        self._minded.clear()
        self._warned = False

    def _may_go(self, ready: Sequence[tuple[BatchRow, visits.Call]]) -> bool:
        """Whether nothing has to be minded first, or the person has been told of it once.

        Of each line with danger by itself: a call for one of them is none for the next.
        """
        for row, _call in ready:
            if row not in self._minded and self.danger.calls_of(row) and not row.phoned:
                self.danger.follow(row)
                self._minded.add(row)
                self.danger.begin()
                said = self.tr("第 {n} 行可能有危险，先打电话。确实不用打，就再按一次 Ctrl+Enter。")
                self.problem.tell(said.format(n=row.number.text()), "red")
                return False
        twice = [] if self._warned else self._twice([row for row, _call in ready])
        for row, said in twice:
            row.tell("house", said, "amber")
        if twice:
            self._warned = True
            self._bring(twice[0][0])
            said = self.tr(
                "有 %n 行这天已经记过。确实又去了一次，就再按一次 Ctrl+Enter。", "", len(twice)
            )
            self.problem.tell(said, "amber")
        return not twice

    def _twice(self, rows: Sequence[BatchRow]) -> list[tuple[BatchRow, str]]:
        """Lines whose household has a visit of this day already, or stands on the page before."""
        found: list[tuple[BatchRow, str]] = []
        seen: dict[str, str] = {}
        for row in rows:
            if row.key in self._standing:
                result = self._standing[row.key]
                named = codes.label("visit_result", result, self.session.language())
                found.append((row, self.tr("这天已经记过：{result}").format(result=named)))
            elif row.key in seen:
                said = self.tr("和第 {n} 行是同一户").format(n=seen[row.key])
                found.append((row, said))
            seen.setdefault(row.key, row.number.text())
        return found

    def _write(
        self, ready: Sequence[tuple[BatchRow, visits.Call]], wrong: Sequence[BatchRow]
    ) -> None:
        session, calls = self.session, [call for _row, call in ready]
        today, now_ms = session.today(), session.now_ms()
        as_saved = [(row, row.typed()) for row, _call in ready]

        def save(conn: sqlite3.Connection) -> int:
            return len(visits.record_all(conn, session.me, calls, today=today, now_ms=now_ms))

        def then(number: int) -> None:
            self._on_saved(as_saved, wrong, number)

        self.save.setEnabled(False)
        # What is wrong stays in the draft, so the draft does not go with the save: were it cut
        # short right after, the lines that are written would be pointed out as known.
        draft = None if wrong else self._keeper.key
        self._keeper.rest()
        said = self.tr("已记下 %n 户", "", len(calls))
        once = self._keeper.key
        session.write(save, then, self._on_failed, said=said, draft=draft, once=once)

    def _on_saved(
        self,
        saved: Sequence[tuple[BatchRow, Mapping[str, Any]]],
        wrong: Sequence[BatchRow],
        number: int,
    ) -> None:
        self.save.setEnabled(True)
        self._forget()
        self.danger.rest()
        for row, typed in saved:
            if row in self.sheet.rows and row.typed() == typed:  # else it was typed on meanwhile
                row.fill({})
        self.problem.hide()
        if self.sheet.typed():
            self._keeper.touch()
        else:
            self._keeper.rest()  # a day alone is nothing half typed once its lines are saved
        if wrong:
            self._say_wrong(wrong, number)
        else:
            self.sheet.begin()

    def _say_wrong(self, wrong: Sequence[BatchRow], saved: int) -> None:
        """Say how many lines stay, and bring the first into sight."""
        said = self.tr("有 %n 行要改，写在那一行下面。", "", len(wrong))
        self.problem.tell(said, "red")
        self._bring(wrong[0])

    def _bring(self, row: BatchRow) -> None:
        bad = [name for name, cell in row.cells.items() if cell.property("tone")]
        row.focus(bad[0] if bad else "words")
        self.area.follow_focus()

    def _on_failed(self, problem: Exception) -> None:
        self.save.setEnabled(True)
        self._keeper.touch()
        self.say_problem(problem, self.problem)

    @Slot()
    def _on_clear(self) -> None:
        self._keeper.throw_away()
        for row in self.sheet.rows:
            row.fill({})
        self.danger.rest()
        self.problem.hide()
        self._keeper.rest()
        self._look_at_standing()
        self.sheet.begin()

    @Slot()
    def _on_looked(self) -> None:
        self.area.follow_focus()

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.sheet)
        self.area.setWidget(card)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.save)
        self._foot.addWidget(self.clear)
        self._foot.addWidget(self.message)
        self._foot.addWidget(self.hint, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._under = QVBoxLayout()
        self._under.addWidget(self.heading)
        self._under.addWidget(self.area, 1)
        self._column.addLayout(self._under, 1)
        self._column.addWidget(self.danger)
        self._column.addWidget(self.problem)
        self._column.addLayout(self._foot)

    def _connect(self) -> None:
        self.head.placed.connect(self._on_placed)
        self.head.changed.connect(self._on_head)
        self.head.entered.connect(self.sheet.begin)
        self.sheet.changed.connect(self._on_typed)
        self.sheet.made.connect(self._on_made)
        self.sheet.grown.connect(self._on_grown)
        self.sheet.left.connect(self._on_left)
        self.sheet.looked.connect(self._on_looked)
        self.sheet.submitted.connect(self._on_submitted)
        self.danger.phoned.connect(self._keeper.touch)
        self.danger.submitted.connect(self._on_submitted)
        self.save.clicked.connect(self._on_submitted)
        self.clear.clicked.connect(self._on_clear)
        self.message.clicked.connect(self.paste)

    @Slot()
    def _on_grown(self) -> None:
        put_in_order(self)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, look.px(theme.M))
        self._column.setSpacing(look.px(theme.M))
        self.heading.setVisible(look.percent < theme.SIDE_BY_SIDE)
        self._under.setSpacing(look.px(theme.XS))
        self._foot.setSpacing(look.px(theme.M))
        self.hint.setVisible(look.percent < theme.SIDE_BY_SIDE)  # F1 says the same
