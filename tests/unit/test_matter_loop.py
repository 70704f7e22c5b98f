"""The closed loop: nobody who told of a matter is forgotten, nobody approves his own work."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from gridapp.models.lines import until
from gridapp.models.loop import Move
from gridapp.models.matter_loop import MatterStanding, Teller, standing
from gridapp.models.matter_table import ACTIONS, ENDED, HAZARD, MATTER, SETTLED, STATES
from gridapp.models.role import Role
from gridapp.models.told import REPORTERS, WAYS
from tests.lots import few

WORKERS = ("张", "王", "李")
ROLES = (Role.TOWN, Role.GRID_HEAD, Role.GRID, Role.UNIT, Role.DEPT, Role.AUDIT)


def walk(*actions: str, tellers: tuple[Teller, ...] = (), role: Role = Role.TOWN) -> MatterStanding:
    """One step after the other by one centre, each by another worker."""
    moves: list[Move] = []
    for i, action in enumerate(actions):
        action, _, reporter = action.partition(":")
        reporter, _, satisfaction = reporter.partition("=")
        moves.append(
            Move(
                id=f"{i:032x}",
                action=action,
                heads=(moves[-1].id,) if moves else (),
                at=i,
                role=role,
                by=str(i),
                to="张",
                due="2026-12-01",
                reporter=reporter,
                way="face" if reporter else "",
                satisfaction=satisfaction,
            )
        )
    return standing(moves, tellers)


NAMED = Teller(id="甲", kind="named")
SECOND = Teller(id="乙", kind="confidential")
UNNAMED = Teller(id="丙", kind="anonymous")
DONE = ("report", "accept", "assign", "sign", "finish", "verify")


def test_what_builds_on_a_later_step_came_later_whatever_day_it_says() -> None:
    days = ("2026-11-01", "2026-11-09", "2026-11-02")
    moves = [
        Move(id=str(i), action="", heads=(str(i - 1),), at=i, role=Role.TOWN, done_on=day)
        for i, day in enumerate(days)
    ]

    assert [move.id for move in until(moves, "2026-11-05")] == ["0"]
    assert [move.id for move in until(reversed(moves), "2026-11-09")] == ["2", "1", "0"]
    assert until(moves, "2026-10-31") == []


def test_the_table_speaks_only_of_states_and_actions_there_are() -> None:
    for loop in (MATTER, HAZARD):
        led_to = {turn.to for turn in loop.turns.values()}
        assert {state for state, _action in loop.turns} | led_to == set(loop.states)
        assert {action for _state, action in loop.turns} == set(loop.actions)
        assert set(loop.states) >= loop.ended | loop.still | SETTLED


def test_there_are_sixteen_states_and_a_hazard_has_one_more() -> None:
    assert len(STATES) == 16
    assert set(HAZARD.states) - set(STATES) == {"WATCH"}


@pytest.mark.parametrize("state", sorted(set(STATES) - ENDED))
def test_the_centre_can_go_on_from_every_state_that_is_no_end(state: str) -> None:
    assert MATTER.allowed(state, Role.TOWN)
    assert MATTER.allowed(state, Role.AUDIT) == ()


def test_a_leader_hands_back_what_he_himself_was_given_and_nothing_else() -> None:
    given_out = walk("report", "accept", "assign").walk

    assert given_out is not None
    assert "decline" in given_out.open_to(Role.UNIT, "张")
    assert "decline" not in given_out.open_to(Role.UNIT, "王")
    assert "decline" in given_out.open_to(Role.GRID, "王")


def test_a_matter_found_by_oneself_is_closed_when_it_is_verified() -> None:
    assert walk(*DONE).state == "CLOSED"


def test_a_known_reporter_is_told_before_the_matter_closes() -> None:
    waiting = walk(*DONE, "close", tellers=(NAMED,))
    told = walk(*DONE, "told:甲", tellers=(NAMED,))
    closed = walk(*DONE, "told:甲", "close", tellers=(NAMED,))

    assert (waiting.state, waiting.owed, len(waiting.late)) == ("FEEDBACK", 1, 1)
    assert (told.state, told.owed) == ("RATED", 0)
    assert (closed.state, closed.owed) == ("CLOSED", 0)


def test_every_one_of_several_reporters_is_told() -> None:
    one = walk(*DONE, "told:甲", "close", tellers=(NAMED, SECOND))
    both = walk(*DONE, "told:甲", "told:乙", "close", tellers=(NAMED, SECOND))

    assert (one.state, one.owed) == ("FEEDBACK", 1)
    assert (both.state, both.owed) == ("CLOSED", 0)


def test_an_anonymous_reporter_is_answered_on_the_board() -> None:
    assert walk(*DONE, tellers=(UNNAMED,)).state == "FEEDBACK"
    assert walk(*DONE, "post", tellers=(UNNAMED,)).state == "CLOSED"
    assert walk(*DONE, "post", tellers=(UNNAMED, NAMED)).state == "FEEDBACK"
    assert walk(*DONE, "post", "told:甲", tellers=(UNNAMED, NAMED)).state == "RATED"


def test_whoever_is_added_to_a_closed_matter_is_still_to_be_told() -> None:
    late = walk(*DONE, "told:甲", "close", tellers=(NAMED, SECOND))
    told = walk(*DONE, "told:甲", "close", "told:乙", tellers=(NAMED, SECOND))

    assert (late.state, late.owed) == ("FEEDBACK", 1)
    assert (told.state, told.owed) == ("CLOSED", 0)


def test_what_was_told_before_reopening_is_no_answer_to_what_follows() -> None:
    again = walk(*DONE, "told:甲=4", "reopen", "start", "finish", "verify", tellers=(NAMED,))

    assert (again.state, again.owed) == ("FEEDBACK", 1)


def test_telling_before_anything_is_settled_tells_nobody() -> None:
    early = walk(
        "report",
        "accept",
        "told:甲",
        "assign",
        "sign",
        "finish",
        "verify",
        "close",
        tellers=(NAMED,),
    )

    assert (early.state, early.owed) == ("FEEDBACK", 1)


@pytest.mark.parametrize("action", ["merge", "void"])
def test_merging_and_voiding_leave_the_answer_owed(action: str) -> None:
    now = walk("report", action, tellers=(NAMED,))

    assert now.owed == 1
    assert walk("report", action, "told:甲", tellers=(NAMED,)).owed == 0


def test_holder_and_deadline_follow_the_order_given() -> None:
    assert walk("report", "accept").due == "2026-12-01"
    given = walk("report", "accept", "assign")
    assert (given.holder, given.due) == ("张", "2026-12-01")
    assert walk("report", "accept", "assign", "sign", "finish").due == ""
    assert walk(*DONE).holder == ""


def test_of_two_steps_at_once_the_later_shows_and_somebody_should_look() -> None:
    base = Move(id="0" * 32, action="report", heads=(), at=0, role=Role.TOWN)
    accept = replace(base, id="1" * 32, action="accept", heads=(base.id,), at=1)
    back = replace(base, id="2" * 32, action="send_back", heads=(base.id,), at=2)
    settled = replace(base, id="3" * 32, action="report", heads=(accept.id, back.id), at=3)

    both = standing([base, accept, back], ())
    after = standing([base, accept, back, settled], ())

    assert (both.state, both.review) == ("SUPPLEMENT", True)
    assert both.heads == (accept.id, back.id)
    assert (after.review, after.heads) == (False, (settled.id,))


def test_two_who_tell_their_reporters_at_once_need_no_review() -> None:
    done = walk(*DONE, tellers=(NAMED, SECOND))
    moves = [move for move, _state in done.path]
    tell = replace(moves[-1], action="told", way="face", heads=(moves[-1].id,))
    first = replace(tell, id="a" * 32, reporter="甲", at=90)
    second = replace(tell, id="b" * 32, reporter="乙", at=91)

    now = standing([*moves, first, second], (NAMED, SECOND))

    assert (now.state, now.owed, now.review) == ("RATED", 0, False)


def test_steps_that_follow_one_another_in_a_circle_hide_nothing() -> None:
    report = Move(id="0" * 32, action="report", heads=(), at=0, role=Role.TOWN)
    one = replace(report, id="1" * 32, action="accept", heads=(report.id, "2" * 32), at=1)
    two = replace(report, id="2" * 32, action="accept", heads=("1" * 32,), at=2)

    now = standing([report, one, two], ())

    assert now.state == "ACCEPTED"
    assert now.heads


def test_a_step_without_effect_does_not_turn_back_what_others_did_meanwhile() -> None:
    done = [move for move, _state in walk("report", "accept", "assign", "sign").path]
    unlawful = replace(
        done[0], id="e" * 32, action="accept", heads=(done[0].id,), at=99, role=Role.UNIT
    )

    now = standing([*done, unlawful], ())

    assert (now.state, now.review, now.late) == ("HANDLING", False, (unlawful.id,))
    assert set(now.heads) == {done[-1].id, unlawful.id}


moves_of_a_world = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTIONS)),
        st.lists(st.integers(0, 12), max_size=3),
        st.integers(0, 5),
        st.sampled_from(ROLES),
        st.sampled_from(WORKERS),
        st.sampled_from(["甲", "乙", "丙", "nobody"]),
        st.sampled_from(["", "face"]),
        st.sampled_from(["", "1", "4"]),
    ),
    max_size=12,
)
sets_of_tellers = st.lists(st.sampled_from([NAMED, SECOND, UNNAMED]), unique=True)


@given(moves_of_a_world, sets_of_tellers, st.randoms(use_true_random=False))
def test_any_set_of_steps_stands_the_same_in_any_order(
    drawn: list[tuple[str, list[int], int, Role, str, str, str, str]],
    tellers: list[Teller],
    chance: random.Random,
) -> None:
    """Steps may name any others, circles and steps that are not here included."""
    moves = [
        Move(
            id=f"{i:032x}",
            action=action,
            heads=tuple(f"{head:032x}" for head in heads),
            at=at,
            role=role,
            by=by,
            reporter=reporter,
            way=way,
            satisfaction=satisfaction,
        )
        for i, (action, heads, at, role, by, reporter, way, satisfaction) in enumerate(drawn)
    ]
    shuffled = moves.copy()
    chance.shuffle(shuffled)

    now = standing(moves, tellers)

    assert now == standing(shuffled, tellers[::-1])
    assert not moves or now.heads
    check(now, tuple(tellers))


def check(now: MatterStanding, tellers: tuple[Teller, ...]) -> None:
    """What holds of every standing there is."""
    known = [teller for teller in tellers if teller.kind != "anonymous"]
    told = {move.reporter for move, _state in now.path if move.action == "told"}
    if now.state == "CLOSED":
        assert now.owed == 0
        if len(now.heads) == 1:
            assert {teller.id for teller in known} <= told
    handler = ""
    for move, _state in now.path:
        if ACTIONS[move.action].verifies:
            assert move.by != handler
        if move.action in ("sign", "start", "finish"):
            handler = move.by


class Offices(RuleBasedStateMachine):
    """Two offices that see each other's steps now and then, and take any step open to them."""

    steps = Bundle("steps")

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[list[Move], list[Move]] = ([], [])
        self.tellers: list[Teller] = []
        self.clock = 0

    @rule(
        office=st.integers(0, 1),
        pick=st.integers(0, 30),
        role=st.sampled_from(ROLES),
        by=st.sampled_from(WORKERS),
        reporter=st.integers(0, 3),
        content=st.sampled_from(["", "1", "4"]),
    )
    def take_a_step(
        self, office: int, pick: int, role: Role, by: str, reporter: int, content: str
    ) -> None:
        now = standing(self.seen[office], self.tellers)
        may = now.loop.allowed(now.state, role)
        if not may:
            return
        self.clock += 1
        teller = self.tellers[reporter % len(self.tellers)].id if self.tellers else ""
        step = Move(
            id=f"{self.clock:032x}",
            action=may[pick % len(may)],
            heads=now.heads,
            at=self.clock,
            role=role,
            by=by,
            reporter=teller,
            way="face",
            satisfaction=content,
            due="2026-12-01",
            done_on="2026-11-23",
        )
        self.seen[office].append(step)

    @rule(kind=st.sampled_from(sorted(REPORTERS)))
    def somebody_else_tells_of_it(self, kind: str) -> None:
        self.tellers.append(Teller(id=f"r{len(self.tellers)}", kind=kind))

    @rule()
    def the_offices_exchange_files(self) -> None:
        both = {move.id: move for move in [*self.seen[0], *self.seen[1]]}
        for seen in self.seen:
            seen[:] = both.values()

    @invariant()
    def nobody_is_forgotten_and_nobody_approves_himself(self) -> None:
        for seen in self.seen:
            now = standing(seen, self.tellers)
            check(now, tuple(self.tellers))
            assert now == standing(seen[::-1], self.tellers)

    @invariant()
    def a_step_that_names_all_heads_settles(self) -> None:
        for seen in self.seen:
            now = standing(seen, self.tellers)
            if len(now.heads) > 1:
                step = Move(id="f" * 32, action="accept", heads=now.heads, at=10**6, role=Role.TOWN)
                after = standing([*seen, step], self.tellers)
                assert not after.review
                assert after.heads == (step.id,)


Offices.TestCase.settings = few(20, stateful_step_count=40)
TestOffices = Offices.TestCase


def test_every_way_of_telling_and_kind_of_reporter_has_its_words() -> None:
    for words in (*WAYS.values(), *REPORTERS.values()):
        assert all(words)
