"""Names and addresses as they are compared, however people write them."""

from __future__ import annotations

import re
import unicodedata

_AREA = re.compile(r"^[^\d]{1,8}?(?:省|自治州|地区|市|县|街道|镇|乡|村|社区|居委会)(?=.)")
_NUMERALS = str.maketrans("〇零一二三四五六七八九两", "001234567892")
_TENS = re.compile(r"([1-9]?)十([1-9]?)")
_COUNTED = re.compile(r"[〇零一二三四五六七八九十两]+(?=号|栋|幢|组|楼|层|室|单元|巷|队)")


def plain_name(text: str | None) -> str:
    """A name as it is compared: half-width, without blanks and dots."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(character for character in folded if character.isalnum())


def plain_address(text: str | None) -> str:
    """An address as it is compared: half-width, numbers in figures, without town and village."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    counted = _COUNTED.sub(lambda found: _figures(found[0]), folded)
    plain = "".join(character for character in counted if character.isalnum())
    while found := _AREA.match(plain):
        plain = plain[found.end() :]
    return plain.replace("门牌", "").removesuffix("号")


def _figures(numerals: str) -> str:
    """Chinese numerals up to 99 in figures: 十二 is 12, 二十 is 20, 三〇五 is 305."""
    digits = numerals.translate(_NUMERALS)
    return _TENS.sub(lambda found: (found[1] or "1") + (found[2] or "0"), digits)


def said_pairs(text: str) -> set[str]:
    """Each two characters that stand in a row: what short texts share when they are like."""
    kept = plain_name(text)
    return {kept[at : at + 2] for at in range(len(kept) - 1)}
