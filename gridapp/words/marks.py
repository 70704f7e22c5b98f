"""The marks between words, as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable


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


def _chinese(language: str) -> bool:
    return language.startswith("zh")
