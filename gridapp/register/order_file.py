"""One order with all that belongs to it, as its page shows it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter
from gridapp.models.matter_loop import MatterStanding
from gridapp.models.order import Order, OrderStep
from gridapp.models.standing import Standing
from gridapp.register import log, records, standings, timeline, veils
from gridapp.register.timeline import Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOrder:
    """An order, how it stands, what was done; and the matter by which it is done, if it is here.

    Attributes:
        happened: the steps of its matter.
    """

    order: Order
    standing: Standing
    steps: tuple[OrderStep, ...]
    matter: Matter | None = None
    matter_standing: MatterStanding | None = None
    happened: tuple[Happening, ...] = ()


def opened(conn: sqlite3.Connection, id_: str) -> OpenOrder:
    """The order with this id. Raises UnknownRecord."""
    records.standing(conn, Order, id_)
    shown = veils.shown(conn, Order, [id_])
    if id_ not in shown:
        raise log.UnknownRecord("order", id_)
    order = shown[id_]
    standing = standings.order(conn, bytes.fromhex(id_))
    ids = records.ids(conn, KINDS["order_step"], where={"order": id_})
    steps = tuple(veils.shown(conn, OrderStep, ids).values())
    matter = records.get(conn, Matter, order.matter) if order.matter else None
    if matter is None or matter.gone is not None:
        return OpenOrder(order=order, standing=standing, steps=steps)
    return OpenOrder(
        order=order,
        standing=standing,
        steps=steps,
        matter=matter,
        matter_standing=standings.matter(conn, bytes.fromhex(matter.id)),
        happened=tuple(timeline.of_matter(conn, matter.id)),
    )
