"""A page of somebody's notebook: a line a household, and what each line comes to in the register.

What a line means is read from its words: nobody at home, or something found under one of the
joint tasks. Whoever types it may say otherwise. Nothing to report is never assumed: it is ticked.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gridapp.models.checks import hidden_character
from gridapp.models.declare import Value
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.matter import Matter
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.models.visit import Visit
from gridapp.register import alike, households, records, spoken, visits
from gridapp.register.activities import NewActivity
from gridapp.register.alike import Alike
from gridapp.register.lines import BadLine
from gridapp.register.matters import NewMatter
from gridapp.register.visits import DECLINED, NOBODY, NORMAL, Call, Finding

SORTS: Final = (*TASKS, NOBODY, DECLINED)
"""What a line may be about: a joint task, nobody at home, not let in."""

ALIKE_DAYS: Final = 7
"""Within so many days the same thing is most likely the same thing."""
_NOBODY = re.compile(
    r"(家里|家中|屋头)?(都)?"
    r"(没人|无人|没得人|不在家|不在屋头|锁门|门锁|门是锁|nobody (was )?(home|in)|not at home)"
    r"(在家|应门|开门|着|了|的)*(?=$|[\s，。；,.;!！、])",
    re.IGNORECASE,
)
_DECLINED = re.compile(r"(不让进|不便入户|不肯开门|不开门|not let in|declined)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_STANDS = """
SELECT v.household, v.result FROM json_each(:homes) j
    CROSS JOIN visit v ON v.household = unhex_(j.value) JOIN rec r ON r.id = v.id
WHERE v.happened_on = :day AND v.gone IS NULL AND r.home IS NOT NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What holds for every line of the page.

    Attributes:
        day: when it happened.
        behalf: id of whoever wrote the notebook; empty where one types in one's own.
    """

    day: str
    behalf: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line.

    Attributes:
        words: what was found; of a quiet line, a note.
        quiet: nothing to report, as somebody said by a tick.
        sort: one of `SORTS`; empty leaves it to the words.
        name, phone: of the household, whose word it is where a resident told.
        teller, teller_name, channel: who told, and through what.
        phoned: who was telephoned because of it, and when.
        joined: id of the matter, known before, that this is; whoever told is one more who did.
    """

    place: str
    household: str = ""
    enterprise: str = ""
    spot: str = ""
    name: str = ""
    phone: str = ""
    words: str = ""
    quiet: bool = False
    sort: str = ""
    teller: str = "self"
    teller_name: str = ""
    channel: str = ""
    phoned: str = ""
    joined: str = ""

    @property
    def text(self) -> str:
        """The words without blanks at the ends or doubled."""
        return _BLANKS.sub(" ", self.words).strip()

    def meaning(self) -> str:
        """What the line is about: a joint task or a result of the visit."""
        if self.quiet:
            return NORMAL
        return self.sort or sort_of(self.text)


def sort_of(words: str) -> str:
    """What words are about, as one of `SORTS`; empty where there are none."""
    text = words.strip()
    if not text:
        return ""
    if _NOBODY.match(text):
        return NOBODY
    if _DECLINED.search(text):
        return DECLINED
    return str(spoken.meant(_ANY, text)["task"])


_ANY = "other"
"""The picture that stands for anything (`spoken`)."""


def in_order(conn: sqlite3.Connection, place: str) -> list[str]:
    """The households of a place as its notebook lists them; as the printed page does."""
    return households.ids(conn, place=place)


def standing(conn: sqlite3.Connection, homes: Sequence[str], day: str) -> dict[str, str]:
    """Those of these households at which a visit of this day stands, with its result."""
    asked = {"homes": records.listed(homes), "day": day}
    return {uid.hex(): result or "" for uid, result in conn.execute(_STANDS, asked)}


def read(row: Row, sheet: Sheet, today: str) -> Call:
    """What the line comes to: a visit, and what was found on it. Raises BadLine."""
    _check(row)
    text, meaning = row.text, row.meaning()
    known = [(row.joined, told) for told in _reporters(row, sheet)] if row.joined else []
    fresh = meaning in TASKS and not row.joined
    found = [_found(row, sheet, meaning, today)] if fresh else []
    told = {
        "teller": row.teller,
        "teller_name": row.teller_name or None,
        "channel": row.channel or None,
        "heard_on": today if sheet.behalf else sheet.day,
    }
    chosen = NORMAL if meaning in TASKS else meaning
    note = None if found else "\n".join(filter(None, (text, row.phoned)))
    fields: dict[str, Value] = {
        "household": row.household or None,
        "enterprise": row.enterprise or None,
        "spot": row.spot or None,
        "type": "1",
        "result": visits.result_of(chosen, found, joined=bool(row.joined)),
        "note": note or None,
        "happened_on": sheet.day,
        "behalf": sheet.behalf or None,
        **told,
    }
    kept = {name: value for name, value in fields.items() if value is not None}
    return Call(place=row.place, fields=kept, found=found, joined=known)


def same_as(conn: sqlite3.Connection, row: Row, today: str) -> Alike | None:
    """A matter known before that what the line tells of may be."""
    task = row.meaning()
    if task not in TASKS or TASKS[task].shapes[0] is not TaskShape.MATTER:
        return None
    since = (date.fromisoformat(today) - timedelta(days=ALIKE_DAYS)).isoformat()
    title = row.text[: Matter.declaration.field("title").longest]
    found = alike.find(conn, place=row.place[:15], task=task, title=title, since=since)
    return found[0] if found else None


def _check(row: Row) -> None:
    text = row.text
    if hidden_character(text, line_breaks=False):
        raise BadLine("words", "characters", "visit")
    if hidden_character(row.teller_name, line_breaks=False):
        raise BadLine("teller_name", "characters", "visit")
    if len(text) > longest("words"):
        raise BadLine("words", "too_long", "visit")
    if len(row.teller_name) > longest("teller_name"):
        raise BadLine("teller_name", "too_long", "visit")
    if not text and not row.quiet and row.sort not in (NOBODY, DECLINED):
        raise BadLine("words", "required", "visit")
    if row.quiet and (row.sort or sort_of(text) in (NOBODY, DECLINED)):
        raise BadLine("quiet", "either", "visit")


def longest(cell: str) -> int:
    """How many characters a cell of a line may hold."""
    name = "teller_name" if cell == "teller_name" else "note"
    return Visit.declaration.field(name).longest


def _found(row: Row, sheet: Sheet, task: str, today: str) -> Finding:
    """The matter or the activity that the words tell of, proposed whole: nobody is asked."""
    text = row.text
    longest = Matter.declaration.field("title").longest
    more = text if len(text) > longest else None
    meant = spoken.meant(_ANY if not row.sort else task, text)
    if meant["task"] != task:
        meant = spoken.meant(task, "")
    fields: dict[str, Value] = {"title": text[:longest], "task": task}
    if TASKS[task].shapes[0] is TaskShape.ACTIVITY:
        fields |= {"category": meant.get("category"), "content": more}
        return NewActivity(place=row.place, fields=_filled(fields))
    heard = today if sheet.behalf else sheet.day
    fields |= {**meant, "detail": more, "happened_on": sheet.day, "heard_on": heard}
    fields["phoned"] = row.phoned
    return NewMatter(place=row.place, fields=_filled(fields), reporters=_reporters(row, sheet))


def _reporters(row: Row, sheet: Sheet) -> list[dict[str, Value]]:
    """Whoever told of it is to be told how it ended; oneself is not."""
    if row.teller == "self":
        return []
    of_the_house = row.teller == "resident"
    name = row.teller_name or (row.name if of_the_house else "")
    told: dict[str, Value] = {
        "teller": row.teller,
        "channel": row.channel,
        "heard_on": sheet.day,
    }
    if not name or name == HIDDEN_VALUE:
        return [_filled({"kind": "anonymous", **told})]
    phone = row.phone if of_the_house and name == row.name else ""
    return [_filled({"kind": "named", "name": name, "phone": phone, **told})]


def _filled(fields: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value not in (None, "")}
