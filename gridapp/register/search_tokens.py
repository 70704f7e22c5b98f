"""What of a text stands in the search index: single characters, each two in a row, whole numbers.

One question is then the meeting of a few lists, however long the text that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from gridapp.models.place import LEVELS
from gridapp.register.pinyin_index import CHINESE, WHOLE

_PARTS = re.compile(r"[^\W_]+")
_ATOMS = re.compile(rf"{CHINESE.pattern}|(?:(?!{CHINESE.pattern})[^\W_])+")
_HEARD, _PLACE, _BEGINS = "σ", "π", "β"
"""Before sounds, places and beginnings, so that no word of a text is taken for one."""

_BEGINNINGS = 4


def parts(text: str) -> list[str]:
    """The runs of letters, digits and characters in a text that was made normal."""
    return _PARTS.findall(text)


def of_text(text: str) -> set[str]:
    """The tokens by which a text is found: its characters and words, and every two in a row."""
    found: set[str] = set()
    for part in parts(text):
        atoms = _ATOMS.findall(part)
        found.update(atoms)
        found.update(_meetings(atoms))
    return found


def _meetings(atoms: list[str]) -> list[str]:
    """Where two atoms meet: the last character of one with the first of the next."""
    return [one[-1] + other[0] for one, other in pairwise(atoms)]


def of_place(place: str) -> set[str]:
    """The place and all above it."""
    return {_PLACE + place[:digits] for digits in LEVELS if len(place) >= digits}


def of_sounds(sounds: Iterable[str]) -> set[str]:
    """Every beginning of a sound that may be typed, up to four letters, and the whole of it."""
    plain = [sound.removeprefix(WHOLE) for sound in sounds]
    found = {sound[:end] for sound in plain for end in range(1, _BEGINNINGS + 1)}
    return {_HEARD + sound for sound in found.union(plain)}


def of_beginnings(name: str) -> set[str]:
    """The first one to four characters of a name, each of them."""
    firsts = (name[:end] for end in range(1, min(len(name), _BEGINNINGS) + 1))
    return {_BEGINS + first for first in firsts if first.isalnum()}


def beginning(text: str) -> str:
    """The condition that a name begins with this; empty where the index does not say."""
    return f'"{_BEGINS}{text}"' if text.isalnum() and len(text) <= _BEGINNINGS else ""


def in_place(place: str) -> str:
    """The condition that something lies at `place` or below; empty for everywhere."""
    return f' AND "{_PLACE}{place}"' if place else ""


def sounding(letters: str) -> str:
    """The condition that a name can begin to sound like this."""
    return f'"{_HEARD}{letters}"' + "*" * (len(letters) > _BEGINNINGS)


def saying(part: str) -> str:
    """The condition that a text may hold this run of characters: certain where `is_sure`.

    A number or word at the end may go on; one before its end is whole.
    """
    atoms = _ATOMS.findall(part)
    if len(atoms) == 1:
        return f'"{part}"' + "*" * _goes_on(part)
    wanted = {f'"{pair}"' for pair in _meetings(atoms)}
    wanted |= {f'"{atom}"' for atom in atoms[:-1] if not CHINESE.match(atom)}
    if len(atoms[-1]) > 1:
        wanted.add(f'"{atoms[-1]}"*')
    return " AND ".join(sorted(wanted))


def _goes_on(atom: str) -> bool:
    """One digit alone would begin half of all numbers."""
    return not CHINESE.match(atom) and (len(atom) > 1 or not atom.isdigit())


def is_sure(part: str) -> bool:
    """Whether the condition of `saying` leaves nothing to be looked at."""
    return len(_ATOMS.findall(part)) == 1 or (len(part) == 2 and bool(CHINESE.match(part)))


def holds(text: str, part: str) -> bool:
    """Whether a text holds this run; a number or word that it begins with begins there too."""
    at = text.find(part)
    while at >= 0:
        if not at or CHINESE.match(part) or CHINESE.match(text[at - 1]):
            return True
        if not text[at - 1].isalnum():
            return True
        at = text.find(part, at + 1)
    return False
