"""How a ledger is declared: a title, where its rows come from, and a table of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gridapp.models.declare import Sensitivity, Shape
from gridapp.models.kinds import KINDS
from gridapp.register.locks import LOCKED_HEADS

SERIAL: Final = "serial"
"""The column that numbers the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column that a ledger can have.

    Attributes:
        sql: what stands in it, as an expression over the ledger's source; empty for `serial`.
        shape: how the value is written; a CODE or CODES is shown by its label in `codes`.
        width: in characters.
        usual: whether it is there when nobody says which columns are wanted.
        sensitivity: what is sensitive is left out until a reason is given.
    """

    name: str
    zh: str
    en: str
    sql: str
    width: int
    shape: Shape = Shape.TEXT
    codes: str = ""
    usual: bool = True
    sensitivity: Sensitivity = Sensitivity.ORDINARY

    def label(self, language: str) -> str:
        """Its heading in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One ledger: every row of `source`, in the order of `order`.

    `source` begins with FROM and may name :low, :high (the place), :first, :last (the days),
    :today, :year (the first day of the year), and :fourteen (whoever was born later is a child).

    Attributes:
        dated: whether the period decides what stands in it.
    """

    name: str
    zh: str
    en: str
    source: str
    order: str
    columns: tuple[Column, ...]
    dated: bool = True

    def label(self, language: str) -> str:
        """Its title in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en

    @property
    def usual(self) -> tuple[Column, ...]:
        """The columns it has when nobody says which are wanted."""
        return tuple(column for column in self.columns if column.usual)


NUMBERED: Final = Column(name=SERIAL, zh="序号", en="No.", sql="", width=6, shape=Shape.COUNT)

WHERE: Final = (
    Column(
        name="township",
        zh="乡镇",
        en="Township",
        sql="substr(t.place, 1, 9)",
        width=12,
        shape=Shape.PLACE,
        usual=False,
    ),
    Column(
        name="village",
        zh="村（社区）",
        en="Village",
        sql="iif(length(t.place) >= 12, substr(t.place, 1, 12), '')",
        width=14,
        shape=Shape.PLACE,
    ),
    Column(
        name="grid",
        zh="网格",
        en="Grid",
        sql="iif(length(t.place) >= 15, substr(t.place, 1, 15), '')",
        width=12,
        shape=Shape.PLACE,
    ),
    Column(
        name="unit",
        zh="联户单元",
        en="Unit",
        sql="iif(length(t.place) = 18, t.place, '')",
        width=15,
        shape=Shape.PLACE,
    ),
)
"""Where a record stands, a column a tier."""


TASK: Final = Column(
    name="task",
    zh="九联任务",
    en="Joint task",
    sql="t.task",
    width=14,
    shape=Shape.CODE,
    codes="task",
)

AREA: Final = "t.place >= :low AND t.place < :high"
"""The condition that a record t stands at the place or below."""

NOT_MERGED: Final = "t.id NOT IN (SELECT rec FROM merged)"
"""The condition that a record t is not one with another that is kept."""


def standing(table: str, *conditions: str, joined: str = "") -> str:
    """The records of a kind at the place and below, called t, that meet these conditions.

    `joined` is a further table, for what would take too long to look up row by row. What is
    merged into another stands there in that other.
    """
    known = (
        f'FROM "{table}" t CROSS JOIN rec r ON r.id = t.id {joined}'
        f" WHERE {AREA} AND t.gone IS NULL AND r.home IS NOT NULL AND {NOT_MERGED}"
    )
    return " AND ".join((known, *conditions))


def below(table: str, owner: str, what: str, *conditions: str) -> str:
    """`what` of the records that belong to the record r and meet these conditions."""
    listed = "".join(f" AND {one}" for one in conditions)
    return (
        f'(SELECT {what} FROM "{table}" b JOIN rec x ON x.id = b.id'  # noqa: S608  written here
        f" WHERE b.{owner} = r.uid AND b.gone IS NULL AND x.home IS NOT NULL{listed})"
    )


def between(day: str) -> str:
    """The condition that `day` lies in the period."""
    return f"{day} BETWEEN :first AND :last"


def of_record(kind: str, field: str, reference: str) -> str:
    """A field of the record of a kind that `reference` names."""
    return (
        f"(SELECT o.{field} FROM rec q JOIN {kind} o ON o.id = q.id"  # noqa: S608  written here
        f" WHERE q.uid = {reference} AND q.kind = {KINDS[kind].number})"
    )


def worker(reference: str) -> str:
    """The name of a worker."""
    return of_record("worker", "name", reference)


def head(reference: str) -> str:
    """The head of a household; nobody where he is locked to storage."""
    known = of_record("household", "head", reference)
    return f"CASE WHEN {reference} IN ({LOCKED_HEADS}) THEN '***' ELSE {known} END"


def grown(birth: str) -> str:
    """Whether somebody is 14 or older, as far as a birth (a day or only a month) tells.

    A ledger's :fourteen lies after every birth once a reason for children has been given.
    """
    return f"({birth} IS NULL OR iif(length({birth}) = 7, {birth} || '-31', {birth}) <= :fourteen)"
