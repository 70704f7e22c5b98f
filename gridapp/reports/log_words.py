"""What a day's log says of each thing: what it was, where, what was done, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gridapp.models.activity import Activity
from gridapp.models.declare import kind_of
from gridapp.models.labels import label
from gridapp.models.matter import Matter, Step
from gridapp.models.visit import Visit
from gridapp.register import codes
from gridapp.register.authors import Names
from gridapp.register.day_log import Line
from gridapp.words import marks, say

_SAYS = ("title", "what", "note")
"""Fields that tell what something was, the first that is filled: nothing sensitive among them."""
_CODES = (("type", "visit_type"), ("verb", "life_event"), ("manner", "session_manner"))
"""Fields that tell it by a code, and their list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWords:
    """Says lines in `language`; knows workers by name."""

    language: str
    names: Names

    def lines(self, line: Line) -> Iterator[str]:
        """The line, and below it what was done and what came of it."""
        said = (self.sort(line), self.who(line), self.where(line), self.what(line))
        yield "  ".join(filter(None, said))
        if done := self.done(line):
            yield say("log_done", self.language, done=done)
        if came := self.came(line):
            yield say("log_came", self.language, came=came)

    def who(self, line: Line) -> str:
        """Who did it."""
        named = (getattr(line.record, name, None) for name in ("worker", "by", "recorder"))
        by = next(filter(None, named), "")
        return self.names[by] if by else ""

    def done(self, line: Line) -> str:
        """What was done about it that day, one thing after another."""
        done = [self._step(step) for step in line.done]
        if isinstance(line.record, Activity) and line.record.content:
            done.append(line.record.content)
        return " → ".join(done)

    def sort(self, line: Line) -> str:
        """What sort of thing it was."""
        record = line.about if isinstance(line.record, Step) and line.about else line.record
        if isinstance(record, Matter | Activity):
            return codes.label("task", record.task, self.language)
        return kind_of(type(record)).label(self.language)

    def where(self, line: Line) -> str:
        """At whose door, or at which spot."""
        if line.household is not None:
            return line.household.head or ""
        if line.spot is not None:
            return line.spot.name or ""
        said = (getattr(line.record, name, None) for name in ("spot_text", "where", "held_at"))
        return next((str(one) for one in said if one), "")

    def what(self, line: Line) -> str:
        """What it was about."""
        record = line.about if isinstance(line.record, Step) and line.about else line.record
        known = {field.name: field.codes for field in kind_of(type(record)).fields}
        said = [
            codes.label(listed, getattr(record, name), self.language)
            for name, listed in _CODES
            if known.get(name) == listed and getattr(record, name)
        ]
        texts = (getattr(record, name, None) for name in _SAYS)
        return " · ".join([*said, *[str(text) for text in texts if text][:1]])

    def _step(self, step: Step) -> str:
        action = codes.label("matter_action", step.action, self.language)
        return marks.named(action, step.note, self.language) if step.note else action

    def came(self, line: Line) -> str:
        """How it stands now."""
        record = line.record
        if line.state:
            state = label("state", line.state, self.language)
            return state if not line.owed else say("log_owed", self.language, state=state)
        if isinstance(record, Visit):
            return codes.label("visit_result", record.result, self.language)
        if isinstance(record, Activity) and record.people:
            return say("log_people", self.language, n=record.people)
        return ""
