"""What to do about a forgotten passphrase, step by step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.domain import Unreadable
from gridapp.sync.recovering import NothingAsked, OtherRequest
from gridapp.sync.vault import WeakPassphrase
from gridapp.ui import theme
from gridapp.ui.parts import long_words
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.needed import Needed
from gridapp.ui.parts.new_secret import NewSecret
from gridapp.ui.parts.text_field import TextField

WIDE = 640


class ForgottenCard(QFrame):
    """A request for the centre, a telephone call, the answer, and a new passphrase.

    Signals:
        submitted: the answer is to be opened with the new passphrase.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.heading, self.said = label("", "heading"), wrapped("", "muted")
        self.banner = Banner()
        self.write = Button(icon="upload")
        self.number, self.written = label("", "number"), wrapped()
        self.then = wrapped()
        self.answer = TextField("")
        self.pick = Button(icon="folder")
        self.pick.clicked.connect(self._on_pick)
        self.secret = NewSecret()
        wrong_file = (Unreadable, NothingAsked, OtherRequest, FileNotFoundError)
        blames = ((wrong_file, self.answer), ((WeakPassphrase,), self.secret.first))
        self.needed = Needed(self, self.answer, blames=blames)
        self.submit, self.back = Button(look="primary"), Button(look="quiet", icon="arrow-left")
        self.submit.clicked.connect(self.submitted)
        self._lay_out()
        theme.follow(self, self._dress, self._say)

    def show_request(self, file: Path, number: str) -> None:
        """The request lies there, and is known by this number."""
        self.number.setText(number)
        said = self.tr(
            "申请写在 {file}。把它送到中心，再打电话核对上面八位数字；中心会做一个答复文件。"
        ).format(file=QDir.toNativeSeparators(str(file)))
        long_words.show(self.written, said)
        self.number.show()
        self.written.show()

    def fresh(self) -> str | None:
        """The new passphrase; None, and said why, where it is not typed twice alike."""
        return self.secret.value()

    @Slot()
    def _on_pick(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, self.answer.name.text(), str(Path.home()))
        if found:
            self.answer.set_text(found)
            self.secret.first.edit.setFocus()

    def _say(self) -> None:
        self.heading.setText(self.tr("忘了口令"))
        self.said.setText(
            self.tr("口令谁也查不到，但中心能让这台设备换一个新的。写的都在，一条不少。")
        )
        self.write.setText(self.tr("第一步：写申请文件…"))
        self.then.setText(self.tr("第二步：拿到中心的答复文件以后，定一个新口令。"))
        self.answer.say(self.tr("答复文件"))
        self.pick.setText(self.tr("选文件…"))
        self.submit.setText(self.tr("换口令并打开"))
        self.back.setText(self.tr("返回"))

    def _lay_out(self) -> None:
        card = Card()
        row, ends = QHBoxLayout(), QHBoxLayout()
        row.addWidget(self.answer, 1)
        row.addWidget(self.pick)
        row.setAlignment(self.pick, Qt.AlignmentFlag.AlignBottom)
        ends.addWidget(self.submit)
        ends.addWidget(self.back)
        ends.addStretch()
        for part in (self.heading, self.said, self.banner):
            card.body.addWidget(part)
        card.body.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.number, self.written, self.then):
            card.body.addWidget(part)
        card.body.addLayout(row)
        card.body.addWidget(self.secret)
        card.body.addLayout(ends)
        self.number.hide()
        self.written.hide()
        self._card = card
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def _dress(self, look: theme.Theme) -> None:
        self._card.setFixedWidth(min(look.px(WIDE), 1280))
        self._card.body.setSpacing(look.px(theme.M))
