"""From the rows of a table to households: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gridapp.exchange.cells import is_blank
from gridapp.exchange.headings import Table, plain
from gridapp.exchange.ledger_rows import Refuse, Row, is_about_people, unit_of_section
from gridapp.exchange.parsed import ParsedMember, PassedRow
from gridapp.exchange.people import is_shared, read_name, read_person, read_phone
from gridapp.exchange.relations import HEAD, relation
from gridapp.exchange.telling import Told, counted, say_nothing

_SELDOM = 0.2
_DOOR_WORDS = {
    **dict.fromkeys(("栋", "栋号", "楼栋", "楼栋号"), "栋"),
    **dict.fromkeys(("幢", "幢号"), "幢"),
    **dict.fromkeys(("室", "室号", "房号", "房间号"), "室"),
    **dict.fromkeys(("门牌", "门牌号", "门牌号码"), "号"),
    "楼号": "号楼",
    "单元": "单元",
    "楼层": "楼",
}


@dataclass(slots=True, kw_only=True)
class HouseholdRows:
    """The rows of one household, while they are being gathered.

    Attributes:
        unit_written: the unit stands in the first row itself, neither merged nor carried down.
    """

    first: Row
    last: Row
    household_no: str
    head: str
    grid: str
    unit: str
    unit_written: bool
    address: str
    phone: str | None = None
    members: list[tuple[Row, ParsedMember]] = field(default_factory=list)

    @property
    def has_head(self) -> bool:
        return any(member.relation == HEAD for _, member in self.members)


def gather(
    table: Table,
    refuse: Refuse,
    today: date,
    passed: list[PassedRow],
    told: Told = say_nothing,
) -> list[HouseholdRows]:
    """All households of the table with what their rows say, in the order of the sheet.

    Rows that nobody sees, hidden or filtered out, are `passed`: who filters a ledger down to his
    own village means no more than that.
    """
    rows = list(_rows(table, refuse, passed))
    numbered = _serial_counts_households([row for row, _ in rows])
    found: list[HouseholdRows] = []
    for row, section in counted(rows, told):
        member = read_person(row, today)
        begun = _begin(row, section)
        household = found[-1] if found else None
        if household is None or _starts(row, member, begun, household, numbered=numbered):
            found.append(begun)
        else:
            _continue(household, begun)
        _add(found[-1], row, member)
    return found


def _rows(table: Table, refuse: Refuse, passed: list[PassedRow]) -> Iterator[tuple[Row, str]]:
    """Rows about people, each with the unit that the last line across the table announced."""
    section = ""
    for index in range(table.last_heading + 1, table.sheet.height):
        row = Row(table, index, refuse)
        if is_about_people(row) and index in table.sheet.hidden_rows:
            passed.append(PassedRow(sheet=table.sheet.name, row=row.number, why="hidden"))
        elif is_about_people(row):
            yield row, section
        else:
            section = unit_of_section(row) or section


def _serial_counts_households(rows: Sequence[Row]) -> bool:
    """Whether 序号 numbers households; in other ledgers it numbers people, some forgotten."""
    numbered = [row for row in rows if row.has("serial")]
    inside = sum(_is_inside(row) for row in numbered)
    left_blank = len(rows) - len(numbered)
    return bool(numbered) and (
        inside <= _SELDOM * len(numbered) or left_blank > _SELDOM * len(rows)
    )


def _is_inside(row: Row) -> bool:
    """Whether the row is about a member who is not the head, as far as one row can tell."""
    if row.has("relation"):
        return relation(str(row.own("relation")).strip()) != HEAD
    return bool(row.table.of("head")) and not row.has("head")


def _begin(row: Row, section: str) -> HouseholdRows:
    return HouseholdRows(
        first=row,
        last=row,
        household_no=row.text("household_no"),
        head=read_name(row, "head"),
        grid=row.text("grid"),
        unit=row.text("unit") or section,
        unit_written=row.has("unit"),
        address=_address(row),
        phone=_household_phone(row),
    )


def _household_phone(row: Row) -> str | None:
    if row.has("head_phone"):
        return read_phone(row, "head_phone")
    if is_shared(row, "phone") and row.top("phone") == row.index:
        return read_phone(row, "phone")
    return None


def _starts(
    row: Row, member: ParsedMember, begun: HouseholdRows, open_: HouseholdRows, *, numbered: bool
) -> bool:
    """Whether this row begins a new household: by its number, its head, or a member who is one."""
    if begun.household_no:
        return begun.household_no != open_.household_no
    if numbered and row.has("serial"):
        return True
    if (numbered and row.top("serial") < row.index) or row.top("head") < row.index:
        return False
    if row.has("head") and begun.head:
        if begun.head != open_.head:
            return True
        return member.relation == HEAD and open_.has_head
    return member.relation == HEAD and _is_another_head(member, open_, numbered=numbered)


def _is_another_head(member: ParsedMember, open_: HouseholdRows, *, numbered: bool) -> bool:
    """Whether a head without any number or cell of his own cannot be the open household's."""
    if open_.has_head:
        return True
    if open_.head:
        return member.name != open_.head
    return not numbered


def _continue(household: HouseholdRows, begun: HouseholdRows) -> None:
    """Take from a further row what the first did not say."""
    household.last = begun.last
    household.head = household.head or begun.head
    household.grid = household.grid or begun.grid
    household.unit = household.unit or begun.unit
    household.phone = household.phone or begun.phone
    if household.address and begun.address and begun.address != household.address:
        begun.first.doubt("address", "address_differs", instead=household.address)
    household.address = household.address or begun.address


def _add(household: HouseholdRows, row: Row, member: ParsedMember) -> None:
    name = member.name
    if not name and not household.members and member.relation in (None, HEAD):
        name = household.head
    if name:
        household.members.append((row, replace(member, name=name)))
    elif is_blank(row.own("name")):  # else its refusal is said already
        row.reject("name" if row.table.of("name") else "head", "missing")


def _address(row: Row) -> str:
    """The address with what other columns add to it: 2, 3 and 101 are 2栋3单元101室."""
    parts = [
        text + (_DOOR_WORDS.get(plain(column.heading), "") if text.isdigit() else "")
        for column, text in row.texts("address_part")
    ]
    return row.text("address") + "".join(parts)
