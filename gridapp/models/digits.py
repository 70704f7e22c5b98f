"""Digits as people type them, made plain: full-width forms, spaces, numbers of a sheet."""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_MOST_EXACT = 10**15


class DigitsLost(ValueError):
    """A number that a sheet rounded: only its first 15 digits are what was typed."""


def half_width(text: str) -> str:
    """The same text with full-width letters, digits and marks as plain ones."""
    return text.translate(_FULL_WIDTH)


def typed(value: str | int | float) -> str:
    """What was typed, without any space: a sheet's 15768426846.0 is 15768426846."""
    if isinstance(value, str):
        return "".join(half_width(value).split())
    if not abs(value) < _MOST_EXACT:  # so that no number at all is caught too
        raise DigitsLost(f"{value:.0f}")
    return str(int(value)) if value == int(value) else repr(value)
