"""The marks between words, as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

_CLOSING, _OPENING = " ，。、；：？！）」”…,.;:?!)=", "（「“(="


def bracketed(text: str, language: str) -> str:
    """`text` in brackets, to stand right after the word that it explains."""
    return f"（{text}）" if _chinese(language) else f" ({text})"


def named(name: str, text: str, language: str) -> str:
    """What something is called, and what there is to say of it."""
    return f"{name}：{text}" if _chinese(language) else f"{name}: {text}"


def listed(words: Iterable[str], language: str) -> str:
    """Words of one kind side by side."""
    return ("、" if _chinese(language) else ", ").join(words)


def clauses(parts: Iterable[str], language: str) -> str:
    """Things said one after another in a single sentence."""
    return ("；" if _chinese(language) else "; ").join(parts)


def in_one_line(text: str) -> str:
    """A name in one line, whatever it is made of: a line break in it stands as `\\n`."""
    if text.isprintable():
        return text
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in text
    )


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: a Chinese character takes two."""
    return sum(1 + (east_asian_width(one) in "WF") for one in text)


def wrapped(text: str, most: int) -> list[str]:
    """The text in lines of at most so many columns, broken at blanks and between characters.

    What cannot be broken, such as a long word, stands in a line of its own.
    """
    lines = [""]
    for part in _parts(" ".join(text.split())):
        if lines[-1].strip() and columns(lines[-1] + part.rstrip()) > most:
            lines.append("")
        lines[-1] += part if lines[-1] else part.lstrip()
    return [line.rstrip() for line in lines]


def _parts(text: str) -> Iterator[str]:
    """What is never broken: a word, a character with the marks that belong to it."""
    begun = ""
    for one in text:
        before = begun[-1:]
        wide = columns(before) > 1 or columns(one) > 1
        if begun and (before == " " or wide) and one not in _CLOSING and before not in _OPENING:
            yield begun
            begun = ""
        begun += one
    if begun:
        yield begun


def _chinese(language: str) -> bool:
    return language.startswith("zh")
