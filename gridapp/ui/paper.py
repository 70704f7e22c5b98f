"""What goes onto paper, as plain data: `typeset` alone knows how it looks there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gridapp.models.page_mark import Numbered

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants on paper.

    Attributes:
        code: of the paper, as in `papers`.
        subject: a record's id, or a place's code.
        text, narrowed, sort, descending: how the list stands on the screen.
        large, landscape: how it is set; None as suits the paper.
        whole: numbers are not masked.
    """

    code: str
    subject: str = ""
    text: str = ""
    narrowed: str = ""
    sort: str = ""
    descending: bool = False
    large: bool = False
    landscape: bool | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its share of the width."""

    heading: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings, which stand on every page again; no row is cut.

    Where no column has a heading, there is no row of headings.

    Attributes:
        empty: said where there are no rows.
        lines: how many lines a row has room for at least, to write in by hand.
        rest: with it, what finds no room on the page is left out and only counted ("{n} more").
        spare: how many of the last rows are empty ones to fill the sheet; where it is full those
            that are left are left out, but one there is in any case.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    heading: str = ""
    empty: str = ""
    lines: float = 1
    rest: str = ""
    spare: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names and what they are; an empty value leaves its line out."""

    pairs: Sequence[tuple[str, str]]
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A paragraph; `size` is a part of that of running text.

    With `keep` it stays on one page with what comes below it.
    """

    text: str
    heading: str = ""
    strong: bool = False
    keep: bool = False
    align: Align = "left"
    size: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """Lines to write on by hand."""

    heading: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Where people sign, side by side."""

    labels: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One row of numbers as bars or as a line; None leaves a gap. `most` ends the axis."""

    title: str
    shape: Literal["bars", "line"]
    names: Sequence[str]
    values: Sequence[float | None]
    most: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A form whose every page is marked, so that it is known again when it comes back signed.

    Attributes:
        name: the case and the form, for people.
        marks: for machines, of page 1, 2 and so on.
        pages: what is written down of those that go to the printer.
    """

    name: str
    marks: Sequence[str]
    pages: Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """What follows begins a page, with a title of its own where one is given.

    With a `leaf` it is the first page of one. `anew`: it goes to somebody else than the pages
    before it, and its pages are counted for themselves.
    """

    title: str = ""
    leaf: Leaf | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What begins on which page: a line for each title of a NewPage."""

    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, as large as the page allows and no larger than it is; `below` says what it is."""

    data: bytes
    below: str


Block = Table | Facts | Said | Ruled | Signs | NewPage | Chart | Contents | Picture


def bound(above: Block, below: Block) -> bool:
    """Whether the end of a block stays on a page with what comes below it."""
    if isinstance(below, Signs):
        return isinstance(above, (Said, Facts, Table, Ruled))
    if not isinstance(above, Said) or isinstance(below, NewPage):
        return False
    at_right = isinstance(below, Said) and below.align == "right"
    return at_right or isinstance(below, Ruled) or above.keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One thing to print.

    Attributes:
        name: what kind of paper it is, without a word of whom it is about: for the access log and
            for the name of the file.
        title, below: what stands on top.
        foot: where, by whom and when it was printed; at the foot of every page.
        record: id of the record that it is about; empty for a list.
        records: those that a list shows whole, each of them noted in the access log.
        count: rows that it lists.
        mark: across every page where there is personal data, so that a copy says whose it was.
        masks: something on it is masked, and could be printed whole.
        landscape, large, dense: how it is set; `dense` where there are many columns.
        points: of running text, unless it is large; 0 as is usual.
        leaf: what the first page is of, where pages come back signed.
    """

    name: str
    title: str
    blocks: Sequence[Block]
    below: str = ""
    foot: str = ""
    record: str = ""
    records: Sequence[str] = ()
    count: int = 0
    mark: str = ""
    masks: bool = False
    landscape: bool = False
    large: bool = False
    dense: bool = False
    points: float = 0
    leaf: Leaf | None = None
