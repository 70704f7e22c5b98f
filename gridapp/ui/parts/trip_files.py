"""The forms that go out to be signed: onto paper, or as Word files, with a mark on every page."""

from __future__ import annotations

import sqlite3
from functools import partial

from gridapp.register import form_pages
from gridapp.ui.parts.dossier_files import DossierFiles, Forms
from gridapp.ui.session import Work


class TripFiles(DossierFiles):
    """As for the whole dossier; which pages left is written down, so that they are expected."""

    CODE = "signing"

    def say(self) -> None:
        self.paper.setText(self.tr("打印去签字"))
        self.word.setText(self.tr("签字文书存成 Word"))

    def nothing(self) -> str:
        return self.tr("要签的都签回来了，没有要打印的。")

    def filler(self) -> Work[Forms]:
        session, subject = self.session, self.subject
        me, home, today, now_ms = session.me, session.home, session.today(), session.now_ms()

        def fill(conn: sqlite3.Connection) -> Forms:
            # Only when wanted: what fills Word files takes a while to load.
            from gridapp.reports.signing_forms import to_sign

            forms = to_sign(conn, me, subject, home=home, now_ms=now_ms)
            went = [(one.pages, 1, 0) for one in forms]
            files = {f"{one.filled.stem}.docx": one.docx for one in forms}
            return files, partial(form_pages.printed, me=me, went=went, today=today, now_ms=now_ms)

        return fill
