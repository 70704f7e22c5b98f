"""What the steps of one thing add up to, whatever loop it walks."""

from __future__ import annotations

from dataclasses import dataclass, field

from gridapp.models.clock import Clock
from gridapp.models.loop import Loop, Move, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How it stands.

    Attributes:
        state: a code of the loop's states.
        holder: the worker who has it now; empty while nobody does.
        heads: the step ids a new step has to name, those without effect included.
        review: two people moved it at once, and somebody at the centre should look.
        late: step ids that their context did not allow; kept, without effect.
        path: the steps that count, oldest first, with the state each led to.
        walk: the line that shows, to be asked what may come next.
    """

    state: str
    holder: str
    heads: tuple[str, ...]
    review: bool
    late: tuple[str, ...]
    path: tuple[tuple[Move, str], ...]
    clock: Clock
    walk: Walk = field(compare=False, repr=False)

    @property
    def loop(self) -> Loop:
        """The loop that it walks."""
        return self.walk.loop

    @property
    def handler(self) -> str:
        """The worker who last handled it; empty when nobody has."""
        return self.walk.handler

    @property
    def due(self) -> str:
        """The deadline in force; empty while no clock runs."""
        return self.clock.due

    @property
    def first_due(self) -> str:
        """The first deadline for the work, kept for the record."""
        return self.clock.first_due

    @property
    def judged_by(self) -> str:
        """The last deadline for the work, by which it is judged, also once it is done."""
        return self.clock.judged_by

    @property
    def provisional(self) -> bool:
        """Whether a year's list may still move the deadline."""
        return self.clock.provisional


def holder_of(shown: Walk) -> str:
    """Who has it now; nobody once it has ended."""
    return "" if shown.state in shown.loop.ended else shown.holder
