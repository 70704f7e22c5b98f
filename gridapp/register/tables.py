"""SQL from declarations: the only place where statements are put together, from checked names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gridapp.models.declare import HIDDEN, Kind, Shape
from gridapp.models.same import MERGED

CLAIM_COLUMN, PLACE_COLUMN = 0, 1
"""Where birth and place stand among the columns of every kind."""

_NAME = re.compile(r"[a-z][a-z_]{0,30}")
STORED = {
    Shape.INTEGER: "INTEGER",
    Shape.COUNT: "INTEGER",
    Shape.MONEY: "INTEGER",
    Shape.INSTANT: "INTEGER",
    Shape.BYTES: "BLOB",
    Shape.REF: "BLOB",
}
INDEXED = {
    "place": ("place", "code"),
    "device": ("place", "serial"),
    "cut": ("place", "key"),
    "release": ("place", "key"),
    "household": ("place", "gone"),
    "resident": ("place", "household"),
    "visit": ("place", "household", "happened_on", "dispute"),
    "matter": ("place", "household", "visit", "number", "heard_on", "gone"),
    "reporter": ("place", "matter"),
    "step": ("place", "matter", "done_on"),
    "enterprise": ("place", "credit_code"),
    "life_event": ("place", "household"),
    "round": ("place",),
    "dispute": ("place", "matter", "number"),
    "party": ("dispute",),
    "session": ("dispute",),
    "agreement": ("dispute",),
    "instalment": ("dispute",),
    "dispute_step": ("dispute",),
    "form_page": ("dispute",),
    "help_plan": ("place", "household", "matter"),
    "pairing": ("plan",),
    "measure": ("plan",),
    "activity": ("place", "happened_on", "project"),
    "participant": ("activity",),
    "project": ("place",),
    "project_household": ("project",),
    "progress": ("project",),
    "task_force": ("place",),
    "duty": ("force",),
    "assignment": ("force",),
    "order": ("place", "number"),
    "order_step": ("order",),
    "docket": ("place", "matter"),
    "docket_step": ("docket",),
    "callback": ("matter",),
    "survey_answer": ("place", "asked_on", "survey", "household"),
    "survey_question": ("survey",),
    "attachment": ("subject",),
    "notice": ("place", "given_on", "dispute"),
    "request": ("resident",),
    "same_as": ("kept", "other"),
    "look": ("about",),
}
"""The columns of each kind's table that stand in an index."""

_HIDDEN_TYPES = {"claim": "BLOB", "place": "TEXT", "gone": "TEXT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The statements for one kind. Columns are in the order of `Kind.columns`.

    `indexed` are the places in a row of `read` and `insert` of the columns that an index holds.
    """

    kind: Kind
    create: str
    read: str
    insert: str
    forget: str
    standing: str
    owners: str
    place_of: str
    by_uid: str
    by_number: str
    listing: str
    derived_by_uid: str
    canonical: str
    width: int
    indexed: tuple[int, ...]


def name(text: str) -> str:
    """`text` as an SQL identifier. Raises ValueError for anything but lower-case words."""
    if not _NAME.fullmatch(text):
        raise ValueError(text)
    return f'"{text}"'


def column_type(kind: Kind, column: str) -> str:
    """The SQL type behind a column of `kind`."""
    if column in HIDDEN:
        return _HIDDEN_TYPES[column]
    return STORED.get(kind.field(column).shape, "TEXT")


@cache
def table_of(kind: Kind) -> Table:
    """The statements for `kind`."""
    own = name(kind.name)
    columns = [name(column) for column in kind.columns]
    typed = [
        f"{name(column)} {column_type(kind, column)}{' NOT NULL' if column == 'place' else ''}"
        for column in kind.columns
    ]
    derived = [f"{name(column)} {type_}" for column, type_ in kind.derived]
    listed = ", ".join(columns)
    marks = ", ".join("?" * (len(columns) + 2))
    return Table(
        kind=kind,
        create=(
            f"CREATE TABLE {own} (\n    id INTEGER PRIMARY KEY REFERENCES rec (id),\n    "
            + ",\n    ".join([*typed, "st BLOB NOT NULL", *derived])
            + "\n) STRICT;"
        ),
        # json_each has columns of its own, one of them called type.
        read=(
            f"SELECT t.id, {', '.join(f't.{c}' for c in columns)}, t.st"  # noqa: S608  names are checked
            f" FROM json_each(?) j CROSS JOIN {own} t ON t.id = j.value"
        ),
        insert=f"INSERT INTO {own} (id, {listed}, st) VALUES ({marks})",  # noqa: S608  checked names
        forget=f"DELETE FROM {own} WHERE id = ?",  # noqa: S608  checked names
        standing=(
            f"SELECT t.id FROM json_each(?) j CROSS JOIN {own} t ON t.id = j.value"  # noqa: S608  checked names
        ),
        owners=(
            f"SELECT DISTINCT t.{name(kind.owner)} FROM json_each(?) j"  # noqa: S608  checked names
            f" CROSS JOIN {own} t ON t.id = j.value"
        )
        if kind.owner
        else "",
        place_of=(
            f"SELECT r.id, r.uid, t.place FROM rec r JOIN {own} t USING (id)"  # noqa: S608  checked names
            " WHERE r.uid = ? AND r.kind = ?"
        ),
        by_uid=(
            f"SELECT r.uid, t.place, t.gone{''.join(f', t.{c}' for c in columns[3:])}"  # noqa: S608  checked names
            " FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2"
            f" JOIN {own} t ON t.id = r.id WHERE r.home IS NOT NULL"
        ),
        by_number=(
            f"SELECT t.id, r.uid, t.place, t.gone{''.join(f', t.{c}' for c in columns[3:])}"  # noqa: S608  checked names
            f" FROM json_each(?1) j CROSS JOIN {own} t ON t.id = j.value JOIN rec r ON r.id = t.id"
            " WHERE r.home IS NOT NULL"
        ),
        listing=(
            # The kind's own table first: read by uid, every record there is would be looked at.
            f"SELECT r.uid FROM {own} t CROSS JOIN rec r ON r.id = t.id"  # noqa: S608  checked names
            " WHERE t.place >= :low AND t.place < :high AND (t.gone IS NULL OR :gone)"
            " AND r.home IS NOT NULL"
            + (" AND (:merged OR t.id NOT IN (SELECT rec FROM merged))" * (kind.name in MERGED))
        ),
        derived_by_uid=(
            f"SELECT r.uid, {', '.join(f't.{name(c)}' for c, _ in kind.derived) or 'NULL'}"  # noqa: S608  checked names
            " FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2"
            f" JOIN {own} t ON t.id = r.id"
        ),
        canonical=(
            f"SELECT r.uid, r.home, m.heads, {', '.join(f't.{c}' for c in columns)}, t.st"  # noqa: S608  checked names
            f" FROM {own} t JOIN rec r ON r.id = t.id LEFT JOIN multi m ON m.rec = r.id"
            " WHERE t.place >= ?1 AND t.place < ?2 ORDER BY r.uid"
        ),
        width=len(columns),
        indexed=tuple(kind.columns.index(column) + 1 for column in INDEXED.get(kind.name, ())),
    )


@cache
def dated(kind: Kind, field: str) -> str:
    """The statement for the records of a kind whose day in `field` is `latest` or before."""
    own, day = name(kind.name), name(kind.field(field).name)
    return (
        f"SELECT r.uid, t.place, t.{day} FROM {own} t JOIN rec r ON r.id = t.id"  # noqa: S608  checked names
        f" WHERE t.{day} <= :latest AND t.place >= :low AND t.place < :high"
        f" AND t.gone IS NULL AND r.home IS NOT NULL ORDER BY t.{day}, r.uid"
    )


@cache
def update_of(kind: Kind, changed: tuple[int, ...]) -> str:
    """The statement that writes a known row again, given in the order of `Table.insert`.

    Of the indexed columns it sets only those at the places `changed`: SQLite touches no index
    whose columns a statement does not name.
    """
    left_alone = set(table_of(kind).indexed) - set(changed)
    setting = "".join(
        f"{name(column)} = ?{place + 1}, "
        for place, column in enumerate(kind.columns, start=1)
        if place not in left_alone
    )
    return f"UPDATE {name(kind.name)} SET {setting}st = ?{len(kind.columns) + 2} WHERE id = ?1"  # noqa: S608  checked names
