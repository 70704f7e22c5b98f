"""Letters to people: filled from Word templates that an office can edit, as the dossier is.

They are Chinese whatever the desk speaks, and say nothing of others but their names: no
identity number, no telephone number, no address.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Final

from gridapp.models.household import Household
from gridapp.paths import Home
from gridapp.register import case_files, cipher, codes, invitations, records, retention, veils
from gridapp.reports import dossier_values as values
from gridapp.reports import word
from gridapp.reports.dossier_values import BLANK, day

PRIVACY: Final = "letter-F19"
INVITATION: Final = "letter-SUMMONS"

_WEEK: Final = "一二三四五六日"


def privacy(
    conn: sqlite3.Connection, household: str, *, home: Home | None, centre: str, worker: str
) -> bytes:
    """The privacy notice (F19) for a household, dated by hand when it is handed over.

    That what is kept is encrypted it says only where it is. Raises UnknownRecord, BadForm.
    """
    of = records.standing(conn, Household, household)
    shown = veils.veiled(conn, {"": of})[""]
    said = {
        "head": shown.head or BLANK,
        "centre": centre,
        "worker": worker,
        "today": values.NO_DAY,
        "encrypted": cipher.key_of(conn) is not None,
        "years": {rule.kind: rule.years for rule in retention.rules()},
    }
    return word.fill(word.form(PRIVACY, home), said)


def invitation(conn: sqlite3.Connection, dispute: str, *, home: Home | None, today: str) -> bytes:
    """The invitation to mediation, a page for each party; lines where no day is set yet.

    Raises UnknownRecord, BadForm.
    """
    case = case_files.opened(conn, dispute)
    one = invitations.latest(conn, dispute)
    if one is not None and one.mediator:
        about = replace(case.file.dispute, mediator=one.mediator)
        case = replace(case, file=replace(case.file, dispute=about))
    common = values.of_case(conn, case, whole=False)
    held_on = (one.meets_on if one else "") or ""
    said = {
        "receivers": [{"name": party["name"]} for party in common["parties"]],
        "held_on": day(held_on),
        "weekday": f"星期{_WEEK[date.fromisoformat(held_on).weekday()]}" if held_on else "星期__",
        "begins": _clock(one.begins if one else ""),
        "held_at": (one and one.meets_at) or BLANK * 3,
        "manner": codes.label("session_manner", one.manner, "zh") if one and one.manner else BLANK,
        "today": day(today),
    }
    return word.fill(word.form(INVITATION, home), common | said)


def _clock(begins: str | None) -> str:
    """The hour as it is said: 09:30 is 上午9时30分."""
    if not begins:
        return "__时__分"
    hour, minute = (int(part) for part in begins.split(":"))
    part = "上午" if hour < 12 else "下午"
    shown = hour if hour <= 12 else hour - 12
    return f"{part}{shown}时{f'{minute}分' if minute else ''}"
