"""The lists that can be loaded, each a table: which records a row gives, and by what it is known.

A new list is one more `Listing` here and its words in `resources/codes/load_headings.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from gridapp.exchange.headings import Words, household_words, plain
from gridapp.models.committee import Committee, Mediator
from gridapp.models.declare import Record
from gridapp.models.enterprise import Enterprise
from gridapp.models.help import HelpPlan, Measure, Pairing
from gridapp.models.household import Household
from gridapp.models.order import Order
from gridapp.models.place import Place
from gridapp.models.worker import Worker
from gridapp.paths import resource

TIERS = ("township", "village", "grid", "unit")
"""Columns that say where something is, the widest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One record that a row gives.

    Attributes:
        columns: the list's field → the record's own field.
        needs: the list's fields without which a row gives no such record.
        keys: by which of the record's fields it is known again, the surest first.
        place_in: the record's field that a place found from the row is put in; empty where the
            record simply stands there.
        refers: the record's field that names another record the row gave before, of its kind.
        clock: the record's field for the time of day written beside a day, by the day's field.
        past: the list's fields whose day has come already.
        digits: of a place's code, for records that are places themselves.
        is_known: the record has to be there already: the row only names it.
        open_by: the field that ends such a record; what has ended is another.
        begins: a new one is begun today by whoever loads it, unless the row says otherwise.
    """

    record: type[Record]
    columns: Mapping[str, str]
    needs: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    place_in: str = ""
    refers: str = ""
    clock: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    past: tuple[str, ...] = ()
    digits: int = 0
    is_known: bool = False
    open_by: str = ""
    begins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A code taken, with a doubt, where a row says none: by a word that another field holds."""

    field: str
    source: str
    words: tuple[tuple[str, str], ...]
    otherwise: str

    def code(self, said: str) -> str:
        """The code that these words hint at."""
        return next((code for word, code in self.words if word in said), self.otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One sort of list."""

    name: str
    targets: tuple[Target, ...]
    guesses: tuple[Guess, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields of which a table must hold at least one to be this list."""
        given = (target for target in self.targets if not target.is_known)
        return tuple(name for target in given for name in target.needs)


_BY_NAME = (("社区", "2"), ("居", "2"), ("村", "1"), ("街道", "4"), ("镇", "3"), ("乡", "3"))
"""Sorts of committees, by what is in their names."""


def _same(*names: str) -> Mapping[str, str]:
    return MappingProxyType({name: name for name in names})


ENTERPRISES = Listing(
    name="enterprises",
    targets=(
        Target(
            record=Enterprise,
            columns=_same("name", "credit_code", "premises", "address", "contact", "phone"),
            needs=("name",),
            keys=(("credit_code",), ("name",)),
        ),
    ),
)
PLACES = Listing(
    name="places",
    targets=(
        Target(
            record=Place,
            columns=MappingProxyType(
                {
                    "grid_code": "code",
                    "grid_name": "name",
                    "grid_type": "grid_type",
                    "opened_on": "opened_on",
                }
            ),
            needs=("grid_name",),
            keys=(("code",),),
            digits=15,
        ),
        Target(
            record=Place,
            columns=MappingProxyType(
                {"unit_code": "code", "unit_name": "name", "opened_on": "opened_on"}
            ),
            needs=("unit_name",),
            keys=(("code",),),
            digits=18,
        ),
    ),
)
WORKERS = Listing(
    name="workers",
    targets=(
        Target(
            record=Worker,
            columns=_same("name", "role", "duty", "until"),
            needs=("name", "role"),
            keys=(("name", "area"),),
            place_in="area",
        ),
    ),
)
MEDIATORS = Listing(
    name="mediators",
    targets=(
        Target(
            record=Committee,
            columns=MappingProxyType(
                {"committee": "name", "type": "type", "committee_trade": "trade"}
            ),
            needs=("committee",),
            keys=(("name",),),
            place_in="area",
        ),
        Target(
            record=Mediator,
            columns=_same("name", "trade", "until"),
            needs=("name", "committee"),
            keys=(("name", "committee"),),
            refers="committee",
        ),
    ),
    guesses=(Guess(field="type", source="committee", words=_BY_NAME, otherwise="6"),),
)
ORDERS = Listing(
    name="orders",
    targets=(
        Target(
            record=Order,
            columns=_same(
                "number",
                "type",
                "received_on",
                "set_due",
                "caller",
                "phone",
                "content",
                "address",
                "answer",
                "satisfaction",
            ),
            needs=("number", "type", "received_on", "content"),
            keys=(("number",),),
            clock=MappingProxyType({"received_on": "received_at"}),
            past=("received_on",),
        ),
    ),
)

HELPED = Listing(
    name="helped",
    targets=(
        Target(
            record=Household,
            columns=_same("head", "address"),
            needs=("head",),
            keys=(("head", "address"), ("head",)),
            is_known=True,
        ),
        Target(
            record=HelpPlan,
            columns=_same("category", "need", "goal", "begun_on"),
            needs=("need",),
            keys=(("household",),),
            refers="household",
            open_by="ended_on",
            begins=True,
        ),
        Target(
            record=Pairing,
            columns=_same("helper", "body", "from_on"),
            needs=("helper",),
            keys=(("plan", "helper"),),
            refers="plan",
            open_by="until_on",
            begins=True,
        ),
        Target(
            record=Measure,
            columns=_same("what", "due_on", "done_on", "result"),
            needs=("what",),
            keys=(("plan", "what"),),
            refers="plan",
            past=("done_on",),
        ),
    ),
)

LISTINGS = MappingProxyType(
    {one.name: one for one in (ENTERPRISES, PLACES, WORKERS, MEDIATORS, ORDERS, HELPED)}
)


@cache
def words(name: str) -> Words:
    """The headings of a list: its own, running numbers, and what the register must never hold."""
    common = {
        heading: (field, use)
        for heading, (field, use) in household_words().items()
        if use == "forbidden" or field == "serial"
    }
    with resource("codes/load_headings.csv").open(encoding="utf-8", newline="") as file:
        own = {
            plain(row["heading"]): (row["field"], "read")
            for row in csv.DictReader(file)
            if row["list"] == name
        }
    return common | own
