"""The head of a household's page: who, where, how to reach them, what to mind."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.models import phone
from gridapp.models.household import Household
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.care_tags import CareTags
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import capital, label, wrapped
from gridapp.ui.parts.masked import Masked


class HouseholdCard(Card):
    """Buttons for what one does here.

    Signals:
        seen: what is masked was looked at (why; empty for the telephone number).
    """

    seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.head = wrapped("", "title")
        self.where = wrapped("", "muted")
        self.tags = CareTags()
        self.phone = Masked(phone.mask)
        self.phone_name = label("", "muted")
        self.facts = Facts()
        self.visit = Button(icon="visit", look="primary")
        self.edit = Button(icon="edit")
        self.life = Button(icon="people")
        self.request = Button(icon="lock")
        self.help = Button(icon="help")
        self.transfer = Button(icon="arrow-right")
        self.erase = Button(icon="remove")
        acts = FlowLayout(gap=8)
        for button in (self.visit, self.edit, self.life, self.request, self.help, self.transfer):
            acts.addWidget(button)
        acts.addWidget(self.erase)
        reach = QHBoxLayout()
        reach.addWidget(self.phone_name)
        reach.addWidget(self.phone, 1)
        self.body.addWidget(self.head)
        self.body.addWidget(self.where)
        self.body.addWidget(self.tags)
        self.body.addLayout(reach)
        self.body.addWidget(self.facts)
        self.body.addLayout(acts)
        self._acts, self._reach = acts, reach
        self.phone.shown.connect(self._on_phone_shown)
        self.tags.seen.connect(self.seen)
        theme.follow(self, self._space, self._say)

    def show_household(
        self,
        household: Household,
        where: str,
        language: str,
        *,
        may_visit: bool,
        may_edit: bool,
        may_help: bool,
        may_transfer: bool,
        may_erase: bool,
    ) -> None:
        """Show this household; `where` names its places."""
        self.head.setText(household.head or "—")
        self.where.setText(" · ".join(part for part in (household.address or "", where) if part))
        self.tags.show_tags(household.tags, household.head or "", language)
        self.phone.show_value(household.phone or "")
        for part in (self.phone_name, self.phone):
            part.setVisible(bool(household.phone))
        noticed = capital(Household.declaration.field("noticed_on").label(language))
        self.facts.show_facts([(noticed, household.noticed_on or "")])
        self.facts.setVisible(bool(household.noticed_on))
        for button in (self.edit, self.life, self.request):
            button.setVisible(may_edit)
        self.visit.setVisible(may_visit)
        self.help.setVisible(may_help)
        self.transfer.setVisible(may_transfer)
        self.erase.setVisible(may_erase)

    @Slot()
    def _on_phone_shown(self) -> None:
        self.seen.emit("")

    def _say(self) -> None:
        self.phone_name.setText(self.tr("电话"))
        self.visit.setText(self.tr("走访"))
        self.visit.setToolTip(self.tr("走访这一户  Ctrl+N"))
        self.edit.setText(self.tr("修改"))
        self.life.setText(self.tr("人户变动"))
        self.request.setText(self.tr("信息请求"))
        self.help.setText(self.tr("帮扶"))
        self.transfer.setText(self.tr("划转"))
        self.erase.setText(self.tr("依法删除…"))

    def _space(self, look: theme.Theme) -> None:
        for row in (self._acts, self._reach):
            row.setSpacing(look.px(theme.S))
