"""The forms of the first run: a start-up file, a new centre, and what came of either."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.domain import Unreadable
from gridapp.register import cipher, homes
from gridapp.sync.code import NotACode
from gridapp.sync.founding import NotACentrePlace
from gridapp.sync.startup_file import WrongCode
from gridapp.ui import theme
from gridapp.ui.parts import long_words
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.file_field import FileField
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.needed import Needed
from gridapp.ui.parts.new_secret import NewSecret
from gridapp.ui.parts.text_field import TextField


class JoinForm(Form):
    """Which start-up file, and its code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "heading")
        row = FileField()
        self.file, self.pick = row.field, row.pick
        self.code = TextField("", width=9)
        row.picked.connect(self.code.edit.setFocus)
        wrong_code = ((WrongCode, NotACode), self.code)
        wrong_file = ((Unreadable, homes.UsedHere, FileNotFoundError), self.file)
        self.needed = Needed(self, self.file, self.code, blames=(wrong_code, wrong_file))
        self.submit, self.back = Button(look="primary"), Button(look="quiet", icon="arrow-left")
        self.submit.clicked.connect(self.submitted)
        _stack(self, self.heading, row, self.code, _ends(self.submit, self.back))
        theme.follow(self, self._dress, self._say)

    def _say(self) -> None:
        self.heading.setText(self.tr("打开启用文件"))
        self.file.say(self.tr("启用文件"), self.tr("中心发给你的文件，一般在优盘上"))
        self.code.say(self.tr("启用码"), "1234-5678-9012")
        self.pick.setText(self.tr("选文件…"))
        self.submit.setText(self.tr("加入"))
        self.back.setText(self.tr("返回"))

    def _dress(self, look: theme.Theme) -> None:
        _space(self, look)


class CentreForm(Form):
    """Of which place, its name, and who sits here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "heading")
        self.place = TextField("", width=8)
        self.name = TextField("", width=20)
        self.worker = TextField("", width=10)
        wrong_place = ((NotACentrePlace, homes.CentreHere), self.place)
        self.needed = Needed(self, self.place, self.name, self.worker, blames=(wrong_place,))
        self.submit, self.back = Button(look="primary"), Button(look="quiet", icon="arrow-left")
        self.submit.clicked.connect(self.submitted)
        _stack(
            self, self.heading, self.place, self.name, self.worker, _ends(self.submit, self.back)
        )
        theme.follow(self, self._dress, self._say)

    def _say(self) -> None:
        self.heading.setText(self.tr("建立综治中心"))
        self.place.say(
            self.tr("区划代码（县 6 位、乡镇 9 位、村 12 位）"), self.tr("例如 520381003")
        )
        self.name.say(self.tr("中心名称"), self.tr("例如 金华街道综治中心"))
        self.worker.say(self.tr("你的姓名"))
        self.submit.setText(self.tr("建立"))
        self.back.setText(self.tr("返回"))

    def _dress(self, look: theme.Theme) -> None:
        _space(self, look)


class MadeCard(Card):
    """What was made: sentences to read, and numbers to write down or compare.

    Signals:
        begun: the person has read it and wants to start.
    """

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.number = label("", "number")
        self.sentences = wrapped()
        self.why, self.secret = wrapped("", "muted"), NewSecret()
        self.begin = Button(look="primary", icon="arrow-right")
        self.begin.clicked.connect(self.begun)
        self.secret.second.edit.returnPressed.connect(self.begun)
        for part in (self.number, self.sentences, self.why, self.secret, self.begin):
            self.body.addWidget(part)
        for part in (self.why, self.secret):
            part.setVisible(cipher.is_there())
        theme.follow(self, self._dress_body, self._say)

    def passphrase_wanted(self) -> bool:
        """Whether anything was typed where a passphrase may be."""
        fields = (self.secret.first, self.secret.second)
        return any(field.edit.text() for field in fields)

    def show_made(self, title: str, number: str, sentences: str) -> None:
        """Show this."""
        self.say(title)
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self.sentences.setText(long_words.breakable(sentences))

    def _say(self) -> None:
        self.begin.setText(self.tr("开始使用"))
        self.why.setText(
            self.tr("要不要加口令？加了，电脑丢了别人也看不到；不加就空着，以后在设置里也能加。")
        )

    def _dress_body(self, look: theme.Theme) -> None:
        self.body.setSpacing(look.px(theme.L))


def _ends(submit: QWidget, back: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(submit)
    row.addWidget(back)
    row.addStretch()
    return row


def _stack(form: QWidget, *parts: QWidget | QHBoxLayout) -> None:
    form.setProperty("look", "card")
    column = QVBoxLayout(form)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch()


def _space(form: QWidget, look: theme.Theme) -> None:
    """Give the parts of a form their distances."""
    column = form.layout()
    if column is not None:
        wide = look.px(theme.XL)
        column.setContentsMargins(wide, wide, wide, wide)
        column.setSpacing(look.px(theme.L))
