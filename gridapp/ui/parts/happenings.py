"""What happened at a household or to a matter, in words for the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from gridapp.models import id_number, phone
from gridapp.models.declare import GONE, PLACE, Shape, Value
from gridapp.models.household import Household
from gridapp.models.labels import field_label, why_gone
from gridapp.models.matter import Reporter, Step
from gridapp.models.matter_table import HAZARD
from gridapp.models.tasks import TASKS
from gridapp.register import codes
from gridapp.register.authors import Names
from gridapp.register.timeline import Edit, Happening
from gridapp.ui.parts import happenings_more
from gridapp.ui.parts.care_tags import LIST, sensitive
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.states import state_tone, state_word
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone
from gridapp.words import marks

_ICONS: Mapping[str, tuple[str, Tone]] = MappingProxyType(
    {
        "settle": ("check-circle", "green"),
        "accept": ("inbox", "blue"),
        "assign": ("dispatch", "blue"),
        "joint": ("people", "blue"),
        "joined": ("people", "green"),
        "sign": ("edit", "blue"),
        "finish": ("check", "green"),
        "verify": ("review", "green"),
        "told": ("message", "green"),
        "post": ("publicity", "green"),
        "close": ("archive", "grey"),
        "send_back": ("undo", "amber"),
        "decline": ("undo", "amber"),
        "reject": ("undo", "red"),
        "suspend": ("clock", "grey"),
        "void": ("remove", "grey"),
        "withdraw": ("undo", "grey"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Says happenings in `language`; knows workers and places by name."""

    language: str
    workers: Names
    places: Mapping[str, str]
    late: frozenset[str] = frozenset()

    def event(self, one: Happening) -> Event:
        """One happening as a line of the timeline."""
        if one.visit is not None:
            event = self._visit(one)
        elif one.step is not None:
            event = self._step(one, one.step)
        elif one.matter is not None:
            event = self._matter(one)
        elif one.other is not None:
            event = happenings_more.event(one.other, self.language)
        else:
            event = self._edits(one)
        return replace(event, when=one.day, who=self._worker(one.by))

    def _worker(self, id_: str) -> str:
        return self.workers[id_] if id_ else ""

    def _visit(self, one: Happening) -> Event:
        visit = one.visit
        if visit is None:
            raise TypeError("visit")
        said = [
            codes.label("visit_type", visit.type, self.language),
            codes.label("visit_result", visit.result, self.language),
            visit.note or "",
        ]
        return _event(" · ".join(part for part in said if part), "visit", "blue")

    def _matter(self, one: Happening) -> Event:
        matter = one.matter
        if matter is None:
            raise TypeError("matter")
        task = TASKS.get(matter.task or "")
        state = state_word(one.state, 0, self.language, matter.task or "")
        said = QCoreApplication.translate("Happenings", "登记事项：{title}（{state}）")
        words = said.format(title=matter.title or "", state=state)
        icon = task.icon if task else "matters"
        return _event(words, icon, state_tone(one.state), matter.id)

    def _step(self, one: Happening, step: Step) -> Event:
        action = HAZARD.actions.get(step.action or "")
        label = capital(codes.label("matter_action", step.action, self.language))
        extra = [self._to_whom(step, one.reporter), step.note or "", self._why(step)]
        if step.id in self.late:
            extra.append(QCoreApplication.translate("Happenings", "来晚了，没有起作用"))
        said = " · ".join([label, *(part for part in extra if part)])
        icon, tone = _ICONS.get(action.code if action else "", ("arrow-right", "grey"))
        if one.matter is None:
            return _event(said, icon, tone)
        about = QCoreApplication.translate("Happenings", "{title}：{what}")
        words = about.format(title=one.matter.title or "", what=said)
        return _event(words, icon, tone, one.matter.id)

    def _to_whom(self, step: Step, reporter: Reporter | None) -> str:
        if step.to and step.action in ("joint", "joined"):
            return self._worker(step.to)
        if step.to:
            name = self._worker(step.to)
            words = QCoreApplication.translate("Happenings", "交给 {name}，{due} 前办完")
            if not step.due:
                words = QCoreApplication.translate("Happenings", "交给 {name}")
            return words.format(name=name, due=step.due or "")
        if step.way:
            way = codes.label("way", step.way, self.language)
            name = reporter_name(reporter, self.language) if reporter else ""
            return f"{name} {way}".strip()
        if step.due:
            return QCoreApplication.translate("Happenings", "{due} 前办完").format(due=step.due)
        return ""

    def _why(self, step: Step) -> str:
        lists = {"reason": step.reason, "satisfaction": step.satisfaction}
        said = [codes.label(name, code, self.language) for name, code in lists.items() if code]
        return " · ".join(said)

    def _edits(self, one: Happening) -> Event:
        if one.joined or one.parted:
            return self._joining(one)
        if one.born:
            said = QCoreApplication.translate("Happenings", "登记了这一户")
            return _event(said, "plus", "grey")
        return _event(marks.clauses(map(self._edit, one.edits), self.language), "edit", "grey")

    def _joining(self, one: Happening) -> Event:
        if one.joined:
            said = QCoreApplication.translate("Happenings", "与“{name}”合并成一户")
        else:
            said = QCoreApplication.translate("Happenings", "与“{name}”分开，不是同一户")
        return _event(said.format(name=one.joined or one.parted), "review", "blue")

    def _edit(self, edit: Edit) -> str:
        name = field_label("household", edit.field, self.language)
        old, new = self._value(edit.field, edit.old), self._value(edit.field, edit.new)
        if not old:
            said = QCoreApplication.translate("Happenings", "补上{name}：{new}")
        elif not new:
            said = QCoreApplication.translate("Happenings", "去掉{name}（原来是 {old}）")
        else:
            said = QCoreApplication.translate("Happenings", "{name}由 {old} 改为 {new}")
        return said.format(name=name, old=old, new=new)

    def _value(self, name: str, value: Value) -> str:
        text = "" if value is None else str(value)
        if name == PLACE:
            return self.places.get(text, text)
        if name == GONE:
            return why_gone(text, self.language) or codes.label("life_event", text, self.language)
        if not text:
            return text
        field = Household.declaration.field(name)
        if field.shape is Shape.PHONE:
            return phone.mask(text)
        if field.shape is Shape.ID_NUMBER:
            return id_number.mask(text)
        if field.name == "tags":
            return self._tags(text.split())
        if field.codes:
            labels = (codes.label(field.codes, code, self.language) for code in text.split())
            return marks.listed(labels, self.language)
        return text

    def _tags(self, tags: list[str]) -> str:
        """Ordinary tags by name, of the sensitive ones how many: here nobody is asked why."""
        masked = sensitive(" ".join(tags))
        said = [codes.label(LIST, tag, self.language) for tag in tags if tag not in masked]
        if masked:
            words = QCoreApplication.translate("Happenings", "敏感标签 {n} 个")
            said.append(words.format(n=len(masked)))
        return marks.listed(said, self.language)


def reporter_name(reporter: Reporter, language: str, *, mine: bool = False) -> str:
    """What a reporter is called on the screen: by his name only where he left it openly.

    One who spoke in confidence is known by name to the worker who wrote it down.
    """
    if reporter.name and (reporter.kind == "named" or mine):
        return reporter.name
    return capital(codes.label("reporter", reporter.kind, language))


def _event(what: str, icon: str, tone: Tone, id_: str = "") -> Event:
    return Event(when="", who="", what=what, icon=icon, tone=tone, id=id_)
