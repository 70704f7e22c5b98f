"""What waits for one person today: one list of matters and households, in groups."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from gridapp.models.matter import Reporter
from gridapp.models.place import bounds
from gridapp.models.rights import may_write
from gridapp.register import rounds, today_more
from gridapp.register.identity import Identity
from gridapp.register.locks import LOCKED_HEADS, speaks
from gridapp.register.matter_list import IS_OVERDUE, IS_OWED

MEDIATION, HELP, DOCKET = today_more.MEDIATION, today_more.HELP, today_more.DOCKET
FORCE = today_more.FORCE
UNTRIAGED, VERIFY, OVERDUE, DUE, SENT, SENT_BACK, OWED, IN_HAND = _OF_MATTERS = (
    "untriaged",
    "verify",
    "overdue",
    "due",
    "sent",
    "sent_back",
    "owed",
    "in_hand",
)
VISIT = "visit"
GROUPS = (*_OF_MATTERS, DOCKET, FORCE, MEDIATION, HELP, VISIT)
"""Groups of the list, the most pressing first. A matter stands in the first that fits."""

VISIT_DAYS: Final = 30
"""A household at which nobody was met for so many days is due a visit.

So is every household and every enterprise that a round has still to visit.
"""

_MATTERS = f"""
WITH mine AS (
    SELECT t.id, r.uid, CASE
        WHEN :centre AND t.state = 'REPORTED' THEN 'untriaged'
        WHEN :centre AND t.state = 'HANDLED' THEN 'verify'
        WHEN {IS_OWED} THEN 'owed'
        WHEN {IS_OVERDUE} THEN 'overdue'
        WHEN t.due <> '' AND substr(t.due, 1, 10) <= :today THEN 'due'
        WHEN t.state = 'ASSIGNED' AND t.holder = :me THEN 'sent'
        WHEN NOT :centre AND t.state IN ('SUPPLEMENT', 'DRAFT') THEN 'sent_back'
        WHEN t.holder = :me AND t.state IN ('ACCEPTED', 'HANDLING', 'REWORK', 'UPWARD')
            THEN 'in_hand'
        END AS part, coalesce(iif(t.owed > 0, NULL, nullif(t.due, '')), t.heard_on, '') AS since
    FROM matter t JOIN rec r ON r.id = t.id
    WHERE t.gone IS NULL AND r.home IS NOT NULL
        AND (t.state NOT IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED') OR {IS_OWED})
        AND ((t.place >= :low AND t.place < :high) OR t.holder = :me)
), ranked AS (
    SELECT id, uid, part, since, count(*) OVER (PARTITION BY part) AS total,
        row_number() OVER (PARTITION BY part ORDER BY since, uid) AS rank
    FROM mine WHERE part IS NOT NULL
)
SELECT n.part, n.total, n.uid, t.title, t.number, t.task, t.place,
    iif(n.part = 'owed', '', t.due), t.heard_on,
    coalesce(
        (SELECT CASE t.kind WHEN 'named' THEN t.name END FROM reporter t
            JOIN rec q ON q.id = t.id WHERE t.matter = n.uid AND t.gone IS NULL
            AND t.kind <> 'anonymous' AND NOT {speaks(Reporter.declaration)}
            AND NOT EXISTS (SELECT 1 FROM step s
                WHERE s.matter = n.uid AND s.reporter = q.uid AND s.action = 'told'
                    AND s.gone IS NULL)
            ORDER BY q.uid LIMIT 1),
        (SELECT h.head FROM rec q JOIN household h ON h.id = q.id
            WHERE q.uid = t.household AND q.kind = 10 AND q.uid NOT IN ({LOCKED_HEADS})),
        t.spot_text,
        '')
FROM ranked n JOIN matter t ON t.id = n.id
WHERE n.rank <= :most ORDER BY n.part, n.rank
"""  # noqa: S608  all of it is written here
_VISITS = f"""
WITH asked AS MATERIALIZED (SELECT unhex_(key) AS uid, value AS by_day FROM json_each(:asked)),
called AS MATERIALIZED (
    SELECT v.enterprise, max(v.happened_on) AS visited FROM visit v
    WHERE v.place >= :low AND v.place < :high AND v.enterprise IS NOT NULL
        AND v.gone IS NULL AND v.result IS NOT '4'
    GROUP BY v.enterprise
),
due AS (
    SELECT r.uid, CASE WHEN r.uid IN ({LOCKED_HEADS}) THEN '***' ELSE t.head END AS head,
        t.address, t.place, t.tags, j.by_day,
        (SELECT max(v.happened_on) FROM visit v WHERE v.household IN (SELECT r.uid UNION ALL
                SELECT o.uid FROM merged g JOIN rec o ON o.id = g.rec WHERE g.kept = r.id)
            AND v.gone IS NULL AND v.result IS NOT '4') AS visited
    FROM household t JOIN rec r ON r.id = t.id
        LEFT JOIN asked j ON j.uid = r.uid
    WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.place >= :low AND t.place < :high
        AND t.id NOT IN (SELECT rec FROM merged)
)
SELECT 'visit', count(*) OVER (), uid, address, '', '', place, coalesce(by_day, ''), visited, head
FROM (
    SELECT uid, head, address, place, tags, by_day, visited
    FROM due WHERE by_day IS NOT NULL OR visited IS NULL OR visited < :before
    UNION ALL
    SELECT r.uid, t.name, t.address, t.place, '', j.by_day, c.visited
    FROM asked j CROSS JOIN rec r ON r.uid = j.uid CROSS JOIN enterprise t ON t.id = r.id
        LEFT JOIN called c ON c.enterprise = r.uid
)
ORDER BY by_day IS NULL, by_day, coalesce(tags, '') = '', coalesce(visited, ''),
    place, address, uid LIMIT :most
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that waits.

    Attributes:
        id: the matter, or the household or enterprise where `group` is VISIT, the dispute of
            MEDIATION, the plan of HELP, the docket of DOCKET, the force of FORCE.
        who: a person's name where one is known and may be shown, else where it is.
        what: the matter's title, or the household's address.
        due: the deadline in force, of a visit the day by which a round is to be through; empty
            while there is none.
        since: the day it was heard of, or of the last visit; empty where there was none.
    """

    group: str
    id: str
    who: str
    what: str
    number: str = ""
    task: str = ""
    place: str = ""
    due: str = ""
    since: str = ""

    @property
    def asks(self) -> bool:
        """Whether `due` is a day to act on, and not the deadline of the work itself."""
        return self.group in (UNTRIAGED, DUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines that wait for the same thing; `total` counts those left out as well."""

    code: str
    total: int = 0
    lines: Sequence[Line] = field(default=())


def groups(conn: sqlite3.Connection, me: Identity, today: str, *, most: int = 50) -> list[Group]:
    """Everything that waits for `me`, the most pressing group first, empty groups left out.

    At most `most` lines a group. Visits are a worker's task: a centre is shown none, nor is
    anybody who may write down none.
    """
    before = date.fromisoformat(today) - timedelta(days=VISIT_DAYS)
    asked = {
        "centre": me.role.is_centre,
        "me": me.worker.hex(),
        "today": today,
        "before": before.isoformat(),
        **bounds(me.place),
        "most": most,
    }
    rows = conn.execute(_MATTERS, asked).fetchall()
    rows += today_more.rows(conn, me, today, most)
    if not me.role.is_centre and may_write(me.role, "visit"):
        asked["asked"] = json.dumps(rounds.due_visits(conn, me.place, today))
        rows += conn.execute(_VISITS, asked).fetchall()
    return _grouped(rows)


def _grouped(rows: Iterable[Sequence[Any]]) -> list[Group]:
    totals: dict[str, int] = {}
    lines: dict[str, list[Line]] = {}
    for code, total, uid, what, number, task, place, due, since, who in rows:
        totals[code] = total
        lines.setdefault(code, []).append(
            Line(
                group=code,
                id=uid.hex(),
                who=who or "",
                what=what or "",
                number=number or "",
                task=task or "",
                place=place,
                due=due or "",
                since=since or "",
            )
        )
    return [Group(code=c, total=totals[c], lines=tuple(lines[c])) for c in GROUPS if c in lines]
