"""How a record kind is declared: once, as a frozen dataclass whose fields say it all."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, fields
from dataclasses import field as dataclass_field
from enum import StrEnum
from operator import attrgetter
from typing import Any, ClassVar, Final, TypeVar, cast, dataclass_transform

Value = int | float | str | bytes | None

CLAIM: Final = "claim"
PLACE: Final = "place"
GONE: Final = "gone"
HIDDEN: Final = (CLAIM, PLACE, GONE)
"""What every record has beside its declared fields: claim to its id, later place, why gone."""

FIRST_CLAIM: Final = "first_claim"
"""What a centre tells of a record's claim in another place; it stands in the claim's column."""

UNDONE: Final = "undone"
"""Why a record is gone that was entered by mistake and taken back at once: it never was."""


class Shape(StrEnum):
    """What a value looks like; decides its column, its check and its place in a form."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    COUNT = "count"  # a whole number, not below zero
    MONEY = "money"  # fen: hundredths of a yuan, not below zero
    BYTES = "bytes"
    DATE = "date"  # YYYY-MM-DD; a birth may be YYYY-MM
    CLOCK = "clock"  # HH:MM, Beijing time
    INSTANT = "instant"  # milliseconds UTC
    CODE = "code"  # one code of a list
    CODES = "codes"  # several codes of a list, blank-separated, ascending
    PLACE = "place"  # 6, 9, 12, 15 or 18 digits
    REF = "ref"  # the id of another record, 32 hex digits (16 bytes in the log)
    PHONE = "phone"
    ID_NUMBER = "id_number"
    CREDIT_CODE = "credit_code"  # 18 characters (GB 32100-2015)


class Sensitivity(StrEnum):
    """How a value is guarded: shown, masked, or masked until a reason is given."""

    ORDINARY = "ordinary"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


YEARS: Final = (1949, 100)
LIVED: Final = (1900, 1)
"""The earliest year that a day can lie in, and how many years ahead; of a birth."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field:
    """One field of a kind, as declared."""

    name: str
    shape: Shape
    zh: str
    en: str
    purpose: str
    required: bool = False
    codes: str = ""
    kind: str = ""
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    searched: bool = False
    longest: int = 200
    years: tuple[int, int] = YEARS

    def label(self, language: str) -> str:
        """The field's name in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """One record kind: its number never changes, its fields are only ever added to."""

    name: str
    number: int
    zh: str
    en: str
    record: type[Record]
    fields: tuple[Field, ...]
    owner: str = ""
    derived: tuple[tuple[str, str], ...] = ()
    central: bool = False

    def label(self, language: str) -> str:
        """The kind's name in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en

    @property
    def plural(self) -> str:
        """Several of it, as JSON names them: reporters, parties, dispute_steps."""
        if self.name.endswith("y"):
            return f"{self.name[:-1]}ies"
        return self.name if self.name.endswith("s") else f"{self.name}s"

    def field(self, name: str) -> Field:
        """The declared field called `name`. Raises KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every stamped column in its fixed order: the hidden ones, then the declared fields."""
        return (*HIDDEN, *(field.name for field in self.fields))


HIDDEN_FIELDS: Final = (
    Field(
        name=PLACE,
        shape=Shape.PLACE,
        zh="地点",
        en="place",
        purpose="记录归哪个地方管",
        required=True,
    ),
    Field(name=GONE, shape=Shape.TEXT, zh="为什么不在了", en="why gone", purpose="删除要说明原因"),
)
"""What may be written of any record beside its declared fields."""


class InvalidRecord(ValueError):
    """A record that must not be stored: which field, and the rule it breaks."""

    def __init__(self, kind: str, field: str, rule: str, value: Value = None) -> None:
        super().__init__(f"{kind}.{field}: {rule}")
        self.kind, self.field, self.rule, self.value = kind, field, rule, value


T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def fields_alone(cls: type[T]) -> type[T]:
    """A dataclass for its fields and slots; what it does is written out in Record, once for all.

    Having the same six methods made for each of fifty kinds is most of what their modules take
    to load, and the desk waits for that.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)
    parts = fields(made)
    made._slots = tuple(
        (part.name, getattr(made, part.name).__set__, part.default) for part in parts
    )
    made._values = staticmethod(attrgetter(*(part.name for part in parts)))
    return cast(type[T], made)


@fields_alone
class Record:
    """What every record has. All but id and place may be missing when read from others' work."""

    id: str = ""
    place: str = ""
    gone: str | None = None
    declaration: ClassVar[Kind]
    _slots: ClassVar[tuple[tuple[str, Callable[[Record, Value], None], Value], ...]]
    _values: ClassVar[Callable[[Record], tuple[Value, ...]]]

    def __init__(self, **given: Any) -> None:
        for name, put, default in self._slots:
            put(self, given.pop(name, default))
        if given:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(other) is not type(self):
            return NotImplemented
        return type(self)._values(self) == type(self)._values(other)

    def __hash__(self) -> int:
        return hash(type(self)._values(self))

    def __repr__(self) -> str:
        said = (f"{name}={getattr(self, name)!r}" for name, _put, _default in self._slots)
        return f"{type(self).__name__}({', '.join(said)})"

    def __getstate__(self) -> tuple[Value, ...]:
        return type(self)._values(self)

    def __setstate__(self, state: tuple[Value, ...]) -> None:
        for (_name, put, _default), value in zip(self._slots, state, strict=True):
            put(self, value)


def declared(
    shape: Shape,
    zh: str,
    en: str,
    *,
    why: str,
    required: bool = False,
    codes: str = "",
    kind: str = "",
    sensitivity: Sensitivity = Sensitivity.ORDINARY,
    searched: bool = False,
    longest: int = 200,
    years: tuple[int, int] = YEARS,
) -> Any:
    """A dataclass field that carries its declaration; `why` is the purpose the law asks for."""
    told = {
        "shape": shape,
        "zh": zh,
        "en": en,
        "purpose": why,
        "required": required,
        "codes": codes,
        "kind": kind,
        "sensitivity": sensitivity,
        "searched": searched,
        "longest": longest,
        "years": years,
    }
    return dataclass_field(default=None, metadata={"declared": told})


R = TypeVar("R", bound=Record)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(
    name: str,
    number: int,
    zh: str,
    en: str,
    *,
    owner: str = "",
    derived: tuple[tuple[str, str], ...] = (),
    central: bool = False,
) -> Callable[[type[R]], type[R]]:
    """Declare a class as the record kind `name`.

    `owner` names the REF field whose record shows what these records add up to; `derived` lists
    (column, SQL type) that a pure function fills; `central` kinds live in a centre's own log.
    """

    def make(cls: type[R]) -> type[R]:
        made = fields_alone(cls)
        own = tuple(
            Field(name=part.name, **part.metadata["declared"])
            for part in fields(made)
            if "declared" in part.metadata
        )
        made.declaration = Kind(
            name=name,
            number=number,
            zh=zh,
            en=en,
            record=made,
            fields=own,
            owner=owner,
            derived=derived,
            central=central,
        )
        return made

    return make


def kind_of(record_class: type[Record]) -> Kind:
    """The declaration behind a record class."""
    return record_class.declaration


def finite(value: Value) -> bool:
    """Whether a value may stand in the log at all: within 64 bits, finite, at most 64 KiB."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, str):
        return len(value) <= 16_384 or len(value.encode("utf-8", "surrogatepass")) <= 65_536
    return value is None or len(value) <= 65_536
