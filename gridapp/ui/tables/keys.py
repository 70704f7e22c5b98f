"""A list as Qt sees it: all ids at once, rows only when looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gridapp.models.masks import in_words
from gridapp.ui.parts.rows import ICON_ROLE, TONE_ROLE

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ID_ROLE = int(Qt.ItemDataRole.UserRole)
_TEXT, _TONE, _ICON = range(3)
_SAID = {
    int(Qt.ItemDataRole.DisplayRole): _TEXT,
    int(Qt.ItemDataRole.ToolTipRole): _TEXT,
    int(TONE_ROLE): _TONE,
    int(ICON_ROLE): _ICON,
}
"""What of a column says what is asked: its text, tone or icon."""
PAGE, PAGES_KEPT = 32, 96
NUMBER = "number"
"""The code of a column whose numbers are those of records."""


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its heading, and what it says of a row.

    Attributes:
        code: by what the list is put in order when its heading is pressed.
    """

    code: str
    heading: str
    text: Callable[[Row], str]
    tone: Callable[[Row], str] = _nothing
    icon: Callable[[Row], str] = _nothing


class KeysTable(QAbstractTableModel, Generic[Row]):
    """Rows are fetched a page at a time, the first time any row of the page is shown.

    `find` gives the ids in the order asked for, `fetch` the rows of some of them.

    Attributes:
        WRITTEN: what people wrote stands in it: telephone and identity numbers in that are half
            hidden, as on paper.
        known: it has been looked which rows there are.

    Signals:
        looked: it was looked again which rows there are.
        sorted_by: the list was put in another order (code, descending).
    """

    WRITTEN: ClassVar[bool] = False

    looked = Signal()
    sorted_by = Signal(str, bool)

    def __init__(
        self,
        find: Callable[[str, bool], list[str]],
        fetch: Callable[[Sequence[str]], Mapping[str, Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._find, self._fetch = find, fetch
        self.known = False
        self._columns: tuple[Column[Row], ...] = ()
        self._order = ("", False)
        self._ids: list[str] = []
        self._rows: dict[int, Mapping[str, Row]] = {}

    def say(self, columns: Sequence[Column[Row]]) -> None:
        """Have these columns, now or after a change of language."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def look(self) -> None:
        """Look again at the register: which rows there are, and what they say."""
        # First the query: one that fails leaves the old list standing.
        self._take(self._find(*self._order))

    def _take(self, ids: list[str]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._rows.clear()
        self.known = True
        self.endResetModel()
        self.looked.emit()

    def order(self) -> tuple[str, bool]:
        """In what order the list is: by which column's code, and whether from its end."""
        return self._order

    def id_at(self, row: int) -> str:
        """The id of the record in `row`; empty where there is none."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def row_of(self, id_: str) -> int:
        """Where the record with this id stands; -1 where it does not."""
        return self._ids.index(id_) if id_ in self._ids else -1

    def row(self, row: int) -> Row | None:
        """What stands in `row`."""
        page = row // PAGE
        if page not in self._rows:
            if len(self._rows) >= PAGES_KEPT:
                del self._rows[next(iter(self._rows))]
            self._rows[page] = self._fetch(self._ids[page * PAGE : (page + 1) * PAGE])
        return self._rows[page].get(self._ids[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        asked = int(role)
        if asked == ID_ROLE:
            return self._ids[index.row()]
        # A table is asked for a dozen things of each cell that is painted: most say nothing.
        if asked not in _SAID or (row := self.row(index.row())) is None:
            return None
        one = self._columns[index.column()]
        what = _SAID[asked]
        said = (one.text, one.tone, one.icon)[what](row)
        if what == _TEXT and self.WRITTEN and one.code != NUMBER:
            said = in_words(said)
        return said or None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self._columns):
            self._order = (self._columns[column].code, order == Qt.SortOrder.DescendingOrder)
            if self.known:  # else a view says in what order it will want it
                self.look()
            self.sorted_by.emit(*self._order)
