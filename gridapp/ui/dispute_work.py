"""What each act on a dispute's page does to the register."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gridapp.models.case_file import INQUIRY
from gridapp.models.declare import Value
from gridapp.models.dispute import Dispute
from gridapp.register import form_pages, invitations, log, mediation, records, steps
from gridapp.register.log import Entry
from gridapp.ui.parts import referring
from gridapp.ui.record_page import Doing, Work


def _begin(doing: Doing) -> str:
    fields = doing.fields
    place = str(fields.pop("place", "") or doing.me.place)
    return mediation.open_case(
        doing.conn,
        doing.me,
        place,
        fields,
        doing.said.below["party"],
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _session(doing: Doing) -> str:
    manner = {"manner": INQUIRY} if doing.act == "investigate" else {}
    return mediation.hold_session(
        doing.conn,
        doing.me,
        doing.subject,
        {**doing.fields, **manner},
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _agree(doing: Doing) -> str:
    # What was handed over at once is performed at once.
    parts = [
        {**one, "performance": mediation.PERFORMED_AT_ONCE} if one.get("performed_on") else one
        for one in doing.said.below["instalment"]
    ]
    return mediation.agree(
        doing.conn,
        doing.me,
        doing.subject,
        doing.fields,
        parts,
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _settle(doing: Doing) -> str:
    how = str(doing.said.fields["record"])
    return mediation.settle(
        doing.conn, doing.me, doing.subject, how, today=doing.today, now_ms=doing.now_ms
    )


def _perform(doing: Doing) -> str:
    if not doing.about:
        return step(doing)
    fields = doing.fields
    if fields.get("performance") not in (mediation.PERFORMED_AT_ONCE, mediation.PERFORMED):
        fields.pop("performed_on", None)
    return mediation.perform(
        doing.conn, doing.me, doing.about, fields, today=doing.today, now_ms=doing.now_ms
    )


def _revisit(doing: Doing) -> str:
    return mediation.revisit(
        doing.conn, doing.me, doing.subject, doing.fields, today=doing.today, now_ms=doing.now_ms
    )


def step(doing: Doing) -> str:
    return steps.take(
        doing.conn,
        doing.me,
        "dispute",
        doing.subject,
        doing.act,
        doing.fields,
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _edit(doing: Doing) -> str:
    return _save(doing, Entry(kind="dispute", id=doing.subject, fields=doing.said.whole()))


def _assign(doing: Doing) -> str:
    fields = {"mediator": doing.fields["mediator"]}
    return _save(doing, Entry(kind="dispute", id=doing.subject, fields=fields))


def _invite(doing: Doing) -> str:
    return invitations.invite(
        doing.conn,
        doing.me,
        doing.subject,
        doing.fields,
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _call_off(doing: Doing) -> str:
    why = str(doing.fields["why"])
    invitations.call_off(
        doing.conn, doing.me, doing.subject, why, today=doing.today, now_ms=doing.now_ms
    )
    return doing.subject


def _confirm(doing: Doing) -> str:
    return _save(doing, Entry(kind="agreement", id=doing.about, fields=doing.said.whole()))


def _pages(doing: Doing) -> str:
    """One page, or all that are still out."""
    conn, subject = doing.conn, doing.subject
    if doing.about:
        noted = {doing.about: doing.said.whole()}
    else:  # the day on which one was signed stays as it is
        noted = {
            one.page.id: {**doing.fields, "signed_on": one.page.signed_on}
            if one.page.signed_on
            else doing.fields
            for one in form_pages.listed(conn, subject)
            if one.out
        }
    for id_, said in noted.items():
        form_pages.note(conn, doing.me, [id_], said, today=doing.today, now_ms=doing.now_ms)
    return subject


def _party(doing: Doing) -> str:
    return _add(doing, "party", {})


def _rights(doing: Doing) -> str:
    return _add(doing, "notice", {"form": "F03", "worker": doing.me.worker.hex()})


def _add(doing: Doing, kind: str, usual: Mapping[str, Value]) -> str:
    """One more record of the dispute, at its place."""
    home = records.standing(doing.conn, Dispute, doing.subject).place
    fields = {"dispute": doing.subject, **usual, **doing.said.fields}
    return _save(doing, Entry(kind=kind, place=home, fields=fields))


def _save(doing: Doing, entry: Entry) -> str:
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


WORK: Mapping[str, Work] = MappingProxyType(
    {
        "begin": _begin,
        "mediate": _session,
        "investigate": _session,
        "agree": _agree,
        "settle": _settle,
        "perform": _perform,
        "revisited": _revisit,
        "edit": _edit,
        "confirm": _confirm,
        "party": _party,
        "rights": _rights,
        "page": _pages,
        "pages": _pages,
        referring.ASSIGN: _assign,
        referring.INVITE: _invite,
        referring.CALL_OFF: _call_off,
    }
)
"""How each act is done that is more than a step of the loop."""
