"""The lists that can be loaded at the desk: the household ledger, and those told as tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from gridapp.exchange import load_households, load_list
from gridapp.exchange.known_headings import of_households
from gridapp.exchange.list_kinds import LISTINGS
from gridapp.exchange.list_sheets import headings_of
from gridapp.exchange.loaded import Tally
from gridapp.exchange.loading import Loading
from gridapp.models.declare import kind_of
from gridapp.models.rights import may_write
from gridapp.models.role import Role
from gridapp.ui.session import Session

HOUSEHOLDS = "households"

SHOWN_ON: Mapping[str, str] = MappingProxyType(
    {HOUSEHOLDS: "households", "places": "households", "orders": "orders", "helped": "help"}
)
"""List to the page on which what it brings is seen."""


def names(role: Role) -> list[str]:
    """The lists that this role may load."""
    listed = [
        name
        for name, listing in LISTINGS.items()
        if all(may_write(role, kind_of(one.record).name) for one in listing.targets)
    ]
    return [HOUSEHOLDS, *listed] if may_write(role, "household") else listed


def labels() -> dict[str, str]:
    """What each list is called, in the language of now."""
    translate = QCoreApplication.translate
    return {
        HOUSEHOLDS: translate("LoadLists", "住户花名册"),
        "enterprises": translate("LoadLists", "单位名单"),
        "places": translate("LoadLists", "网格和单元"),
        "workers": translate("LoadLists", "工作人员"),
        "mediators": translate("LoadLists", "调解员"),
        "orders": translate("LoadLists", "12345 工单"),
        "helped": translate("LoadLists", "结对帮扶名单"),
    }


def load(name: str, conn: sqlite3.Connection, session: Session, file: Path, how: Loading) -> Tally:
    """Load a sheet as this list, its headings remembered."""
    memory = session.home.headings
    if name == HOUSEHOLDS:
        return load_households.load(conn, session.me, file, how, of_households(memory, {}))
    headings = headings_of(LISTINGS[name], memory, {})
    return load_list.load(conn, session.me, file, LISTINGS[name], headings, how)
