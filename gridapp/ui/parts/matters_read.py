"""The forms of what was found, read as matters to register and reporters to add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gridapp.models.declare import Value
from gridapp.register.matters import NewMatter, on_the_spot
from gridapp.ui.parts.matter_form import MatterForm
from gridapp.ui.parts.subject_box import Subject

Joined = tuple[str, Mapping[str, Value]]


def read_matters(
    forms: Iterable[MatterForm], subject: Subject
) -> tuple[list[NewMatter], list[Joined]] | None:
    """Matters at the place of `subject`, and reporters of matters known before.

    None where a form has something to be put right first.
    """
    found: list[NewMatter] = []
    joined: list[Joined] = []
    for form in forms:
        read = form.read()
        if read is None:
            return None
        fields, reporters = read
        if form.joined:
            joined += [(form.joined, reporter) for reporter in reporters]
            continue
        how, settled = form.how.text().strip(), form.settled.isChecked()
        steps = on_the_spot(reporters, how) if settled else (("report", {}),)
        found.append(
            NewMatter(place=subject.place, fields=fields, reporters=reporters, actions=steps)
        )
    return found, joined
