"""The dossier's forms from the page of a dispute: onto paper, or as Word files to be edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.paths import free_name, write_file
from gridapp.register import audit
from gridapp.ui import problems, theme
from gridapp.ui.background import WRITING, Lane
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.show_folder import show_folder
from gridapp.ui.session import Session, Work
from gridapp.words.printing import paper_name

Forms = tuple[Mapping[str, bytes], Work[object] | None]
"""Files by their names, and what else is written down when they leave the register."""


class DossierFiles(QWidget):
    """Two buttons, and what came of the second.

    Attributes:
        subject: the dispute's id.
        written: the folder that was written last; None before.

    Signals:
        print_asked: the person wants the dossier on paper.
    """

    print_asked = Signal()
    CODE: ClassVar[str] = "dossier"
    """The paper that is printed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.subject = session, ""
        self.written: Path | None = None
        self._lane = Lane(self.CODE, self, patience=WRITING)
        session.closing.connect(self._lane.close)
        self.paper, self.word = Button(icon="printer"), Button(icon="file")
        self.banner = Banner()
        row = FlowLayout()
        row.addWidget(self.paper)
        row.addWidget(self.word)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self._column.addWidget(self.banner)
        self.paper.clicked.connect(self.print_asked)
        self.word.clicked.connect(self._on_word)
        self.banner.acted.connect(self._on_shown)
        theme.follow(self, self._dress)
        self.say()

    def say(self) -> None:
        """Speak the language there is now."""
        self.paper.setText(self.tr("打印卷宗"))
        self.word.setText(self.tr("文书存成 Word"))

    def show_dispute(self, id_: str) -> None:
        """Be about this dispute."""
        if id_ != self.subject:
            self.subject = id_
            self.banner.hide()

    def filler(self) -> Work[Forms]:
        """What fills the forms, on another thread."""
        home, subject = self.session.home, self.subject

        def fill(conn: sqlite3.Connection) -> Forms:
            # Only when wanted: what fills Word files takes a while to load.
            from gridapp.reports.dossier_forms import filled

            forms = filled(conn, subject, home=home)
            return {f"{one.stem}.docx": one.docx for one in forms}, None

        return fill

    def nothing(self) -> str:
        """What is said where there is no form."""
        return ""

    @Slot()
    def _on_word(self) -> None:
        self.word.setEnabled(False)
        self.session.look(self.filler(), self._on_filled, self._on_failed)

    def _on_filled(self, forms: Forms) -> None:
        """Note in the access log what leaves the register, and only then write it."""
        files, also = forms
        if not files:
            self.word.setEnabled(True)
            self.banner.tell(self.nothing(), "blue", stays=True)
            return
        session, subject = self.session, self.subject
        name, now_ms = paper_name(self.CODE, session.language()), session.now_ms()
        folder = free_name(session.home.reports, f"{name}-{subject[-6:]}", "")

        def note(conn: sqlite3.Connection) -> None:
            audit.note_print(conn, subject, name, len(files), "", now_ms=now_ms)
            if also is not None:
                also(conn)

        def write() -> Path:
            folder.mkdir(parents=True)
            for file, data in files.items():
                write_file(folder / file, data, private=True)
            return folder

        def noted(_: None) -> None:
            self._lane.run(write, self._on_written, self._on_failed)
            if also is not None:
                session.changed.emit()

        session.keep(note, noted, self._on_failed)

    def _on_written(self, folder: Path) -> None:
        self.written = folder
        self.word.setEnabled(True)
        said = self.tr("文书写好了，号码是遮住的：{folder}").format(folder=folder)
        self.banner.tell(said, "green", self.tr("打开文件夹"), stays=True)

    def _on_failed(self, problem: Exception) -> None:
        self.word.setEnabled(True)
        self.banner.tell(problems.words(problem, self.session.language()), "red", stays=True)

    @Slot()
    def _on_shown(self) -> None:
        if self.written is not None:
            show_folder(self.written)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))
