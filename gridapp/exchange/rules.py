"""The rules by which values are refused, in words: data in zh and en."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from gridapp.paths import resource


def in_words(rule: str, language: str) -> str:
    """What this rule says, for whoever filled in the sheet. Raises KeyError for no rule of ours."""
    zh, en = all_rules()[rule]
    return zh if language.startswith("zh") else en


@cache
def all_rules() -> Mapping[str, tuple[str, str]]:
    """Rule → its words in Chinese and in English."""
    with resource("codes/rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["rule"]: (row["zh"], row["en"]) for row in csv.DictReader(file)}
