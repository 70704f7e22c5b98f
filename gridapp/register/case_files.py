"""A dispute with everything that belongs to it, gathered for its dossier."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from gridapp.models.attachment import Attachment
from gridapp.models.case_file import CaseFile
from gridapp.models.declare import Record, kind_of
from gridapp.models.dispute import Dispute, Party
from gridapp.models.dispute_loop import DisputeStanding
from gridapp.models.form_page import FormPage
from gridapp.models.mediation import Agreement, DisputeStep, Instalment, Session
from gridapp.models.notice import Notice
from gridapp.models.visit import Visit
from gridapp.register import records, standings, veils
from gridapp.register.log import UnknownRecord

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A dispute as its page shows it: its dossier, how it stands, and every step taken."""

    file: CaseFile
    standing: DisputeStanding
    steps: tuple[DisputeStep, ...]


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
        pages=_belonging(conn, FormPage, "dispute", id_),
        ended_without_agreement=any(step.action == "terminate" for step in steps),
        closing_note=next((step.note or "" for step in steps if step.action == "archive"), ""),
    )


def opened(conn: sqlite3.Connection, id_: str) -> OpenCase:
    """The dispute with this id as it may be shown. Raises UnknownRecord."""
    records.standing(conn, Dispute, id_)
    whole = of(conn, id_)
    file = replace(
        whole,
        parties=_shown(conn, Party, whole.parties),
        sessions=_shown(conn, Session, whole.sessions),
        notices=_shown(conn, Notice, whole.notices),
    )
    steps = _belonging(conn, DisputeStep, "dispute", id_)
    standing = standings.dispute(conn, bytes.fromhex(id_))
    return OpenCase(file=file, standing=standing, steps=tuple(steps))


def _shown(conn: sqlite3.Connection, record: type[R], found: Sequence[R]) -> tuple[R, ...]:
    """These records without what speaks of somebody locked."""
    return tuple(veils.veiled_records(conn, record, {one.id: one for one in found}).values())


def _belonging(conn: sqlite3.Connection, record: type[R], field: str, id_: str) -> list[R]:
    """The records of a kind that name this one, oldest first."""
    found = records.ids(conn, kind_of(record), where={field: id_})
    return list(records.get_many(conn, record, found).values())
