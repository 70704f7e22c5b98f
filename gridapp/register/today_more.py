"""What of disputes and of help waits for one person: whatever a day was set for."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from gridapp.models.dispute import Party
from gridapp.register.identity import Identity
from gridapp.register.locks import speaks

MEDIATION: Final = "mediation"

AHEAD: Final = 7
"""What is to be done within so many days is listed."""

_DUE = (
    "min(coalesce(nullif(t.due, ''), '9'), coalesce(nullif(t.confirm_by, ''), '9'),"
    " coalesce(nullif(t.perform_by, ''), '9'), coalesce(nullif(t.revisit_by, ''), '9'))"
)
_DISPUTES = f"""
WITH waiting AS (
    SELECT t.id, r.uid, {_DUE} AS due FROM dispute t JOIN rec r ON r.id = t.id
    WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
        AND coalesce(t.state, 'FOUND') NOT IN ('REFUSED', 'TERMINATED', 'TRANSFERRED', 'ARCHIVED')
        AND ({_DUE} <= :until OR (:accepts AND coalesce(t.state, 'FOUND') = 'REGISTERED'))
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


def rows(conn: sqlite3.Connection, me: Identity, today: str, most: int) -> list[tuple[Any, ...]]:
    """Lines of these groups as `today` has them, the most pressing of each group first."""
    until = date.fromisoformat(today) + timedelta(days=AHEAD)
    asked: Mapping[str, Any] = {
        "low": me.place,
        "high": me.place + ":",
        "until": until.isoformat(),
        "accepts": me.role.is_centre,
        "most": most,
    }
    return conn.execute(_DISPUTES, asked).fetchall()
