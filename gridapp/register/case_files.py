"""A dispute with everything that belongs to it, gathered for its dossier."""

from __future__ import annotations

import sqlite3
from typing import TypeVar

from gridapp.models.attachment import Attachment
from gridapp.models.case_file import CaseFile
from gridapp.models.declare import Record, kind_of
from gridapp.models.dispute import Dispute, Party
from gridapp.models.mediation import Agreement, DisputeStep, Instalment, Session
from gridapp.models.notice import Notice
from gridapp.models.visit import Visit
from gridapp.register import records
from gridapp.register.log import UnknownRecord

R = TypeVar("R", bound=Record)


def of(conn: sqlite3.Connection, id_: str) -> CaseFile:
    """The dispute with this id and what belongs to it. Raises UnknownRecord."""
    dispute = records.get(conn, Dispute, id_)
    if dispute is None:
        raise UnknownRecord("dispute", id_)
    parties = _belonging(conn, Party, "dispute", id_)
    attachments = _belonging(conn, Attachment, "subject", id_)
    for party in parties:
        attachments += _belonging(conn, Attachment, "subject", party.id)
    steps = _belonging(conn, DisputeStep, "dispute", id_)
    return CaseFile(
        dispute=dispute,
        parties=parties,
        sessions=_belonging(conn, Session, "dispute", id_),
        agreements=_belonging(conn, Agreement, "dispute", id_),
        instalments=_belonging(conn, Instalment, "dispute", id_),
        attachments=attachments,
        notices=_belonging(conn, Notice, "dispute", id_),
        visits=_belonging(conn, Visit, "dispute", id_),
        ended_without_agreement=any(step.action == "terminate" for step in steps),
        closing_note=next((step.note or "" for step in steps if step.action == "archive"), ""),
    )


def _belonging(conn: sqlite3.Connection, record: type[R], field: str, id_: str) -> list[R]:
    """The records of a kind that name this one, oldest first."""
    found = records.ids(conn, kind_of(record), where={field: id_})
    return list(records.get_many(conn, record, found).values())
