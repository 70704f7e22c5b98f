"""How far the filled cells of a sheet reach, told from its bytes before any reader lays them out.

The reader of sheets makes room for everything between the first cell and the last, and takes each
cell's place at its word: a process ends at once where that is more memory than there is.
"""

from __future__ import annotations

import re
from xml.parsers import expat

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ROW = re.compile(r"[0-9]{1,7}")
_SAYS_SOMETHING = ("v", "f", "is")


class Extent:
    """Walks through a sheet once.

    Attributes:
        rows, columns: of the smallest block from the first cell that holds everything filled.
        merges: how many ranges are merged.
        has_faults: whether some cell shows an error, or a formula that nobody calculated.
    """

    def __init__(self) -> None:
        self.rows = self.columns = self.merges = 0
        self.has_faults = False
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._row, self._column = 0, 0
        self._place = (0, 0)
        self._type: str | None = None
        self._inside: set[str] | None = None
        self._value = False

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        """Go on with these bytes.

        Raises ValueError for what is no XML, or for cells in places or in an order that no sheet
        has.
        """
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise ValueError("xml") from error

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self._inside is not None:
            self._inside.add(local)
            if local == "v":
                self._parser.CharacterDataHandler = self._text
        elif local == "c":
            self._begin_cell(attributes)
        elif local == "row":
            self._row, self._column = self._row_of(attributes), 0
        elif local == "mergeCell":
            self.merges += 1

    def _row_of(self, attributes: dict[str, str]) -> int:
        said = attributes.get("r")
        if said is None:
            return self._row + 1
        if not _ROW.fullmatch(said):
            raise ValueError("row")
        return int(said)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        if said is None:
            self._place = (self._row, self._column + 1)
        elif found := _PLACE.fullmatch(said):
            self._place = (int(found[2]), _column_number(found[1].upper()))
        else:
            raise ValueError("cell")
        self._column = self._place[1]
        self._type = attributes.get("t")
        self._inside, self._value = set(), False

    def _text(self, _text: str) -> None:
        self._value = True

    def _finish(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "v":
            self._parser.CharacterDataHandler = None
        elif local == "c" and self._inside is not None:
            if not self._inside.isdisjoint(_SAYS_SOMETHING):
                self._note(self._inside)
            self._inside = None

    def _note(self, inside: set[str]) -> None:
        row, column = self._place
        if row < self.rows:
            raise ValueError("order")
        self.rows, self.columns = row, max(self.columns, column)
        if self._type == "e":
            self.has_faults = self.has_faults or "v" in inside
        elif "f" in inside and not self._value and self._type != "str":
            self.has_faults = True


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
