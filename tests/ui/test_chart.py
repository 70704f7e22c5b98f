"""The axis of a chart: round, above every value, and no line at half a matter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from gridapp.ui import chart
from gridapp.ui.paper import Chart
from gridapp.ui.strokes import GREY, Text

BOX = QRectF(0, 0, 4000, 2000)


def said_beside_the_axis(values: list[float], most: float | None = None) -> list[str]:
    """What stands at the lines of the grid, from the ground up."""
    names = ["甲", "乙", "丙", "丁"][: len(values)]
    drawn = chart.pieces(
        Chart(title="件数", shape="bars", names=names, values=values, most=most), BOX, 90
    )
    words = [one.words for one in drawn if isinstance(one, Text) and one.ink == GREY]
    return [one for one in words if one not in names]


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ([1, 0], ["0", "1"]),
        ([2, 1], ["0", "1", "2"]),
        ([3, 5], ["0", "1", "2", "3", "4", "5"]),
        ([8], ["0", "2", "4", "6", "8", "10"]),
        ([0.4], ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
    ],
)
def test_counts_are_counted_in_whole_matters(
    app_with_fonts: QApplication, values: list[float], lines: list[str]
) -> None:
    assert said_beside_the_axis(values) == lines


def test_hundredths_keep_their_axis(app_with_fonts: QApplication) -> None:
    said = [float(one) for one in said_beside_the_axis([40.0, 100.0], most=100)]

    assert said[-1] == 100
    assert {b - a for a, b in pairwise(said)} == {20}
