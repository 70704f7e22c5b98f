"""What is known of a matter, as pairs of a name and words."""

from __future__ import annotations

from collections.abc import Mapping

from gridapp.models.declare import Shape
from gridapp.models.matter import Matter
from gridapp.register import codes, places
from gridapp.ui.parts.label import capital

_SHOWN = (
    *("number", "task", "category", "hazard_type", "hazard_grade", "urgency"),
    *("spot_text", "happened_on", "heard_on", "phoned", "detail"),
)


def facts_of(
    matter: Matter, known: Mapping[str, str], below: str, language: str
) -> list[tuple[str, str]]:
    """The filled fields in the order a reader asks for them; `known` are places by name."""
    facts = []
    for name in _SHOWN:
        field = Matter.declaration.field(name)
        value = str(getattr(matter, name) or "")
        if field.shape is Shape.CODE:
            value = capital(codes.label(field.codes, value, language))
        facts.append((capital(field.label(language)), value))
    where = capital(Matter.declaration.field("spot_text").label(language))
    at = places.path(known, matter.place, below)
    return [
        (name, " · ".join(part for part in (value, at) if part) if name == where else value)
        for name, value in facts
    ]
