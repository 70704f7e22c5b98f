"""What of disputes, help, dockets and task forces waits for one person: what a day was set for.

A dispute that is only registered waits for whoever may accept it; one that was only found waits
for the mediator too, to whom nobody hands the matter it came with.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from gridapp.models.dispute import Party
from gridapp.models.dispute_table import ACTIONS
from gridapp.models.place import bounds
from gridapp.models.rights import may_write
from gridapp.register.dispute_list import NEXT_DUE
from gridapp.register.identity import Identity
from gridapp.register.locks import LOCKED_HEADS, speaks

MEDIATION: Final = "mediation"
HELP: Final = "help"
DOCKET: Final = "docket"
FORCE: Final = "force"

AHEAD: Final = 7
"""What is to be done within so many days is listed."""

_ENDED = "coalesce(t.state, 'FOUND') IN ('REFUSED', 'TERMINATED', 'TRANSFERRED', 'ARCHIVED')"
_DUE = f"iif({_ENDED}, coalesce(nullif(t.reply_by, ''), '9'), {NEXT_DUE})"
"""Of what has ended nothing is due but an answer to whoever referred it."""
_DISPUTES = f"""
WITH waiting AS (
    SELECT t.id, r.uid, {_DUE} AS due FROM dispute t JOIN rec r ON r.id = t.id
    WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
        AND ({_DUE} <= :until
            OR (:accepts AND coalesce(t.state, 'FOUND') = 'REGISTERED')
            OR (:mediates AND coalesce(t.state, 'FOUND') = 'FOUND'))
)
SELECT '{MEDIATION}', count(*) OVER (), w.uid, d.title, d.number, 'dispute', d.place,
    iif(w.due = '9', '', w.due), d.heard_on,
    coalesce((SELECT group_concat(said, ' — ') FROM (
        SELECT iif({speaks(Party.declaration)}, '***', t.name) AS said
        FROM party t JOIN rec q ON q.id = t.id
        WHERE t.dispute = w.uid AND t.gone IS NULL AND q.home IS NOT NULL
        ORDER BY t.side, q.uid LIMIT 2)), '')
FROM waiting w JOIN dispute d ON d.id = w.id ORDER BY w.due, w.uid LIMIT :most
"""  # noqa: S608  all of it is written here
_HELP = f"""
WITH waiting AS (
    SELECT t.id, r.uid, (SELECT min(m.due_on) FROM measure m JOIN rec q ON q.id = m.id
        WHERE m.plan = r.uid AND m.gone IS NULL AND q.home IS NOT NULL AND m.done_on IS NULL
            AND m.due_on <= :until) AS due
    FROM help_plan t JOIN rec r ON r.id = t.id
    WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
        AND t.ended_on IS NULL
)
SELECT '{HELP}', count(*) OVER (), w.uid,
    (SELECT m.what FROM measure m WHERE m.plan = w.uid AND m.gone IS NULL AND m.done_on IS NULL
        AND m.due_on = w.due LIMIT 1),
    '', 'help', t.place, w.due, t.begun_on,
    coalesce((SELECT h.head FROM rec q JOIN household h ON h.id = q.id
        WHERE q.uid = t.household AND q.kind = 10 AND q.uid NOT IN ({LOCKED_HEADS})), '***')
FROM waiting w JOIN help_plan t ON t.id = w.id WHERE w.due IS NOT NULL
ORDER BY w.due, w.uid LIMIT :most
"""  # noqa: S608  all of it is written here


_DOCKETS = f"""
SELECT '{DOCKET}', count(*) OVER (), r.uid, t.title, t.number, '', t.place, coalesce(t.due, ''),
    t.given_on, coalesce(t."where", '')
FROM docket t INDEXED BY docket_by_place CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND lower(hex(t."to")) = :me
    AND NOT EXISTS (SELECT 1 FROM rec m CROSS JOIN matter x ON x.id = m.id
        WHERE m.uid = t.matter AND x.gone IS NULL)
    AND NOT EXISTS (SELECT 1 FROM docket_step s INDEXED BY docket_step_by_docket
            CROSS JOIN rec q ON q.id = s.id
        WHERE s.docket = r.uid AND s.gone IS NULL AND q.home IS NOT NULL
            AND s.action IN ('decline', 'finish'))
ORDER BY coalesce(t.due, '9'), r.uid LIMIT :most
"""  # noqa: S608  all of it is written here


_FORCES = f"""
SELECT '{FORCE}', count(*) OVER (), r.uid, b.what, t.name, '', t.place, b.due_on, t.begun_on, b.who
FROM task_force t JOIN rec r ON r.id = t.id
    CROSS JOIN assignment b INDEXED BY assignment_by_force ON b.force = r.uid
    CROSS JOIN rec q ON q.id = b.id
WHERE t.place = :low AND t.gone IS NULL AND r.home IS NOT NULL AND t.ended_on IS NULL
    AND b.gone IS NULL AND q.home IS NOT NULL AND b.done_on IS NULL AND b.due_on <= :until
ORDER BY b.due_on, q.uid LIMIT :most
"""  # noqa: S608  all of it is written here
"""Of the forces that this very centre leads: whoever sits here reminds those who are on them."""


def rows(conn: sqlite3.Connection, me: Identity, today: str, most: int) -> list[tuple[Any, ...]]:
    """Lines of these groups as `today` has them, the most pressing of each group first."""
    until = date.fromisoformat(today) + timedelta(days=AHEAD)
    asked: Mapping[str, Any] = {
        "me": me.worker.hex(),
        **bounds(me.place),
        "until": until.isoformat(),
        "accepts": me.role in ACTIONS["accept"].who,
        "mediates": may_write(me.role, "session") and not may_write(me.role, "visit"),
        "most": most,
    }
    asked_all = (_DISPUTES, _HELP, _DOCKETS, _FORCES)
    return [row for statement in asked_all for row in conn.execute(statement, asked)]
