"""The loops of disputes and of hotline orders: what may follow what, who may, and what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gridapp.models import dispute_loop, order_loop
from gridapp.models.deadlines import Amount, Unit
from gridapp.models.dispute_loop import DisputeStanding, Pact, Part
from gridapp.models.dispute_table import ALERTED, DISPUTE
from gridapp.models.limits import LimitRow, Limits, Rules
from gridapp.models.loop import Loop, Move
from gridapp.models.order_loop import ORDER, OrderFacts
from gridapp.models.role import Role
from gridapp.models.standing import Standing
from gridapp.register import codes, limits
from tests.lots import few

SAID: dict[str, Any] = {
    "consent": "1",
    "routes": "1 3",
    "body": "04",
    "receiver": "测试法官",
    "due": "2027-01-31",
}
RULES = Rules(Limits(limits.listed()))
LONG = Rules(Limits([LimitRow(what="mediation", amount=Amount(30, Unit.DAY))]))


def moved(*actions: str, role: Role = Role.TOWN, **more: Any) -> list[Move]:
    """One step after the other on consecutive days of November 2026."""
    moves: list[Move] = []
    for i, action in enumerate(actions):
        move = Move(
            id=f"{i:032x}",
            action=action,
            heads=(moves[-1].id,) if moves else (),
            at=i << 16,
            role=role,
            by="1" * 32,
            done_on=f"2026-11-{i + 1:02}",
        )
        moves.append(replace(move, **{**SAID, "due": "", **more}))
    return moves


def dispute(*actions: str, **more: Any) -> DisputeStanding:
    return dispute_loop.standing(moved(*actions, **more), rules=RULES)


def order(*actions: str, facts: OrderFacts | None = None, **more: Any) -> Standing:
    facts = facts or OrderFacts(type="2", received_on="2026-11-20")
    return order_loop.standing(moved(*actions, **more), facts, RULES)


@pytest.mark.parametrize("loop", [DISPUTE, ORDER], ids=["dispute", "order"])
def test_a_table_speaks_of_all_its_states_and_actions_and_of_no_others(loop: Loop) -> None:
    reached = {turn.to for turn in loop.turns.values()} | {loop.start}
    beside = {ALERTED} if loop is DISPUTE else set()

    assert reached | beside == set(loop.states)
    assert {action for _state, action in loop.turns} == set(loop.actions)
    assert {state for state, _action in loop.turns} <= reached
    assert loop.ended | loop.still <= reached


@pytest.mark.parametrize(
    ("loop", "listed", "number"), [(DISPUTE, "dispute_state", 16), (ORDER, "hotline_state", 9)]
)
def test_states_are_those_of_the_list(loop: Loop, listed: str, number: int) -> None:
    assert len(loop.states) == number
    assert {code: zh for code, (zh, _en) in loop.states.items()} == dict(codes.labels(listed, "zh"))


AGREED = ("register", "accept", "investigate", "mediate", "agree")


def test_a_dispute_walks_from_finding_to_its_dossier() -> None:
    whole = dispute(*AGREED, "perform", "breach", "performed", "revisit", "revisited", "archive")

    assert [state for _move, state in whole.path] == [
        *("REGISTERED", "ACCEPTED", "INVESTIGATING", "MEDIATING", "AGREED", "PERFORMING"),
        *("BREACHED", "PERFORMED", "REVISIT", "REVISIT", "ARCHIVED"),
    ]
    assert (whole.late, whole.due) == ((), "")


ON_THE_LINE = (
    "FOUND>REGISTERED REGISTERED>REFUSED REGISTERED>ACCEPTED ACCEPTED>INVESTIGATING"
    " ACCEPTED>MEDIATING INVESTIGATING>MEDIATING MEDIATING>EXTENDED EXTENDED>MEDIATING"
    " MEDIATING>AGREED AGREED>PERFORMED AGREED>PERFORMING PERFORMING>PERFORMED PERFORMING>BREACHED"
    " BREACHED>PERFORMED PERFORMED>REVISIT REVISIT>ARCHIVED MEDIATING>TERMINATED"
    " TERMINATED>ARCHIVED"
)
BESIDE_THE_LINE = {
    "REGISTERED>MEDIATING",  # mediated on the spot: docs/decisions/0015
    # It may fail before anybody sat down together, and what was refused or passed on is filed.
    *("ACCEPTED>TERMINATED", "INVESTIGATING>TERMINATED", "EXTENDED>TERMINATED"),
    *("REFUSED>ARCHIVED", "TRANSFERRED>ARCHIVED"),
}


def test_a_dispute_goes_only_where_the_procedure_leads_or_it_is_said_why() -> None:
    walked = {
        f"{state}>{turn.to}"
        for (state, action), turn in DISPUTE.turns.items()
        if turn.to not in (state, "=") and action != "transfer"
    }

    assert walked == {*ON_THE_LINE.split(), *BESIDE_THE_LINE}


def test_what_is_mediated_before_it_is_accepted_has_its_month_from_then() -> None:
    spot = dispute("register", "mediate")

    assert (spot.state, spot.due) == ("MEDIATING", "2026-12-02")
    assert dispute("register", "mediate", "accept").state == "MEDIATING"
    assert dispute("register", "mediate", "refuse").state == "MEDIATING"
    assert dispute("register", "refuse", "mediate").state == "REFUSED"


def test_a_kept_agreement_is_filed_only_after_somebody_has_gone_to_see() -> None:
    assert dispute(*AGREED, "performed", "revisit", "archive").state == "REVISIT"
    assert dispute(*AGREED, "performed", "revisited", "archive").state == "ARCHIVED"


def test_mediation_goes_on_beyond_its_month_by_both_parties_consent() -> None:
    begun = ("register", "accept", "mediate")

    assert dispute(*begun).due == "2026-12-02"
    extended = dispute(*begun, "extend", due="2026-12-20")
    assert (extended.state, extended.due, extended.first_due) == (
        "EXTENDED",
        "2026-12-20",
        "2026-12-20",
    )
    assert dispute(*begun, "extend", due="2026-12-20", consent="0").state == "MEDIATING"
    assert dispute(*begun, "extend", due="2026-12-20", consent="").state == "MEDIATING"


def test_an_extension_keeps_the_first_deadline() -> None:
    moves = moved("register", "accept", "mediate")
    more = replace(moves[-1], id="e" * 32, action="extend", heads=(moves[-1].id,), at=9 << 16)
    in_time = replace(more, due="2026-12-20", done_on="2026-12-02")
    too_late = replace(in_time, done_on="2026-12-03")

    now = dispute_loop.standing([*moves, in_time], rules=LONG)
    late = dispute_loop.standing([*moves, too_late], rules=LONG)

    assert (now.first_due, now.due) == ("2026-12-02", "2026-12-20")
    assert (late.first_due, late.due) == ("2026-12-02", "2026-12-02")


def test_a_dispute_ends_only_with_the_other_routes_told() -> None:
    begun = ("register", "accept", "mediate", "terminate")

    assert dispute(*begun).state == "TERMINATED"
    assert dispute(*begun, "archive").state == "ARCHIVED"
    assert dispute(*begun, routes="").state == "MEDIATING"


@pytest.mark.parametrize("missing", ["body", "receiver"])
def test_a_dispute_is_transferred_to_somebody(missing: str) -> None:
    assert dispute("register", "transfer").state == "TRANSFERRED"
    assert dispute("register", "transfer", **{missing: ""}).state == "REGISTERED"


def test_an_alert_is_a_flag_beside_the_state_whatever_others_did_meanwhile() -> None:
    moves = moved("register", "accept", "mediate")
    base = moves[-1]
    alert = replace(base, id="a" * 32, action="alert", heads=(base.id,), at=90 << 16)
    agree = replace(base, id="b" * 32, action="agree", heads=(base.id,), at=80 << 16)

    now = dispute_loop.standing([*moves, alert, agree])

    assert (now.state, now.alerted, now.review) == ("AGREED", True, False)
    assert not dispute_loop.standing([*moves, agree]).alerted
    assert not dispute_loop.standing([*moves, replace(alert, receiver=""), agree]).alerted


def test_what_an_agreement_brings_with_it_has_its_days() -> None:
    moves = moved(*AGREED)
    pacts = [Pact(effective_on="2026-11-05")]
    parts = [Part(due_on="2026-12-01", performance="2"), Part(due_on="2027-01-01")]

    now = dispute_loop.standing(moves, pacts, parts, RULES)
    confirmed = dispute_loop.standing(
        moves, [replace(pacts[0], confirmation="3")], [replace(parts[1], performance="1")], RULES
    )
    at_once = dispute_loop.standing([*moves, *moved(*AGREED, "performed")[-1:]], (), (), RULES)

    assert (now.confirm_by, now.perform_by, now.revisit_by) == (
        "2026-12-05",
        "2027-01-01",
        "2027-01-08",
    )
    assert (confirmed.confirm_by, confirmed.perform_by) == ("", "")
    assert at_once.revisit_by == "2026-11-13"


def test_who_may_do_what_with_a_dispute() -> None:
    assert "accept" in DISPUTE.allowed("REGISTERED", Role.MEDIATOR)
    assert "accept" not in DISPUTE.allowed("REGISTERED", Role.GRID)
    assert "alert" in DISPUTE.allowed("MEDIATING", Role.GRID)
    assert "mediate" in DISPUTE.allowed("REGISTERED", Role.GRID)
    assert DISPUTE.allowed("FOUND", Role.UNIT) == ("register",)
    assert DISPUTE.allowed("REGISTERED", Role.UNIT) == ()
    assert DISPUTE.allowed("MEDIATING", Role.UNIT) == ()


def test_an_order_walks_from_receipt_to_the_end() -> None:
    whole = order("sign", "start", "urge", "start", "reply", "redo", "start", "reply", "done")

    assert [state for _move, state in whole.path] == [
        *("SIGNED", "HANDLING", "URGED", "HANDLING", "REPLIED"),
        *("REDO", "HANDLING", "REPLIED", "DONE"),
    ]
    assert (whole.first_due, whole.due) == ("2026-11-27", "")


def test_an_order_is_never_done_without_an_answer() -> None:
    assert order("sign", "start", "done").state == "HANDLING"


def test_the_hotlines_own_deadline_goes_before_the_table() -> None:
    set_by_it = OrderFacts(type="2", received_on="2026-11-20", set_due="2026-11-23")

    assert order().due == "2026-11-27"
    assert order(facts=set_by_it).due == "2026-11-23"
    assert order(facts=OrderFacts(type="7", received_on="2026-11-20")).due == ""
    hours = OrderFacts(type="4", received_on="2026-11-20", received_at="08:15")
    assert order(facts=hours).due == "2026-11-21T08:15"


def test_an_extended_order_keeps_the_first_deadline() -> None:
    extended = order("sign", "start", "extend", due="2026-12-03")

    assert (extended.state, extended.first_due, extended.due) == (
        "EXTENDED",
        "2026-11-27",
        "2026-12-03",
    )


def test_a_returned_order_that_comes_back_runs_on() -> None:
    assert order("reject").due == ""
    assert order("reject", "sign").due == "2026-11-27"


class Desks(RuleBasedStateMachine):
    """Two desks that see each other's steps now and then, and take any step open to them."""

    loop: Loop
    stand: Callable[[Sequence[Move]], Standing]

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[list[Move], list[Move]] = ([], [])
        self.clock = 0

    def now(self, moves: Sequence[Move]) -> Standing:
        return type(self).stand(moves)

    @rule(
        desk=st.integers(0, 1),
        pick=st.integers(0, 30),
        role=st.sampled_from(list(Role)),
        by=st.sampled_from(["1" * 32, "2" * 32]),
        left_out=st.sampled_from(["", "", "", *SAID]),
    )
    def take_a_step(self, desk: int, pick: int, role: Role, by: str, left_out: str) -> None:
        now = self.now(self.seen[desk])
        may = now.loop.allowed(now.state, role)
        if not may:
            return
        self.clock += 1
        step = Move(
            id=f"{self.clock:032x}",
            action=may[pick % len(may)],
            heads=now.heads,
            at=self.clock << 16,
            role=role,
            by=by,
            done_on="2026-11-23",
        )
        self.seen[desk].append(replace(step, **{**SAID, **({left_out: ""} if left_out else {})}))

    @rule()
    def the_desks_exchange_files(self) -> None:
        both = {move.id: move for move in [*self.seen[0], *self.seen[1]]}
        for seen in self.seen:
            seen[:] = both.values()

    @invariant()
    def the_order_of_arrival_says_nothing(self) -> None:
        for seen in self.seen:
            assert self.now(seen) == self.now(seen[::-1])

    @invariant()
    def nothing_comes_to_its_end_without_its_answer(self) -> None:
        for seen in self.seen:
            now = self.now(seen)
            actions = [move.action for move, _state in now.path]
            if now.state == "ARCHIVED":
                assert {"revisited", "terminate", "refuse", "transfer"} & set(actions)
            if now.state == "DONE":
                assert "reply" in actions
            for move, _state in now.path:
                assert move.action != "extend" or self.loop is ORDER or move.consent == "1"
                assert move.role in now.loop.actions[move.action].who

    @invariant()
    def every_step_counts_or_is_late(self) -> None:
        for seen in self.seen:
            now = self.now(seen)
            counted = {move.id for move, _state in now.path}
            assert not counted & set(now.late)
            assert set(now.late) <= {move.id for move in seen}
            if len(now.heads) == 1:
                assert counted | set(now.late) == {move.id for move in seen}
                assert not now.review


class DisputeDesks(Desks):
    loop = DISPUTE
    stand = staticmethod(dispute_loop.standing)


class OrderDesks(Desks):
    loop = ORDER
    stand = staticmethod(order_loop.standing)


DisputeDesks.TestCase.settings = few(30, stateful_step_count=25)
OrderDesks.TestCase.settings = few(30, stateful_step_count=25)
TestDisputeDesks = DisputeDesks.TestCase
TestOrderDesks = OrderDesks.TestCase
