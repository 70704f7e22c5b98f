"""Words of ledgers for what somebody is to the head of the household, and for the sexes."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache

from gridapp.paths import resource

HEAD = "0"
OTHER = "8"

_SEXES = {"男": "1", "女": "2", "男性": "1", "女性": "2", "未知": "0", "未说明": "9"}
_SEXES |= {"0": "0", "1": "1", "2": "2", "9": "9", "M": "1", "F": "2", "m": "1", "f": "2"}
_CODED = re.compile(r"(\d)(\d?)(?:[-.、: ]?\D+)?")


def relation(words: str) -> str | None:
    """Code of GB/T 4761 in one digit, or None for words that are not known."""
    plain = re.sub(r"[\s()（）\[\]【】]", "", words)
    if known := _relations().get(plain):
        return known
    if coded := _CODED.fullmatch(plain):
        first, second = coded.groups()
        if second and first == "0":
            return HEAD  # 01 himself, 02 head
        return OTHER if first == "9" else first
    return None


def sex(word: str) -> str | None:
    """Code of GB/T 2261.1, or None for a word that is no sex."""
    return _SEXES.get(word)


@cache
def _relations() -> Mapping[str, str]:
    with resource("codes/relation_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["code"] for row in csv.DictReader(file)}
