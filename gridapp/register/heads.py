"""The heads of a record's cells straight from the definition, for records folded afresh.

Exact where the fold goes the quick way: in a stream with two histories a change follows only what
stands in its own; and changes that claim to follow one another in a circle follow nothing there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.circles import unknotted
from gridapp.models.declare import Value
from gridapp.register.fold import ANY_TIME, Change

Dot = tuple[int, int, int]
"""(stream, n, column)"""


@dataclass(frozen=True, slots=True)
class _One:
    """A change with all its bases; `line` is its segment where its stream has two histories."""

    sid: int
    n: int
    column: int
    at: int
    value: Value
    line: int

    @property
    def dot(self) -> Dot:
        return self.sid, self.n, self.column


def heads(
    told: Iterable[tuple[int, Sequence[Change]]],
    lines: Mapping[int, set[int]],
    keys: Mapping[int, bytes],
) -> tuple[list[Change], dict[Dot, int]]:
    """The changes that no other supersedes, bases left out; and the bases that are not here.

    `told` gives the changes by line (0 where their stream has one history), `lines` for each line
    those before it, itself included.
    """
    bases: dict[_One, set[tuple[int, int]]] = defaultdict(set)
    for line, changes in told:
        for sid, n, column, at, base_sid, base_n, value in changes:
            named = bases[_One(sid, n, column, at, value, line)]
            if base_n:
                named.add((base_sid, base_n))
    here: dict[Dot, list[_One]] = defaultdict(list)
    for one in bases:
        here[one.dot].append(one)
    missing: dict[Dot, int] = {}
    follows: dict[_One, set[_One]] = {}
    for one, named in bases.items():
        follows[one] = set()
        for base_sid, base_n in named:
            dot = (base_sid, base_n, one.column)
            foreign = keys[base_sid][:32] != keys[one.sid][:32]
            if dot not in here:
                missing[dot] = max(ANY_TIME if foreign else one.at, missing.get(dot, -1))
            follows[one] |= {
                other
                for other in here.get(dot, ())
                if foreign or (other.at < one.at and _in_line(one, other, lines))
            }
    fallen = {other for others in unknotted(follows).values() for other in others}
    standing = [
        (one.sid, one.n, one.column, one.at, 0, 0, one.value) for one in bases if one not in fallen
    ]
    return standing, missing


def _in_line(one: _One, other: _One, lines: Mapping[int, set[int]]) -> bool:
    """Whether a change of the same device stands in this one's past, as far as lines part them."""
    return one.sid != other.sid or not one.line or other.line in lines[one.line]
