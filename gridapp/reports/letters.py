"""Letters to people: filled from Word templates that an office can edit, as the dossier is.

They are Chinese whatever the desk speaks, and say nothing of others but their names: no
identity number, no telephone number, no address.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import date
from typing import Any, Final

from gridapp.models.dispute_loop import is_referred
from gridapp.models.household import Household
from gridapp.models.labels import label
from gridapp.models.notice import Notice
from gridapp.paths import Home
from gridapp.register import case_files, cipher, codes, invitations, records, retention, veils
from gridapp.register.case_files import OpenCase
from gridapp.reports import dossier_values as values
from gridapp.reports import word
from gridapp.reports.dossier_values import BLANK, day

PRIVACY: Final = "letter-F19"
INVITATION: Final = "letter-SUMMONS"
CHANGE: Final = "letter-CHANGE"
REFERRAL: Final = "letter-REFERRAL"

_CLOCK = re.compile(r"\d\d:\d\d")
_WEEK: Final = "一二三四五六日"


class NotMoved(Exception):
    """The parties have nothing to be told again: no invitation was moved or called off."""


class NotReferred(Exception):
    """Nobody is to be answered: nobody referred this dispute here."""


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
    one = invitations.latest(conn, dispute)
    return word.fill(word.form(INVITATION, home), _invited(conn, dispute, one, today))


def change(
    conn: sqlite3.Connection,
    dispute: str,
    *,
    notice: Notice | None = None,
    home: Home | None,
    today: str,
) -> bytes:
    """That the day they were invited to was moved or called off, a page for each party.

    Of this invitation, or of the last. Raises UnknownRecord, BadForm, NotMoved where neither is so.
    """
    one = notice or invitations.told_again(conn, dispute)
    if one is None:
        raise NotMoved
    said = _invited(conn, dispute, one, today)
    off = bool(one.called_off)
    before = invitations.as_set(one) if off else one.was or ""
    more = {"off": off, "was": _set_in_words(before), "why": (one.why or "").rstrip("。")}
    return word.fill(word.form(CHANGE, home), said | more)


def referral(conn: sqlite3.Connection, dispute: str, *, home: Home | None, today: str) -> bytes:
    """The answer to whoever referred a dispute: how it stands and ended, never its terms.

    Raises UnknownRecord, BadForm; NotReferred where nobody referred it.
    """
    case = case_files.opened(conn, dispute)
    if not is_referred(case.file.dispute.source):
        raise NotReferred
    answers = [one for one in case.steps if one.action == "answer"]
    pacts = sorted(case.file.agreements, key=lambda one: (one.effective_on or "", one.id))
    said = {
        "state": label("state", f"dispute.{case.standing.state}", "zh"),
        "outcome": _came_of(case),
        "pact_number": (pacts[-1].number if pacts else "") or "—",
        "confirmation": codes.label("confirmation", pacts[-1].confirmation or "0", "zh")
        if pacts
        else "—",
        "said": (answers[-1].note if answers else "") or values.WIDE,
        "today": day(today),
    }
    return word.fill(word.form(REFERRAL, home), values.of_case(conn, case, whole=False) | said)


def _came_of(case: OpenCase) -> str:
    """What came of it in a few words; what was agreed on is the parties' own."""
    found = [
        f"达成{codes.label('agreement_form', one.form, 'zh')}协议" for one in case.file.agreements
    ]
    if not found and any(one.action == "terminate" for one in case.steps):
        found = ["调解不成，已告知双方其他渠道"]
    return "；".join(found) or "还没有结果"


def _set_in_words(said: str) -> str:
    """Day, hour and place of an invitation as they are said in a letter."""
    on, _, rest = said.partition(" ")
    begins, _, where = rest.partition(" ")
    if not _CLOCK.fullmatch(begins):
        begins, where = "", rest
    at = f"在{where}" if where else ""
    return f"{day(on)}{_clock(begins) if begins else ''}{at}"


def _invited(
    conn: sqlite3.Connection, dispute: str, one: Notice | None, today: str
) -> dict[str, Any]:
    """What an invitation says of the dispute, its parties, and the day."""
    case = case_files.opened(conn, dispute)
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
    return common | said


def _clock(begins: str | None) -> str:
    """The hour as it is said: 09:30 is 上午9时30分."""
    if not begins:
        return "__时__分"
    hour, minute = (int(part) for part in begins.split(":"))
    part = "上午" if hour < 12 else "下午"
    shown = hour if hour <= 12 else hour - 12
    return f"{part}{shown}时{f'{minute}分' if minute else ''}"
