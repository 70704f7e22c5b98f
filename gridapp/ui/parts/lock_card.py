"""What a locked desk shows: one field for the PIN or the passphrase, and no name of anybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import icons, problems, theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.secret_field import SecretField

WIDE = 480


class LockCard(QFrame):
    """Asks for a secret until it is told that it was the right one.

    Signals:
        submitted: something was typed.
        asked_help: the passphrase is forgotten.
        ended: the desk is to be closed.
    """

    submitted = Signal()
    asked_help = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = "passphrase"
        self._encrypted = True
        self._left = 0
        self.setProperty("look", "page")
        self.picture, self.name = label(), label("", "title")
        self.said = wrapped("", "muted")
        self.secret = SecretField()
        self.secret.edit.returnPressed.connect(self.submitted)
        self.open = Button(look="primary", icon="lock")
        self.open.clicked.connect(self.submitted)
        self.forgotten, self.end = Button(look="quiet", icon="info"), Button(look="quiet")
        self.forgotten.clicked.connect(self.asked_help)
        self.end.clicked.connect(self.ended)
        self.banner = Banner()
        self.clock = QTimer(self, interval=1000)
        self.clock.timeout.connect(self._on_second)
        self._lay_out()
        theme.follow(self, self._dress, self._say)

    def end_with(self, part: QWidget) -> None:
        """Show this below everything else."""
        self._card.body.addWidget(part)

    def ask(self, kind: str, *, encrypted: bool) -> None:
        """Ask for the "pin" or the "passphrase"; "gone" where neither can be given."""
        self.kind, self._encrypted = kind, encrypted
        self.secret.setVisible(kind != "gone")
        self.open.setVisible(kind != "gone")
        self.forgotten.setVisible(kind == "passphrase")
        self.secret.edit.setMaxLength(6 if kind == "pin" else 200)
        self.secret.edit.clear()
        self._say()
        self.focus()

    def focus(self) -> None:
        """Have the keyboard where something is to be typed or pressed."""
        where = self.end if self.kind == "gone" else self.secret.edit
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """What was typed."""
        return self.secret.edit.text()

    def refuse(self, words: str, seconds: int = 0) -> None:
        """Say why it was not taken; for so many seconds nothing more is."""
        self.banner.tell(words, "red", stays=True)
        self.secret.edit.selectAll()
        self._left = seconds
        self._show_wait()
        if seconds:
            self.clock.start()
        else:
            self.focus()

    def refuse_passphrase(self, problem: Exception, language: str) -> None:
        """Say in words why a passphrase opened nothing."""
        from gridapp.sync import vault  # only now: a plain home needs none of it

        if isinstance(problem, vault.TooSoon):
            self.refuse(self.tr("错得太多，等一会儿才能再试。"), problem.seconds)
        elif isinstance(problem, vault.WrongPassphrase) and problem.wait:
            self.refuse(self.tr("口令不对。错得太多，等一会儿才能再试。"), problem.wait)
        elif isinstance(problem, vault.WrongPassphrase):
            self.refuse(self.tr("口令不对。看清大小写，再输一遍。"))
        else:
            problems.note(problem)
            self.refuse(problems.words(problem, language))

    def work(self, *, busy: bool) -> None:
        """A passphrase takes a moment to be looked at: nothing can be typed meanwhile."""
        self.secret.setEnabled(not busy)
        self.open.setEnabled(not busy)
        if not busy:
            self.focus()

    @Slot()
    def _on_second(self) -> None:
        self._left -= 1
        self._show_wait()
        if self._left <= 0:
            self.clock.stop()
            self.banner.hide()
            self.focus()
            self.secret.edit.selectAll()

    def _show_wait(self) -> None:
        waits = self._left > 0
        self.secret.setEnabled(not waits)
        self.open.setEnabled(not waits)
        self._say_open()

    def _say_open(self) -> None:
        if self._left > 0:
            self.open.setText(self.tr("还要等 {n} 秒").format(n=self._left))
        else:
            self.open.setText(self.tr("打开"))

    def _say(self) -> None:
        self.name.setText(self.tr("九联"))
        names = {
            "pin": self.tr("PIN（六位数字）"),
            "passphrase": self.tr("口令"),
            "gone": "",
        }
        said = {
            "pin": self.tr("屏幕已锁。写了一半的都留着，打开就接着写。"),
            "passphrase": self.tr("台账加了密，输口令才打得开。"),
            "gone": self.tr("PIN 错了五次，已经作废。关掉工作台重新打开；写了一半的都留着。"),
        }
        words = said[self.kind]
        if not self._encrypted:
            words += "\n" + self.tr("只锁屏幕：这台电脑上的台账没有加密。")
        self.said.setText(words)
        self.secret.say(names[self.kind])
        self.setAccessibleName(words)
        self.forgotten.setText(self.tr("忘了口令…"))
        self.end.setText(self.tr("关掉工作台"))
        self._say_open()

    def _lay_out(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(self.picture)
        head.addWidget(self.name)
        head.addStretch()
        ends = QHBoxLayout()
        ends.addWidget(self.open)
        ends.addWidget(self.forgotten)
        ends.addStretch()
        ends.addWidget(self.end)
        card.body.addLayout(head)
        for part in (self.said, self.banner, self.secret):
            card.body.addWidget(part)
        card.body.addLayout(ends)
        self._card = card
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def _dress(self, look: theme.Theme) -> None:
        self.picture.setPixmap(icons.pixmap("app", "#000000", look.px(40), 2))
        self._card.setFixedWidth(min(look.px(WIDE), 1200))
        self._card.body.setSpacing(look.px(theme.L))
