"""One order loaded at two computers of a centre: asked about in Review, and then one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import pytest

from gridapp.models.figure import Count, Period
from gridapp.models.kinds import KINDS
from gridapp.models.order import Order
from gridapp.models.role import Role
from gridapp.register import (
    duplicates,
    order_answers,
    order_list,
    order_merging,
    orders,
    records,
    standings,
    touched,
)
from gridapp.register.database import transaction
from gridapp.reports import order_rates
from tests.world import Desk, World

VILLAGE, NUMBER, DAY = "520381003005", "GZ20261123001", "2026-11-23"
FIELDS = {"number": NUMBER, "type": "4", "content": "路灯不亮", "caller": "游某"}


@dataclass(frozen=True, slots=True)
class Office:
    """The register of one computer, which has loaded the sheet and taken what the other wrote."""

    desk: Desk
    own: str
    theirs: str

    @property
    def conn(self) -> sqlite3.Connection:
        return self.desk.conn

    def takes(self, order: str, action: str, **fields: str) -> None:
        with transaction(self.conn):
            self.desk.now_ms += 60_000
            orders.take(
                self.conn,
                self.desk.me,
                order,
                action,
                fields,
                today=DAY,
                now_ms=self.desk.now_ms,
            )

    def listed(self) -> list[str]:
        return order_list.ids(self.conn, today=DAY)


@pytest.fixture
def office() -> Office:
    world = World()
    here, there = (world.device(VILLAGE, Role.VILLAGE, tag) for tag in "AB")
    ids = []
    for desk in (here, there):
        with transaction(desk.conn):
            made = orders.receive(
                desk.conn, desk.me, VILLAGE, FIELDS, today=DAY, now_ms=desk.now_ms
            )
        ids.append(made)
    here.take(*there.pack())
    while True:
        with transaction(here.conn):
            if not touched.drain(here.conn):
                break
    return Office(here, *ids)


def test_two_orders_of_one_number_are_a_question(office: Office) -> None:
    (pair,) = duplicates.pairs(office.conn, kind="order")

    assert {pair.one.id, pair.other.id} == {office.own, office.theirs}
    assert pair.seen.alike == ("number",)


def test_a_sheet_that_was_loaded_twice_is_merged_at_once_but_for_what_differs(
    office: Office,
) -> None:
    for content in ("路灯不亮", "路灯不亮，也没有人管"):
        for number, said in (("GZ-2", "垃圾没清"), ("GZ-3", content)):
            with transaction(office.conn):
                office.desk.now_ms += 60_000
                told = {**FIELDS, "number": number, "content": said}
                me, now_ms = office.desk.me, office.desk.now_ms
                orders.receive(office.conn, me, VILLAGE, told, today=DAY, now_ms=now_ms)
    touched.catch_up(office.conn)
    before = len(office.listed())

    with transaction(office.conn):
        now_ms = office.desk.now_ms + 60_000
        merged = order_merging.merge_plain(office.conn, office.desk.me, today=DAY, now_ms=now_ms)

    assert (before, merged, len(office.listed())) == (6, 2, 4)
    (left,) = duplicates.pairs(office.conn, kind="order")
    both = records.get_many(office.conn, Order, [left.one.id, left.other.id])
    assert {one.content for one in both.values()} == {"路灯不亮", "路灯不亮，也没有人管"}


def test_merged_they_are_one_in_the_list_in_the_rates_and_in_what_the_hotline_is_told(
    office: Office,
) -> None:
    # The second one was worked on: it is kept, whichever is named first.
    office.takes(office.theirs, "sign")
    office.takes(office.theirs, "start")
    office.takes(office.theirs, "reply", note="换了灯")
    period = Period("2026-11-01", "2026-12-31")
    before = order_rates.count(office.conn, VILLAGE, period, today="2026-12-31").all
    assert before.on_time == Count(1, 2)

    with transaction(office.conn):
        kept = order_merging.merge(
            office.conn,
            office.desk.me,
            office.own,
            office.theirs,
            today=DAY,
            now_ms=office.desk.now_ms + 60_000,
        )

    assert kept == office.theirs
    assert office.listed() == [office.theirs]
    assert duplicates.pairs(office.conn, kind="order") == []
    after = order_rates.count(office.conn, VILLAGE, period, today="2026-12-31").all
    assert after.on_time == Count(1, 1)
    (told,) = order_answers.unsent(office.conn, VILLAGE).values()
    assert told.order.id == office.theirs


def test_their_matters_are_one_too_so_that_whoever_called_is_told_once(office: Office) -> None:
    with transaction(office.conn):
        order_merging.merge(
            office.conn,
            office.desk.me,
            office.own,
            office.theirs,
            today=DAY,
            now_ms=office.desk.now_ms + 60_000,
        )

    known = records.get_many(office.conn, Order, [office.own, office.theirs])
    states = {
        id_: standings.matter(office.conn, bytes.fromhex(one.matter or "")).state
        for id_, one in known.items()
    }
    assert states == {office.own: "REPORTED", office.theirs: "MERGED"}
    assert len(records.ids(office.conn, KINDS["order"])) == 1
