"""Simple mode: somebody tells of something. Who, what in his own words, and it is written down."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gridapp.models.danger import Call, calls_for
from gridapp.register import attachments, duty, households, pictures, spoken, spoken_entry
from gridapp.register.alike import Alike
from gridapp.register.households import HouseholdRow
from gridapp.register.spoken_entry import NOBODY, RESIDENT, SECRET, SELF, SpokenEntry
from gridapp.ui import photos, sticks
from gridapp.ui.background import WRITING, Lane
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto
from gridapp.ui.parts.ask_danger import AskDanger
from gridapp.ui.parts.ask_one import AskOne
from gridapp.ui.parts.ask_photo import AskPhoto
from gridapp.ui.parts.ask_what import AskWhat
from gridapp.ui.parts.ask_who import FEW, AskWho
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.tiles import Offer
from gridapp.ui.parts.where import looking_from
from gridapp.ui.photos import Photo
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session

HOME = "simple"
DONE, ONCE_MORE, TAKE_BACK = "done", "once_more", "take_back"
SAME, ANOTHER = "same", "another"

MOST_PHOTOS = 6
"""So many of the newest photos are offered."""


def _pictures() -> str:
    """The folder in which pictures lie on this computer."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


People = tuple[list[HouseholdRow], bool]


class SimpleTellPage(QuestionPage):
    """`subject` is a picture's code or a task's, then @household and @visit where one is known."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._subject, self._picture, self._door, self._visit = "other", "other", "", ""
        self._who, self._phoned, self._joined = "", "", ""
        self._asked_same = False
        self._photos: list[str] = []
        self._like: Alike | None = None
        self.who, self.what, self.danger = AskWho(), AskWhat(), AskDanger()
        self.photo, self._lane = AskPhoto(), Lane("photos", self, patience=WRITING)
        self.same, self.done = AskOne("info", "blue"), AskOne("check-circle", "green")
        self.problem = Banner()
        self._keeper = DraftKeeper(session.drafts, "simple_tell", self._typed, self._name, self)
        self.add(self.who, self.what, self.photo, self.danger, self.same, self.done)
        self._whole.insertWidget(1, self.problem)
        self._connect()
        self.say()

    def title(self) -> str:
        return spoken.picture(self._picture).label(self.session.language())

    def open(self, goto: Goto) -> None:
        """Begin, or go on with what was typed about the same thing at the same door."""
        self._subject = goto.subject or "other"
        self._picture, *at = self._subject.split("@")
        self._door, self._visit = (*at, "", "")[:2]
        typed = self._keeper.begin(self._subject)
        self._fill(typed)
        self.say()
        self._look_for_people("")
        first = self.what if self._is_done or self._door else self.who
        self.start(first)
        if self._who and first is self.who:
            self.ask(self.what)

    def leave(self) -> None:
        super().leave()
        self._keeper.flush()

    def say(self) -> None:
        language = self.session.language()
        for part in (self.who, self.what, self.photo):
            part.say()
        self.danger.say(language)
        self.what.asked = self._asked()
        self.what.show_phrases(spoken.phrases(self._picture, language))
        self.same.asked = self.tr("是同一件事吗？")
        self.done.asked = ""
        self._say_same()
        self.say_asked()

    def _asked(self) -> str:
        """What is to be said, and of whom it is where he told it himself."""
        if self._is_done:
            return self.tr("做了什么？")
        told = households.rows(self.session.conn, [self._who] if self._tells else [])
        who = next((row.head for row in told.values()), "")
        return self.tr("{who}说的：什么事？").format(who=who) if who else self.tr("什么事？")

    @property
    def _tells(self) -> bool:
        """Whether somebody of a household told it."""
        return self._who not in ("", SELF, NOBODY)

    @property
    def _is_done(self) -> bool:
        """Whether it is about something that was done, and waits for nobody."""
        return spoken.is_activity(self._picture)

    def _fill(self, typed: Any) -> None:
        self._who = self._door or str(typed.get("who") or "")
        self._phoned = str(typed.get("phoned") or "")
        self._photos = [str(each) for each in typed.get("photos") or []]
        self.what.count_photos(len(self._photos))
        self._joined, self._asked_same = "", False
        named = self._tells and not self._is_done
        self.what.fill(dict(typed), done=self._is_done, named=named)
        self.problem.hide()
        self._keeper.rest()
        self._warn()

    def _typed(self) -> dict[str, Any]:
        typed = self.what.typed()
        if not typed and not self._photos:
            return {}  # whoever only looked has nothing to go on with
        if self._who != self._door:
            typed["who"] = self._who
        if self._phoned:
            typed["phoned"] = self._phoned
        if self._photos:
            typed["photos"] = self._photos
        return typed

    def _name(self) -> str:
        said = spoken.picture(self._picture).label(self.session.language())
        return " ".join(part for part in (said, self.what.words.text().strip()) if part)

    def _entry(self) -> SpokenEntry:
        typed = self.what.typed()
        at_door = self._tells
        who = (SECRET if typed.get("secret") else RESIDENT) if at_door else self._who or SELF
        people = str(typed.get("people") or "")
        return SpokenEntry(
            picture=self._picture,
            words=str(typed.get("words") or ""),
            who=who,
            household=self._who if at_door else "",
            visit=self._visit,
            joined=self._joined,
            phoned=self._phoned if self._calls() else "",
            people=int(people) if people and self._is_done else None,
            pictures=[bytes.fromhex(each) for each in self._photos],
        )

    def _calls(self) -> tuple[Call, ...]:
        """Whom to telephone because of what was said; nobody where it is about something done."""
        words = self.what.words.text()
        if self._is_done or not calls_for(words):
            return ()
        kind = str(spoken.meant(self._picture, words).get("hazard_type") or "")
        return duty.beside(self.session.conn, calls_for(words), self.session.me.place, kind)

    @Slot(str)
    def _look_for_people(self, text: str) -> None:
        place = self.session.me.place

        def look(conn: sqlite3.Connection) -> People:
            ids = households.ids(conn, place=place, text=text)
            rows = households.rows(conn, ids[:FEW])
            return [rows[id_] for id_ in ids[:FEW] if id_ in rows], len(ids) > FEW or bool(text)

        self.session.look(look, self._on_people)

    def _on_people(self, people: People) -> None:
        rows, many = people
        self.who.show_people(rows, many=many)
        if self.question is self.who and not self.who.seek.edit.hasFocus():
            self.who.begin()

    @Slot(str)
    def _on_who(self, who: str) -> None:
        self._who = who
        self._keeper.touch()
        self.what.secret.setVisible(self._tells)
        if not self._tells:
            self.what.secret.setChecked(False)
        self.what.asked = self._asked()
        self.ask(self.what)

    @Slot()
    def _on_changed(self) -> None:
        self.rest()
        self._keeper.touch()
        self._joined, self._asked_same = "", False
        self._warn()

    def _warn(self) -> None:
        self.what.warn_of([call.number for call in self._calls()])

    @Slot()
    def _on_photo(self) -> None:
        """Show the newest photos there are."""
        own = Path(_pictures())
        self._lane.run(lambda: photos.newest([*sticks.found(), own], MOST_PHOTOS), self._on_photos)
        self.ask(self.photo)

    def _on_photos(self, found: list[Photo]) -> None:
        self.photo.show_photos(found)

    @Slot()
    def _on_elsewhere(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in photos.ENDINGS)
        name = self.tr("照片")
        found, _ = QFileDialog.getOpenFileName(
            self, name, looking_from(_pictures()), f"{name} ({kinds})"
        )
        if found:
            self._take_photo(found)

    @Slot(str)
    def _take_photo(self, path: str) -> None:
        """Make it small and keep it at once: the stick may be pulled out, the power may go."""
        where = self.session.home.attachments

        def keep() -> str:
            data, _day = pictures.parted(pictures.made_small(photos.read(Path(path))))
            return attachments.put(where, data).hex()

        self._lane.run(keep, self._on_photo_kept, self._on_refused)

    def _on_photo_kept(self, digest: str) -> None:
        if digest not in self._photos:
            self._photos.append(digest)
        self.what.count_photos(len(self._photos))
        self._keeper.touch()
        self.ask(self.what)
        self.what.save.setFocus()

    @Slot()
    def _on_submitted(self) -> None:
        """Go on to whatever stands between the words and the register."""
        if self.question is not self.what or not self.what.read():
            return
        calls = self._calls()
        if calls and not self._phoned:
            self.danger.show_calls(calls, self._phoned)
            self.ask(self.danger)
        else:
            self._look_alike()

    @Slot()
    def _on_phoned(self) -> None:
        self._phoned = self.danger.noted()
        self._keeper.touch()

    @Slot()
    def _look_alike(self) -> None:
        entry, me, today = self._entry(), self.session.me, self.session.today()
        if self._is_done or self._asked_same:
            self._save()
            return
        self.session.look(lambda conn: entry.like(conn, me, today), self._on_alike)

    def _on_alike(self, like: Alike | None) -> None:
        self._like, self._asked_same = like, True
        if like is None:
            self._save()
            return
        self._say_same()
        self.ask(self.same)

    def _say_same(self) -> None:
        if self._like is not None:
            said = self.tr("这几天有人说过：{title}").format(title=self._like.title)
            yes = Offer(code=SAME, text=self.tr("就是这件，再加一个人"), icon="people")
            no = Offer(code=ANOTHER, text=self.tr("不是，是另一件"), icon="plus", tone="grey")
            self.same.show_words(said, "", [yes, no])

    @Slot(str)
    def _on_same(self, answer: str) -> None:
        known = self._like.id if self._like is not None else ""
        self._joined = known if answer == SAME and self._who != SELF else ""
        if answer == SAME and self._who == SELF:
            # It is known, and oneself is nobody who has to be told.
            self._forget()
            self._finish(self.tr("这件事已经记过了，不用再记"), "", again=False)
            return
        self._save()

    def _save(self) -> None:
        entry, me = self._entry(), self.session.me
        today, now_ms = self.session.today(), self.session.now_ms()

        def save(conn: sqlite3.Connection) -> tuple[str, str, str]:
            visit = entry.write(conn, me, today=today, now_ms=now_ms)
            number = "" if self._is_done else spoken_entry.number_of(conn, visit)
            return visit, number, entry.household

        # What is typed while it is being written would stand neither here nor there.
        self._keeper.flush()
        self.what.setEnabled(False)
        self.session.write(
            save,
            partial(self._on_saved, entry),
            self._on_failed,
            said=entry.title,
            draft=self._keeper.key,
        )

    def _on_saved(self, entry: SpokenEntry, saved: tuple[str, str, str]) -> None:
        visit, number, household = saved
        self.what.setEnabled(True)
        self._visit = visit
        self._door = household
        said = self.tr("记下了：{said}").format(said=entry.title)
        hint = self.tr("收工时写今天的文件，才送得到中心。")
        if number and not entry.joined:
            hint = self.tr("编号 {number}。").format(number=number) + hint
        self._forget()
        self._finish(said, hint, again=True)

    def _finish(self, said: str, hint: str, *, again: bool) -> None:
        ways = [Offer(code=DONE, text=self.tr("好了，回到开头"), icon="check", tone="green")]
        if again and self._door:
            more = self.tr("这一家还有一件事")
            ways.append(Offer(code=ONCE_MORE, text=more, icon="plus"))
        if again:
            gone = self.tr("刚才那条不要了")
            ways.append(Offer(code=TAKE_BACK, text=gone, icon="undo", tone="grey"))
        self.done.show_words(said, hint, ways)
        self.start(self.done)

    def _forget(self) -> None:
        """Nothing is typed any more."""
        self.session.drafts.drop(*self._keeper.key)
        self._fill({})

    def _on_failed(self, problem: Exception) -> None:
        self._on_refused(problem)
        self.once_there_is_room(problem, self._save)

    def _on_refused(self, problem: Exception) -> None:
        self.what.setEnabled(True)
        self._keeper.touch()
        self.say_problem(problem, self.problem)
        self.ask(self.what)

    @Slot(str)
    def _on_done(self, way: str) -> None:
        if way == TAKE_BACK and self.take_back():
            self._visit = ""
            self._finish(self.tr("刚才那条不要了，已经划掉"), "", again=False)
        elif way == ONCE_MORE:
            self.go.emit(Goto(page=HOME, subject=f"@{self._door}@{self._visit}"))
        else:
            self.go.emit(Goto(page=HOME))

    def _connect(self) -> None:
        self.who.chosen.connect(self._on_who)
        self.who.sought.connect(self._look_for_people)
        self.what.changed.connect(self._on_changed)
        self.what.submitted.connect(self._on_submitted)
        self.what.photo.connect(self._on_photo)
        self.photo.chosen.connect(self._take_photo)
        self.photo.elsewhere.connect(self._on_elsewhere)
        self.session.closing.connect(self._lane.close)
        self.danger.phoned.connect(self._on_phoned)
        self.danger.answered.connect(self._look_alike)
        self.same.chosen.connect(self._on_same)
        self.done.chosen.connect(self._on_done)
