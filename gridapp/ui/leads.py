"""Where a record is shown: its own page, or that of what it belongs to; and a number's rows."""

from __future__ import annotations

import sqlite3

from gridapp.models.figure import Period
from gridapp.models.kinds import KINDS
from gridapp.register import records
from gridapp.register.matter_list import OPEN
from gridapp.ui.page import Goto
from gridapp.ui.tables.within import Within

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
    if kind == "task_force":
        return Goto(page="force", subject=id_)
    if household := getattr(record, "household", None):
        return Goto(page="household", subject=household)
    if KINDS[kind].central and kind != "place":
        return None
    return Goto(page="households", subject=getattr(record, "code", None) or "")


def rows_behind(measure: str, code: str, period: Period | None) -> Goto:
    """The list behind a tile of the net, held to what the tile counts."""
    # Only now: of a start every search and every page knows these ways, and only the net its tiles.
    from gridapp.reports import net

    if measure == net.SILENT:
        return Goto(page="inbox", within=Within(place=code))
    if measure == net.COVERED:
        return Goto(page="households", subject=code, within=Within(place=code, period=period))
    if net.counts_activities(measure):
        return Goto(page="activities", act=measure, within=Within(place=code, period=period))
    if measure in (net.OVERDUE, net.OWED):
        return Goto(page="matters", act=measure, within=Within(place=code))
    return Goto(page="matters", act=OPEN, within=Within(place=code, task=measure))
