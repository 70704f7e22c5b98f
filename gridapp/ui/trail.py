"""The way one came through the pages, so that Back leads along it."""

from __future__ import annotations

from dataclasses import replace

from gridapp.ui.page import Goto


class Trail:
    """Where one is, and what was shown before."""

    def __init__(self) -> None:
        self._way: list[Goto] = []

    def __bool__(self) -> bool:
        return bool(self._way)

    @property
    def here(self) -> Goto:
        """What is shown now."""
        return self._way[-1]

    @property
    def can_go_back(self) -> bool:
        return len(self._way) > 1

    def begin(self, goto: Goto) -> None:
        """A new way begins here."""
        self._way = [goto]

    def go_on(self, goto: Goto) -> None:
        """The next place; one that was on the way already moves to its end."""
        if goto.instead:
            self._way.pop()
        place = (goto.page, goto.subject)
        self._way = [g for g in self._way if (g.page, g.subject) != place]
        self._way.append(goto)

    def back(self) -> Goto:
        """The place before this one, without the act that was begun there."""
        self._way.pop()
        self._way[-1] = replace(self.here, act="", papers=())
        return self.here
