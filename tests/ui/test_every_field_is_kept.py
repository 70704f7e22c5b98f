"""Whatever field a form has: what is typed into it is a draft, and there again after a restart.

No field is named here but those that only look for something: a new one is found by itself.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import count

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gridapp.models.role import Role
from gridapp.register import requests
from gridapp.ui.page import Goto, Page
from gridapp.ui.pages.activity import ActivityPage
from gridapp.ui.pages.decide import DecidePage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.force import ForcePage
from gridapp.ui.pages.help_plan import HelpPlanPage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.order import OrderPage
from gridapp.ui.pages.place import PlacePage
from gridapp.ui.pages.project import ProjectPage
from gridapp.ui.pages.request import RequestPage
from gridapp.ui.pages.round import RoundPage
from gridapp.ui.pages.simple_survey import SimpleSurveyPage
from gridapp.ui.pages.simple_tell import SimpleTellPage
from gridapp.ui.pages.survey import SurveyPage
from gridapp.ui.pages.survey_answer import SurveyAnswerPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.search_box import SearchBox
from gridapp.ui.record_page import RecordPage
from tests.ui.patience import left_wrong
from tests.ui.test_page_layout import (
    batch,
    bulletin,
    deciding,
    dispatching,
    handed_over,
    life,
    telephoning,
    transferring,
)
from tests.ui.test_review_answers import asked
from tests.ui.test_simple_layout import simple as simple
from tests.ui.together import done, force_of, help_for, order_of, project_of, quarrel, survey_of
from tests.ui.village_desk import PAGES, VillageDesk
from tests.village import UNITS

Field = QLineEdit | QPlainTextEdit
LAMP = "村口第 14 号路灯不亮"
LOOKS = "抽签号"
"""By what the list of call-backs is drawn: nothing that is saved."""
ELSEWHERE = {"callbacks", "circuit", "transfer"}
"""What is said at call-backs needs somebody who was told (test_dispatch_page); on the others what
was not chosen is only looked for."""


def fields(page: QWidget) -> list[Field]:
    """Those that can be typed into now, but where something is only looked for."""
    every: list[Field] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    return [
        one
        for one in every
        if one.isVisible() and one.isEnabled() and not one.isReadOnly()
        if not isinstance(one, SearchBox) and one.accessibleName() != LOOKS
    ]


def text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def type_into(field: Field, number: int) -> str:
    """Words that stand nowhere else, or figures where only those are taken."""
    for words in (f"字{number}样", str(number)):
        field.selectAll()
        if isinstance(field, QLineEdit):
            field.insert(words)
        else:
            field.insertPlainText(words)
        if text(field):
            break
    return text(field)


def texts(kept: object) -> Iterator[str]:
    """Every text in what a draft holds."""
    if isinstance(kept, Mapping):
        kept = list(kept.values())
    if isinstance(kept, list | tuple):
        for one in kept:
            yield from texts(one)
    else:
        yield str(kept)


class Typist:
    """Types into every field that is shown, and knows what did not stay."""

    def __init__(self, desk: VillageDesk) -> None:
        self.desk, self.lost = desk, set[str]()
        self._numbers = count(100)
        self._typed: dict[str, tuple[str, dict[str, str]]] = {}

    @property
    def pages(self) -> set[str]:
        """Those of which something was kept."""
        return set(self._typed)

    def fill(self, page: Page) -> None:
        """Type into the form that is shown, and leave it."""
        named = {type_into(one, next(self._numbers)): one.accessibleName() for one in fields(page)}
        page.leave()
        for draft in self.desk.session.drafts.all():
            kept = named.keys() & set(texts(draft.fields))
            if kept:
                self._typed[draft.page] = draft.subject, {one: named.pop(one) for one in kept}
        self.lost |= {f"{type(page).__name__}: {name} is no draft" for name in named.values()}

    def look_again(self) -> None:
        """After a restart, at the last form of each page."""
        for page, (subject, named) in self._typed.items():
            self.desk.window.go(Goto(page=page, subject=subject))
            gone = left_wrong(self.desk.qtbot, partial(self._gone, named))
            self.lost |= {f"{page}: {name} is not there again" for name in gone}

    def _gone(self, named: Mapping[str, str]) -> list[str]:
        there = {text(one) for one in fields(self.desk.window.page())}
        return [name for words, name in named.items() if words not in there]


def shown(desk: VillageDesk) -> Iterator[Page]:
    """Every page on which something is written, for a centre."""
    homes, unit = desk.village.households, next(iter(UNITS))
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    lamp, survey = desk.village.matters[LAMP], survey_of(desk, answers=0)
    yield desk.go(HouseholdPage, subject=unit, act="new")
    yield desk.go(HouseholdPage, subject=homes[0], act="edit")
    yield life(desk, homes[1])
    yield desk.go(RequestPage, subject=homes[2])
    yield desk.go(VisitPage, act="hazard")
    yield batch(desk)
    yield desk.go(MatterPage, subject=lamp, act="add_reporter")
    yield desk.go(DisputePage)
    yield desk.go(DisputePage, subject=quarrel(desk, agreed=True))
    yield desk.go(HelpPlanPage)
    yield desk.go(HelpPlanPage, subject=help_for(desk))
    yield desk.go(ActivityPage)
    yield desk.go(ProjectPage)
    yield desk.go(ProjectPage, subject=project_of(desk))
    yield desk.go(RoundPage)
    yield desk.go(SurveyPage)
    yield desk.go(SurveyPage, subject=survey)
    yield desk.go(SurveyAnswerPage, subject=survey)
    yield desk.go(PlacePage, subject=desk.session.me.place)
    yield desk.go(OrderPage, subject=order_of(desk))
    yield desk.go(ForcePage, subject=lamp)
    yield desk.go(ForcePage, subject=force_of(desk))
    yield telephoning(desk)
    yield dispatching(desk)
    yield deciding(desk)
    yield telling_what_was_decided(desk)
    yield handed_over(desk)
    yield transferring(desk, homes[5])
    yield bulletin(desk)


def telling_what_was_decided(desk: VillageDesk) -> DecidePage:
    """A request is decided, and on which day he was told is still to be said."""
    me, today, now_ms = desk.session.me, desk.session.today(), desk.session.now_ms()
    _person, request = asked(desk, "copy")
    done(
        desk,
        lambda conn: requests.decide(conn, me, request, "granted", today=today, now_ms=now_ms),
    )
    return desk.go(DecidePage, subject=request)


def shown_large(desk: VillageDesk) -> Iterator[Page]:
    """Every page of simple mode on which something is written."""
    yield desk.go(SimpleTellPage, subject=f"other@{desk.village.households[0]}")
    asked = desk.go(SimpleSurveyPage, subject=survey_of(desk, answers=0))
    asked.doors.pressed.emit(desk.village.households[0])
    for number in range(5):
        asked._go_on(number)
        yield asked


def every_form(page: Page) -> Iterator[None]:
    """The form of each sort of act there is on a record's page; of another page what it shows."""
    if not isinstance(page, RecordPage):
        yield
        return
    for act in {code.partition(":")[0]: code for code in page._acts}.values():
        page.unfold(act)
        yield


def test_what_is_typed_into_any_field_is_there_after_a_restart(desk: VillageDesk) -> None:
    typist = Typist(desk)
    for page in shown(desk):
        for _form in every_form(page):
            typist.fill(page)
    desk.start_again()
    typist.look_again()

    forms = {
        code
        for code, page in PAGES.items()
        if (isinstance(page, type) and issubclass(page, RecordPage))
        or "DraftKeeper(" in inspect.getsource(sys.modules[page.__module__])
    }
    assert typist.lost == set()
    assert forms - typist.pages <= ELSEWHERE


def test_so_it_is_in_simple_mode(simple: VillageDesk) -> None:
    typist = Typist(simple)
    for page in shown_large(simple):
        typist.fill(page)
    simple.start_again()
    simple.window.be_simple(simple=True)
    typist.look_again()

    assert typist.lost == set()
    assert typist.pages == {"simple_tell", "simple_survey"}
