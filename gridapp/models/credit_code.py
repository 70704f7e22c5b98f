"""The unified social credit code (统一社会信用代码) of enterprises and bodies, GB 32100-2015."""

from __future__ import annotations

import re

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(f"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}", re.ASCII)
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))


def check_character(first17: str) -> str:
    """The eighteenth character that belongs to these seventeen (GB 32100-2015, modulus 31)."""
    total = sum(
        _ALPHABET.index(character) * weight
        for character, weight in zip(first17, _WEIGHTS, strict=True)
    )
    return _ALPHABET[-total % 31]


def is_credit_code(code: str) -> bool:
    """Whether `code` has the shape of a credit code and the check character it must have."""
    return _SHAPE.fullmatch(code) is not None and check_character(code[:17]) == code[17]
