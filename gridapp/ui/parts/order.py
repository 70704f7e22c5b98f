"""Tab and Enter go through a form in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def put_in_order(root: QWidget) -> None:
    """Let the keyboard go through what stands in `root` as its layouts show it.

    Qt's own order is that of making, which is wrong for whatever was made later: the buttons of a
    choice, the fields of a task that was ticked, the form of a step.
    """
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
