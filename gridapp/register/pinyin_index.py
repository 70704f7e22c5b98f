"""How names sound: pinyin initials and whole pinyin, in every reading that a surname may have."""

from __future__ import annotations

import csv
import os
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice
from types import ModuleType

from gridapp.paths import resource

CHINESE = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = re.compile(r"[a-z0-9]")
_MOST_READINGS = 4
WHOLE = "~"
"""Before a name spelled out whole, to keep it apart from initials."""


def sounds(name: str, spelled: str = "") -> set[str]:
    """What somebody may type to find `name`: zxh and ~zengxiaohua, cxh and ~cengxiaohua.

    `spelled` is how its owner reads it, syllables apart, where that was noted.
    """
    found = set()
    readings = _readings(name.lower())
    if spelled.strip():
        readings.append(re.findall(r"[a-z]+", spelled.lower()))
    for syllables in readings:
        if syllables:
            found.add("".join(syllable[0] for syllable in syllables))
            found.add(WHOLE + "".join(syllables))
    return found


def _readings(name: str) -> list[list[str]]:
    known = _surnames()
    if name[:2] in known:
        return [[*reading, *_syllables(name[2:])] for reading in known[name[:2]]]
    if not CHINESE.match(name):
        return [_syllables(name)]
    every = dict.fromkeys([*known.get(name[0], ()), *((one,) for one in _of(name[0]))])
    rest = _syllables(name[1:])
    return [[*reading, *rest] for reading in islice(every, _MOST_READINGS)]


def _syllables(text: str) -> list[str]:
    """One reading of each character; letters and digits stand for themselves, marks are dropped."""
    return [
        _of(character)[0] if CHINESE.match(character) else character
        for character in text
        if CHINESE.match(character) or _LETTERS.match(character)
    ]


@cache
def _of(character: str) -> Sequence[str]:
    """Every reading of a character, without tones; the usual one first."""
    pypinyin = _tables()
    usual = pypinyin.lazy_pinyin(character, errors="ignore")
    every = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True, errors="ignore")
    listed = [one for one in [*usual, *(every[0] if every else [])] if one.isascii() and one]
    return tuple(dict.fromkeys(listed)) or ("?",)


@cache
def _tables() -> ModuleType:
    """pypinyin, loaded when a name is first heard: without its words, which are most of it.

    Characters are asked for one by one, and the 40 MB of words would stay for as long as a desk.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    import pypinyin

    return pypinyin


@cache
def _surnames() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Surname to its readings, where the usual reading of the characters is not (only) that."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    with resource("codes/surnames.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["surname"]].append(tuple(row["reading"].split(" ")))
    return found
