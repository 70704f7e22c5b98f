"""What somebody leaves behind who moves, dies or joins another household: it is to be handed on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

_MATTERS = """
SELECT r.uid FROM matter t CROSS JOIN rec r ON r.id = t.id
WHERE t.household IN (SELECT unhex_(value) FROM json_each(:homes))
    AND t.gone IS NULL AND r.home IS NOT NULL
    AND (t.state NOT IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED') OR t.owed > 0)
ORDER BY r.uid
"""
_PLANS = """
SELECT r.uid FROM help_plan t CROSS JOIN rec r ON r.id = t.id
WHERE t.household IN (SELECT unhex_(value) FROM json_each(:homes))
    AND t.ended_on IS NULL AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY r.uid
"""
_PAIRINGS = """
SELECT r.uid FROM pairing t CROSS JOIN rec r ON r.id = t.id
WHERE t.plan IN (SELECT unhex_(value) FROM json_each(:plans))
    AND (t.until_on IS NULL OR t.until_on >= :today) AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY r.uid
"""
_ANSWERS = """
SELECT r.uid FROM reporter t CROSS JOIN rec r ON r.id = t.id
    JOIN rec q ON q.uid = t.matter AND q.kind = 30 JOIN matter m ON m.id = q.id
WHERE t.kind <> 'anonymous' AND t.gone IS NULL AND r.home IS NOT NULL
    AND (t.resident IN (SELECT unhex_(value) FROM json_each(:people))
        OR m.household IN (SELECT unhex_(value) FROM json_each(:homes)))
    AND m.gone IS NULL AND m.state NOT IN ('WITHDRAWN')
    AND NOT EXISTS (SELECT 1 FROM step s WHERE s.matter = t.matter AND s.reporter = r.uid
        AND s.action = 'told' AND s.gone IS NULL)
ORDER BY r.uid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Ids of what waits for whoever left.

    Attributes:
        matters: open at a household that is no more.
        plans: help that is still given there, and the `pairings` of it.
        answers: reporters who have not been told yet how their matter ended.
    """

    matters: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    pairings: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing is left to hand on."""
        return not (self.matters or self.plans or self.pairings or self.answers)


def of(
    conn: sqlite3.Connection, homes: Sequence[str], people: Sequence[str], today: str
) -> Handover:
    """What waits at these households and for these people."""
    asked = {"homes": json.dumps(list(homes)), "people": json.dumps(list(people)), "today": today}

    def ids(statement: str) -> tuple[str, ...]:
        return tuple(uid.hex() for (uid,) in conn.execute(statement, asked))

    plans = ids(_PLANS)
    asked["plans"] = json.dumps(plans)
    return Handover(
        matters=ids(_MATTERS), plans=plans, pairings=ids(_PAIRINGS), answers=ids(_ANSWERS)
    )
