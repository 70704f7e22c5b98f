"""Tab and Enter go through a form in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class Ordered(QWidget):
    """What is put in order as a whole, when the keyboard next goes on in it."""

    _stirred = True

    def stir(self) -> None:
        """Something came into it that the keyboard does not go through in its place yet."""
        self._stirred = True

    def settle(self) -> None:
        """Have the keyboard go through it as it stands now."""
        if self._stirred:
            self._stirred = False
            _order(self)

    def focusNextPrevChild(self, next: bool, /) -> bool:
        self.settle()
        return super().focusNextPrevChild(next)


def put_in_order(root: QWidget) -> None:
    """Let the keyboard go through what stands in `root` as its layouts show it.

    Qt's own order is that of making, which is wrong for whatever was made later: the buttons of a
    choice, the fields of a task that was ticked, the form of a step. Where it stands in something
    Ordered, that is only told: going through all of a page takes longer than making many a part.
    """
    page: QWidget | None = root
    while page is not None and not isinstance(page, Ordered):
        page = page.parentWidget()
    if page is None:
        _order(root)
    else:
        page.stir()


def _order(root: QWidget) -> None:
    before: QWidget | None = None
    for widget in _below(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _below(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _below(inside)
    elif (layout := widget.layout()) is not None:
        yield from _in(layout)
    elif widget.focusPolicy() == Qt.FocusPolicy.NoFocus:  # it places its parts itself
        for part in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from _below(part)


def _in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _below(widget)
        elif (inner := item.layout()) is not None:
            yield from _in(inner)
