"""When two spellings of a room or courtyard mean one place."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = "零一二三四五六七八九"
_NUMBER = re.compile("[〇零一二三四五六七八九十]+")
_BETWEEN = re.compile(r"[\W_]+")


def compared(said: str) -> str:
    """The name as it is compared: without spaces and signs, a number in figures."""
    plain = unicodedata.normalize("NFKC", said).casefold()
    return _NUMBER.sub(_figures, _BETWEEN.sub("", plain))


def _figures(found: re.Match[str]) -> str:
    """三 as 3, 十二 as 12, 二十 as 20, 一〇三 as 103."""
    said = found[0].replace("〇", "零")
    tens, ten, ones = said.partition("十")
    if not ten or len(tens) > 1 or len(ones) > 1:  # said figure by figure, or no number
        return "".join(str(_DIGITS.index(one)) if one in _DIGITS else one for one in said)
    first = _DIGITS.index(tens) if tens else 1
    return str(first * 10 + (_DIGITS.index(ones) if ones else 0))
