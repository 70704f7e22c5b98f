"""The pages of a dispute that are signed: printed, expected, and taken in from photos and scans."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from gridapp.models.form_page import FormPage
from gridapp.models.page_states import Missing, Sheet, with_missing
from gridapp.register import form_pages, scans, sorting
from gridapp.register.scans import Leaf
from gridapp.register.sorting import Sorted
from gridapp.ui import problems, theme
from gridapp.ui.background import Lane
from gridapp.ui.parts import dropped
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.line_list import LineList
from gridapp.ui.parts.picture_strip import PictureStrip, Shown
from gridapp.ui.parts.picture_view import PictureView, Slide
from gridapp.ui.parts.record_pictures import image_of
from gridapp.ui.parts.trip_files import TripFiles
from gridapp.ui.parts.trip_words import left_line, missing_line, page_line
from gridapp.ui.parts.where import looking_from
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

MOST_LEFT = 200
"""Pictures that wait for a person: each is in memory, and nobody looks through more at a time."""

_SORTS = "*.jpg *.jpeg *.png *.pdf *.JPG *.JPEG *.PNG *.PDF *.heic *.HEIC"


class TripPages(QWidget):
    """What is dropped here is read off the window's thread and sorted by its marks.

    What no mark says stays in memory alone, until a person says which page it is.

    Attributes:
        left: pictures that are left, as they came, by their keys.

    Signals:
        asked: a line's button was pressed: page:ID, print:FORM for a page that is missing, or
            place:KEY for a picture that is left.
    """

    asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.left: dict[str, Sorted] = {}
        self._waiting: list[Path] = []
        self._leaves: Iterator[Leaf] | None = None
        self._run, self._subject, self._may_add = 0, "", False
        self._total = self._put = self._again = self._unread = 0
        self._sheets: Sequence[Sheet] = ()
        self._known: Collection[str] = ()
        self._lane, self._from = Lane("scans", self), ""
        session.closing.connect(self._on_closing)
        self.files = TripFiles(session)
        self.take, self.folder = Button(icon="camera"), Button(icon="folder", look="quiet")
        self.stop = Button(icon="close", look="quiet")
        self.unused = Button(icon="remove", look="quiet")
        self.theirs, self.guessed = Button(icon="link", look="quiet"), Button(icon="check")
        self.hint, self.banner = wrapped("", "caption"), Banner()
        self.pages, self.rest, self.seen = LineList(), LineList(), PictureStrip()
        self._lay_out()
        self.take.clicked.connect(self._on_files)
        self.folder.clicked.connect(self._on_folder)
        self.stop.clicked.connect(self._on_stop)
        self.unused.clicked.connect(self._on_unused)
        self.theirs.clicked.connect(self._on_theirs)
        self.guessed.clicked.connect(self._on_guessed)
        self.pages.asked.connect(self.asked)
        self.rest.asked.connect(self.asked)
        self.seen.opened.connect(self._on_opened)
        theme.follow(self, self._dress)
        self.say()

    def say(self) -> None:
        """Speak the language there is now."""
        self.files.say()
        self.take.setText(self.tr("收照片、扫描件…"))
        self.folder.setText(self.tr("收一个文件夹…"))
        self.stop.setText(self.tr("停"))
        self.unused.setText(self.tr("没用上的页去掉"))
        self.hint.setText(self.tr("每页右下角有识别码。签完拍照或扫描，拖到这里，就各归各页。"))

    def show_pages(
        self, subject: str, sheets: Sequence[Sheet], known: Collection[str], *, may_add: bool
    ) -> None:
        """Show the pages of this dispute; `known` are digests of what is attached to it, in hex."""
        if subject != self._subject:
            self._run += 1
            self._subject, self.left, self._waiting, self._leaves = subject, {}, [], None
            self.banner.hide()
        self.files.show_dispute(subject)
        self._known, self._may_add = known, may_add
        language, self._sheets = self._session.language(), sheets
        note, anew = (self.tr("记下"), self.tr("重新打印")) if may_add else ("", "")
        lines = [
            missing_line(one, language, anew)
            if isinstance(one, Missing)
            else page_line(one, language, note)
            for one in with_missing(sheets)
        ]
        self.pages.show_lines(lines, self.tr("还没有打印过要签的文书。"))
        for part in (self.files, self.take, self.folder, self.hint):
            part.setVisible(may_add)
        self._show_left()

    def leaf(self, key: str, form: str) -> tuple[Leaf, str]:
        """A picture that is left, by what stands after the colon of its act; of which session or
        agreement it is as a page of this form, where its mark says so. Raises KeyError.
        """
        one = self._placeable()[key]
        ours = one.page is not None and one.page.form == form
        return one.leaf, (one.page.about or "") if ours and one.page else ""

    def likely(self) -> dict[str, Mapping[str, object]]:
        """The pictures that a person may put with a page, and what is likely of each."""
        found: dict[str, Mapping[str, object]] = {key: {"page": 1} for key in self._placeable()}
        for key, (page, number) in self._guesses().items():
            found[key] = {"form": page.form, "page": number or None}
        return found

    def _guesses(self) -> dict[str, tuple[FormPage, int]]:
        return sorting.likely(self._placeable(), self._subject, self._sheets)

    def _placeable(self) -> dict[str, Sorted]:
        return {key: one for key, one in self._lasting().items() if one.leaf.data}

    def _lasting(self) -> dict[str, Sorted]:
        """The pictures that are left and have not been put with a page since."""
        return {key: one for key, one in self.left.items() if key not in self._known}

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read these files and folders, one after another, and sort what is in them."""
        if not (self._may_add and paths):
            return
        self._on_stop()
        self._put = self._again = self._unread = 0
        self.left = {}
        run = self._run
        listed = partial(self._on_listed, run)
        self._lane.run(lambda: scans.files_of(paths), listed, self._on_failed)

    def _on_listed(self, run: int, found: tuple[list[Path], int]) -> None:
        if run == self._run:
            self._waiting, self._unread = found
            self._total = len(self._waiting)
            self._next(run)

    def _next(self, run: int) -> None:
        """One picture after another, so that it can be stopped in the middle of a thick PDF."""
        if run != self._run:
            return
        self._show_left()
        if self._leaves is None:
            if self._is_full():
                self._leave_rest()
            if not self._waiting:
                self._tell()
                return
            self._leaves = scans.leaves(self._waiting.pop(0))
            done = self._total - len(self._waiting)
            words = self.tr("正在看第 {n} 个文件，共 {total} 个").format(n=done, total=self._total)
            self.banner.tell(words, "blue", stays=True)
        leaves = self._leaves
        self._lane.run(lambda: next(leaves, None), partial(self._on_read, run), self._on_failed)

    def _on_read(self, run: int, leaf: Leaf | None) -> None:
        if run != self._run:
            return
        if leaf is not None and not self._is_full():
            self._sort([leaf], self._subject, partial(self._on_sorted, run))
            return
        self._leaves = None
        self._unread += leaf is not None
        self._next(run)

    def _is_full(self) -> bool:
        return len(self._lasting()) >= MOST_LEFT

    def _leave_rest(self) -> None:
        self._unread += len(self._waiting)
        self._waiting, self._leaves = [], None

    def _sort(
        self,
        leaves: Sequence[Leaf],
        only: str,
        then: Callable[[dict[str, Sorted]], object],
    ) -> None:
        session, now_ms = self._session, self._session.now_ms()

        def work(conn: sqlite3.Connection) -> dict[str, Sorted]:
            return {
                one.key: sorting.sort(conn, session.me, one, only=only, now_ms=now_ms)
                for one in leaves
            }

        session.keep(work, then, self._on_failed)

    def _on_sorted(self, run: int, found: Mapping[str, Sorted]) -> None:
        if run == self._run:
            self._count(found)
            self._next(run)

    def _count(self, found: Mapping[str, Sorted]) -> None:
        known = {key for key, one in found.items() if not one.is_put and key in self._known}
        self._again += len(known) + sum(one.verdict == "again" for one in found.values())
        self._put += sum(one.is_put and one.verdict != "again" for one in found.values())
        self.left |= {key: one for key, one in found.items() if not one.is_put and key not in known}

    def _tell(self) -> None:
        said = self.tr("归好 {put} 张，已有的 {again} 张，留给您看的 {left} 张")
        left = len(self._lasting())
        words = [said.format(put=self._put, again=self._again, left=left)]
        if self._unread:
            words.append(self.tr("还有 {n} 个文件没看。").format(n=self._unread))
            if self._is_full():
                words.append(self.tr("留下的太多，先停在这里：归好这些，再收其余的。"))
            elif self._total == scans.MOST_FILES:
                most = self.tr("一次最多 {most} 个，其余的请分几次收。")
                words.append(most.format(most=scans.MOST_FILES))
        tone: Tone = "amber" if left or self._unread else "green"
        self.banner.tell("\n".join(words), tone, stays=True)
        self._session.changed.emit()

    def _show_left(self) -> None:
        language, lasting = self._session.language(), self._lasting()
        label = self.tr("归到…") if self._may_add else ""
        guesses = {key: number for key, (_page, number) in self._guesses().items() if number}
        lines = [
            left_line(
                one, language, f"place:{key}" if one.leaf.data else "", label, guesses.get(key, 0)
            )
            for key, one in lasting.items()
        ]
        self.rest.show_lines(lines, "")
        self.rest.setVisible(bool(lines))
        self._show_pictures()
        theirs = [one for one in lasting.values() if one.verdict == "other"]
        self.theirs.setText(self.tr("别的纠纷的 {n} 张放过去").format(n=len(theirs)))
        self.theirs.setVisible(bool(theirs) and self._may_add)
        self.guessed.setText(self.tr("照写的页次归好 {n} 张").format(n=len(guesses)))
        self.guessed.setVisible(bool(guesses) and self._may_add)
        self.stop.setVisible(bool(self._waiting) or self._leaves is not None)
        self.unused.setVisible(any(one.unused for one in self._sheets) and self._may_add)

    def _show_pictures(self) -> None:
        """Small pictures of what a person has to look at."""
        able, before = self._placeable(), set(self.seen.ids())
        self.seen.setVisible(bool(able))
        shown = [Shown(id=key, caption=one.leaf.name) for key, one in able.items()]
        if self.seen.ids() == list(able):
            return
        self.seen.show_pictures(shown, may_add=False)
        dots = self.seen.thumb_dots()
        for key in [key for key in able if key not in before]:
            self._load(key, partial(self._on_thumb, key), dots)

    def _on_thumb(self, key: str, picture: QImage | None) -> None:
        if picture is not None:
            self.seen.show_thumb(key, picture)

    def _load(self, key: str, then: Callable[[QImage | None], None], dots: int = 0) -> None:
        data = self._placeable()[key].leaf.data
        self._lane.run(lambda: image_of(data, dots), then, self._on_failed)

    @Slot(str)
    def _on_opened(self, key: str) -> None:
        captions = zip(self.seen.ids(), self.seen.captions(), strict=True)
        slides = [Slide((Shown(id=id_, caption=said),)) for id_, said in captions]
        PictureView(slides, key, self._load, self.window()).exec()

    @Slot()
    def _on_files(self) -> None:
        name = self.tr("照片和扫描件")
        sorts = f"{name} ({_SORTS})"
        at = looking_from(self._from)
        files, _which = QFileDialog.getOpenFileNames(self, self.take.text(), at, sorts)
        if files:
            self._from = str(Path(files[0]).parent)
            self.take_in([Path(file) for file in files])

    @Slot()
    def _on_folder(self) -> None:
        at = looking_from(self._from)
        folder = QFileDialog.getExistingDirectory(self, self.folder.text(), at)
        if folder:
            self._from = folder
            self.take_in([Path(folder)])

    @Slot()
    def _on_stop(self) -> None:
        """Take nothing more in; what was sorted stays."""
        was = bool(self._waiting) or self._leaves is not None
        self._run += 1
        self._leave_rest()
        if was:
            self._show_left()
            self._tell()

    @Slot()
    def _on_closing(self) -> None:
        self._run += 1
        self._lane.close()

    @Slot()
    def _on_unused(self) -> None:
        session, now_ms = self._session, self._session.now_ms()
        ids = tuple(one.page.id for one in self._sheets if one.unused)
        said = self.tr("去掉了没用上的 {n} 页").format(n=len(ids))
        session.write(
            lambda conn: form_pages.drop(conn, session.me, ids, now_ms=now_ms),
            said=said,
            once=("unused", ids),
        )

    @Slot()
    def _on_theirs(self) -> None:
        theirs = {key: one for key, one in self._lasting().items() if one.verdict == "other"}
        run = self._run

        def then(found: Mapping[str, Sorted]) -> None:
            if run == self._run:
                self.left = {key: one for key, one in self.left.items() if key not in theirs}
                self._count(found)
                self._show_left()
                self._tell()

        self._sort([one.leaf for one in theirs.values()], "", then)

    @Slot()
    def _on_guessed(self) -> None:
        """Later pages go where they are missing next, each as its line says."""
        session, subject, now_ms = self._session, self._subject, self._session.now_ms()
        able, run = self._placeable(), self._run
        plan = [
            (page, number, able[key].leaf.data)
            for key, (page, number) in self._guesses().items()
            if number
        ]

        def work(conn: sqlite3.Connection) -> None:
            for page, number, data in plan:
                at, about = page.form or "", page.about or ""
                form_pages.place(
                    conn, session.me, subject, at, number, data, about=about, now_ms=now_ms
                )

        def then(_: None) -> None:
            session.changed.emit()
            if run == self._run:
                self._put += len(plan)
                self._tell()

        session.keep(work, then, self._on_failed)

    def _on_failed(self, problem: Exception) -> None:
        self._run += 1
        self._waiting, self._leaves = [], None
        self._show_left()
        problems.note(problem)
        words = problems.words(problem, self._session.language())
        self.banner.tell(words, "red", stays=True)

    def _lay_out(self) -> None:
        row = FlowLayout()
        acts = (self.take, self.folder, self.stop, self.unused, self.theirs, self.guessed)
        for button in acts:
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for above in (self.pages, self.files, self.hint):
            self._column.addWidget(above)
        self._column.addLayout(row)
        for below in (self.banner, self.rest, self.seen):
            self._column.addWidget(below)
        for hidden in (*acts[2:], self.banner, self.rest, self.seen):
            hidden.hide()
        self.setAcceptDrops(True)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_add and dropped.files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped.files(event):
            self.take_in(files)
            event.acceptProposedAction()
