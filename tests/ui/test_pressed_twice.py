"""A key pressed twice while the disk is slow does once what it does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from gridapp import ui
from gridapp.models.role import Role
from gridapp.register import duty, orders
from gridapp.ui.pages.duty import DutyPage
from gridapp.ui.pages.orders import OrdersPage
from gridapp.ui.pages.removed import RemovedPage
from tests.ui.test_review_page import ALT, reviewed, twin_of
from tests.ui.test_slow_save import registering, slow_disk
from tests.ui.together import done
from tests.ui.village_desk import Key, VillageDesk


def saves() -> Iterator[tuple[str, ast.Call]]:
    """Every save that the desk makes, and where it stands."""
    for file in Path(ui.__path__[0]).rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "session.write(" in text else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("session.write"):
                yield f"{file.name}:{node.lineno}", node


def test_every_save_says_by_what_it_is_known_for_the_same_again() -> None:
    unguarded = [
        where
        for where, call in saves()
        if not {"draft", "once"} & {keyword.arg for keyword in call.keywords}
    ]

    assert unguarded == []
    assert any(saves())


def an_order_to_sign(desk: VillageDesk) -> Callable[[], object]:
    session = desk.session
    told = {"number": "GZ-7", "type": "5", "content": "夜里打桩", "caller": "龙启明"}
    today, now_ms = session.today(), session.now_ms()
    done(
        desk,
        lambda conn: orders.receive(
            conn, session.me, desk.village.place_of(0), told, today=today, now_ms=now_ms
        ),
    )
    desk.go(OrdersPage).view.setFocus()
    return partial(desk.press, Key.Key_S)


def a_number_to_take_away(desk: VillageDesk) -> Callable[[], object]:
    me, now_ms = desk.session.me, desk.session.now_ms()
    fields = {"name": "卫生院", "number": "085123456789", "area": me.place}
    done(desk, lambda conn: duty.enter(conn, me, fields, "", now_ms=now_ms))
    page = desk.go(DutyPage)
    page.view.setCurrentIndex(page.table.index(0, 0))
    return page.take_away.click


def a_household_taken_back(desk: VillageDesk) -> Callable[[], object]:
    registering(desk)
    desk.save()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()
    page = desk.go(RemovedPage)
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    return page.back_button.click


def two_that_are_one(desk: VillageDesk) -> Callable[[], object]:
    twin_of(desk)
    reviewed(desk)
    return partial(desk.press, Key.Key_Y, modifier=ALT)


def test_what_a_key_does_is_done_once(desk: VillageDesk) -> None:
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    begun = (an_order_to_sign, a_number_to_take_away, a_household_taken_back, two_that_are_one)
    for begin in begun:
        press = begin(desk)
        saved: list[str] = []
        for told in (desk.session.changed, desk.session.failed):
            told.connect(lambda *_, name=begin.__name__, to=saved: to.append(name))

        with slow_disk(desk):
            press()
            press()

        assert saved == [begin.__name__]
