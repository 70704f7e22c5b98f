"""What one may return to: the matters and disputes at a household, a spot or a place."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Final

from gridapp.models.place import bounds
from gridapp.register import same

MOST: Final = 20

_KNOWN = """
SELECT 'matter', r.uid, t.title, t.heard_on FROM matter t JOIN rec r ON r.id = t.id
WHERE (t.household IN (SELECT unhex_(value) FROM json_each(:homes)) OR t.spot = unhex_(:spot)
        OR (:anywhere AND t.place >= :low AND t.place < :high))
    AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.state NOT IN ('DRAFT', 'VOID', 'WITHDRAWN', 'MERGED')
UNION ALL
SELECT 'dispute', r.uid, t.title, t.heard_on FROM dispute t JOIN rec r ON r.id = t.id
    LEFT JOIN rec q ON q.uid = t.matter AND q.kind = 30 LEFT JOIN matter m ON m.id = q.id
WHERE (m.household IN (SELECT unhex_(value) FROM json_each(:homes))
        OR (:anywhere AND t.place >= :low AND t.place < :high))
    AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY 4 DESC, 2 DESC LIMIT :most
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A matter or a dispute (`kind`) that a visit may return to."""

    kind: str
    id: str
    title: str
    heard_on: str


def known(
    conn: sqlite3.Connection, *, household: str = "", spot: str = "", place: str = ""
) -> list[Known]:
    """The newest first; those of a whole place only where neither household nor spot is named."""
    asked = {
        "homes": json.dumps(same.group(conn, household) if household else []),
        "spot": spot,
        "anywhere": not household and not spot,
        **bounds(place),
        "most": MOST,
    }
    return [
        Known(kind=kind, id=uid.hex(), title=title or "", heard_on=heard_on or "")
        for kind, uid, title, heard_on in conn.execute(_KNOWN, asked)
    ]
