"""A line of the day's log for people and as JSON: where, what, what was done, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gridapp.models.activity import Activity
from gridapp.models.declare import kind_of
from gridapp.models.labels import label
from gridapp.models.masks import masked
from gridapp.models.matter import Matter, Step
from gridapp.models.visit import Visit
from gridapp.register import codes, records
from gridapp.register.authors import Names
from gridapp.register.day_log import Line
from gridapp.words import marks, say

_SAYS = ("title", "what", "note")
"""Fields that tell what something was, the first that is filled: nothing sensitive among them."""
_CODES = (("type", "visit_type"), ("verb", "life_event"), ("manner", "session_manner"))
"""Fields that tell it by a code, and their list."""


def as_json(line: Line) -> dict[str, Any]:
    """A line for scripts; numbers masked."""
    record = line.record
    row = masked(kind_of(type(record)), records.as_dict(record))
    if line.about is not None:
        row["about"] = masked(kind_of(type(line.about)), records.as_dict(line.about))
    if line.household is not None:
        row["head"] = line.household.head
    if line.spot is not None:
        row["spot_name"] = line.spot.name
    if line.done:
        row["done"] = [{"action": one.action, "note": one.note} for one in line.done]
    if line.state:
        row |= {"state": line.state, "owed": line.owed}
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWords:
    """Says lines in `language`; knows workers by name."""

    language: str
    names: Names

    def lines(self, line: Line) -> Iterator[str]:
        """The line, and below it what was done and what came of it."""
        record = line.record
        who = self.names[by] if (by := self._by(line)) else ""
        yield "  ".join(
            part for part in (self._sort(line), who, self._where(line), self._what(line)) if part
        )
        done = [self._step(step) for step in line.done]
        if isinstance(record, Activity) and record.content:
            done.append(record.content)
        if done:
            yield say("log_done", self.language, done=" → ".join(done))
        came = self._came(line)
        if came:
            yield say("log_came", self.language, came=came)

    def _by(self, line: Line) -> str:
        record = line.record
        return next(
            (v for n in ("worker", "by", "recorder") if (v := getattr(record, n, None))), ""
        )

    def _sort(self, line: Line) -> str:
        record = line.about if isinstance(line.record, Step) and line.about else line.record
        if isinstance(record, Matter | Activity):
            return codes.label("task", record.task, self.language)
        return kind_of(type(record)).label(self.language)

    def _where(self, line: Line) -> str:
        if line.household is not None:
            return line.household.head or ""
        if line.spot is not None:
            return line.spot.name or ""
        said = (getattr(line.record, name, None) for name in ("spot_text", "where", "held_at"))
        return next((str(one) for one in said if one), "")

    def _what(self, line: Line) -> str:
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

    def _came(self, line: Line) -> str:
        record = line.record
        if line.state:
            state = label("state", line.state, self.language)
            return state if not line.owed else say("log_owed", self.language, state=state)
        if isinstance(record, Visit):
            return codes.label("visit_result", record.result, self.language)
        if isinstance(record, Activity) and record.people:
            return say("log_people", self.language, n=record.people)
        return ""
