"""The form of one step: only the fields that this action asks for, in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QWidget

from gridapp.models.declare import Value
from gridapp.models.docket import Docket
from gridapp.models.matter import Matter, Step
from gridapp.models.matter_loop import DISCONTENT
from gridapp.models.matter_table import CONTENT, HAZARD
from gridapp.models.tasks import TASKS
from gridapp.register import codes
from gridapp.register.dockets import HANDING, HANDS_OUT
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.record_form import RecordForm
from gridapp.ui.parts.saved_form import SavedForm

_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accept": ("due", "note"),
        "assign": ("to", "due", "note"),
        "joint": ("to", "note"),
        "joined": ("to", "note", "done_on"),
        "extend": ("due", "note"),
        "sign": ("done_on", "note"),
        "send_back": ("reason", "note"),
        "decline": ("reason", "note"),
        "suspend": ("reason", "due", "note"),
        "watch": ("due", "note"),
        "told": ("reporter", "way", "satisfaction", "note"),
        "merge": ("merged_into", "note"),
        "settle": ("note", "done_on"),
        "finish": ("note", "done_on"),
    }
)
_DUE_FOLLOWS = ("accept", "assign")
"""Actions whose deadline follows from the limits where nobody says otherwise."""
BY_HANDLER = ("sign", "decline", "start", "finish")
"""What the handler does; whoever enters it for him says so."""
_TAKES = ("sign", "start")
_LOOK_AGAIN: Mapping[str, int] = MappingProxyType({"suspend": 15, "watch": 90})
"""After how many days a stopped matter is usually looked at again."""
_REASONS: Mapping[str, str] = MappingProxyType({"suspend": "s", "send_back": "r", "decline": "r"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What a step may name, as (id, words): workers, reporters, other matters; and the due day.

    Attributes:
        unverified: the work is done but nobody has verified it: a reporter who is told of it
            now verifies it, or sends it back.
        sure: a reporter who is content verifies it.
        asked: fields of the matter that are set when it is accepted.
        proposed: what to say there.
        task: its joint task, whose categories there are.
        holder: (id, name) of the handler for whom a centre enters what he did; none of its own.
        colleagues: who may have done it: the handler, and those of his place.
        hands: a centre hands it over, on paper or by telephone where there is no program.
        held_back: a docket would leave out the spot, which is a confidential reporter's home.
    """

    workers: Sequence[tuple[str, str]] = ()
    reporters: Sequence[tuple[str, str]] = ()
    matters: Sequence[tuple[str, str]] = ()
    due: str = ""
    unverified: bool = False
    sure: bool = True
    asked: Sequence[str] = ()
    proposed: Sequence[tuple[str, str]] = ()
    task: str = ""
    holder: tuple[str, str] = ("", "")
    colleagues: Sequence[tuple[str, str]] = ()
    hands: bool = False
    held_back: bool = False


class StepForm(SavedForm):
    """Ctrl+Enter or the button takes the step."""

    def __init__(
        self, action: str, offers: Offers, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(language, parent=parent)
        self.action = action
        self._task, self._held_back = offers.task, offers.held_back
        self._behalf, self._name = offers.holder if action in BY_HANDLER else ("", "")
        self._verifies = action == "told" and offers.unverified
        self._sure = offers.sure
        needs = (*HAZARD.actions[action].needs, *(("satisfaction",) if self._verifies else ()))
        names = _FIELDS.get(action, ("note",))
        if self._behalf and len(offers.colleagues) > 1:
            names = (*names, "by")
        offered = _offered(action, offers, language)
        if self._verifies:
            offered["satisfaction"] = _judged(language, sure=self._sure)
        first = offers.reporters[0][0] if offers.reporters else ""
        due = offers.due if action in _DUE_FOLLOWS else ""
        self._usual = {"due": due, "reporter": first, "by": self._behalf, **dict(offers.proposed)}
        self.fields = RecordForm(Step.declaration, names, language, required=needs, offered=offered)
        self.triage = _triage(offers, language) if action == "accept" and offers.asked else None
        self.handing = None
        if action in HANDS_OUT and offers.hands:
            self.handing = RecordForm(Docket.declaration, HANDING, language)
        for part in self._parts():
            part.changed.connect(self.changed)
        self.say(language)
        self.lay_out(*self._parts())

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show what was typed before, over what is usual."""
        known = dict(typed)
        if self._verifies and known.get("satisfaction") not in _judges(sure=self._sure):
            known.pop("satisfaction", None)  # typed while any answer could be given
        usual = dict(self._usual)
        if self.action in _LOOK_AGAIN:
            again = date.fromisoformat(today) + timedelta(days=_LOOK_AGAIN[self.action])
            usual["due"] = again.isoformat()
        for part in self._parts():
            part.fill({"done_on": today, **usual, **known}, today)

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        return {name: said for part in self._parts() for name, said in part.typed().items()}

    def begin(self) -> None:
        """Give the first field the keyboard."""
        self._parts()[0].begin()

    def read(self) -> dict[str, Value] | None:
        """The fields of the step; None where something has to be put right first."""
        said: dict[str, Value] = {}
        if self._behalf:
            said |= {"by": self._behalf, "behalf": self._behalf}
            if self.action in _TAKES:
                said["to"] = self._behalf  # it stays his, whoever of his colleagues took it
        for part in self._parts():
            read = part.read()
            if read is None:
                return None
            said |= {name: value for name, value in read.items() if value}
        return said

    def _parts(self) -> list[RecordForm]:
        every = (self.triage, self.fields, self.handing)
        return [part for part in every if part is not None]

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self._language = language
        name = codes.label("matter_action", self.action, language)
        self.heading.setText(capital(name))
        if self.action in _REASONS:
            self.fields.offer("reason", _reasons(self.action, language))
        if self._verifies:
            self.fields.offer("satisfaction", _judged(language, sure=self._sure))
            self.about.setText(
                self.tr(
                    "还没有核查。留名的反映人说满意，就算核查通过；说不满意，就退回重办。"
                    "联系不上的，或者是急事、大隐患，要请中心核查。"
                )
            )
        if self._held_back:
            self.about.setText(
                self.tr(
                    "反映人要求保密，地点像是他家：交办单上只写到单元，不写门牌。"
                    "到哪里去，请当面或打电话跟承办人说，不要说是谁反映的。"
                )
            )
        if self._behalf:
            self.about.setText(self.tr("替{name}登记").format(name=self._name))
        if self.triage is not None:
            self.triage.offer("category", _categories(self._task, language))
        for part in self._parts():
            part.say(language)
        if self.action in ("joint", "joined"):
            self.fields.parts["to"].say(self.tr("协办人"))
        self.say_foot()


def _offered(action: str, offers: Offers, language: str) -> dict[str, Sequence[tuple[str, str]]]:
    """What the fields of a step may name."""
    offered = {
        "to": offers.workers,
        "reporter": offers.reporters,
        "merged_into": offers.matters,
        "reason": _reasons(action, language) if action in _REASONS else (),
        "by": offers.colleagues,
    }
    return {n: listed for n, listed in offered.items() if n in ("by", *_FIELDS.get(action, ()))}


def _triage(offers: Offers, language: str) -> RecordForm:
    """What the centre says of the matter when it accepts it."""
    return RecordForm(
        Matter.declaration,
        offers.asked,
        language,
        offered={"category": _categories(offers.task, language)},
    )


def _categories(task: str, language: str) -> list[tuple[str, str]]:
    """The categories of a joint task; all where it has none."""
    every = codes.offered("event_category", language).items()
    own = [(code, said) for code, said in every if code.startswith(TASKS[task].categories)]
    return [(code, capital(said)) for code, said in own or every]


def _judges(*, sure: bool) -> frozenset[str]:
    """The degrees of satisfaction that decide of work which nobody verified."""
    return CONTENT | {DISCONTENT} if sure else frozenset({DISCONTENT})


def _judged(language: str, *, sure: bool) -> list[tuple[str, str]]:
    """The same, with their names."""
    listed = codes.labels("satisfaction", language).items()
    return [(code, capital(said)) for code, said in listed if code in _judges(sure=sure)]


def _reasons(action: str, language: str) -> list[tuple[str, str]]:
    """The reasons there may be for this action."""
    listed = codes.offered("reason", language).items()
    return [(code, said) for code, said in listed if code.startswith(_REASONS[action])]
