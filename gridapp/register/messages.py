"""A copied chat as a visit half filled in; who wrote it is asked, never guessed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gridapp.models import wechat
from gridapp.models.matter import Matter
from gridapp.models.place import bounds
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.models.wechat import Message
from gridapp.models.worker import Worker
from gridapp.register import records, spoken, workers
from gridapp.register.identity import Identity
from gridapp.register.locks import LOCKED_RECORDS

CHANNEL = "wechat"
_NAME = 40
MOST = 4
"""More who may be meant than this are no help to choose from."""

_RESIDENTS = f"""
SELECT r.uid, t.name, h.uid, o.address FROM resident t JOIN rec r ON r.id = t.id
    LEFT JOIN rec h ON h.uid = t.household AND h.kind = 10 LEFT JOIN household o ON o.id = h.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND length(t.name) > 1 AND instr(:said, t.name) AND t.id NOT IN ({LOCKED_RECORDS})
ORDER BY length(t.name) DESC, t.name, r.uid LIMIT :most
"""  # noqa: S608  the one predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody known here who may have written a message.

    Attributes:
        teller: what he is: a unit leader, or a resident.
        household, where: of a resident.
    """

    teller: str
    id: str
    name: str
    household: str = ""
    where: str = ""


def known(conn: sqlite3.Connection, me: Identity, senders: Sequence[str]) -> list[Known]:
    """Who of this place may be meant by these names, unit leaders first.

    People add to their names in WeChat, so that a name is looked for within what stands there.
    """
    place, found = me.place, []
    for sender in senders:
        found += [
            Known(teller="leader", id=one.id, name=one.name)
            for one in workers.leaders(conn, place)
            if one.name and one.name in sender
        ]
        asked = {**bounds(place), "said": sender, "most": MOST}
        found += [
            Known(
                teller="resident",
                id=uid.hex(),
                name=name,
                household=home.hex() if home else "",
                where=address or "",
            )
            for uid, name, home, address in conn.execute(_RESIDENTS, asked)
        ]
    return list(dict.fromkeys(found))[:MOST]


def others(conn: sqlite3.Connection, me: Identity, messages: Sequence[Message]) -> list[str]:
    """Who wrote beside oneself; oneself where nobody else did."""
    own = records.get(conn, Worker, me.worker.hex())
    names = wechat.senders(messages)
    return [name for name in names if own is None or name != own.name] or names


def draft(messages: Sequence[Message], senders: Sequence[str], today: str) -> dict[str, Any]:
    """A visit's form as far as the messages fill it; `sender` stays until it is said who he is."""
    words = "\n".join(filter(None, (one.words for one in messages)))
    first = next(iter(words.splitlines()), "")
    day = next((one.day for one in messages if one.day and one.day <= today), today)
    meant = spoken.meant("other", words)
    task = TASKS[str(meant["task"])]
    matter: dict[str, Any] = {"shape": task.shapes[0].value}
    matter |= {name: meant[name] for name in task.quick if meant.get(name)}
    longest = Matter.declaration.field("title").longest
    matter["title"] = first[:longest]
    if words != matter["title"]:
        matter["detail"] = words
    sender = senders[0] if senders else ""
    told = {"channel": CHANNEL, "heard_on": day, "happened_on": day, "teller_name": sender}
    found = {task.code: matter} if words else {}
    form = {**told, "sender": list(senders), "found": found}
    return {name: value for name, value in form.items() if value}


def answered(typed: Mapping[str, Any], who: Known | None) -> dict[str, Any]:
    """The form once it is said who wrote: whoever told, and is told how it ended.

    None: nobody who is known here; his name is kept as it was written.
    """
    form = {name: value for name, value in typed.items() if name != "sender"}
    asked = typed.get("sender") or [""]
    name = (who.name if who else str(asked[0]))[:_NAME]
    teller = who.teller if who else "other"
    form |= {"teller": teller, "teller_name": name, "channel": CHANNEL}
    if who and who.household and not form.get("subject"):
        form["subject"] = who.household
    reporter = {"kind": "named", "name": name, "teller": teller, "channel": CHANNEL}
    form["found"] = {
        code: {**found, "reporters": found.get("reporters") or [reporter]}
        if found.get("shape") != TaskShape.ACTIVITY.value
        else found
        for code, found in (form.get("found") or {}).items()
    }
    return form
