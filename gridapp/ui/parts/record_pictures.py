"""The pictures of a record and of what belongs to it, and the ones of a form not saved yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.attachment import Attachment
from gridapp.models.rights import may_write
from gridapp.register import attachments, codes, locks, pictures, records
from gridapp.ui import problems, theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.picture_strip import Given, PictureStrip, Shown
from gridapp.ui.parts.picture_view import PictureView, Slide
from gridapp.ui.session import Session

BEFORE, AFTER, EVIDENCE, SIGNED, IDENTITY, OTHER = "1", "2", "3", "4", "6", "9"
LIST = "attachment_kind"

Subjects = Callable[[sqlite3.Connection], Sequence[str]]
"""The records whose pictures are shown; the first is the one that new ones belong to."""


class RecordPictures(QWidget):
    """Shows what is attached; each new picture is saved at once, and can be taken back.

    Before and after stand beside each other.
    """

    def __init__(
        self, session: Session, kinds: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._kinds = session, kinds
        self._subject, self._may_add = "", False
        self._found: dict[str, Attachment] = {}
        self._number = 0
        self.problem, self.strip, self.kind = Banner(), PictureStrip(), Choice("")
        self.problem.hide()
        self.kind.hide()  # until it stands here: shown before, it would be a window of its own
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.problem, self.strip, self.kind):
            self._column.addWidget(part)
        self.strip.given.connect(self.take)
        self.strip.opened.connect(self._on_opened)
        self.strip.removed.connect(self._on_removed)
        theme.follow(self, self._dress, self._say)

    def show_of(self, subject: str, also: Subjects, *, may_add: bool, usual: str = OTHER) -> None:
        """Show the pictures of this record and of the others; a new one is of the usual kind."""
        may_add = may_add and may_write(self._session.me.role, "attachment")
        if subject != self._subject:
            self.problem.hide()
            self.kind.choose(usual if usual in self._kinds else "")
        self._subject, self._may_add = subject, may_add
        self.kind.setVisible(bool(self._kinds) and may_add)
        self._number += 1

        def look(conn: sqlite3.Connection) -> tuple[list[Attachment], dict[str, bool]]:
            found = [one for each in [subject, *also(conn)] for one in attachments.of(conn, each)]
            kept = {one.id for one in found if locks.requests_of(conn, one.subject or "")}
            shown = in_pairs([one for one in found if one.id not in kept])
            return shown, {one.id: attachments.is_here(conn, one.digest) for one in shown}

        self._session.look(look, partial(self._on_looked, self._number))

    def _on_looked(self, number: int, found: tuple[list[Attachment], dict[str, bool]]) -> None:
        if number != self._number:
            return
        listed, here = found
        self._found = {one.id: one for one in listed}
        shown = [self._shown(one, here=here[one.id]) for one in listed]
        self.strip.show_pictures(shown, may_add=self._may_add)
        dots = self.strip.thumb_dots()
        for one in listed:
            if here[one.id]:
                self._session.look(
                    partial(_thumb, one.digest, dots), partial(self._on_thumb, number, one.id)
                )

    def _on_thumb(self, number: int, id_: str, picture: QImage | None) -> None:
        if number == self._number and picture is not None:
            self.strip.show_thumb(id_, picture)

    def _shown(self, one: Attachment, *, here: bool) -> Shown:
        said = capital(codes.label(LIST, one.kind or OTHER, self._session.language()))
        if (one.kind or OTHER) == OTHER:
            said = self.tr("照片")
        said = " · ".join(filter(None, (said, one.taken_on, one.note)))
        if not here:
            said = self.tr("{what}（还在路上）").format(what=said)
        return Shown(id=one.id, caption=said, here=here)

    @Slot(object)
    def take(self, given: Sequence[Given]) -> None:
        """Attach these; what is no picture is named, the others are taken."""
        session, subject, kind = self._session, self._subject, self.kind.value() or OTHER
        if not (subject and self._may_add):
            return

        def then(made: tuple[list[bytes], list[Exception]]) -> None:
            files, wrong = made
            self._complain(wrong)
            if not files:
                return
            now_ms = session.now_ms()
            said = self.tr("已附上 %n 张照片", "", len(files))
            session.write(
                lambda conn: attachments.add_within(
                    conn, session.me, subject, files, kind=kind, now_ms=now_ms
                ),
                said=said,
                once=(subject, *files),
            )

        session.look(lambda _conn: made_small(given), then)

    def _complain(self, wrong: Sequence[Exception]) -> None:
        self.problem.setVisible(bool(wrong))
        if wrong:
            said = [problems.words(one, self._session.language()) for one in wrong]
            self.problem.tell("\n".join(dict.fromkeys(said)), "red", stays=True)

    @Slot(str)
    def _on_removed(self, id_: str) -> None:
        session = self._session
        now_ms = session.now_ms()
        session.write(
            lambda conn: attachments.remove(conn, session.me, id_, now_ms=now_ms),
            said=self.tr("已拿掉 1 张照片"),
            once=("remove", id_),
        )

    @Slot(str)
    def _on_opened(self, id_: str) -> None:
        captions = dict(zip(self.strip.ids(), self.strip.captions(), strict=True))
        conn = self._session.conn
        shown = {
            one.id: Shown(
                id=one.id,
                caption=captions.get(one.id, ""),
                here=attachments.is_here(conn, one.digest),
            )
            for one in self._found.values()
        }
        PictureView(slides_of(self._found, shown), id_, self._load, self.window()).exec()

    def _load(self, id_: str, then: Callable[[QImage | None], None]) -> None:
        digest = self._found[id_].digest
        self._session.look(partial(_picture, digest), then)

    def _say(self) -> None:
        language = self._session.language()
        labels = codes.labels(LIST, language)
        self.kind.setAccessibleName(self.tr("照片是什么"))
        self.kind.show_options([(kind, capital(labels[kind])) for kind in self._kinds])

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))


class DraftPictures(QWidget):
    """Pictures of a form that is not saved: its draft keeps them over a power cut.

    Signals:
        changed: one was added or taken away.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: list[str] = []
        self.problem, self.strip = Banner(), PictureStrip()
        self.problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.problem)
        self._column.addWidget(self.strip)
        self.strip.given.connect(self.take)
        self.strip.opened.connect(self._on_opened)
        self.strip.removed.connect(self._on_removed)

    def fill(self, names: Sequence[str]) -> None:
        """Show the pictures that the draft names."""
        self._names = list(names)
        self.problem.hide()
        self._show()

    def names(self) -> list[str]:
        """By what the draft knows the pictures."""
        return list(self._names)

    @Slot(object)
    def take(self, given: Sequence[Given]) -> None:
        """Keep these with the draft; what is no picture is named, the others are taken."""
        drafts = self._session.drafts

        def work(_conn: sqlite3.Connection) -> tuple[list[str], list[Exception]]:
            files, wrong = made_small(given)
            return [drafts.keep_picture(data) for data in files], wrong

        def then(made: tuple[list[str], list[Exception]]) -> None:
            fresh, wrong = made
            self.problem.setVisible(bool(wrong))
            if wrong:
                said = [problems.words(one, self._session.language()) for one in wrong]
                self.problem.tell("\n".join(dict.fromkeys(said)), "red", stays=True)
            self._names = list(dict.fromkeys([*self._names, *fresh]))
            self._show()
            self.changed.emit()

        self._session.look(work, then)

    def _show(self) -> None:
        said = [
            Shown(id=name, caption=self.tr("第 {n} 张").format(n=number))
            for number, name in enumerate(self._names, 1)
        ]
        self.strip.show_pictures(said)
        dots = self.strip.thumb_dots()
        for name in self._names:
            self._load(name, partial(self._on_loaded, name), dots)

    def _on_loaded(self, name: str, picture: QImage | None) -> None:
        if picture is not None:
            self.strip.show_thumb(name, picture)

    def _load(self, name: str, then: Callable[[QImage | None], None], dots: int = 0) -> None:
        drafts = self._session.drafts
        self._session.look(lambda _conn: image_of(drafts.picture(name), dots), then)

    @Slot(str)
    def _on_opened(self, name: str) -> None:
        captions = zip(self.strip.ids(), self.strip.captions(), strict=True)
        slides = [Slide((Shown(id=id_, caption=said),)) for id_, said in captions]
        PictureView(slides, name, self._load, self.window()).exec()

    @Slot(str)
    def _on_removed(self, name: str) -> None:
        self._names.remove(name)
        self._show()
        self.changed.emit()


def save_pictures(
    session: Session,
    conn: sqlite3.Connection,
    subject: str,
    names: Sequence[str],
    kind: str,
    *,
    now_ms: int,
) -> None:
    """Attach pictures of a draft to what was made of it. Needs a transaction."""
    found = [session.drafts.picture(name) for name in names]
    files = [data for data in found if data is not None]
    if files:
        attachments.add_within(conn, session.me, subject, files, kind=kind, now_ms=now_ms)


def made_small(given: Sequence[Given]) -> tuple[list[bytes], list[Exception]]:
    """The pictures that can be taken, made small, and why the others cannot."""
    files: list[bytes] = []
    wrong: list[Exception] = []
    for one in given:
        try:
            made = pictures.made_small(one) if isinstance(one, bytes) else pictures.from_file(one)
        except (pictures.NotAPicture, OSError) as why:
            wrong.append(why)
        else:
            files.append(made)
    return files, wrong


def in_pairs(found: Sequence[Attachment]) -> list[Attachment]:
    """First before and after by turns, then the rest."""
    unique = list({one.digest: one for one in reversed(found)}.values())[::-1]
    before = [one for one in unique if one.kind == BEFORE]
    after = [one for one in unique if one.kind == AFTER]
    paired = [each for pair in zip(before, after, strict=False) for each in pair]
    return paired + [one for one in unique if one not in paired]


def slides_of(found: Mapping[str, Attachment], shown: Mapping[str, Shown]) -> list[Slide]:
    """What is shown large at once: a picture before with the one after it, else one."""
    slides: list[Slide] = []
    rest = list(found.values())
    while rest:
        one = rest.pop(0)
        pair = one.kind == BEFORE and rest and rest[0].kind == AFTER
        both = (one, rest.pop(0)) if pair else (one,)
        slides.append(Slide(tuple(shown[each.id] for each in both)))
    return slides


def of_matter(matter: str) -> Subjects:
    """The records whose pictures belong on a matter's page: its steps, and its visit."""

    def found(conn: sqlite3.Connection) -> list[str]:
        from gridapp.models.kinds import KINDS
        from gridapp.models.matter import Matter

        one = records.get(conn, Matter, matter)
        steps = records.ids(conn, KINDS["step"], where={"matter": matter})
        return [*steps, *([one.visit] if one and one.visit else [])]

    return found


def of_household(household: str) -> Subjects:
    """The records whose pictures belong on a household's page: its visits."""

    def found(conn: sqlite3.Connection) -> list[str]:
        from gridapp.models.kinds import KINDS

        return records.ids(conn, KINDS["visit"], where={"household": household})

    return found


def _picture(digest: bytes | None, conn: sqlite3.Connection) -> QImage | None:
    return image_of(attachments.read(conn, digest), 0)


def _thumb(digest: bytes | None, dots: int, conn: sqlite3.Connection) -> QImage | None:
    return image_of(attachments.read(conn, digest), dots)


def image_of(data: bytes | None, dots: int) -> QImage | None:
    """The picture, so many dots wide or high where that is said. Runs on any thread."""
    image = QImage.fromData(data) if data else QImage()
    if image.isNull():
        return None
    if not dots:
        return image
    way = Qt.TransformationMode.SmoothTransformation
    return image.scaled(dots, dots, Qt.AspectRatioMode.KeepAspectRatio, way)
