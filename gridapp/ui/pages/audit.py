"""Audit (查阅): numbers drawn, each from beginning to end in one PDF; and who looked at what."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.kinds import KINDS
from gridapp.paths import free_name
from gridapp.register import access, chains, records, rows
from gridapp.register.access import Access, Sought, Soundness
from gridapp.register.authors import Names
from gridapp.register.calendar import between
from gridapp.register.chains import Drawn
from gridapp.register.identity import Identity
from gridapp.ui import leads, theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.draw_board import DrawBoard
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.seen_board import DAYS, SeenBoard
from gridapp.ui.session import Session
from gridapp.ui.tables.access import EveryAccessTable
from gridapp.ui.tables.drawn import DrawnTable

DRAW, SEEN = "draw", "seen"
MOST = 500
"""Acts that are listed at once; Excel has them all."""

REPORTS = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which acts are wanted, as it is typed: whom or what it concerns, who looked, which days."""

    about: str
    by: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The acts that are wanted, the newest first, and what was found when the log was checked."""

    acts: Sequence[Access]
    sound: Soundness
    me: str
    about: tuple[str, ...]
    by: tuple[str, ...]


class AuditPage(Page):
    """Two halves; Ctrl+Enter looks up what is asked for, Ctrl+P goes on to the PDF of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._looked: tuple[Drawn, ...] = ()
        self._typed = ""
        self._seen: Found | None = None
        self.drawn = DrawnTable(session, self)
        self.acts = EveryAccessTable(session, self)
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._inside = bare()
        fill(self, self._inside)
        self.half, self.banner = Choice("", parent=self._inside), Banner(self._inside)
        table = EveryAccessTable
        self.draw = DrawBoard(self.drawn, DrawnTable.WIDTHS, DrawnTable.STRETCH, self._inside)
        self.seen = SeenBoard(self.acts, table.WIDTHS, table.STRETCH, self._inside)
        self._lay_out()
        self._connect()
        self.say()
        self.half.choose(DRAW)
        self.seen.days.choose(str(DAYS[1]))
        self._show_half()
        theme.follow(self, self._dress)

    def title(self) -> str:
        return self.tr("查阅")

    def open(self, goto: Goto) -> None:
        """Begin with the numbers, or with who looked at the record that is given."""
        self.banner.hide()
        if goto.subject:
            self.half.choose(SEEN)
            self.seen.about.set_text(goto.subject)
            self.seen.days.choose("")
        self._show_half()
        self.refresh()
        (self.draw.numbers if self.half.value() == DRAW else self.seen.about).edit.setFocus()

    def refresh(self) -> None:
        self._find_seen()
        if self._typed:
            self._find_drawn()

    def papers(self) -> tuple[Wanted, ...]:
        if self.half.value() == DRAW:
            return (Wanted(code="chains", text=self._typed),) if self._looked else ()
        found, asked = self._seen, self._asked()
        if found is None or _nobody(asked, found.about, found.by):
            return ()
        return (
            Wanted(
                code="access",
                subject=" ".join(found.about),
                text=f"{asked.first} {asked.last}".strip(),
                narrowed=" ".join(found.by),
            ),
        )

    def say(self) -> None:
        self.half.show_options([(DRAW, self.tr("抽查几件")), (SEEN, self.tr("谁看过什么"))])
        self.half.setAccessibleName(self.tr("查阅"))
        self.drawn.say_columns()
        self.acts.say_columns()
        if self._seen is not None:
            self._say_sound(self._seen)

    def _asked(self) -> Asked:
        days, last = self.seen.days.current(), self.session.today()
        first = date.fromisoformat(last) - timedelta(days=int(days) - 1) if days else None
        return Asked(
            about=self.seen.about.text().strip(),
            by=self.seen.by.text().strip(),
            first=first.isoformat() if first else "",
            last=last if first else "",
        )

    @Slot()
    def _find_drawn(self) -> None:
        text, me = self.draw.numbers.text(), self.session.me

        def look(conn: sqlite3.Connection) -> tuple[list[Drawn], dict[str, str]]:
            found = chains.drawn(conn, me, chains.numbers(text))
            spoken = [(one.id, KINDS[one.kind].number) for one in found if one.id]
            return found, rows.labels(conn, spoken)

        def show(looked: tuple[list[Drawn], dict[str, str]]) -> None:
            found, self.drawn.titles = looked
            self._looked, self._typed = tuple(found), text
            here = sum(bool(one.id) for one in found)
            self.drawn.show(found)
            self.draw.show_found(here if found else -1, len(found) - here)
            self.renamed.emit()

        self.banner.hide()
        self.session.look(look, show, self._on_failed)

    @Slot()
    def _find_seen(self) -> None:
        asked, me = self._asked(), self.session.me
        self.session.look(lambda conn: _seen(conn, me, asked, MOST), self._on_seen, self._on_failed)

    def _on_seen(self, found: Found) -> None:
        self._seen = found
        self.acts.who = found.me or self.session.me.tag
        self.acts.show(found.acts)
        self.seen.count(len(found.acts), MOST)
        asked = self._asked()
        self.seen.about.warn(
            self.tr("没有叫这个名字的，也没有这个编号") if asked.about and not found.about else ""
        )
        self.seen.by.warn(self.tr("没有叫这个名字的工作人员") if asked.by and not found.by else "")
        self._say_sound(found)
        self.renamed.emit()

    def _say_sound(self, found: Found) -> None:
        from gridapp.reports.access_book import sound_lines

        first = sound_lines(found.sound, self.session.language())[0]
        told = sum(one.how != "restored" for one in found.sound.shrunk)
        if told:
            first += self.tr("有 %n 台设备的查看记录被删改过，见打印件。", "", told)
        icon = "check-circle" if found.sound.whole else "error"
        self.seen.whole.tell(first, icon, "green" if found.sound.whole else "red")

    @Slot()
    def _on_export(self) -> None:
        """All that is asked for as Excel, noted in the log before it is there."""
        asked, session = self._asked(), self.session
        me, language, today, now_ms = (
            session.me,
            session.language(),
            session.today(),
            session.now_ms(),
        )
        folder = session.home.root / REPORTS

        def work(conn: sqlite3.Connection) -> Path:
            from gridapp.reports import access_book, write_ledger

            found = _seen(conn, me, asked, None)
            about = "    ".join(filter(None, (asked.about, asked.by, asked.first, asked.last)))
            made = access_book.made(
                conn, me, found.acts, found.sound, about=about, language=language, today=today
            )
            folder.mkdir(parents=True, exist_ok=True)
            out = free_name(folder, f"{made.title} {today}", ".xlsx")
            return write_ledger.hand_over(conn, made, out, "", now_ms=now_ms).file

        def done(file: Path) -> None:
            said = self.tr("已存成 Excel：{file}").format(file=file)
            self.banner.tell(said, "green", stays=True)
            self._find_seen()

        session.keep(work, done, self._on_failed, once=("excel", asked))

    @Slot()
    def _on_press(self) -> None:
        if wanted := self.papers():
            self.go.emit(Goto(page="print", papers=wanted))

    @Slot()
    def _show_half(self) -> None:
        draws = self.half.value() == DRAW
        self.draw.setVisible(draws)
        self.seen.setVisible(not draws)
        self.renamed.emit()

    @Slot(QModelIndex)
    def _on_drawn(self, index: QModelIndex) -> None:
        row = self.drawn.row(index.row())
        if row is not None and row.id:
            self._open(row.kind, row.id)

    @Slot(QModelIndex)
    def _on_act(self, index: QModelIndex) -> None:
        row = self.acts.row(index.row())
        if row is not None and row.record and row.kind:
            self._open(row.kind, row.record)

    def _open(self, kind: str, id_: str) -> None:
        if goto := leads.to_record(self.session.conn, kind, id_):
            self.go.emit(goto)

    def _on_failed(self, problem: Exception) -> None:
        self.say_problem(problem, self.banner)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._inside)
        for part in (self.half, self.banner, self.draw, self.seen):
            self._column.addWidget(part)
        self._column.addStretch()

    def _connect(self) -> None:
        self.half.chosen.connect(self._show_half)
        self.draw.submitted.connect(self._find_drawn)
        self.draw.printed.connect(self._on_press)
        self.draw.view.activated.connect(self._on_drawn)
        self.seen.submitted.connect(self._find_seen)
        self.seen.exported.connect(self._on_export)
        self.seen.printed.connect(self._on_press)
        self.seen.view.activated.connect(self._on_act)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column, theme.M)


def _seen(conn: sqlite3.Connection, me: Identity, asked: Asked, most: int | None) -> Found:
    """The acts that are asked for; none where nobody is called what was typed."""
    about = tuple(chains.meant(conn, asked.about))
    by = tuple(_workers(conn, asked.by))
    since_ms, until_ms = between(asked.first, asked.last)
    sought = Sought(
        records=chains.concerning(conn, *about),
        by=frozenset(by),
        since_ms=since_ms,
        until_ms=until_ms,
        most=most,
    )
    return Found(
        acts=() if _nobody(asked, about, by) else access.acts(conn, sought)[::-1],
        sound=access.soundness(conn),
        me=Names(conn)[me.worker.hex()],
        about=about,
        by=by,
    )


def _nobody(asked: Asked, about: tuple[str, ...], by: tuple[str, ...]) -> bool:
    """Whether nobody, or nothing, is called what was typed."""
    return bool((asked.about and not about) or (asked.by and not by))


def _workers(conn: sqlite3.Connection, said: str) -> list[str]:
    return records.ids(conn, KINDS["worker"], where={"name": said}) if said else []
