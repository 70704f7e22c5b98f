"""A matter as the text of a message, in which nobody can be recognised.

What people wrote may name somebody: every name, telephone, identity number and address that this
register holds of a person is taken out, and every number long enough to be one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import Final

from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.matter import Step
from gridapp.models.matter_table import SETTLED
from gridapp.register import codes, dossier, records
from gridapp.register.dossier import Dossier
from gridapp.words import say

SOMEBODY, SOMEWHERE, NUMBER = "某某", "某处", "＊＊＊"

_ENDS: Final = ("settle", "finish", "not_ours", "void", "merge", "withdraw")
"""Steps whose note says how a matter ended."""
_ANSWER: Final = (("answer", "title"), ("how", "how"), ("number", "number"))
_TASK: Final = (
    *(("wanted", "title"), ("number", "number"), ("task", "task"), ("where", "where")),
    *(("detail", "detail"), ("state", "state"), ("due", "due")),
)
"""The lines of a message, and what each of them tells."""
_NUMBER = re.compile(r"\+?\d(?:[ \-—.]?\d){6,}[Xx]?")
_DAY = re.compile(r"((?<!\d)(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}(?!\d)日?)")
_ROOM = re.compile(r"(?:\d+\s*号\s*)?\d+\s*(?:栋|幢)(?:\s*\d+\s*(?:单元|室|号)?)*|\d+\s*室")
_NAMES = """
SELECT DISTINCT said FROM (
    SELECT name AS said FROM resident UNION ALL SELECT head FROM household
    UNION ALL SELECT name FROM reporter UNION ALL SELECT name FROM party
    UNION ALL SELECT agent FROM party UNION ALL SELECT name FROM participant
    UNION ALL SELECT name FROM worker UNION ALL SELECT teller_name FROM visit
    UNION ALL SELECT teller_name FROM activity
) WHERE length(said) > 1 AND instr(:text, replace(said, ' ', ''))
"""
_ADDRESSES = """
SELECT DISTINCT said FROM (
    SELECT address AS said FROM household UNION ALL SELECT address FROM party
) WHERE length(said) > 1 AND instr(:text, replace(said, ' ', ''))
"""


def text(conn: sqlite3.Connection, matter_id: str, language: str) -> str:
    """The answer where the matter is settled, else what is to be done. Raises UnknownRecord."""
    about = dossier.of(conn, matter_id)
    matter, state = about.matter, about.standing.state
    spoken = {
        "title": matter.title,
        "where": matter.spot_text,
        "detail": matter.detail,
        "how": _how(conn, about),
    }
    told = {name: cleaned(conn, said or "") for name, said in spoken.items()}
    told["number"] = matter.number or ""
    told["task"] = codes.label("task", matter.task or "", language)
    told["state"] = codes.label("matter_state", state, language)
    told["due"] = (about.standing.due or "")[:10]
    lines = _ANSWER if state in SETTLED else _TASK
    return "\n".join(
        say(f"message_{line}", language, said=told[name]) for line, name in lines if told[name]
    )


def cleaned(conn: sqlite3.Connection, said: str) -> str:
    """The words without anything by which a person of this register could be recognised."""
    shown = _unnumbered(said)
    shown = _without(shown, _found(conn, _ADDRESSES, shown), SOMEWHERE)
    shown = _ROOM.sub(SOMEWHERE, shown)
    return _without(shown, _found(conn, _NAMES, shown), SOMEBODY)


def unnamed(conn: sqlite3.Connection, said: str) -> str:
    """The words without names and numbers of people; where it is stays, for it has to be found."""
    shown = _unnumbered(said)
    return _without(shown, _found(conn, _NAMES, shown), SOMEBODY)


def _unnumbered(said: str) -> str:
    """The words without any number long enough to be somebody's; days stay."""
    parts = _DAY.split(said)
    return "".join(part if at % 2 else _NUMBER.sub(NUMBER, part) for at, part in enumerate(parts))


def _found(conn: sqlite3.Connection, statement: str, said: str) -> list[str]:
    """What the register holds that stands in these words, the longest first."""
    asked = {"text": "".join(said.split())}
    rows = (row[0] for row in conn.execute(statement, asked))
    return sorted((one for one in rows if one != HIDDEN_VALUE), key=len, reverse=True)


def _without(said: str, parts: Iterable[str], instead: str) -> str:
    """The words with each of these parts replaced, however it is spaced."""
    for part in parts:
        spaced = r"\s*".join(re.escape(one) for one in "".join(part.split()))
        said = re.sub(spaced, instead, said)
    return said


def _how(conn: sqlite3.Connection, about: Dossier) -> str:
    """What was done about it."""
    moves = [move for move, _state in about.standing.path if move.action in _ENDS]
    step = records.get(conn, Step, moves[-1].id) if moves else None
    return (step.note or "") if step else ""
