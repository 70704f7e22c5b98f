"""What stands beside a list changes as a whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.matter_panel import Glance, MatterPanel
from tests.ui.parts.seen import EVENTS, Painted, Shown


def test_what_happened_to_a_row_is_painted_with_its_name(shown: Shown, qtbot: QtBot) -> None:
    panel = MatterPanel()
    window = shown(panel)
    one = Glance(title="路灯不亮", badges=[], facts=[("任务", "联防")], events=EVENTS[:2])
    other = Glance(title="护栏松动", badges=[], facts=[("任务", "联治")], events=EVENTS[1:])
    body = panel.body
    painted = Painted(panel, name=body.heading, steps=body.timeline.viewport(), ground=window)
    panel.show_glance(None)
    qtbot.waitUntil(painted.nothing_more)
    painted.order.clear()
    QTimer.singleShot(1, partial(panel.show_glance, one))
    qtbot.waitUntil(painted.all)
    assert painted.in_turns()[0] == "ground name steps"  # what said that there is none stood on
    qtbot.waitUntil(painted.nothing_more)
    painted.order.clear()

    # As a key does, in a turn of its own; of no time it would come with what is painted next.
    QTimer.singleShot(1, partial(panel.show_glance, other))
    qtbot.waitUntil(painted.all)

    # Were the ground painted before, the name would be missing on it for that turn.
    assert painted.in_turns() == ["ground name steps"]

    panel.show_glance(one)
    assert panel.updatesEnabled()  # while a key is held down it would never be painted
