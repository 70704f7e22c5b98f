"""Where a record is shown: its own page, or the page of what it belongs to."""

from __future__ import annotations

import sqlite3

from gridapp.models.kinds import KINDS
from gridapp.register import records
from gridapp.ui.page import Goto

_PAGES = frozenset(
    {"household", "matter", "dispute", "help_plan", "activity", "project", "round", "order"}
)
"""Kinds that have a page of their own, called like them."""


def to_record(conn: sqlite3.Connection, kind: str, id_: str) -> Goto | None:
    """The page of a record; a person and a visit are shown with their household."""
    record = records.get(conn, KINDS[kind].record, id_) if kind in KINDS else None
    if record is None:
        return None
    if kind in _PAGES:
        return Goto(page=kind, subject=id_)
    if household := getattr(record, "household", None):
        return Goto(page="household", subject=household)
    if KINDS[kind].central and kind != "place":
        return None
    return Goto(page="households", subject=getattr(record, "code", None) or "")
