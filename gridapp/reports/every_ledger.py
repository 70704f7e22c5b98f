"""Every ledger there is, by name."""

from __future__ import annotations

from types import MappingProxyType

from gridapp.reports.declared import Column, Ledger
from gridapp.reports.of_activities import ACTIVITIES
from gridapp.reports.of_days import LOG
from gridapp.reports.of_disputes import DISPUTES
from gridapp.reports.of_hazards import HAZARDS, PRESSED
from gridapp.reports.of_help import HELP
from gridapp.reports.of_households import ROSTER
from gridapp.reports.of_matters import MATTERS
from gridapp.reports.of_surveys import SURVEYS
from gridapp.reports.of_visits import VISITS

LEDGERS = MappingProxyType(
    {
        ledger.name: ledger
        for ledger in (
            ROSTER,
            MATTERS,
            DISPUTES,
            HAZARDS,
            VISITS,
            HELP,
            ACTIVITIES,
            PRESSED,
            LOG,
            SURVEYS,
        )
    }
)


class UnknownColumn(ValueError):
    """The ledger has no column of this name; `known` says which there are."""

    def __init__(self, name: str, ledger: Ledger, language: str) -> None:
        super().__init__(name)
        self.name = name
        self.known = " ".join(f"{one.name}={one.label(language)}" for one in ledger.columns)


def columns_of(ledger: Ledger, wanted: tuple[str, ...], language: str) -> tuple[Column, ...]:
    """The columns called so, by name or heading, in this order; the usual ones for none.

    Raises UnknownColumn.
    """
    known = {name: one for one in ledger.columns for name in (one.en.casefold(), one.zh, one.name)}
    found = []
    for name in wanted:
        column = known.get(name.strip()) or known.get(name.strip().casefold())
        if column is None:
            raise UnknownColumn(name, ledger, language)
        found.append(column)
    return tuple(found) or ledger.usual
