"""People move, are born and die; history stays, and all of it can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gridapp.models.declare import InvalidRecord, Value, kind_of
from gridapp.models.household import Household, Resident
from gridapp.models.life_event import LifeEvent
from gridapp.models.matter import Matter, Reporter
from gridapp.models.role import Role
from gridapp.register import households, life_events, matters, records, undo
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.life_act import Done, Event, NotPossible
from gridapp.register.log import Entry, NoRight, UnknownRecord
from gridapp.register.matters import NewMatter
from tests.lots import few
from tests.world import Desk, World

GRID = "520381003005001"
UNIT, OTHER = GRID + "001", GRID + "002"
TODAY = "2026-11-23"


@pytest.fixture
def desk() -> Desk:
    return World().device(GRID)


def a_home(desk: Desk, *people: tuple[str, str, str], place: str = UNIT) -> tuple[str, list[str]]:
    """A household of (name, relation, birth), the first of them its head."""
    (home,) = desk.save(
        Entry(kind="household", place=place, fields={"head": people[0][0], "address": "老街 1 号"})
    )
    members = desk.save(
        *[
            Entry(
                kind="resident",
                place=place,
                fields={"household": home, "name": name, "relation": relation, "birth": birth},
            )
            for name, relation, birth in people
        ]
    )
    return home, members


COUPLE = (("罗福全", "0", "1950-01"), ("袁桂花", "1", "1952-01"), ("罗小满", "2", "1980-01"))


def happens(desk: Desk, verb: str, day: str = TODAY, **said: Any) -> Done:
    desk.now_ms += 60_000
    event = Event(verb=verb, day=day, **said)
    with transaction(desk.conn):
        return life_events.register(desk.conn, desk.me, event, today=TODAY, now_ms=desk.now_ms)


def home_of(desk: Desk, id_: str) -> Household:
    found = records.get(desk.conn, Household, id_)
    assert found is not None
    return found


def names(desk: Desk, home: str) -> list[tuple[str | None, str | None]]:
    return [(one.name, one.relation) for one in households.members(desk.conn, home)]


def test_split_gives_the_first_named_a_household_of_his_own(desk: Desk) -> None:
    home, members = a_home(desk, *COUPLE)

    done = happens(desk, "split", household=home, people=[members[2]], home={"address": "新房"})

    assert names(desk, home) == [("罗福全", "0"), ("袁桂花", "1")]
    assert names(desk, done.household) == [("罗小满", "0")]
    made = home_of(desk, done.household)
    assert (made.head, made.address, made.place) == ("罗小满", "新房", UNIT)
    event = records.get(desk.conn, LifeEvent, done.id)
    assert event is not None
    assert (event.household, event.to, event.resident) == (home, done.household, members[2])


def test_whoever_moves_to_another_unit_stands_there_with_his_history(desk: Desk) -> None:
    home, members = a_home(desk, *COUPLE)
    other, _ = a_home(desk, ("陈明礼", "0", "1960-01"), place=OTHER)

    happens(desk, "move", household=home, people=[members[2]], to=other)

    moved = records.get(desk.conn, Resident, members[2])
    assert moved is not None
    assert (moved.household, moved.place, moved.relation) == (other, OTHER, None)


def test_join_moves_everybody_and_ends_the_household(desk: Desk) -> None:
    home, _ = a_home(desk, ("罗小满", "0", "1980-01"))
    other, _ = a_home(desk, *COUPLE[:2], place=OTHER)

    done = happens(desk, "join", household=home, to=other)

    assert (done.closed, done.household) == (home, other)
    assert home_of(desk, home).gone == "join"
    assert [name for name, _relation in names(desk, other)] == ["罗福全", "袁桂花", "罗小满"]


def test_when_the_head_dies_the_spouse_is_head_and_the_children_stay_children(desk: Desk) -> None:
    home, members = a_home(desk, *COUPLE)

    done = happens(desk, "death", household=home, people=[members[0]])

    assert done.head == members[1]
    assert home_of(desk, home).head == "袁桂花"
    assert names(desk, home) == [("袁桂花", "0"), ("罗小满", "2")]
    dead = records.get(desk.conn, Resident, members[0])
    assert dead is not None
    assert dead.gone == "death"


def test_without_a_spouse_the_eldest_is_head_and_what_others_are_to_him_is_open(
    desk: Desk,
) -> None:
    people = (COUPLE[0], ("罗老大", "2", "1975-01"), ("罗老二", "2", "1978-01"))
    home, members = a_home(desk, *people)

    happens(desk, "move_out", household=home, people=[members[0]], note="去遵义")

    assert names(desk, home) == [("罗老大", "0"), ("罗老二", None)]


def test_last_one_to_leave_ends_the_household(desk: Desk) -> None:
    home, members = a_home(desk, ("罗福全", "0", "1950-01"))

    done = happens(desk, "death", household=home, people=members)

    assert done.closed == home
    assert home_of(desk, home).gone == "death"
    assert records.ids(desk.conn, Household.declaration) == []


def test_whole_household_moves_out_where_nobody_is_named(desk: Desk) -> None:
    home, members = a_home(desk, *COUPLE)

    assert happens(desk, "move_out", household=home).closed == home
    people = records.get_many(desk.conn, Resident, members).values()
    assert {one.gone for one in people} == {"move_out"}


def test_child_is_born_on_the_day(desk: Desk) -> None:
    home, _ = a_home(desk, *COUPLE)

    done = happens(desk, "birth", "2026-11-20", household=home, person={"name": "罗新月"})

    child = records.get(desk.conn, Resident, done.resident)
    assert child is not None
    assert (child.name, child.birth, child.household) == ("罗新月", "2026-11-20", home)


def test_tenant_may_come_into_a_home_of_his_own(desk: Desk) -> None:
    done = happens(
        desk,
        "tenant_in",
        home={"place": OTHER, "address": "坳上组 9 号"},
        person={"name": "何水仙", "phone": "13166131860"},
    )

    assert names(desk, done.household) == [("何水仙", "0")]
    assert (home_of(desk, done.household).head, done.closed) == ("何水仙", "")
    happens(desk, "tenant_out", household=done.household)
    assert home_of(desk, done.household).gone == "tenant_out"


def test_marriage_brings_somebody_known_or_somebody_new(desk: Desk) -> None:
    home, _ = a_home(desk, *COUPLE)
    other, members = a_home(desk, ("陈明礼", "0", "1960-01"), ("陈秀英", "3", "1985-01"))

    happens(desk, "marry_in", household=other, people=[members[1]], to=home)
    happens(desk, "marry_in", household=home, person={"name": "赵永碧", "relation": "8"})

    assert {name for name, _ in names(desk, home)} >= {"陈秀英", "赵永碧"}


def test_what_waits_is_listed_and_can_be_handed_on(desk: Desk) -> None:
    home, members = a_home(desk, ("罗福全", "0", "1950-01"))
    other, _ = a_home(desk, *COUPLE[1:], place=OTHER)
    reporter = {"kind": "named", "name": "罗福全", "resident": members[0]}
    fields: Mapping[str, Value] = {"task": "hazard", "title": "电线", "heard_on": TODAY}
    with transaction(desk.conn):
        matter = matters.register(
            desk.conn,
            desk.me,
            NewMatter(place=UNIT, fields={**fields, "household": home}, reporters=[reporter]),
            today=TODAY,
            now_ms=desk.now_ms + 1,
        )
    desk.now_ms += 10
    worker = desk.me.worker.hex()
    needs = {"household": home, "need": "煤", "begun_on": TODAY, "worker": worker}
    (plan,) = desk.save(Entry(kind="help_plan", place=UNIT, fields=needs))
    paired: Mapping[str, Value] = {"plan": plan, "helper": "周文静", "from_on": TODAY}
    (pairing,) = desk.save(Entry(kind="pairing", place=UNIT, fields=paired))

    done = happens(desk, "join", household=home, to=other, hand_on=True)

    assert done.left.matters == (matter,)
    assert (done.left.plans, done.left.pairings) == ((plan,), (pairing,))
    (answer,) = done.left.answers
    assert records.ids(desk.conn, kind_of(Reporter), where={"matter": matter}) == [answer]
    found = records.get(desk.conn, Matter, matter)
    assert found is not None
    assert found.household == other


def test_what_cannot_be_is_refused_and_nothing_is_written(desk: Desk) -> None:
    home, members = a_home(desk, *COUPLE)
    other, strangers = a_home(desk, ("陈明礼", "0", "1960-01"), place=OTHER)
    before = digest(desk.conn).full
    refused: list[tuple[type[Exception], str, dict[str, Any]]] = [
        (NotPossible, "split", {"household": home}),
        (NotPossible, "split", {"household": home, "people": members}),
        (NotPossible, "split", {"household": home, "people": strangers}),
        (NotPossible, "move", {"household": home, "to": other}),
        (NotPossible, "join", {"household": home, "to": home}),
        (NotPossible, "death", {"household": home}),
        (InvalidRecord, "join", {"household": home}),
        (InvalidRecord, "birth", {"person": {"name": "罗新月"}}),
        (InvalidRecord, "birth", {"household": home}),
        (InvalidRecord, "ghost", {"household": home}),
        (InvalidRecord, "death", {"household": home, "people": members[:1], "day": "2026-11-24"}),
        (UnknownRecord, "move_out", {"household": "0" * 32}),
        (NoRight, "tenant_in", {"home": {"place": "520382001001001"}, "person": {"name": "何"}}),
    ]
    for wrong, verb, said in refused:
        with pytest.raises(wrong):
            happens(desk, verb, **said)
    assert digest(desk.conn).full == before


def test_a_leader_leaves_it_to_the_worker() -> None:
    desk = World().device(UNIT, Role.UNIT)
    with pytest.raises(NoRight):
        happens(desk, "tenant_in", home={"place": UNIT}, person={"name": "何水仙"})


class Village(RuleBasedStateMachine):
    """Any verbs in any order: people are where a plain list says, and each can be taken back."""

    @initialize()
    def begin(self) -> None:
        self.desk = World().device(GRID)
        self.people: dict[str, set[str]] = {}
        for place in (UNIT, OTHER, UNIT):
            home, members = a_home(self.desk, *COUPLE, place=place)
            self.people[home] = set(members)

    def _home(self, n: int) -> str:
        return sorted(self.people)[n % len(self.people)]

    def _do(self, verb: str, back: bool, **said: Any) -> Done | None:
        before = digest(self.desk.conn).visible
        done = happens(self.desk, verb, **said)
        if not back:
            return done
        at = undo.last_save(self.desk.conn)
        assert at is not None
        self.desk.now_ms += 1_000
        with transaction(self.desk.conn):
            undo.undo(self.desk.conn, self.desk.me, at, now_ms=self.desk.now_ms)
        assert digest(self.desk.conn).visible == before
        return None

    @precondition(lambda self: self.people)
    @rule(n=st.integers(0, 9), verb=st.sampled_from(["birth", "tenant_in"]), back=st.booleans())
    def come(self, n: int, verb: str, back: bool) -> None:
        home = self._home(n)
        done = self._do(verb, back, household=home, person={"name": "何水仙"})
        if done is not None:
            self.people[home].add(done.resident)

    @rule(place=st.sampled_from([UNIT, OTHER]), back=st.booleans())
    def found(self, place: str, back: bool) -> None:
        done = self._do("move_in", back, home={"place": place}, person={"name": "何水仙"})
        if done is not None:
            self.people[done.household] = {done.resident}

    @precondition(lambda self: self.people)
    @rule(
        n=st.integers(0, 9),
        who=st.integers(0, 9),
        verb=st.sampled_from(["death", "move_out", "tenant_out"]),
        back=st.booleans(),
    )
    def go(self, n: int, who: int, verb: str, back: bool) -> None:
        home = self._home(n)
        person = sorted(self.people[home])[who % len(self.people[home])]
        done = self._do(verb, back, household=home, people=[person])
        if done is not None:
            self.people[home].discard(person)
            assert bool(done.closed) == (not self.people[home])
            if done.closed:
                del self.people[home]

    @precondition(lambda self: any(len(people) > 1 for people in self.people.values()))
    @rule(n=st.integers(0, 9), who=st.integers(0, 9), back=st.booleans())
    def split(self, n: int, who: int, back: bool) -> None:
        large = sorted(home for home, people in self.people.items() if len(people) > 1)
        home = large[n % len(large)]
        person = sorted(self.people[home])[who % len(self.people[home])]
        done = self._do("split", back, household=home, people=[person], home={"place": OTHER})
        if done is not None:
            self.people[home].discard(person)
            self.people[done.household] = {person}

    @precondition(lambda self: len(self.people) > 1)
    @rule(
        n=st.integers(0, 9),
        verb=st.sampled_from(["join", "move"]),
        who=st.integers(0, 9),
        back=st.booleans(),
    )
    def over(self, n: int, verb: str, who: int, back: bool) -> None:
        home, to = self._home(n), self._home(n + 1)
        person = sorted(self.people[home])[who % len(self.people[home])]
        people = [person] if verb == "move" else []
        done = self._do(verb, back, household=home, people=people, to=to)
        if done is not None:
            moved = {person} if verb == "move" else set(self.people[home])
            self.people[home] -= moved
            self.people[to] |= moved
            if not self.people[home]:
                del self.people[home]

    @invariant()
    def everybody_is_where_he_should_be(self) -> None:
        conn = self.desk.conn
        homes = records.ids(conn, Household.declaration)
        assert {
            home: {one.id for one in households.members(conn, home)} for home in homes
        } == self.people
        for home in homes:
            found = home_of(self.desk, home)
            members = households.members(conn, home)
            assert {one.place for one in members} == {found.place}
            assert found.head in {one.name for one in members}


Village.TestCase.settings = few(12, stateful_step_count=15)
TestVillage = Village.TestCase
