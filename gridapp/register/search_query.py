"""What was typed into the search, taken apart, and the statements that look for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gridapp.models.place import bounds
from gridapp.register.search_tokens import beginning, in_place, is_sure, parts, saying, sounding

EXACT, BEGINS, SOUNDS, NAMED, NUMBERED, SAID = range(6)
"""The best first; inside each one's own place first, then the newest."""

_WHOLE_ID = re.compile(r"\d{14,17}[\dx]")
_LAST = "\U0010ffff"


class Asked:
    """What was typed, taken apart.

    Attributes:
        parts: runs of letters, digits and characters, all of which have to be there.
        sound: the letters, where it is nothing else.
        number: digits and letters, where it may be a part of a number.
        begins: the condition that a name begins with it, where the index can say.
        whole_id: an identity number, where it is one.
    """

    def __init__(self, text: str, place: str) -> None:
        self.text = text
        self.place = place
        self.parts = parts(text)
        self.begins = beginning(text)
        joined = re.sub(r"[\s'·.-]", "", text)
        self.sound = joined if re.fullmatch(r"[a-z]+", joined) else ""
        number = re.sub(r"\s", "", text)
        is_number = re.fullmatch(r"[0-9a-z+-]{3,}", number) and re.search(r"\d", number)
        self.number = number if is_number else ""
        self.whole_id = number.upper() if _WHOLE_ID.fullmatch(number) else ""

    @property
    def sure(self) -> bool:
        """Whether the index alone says which records hold every part."""
        return all(is_sure(part) for part in self.parts)

    @property
    def values(self) -> dict[str, Any]:
        """What the statements ask with."""
        area = in_place(self.place)
        said = f"({' AND '.join(map(saying, self.parts))})"
        heard = sounding(self.sound)
        return {
            "text": self.text,
            "after": self.text + _LAST,
            "heard": heard + area,
            "begins": self.begins + area,
            "said": said + area,
            "any": (f"({said} OR {heard})" if self.sound else said) + area,
            "number": '"' + self.number.replace('"', "") + '"',
            **bounds(self.place),
        }


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements for one question.

    Attributes:
        ranked: those that give record numbers by a name, a sound or a number, with their rank.
        named: record numbers, names and bodies of those whose name says every part.
        said: the same for those that say every part anywhere.
        counting: how many there are, each once.
    """

    ranked: tuple[tuple[int, str], ...]
    named: str
    said: str
    counting: str


def statements(asked: Asked, *, waiting: bool) -> Statements:
    """The statements that look for this; `waiting` when touched records are to be left out."""
    make = _Maker(asked, waiting=waiting)
    return Statements(
        ranked=tuple(make.ranked()),
        named=make.worded("search_names", "said"),
        said=make.worded("search_words", "said"),
        counting=make.counting(),
    )


class _Maker:
    def __init__(self, asked: Asked, *, waiting: bool) -> None:
        self._asked, self._waiting = asked, waiting

    def ranked(self) -> Iterator[tuple[int, str]]:
        area = " AND f.place >= :low AND f.place < :high" if self._asked.place else ""
        but = f"{area}{self._but('f.rec')} ORDER BY f.rec DESC LIMIT :limit"
        yield EXACT, f"SELECT f.rec FROM search_doc f WHERE f.name = :text{but}"  # noqa: S608  all written here
        if self._asked.begins:
            yield BEGINS, self._newest(self._matching("search_names", "begins"))
        else:
            named = "f.name > :text AND f.name < :after"
            yield BEGINS, f"SELECT f.rec FROM search_doc f WHERE {named}{but}"  # noqa: S608  all written here
        if self._asked.sound:
            yield SOUNDS, self._newest(self._matching("search_words", "heard"))
        if self._asked.number:
            yield NUMBERED, self._newest(self._numbered())
        if self._asked.whole_id:
            yield NUMBERED, f"{self._marked()} LIMIT :limit"

    def worded(self, table: str, wanted: str) -> str:
        return (
            f"SELECT f.rowid, d.name, d.body FROM {table} f CROSS JOIN search_doc d"  # noqa: S608  all written here
            f" ON d.rec = f.rowid WHERE {table} MATCH :{wanted}{self._but('f.rowid')}"
            " ORDER BY f.rowid DESC LIMIT :limit"
        )

    def counting(self) -> str:
        words = self._matching("search_words", "any")
        if not self._asked.number:
            return f"SELECT count(*) FROM ({words})"  # noqa: S608  all of it is written here
        found = [words] * bool(self._asked.parts) + [self._numbered()]
        if self._asked.whole_id:
            found.append(self._marked())
        return f"SELECT count(*) FROM ({' UNION '.join(found)})"  # noqa: S608  all written here

    def _matching(self, table: str, wanted: str) -> str:
        return f"SELECT f.rowid FROM {table} f WHERE {table} MATCH :{wanted}{self._but('f.rowid')}"  # noqa: S608  all written here

    def _numbered(self) -> str:
        join, area = "", ""
        if self._asked.place:
            join = " CROSS JOIN search_doc d ON d.rec = f.rowid"
            area = " AND d.place >= :low AND d.place < :high"
        return (
            f"SELECT f.rowid FROM search_digits f{join}"  # noqa: S608  all written here
            f" WHERE search_digits MATCH :number{area}{self._but('f.rowid')}"
        )

    def _marked(self) -> str:
        return (
            "SELECT d.rec FROM mark f CROSS JOIN search_doc d ON d.rec = f.rec"  # noqa: S608  all written here
            " WHERE f.mark = :mark AND d.place >= :low AND (:low = '' OR d.place < :high)"
            f"{self._but('d.rec')}"
        )

    def _newest(self, statement: str) -> str:
        return f"{statement} ORDER BY f.rowid DESC LIMIT :limit"

    def _but(self, number: str) -> str:
        unseen = "NOT IN (SELECT rec FROM dirty)"
        return f" AND {number} {unseen}" if self._waiting else ""
