"""Codes that people read from paper and type: digits only, shown in groups of four."""

from __future__ import annotations

import secrets
import unicodedata

STARTUP_DIGITS = 12
ROOT_DIGITS = 24
NUMBER_DIGITS = 8
_GROUP = 4
_LEFT_OUT = ("Z", "P", "C")  # blanks, punctuation and dashes, invisible characters


class NotACode(ValueError):
    """What was typed is not a code: `digits` tells how many digits one has."""

    def __init__(self, digits: int) -> None:
        super().__init__(digits)
        self.digits = digits


def new_code(digits: int) -> str:
    """A random code of so many digits."""
    return "".join(secrets.choice("0123456789") for _ in range(digits))


def shown(code: str) -> str:
    """The code as it is printed and read out: 1234-5678-9012."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def normal(text: str, digits: int) -> str:
    """The bare digits of what was typed, whatever its blanks, dashes and width."""
    folded = unicodedata.normalize("NFKC", text)
    kept = "".join(c for c in folded if unicodedata.category(c)[0] not in _LEFT_OUT)
    if len(kept) != digits or not (kept.isascii() and kept.isdigit()):
        raise NotACode(digits)
    return kept
