"""What was typed into the search, taken apart, and the statements that look for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gridapp.register.pinyin_index import WHOLE
from gridapp.register.search_docs import words

EXACT, BEGINS, SOUNDS, NAMED, NUMBERED, SAID = range(6)
"""The best first; inside each the newest first."""

_WHOLE_ID = re.compile(r"\d{14,17}[\dx]")
_LAST = "\U0010ffff"


class Asked:
    """What was typed, taken apart."""

    def __init__(self, text: str, place: str) -> None:
        self.text = text
        self.place = place
        self.parts = text.split()
        joined = re.sub(r"[\s'·.-]", "", text)
        self.sound = joined if re.fullmatch(r"[a-z]+", joined) else ""
        number = re.sub(r"\s", "", text)
        is_number = re.fullmatch(r"[0-9a-z+-]{3,}", number) and re.search(r"\d", number)
        self.number = number if is_number else ""
        self.whole_id = number.upper() if _WHOLE_ID.fullmatch(number) else ""
        self.phrases = [phrase for part in self.parts if (phrase := _phrase(part))]

    @property
    def values(self) -> dict[str, Any]:
        """What the statements ask with."""
        return {
            "text": self.text,
            "after": self.text + _LAST,
            "sound": self.sound,
            "sound_after": self.sound + "{",
            "whole": WHOLE + self.sound,
            "whole_after": WHOLE + self.sound + "{",
            "any": " AND ".join(self.phrases),
            "named": f"name : ({' AND '.join(self.phrases)})",
            "number": '"' + self.number.replace('"', "") + '"',
            "id": self.whole_id,
            "low": self.place,
            "high": self.place + ":",
        }


def _phrase(part: str) -> str:
    """One word as it stands in the index; what ends in a letter or digit may go on."""
    tokens = words(part)
    if not tokens:
        return ""
    star = "*" if tokens[-1].isascii() else ""
    return f'"{" ".join(tokens)}"{star}'


def narrow(asked: Asked) -> Iterator[tuple[int, str]]:
    """Statements that give record numbers by a name, a sound or a number, the best rank first."""
    yield EXACT, from_("search_doc f", "f.rec", "f.name = :text", asked)
    yield BEGINS, from_("search_doc f", "f.rec", "f.name >= :text AND f.name < :after", asked)
    for where in _sounds(asked):
        # In the order of the sounds: to sort thousands of names by age would take its time.
        yield SOUNDS, from_("search_sound f", "f.rec", where, asked, ordered=False)
    if asked.number:
        yield NUMBERED, from_("search_digits f", "f.rowid", "search_digits MATCH :number", asked)
    if asked.whole_id:
        yield NUMBERED, from_("resident f", "f.id", "f.id_number = :id", asked)


def said(asked: Asked, column: str) -> str:
    """The statement for records that say every word: `named` in the name, `any` anywhere."""
    return from_("search_words f", "f.rowid", f"search_words MATCH :{column}", asked)


def _sounds(asked: Asked) -> Iterator[str]:
    if asked.sound:
        yield "f.sound >= :sound AND f.sound < :sound_after"
    if len(asked.sound) > 1:
        # One letter begins the initials and the whole name alike.
        yield "f.sound >= :whole AND f.sound < :whole_after"


def from_(table: str, number: str, where: str, asked: Asked, *, ordered: bool = True) -> str:
    """Record numbers from one index, newest first, in the place asked for, none that waits."""
    area = ""
    if asked.place:
        table += f" CROSS JOIN search_doc d ON d.rec = {number}"
        area = " AND d.place >= :low AND d.place < :high"
    order = f" ORDER BY {number} DESC" if ordered else ""
    return (
        f"SELECT {number} FROM {table} WHERE {where}{area}"  # noqa: S608  all of it is written here
        f" AND {number} NOT IN (SELECT rec FROM dirty){order}"
    )


def counting(asked: Asked) -> str:
    """The statement that counts what the index knows, each record once."""
    parts = [from_("search_doc f", "f.rec", "f.name = :text", asked, ordered=False)]
    if asked.phrases:
        where = "search_words MATCH :any"
        parts = [from_("search_words f", "f.rowid", where, asked, ordered=False)]
    parts += [from_("search_sound f", "f.rec", one, asked, ordered=False) for one in _sounds(asked)]
    if asked.number:
        where = "search_digits MATCH :number"
        parts.append(from_("search_digits f", "f.rowid", where, asked, ordered=False))
    if asked.whole_id:
        parts.append(from_("resident f", "f.id", "f.id_number = :id", asked, ordered=False))
    return f"SELECT count(*) FROM ({' UNION '.join(parts)})"  # noqa: S608  all written here
