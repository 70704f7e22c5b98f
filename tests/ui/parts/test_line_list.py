"""Lines that come one after another: those before them stay as they are."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gridapp.ui.parts.line_list import Line, LineList


def line(name: str) -> Line:
    return Line(what=name, act=name, label="归到…")


def test_lines_that_stand_are_not_made_again(qtbot: QtBot) -> None:
    part = LineList()
    qtbot.addWidget(part)
    part.show_lines([line("1.jpg"), line("2.jpg")], "")
    first, second = part.buttons.values()

    part.show_lines([line("1.jpg"), line("3.jpg"), line("2.jpg")], "")

    assert list(part.buttons) == ["1.jpg", "3.jpg", "2.jpg"]
    assert part.buttons["1.jpg"] is first
    assert part.buttons["2.jpg"] is not second
    with qtbot.waitSignal(part.asked) as asked:
        part.buttons["3.jpg"].click()
    assert asked.args == ["3.jpg"]
    part.show_lines([], "nothing")
    assert part.buttons == {}
