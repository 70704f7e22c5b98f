"""What happens to households and people, as verbs: members move, history stays.

Each act is one save with a `life_event` for the timeline; undone like any other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from types import MappingProxyType

from gridapp.models.declare import InvalidRecord
from gridapp.register.identity import Identity
from gridapp.register.life_act import HEAD, Act, Done, Event, NotPossible


def register(
    conn: sqlite3.Connection, me: Identity, event: Event, *, today: str, now_ms: int
) -> Done:
    """Write what happened in one save. Needs a transaction.

    Raises NotPossible, UnknownRecord, InvalidRecord or NoRight; then nothing is to be committed.
    """
    if event.verb not in _VERBS:
        raise InvalidRecord("life_event", "verb", "not_listed", event.verb)
    if event.day > today:
        raise InvalidRecord("life_event", "happened_on", "future", event.day)
    act = Act(conn, me, event, today, now_ms)
    _VERBS[event.verb](act)
    return act.save()


def _split(act: Act) -> None:
    """Some found a household of their own; the first named is its head, unless said otherwise."""
    people = act.some()
    if not people:
        raise NotPossible("nobody")
    if len(people) == len(act.members):
        raise NotPossible("everybody")
    to, place = act.found(people[0].name or "")
    act.go(people, to, place)
    act.make_head(people[0])


def _join(act: Act) -> None:
    """A whole household becomes part of another."""
    to = act.target()
    act.go(act.members, to.id, to.place)


def _move(act: Act) -> None:
    """Some go over to another household."""
    people, to = act.some(), act.target()
    if not people:
        raise NotPossible("nobody")
    act.go(people, to.id, to.place)


def _leave(act: Act) -> None:
    """Some, or all, move away or die."""
    act.end(act.everybody())


def _die(act: Act) -> None:
    """One person dies."""
    people = act.some()
    if len(people) != 1:
        raise NotPossible("one_person")
    act.end(people)


def _be_born(act: Act) -> None:
    """A child is born into a household."""
    home = act.home()
    act.begin(home.id, home.place, {"birth": act.event.day})


def _marry(act: Act) -> None:
    """Somebody known goes over to another household by marriage, or somebody new comes in."""
    if act.event.people:
        _move(act)
    else:
        _come(act)


def _come(act: Act) -> None:
    """Somebody new comes into a household, or founds one."""
    if act.event.household:
        home = act.home()
        act.begin(home.id, home.place, {})
    else:
        to, place = act.found(str(act.event.person.get("name") or ""))
        act.begin(to, place, {"relation": HEAD})


_VERBS: Mapping[str, Callable[[Act], None]] = MappingProxyType(
    {
        "split": _split,
        "join": _join,
        "move": _move,
        "move_in": _come,
        "move_out": _leave,
        "death": _die,
        "birth": _be_born,
        "marry_in": _marry,
        "tenant_in": _come,
        "tenant_out": _leave,
    }
)
"""What each verb does (life_event)."""
