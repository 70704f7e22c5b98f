"""Settings of lock and passphrase: when the screen is locked, by what it opens, and the disk."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.secret_form import SecretForm

MINUTES = (0, 2, 5, 10, 30)


class SecurityCard(Card):
    """One form at a time unfolds below the buttons.

    Signals:
        minutes: the screen is locked after so many.
        lock: lock it now.
        pin: this PIN is wanted; an empty one for none.
        encrypt: encrypt the register under this passphrase.
        changed: (old passphrase, new one).
    """

    minutes = Signal(int)
    lock = Signal()
    pin = Signal(str)
    encrypt = Signal(str)
    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._form = ""
        self._encrypted = self._can_encrypt = self._has_pin = False
        self.after = Choice("")
        self.after.chosen.connect(self._on_minutes)
        self.name, self.said = label("", "strong"), wrapped()
        self.banner = Banner()
        self.lock_now = Button(icon="lock")
        self.set_pin, self.no_pin = Button(icon="keyboard"), Button(look="quiet")
        self.passphrase = Button(icon="lock")
        self.lock_now.clicked.connect(self.lock)
        self.set_pin.clicked.connect(self._on_pin)
        self.no_pin.clicked.connect(self._on_no_pin)
        self.passphrase.clicked.connect(self._on_passphrase)
        self._lay_out()
        theme.follow(self, self._dress_body, self._say)

    @cached_property
    def form(self) -> SecretForm:
        """Where a secret is typed, made when one is first wanted."""
        form = SecretForm(self)
        form.hide()
        self.body.addWidget(form)
        form.submitted.connect(self._on_save)
        form.cancelled.connect(self.fold)
        put_in_order(self)
        return form

    def show_state(
        self, *, minutes: int, encrypted: bool, can_encrypt: bool, has_pin: bool
    ) -> None:
        """Show how it stands."""
        self._encrypted, self._can_encrypt, self._has_pin = encrypted, can_encrypt, has_pin
        self.after.choose(str(minutes) if str(minutes) in self.after.buttons else "")
        self.no_pin.setVisible(has_pin)
        self.passphrase.setVisible(encrypted or can_encrypt)
        self.lock_now.setVisible(encrypted or has_pin)
        self._say()

    @Slot()
    def fold(self) -> None:
        """Put away the form that is open, and forget what stands in it."""
        self._form = ""
        if "form" in vars(self):
            self.form.hide()
            self.form.clear()

    def refuse(self, words: str) -> None:
        """Say why what was typed does not do."""
        self.form.warn(words)

    def tell(self, words: str) -> None:
        """Say that it was done."""
        self.fold()
        self.banner.tell(words, "green")

    @Slot(str)
    def _on_minutes(self, code: str) -> None:
        self.minutes.emit(int(code))

    @Slot()
    def _on_pin(self) -> None:
        self._unfold("pin")

    @Slot()
    def _on_no_pin(self) -> None:
        self.fold()
        self.pin.emit("")

    @Slot()
    def _on_passphrase(self) -> None:
        self._unfold("change" if self._encrypted else "encrypt")

    def _unfold(self, form: str) -> None:
        self.fold()
        self.banner.hide()
        self._form = form
        self.form.begin(form)

    @Slot()
    def _on_save(self) -> None:
        value = self.form.value()
        if value is None:
            return
        if self._form == "pin":
            self.pin.emit(value)
        elif self._form == "encrypt":
            self.encrypt.emit(value)
        else:
            self.changed.emit(self.form.old.edit.text(), value)

    def _say(self) -> None:
        self.say(self.tr("锁屏和口令"))
        self.name.setText(self.tr("没人碰多久就锁屏"))
        self.after.setAccessibleName(self.name.text())
        chosen = self.after.value()
        self.after.show_options(
            [(str(n), self.tr("%n 分钟", "", n) if n else self.tr("不锁")) for n in MINUTES]
        )
        self.after.choose(chosen)
        if self._encrypted:
            said = self.tr("台账已经加密：没有口令，拿走电脑也看不到。")
        elif self._can_encrypt:
            said = self.tr("台账没有加密：谁拿走这台电脑都能读。可以在这里加密。")
        else:
            said = self.tr("台账没有加密，这个安装也没有带加密的部件。锁屏只挡路过的人。")
        if not (self._encrypted or self._has_pin):
            said += self.tr("还没有 PIN，屏幕不会锁。")
        self.said.setText(said)
        self.lock_now.setText(self.tr("现在锁屏  Ctrl+L"))
        self.set_pin.setText(self.tr("换 PIN…") if self._has_pin else self.tr("定一个 PIN…"))
        self.no_pin.setText(self.tr("去掉 PIN"))
        self.passphrase.setText(self.tr("换口令…") if self._encrypted else self.tr("给台账加密…"))

    def _lay_out(self) -> None:
        grid, row = QGridLayout(), QHBoxLayout()
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.after, 0, 1)
        grid.setColumnStretch(1, 1)
        for button in (self.set_pin, self.no_pin, self.passphrase, self.lock_now):
            row.addWidget(button)
        row.addStretch()
        self._grid, self._row = grid, row
        self.body.addWidget(self.said)
        self.body.addWidget(self.banner)
        self.body.addLayout(grid)
        self.body.addLayout(row)

    def _dress_body(self, look: theme.Theme) -> None:
        self.body.setSpacing(look.px(theme.M))
        self._grid.setHorizontalSpacing(look.px(theme.L))
        self._row.setDirection(look.beside())
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
