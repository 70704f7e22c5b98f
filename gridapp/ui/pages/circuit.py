"""Circuit sessions: several disputes planned for one day and place, moved or called off at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.case_file import INQUIRY
from gridapp.models.declare import Field, InvalidRecord, Kind, Shape, kind_of
from gridapp.models.notice import Notice
from gridapp.models.rights import may_write
from gridapp.register import codes, invitations, log, planning, rooms
from gridapp.register.dispute_list import DisputeRow
from gridapp.register.invitations import Heard, Sitting
from gridapp.register.planning import Planning
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts import referring
from gridapp.ui.parts.act_form import Act, Options
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.dispute_words import state_tone, state_word
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import Line, LineList
from gridapp.ui.record_page import NEW, Doing, RecordPage, Work
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

EACH: Final = "each"
USUAL: Final = 60
"""Minutes for each dispute where nobody says otherwise."""
_LETTERS: Final = "circuit-letters"
_PAPERS: Final = (_LETTERS, "circuit-notice", "circuit")


def _planned() -> Kind:
    """An invitation, and how long each of several is given."""
    notice = kind_of(Notice)
    each = Field(
        name=EACH, shape=Shape.COUNT, zh="每件留几分钟", en="minutes for each", purpose="排时间"
    )
    return replace(notice, fields=(*notice.fields, each))


class CircuitPage(RecordPage):
    """Opened without a subject it lists what is planned; with disputes it plans them."""

    CODE = "circuit"
    HAPPENED = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._sitting: Sitting | None = None
        self._found = Planning()
        self._wanted: Goto | None = None
        self._shown: Goto | None = None
        self.heard, self.letters = LineList(), Button(icon="printer")
        self.cards = {"heard": Card()}
        self.cards["heard"].body.addWidget(self.heard)
        self.cards["heard"].body.addWidget(self.letters, 0, Qt.AlignmentFlag.AlignLeft)
        self.heard.asked.connect(self._on_asked)
        self.letters.clicked.connect(self._on_letters)
        self.lay_out(*self.cards.values())
        self.history.hide()

    def title(self) -> str:
        if self.is_new:
            return self.tr("排一场巡回调解")
        return self.tr("一场巡回调解") if self.subject else self.tr("巡回调解")

    def name_cards(self) -> None:
        self.cards["heard"].say(self.tr("哪几件") if self.subject else self.tr("排好的"))

    def knows(self, subject: str) -> bool:
        return not subject or self._found.sitting is not None

    def is_lost(self, subject: str) -> bool:
        return self._found.lost

    def open(self, goto: Goto) -> None:
        """Show it once it is read, away from the window; nothing of before stands there till then.

        A county has hundreds of mediators, and as many sessions.
        """
        self._wanted = goto
        self.slot.drop()
        self.card.show_acts([])
        self.heard.show_lines([], "")
        self.letters.hide()
        self._read(goto, self._on_read)

    def leave(self) -> None:
        self._wanted = None  # what is read meanwhile shows nothing, and takes no keyboard
        super().leave()

    def refresh(self) -> None:
        if self._wanted is not None and self._shown is self._wanted and not self.is_new:
            self._read(self._wanted, self._on_read_again)

    def _read(self, goto: Goto, then: Callable[[Goto, Planning], None]) -> None:
        place, today = self.session.me.place, self.session.today()
        self.session.look(
            lambda conn: planning.of(conn, goto.subject, place, today), partial(then, goto)
        )

    def _on_read(self, goto: Goto, found: Planning) -> None:
        if goto is not self._wanted:
            return  # another one was opened meanwhile
        self._found, self._shown = found, goto
        super().open(goto)
        if not goto.subject and self.heard.buttons:
            self.lend(next(iter(self.heard.buttons.values())).setFocus)

    def _on_read_again(self, goto: Goto, found: Planning) -> None:
        if goto is self._wanted:
            self._found = found
            super().refresh()

    def papers(self) -> tuple[Wanted, ...]:
        if self._sitting is None:
            return ()
        codes = (_LETTERS,) if self._sitting.off else _PAPERS
        return tuple(Wanted(code=code, subject=self.subject) for code in codes)

    def look(self) -> None:
        language, one = self.session.language(), self._found.sitting
        self._sitting = one
        self.name_cards()
        self.letters.hide()
        if self.is_new:
            self.card.show_head(self.title())
            return
        if not self.subject:
            self.card.show_head(
                self.title(),
                [],
                self.tr("在纠纷名单里按空格选几件，按 P 排一场。"),
            )
            self.heard.show_lines(
                [self._of_sitting(each) for each in self._found.coming],
                self.tr("还没有排好的巡回调解。"),
            )
            return
        if one is None:
            raise log.UnknownRecord("notice", self.subject)
        about = " · ".join(filter(None, (" ".join(one.mediators), one.why)))
        badges: list[tuple[str, Tone]] = [(self.tr("已取消"), "red")] if one.off else []
        self.card.show_head(f"{one.day}  {one.where}", badges, about)
        self.heard.show_lines([self._of_heard(each, language) for each in one.heard], "")
        self.letters.setText(self._letters_of(one))
        self.letters.show()

    def _letters_of(self, one: Sitting) -> str:
        if one.off:
            return self.tr("打印全部取消通知书")
        if any(each.notice.was for each in one.heard):
            return self.tr("打印全部改期通知书")
        return self.tr("打印全部通知书")

    def _of_sitting(self, one: Sitting) -> Line:
        number = self.tr("{n} 件").format(n=len(one.heard))
        return Line(
            what=f"{one.day}  {one.where}",
            note=" ".join(one.mediators),
            word=self.tr("已取消") if one.off else number,
            tone="red" if one.off else "blue",
            act=f"circuit:{one.heard[0].notice.id}",
            label=self.tr("打开"),
        )

    def _of_heard(self, each: Heard, language: str) -> Line:
        word = state_word(each.row.state, language, each.row.revisit_by)
        if each.result:
            word = codes.label("mediation_result", each.result, language)
        return Line(
            what="  ".join(filter(None, (each.notice.begins, each.row.title))),
            note=each.row.parties,
            word=word,
            tone=state_tone(each.row.state),
            act=f"dispute:{each.row.id}",
            label=self.tr("打开"),
        )

    @Slot(str)
    def _on_asked(self, act: str) -> None:
        page, _, subject = act.partition(":")
        self.go.emit(Goto(page=page, subject=subject))

    @Slot()
    def _on_letters(self) -> None:
        wanted = Wanted(code=_LETTERS, subject=self.subject)
        self.go.emit(Goto(page="print", papers=(wanted,)))

    def acts(self) -> Sequence[Act]:
        if self.is_new:
            return [self._plan()]
        one = self._sitting
        to_come = one is not None and one.day >= self.session.today() and not one.off
        if not to_come or not may_write(self.session.me.role, "notice"):
            return []
        return [*self._changing()]

    def _plan(self) -> Act:
        language, today = self.session.language(), self.session.today()
        near, rows = self._found.near, self._found.rows
        manners = codes.offered("session_manner", language).items()
        offered: dict[str, Options] = {
            "manner": [(code, capital(said)) for code, said in manners if code != INQUIRY],
            "meets_at": [(said, said) for said in self._found.rooms],
        }
        fields = ["meets_on", "begins", EACH, "meets_at", "manner"]
        if near:
            offered["mediator"] = [
                (one.id, referring.in_words(one, today, language)) for one in near
            ]
            fields.append("mediator")
        return Act(
            code=NEW,
            label=self.tr("排一场巡回调解"),
            kind=_planned(),
            fields=fields,
            required=("meets_on", "meets_at"),
            offered=offered,
            usual=self._usual(),
            about=self._about(rows),
        )

    def _usual(self) -> dict[str, Any]:
        """The next session that is planned in this village, after its last hour; else at nine."""
        usual: dict[str, Any] = {"manner": invitations.CIRCUIT, EACH: USUAL, "begins": "09:00"}
        if self._found.next is None:
            return usual
        last = self._found.next.heard[-1].notice
        usual |= {"meets_on": last.meets_on, "meets_at": last.meets_at, "mediator": last.mediator}
        if last.begins and last.begins < "23:00":
            usual["begins"] = _hours(last.begins, USUAL, 2)[-1]
        return usual

    def _about(self, rows: Sequence[DisputeRow]) -> str:
        listed = "\n".join(f"{n}. {one.title}  {one.parties}" for n, one in enumerate(rows, 1))
        villages = {one.place[: rooms.VILLAGE] for one in rows}
        more = self.tr("这几件在 {n} 个村，会是 {n} 场，各村各打各的。").format(n=len(villages))
        hint = self.tr("按选的先后一件接一件；地点按 ↓ 看用过的。")
        return "\n".join(filter(None, (listed, hint, more if len(villages) > 1 else "")))

    def _changing(self) -> list[Act]:
        one = self._sitting
        assert one is not None
        return [
            Act(
                code="move",
                label=self.tr("整场改期"),
                kind=kind_of(Notice),
                fields=("meets_on", "meets_at", "why"),
                required=("meets_on", "meets_at", "why"),
                offered={"meets_at": [(said, said) for said in self._found.rooms]},
                usual={"meets_on": one.day, "meets_at": one.where},
                icon="clock",
                about=self.tr("每件几点不变。存好后在右边一次打全部改期通知书，双方要再通知一次。"),
            ),
            Act(
                code="off",
                label=self.tr("整场取消"),
                kind=kind_of(Notice),
                fields=("why",),
                required=("why",),
                icon="close",
                look="quiet",
                about=self.tr("取消以后，在右边一次打全部取消通知书。"),
            ),
        ]

    def work(self, act: str) -> Work:
        return _WORK[act]


def _begin(doing: Doing) -> str:
    fields: dict[str, Any] = doing.fields
    each = int(fields.pop(EACH, None) or USUAL)
    begins = str(fields.pop("begins", "") or "")
    ids = doing.subject.split()
    hours = _hours(begins, each, len(ids))
    plan = [(id_, {"begins": hour} if hour else {}) for id_, hour in zip(ids, hours, strict=True)]
    at: dict[str, Any] = {"today": doing.today, "now_ms": doing.now_ms}
    return invitations.plan(doing.conn, doing.me, plan, fields, **at)


def _hours(begins: str, each: int, many: int) -> list[str]:
    """When each of so many begins, one after another; raises InvalidRecord past midnight."""
    if not begins:
        return [""] * many
    first = datetime.strptime(begins, "%H:%M")  # noqa: DTZ007  an hour of no day
    hours = [first + timedelta(minutes=each * n) for n in range(many)]
    if hours[-1].date() != first.date():
        raise InvalidRecord("notice", "begins", "too_late", begins)
    return [one.strftime("%H:%M") for one in hours]


def _move(doing: Doing) -> str:
    at: dict[str, Any] = {"today": doing.today, "now_ms": doing.now_ms}
    return invitations.move(doing.conn, doing.me, doing.subject, doing.fields, **at)


def _off(doing: Doing) -> str:
    why = str(doing.fields["why"])
    at: dict[str, Any] = {"today": doing.today, "now_ms": doing.now_ms}
    return invitations.call_off_all(doing.conn, doing.me, doing.subject, why, **at)


_WORK: Mapping[str, Work] = MappingProxyType({NEW: _begin, "move": _move, "off": _off})
"""How each act is done."""
