"""Statements of other devices: whose count for what.

What any sound device says it has tells us what not to send it again. Receipts and refusals of our
own rows count from a centre above us alone.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gridapp.models.certificate import Certificate
from gridapp.models.domain import Unreadable
from gridapp.register import acks, anchors, identity, life, peers, regained
from gridapp.register.acks import Heard
from gridapp.register.admission import Trust
from gridapp.register.anchors import Anchor
from gridapp.register.identity import Identity
from gridapp.sync.opening import Said
from gridapp.sync.statement import Statement, read_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """Who listens: this device."""

    me: Identity

    def hear(self, conn: sqlite3.Connection, trust: Trust, said: Said, now_ms: int) -> bool:
        """Believe a statement for what its sender may say; whether it told anything new."""
        statement = said.statement
        sender = self._sender(trust, statement)
        if sender is None or trust.is_cut(statement.sender):
            return False
        before = conn.total_changes
        earlier = self._anchor(acks.peer(conn, statement.sender).statement)
        newest = acks.hear(
            conn,
            Heard(
                key=statement.sender,
                certificate=statement.certificate,
                sealing=sender.sealing_key,
                number=statement.number,
                made_ms=statement.made,
                epoch=statement.epoch,
                statement=said.raw,
            ),
            now_ms,
        )
        rows = ((row.stream, row.hi, row.id16) for row in statement.vectors)
        acks.raise_acks(conn, statement.sender, statement.epoch, rows)
        if newest and earlier is not None:
            anchors.watch(conn, statement.sender, earlier, _anchor_of(statement), now_ms)
        if newest:
            asks = any(want.asks(statement.sender) for want in statement.wants)
            acks.note_asking(conn, statement.sender, statement.epoch, asks=asks, now_ms=now_ms)
        if newest and self._is_centre_above(conn, sender):
            self._judge(conn, statement)
            self._look_back(conn, statement, now_ms)
        return conn.total_changes > before

    def _anchor(self, raw: bytes) -> Anchor | None:
        """What the statement before this said of the access log; None where there was none."""
        if not raw:
            return None
        try:
            return _anchor_of(read_statement(raw, self.me.domain))
        except Unreadable:
            return None

    def _sender(self, trust: Trust, statement: Statement) -> Certificate | None:
        if statement.sender == self.me.key:
            return None
        rights = trust.rights(statement.sender)
        return next((one for one in rights if one.place == statement.place), None)

    def _is_centre_above(self, conn: sqlite3.Connection, sender: Certificate) -> bool:
        if not (sender.role.is_centre and self.me.place.startswith(str(sender.place))):
            return False
        return peers.Known(sender).is_above(self.me.place, peers.own_rank(conn, self.me))

    def _judge(self, conn: sqlite3.Connection, statement: Statement) -> None:
        waiting = [(one.stream, one.n0, one.n1, "held", one.reason) for one in statement.held]
        refused = [(one.stream, one.n0, one.n1, "refused", one.reason) for one in statement.refused]
        acks.judged(conn, self.me.key, statement.sender, [*waiting, *refused])

    def _look_back(self, conn: sqlite3.Connection, statement: Statement, now_ms: int) -> None:
        """A centre has more of our own work than we: a new life begins, which asks for the rest."""
        rows = ((row.stream, row.hi) for row in statement.vectors)
        if life.asking_since(conn) or regained.has_twin(conn, self.me.key):
            return
        if regained.is_rewound(conn, self.me.key, rows, now_ms):
            life.begin(conn, identity.load(conn), "rewound", now_ms)


def _anchor_of(statement: Statement) -> Anchor:
    return Anchor(epoch=statement.epoch, count=statement.audit_count, head=statement.audit_head)
