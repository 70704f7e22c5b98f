"""One row of a ledger's table: its fields, and whether it is about a person at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gridapp.exchange.cells import BadCell, CellValue, is_blank, shown, text
from gridapp.exchange.headings import Column, Table, plain
from gridapp.exchange.parsed import PassedBy, Refusal

OF_PERSONS = ("name", "relation", "sex", "id_number", "birth", "phone")
OF_HEADS = ("head", "head_id_number", "head_sex", "head_birth", "head_phone")
OF_HOUSEHOLDS = ("address", "address_part")

_NUMERAL = r"[一二三四五六七八九十百零〇\d]+"
_UNIT = re.compile(
    rf"第\s*{_NUMERAL}\s*个?(?:联户单元|联户|单元|十户)|{_NUMERAL}号?(?:联户单元|联户|十户)"
)
_TOTAL = re.compile(r"(?:本页|本单元|本组|本网格|全[组村]|全社区)?(?:合计|小计|总计|共计|累计)")
_SIGNED = re.compile(
    r"(?:填[表报]|制表|审[核批]|复核|经办|登记|调查|采集|录入|负责|单位|主要|分管)"
    r"(?:单位|日期|时间|负责|领导)?人?(?:签[字名章])?\s*(?:[:(]|$)"
    r"|.{0,10}(?:签[字名]|盖章)\s*(?:[:(]|$)"
    r"|(?:日期|说明|注|备注|网格员|联户长)\s*:"
)
_ENOUGH_HEADINGS = 3

Refuse = Callable[[Refusal], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, from 0; asked by field."""

    table: Table
    index: int
    refuse: Refuse

    @property
    def number(self) -> int:
        """As the sheet numbers it."""
        return self.index + 1

    def column(self, field: str) -> Column | None:
        return next(iter(self.table.of(field)), None)

    def own(self, field: str) -> CellValue:
        """What stands in this row itself."""
        column = self.column(field)
        return self.table.sheet.own(self.index, column.index) if column else ""

    def filled(self, field: str) -> CellValue:
        """What stands in this row, or is merged over it from above."""
        column = self.column(field)
        return self.table.sheet.filled(self.index, column.index) if column else ""

    def top(self, field: str) -> int:
        """The row in which the range merged over this field begins; this one if none."""
        column = self.column(field)
        return self.table.sheet.top(self.index, column.index) if column else self.index

    def has(self, *fields: str) -> bool:
        """Whether any of these was written in this row itself."""
        return any(
            not is_blank(self.table.sheet.own(self.index, column.index))
            for field in fields
            for column in self.table.of(field)
        )

    def text(self, field: str, longest: int = 200) -> str:
        """The field as text, merged from above or own; nothing where it is refused."""
        return " ".join(line for _, line in self.texts(field, longest))

    def texts(self, field: str, longest: int = 200) -> Iterator[tuple[Column, str]]:
        """Every column that holds this field, with its text where there is any."""
        for column in self.table.of(field):
            top = self.table.sheet.top(self.index, column.index)
            value = self.table.sheet.own(top, column.index)
            try:
                if line := text(value, longest):
                    yield column, line
            except BadCell as bad:
                if top == self.index:  # said once, in the row in which it stands
                    self._say(field, bad.rule, column=column)

    def doubt(self, field: str, rule: str, *, instead: str = "", value: str | None = None) -> None:
        """Say that a person should look at this field; it was dealt with nevertheless."""
        self._say(field, rule, value=value, instead=instead, soft=True)

    def reject(self, field: str, rule: str, *, instead: str = "", value: str | None = None) -> None:
        """Say that this field's value was not taken."""
        self._say(field, rule, value=value, instead=instead)

    def _say(
        self,
        field: str,
        rule: str,
        *,
        column: Column | None = None,
        value: str | None = None,
        instead: str = "",
        soft: bool = False,
    ) -> None:
        column = column or self.column(field)
        index = column.index if column else None
        own = "" if index is None else shown(self.table.sheet.own(self.index, index))
        self.refuse(
            Refusal(
                sheet=self.table.sheet.name,
                row=self.number,
                column=None if index is None else index + 1,
                heading=column.heading if column else "",
                field=field,
                value=own if value is None else value,
                rule=rule,
                soft=soft,
                instead=instead,
            )
        )


def is_about_people(row: Row) -> bool:
    """Whether the row tells of a person or a household."""
    return is_about(row, *OF_PERSONS, *OF_HEADS, *OF_HOUSEHOLDS)


def is_about(row: Row, *fields: str) -> bool:
    """Whether the row tells of what these fields hold: no total, signature, heading or blank."""
    return row.has(*fields) and not _is_beside(row)


def passed_over(row: Row, *fields: str) -> PassedBy | None:
    """Why a row is no row of a list that must hold one of these; None for one that is, or blank."""
    numbers = {column.index for column in row.table.of("serial")}
    written = enumerate(row.table.sheet.rows[row.index])
    if all(is_blank(value) or index in numbers for index, value in written):
        return None  # forms are numbered beforehand
    if beside := _is_beside(row):
        return beside
    if not row.has(*fields):
        return "nothing"
    return "hidden" if row.index in row.table.sheet.hidden_rows else None


def _is_beside(row: Row) -> PassedBy | None:
    if _is_total(row):
        return "total"
    if _is_signed(row):
        return "signed"
    return "headings" if _is_heading(row) else None


def unit_of_section(row: Row) -> str:
    """The unit that a line across the table announces, such as 第2联户单元; nothing otherwise."""
    written = [value for value in row.table.sheet.rows[row.index] if not is_blank(value)]
    if len(written) != 1:
        return ""
    return unit_in(_plain_text(written[0]))


def unit_in(line: str) -> str:
    """The unit that a title or a sheet's name speaks of; nothing if none."""
    found = _UNIT.search(line)
    return found[0] if found else ""


def _is_total(row: Row) -> bool:
    return any(
        _TOTAL.match("".join(_plain_text(row.own(field)).split()))
        for field in ("serial", "household_no", "grid", "unit", "head", "name")
    ) or bool(_TOTAL.match("".join(_first_text(row).split())))


def _is_signed(row: Row) -> bool:
    return bool(_SIGNED.match(_first_text(row)) or _SIGNED.match(_plain_text(row.own("name"))))


def _is_heading(row: Row) -> bool:
    """A printed second page repeats the headings; some repeat only the lower line of them."""
    written = differing = 0
    for index, value in enumerate(row.table.sheet.rows[row.index]):
        if not is_blank(value):
            written += 1
            differing += plain(_plain_text(value)) not in row.table.repeated.get(index, ())
            if differing > written // 2 + 1:
                return False
    return written - differing >= min(_ENOUGH_HEADINGS, written)


def _first_text(row: Row) -> str:
    written = (value for value in row.table.sheet.rows[row.index] if not is_blank(value))
    return _plain_text(next(written, ""))


def _plain_text(value: CellValue) -> str:
    try:
        return text(value)
    except BadCell:
        return ""
