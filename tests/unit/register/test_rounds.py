"""A round of visits knows at every moment who is still to be visited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gridapp.models.role import Role
from gridapp.register import matters, rounds, today, visits
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from tests.lots import few
from tests.world import Desk, World

GRID = "520381003005001"
UNITS = (GRID + "001", GRID + "002")
FIRST, LAST = "2026-11-01", "2026-11-30"


def visit(
    desk: Desk,
    home: str,
    place: str,
    day: str,
    result: str = "1",
    *,
    kind: str = "household",
    **more: str,
) -> str:
    desk.now_ms += 1_000
    with transaction(desk.conn):
        return visits.record(
            desk.conn,
            desk.me,
            place,
            {kind: home, "type": "1", "result": result, "happened_on": day, **more},
            today=day,
            now_ms=desk.now_ms,
        )


def plan(desk: Desk, **fields: str) -> str:
    desk.now_ms += 1_000
    usual = {"name": "冬季大走访", "subject": "household", "from_on": FIRST, "to_on": LAST}
    with transaction(desk.conn):
        return rounds.plan(desk.conn, desk.me, GRID, usual | fields, now_ms=desk.now_ms)


@dataclass
class Home:
    """One household as a plain list knows it."""

    id: str
    place: str
    tagged: bool
    kind: str = "household"
    here: bool = True
    kept: str = ""
    calls: list[tuple[str, str, bool]] = field(default_factory=list)


class RoundOfVisits(RuleBasedStateMachine):
    """Households come, go and are merged; calls are made in and out of time and taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = World().centre
        self.homes: list[Home] = []
        self.round = plan(self.desk, tags="06", subject="both")
        self.of_homes = plan(self.desk, tags="06")
        self.first = date.fromisoformat(FIRST)

    @rule(unit=st.sampled_from(UNITS), tagged=st.booleans())
    def register(self, unit: str, tagged: bool) -> None:
        fields = {"head": "袁德贵", "tags": "06 13" if tagged else "13"}
        (id_,) = self.desk.save(Entry(kind="household", place=unit, fields=fields))
        self.homes.append(Home(id=id_, place=unit, tagged=tagged))

    @rule(unit=st.sampled_from(UNITS))
    def open_shop(self, unit: str) -> None:
        (id_,) = self.desk.save(Entry(kind="enterprise", place=unit, fields={"name": "竹器厂"}))
        self.homes.append(Home(id=id_, place=unit, tagged=True, kind="enterprise"))

    @precondition(lambda self: self.homes)
    @rule(
        n=st.integers(0, 50),
        days=st.integers(-3, 34),
        result=st.sampled_from("12345"),
        named=st.booleans(),
    )
    def call(self, n: int, days: int, result: str, named: bool) -> None:
        home = self.homes[n % len(self.homes)]
        day = (self.first + timedelta(days=days)).isoformat()
        more = {"round": self.round} if named else {}
        visit(self.desk, home.id, home.place, day, result, kind=home.kind, **more)
        home.calls.append((day, result, named))

    @precondition(lambda self: self.homes)
    @rule(n=st.integers(0, 50))
    def leave(self, n: int) -> None:
        home = self.homes[n % len(self.homes)]
        self.desk.save(Entry(kind=home.kind, id=home.id, fields={"gone": "搬走"}))
        home.here = False

    @precondition(lambda self: self.homes)
    @rule(n=st.integers(0, 50))
    def retag(self, n: int) -> None:
        home = self.homes[n % len(self.homes)]
        if home.kind == "enterprise":
            return  # they have no tags, and a round that asks for some covers them all
        tags = None if home.tagged else "06"
        self.desk.save(Entry(kind="household", id=home.id, fields={"tags": tags}))
        home.tagged = not home.tagged

    @precondition(lambda self: len([h for h in self.homes if h.here and not h.kept]) > 1)
    @rule(n=st.integers(0, 50))
    def merge(self, n: int) -> None:
        free = [home for home in self.homes if home.here and not home.kept]
        kept, other = free[n % len(free)], free[(n + 1) % len(free)]
        if kept.kind != other.kind or any(home.kept == other.id for home in self.homes):
            return
        fields = {"kept": kept.id, "other": other.id, "subject_kind": kept.kind}
        by = {"by": self.desk.me.worker.hex()}
        self.desk.save(Entry(kind="same_as", place=GRID, fields=fields | by))
        other.kept = kept.id

    @invariant()
    def who_is_left_is_what_a_plain_recount_says(self) -> None:
        far = rounds.progress(self.desk.conn, self.round)
        outcome = {
            home.id: self._outcome(home)
            for home in self.homes
            if home.here and home.tagged and not home.kept
        }
        counts = list(outcome.values())
        homes = rounds.progress(self.desk.conn, self.of_homes)

        assert list(homes.kinds) == ["household"]  # late calls may name the other round alone
        assert homes.total == far.kinds["household"].total
        assert far.firms == {one.id for one in self.homes if one.kind != "household"}.intersection(
            far.remaining
        )
        for kind, one in far.kinds.items():
            came = [
                outcome[home.id] for home in self.homes if home.kind == kind and home.id in outcome
            ]
            assert (one.total, one.left) == (len(came), came.count("left"))
            assert (one.visited, one.declined) == (came.count("visited"), came.count("declined"))
        assert sum(left for left, _total in far.places.values()) == len(far.remaining)
        assert sum(total for _left, total in far.places.values()) == far.total
        assert set(far.remaining) == {id_ for id_, came in outcome.items() if came == "left"}
        assert len(far.remaining) == len(set(far.remaining))
        assert far.total == len(outcome)
        assert (far.visited, far.declined) == (counts.count("visited"), counts.count("declined"))

    def _outcome(self, home: Home) -> str:
        results = {
            result
            for one in self.homes
            if home.id in (one.id, one.kept)
            for day, result, named in one.calls
            if day >= FIRST and (day <= LAST or named)
        }
        if results - {"4", "5"}:
            return "visited"
        return "declined" if "5" in results else "left"


RoundOfVisits.TestCase.settings = few(stateful_step_count=25)
TestRoundOfVisits = RoundOfVisits.TestCase


def a_home(desk: Desk, head: str = "袁德贵", place: str = UNITS[0]) -> str:
    (id_,) = desk.save(Entry(kind="household", place=place, fields={"head": head}))
    return id_


def test_problems_found_and_solved_are_those_of_the_rounds_visits() -> None:
    desk = World().centre
    round_, home = plan(desk), a_home(desk)
    desk.now_ms += 1_000
    with transaction(desk.conn):
        visits.record(
            desk.conn,
            desk.me,
            UNITS[0],
            {"household": home, "type": "1", "result": "2", "happened_on": "2026-11-05"},
            [
                NewMatter(place=UNITS[0], fields=about("没修好")),
                NewMatter(
                    place=UNITS[0],
                    fields=about("当场修好"),
                    actions=matters.on_the_spot((), "拧紧了"),
                ),
            ],
            today="2026-11-05",
            now_ms=desk.now_ms,
        )

    far = rounds.progress(desk.conn, round_)

    assert (far.found, far.solved) == (2, 1)
    assert far.remaining == ()


def about(title: str) -> dict[str, str]:
    return {"task": "hazard", "title": title, "heard_on": "2026-11-05"}


def test_whoever_was_out_is_listed_with_the_day_of_the_call() -> None:
    desk = World().centre
    round_, home = plan(desk), a_home(desk)
    visit(desk, home, UNITS[0], "2026-11-06", "4")

    assert rounds.progress(desk.conn, round_).tried == {home: "2026-11-06"}


def test_enterprises_have_rounds_of_their_own() -> None:
    desk = World().centre
    round_ = plan(desk, subject="enterprise")
    a_home(desk)
    (firm,) = desk.save(Entry(kind="enterprise", place=UNITS[0], fields={"name": "竹器厂"}))
    assert rounds.progress(desk.conn, round_).remaining == (firm,)

    desk.now_ms += 1_000
    with transaction(desk.conn):
        visits.record(
            desk.conn,
            desk.me,
            UNITS[0],
            {"enterprise": firm, "type": "3", "result": "1", "happened_on": "2026-11-07"},
            today="2026-11-07",
            now_ms=desk.now_ms,
        )

    far = rounds.progress(desk.conn, round_)
    assert (far.total, far.visited, far.remaining) == (1, 1, ())


def test_a_round_of_the_centre_reaches_the_worker_and_leads_his_list() -> None:
    world = World()
    worker = world.device(GRID, Role.GRID)
    plan(world.centre, tags="06", subject="both")
    first, tagged = a_home(worker, "罗桂花"), a_home(worker, "袁德贵")
    worker.save(Entry(kind="household", id=tagged, fields={"tags": "06"}))
    visit(worker, first, UNITS[0], "2026-11-20")
    visit(worker, tagged, UNITS[0], "2026-11-20", "4")
    world.centre.pack()
    worker.take(*world.centre.segments())

    found = today.groups(worker.conn, worker.me, "2026-11-23")
    lines = {group.code: group.lines for group in found}[today.VISIT]

    assert [(line.id, line.due) for line in lines] == [(tagged, LAST)]
    (firm,) = worker.save(Entry(kind="enterprise", place=UNITS[1], fields={"name": "竹器厂"}))
    visit(worker, firm, UNITS[1], "2026-11-21", "4", kind="enterprise")
    found = today.groups(worker.conn, worker.me, "2026-11-23")
    lines = {group.code: group.lines for group in found}[today.VISIT]
    assert {(line.id, line.who, line.due) for line in lines} == {
        (tagged, "袁德贵", LAST),
        (firm, "竹器厂", LAST),
    }
    visit(worker, firm, UNITS[1], "2026-11-22", kind="enterprise")
    visit(worker, tagged, UNITS[0], "2026-11-23")
    assert today.VISIT not in {g.code for g in today.groups(worker.conn, worker.me, "2026-11-23")}


def test_a_whole_grid_still_to_be_visited_is_read_in_no_time() -> None:
    world = World()
    worker = world.device(GRID, Role.GRID)
    plan(world.centre)
    homes = [
        Entry(kind="household", place=UNITS[n % 2], fields={"head": "袁德贵", "address": f"{n} 号"})
        for n in range(700)
    ]
    worker.save(*homes)
    world.centre.pack()
    worker.take(*world.centre.segments())
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    worker.conn.set_progress_handler(count, 10_000)
    (group,) = today.groups(worker.conn, worker.me, "2026-11-23")
    worker.conn.set_progress_handler(None, 0)

    assert group.total == 700
    # Each household is looked up once: not each against every other.
    assert steps < 100
